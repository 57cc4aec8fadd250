"""Something odd, as data: nothing is dropped without one."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.source import Span


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd in an article, with where it is.

    `code` is a kebab-case name that can be listed and counted ("time-unresolved", "place-unresolved",
    "count-and-names-differ", "no-publication-day"); `note` is a sentence for a person.
    """

    code: str
    span: Span | None
    note: str
