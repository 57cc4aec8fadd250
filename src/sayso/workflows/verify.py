"""Is what the ledger holds what was recorded? And is what is kept of it what follows from it?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sayso.ledger import Verification, open_ledger
from sayso.ledger.kept import KeptUnusableError, kept_path
from sayso.workflows.derive import derive
from sayso.workflows.kept.keeper import Keeper
from sayso.workflows.kept.state import SILENT
from sayso.workflows.views import theatre_for


def verify_ledger(path: Path, *, step: Callable[[int, int | None], None]) -> Verification:
    """Checks every entry; `step` hears how far it is. Raises LedgerError when the file cannot be opened as a ledger."""
    with open_ledger(path, create=False, read_only=True) as ledger:
        return ledger.verify(step)


def differences_in_kept_state(path: Path) -> tuple[str, ...]:
    """In what the derived state kept beside a ledger differs from a full derivation; it is thrown away if it does.

    Nothing where none is kept, or where what is kept will be made anew anyhow. Raises LedgerError.
    """
    if not kept_path(path).is_file():
        return ()
    with open_ledger(path, create=False, read_only=True) as ledger:
        keeper = Keeper(ledger, path, None, SILENT)
        try:
            kept = keeper.as_it_lies()
            if kept is None:
                return ()
            derived = derive(kept.view, theatre_for(kept.view, None))
            parts = (
                ("links", kept.derivation.links() == derived.links),
                ("standings", kept.derivation.assess() == derived.assessments),
            )
            found = tuple(
                f"{kept_path(path)}: the {name} kept are not what follows" for name, same in parts if not same
            )
        except (KeptUnusableError, LookupError) as error:
            found = (f"{kept_path(path)}: it is not whole ({error})",)
        finally:
            keeper.close()
        if found:
            keeper.throw_away()
        return found
