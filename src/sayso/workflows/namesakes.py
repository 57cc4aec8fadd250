"""Names of public people that may be two spellings of one: listed for a person to decide, never joined.

Only people whom the reports show in a public role are looked at; a source without a name is tied to nobody, and people
without a public role are not sought out (do no harm, H9 and H11).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from sayso.gazetteer.folding import consonant_key, folded_name
from sayso.model.claim import Claim, Claimant


@dataclass(slots=True)
class Known:
    """Somebody as the reports name one: by id, with the claims."""

    ref: str
    name: str
    claimant: Claimant
    claims: list[Claim] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who are kept apart, the more often quoted first."""

    one: Known
    other: Known
    reason: str


def perhaps_one(claims: Iterable[Claim]) -> Iterator[Pair]:
    """Pairs of public people whose names sound alike, most claims first; nobody with one name only."""
    by_sound: dict[str, dict[str, Known]] = {}
    for claim in claims:
        who = claim.resolution.claimant
        if who is None or who.kind != "person" or who.ref is None or not who.has_public_role:
            continue
        name = who.ref.removeprefix("text:").replace("_", " ")
        sound = consonant_key(folded_name(name)) if len(name.split()) > 1 else None
        if sound is not None:
            by_sound.setdefault(sound, {}).setdefault(who.ref, Known(who.ref, name, who)).claims.append(claim)
    found = [pair for alike in by_sound.values() for pair in combinations(alike.values(), 2)]
    for pair in sorted(found, key=lambda pair: (-sum(len(one.claims) for one in pair), [one.ref for one in pair])):
        one, other = sorted(pair, key=lambda known: (-len(known.claims), known.ref))
        yield Pair(one, other, _reason(one, other))


def _reason(one: Known, other: Known) -> str:
    sides = {one.claimant.party, other.claimant.party} - {None}
    grounds = "speak for different parties" if len(sides) > 1 else "nothing says that they are one"
    return f"perhaps one person: the names sound alike, and {grounds}; they are kept apart"
