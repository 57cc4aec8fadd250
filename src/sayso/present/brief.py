"""A view and its assessments -> the brief: what is disputed first, then the rest by kind, then how it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model.claim import Claim, Modality
from sayso.model.counted import counted
from sayso.model.finding import Assessment
from sayso.model.ports import LedgerView
from sayso.model.source import Article
from sayso.present.boards import Shelf, Words, attention, board_of, has_two_voices, sentence_of, shelf_of
from sayso.present.lines import source_words
from sayso.present.pages import Brief, Heading, MethodBlock, QuestionBoard, RemarkLine, SourceText
from sayso.present.sources import source_text
from sayso.present.staleness import told_words

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
    takes: Callable[[Claim], bool] | None = None
    """Which claims are asked about; None for all. What a brief lists beside its questions is kept to these too."""
    most_asides: int | None = None
    """How many claims at the most that could not be verified, and of background; None for all."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a brief; articles and claims stand in the order of the articles, then of the evidence."""

    shelf: Shelf
    assessments: Sequence[Assessment]
    """Those that it shows, in the order of a reader with little time."""
    questions: int
    """Answers that there are to show."""
    unverified: Sequence[str]
    """Ids of the claims asked about that could not be verified."""
    background: Sequence[str]
    """Ids of those that are history told as context."""
    silent: int
    """Articles in which no claim was found."""


def found_in(view: LedgerView, assessments: Sequence[Assessment], request: BriefRequest) -> Found:
    """What a brief of a view shows, of the assessments that match."""
    shelf, takes = shelf_of(view), request.takes or (lambda _: True)
    background = {claim.id for claim in shelf.claims.values() if claim.resolution.background}
    news = [a for a in assessments if any(c.claim_id not in background for c in a.contributions)]
    told = [claim for claim in shelf.claims.values() if takes(claim)]
    return Found(
        shelf=shelf,
        assessments=sorted(news, key=attention)[: request.most_boards],
        questions=len(news),
        unverified=[claim.id for claim in told if claim.modality is Modality.UNVERIFIED],
        background=[claim.id for claim in told if claim.id in background],
        silent=len(shelf.articles) - len({claim.article_id for claim in shelf.claims.values()}),
    )


def compose_brief(view: LedgerView, found: Found, *, words: Words, request: BriefRequest) -> Brief:
    """Everything that the brief says, protected names already gone."""
    shelf = found.shelf
    boards = [(a, board_of(a, shelf, words)) for a in found.assessments]
    days = [article.published_on for article in shelf.articles.values() if article.published_on]
    asides = _asides(found, request)
    is_partial = request.takes is not None or len(boards) < found.questions or asides.left_out > 0
    resting = _resting_on(boards, asides, shelf) if is_partial else shelf.articles
    left_out = LeftOut(found.questions - len(boards), asides.left_out, len(shelf.articles) - len(resting))
    return Brief(
        title=request.title,
        day=max(days, default=None),
        in_short=tuple(_in_short(boards)),
        headings=tuple(_headings(boards, words)),
        unverified=tuple(shelf.line(claim) for claim in asides.unverified),
        background=tuple(shelf.line(claim) for claim in asides.background),
        remarks=tuple(_remarks(view, shelf, resting)),
        sources=tuple(_sources(view, shelf, resting, request.leans_on or {})),
        method=MethodBlock(
            sources=tuple(sorted({source_words(one, shelf.redactors[one.id]) for one in resting.values()})),
            window=_window(days, len(shelf.articles)),
            languages=", ".join(sorted({article.language for article in shelf.articles.values()})) or "none",
            theatre=request.theatre,
            rules=request.rules,
            as_of=request.as_of,
            gaps=(*request.gaps, *_gaps(shelf, found.silent, left_out)),
            caution=CAUTION,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Asides:
    """What a brief lists beside its questions."""

    unverified: tuple[Claim, ...]
    background: tuple[Claim, ...]
    left_out: int


def _asides(found: Found, request: BriefRequest) -> _Asides:
    """The latest of what could not be verified and of the background, in order, as many as are asked for."""
    most, told = request.most_asides, (found.unverified, found.background)
    shown = [tuple(found.shelf.claims[one] for one in (ids if most is None else ids[-most:])) for ids in told]
    return _Asides(shown[0], shown[1], sum(map(len, told)) - sum(map(len, shown)))


def _resting_on(
    boards: Sequence[tuple[Assessment, QuestionBoard]], asides: _Asides, shelf: Shelf
) -> Mapping[str, Article]:
    """The articles on which a line of the brief rests, in their order."""
    shown = {line.claim_id for _, board in boards for line in board.lines}
    shown.update(claim.id for claim in (*asides.unverified, *asides.background))
    used = {shelf.claims[claim_id].article_id for claim_id in shown}
    return {article_id: article for article_id, article in shelf.articles.items() if article_id in used}


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


def _remarks(view: LedgerView, shelf: Shelf, resting: Mapping[str, Article]) -> Iterator[RemarkLine]:
    found: Counter[tuple[str, str, str]] = Counter()
    for article in resting.values():
        redactor = shelf.redactors[article.id]
        for remark in view.remarks(article.id):
            found[remark.code, redactor.words(remark.note), source_words(article, redactor)] += 1
    for (code, note, source), times in sorted(found.items()):
        yield RemarkLine(code, note, source, times)


def _sources(
    view: LedgerView, shelf: Shelf, resting: Mapping[str, Article], leans_on: Mapping[str, tuple[str, ...]]
) -> Iterator[SourceText]:
    for article in resting.values():
        yield source_text(article, view.claims(article.id), shelf.redactors[article.id], leans_on.get(article.id, ()))


def _window(days: Sequence[date], articles: int) -> str:
    """What was looked through: how many articles, of which days."""
    number = counted(articles, "article")
    return f"{number} published {told_words(days)}" if days else f"{number}, publication days unknown"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a brief does not show, and says so."""

    questions: int
    asides: int
    articles: int


def _gaps(shelf: Shelf, silent: int, left_out: LeftOut) -> Iterator[str]:
    total = len(shelf.articles)
    undated = sum(article.published_on is None for article in shelf.articles.values())
    if undated:
        yield f"no publication day in {undated:,} of {counted(total, 'article')}: their relative days are unresolved"
    if silent:
        yield f"no claim was found in {silent:,} of {counted(total, 'article')}"
    if left_out.questions:
        yield f"{counted(left_out.questions, 'further question')} not shown (ask for all with --all)"
    if left_out.asides:
        yield f"{counted(left_out.asides, 'further claim')} of background or without verification not shown (--all)"
    if left_out.articles:
        yield f"{left_out.articles:,} of {counted(total, 'article')} not listed: no line here rests on them"
    if not shelf.articles:
        yield "the ledger holds no article"
