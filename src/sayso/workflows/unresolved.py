"""What stayed open in a ledger: places, times, speakers, parties and actors, and people who may be one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from sayso.model.claim import Claim, Modality, Reference, Stance
from sayso.model.ids import folded
from sayso.model.source import Article, Candidate, Span
from sayso.present.boards import Shelf, shelf_of
from sayso.present.lines import source_words
from sayso.present.open_points import OpenPoint
from sayso.present.possible import margin_of, shown_candidates
from sayso.workflows.ask import Filter
from sayso.workflows.namesakes import Pair, perhaps_one
from sayso.workflows.views import Known, view_of

LONGEST_SENTENCE = 280
"""Characters of the sentence that are shown, around the open words."""

_ENDS = re.compile(r"[.!?][”\"’')\]]*\s+(?=[^a-z])|\n\s*\n")


class Sort(StrEnum):
    """What can stay open."""

    PLACES = "places"
    TIMES = "times"
    SPEAKERS = "speakers"
    PARTIES = "parties"
    ACTORS = "actors"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class _Open:
    """One thing that one claim leaves open."""

    sort: Sort
    words: str
    span: Span
    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(slots=True)
class _Group:
    """The same words left open for the same sort of thing, wherever they stand."""

    first: tuple[Claim, _Open]
    spellings: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    claims: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)


def open_points(path: Path, wanted: Filter, *, known: Known, sorts: Sequence[Sort] = ()) -> list[OpenPoint]:
    """What the claims that pass leave open, most claims first; of all sorts unless some are named.

    A revised resolution counts as resolved. Withdrawn claims, and people without a public role, are left out. The same
    words in two reports are counted together because they are the same words: it is not said that they mean the same.
    """
    with view_of(path, known) as view:
        withdrawn = view.withdrawn()
        claims = [claim for claim in view.claims() if claim.id not in withdrawn and wanted.takes(claim)]
        shelf = shelf_of(view)
    groups = _grouped(claims, frozenset(sorts or Sort))
    if not sorts or Sort.PEOPLE in sorts:
        groups |= {(Sort.PEOPLE, f"{pair.one.ref} {pair.other.ref}"): _pair(pair) for pair in perhaps_one(claims)}
    points = [_point(sort, group, shelf) for (sort, _), group in groups.items()]
    return sorted(points, key=lambda point: (-point.claims, -point.articles, point.sort, point.words))


def _grouped(claims: Iterable[Claim], sorts: frozenset[Sort]) -> dict[tuple[Sort, str], _Group]:
    groups: dict[tuple[Sort, str], _Group] = {}
    for claim in claims:
        for one in _left_open(claim):
            if one.sort not in sorts:
                continue
            group = groups.setdefault((one.sort, folded(one.words) or one.words), _Group((claim, one)))
            group.spellings[one.words] += 1
            group.reasons[one.reason] += 1
            group.claims.add(claim.id)
            group.articles.add(claim.article_id)
    return groups


def _left_open(claim: Claim) -> Iterator[_Open]:
    resolution = claim.resolution
    for place in resolution.places:
        if place.ref is None or place.ref.startswith("text:"):
            yield _of_reference(Sort.PLACES, place, claim)
    for reading in dict.fromkeys(filter(None, (resolution.when, resolution.said_at))):
        if reading.period is None:
            yield _Open(Sort.TIMES, reading.words, reading.span, reading.reason)
    yield from _speaker(claim)
    for reference in filter(None, (resolution.actor, resolution.target)):
        if reference.ref is None:
            yield _of_reference(Sort.ACTORS, reference, claim)


def _of_reference(sort: Sort, reference: Reference, claim: Claim) -> _Open:
    span, reason = reference.span or claim.evidence, reference.reason or "no reason kept"
    return _Open(sort, reference.words, span, reason, reference.candidates)


def _speaker(claim: Claim) -> Iterator[_Open]:
    claimant = claim.resolution.claimant
    if claimant is not None:
        if claimant.stays_open:
            sort = Sort.SPEAKERS if claimant.stays_open == "speaker" else Sort.PARTIES
            reason = claimant.reason or "no reason kept"
            yield _Open(sort, claimant.words, claimant.span, reason, claimant.candidates)
        return
    # "It could not be verified", "reportedly": nobody in particular is meant.
    voice = claim.voices[-1] if claim.voices else None
    if voice is not None and voice.stance is not Stance.DOUBTS and claim.modality is not Modality.POSSIBLE:
        words = voice.words or voice.cue or "no source"
        yield _Open(Sort.SPEAKERS, words, voice.span or claim.evidence, "the text does not say who")


def _pair(pair: Pair) -> _Group:
    """Two names that may be one person's, as one open point."""
    claims = [*pair.one.claims, *pair.other.claims]
    words = f"{pair.one.name} / {pair.other.name}"
    candidates = tuple(
        Candidate("person", one.ref, one.name, float(len(one.claims)), f"claims: {len(one.claims)}")
        for one in (pair.one, pair.other)
    )
    group = _Group((claims[0], _Open(Sort.PEOPLE, words, pair.one.claimant.span, pair.reason, candidates)))
    group.spellings[words] = group.reasons[pair.reason] = 1
    group.claims, group.articles = {claim.id for claim in claims}, {claim.article_id for claim in claims}
    return group


def _point(sort: Sort, group: _Group, shelf: Shelf) -> OpenPoint:
    claim, one = group.first
    span = one.span
    article = shelf.articles[claim.article_id]
    redactor = shelf.redactors[article.id]
    return OpenPoint(
        sort=sort.value,
        words=redactor.words(_commonest(group.spellings)),
        claims=len(group.claims),
        articles=len(group.articles),
        reason=redactor.words(_commonest(group.reasons)),
        sentence=" ".join(redactor.shown(_sentence(article, span)).split()),
        source=source_words(article),
        article_id=article.id,
        start=span.start,
        end=span.end,
        claim_id=claim.id,
        candidates=shown_candidates(one.candidates, redactor),
        margin=margin_of(one.candidates),
    )


def _commonest(texts: Counter[str]) -> str:
    """The text met most; of equals the first one in the alphabet, so that the order of reports does not matter."""
    return min(texts, key=lambda text: (-texts[text], text))


def _sentence(article: Article, span: Span) -> Span:
    """The sentence around the words, shortened to whole words where it is long."""
    text = article.text
    starts = [match.end() for match in _ENDS.finditer(text, 0, span.start)]
    found = _ENDS.search(text, span.end)
    start, end = (starts[-1] if starts else 0), (found.end() if found else len(text))
    if end - start <= LONGEST_SENTENCE:
        return Span(start, end)
    spare = max(0, LONGEST_SENTENCE - len(span)) // 2
    first, last = max(start, span.start - spare), min(end, span.end + spare)
    before, after = text.find(" ", first, span.start), text.rfind(" ", span.end, last)
    return Span(before + 1 if first > start and before >= 0 else first, after if last < end and after >= 0 else last)
