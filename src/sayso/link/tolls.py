"""Tolls of an event: for each voice and each kind of loss a range over what it said, never a sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.model.claim import Claim, Polarity
from sayso.model.finding import Origin
from sayso.model.incident import Toll


def tolls_of(claims: Iterable[Claim], origins: Mapping[str, Origin]) -> tuple[Toll, ...]:
    """Ranges by voice, the kinds of loss in alphabetical order, and of one kind the voice with the highest first.

    A voice's figure in one article is the largest that it gives there: the smaller ones are parts of it, or the state
    of an earlier hour. Over several articles its figures make the range.
    """
    told: dict[tuple[str, str], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.quantity is not None and claim.polarity is Polarity.AFFIRMED:
            voice = origins[claim.id].id if claim.id in origins else f"claimant:{claim.id}"
            told[claim.quantity.of, voice][claim.article_id].append(claim)
    found = [_toll(of, voice, by_article) for (of, voice), by_article in told.items()]
    return tuple(sorted(found, key=lambda toll: (toll.of, -_size(toll.high, toll.low), toll.voice)))


def _toll(of: str, voice: str, by_article: Mapping[str, Sequence[Claim]]) -> Toll:
    largest = [max(claims, key=lambda c: (_magnitude(c), c.id)) for claims in by_article.values()]
    lows = [q.low for c in largest if (q := c.quantity) and q.low is not None]
    highs = [q.high if q.high is not None else None for c in largest if (q := c.quantity)]
    ids = tuple(sorted(c.id for claims in by_article.values() for c in claims))
    top = None if None in highs else max((high for high in highs if high is not None), default=None)
    # "At least 9" in one paper and 14 in the next is 9 to 14, not 9 and open: the open end is kept only where nothing
    # larger than it was said.
    largest_low, largest_high = max(lows, default=0), max((h for h in highs if h is not None), default=0)
    if top is None and largest_high > largest_low:
        top = largest_high
    return Toll(of, voice, min(lows, default=None), top, ids)


def _magnitude(claim: Claim) -> int:
    return _size(claim.quantity.high, claim.quantity.low) if claim.quantity else 0


def _size(high: int | None, low: int | None) -> int:
    return high if high is not None else low or 0
