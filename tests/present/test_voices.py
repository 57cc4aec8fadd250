"""A long board in short: every part keeps its voices, and the same number of lines whoever speaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pages_by_hand import a_board, a_line
from sayso.present.boards import sentence_of
from sayso.present.voices import parts_of, voice_of

DOES = st.sampled_from(["puts forward", "denies", "contradicts", "bears out", "could not verify"])
LINES = st.lists(st.builds(lambda does, who: a_line(does=does, who=who), DOES, st.sampled_from("ABC")), max_size=12)


def test_a_second_voice_comes_before_a_second_line_of_the_first() -> None:
    lines = tuple(a_line(who=who, claim_id=claim) for who, claim in (("A", "c-1"), ("A", "c-2"), ("B", "c-3")))
    (part,) = parts_of(a_board(lines=lines), 2)
    assert [line.claim_id for line in part.lines] == ["c-1", "c-3"]
    assert part.more == 1


@given(LINES, st.integers(min_value=1, max_value=4))
def test_nothing_is_lost_and_no_part_is_silenced(lines: list, most: int) -> None:
    parts = list(parts_of(a_board(lines=tuple(lines)), most))
    assert {part.does for part in parts} == {line.does for line in lines}
    assert sum(len(part.lines) + part.more for part in parts) == len(lines)
    assert all(1 <= len(part.lines) <= most for part in parts)


@given(LINES, st.integers(min_value=1, max_value=4))
def test_voices_are_left_out_only_where_there_are_more_than_fit(lines: list, most: int) -> None:
    for part in parts_of(a_board(lines=tuple(lines)), most):
        voices = {voice_of(line) for line in lines if line.does == part.does}
        assert len({voice_of(line) for line in part.lines}) == min(most, len(voices))


def test_a_sentence_says_how_old_it_is() -> None:
    board = a_board(told="14 May 2031", silence="nothing more in the 5 weeks to 20 Jun 2031, the latest report")
    assert "disputed (told 14 May 2031; nothing more in the 5 weeks" in sentence_of(board)
