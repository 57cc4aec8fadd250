"""A mapping whose values lie in the kept file: each is read when first asked for, and written where it changed."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any, TypeVar, cast

import msgspec

from sayso.ledger.kept import KeptFile, KeptUnusableError

K = TypeVar("K", str, int)
V = TypeVar("V")

_in_order = msgspec.json.Encoder(order="deterministic")
_as_it_comes = msgspec.json.Encoder()


class KeptMap(MutableMapping[K, V]):
    """Values may be changed in place: what is written is found by comparing, when `save` is called."""

    def __init__(self, file: KeptFile, table: str, holds: Any, *, is_new: bool) -> None:
        self.table = table
        self._file = file
        self._decoder = msgspec.json.Decoder(holds)
        self._is_new = is_new
        """Nothing lies in the file yet."""
        self._held: dict[K, V] = {}
        self._as_kept: dict[K, str] = {}
        self._gone: set[K] = set()
        self._absent: set[K] = set()

    def __getitem__(self, key: K) -> V:
        try:
            return self._held[key]
        except KeyError:
            if self._is_new or key in self._gone or key in self._absent:
                raise
        text = self._file.get(self.table, key)
        if text is None:
            self._absent.add(key)
            raise KeyError(key)
        return self._hold(key, text)

    def __setitem__(self, key: K, value: V) -> None:
        self._held[key] = value
        self._gone.discard(key)

    def __delitem__(self, key: K) -> None:
        self[key]
        del self._held[key]
        self._gone.add(key)

    def __contains__(self, key: object) -> bool:
        return self.get(cast(K, key)) is not None

    def __iter__(self) -> Iterator[K]:
        self._hold_all()
        return iter(list(self._held))

    def __len__(self) -> int:
        self._hold_all()
        return len(self._held)

    def __bool__(self) -> bool:
        return bool(self._held) or (not self._is_new and self._file.has_any(self.table))

    def save(self) -> None:
        """Writes what changed to the file, which must have begun to write."""
        changed = []
        for key, value in self._held.items():
            text = _text_of(value)
            if self._as_kept.get(key) != text:
                changed.append((key, text))
        self._file.put(self.table, changed)
        if not self._is_new:
            self._file.drop(self.table, self._gone)

    def _hold_all(self) -> None:
        if self._is_new:
            return
        for key, text in self._file.items(self.table):
            if key not in self._held and key not in self._gone:
                self._hold(cast(K, key), text)

    def _hold(self, key: K, text: str) -> V:
        try:
            value = cast(V, self._decoder.decode(text))
        except (msgspec.MsgspecError, TypeError) as error:
            raise KeptUnusableError(f"{self.table} {key!r}: {error}") from error
        self._held[key] = value
        self._as_kept[key] = text
        return value


def _text_of(value: object) -> str:
    """Equal values give equal texts, but for those with days as keys, which cannot be put in order."""
    try:
        return _in_order.encode(value).decode()
    except TypeError:
        return _as_it_comes.encode(value).decode()
