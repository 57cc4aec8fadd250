"""Is what the ledger holds what was recorded?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sayso.ledger import Verification, open_ledger


def verify_ledger(path: Path, *, step: Callable[[int, int | None], None]) -> Verification:
    """Checks every entry; `step` hears how far it is. Raises LedgerError when the file cannot be opened as a ledger."""
    with open_ledger(path, create=False, read_only=True) as ledger:
        return ledger.verify(step)
