"""An answer in words: a plain phrase from the kind's own templates, and never with an empty slot.

A template of kind.toml names slots in braces; what stands in square brackets falls away where one of its slots is
empty. The first template whose other slots are all filled makes the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sayso.model.claim import Claim, Quantity
from sayso.ontology.load import Kind

NOBODY = "somebody"
LONGEST_QUOTATION = 90
"""Characters of a claim's words that an answer repeats: about one line."""

OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{(\w+)\}")
WITH_CHANGE = (
    "{actor} {phrase} {share}[ in {place}]",
    "{actor} {phrase} {number}[ at {place}]",
    "{actor} {phrase} {place}",
    "{actor} {phrase} {target}",
    "{actor} {alone}",
)
WITHOUT_CHANGE = ("{label}[ of {number}][ by {actor}][ against {target}][ at {place}]",)


def phrase_of(claim: Claim, kind: Kind, change: str, *, actor: str | None, target: str | None, place: str) -> str:
    """The answer that a claim gives, in words: 'north holds Brod'. `actor` and `target` are names to show."""
    as_change = kind.change(change)
    quantity = claim.quantity
    counted = number_words(quantity)
    is_share = quantity is not None and quantity.total is not None
    slots = {
        "actor": actor or (NOBODY if as_change is not None else ""),
        "phrase": as_change.phrase if as_change else "",
        "alone": as_change.alone if as_change else "",
        "share": counted if is_share else "",
        "number": "" if is_share else counted,
        "target": target or "",
        "place": place,
        "words": _quoted(claim.words),
        "label": kind.label.lower(),
    }
    apart = kind.acts.get(kind.act_of(claim.rule) or "", ())
    templates = (*apart, *kind.answers, *(WITH_CHANGE if as_change else WITHOUT_CHANGE))
    return next(filter(None, (filled(template, slots) for template in templates)))


def filled(template: str, slots: Mapping[str, str]) -> str | None:
    """The template with its slots filled; None where one that it cannot do without is empty.

    >>> filled("{actor} fights[ at {place}]", {"actor": "north", "place": ""})
    'north fights'
    """
    kept = OPTIONAL.sub(lambda part: part[1] if _are_filled(part[1], slots) else "", template)
    if not _are_filled(kept, slots):
        return None
    return SLOT.sub(lambda slot: slots[slot[1]], kept)


def _are_filled(text: str, slots: Mapping[str, str]) -> bool:
    return all(slots.get(name) for name in SLOT.findall(text))


def number_words(quantity: Quantity | None) -> str:
    """'four of the seven districts' as 4 of 7 districts; 'at least 10 killed' as 10 or more killed."""
    if quantity is None:
        return ""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return quantity.of
    if low is None:
        number = f"up to {high}"
    elif high is None:
        number = f"{low} or more"
    else:
        number = str(low) if low == high else f"{low} to {high}"
    return f"{number} of {quantity.total} {quantity.of}" if quantity.total else f"{number} {quantity.of}"


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    if len(line) <= LONGEST_QUOTATION:
        return f"“{line}”"
    return f"“{line[:LONGEST_QUOTATION].rsplit(' ', 1)[0]} …”"
