"""Numbers with their nouns, for every message that counts something."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """The number with its noun in the right form; `plural` where the noun itself does not show it.

    >>> counted(1, "claim"), counted(0, "claim"), counted(1204, "entry"), counted(2, "act of saying", "acts of saying")
    ('1 claim', '0 claims', '1,204 entries', '2 acts of saying')
    """
    return f"{number:,} {noun if number == 1 else plural or _plural(noun)}"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
