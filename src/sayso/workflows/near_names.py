"""What a ledger has that resembles a name which nothing in it bears: a slip of the keys, or another spelling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from sayso.model.claim import Claim
from sayso.model.ids import folded
from sayso.workflows.filters import Filter
from sayso.workflows.views import Known, view_of

MOST_NEAR = 5
LEAST_LIKENESS = 70
"""Of 100, by rapidfuzz's ratio: one letter in three or four may differ, as between spellings of one name."""


@dataclass(frozen=True, slots=True)
class Near:
    """What there is of a name in the whole ledger, whatever else was asked."""

    asked: str
    claims: int
    """How many claims bear it."""
    names: tuple[str, ...]
    """Where none does: names of places, sides and public speakers that resemble it, the likest first."""


def near_names(path: Path, *, about: str | None = None, by: str | None = None) -> Near | None:
    """What there is of what a question was about, or of who was asked for; None where neither was named."""
    asked = about or by
    if asked is None:
        return None
    wanted = Filter(about=about) if about else Filter(by=by)
    with view_of(path, Known()) as view:
        claims = view.claims()
        found = sum(map(wanted.takes, claims))
        if found:
            return Near(asked, found, ())
        names = {name: folded(name) for claim in claims for name in _names_in(claim, speakers_only=about is None)}
    likest = process.extract(
        folded(asked), names, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=len(names) or None
    )
    return Near(asked, 0, tuple(name for _, _, name in likest[:MOST_NEAR]))


def _names_in(claim: Claim, *, speakers_only: bool) -> Iterator[str]:
    """Names that may be shown: of places, of sides, of those who speak in public."""
    claimant = claim.resolution.claimant
    if claimant is not None and claimant.party:
        yield claimant.party
    if claimant is not None and claimant.has_public_role:
        yield claimant.words
    if not speakers_only:
        yield from (place.name for place in claim.resolution.places)
