"""What a ledger asks of a database engine: connections, a lock for the writer, guards, and its own check of itself."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection


class LedgerEngine(Protocol):
    """One database that holds one ledger. Every error leaves as a LedgerError."""

    @property
    def place(self) -> str:
        """Where the ledger is, in the user's words, for messages."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the ledger for as long as it is held."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection that holds the writer's lock; everything is kept if the block ends well, nothing otherwise."""
        ...

    def inspecting(self) -> AbstractContextManager[Connection]:
        """As `reading`, but damaged text comes out with replacement marks instead of an error."""
        ...

    def own_problems(self, connection: Connection) -> Sequence[str]:
        """What the database finds wrong with itself: broken pages, missing guards. Sentences."""
        ...

    def close(self) -> None: ...
