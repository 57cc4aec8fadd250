"""Which place of the theatre a name means: candidates, what the text says of its kind, what else the article names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.languages.geography import Geography
from sayso.model.claim import Reference
from sayso.model.ids import folded
from sayso.model.places import Place
from sayso.model.source import Candidate, ParsedArticle, Span
from sayso.theatres.theatre import Theatre

# Points: what the text says of the kind outweighs any number of neighbours.
SAME_KIND, IN_NAMED_PARENT, NEAR_NEIGHBOUR = 1.0, 0.5, 0.1
LOOK_AROUND = 60
"""Characters on either side of a name that are looked at for a word of its kind."""

_BEFORE = re.compile(r"([\w-]+)(?:[^\S\n]+(?:of|called|named))?(?:[^\S\n]+[A-Z][\w'’-]*,?(?:[^\S\n]+and)?)*[^\S\n]+$")
_AFTER = re.compile(r"[^\S\n]+(?:and[^\S\n]+[A-Z][\w'’-]*[^\S\n]+)?([\w-]+)")


def chosen(
    span: Span,
    parsed: ParsedArticle,
    *,
    theatre: Theatre | None,
    geography: Geography,
    named: Mapping[str, frozenset[str]],
    why: str = "",
) -> Reference:
    """A reference for the name at `span`: the theatre's place, or 'text:<folded name>' where there is no theatre.

    `named` holds the article's names of places, folded, with the ids of the places that each may mean.
    """
    name = span.of(parsed.article.text)
    kind = kind_said(span, parsed.article.text, geography)
    said = f"kind {kind}" if kind else "no kind said"
    if theatre is None:
        reason = "; ".join(filter(None, ("as the text names it, no theatre given", said, why)))
        return Reference(name, span, f"text:{folded(name)}", name, (), reason)
    candidates = _candidates(name, theatre, geography)
    if not candidates:
        return Reference(name, span, None, name, (), f"the theatre's gazetteer has no {name!r}; {said}")
    ranked = _ranked(candidates, kind, theatre, _named_nearby(name, named))
    best = ranked[0]
    place = theatre.place(best.ref)
    margin = best.score - ranked[1].score if len(ranked) > 1 else None
    against = "" if margin is None else f"; {margin:.1f} before {ranked[1].name!r}"
    return Reference(
        name, span, best.ref, place.name if place else best.name, ranked, f"{best.reason}; {said}{against}"
    )


def kind_said(span: Span, text: str, geography: Geography) -> str | None:
    """The kind that the words around a name give it: 'the village of X', 'districts of X and Y', 'X district'."""
    after = _AFTER.match(text, span.end, span.end + LOOK_AROUND)
    if after and (kind := geography.kind_of(after[1])):
        return kind
    last = text[span.start : span.end].split()[-1:]
    if last and len(text[span.start : span.end].split()) > 1 and (kind := geography.kind_of(last[0])):
        return kind
    before = _BEFORE.search(text[max(0, span.start - LOOK_AROUND) : span.start])
    return geography.kind_of(before[1]) if before else None


def _candidates(name: str, theatre: Theatre, geography: Geography) -> tuple[Candidate, ...]:
    """Places of this name; failing that, of the name without its kind word ("Velika Province")."""
    found = [c for c in theatre.names.candidates(name) if c.kind == "place"]
    words = name.split()
    if (
        not found
        and len(words) > 1
        and geography.kind_of(words[-1])
        and words[-1].casefold() not in geography.part_of_name
    ):
        found = [c for c in theatre.names.candidates(" ".join(words[:-1])) if c.kind == "place"]
    return tuple(found)


def _ranked(
    candidates: Iterable[Candidate], kind: str | None, theatre: Theatre, nearby: frozenset[str]
) -> tuple[Candidate, ...]:
    """Best first; equals stay in the theatre's own order."""
    scored = []
    for candidate in candidates:
        place = theatre.place(candidate.ref)
        score, reasons = candidate.score, [candidate.reason]
        if place is not None:
            for points, reason in _points(place, kind, theatre, nearby):
                score += points
                reasons.append(reason)
        scored.append(replace(candidate, score=round(score, 3), reason="; ".join(reasons)))
    return tuple(sorted(scored, key=lambda candidate: -candidate.score))


def _points(place: Place, kind: str | None, theatre: Theatre, nearby: frozenset[str]) -> list[tuple[float, str]]:
    points: list[tuple[float, str]] = []
    if kind is not None and place.kind == kind:
        points.append((SAME_KIND, f"the text calls it a {kind}"))
    parents = {parent.id for parent in theatre.ancestors_of(place.id)}
    if parents & nearby:
        points.append((IN_NAMED_PARENT, "the article names what it lies in"))
    neighbours = sum(
        1 for ref in nearby if (other := theatre.place(ref)) and other.parent == place.parent and ref != place.id
    )
    if neighbours:
        points.append((min(neighbours, 3) * NEAR_NEIGHBOUR, "the article names its neighbours"))
    return points


def _named_nearby(name: str, named: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Ids of the places that the article's other names may mean."""
    return frozenset(ref for other, refs in named.items() if other != folded(name) for ref in refs)


def places_by_name(names: Iterable[str], theatre: Theatre | None) -> dict[str, frozenset[str]]:
    """Each name, folded, with the ids of the theatre's places that it may mean."""
    by_name: dict[str, frozenset[str]] = {}
    for name in names:
        key = folded(name)
        if theatre is not None and key not in by_name:
            by_name[key] = frozenset(c.ref for c in theatre.names.candidates(name) if c.kind == "place")
    return by_name
