"""Answers from what is kept beside a ledger, or, where that cannot be used, from a view that is derived in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sayso.ledger import Ledger, open_ledger
from sayso.ledger.kept import KeptUnusableError, kept_path
from sayso.model.ports import LedgerView
from sayso.theatres.theatre import Theatre
from sayso.workflows.kept.keeper import MOST_TRIES, Keeper
from sayso.workflows.kept.state import Kept, Watch
from sayso.workflows.views import Known, entry_of, theatre_for

Answer = TypeVar("Answer")


def answered(
    path: Path,
    known: Known,
    theatre: str | None,
    watch: Watch,
    *,
    from_kept: Callable[[Kept], Answer],
    anew: Callable[[LedgerView, Theatre | None], Answer],
) -> Answer:
    """An answer from the kept state, or, where it cannot be used, from a view that is derived in memory.

    That is so for anything but the whole ledger under its own theatre, for small ledgers, and where nothing can be
    kept. Raises LedgerError, and whatever the two raise.
    """
    with open_ledger(path, create=False, read_only=True) as ledger:
        if _is_the_whole(ledger, known):
            for _ in range(MOST_TRIES):
                keeper = Keeper(ledger, path, theatre, watch)
                try:
                    kept = keeper.opened()
                    if kept is None:
                        break
                    return from_kept(kept)
                except (KeptUnusableError, LookupError) as error:
                    watch.tell(f"{kept_path(path)} was not whole ({error}): made anew")
                    keeper.throw_away()
                finally:
                    keeper.close()
        view: LedgerView = ledger.view(entry_of(ledger, known))
        view = view.published_by(known.published_by) if known.published_by else view
        return anew(view, theatre_for(view, theatre))


def _is_the_whole(ledger: Ledger, known: Known) -> bool:
    entry = entry_of(ledger, known)
    return known.published_by is None and (entry is None or entry >= ledger.last_number())
