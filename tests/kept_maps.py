"""What a derivation keeps, as plain values to compare: without what is empty, and without orders that mean nothing."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import fields
from typing import Any

from sayso.ontology.placing import Asked
from sayso.workflows.derivation import DerivedMaps

WITHOUT_MEANING = frozenset({"last"})
"""The highest rank that was ever met: one that is too high costs a look, and changes nothing."""


def plain_maps(maps: DerivedMaps) -> dict[str, Any]:
    """Each mapping under its name, with what is in it."""
    return dict(_plain(maps, ""))


def _plain(kept: Any, name: str) -> list[tuple[str, Any]]:
    if isinstance(kept, MutableMapping):
        found = {key: _value(value) for key, value in kept.items()}
        return [(name, {key: value for key, value in found.items() if value not in ({}, [], set())})]
    parts = [one for one in fields(kept) if one.name not in WITHOUT_MEANING]
    return [pair for one in parts for pair in _plain(getattr(kept, one.name), f"{name}.{one.name}")]


def _value(value: Any) -> Any:
    if isinstance(value, Asked):
        return value.by_day and value
    return sorted(value) if isinstance(value, list) else value
