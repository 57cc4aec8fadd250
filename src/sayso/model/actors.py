"""Parties, organisations and the people who speak for them."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.source import Span
from sayso.model.times import Period


@dataclass(frozen=True, slots=True)
class Actor:
    """A side with an interest, an organisation without one, or a person in a public role."""

    id: str
    name: str
    """Short lower-case name in use: 'taliban', 'united nations'."""
    kind: str
    """side, organisation, person, publisher, agency."""
    has_side: bool
    """Whether it is a party to the conflict, or speaks for one."""
    spellings: tuple[str, ...] = ()
    public_role: str | None = None
    """For a person: the role that makes the name public ('spokesman of the Taliban')."""


@dataclass(frozen=True, slots=True)
class Membership:
    """That somebody belongs to, speaks for or is allied with an actor, for a while."""

    member: str
    group: str
    relation: str
    """speaks_for, part_of, allied_with, opposes."""
    during: Period


@dataclass(frozen=True, slots=True)
class PersonNotice:
    """A person named in an article, and whether the name may be shown (do no harm, H9 and H10)."""

    name: str
    """The fullest mention."""
    spans: tuple[Span, ...]
    """Every place in the article where the person is named."""
    is_public: bool
    role_phrase: str
    """'a resident', 'a mechanic'; for a public person the role in the text's words."""
    reason: str
