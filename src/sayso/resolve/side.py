"""A side and how one was found: the values that the rules of `sides` give, under one id wherever it is known."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.ids import folded
from sayso.model.source import Candidate
from sayso.resolve.cast import Cast
from sayso.theatres.theatre import Theatre

WORLD = "world:"
"""Begins the ids of sides that are known beyond one theatre."""
PEOPLE = frozenset({"actor", "person"})


@dataclass(frozen=True, slots=True)
class Side:
    """A party to the conflict, or a government or body that speaks as one."""

    ref: str
    name: str
    """Short and in lower case."""


@dataclass(frozen=True, slots=True)
class SideReading:
    """A side, or the finding that there is none, with the reason."""

    side: Side | None
    reason: str
    is_open: bool = False
    """Whether somebody who knows more might name a side, or say that there is none."""
    candidates: tuple[Candidate, ...] = ()
    """For an open one: the sides that it may be, best first; () where nothing points to any."""


def world_side(name: str) -> Side:
    return Side(f"{WORLD}{folded(name)}", name)


def known_side(cast: Cast, name: str) -> Side:
    """The theatre's party of this name, where it has one; else the side as it is known everywhere."""
    return known_side_of(cast.theatre, name)


def known_side_of(theatre: Theatre | None, name: str) -> Side:
    """The same outside an article's cast."""
    parties = theatre.parties if theatre is not None else ()
    own = next((party for party in parties if folded(name) in (folded(party.name), folded(party.id))), None)
    return Side(own.id, own.name.lower()) if own is not None else world_side(name)
