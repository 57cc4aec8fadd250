"""What a fetcher promises: captures from somewhere, and what was met there but could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sayso.errors import InputError
from sayso.model.source import Capture

Clock = Callable[[], datetime]
"""Gives the present moment, with zone."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was met and passed over, with the reason; reading goes on after it."""

    locator: str
    error: InputError


@dataclass(frozen=True, slots=True)
class Fetcher:
    """One way to come by captures."""

    name: str
    captures_in: Callable[..., Iterator[Capture | Skipped]]
    """Takes what to fetch, and the keyword `now`."""
