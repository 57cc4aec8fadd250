"""The fields of one row, each of the type that the annotation guide gives it, or refused with what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from sayso.model.source import Span

Row = Mapping[str, Any]
Word = TypeVar("Word", bound=StrEnum)

LARGEST_NUMBER = 10**12


class RowRefusedError(ValueError):
    """What is wrong with a row, as the end of a sentence."""


def words_of(row: Row, field: str) -> str | None:
    """A field of words without blanks around them; None where it is missing, null or empty."""
    value = row.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise RowRefusedError(f'"{field}" is {_shown(value)}, not words')
    return value.strip() or None


def list_of_words(row: Row, field: str) -> tuple[str, ...]:
    """A field with a list of words; empty where it is missing or null."""
    value = row.get(field)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise RowRefusedError(f'"{field}" is {_shown(value)}, not a list of words')
    return tuple(dict.fromkeys(item.strip() for item in value if item.strip()))


def one_of(row: Row, field: str, words: type[Word], default: Word) -> Word:
    """A field with one of a few fixed words."""
    written = words_of(row, field)
    try:
        return words(written) if written is not None else default
    except ValueError:
        raise RowRefusedError(f'"{field}" is {written!r}, not one of {", ".join(words)}') from None


def span_of(row: Row) -> Span | None:
    """The field "span": [start, end)."""
    value = row.get("span")
    if value is None:
        return None
    if not (isinstance(value, list) and len(value) == 2 and all(_is_number(item) for item in value)):
        raise RowRefusedError(f'"span" is {_shown(value)}, not [start, end]')
    if not 0 <= value[0] < value[1]:
        raise RowRefusedError(f'"span" runs from {value[0]} to {value[1]}')
    return Span(value[0], value[1])


def position_of(row: Row, field: str) -> int | None:
    """A field with the place of another row in the list."""
    value = row.get(field)
    if value is not None and not _is_number(value):
        raise RowRefusedError(f'"{field}" is {_shown(value)}, not the place of another claim in the list')
    return value


def range_of(quantity: Row) -> tuple[int | None, int | None]:
    """The "low" and "high" of a quantity, null for an open end."""
    low, high = quantity.get("low"), quantity.get("high")
    for end in (low, high):
        if end is not None and not (_is_number(end) and 0 <= end <= LARGEST_NUMBER):
            raise RowRefusedError(f'"quantity" has {_shown(end)}, not a whole number or null')
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        raise RowRefusedError(f'"quantity" runs from {low} to {high}')
    return low, high


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:39] + "…"
