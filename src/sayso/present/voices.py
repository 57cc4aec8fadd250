"""The lines of a board by what they do, the telling ones first, so that a long board can be shown in short.

Every part keeps at least one line, and the same number whoever speaks (do no harm, H15: equal standing).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.finding import Role
from sayso.present.pages import ClaimLine, QuestionBoard

SPOKEN = {
    Role.PUTS_FORWARD.value: "put forward by",
    Role.DENIES.value: "denied by",
    Role.CONTRADICTS.value: "contradicted by",
    Role.BEARS_OUT.value: "borne out by",
    Role.CONCEDES.value: "conceded by",
    Role.REPEATS.value: "repeated by",
    Role.DOUBTS.value: "could not be verified, says",
}
"""What a part does, told of those who do it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Those who do one thing on a board."""

    does: str
    lines: tuple[ClaimLine, ...]
    """The ones to show."""
    rest: tuple[ClaimLine, ...] = ()
    """The others, in order."""

    @property
    def more(self) -> int:
        """How many lines are left out."""
        return len(self.rest)

    @property
    def spoken(self) -> str:
        """'denied by'."""
        return SPOKEN.get(self.does, self.does)


def voice_of(line: ClaimLine) -> str:
    """One voice a side and name: a spokesman quoted by five outlets is one, not five."""
    return f"{line.side}|{line.who}"


def parts_of(board: QuestionBoard, most: int | None = None) -> Iterator[Part]:
    """The parts in the order of the board, each with at most so many lines: one of every voice before a second."""
    by_does: dict[str, list[ClaimLine]] = {}
    for line in board.lines:
        by_does.setdefault(line.does, []).append(line)
    for does, lines in by_does.items():
        first = _telling(lines, most)
        shown, rest = ([line for n, line in enumerate(lines) if (n in first) is wanted] for wanted in (True, False))
        yield Part(does, tuple(shown), tuple(rest))


def _telling(lines: Sequence[ClaimLine], most: int | None) -> frozenset[int]:
    """Places of the lines to show."""
    if most is None or len(lines) <= most:
        return frozenset(range(len(lines)))
    heard: set[str] = set()
    ranked: list[tuple[bool, int]] = []
    for place, line in enumerate(lines):
        ranked.append((voice_of(line) in heard, place))
        heard.add(voice_of(line))
    return frozenset(place for _, place in sorted(ranked)[:most])
