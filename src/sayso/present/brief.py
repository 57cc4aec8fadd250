"""A view and its assessments -> the brief: what is disputed first, then the rest by kind, then how it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model.claim import Modality
from sayso.model.finding import Assessment
from sayso.model.ports import LedgerView
from sayso.present.boards import Shelf, Words, attention, board_of, has_two_voices, sentence_of, shelf_of
from sayso.present.lines import day_words, source_words
from sayso.present.pages import Brief, Heading, MethodBlock, QuestionBoard, RemarkLine, SourceText
from sayso.present.sources import source_text

LONGEST_IN_SHORT = 6

CAUTION = (
    "Made by automatic extraction, which misses claims and misreads some: open the words before you rely on a line.",
    "A standing says who claims, denies, concedes or bears out; it never says that a claim is so or not so.",
    "No claim found does not mean that nothing happened.",
    "Times reported counts reports; independent support counts origins without an interest. The two are never added.",
    "People without a public role appear by their role, not by name.",
    "Place names are the speakers' own; no view on the status of any place is implied.",
)


@dataclass(frozen=True, slots=True)
class BriefRequest:
    """What the reader asked for, and what must be said of how the brief was made."""

    title: str
    theatre: str
    """The theatre's title, or 'none: parties and places as the texts name them'."""
    rules: str
    """Version and digest."""
    as_of: str
    """'Ledger as of entry 412, recorded 6 Sep 2021 18:00 UTC'."""
    gaps: tuple[str, ...] = ()
    most_boards: int | None = None
    """How many boards at the most; None for all. What is left out is said."""
    leans_on: Mapping[str, tuple[str, ...]] | None = None
    """Article id -> agencies and outlets that it leans on."""


def compose_brief(view: LedgerView, assessments: Sequence[Assessment], *, words: Words, request: BriefRequest) -> Brief:
    """Everything that the brief says, protected names already gone."""
    shelf = shelf_of(view)
    background = {claim.id for claim in shelf.claims.values() if claim.resolution.background}
    news = [a for a in assessments if any(c.claim_id not in background for c in a.contributions)]
    ordered = sorted(news, key=attention)
    shown = ordered if request.most_boards is None else ordered[: request.most_boards]
    boards = [(a, board_of(a, shelf, words)) for a in shown]
    days = [article.published_on for article in shelf.articles.values() if article.published_on]
    gaps = (*request.gaps, *_gaps(shelf, len(ordered) - len(shown)))
    return Brief(
        title=request.title,
        day=max(days, default=None),
        in_short=tuple(_in_short(boards)),
        headings=tuple(_headings(boards, words)),
        unverified=tuple(shelf.line(c) for c in shelf.claims.values() if c.modality is Modality.UNVERIFIED),
        background=tuple(shelf.line(c) for c in shelf.claims.values() if c.id in background),
        remarks=tuple(_remarks(view, shelf)),
        sources=tuple(_sources(view, shelf, request.leans_on or {})),
        method=MethodBlock(
            sources=tuple(sorted({source_words(article) for article in shelf.articles.values()})),
            window=_window(days),
            languages=", ".join(sorted({article.language for article in shelf.articles.values()})) or "none",
            theatre=request.theatre,
            rules=request.rules,
            as_of=request.as_of,
            gaps=gaps,
            caution=CAUTION,
        ),
    )


def _in_short(boards: Sequence[tuple[Assessment, QuestionBoard]]) -> Iterator[str]:
    for assessment, board in boards[:LONGEST_IN_SHORT]:
        if has_two_voices(assessment):
            yield sentence_of(board)


def _headings(boards: Sequence[tuple[Assessment, QuestionBoard]], words: Words) -> Iterator[Heading]:
    two_voices = [b for a, b in boards if has_two_voices(a) and not words.is_forecast(a.rung)]
    if two_voices:
        yield Heading(
            "Where voices meet", "Put forward by one and denied, borne out or doubted by another.", tuple(two_voices)
        )
    forecasts = [b for a, b in boards if words.is_forecast(a.rung)]
    if forecasts:
        yield Heading("Announced, expected or promised", "Kept open until a later report settles it.", tuple(forecasts))
    by_kind: dict[str, list[QuestionBoard]] = {}
    for assessment, board in boards:
        if not has_two_voices(assessment) and not words.is_forecast(assessment.rung):
            by_kind.setdefault(board.kind_label, []).append(board)
    for label in sorted(by_kind, key=words.kind_rank):
        yield Heading(label, "Put forward, so far unanswered.", tuple(by_kind[label]))


def _remarks(view: LedgerView, shelf: Shelf) -> Iterator[RemarkLine]:
    found: Counter[tuple[str, str, str]] = Counter()
    for article in shelf.articles.values():
        redactor = shelf.redactors[article.id]
        for remark in view.remarks(article.id):
            found[remark.code, redactor.words(remark.note), source_words(article)] += 1
    for (code, note, source), times in sorted(found.items()):
        yield RemarkLine(code, note, source, times)


def _sources(view: LedgerView, shelf: Shelf, leans_on: Mapping[str, tuple[str, ...]]) -> Iterator[SourceText]:
    for article in shelf.articles.values():
        yield source_text(article, view.claims(article.id), shelf.redactors[article.id], leans_on.get(article.id, ()))


def _window(days: Iterable[date]) -> str:
    ordered = sorted(days)
    if not ordered:
        return "publication days unknown"
    first, last = day_words(ordered[0]), day_words(ordered[-1])
    return f"published {first}" if first == last else f"published {first} to {last}"


def _gaps(shelf: Shelf, left_out: int) -> Iterator[str]:
    total = len(shelf.articles)
    undated = sum(article.published_on is None for article in shelf.articles.values())
    if undated:
        yield f"{undated} of {total} articles have no publication day, so their relative days are unresolved"
    silent = total - len({claim.article_id for claim in shelf.claims.values()})
    if silent:
        yield f"no claim was found in {silent} of {total} articles"
    if left_out > 0:
        yield f"{left_out} further questions are not shown (ask for all with --all)"
    if not shelf.articles:
        yield "the ledger holds no article"
