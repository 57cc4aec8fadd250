"""For which side somebody speaks by the theatre, which knows who belonged to whom and when."""

from __future__ import annotations

from sayso.model.source import Candidate, Span
from sayso.model.times import Period
from sayso.resolve.cast import Cast
from sayso.resolve.phrases import Phrase, tokens_within
from sayso.resolve.side import PEOPLE, Side, SideReading
from sayso.resolve.text_sides import HYPHENS
from sayso.theatres.theatre import Theatre


def side_in_theatre(cast: Cast, phrase: Phrase) -> SideReading | None:
    """What the theatre says of the name in a phrase, on the day of the article; None where it knows nobody in it."""
    if cast.theatre is None:
        return None
    known = [pair for pair in cast.mentions_in(phrase, PEOPLE) if not _only_backs(cast, pair[0].span)]
    if not known:
        return None
    at_head = [pair for pair in known if pair[0].span.contains(phrase.head.span)]
    mention, candidate = (at_head or known)[0]
    party = cast.theatre.party_of(candidate.ref, cast.parsed.article.published_on)
    source = cast.theatre.source_named(candidate.ref)
    if party is None and source is not None and source.speaks_for is not None:
        party = cast.theatre.actor(source.speaks_for)
    if party is None and candidate.kind == "person" and not cast.theatre.memberships_of(candidate.ref):
        return None  # Nobody has said that there is none: the text may.
    if party is None:
        return _without_a_side_now(cast.theatre, mention.text, candidate)
    return SideReading(Side(party.id, party.name.lower()), f"{mention.text!r}: {candidate.reason}")


def _without_a_side_now(theatre: Theatre, words: str, who: Candidate) -> SideReading:
    """Nobody's, or open: whoever belonged to a side before or after that day, or to two sides on it."""
    ever = theatre.parties_ever_of(who.ref)
    if not ever:
        return SideReading(None, f"{words!r} has no side in the theatre")
    candidates = tuple(
        Candidate("actor", party.id, party.name.lower(), 0.5, f"{relation.replace('_', ' ')} it {_days(during)}")
        for party, relation, during in ever
    )
    return SideReading(None, f"{words!r} has no one side in the theatre on that day", True, candidates)


def _only_backs(cast: Cast, name: Span) -> bool:
    """'Velika-backed rebels', 'ex-Velika officers': the name says something of somebody else."""
    row = tokens_within(cast.parsed, Span(max(0, name.start - 3), name.end + 12))
    after = [token.text.lower() for token in row if token.span.start >= name.end]
    before = [token.text.lower() for token in row if token.span.end <= name.start]
    is_backer = len(after) > 1 and after[0] in HYPHENS and after[1] in cast.roles.group.backing_endings
    return is_backer or (len(before) > 1 and before[-1] in HYPHENS and before[-2] in cast.small.opposing)


def _days(during: Period) -> str:
    """'until 2031-03-31', 'from 2031-05-01 until 2031-06-30'; 'at all times'."""
    first = f"from {during.first}" if during.first is not None else ""
    last = f"until {during.last}" if during.last is not None else ""
    return " ".join(filter(None, (first, last))) or "at all times"
