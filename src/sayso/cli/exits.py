"""What Sayso's exit codes mean, and which error gives which: the one table (docs/reference/exit-codes.md)."""

from __future__ import annotations

from enum import IntEnum

from sayso.errors import InputError, LedgerError, NotFoundError, SaysoError, SetupError


class Exit(IntEnum):
    """Exit codes, in the order of what a script wants to tell apart."""

    DONE = 0
    INCOMPLETE = 1
    """Done, but something was passed over or found wrong: an unreadable file, a ledger that fails its check."""
    USAGE = 2
    """The command line itself was wrong."""
    INPUT = 3
    """Nothing could be read from the input."""
    LEDGER = 4
    """The ledger is missing, cannot be written to, is of another version or was changed."""
    SETUP = 5
    """Something installed or configured is missing or broken: a theatre, a parser."""
    NOT_FOUND = 6
    """No such claim, and nothing that bears the name asked for."""
    DISK = 7
    """The output could not be written."""
    INTERRUPTED = 130
    """Stopped with Ctrl-C; whatever was recorded before stays recorded."""


TOLD = (
    "Exit codes: 0 done; 1 done, but something was passed over or found wrong; 2 the command line is wrong; "
    "3 nothing could be read; 4 the ledger; 5 the set-up; 6 not found; 7 cannot be written; 130 stopped. "
    "More: docs/reference/exit-codes.md"
)
"""The last words of every command's help."""

EXIT_BY_ERROR: tuple[tuple[type[BaseException], Exit], ...] = (
    (InputError, Exit.INPUT),
    (LedgerError, Exit.LEDGER),
    (SetupError, Exit.SETUP),
    (NotFoundError, Exit.NOT_FOUND),
    (SaysoError, Exit.INCOMPLETE),
    (OSError, Exit.DISK),
    (KeyboardInterrupt, Exit.INTERRUPTED),
)


def exit_for(error: BaseException) -> Exit:
    """The exit code of an error; the first row that fits."""
    return next((code for kind, code in EXIT_BY_ERROR if isinstance(error, kind)), Exit.INCOMPLETE)
