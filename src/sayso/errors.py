"""Everything Sayso raises on purpose.

    SaysoError
    ├── SetupError              something installed or configured is broken
    │   ├── PackError           a theatre, kind or language folder does not hold together
    │   ├── UnknownPackError    a theatre, language or kind that is not installed
    │   ├── ParserMissingError  no sentence parser for this language
    │   ├── ExtractorError      an extractor of claims cannot be started, or fails again and again
    │   └── GazetteerError      the index of places is missing, damaged, in use or cannot be written
    ├── InputError              something given by the user cannot be read
    │   ├── UnknownFormatError  no reader for this kind of file
    │   ├── UnreadableError     a reader gave up: empty, binary, not text, too long
    │   ├── LanguageError       an article in another language than the run reads
    │   └── ExtractionError     the extractor of claims gave up on an article
    ├── LedgerError
    │   ├── LedgerMissingError  no ledger at this place
    │   ├── LedgerReadOnlyError the ledger cannot be written to
    │   ├── LedgerTamperedError what is stored is not what was recorded
    │   ├── LedgerVersionError  written by another version of the schema
    │   ├── LedgerForeignError  a file that is not a ledger
    │   ├── LedgerBusyError     somebody else is writing, and did not finish in time
    │   └── LedgerEntryError    an entry that does not fit what is recorded
    └── NotFoundError           an id that the ledger does not hold

Every message says what was met, what was expected and what to do; the values stay as attributes.
An odd article is no error: it becomes a `Remark` (sayso.model.remark).
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class SaysoError(Exception):
    """The root: catch this to catch everything that Sayso raises on purpose."""


class SetupError(SaysoError):
    """Something installed or configured is broken."""


class PackError(SetupError):
    """A theatre, kind or language folder does not hold together."""

    def __init__(self, where: str, problem: str, remedy: str) -> None:
        self.where, self.problem, self.remedy = where, problem, remedy
        super().__init__(f"{where}: {problem} ({remedy})")


class UnknownPackError(SetupError):
    """A theatre, language or kind that is not installed."""

    def __init__(self, kind_of_pack: str, name: str, known: Iterable[str], remedy: str) -> None:
        self.kind_of_pack, self.name, self.known = kind_of_pack, name, tuple(known)
        meant = get_close_matches(name, self.known, n=1)
        guess = f"did you mean {meant[0]!r}? " if meant else ""
        super().__init__(f"no {kind_of_pack} {name!r}; {guess}installed: {', '.join(self.known) or 'none'} ({remedy})")


class ParserMissingError(SetupError):
    """No sentence parser for this language."""

    def __init__(self, language: str, tried: Iterable[str]) -> None:
        self.language, self.tried = language, tuple(tried)
        super().__init__(
            f"no sentence parser for language {language!r}; tried: {', '.join(self.tried) or 'nothing'} "
            "(install a spaCy pipeline for it, or name one with SAYSO_PARSER)"
        )


class ExtractorError(SetupError):
    """An extractor of claims cannot be started, or fails again and again."""

    def __init__(self, extractor: str, problem: str, remedy: str) -> None:
        self.extractor, self.problem, self.remedy = extractor, problem, remedy
        super().__init__(f"extractor {extractor}: {problem} ({remedy})")


class GazetteerError(SetupError):
    """The index of places is missing, damaged, in use or cannot be written."""

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        self.path, self.problem, self.remedy = path, problem, remedy
        super().__init__(f"{path}: {problem} ({remedy})")


class InputError(SaysoError):
    """Something given by the user cannot be read."""


class UnknownFormatError(InputError):
    """No reader for this kind of file."""

    def __init__(self, locator: str, media_type: str, known: Iterable[str]) -> None:
        self.locator, self.media_type, self.known = locator, media_type, tuple(known)
        super().__init__(
            f"{locator}: no reader for {media_type!r}; installed: {', '.join(self.known)} "
            "(save it as plain text, or add one: docs/howto/add-a-format.md)"
        )


class UnreadableError(InputError):
    """A reader gave up on a file."""

    def __init__(self, locator: str, problem: str, remedy: str) -> None:
        self.locator, self.problem, self.remedy = locator, problem, remedy
        super().__init__(f"{locator}: {problem} ({remedy})")


class LanguageError(InputError):
    """An article in another language than the run reads; nothing of it is recorded."""

    def __init__(self, locator: str, met: str, expected: str) -> None:
        self.locator, self.met, self.expected = locator, met, expected
        super().__init__(
            f"{locator}: the article is {met}, this run reads {expected!r} (set SAYSO_LANGUAGE where another language "
            'is installed, mend the article\'s "language" where it is wrong, or add one: docs/howto/add-a-language.md)'
        )


class ExtractionError(InputError):
    """The extractor of claims gave up on an article; nothing of it is recorded."""

    def __init__(self, locator: str, extractor: str, problem: str) -> None:
        self.locator, self.extractor, self.problem = locator, extractor, problem
        super().__init__(
            f"{locator}: the extractor {extractor} {problem} "
            "(nothing of it was recorded; read it again when that is mended)"
        )


class LedgerError(SaysoError):
    """Something about a ledger."""


class LedgerMissingError(LedgerError):
    """No ledger at this place."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"no ledger at {path} (make one with 'sayso read FILE', or name another with --ledger)")


class LedgerReadOnlyError(LedgerError):
    """The ledger cannot be written to."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            f"cannot write to the ledger {path}: {reason} "
            "(check the permissions and the space on the disk, or name another with --ledger); nothing was changed"
        )


class LedgerTamperedError(LedgerError):
    """What is stored is not what was recorded."""

    def __init__(self, path: str, problems: Iterable[str]) -> None:
        self.path, self.problems = path, tuple(problems)
        first = self.problems[0] if self.problems else "unknown"
        super().__init__(
            f"{path}: {first} (problem 1 of {len(self.problems)}; "
            "restore the file from a copy; what is derived can be computed again, what was recorded cannot)"
        )


class LedgerVersionError(LedgerError):
    """Written by another version of the schema."""

    def __init__(self, path: str, met: str, expected: str) -> None:
        self.path, self.met, self.expected = path, met, expected
        super().__init__(
            f"{path}: ledger format {met}, this version reads {expected} (open it with the version that wrote it)"
        )


class LedgerForeignError(LedgerError):
    """A file that is not a ledger."""

    def __init__(self, path: str, met: str) -> None:
        self.path, self.met = path, met
        super().__init__(f"{path} is not a ledger but {met} (name a ledger with --ledger); it was left as it is")


class LedgerBusyError(LedgerError):
    """Somebody else is writing, and did not finish in time."""

    def __init__(self, path: str, waited_seconds: float) -> None:
        self.path, self.waited_seconds = path, waited_seconds
        super().__init__(
            f"another program is writing to the ledger {path}, waited {waited_seconds:g} s "
            "(try again when it has finished); nothing was changed"
        )


class LedgerEntryError(LedgerError):
    """An entry that does not fit what is recorded: a quotation that the article does not hold, an unknown id."""

    def __init__(self, path: str, problems: Iterable[str]) -> None:
        self.path, self.problems = path, tuple(problems)
        first = self.problems[0] if self.problems else "unknown"
        super().__init__(
            f"{path}: a new entry: {first} (problem 1 of {len(self.problems)}; "
            "what is recorded stays for ever, so it is checked before); nothing was recorded"
        )


class NotFoundError(SaysoError):
    """An id that the ledger does not hold."""

    def __init__(self, what: str, key: str, remedy: str) -> None:
        self.what, self.key = what, key
        super().__init__(f"no {what} {key!r} ({remedy})")
