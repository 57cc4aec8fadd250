"""Entries to canonical JSON and back: one way to write each entry, whatever the machine.

Canonical means: keys sorted, no spaces, floats always written as floats, nothing that JSON has no word for (NaN).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from cattrs import Converter
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_unstructure_fn, override

from sayso.model.entry import (
    ArticleRead,
    CaptureRecorded,
    ClaimRecorded,
    Entry,
    JudgementMade,
    ResolutionRevised,
    Withdrawn,
)
from sayso.model.source import Capture

KINDS: dict[str, type[Entry]] = {
    "capture": CaptureRecorded,
    "reading": ArticleRead,
    "claim": ClaimRecorded,
    "resolution": ResolutionRevised,
    "judgement": JudgementMade,
    "withdrawal": Withdrawn,
}
"""The names of the entry types, as the ledger writes them: these never change."""

_NAME_OF_TYPE = {entry_type: name for name, entry_type in KINDS.items()}

Json = dict[str, Any]


class UnreadablePayloadError(ValueError):
    """A payload that is not an entry of its kind; kept inside the ledger, which knows the file and the number."""


class UnwritableEntryError(ValueError):
    """An entry that JSON has no words for: not a number, or half a character."""


def kind_of(entry: Entry) -> str:
    """The name under which the ledger keeps entries of this type."""
    return _NAME_OF_TYPE[type(entry)]


def payload_of(entry: Entry) -> str:
    """The entry as canonical JSON; captured bytes are left out, their sha256 stands for them.

    Raises UnwritableEntryError for NaN, infinity and lone surrogates.
    """
    try:
        payload = canonical_json(_converter.unstructure(entry))
        payload.encode()
    except ValueError as error:
        raise UnwritableEntryError(str(error)) from error
    return payload


def entry_from(kind: str, payload: str, *, raw: bytes = b"") -> Entry:
    """The entry that `payload_of` wrote; `raw` gives a capture its bytes back.

    Raises UnreadablePayloadError if the payload is not an entry of that kind.
    """
    entry_type = KINDS.get(kind)
    if entry_type is None:
        raise UnreadablePayloadError(f"unknown kind of entry {kind!r}")
    fields = fields_of(payload)
    try:
        if entry_type is CaptureRecorded:
            fields = {**fields, "capture": {**fields["capture"], "raw": raw}}
        return _converter.structure(fields, entry_type)
    except (BaseValidationError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadablePayloadError(f"not a {kind} entry ({type(error).__name__})") from error


def fields_of(payload: str) -> Json:
    """The payload as plain JSON values. Raises UnreadablePayloadError unless it is a JSON object."""
    try:
        fields = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise UnreadablePayloadError(f"not JSON ({error})") from error
    if not isinstance(fields, dict):
        raise UnreadablePayloadError("not a JSON object")
    return fields


def canonical_json(fields: Json) -> str:
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def without_clocks(fields: Json) -> Json:
    """The payload without the moments at which this ledger met its captures: equal for equal reports."""
    capture = fields.get("capture")
    if not isinstance(capture, dict):
        return fields
    return {**fields, "capture": {name: value for name, value in capture.items() if name != "retrieved_at"}}


def _make_converter() -> Converter:
    converter = Converter(prefer_attrib_converters=True, detailed_validation=False)
    # An integer score and the same score as a float are equal in Python; they must be equal in bytes as well.
    converter.register_unstructure_hook(float, float)
    for clock_type in (datetime, date):
        write: Callable[[Any], str] = clock_type.isoformat
        converter.register_unstructure_hook(clock_type, write)
        converter.register_structure_hook(clock_type, _reader_of(clock_type))
    for plain_type in (str, int, float, bool, bytes):
        converter.register_structure_hook(plain_type, _same_type_reader(plain_type))
    converter.register_structure_hook_factory(_is_optional, _optional_reader)
    converter.register_structure_hook_factory(_is_tuple_of_one_type, _tuple_reader)
    converter.register_unstructure_hook(Capture, make_dict_unstructure_fn(Capture, converter, raw=override(omit=True)))
    return converter


# The library looks up the reader of every optional and every tuple element anew; claims are full of both. Looking up
# once, when the reader is made, halves the time that a view takes to load.


def _is_optional(asked: Any) -> bool:
    return get_origin(asked) in (Union, UnionType) and len(get_args(asked)) == 2 and NoneType in get_args(asked)


def _optional_reader(asked: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    inner = next(argument for argument in get_args(asked) if argument is not NoneType)
    read = converter.get_structure_hook(inner)
    return lambda value, _: None if value is None else read(value, inner)


def _same_type_reader(expected: type) -> Callable[[Any, Any], Any]:
    """A number is not taken for a word, nor a word for a number: what was written had the right type.

    The library hands a reader of str every type made from str too: a word of an enumeration becomes one again.
    """

    def read(value: Any, asked: Any) -> Any:
        if value.__class__ is not expected:
            raise TypeError(f"{value!r} is not of type {expected.__name__}")
        return value if asked is expected else asked(value)

    return read


def _is_tuple_of_one_type(asked: Any) -> bool:
    return get_origin(asked) is tuple and get_args(asked)[1:] == (Ellipsis,)


def _tuple_reader(asked: Any, converter: Converter) -> Callable[[Any, Any], tuple[Any, ...]]:
    inner = get_args(asked)[0]
    read = converter.get_structure_hook(inner)
    return lambda values, _: tuple([read(value, inner) for value in values])


def _reader_of(clock_type: type[date]) -> Callable[[Any, Any], date]:
    def read(value: Any, _: Any) -> date:
        return clock_type.fromisoformat(value)

    return read


_converter = _make_converter()
