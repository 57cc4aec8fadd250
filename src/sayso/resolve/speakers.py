"""Somebody whom an article names, as a claimant: for the decision that a pronoun or a noun in it means that one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.model.actors import PersonNotice
from sayso.model.claim import Claim, Claimant
from sayso.model.ids import folded
from sayso.model.source import Article, Span
from sayso.resolve.decisions import SPEAKER, is_named, is_same
from sayso.resolve.side import known_side_of
from sayso.theatres.theatre import Theatre
from sayso.theatres.world import load_world

_WORD = re.compile(r"\S+")
_MARKS = ".,;:!?()[]\"'“”‘’"


def speaker_named(
    wanted: str, article: Article, claims: Sequence[Claim], people: Sequence[PersonNotice], *, theatre: Theatre | None
) -> Claimant | None:
    """Whom the article means by the wanted name, or by the theatre's id of it; None where it does not name them.

    Whoever speaks elsewhere in the article comes first, with everything that is known there; then its people, what the
    theatre and the world know of names in it, and those who act in its claims. Never anybody from outside the article.
    """
    ways = (
        _among_speakers(wanted, claims),
        _among_people(wanted, article, people, theatre),
        _in_theatre(wanted, article, theatre),
        _in_the_world(wanted, article, theatre),
        _among_those_who_act(wanted, claims),
    )
    return next((found for way in ways for found in way), None)


def speakers_in(claims: Iterable[Claim], people: Iterable[PersonNotice]) -> tuple[str, ...]:
    """The names that an article offers for a decision: of those who speak in it, and of its public people."""
    spoken = [
        one.words
        for claim in claims
        if (one := claim.resolution.claimant) is not None and one.stays_open != SPEAKER and one.has_public_role
    ]
    named = [person.name for person in people if person.is_public]
    return tuple(dict.fromkeys([*spoken, *(n for n in named if not any(is_named(n, words) for words in spoken))]))


def _among_speakers(wanted: str, claims: Iterable[Claim]) -> Iterator[Claimant]:
    spoken = [one for claim in claims if (one := claim.resolution.claimant) is not None and one.stays_open != SPEAKER]
    yield from (one for one in spoken if wanted == one.ref or is_same(wanted, one.words))
    yield from (one for one in spoken if is_named(wanted, one.words))


def _among_people(
    wanted: str, article: Article, people: Iterable[PersonNotice], theatre: Theatre | None
) -> Iterator[Claimant]:
    for person in people:
        if not is_named(wanted, person.name):
            continue
        known = next(_in_theatre(person.name, article, theatre), None) if person.is_public else None
        if known is not None:
            yield known
            continue
        span = max(person.spans, key=len)
        yield Claimant(
            words=span.of(article.text),
            span=span,
            kind="person",
            ref=f"text:{folded(person.name)}" if person.is_public else None,
            party_ref=None,
            party=None,
            has_public_role=person.is_public,
            role_phrase=person.role_phrase,
            reason="named in the article; no side is known" if person.is_public else "named in the article",
            stays_open="party" if person.is_public else "",
        )


def _in_theatre(wanted: str, article: Article, theatre: Theatre | None) -> Iterator[Claimant]:
    if theatre is None:
        return
    for span, candidates in theatre.names.find(article.text):
        for one in candidates:
            actor = theatre.actor(one.ref)
            words = span.of(article.text)
            if actor is None or not (wanted == one.ref or is_same(wanted, one.name) or is_same(wanted, words)):
                continue
            party = theatre.party_of(actor.id, article.published_on)
            kind = actor.kind if actor.kind in ("side", "person") else "organisation"
            yield Claimant(
                words=words,
                span=span,
                kind=kind,
                ref=actor.id,
                party_ref=party.id if party is not None else None,
                party=party.name.lower() if party is not None else None,
                has_public_role=kind != "person" or actor.public_role is not None,
                role_phrase=actor.public_role or actor.name,
                reason=one.reason,
            )


def _in_the_world(wanted: str, article: Article, theatre: Theatre | None) -> Iterator[Claimant]:
    matches = list(_WORD.finditer(article.text))
    for hit in load_world().find([match.group().strip(_MARKS) or "." for match in matches]):
        if hit.name.kind == "adjective" or not (is_same(wanted, hit.name.words) or is_same(wanted, hit.name.owner)):
            continue
        written = article.text[matches[hit.first].start() : matches[hit.last].end()]
        start = matches[hit.first].start() + len(written) - len(written.lstrip(_MARKS))
        span = Span(start, start + len(written.strip(_MARKS)))
        side = known_side_of(theatre, hit.name.side) if hit.name.side is not None else None
        yield Claimant(
            words=span.of(article.text),
            span=span,
            kind="side" if hit.name.kind in ("armed", "state", "seat") else "organisation",
            ref=f"text:{folded(hit.name.words)}",
            party_ref=side.ref if side is not None else None,
            party=side.name if side is not None else None,
            has_public_role=True,
            role_phrase=span.of(article.text),
            reason=f"{hit.name.words!r} is generally known",
        )


def _among_those_who_act(wanted: str, claims: Iterable[Claim]) -> Iterator[Claimant]:
    """Those with a name: "the hill men" may be anybody."""
    for claim in claims:
        one = claim.resolution.actor
        if one is None or one.ref is None or one.span is None or not is_same(wanted, one.words):
            continue
        if one.words != one.words.lower():
            yield Claimant(one.words, one.span, "side", one.ref, one.ref, one.name.lower(), True, one.words, one.reason)
