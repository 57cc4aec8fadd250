"""How much of a source a table for other programs repeats: a short quotation, by the rule on the rights of authors."""

from __future__ import annotations

import re

LONGEST_QUOTATION = 25
"""Words. The ledger and the brief, which stay with their user, have the whole."""

CUT = " […]"

_WORD = re.compile(r"\S+")


def short_quotation(words: str, *, most: int = LONGEST_QUOTATION) -> str:
    """The words as they are, or the first `most` of them with a mark that more follows."""
    ends = [word.end() for word in _WORD.finditer(words)]
    return words if len(ends) <= most else words[: ends[most - 1]] + CUT
