"""When what is kept beside a ledger is used, when it is brought up to date, and when it is made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ledger_by_hand import LANTERN_SPEAKS, NORTH_SPEAKS, SOUTH_SPEAKS, article, claim
from recorded_by_hand import entries_of, record
from sayso.ledger.kept import kept_path
from sayso.model.entry import Entry, JudgementMade, ResolutionRevised, Withdrawn
from sayso.workflows.ask import Boards, boards
from sayso.workflows.filters import Filter
from sayso.workflows.kept.state import Watch
from sayso.workflows.verify import differences_in_kept_state
from sayso.workflows.views import Known, view_of

DAY = date(2031, 5, 12)
NEVER = Watch(worth_keeping=10**9)


class Heard:
    """Who watches: how many articles were taken in at each question, and what was told."""

    def __init__(self) -> None:
        self.taken: list[int] = []
        self.told: list[str] = []
        self.watch = Watch(lambda done, _: self.taken.append(done), self.told.append, worth_keeping=0)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "valleys.db"
    for n in range(3):
        tell(path, n)
    return path


def tell(path: Path, n: int) -> None:
    by = (NORTH_SPEAKS, SOUTH_SPEAKS, LANTERN_SPEAKS)[n % 3]
    of = article("Valley Post", DAY + timedelta(days=n))
    told = claim(of, by, change="holds", actor="north", places=("velika",), denied=n % 3 == 1)
    record(path, entries_of(of, [told]))


def ask(path: Path, heard: Heard) -> Boards:
    """The answer, which is checked against one derived in memory."""
    found = boards(path, Filter(), known=Known(), watch=heard.watch)
    assert found == boards(path, Filter(), known=Known(), watch=NEVER)
    return found


def test_second_question_takes_nothing_in(ledger: Path) -> None:
    first, second = Heard(), Heard()
    assert ask(ledger, first) == ask(ledger, second)
    assert (first.taken, second.taken) == ([3], [])


def test_article_that_came_since_is_taken_in_alone_and_once(ledger: Path) -> None:
    ask(ledger, Heard())
    tell(ledger, 3)
    heard = Heard()
    ask(ledger, heard)
    ask(ledger, heard)
    assert heard.taken == [1]


def taken_back(path: Path) -> list[Entry]:
    with view_of(path, Known()) as view:
        return [Withdrawn(view.claims()[0].id, "its claimant", "said so")]


def decided(path: Path) -> list[Entry]:
    with view_of(path, Known()) as view:
        one = view.claims()[0]
    resolution = replace(one.resolution, background=True)
    return [ResolutionRevised(one.id, resolution, "an analyst", "it is history")]


def read_again_without_its_claims(_: Path) -> list[Entry]:
    return entries_of(article("Valley Post", DAY), [], ruleset="rules-2")


def read_again_as_of_another_day(_: Path) -> list[Entry]:
    of = article("Valley Post", DAY)
    moved = replace(of, published_on=DAY + timedelta(days=40))
    return entries_of(moved, [claim(of, SOUTH_SPEAKS, actor="south", places=("velika",))], ruleset="rules-2")


@pytest.mark.parametrize("later", [taken_back, decided, read_again_without_its_claims, read_again_as_of_another_day])
def test_what_is_recorded_of_an_article_that_is_known_takes_in_that_article_alone(
    ledger: Path, later: Callable[[Path], list[Entry]]
) -> None:
    before = ask(ledger, Heard())
    record(ledger, later(ledger))
    heard = Heard()
    assert ask(ledger, heard) != before
    assert heard.taken == [1]
    assert differences_in_kept_state(ledger) == ()


def test_judgement_takes_nothing_in(ledger: Path) -> None:
    before = ask(ledger, Heard())
    with view_of(ledger, Known()) as view:
        claims = tuple(one.id for one in view.claims())
    record(ledger, [JudgementMade(claims, "documented", "an analyst", "saw a picture")])
    heard = Heard()
    assert ask(ledger, heard) == before
    assert heard.taken == [0]


def test_last_reading_without_a_theatre_makes_all_anew_under_the_theatre_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "valleys.db"
    of = article("Valley Post", DAY)
    told = [claim(of, NORTH_SPEAKS, change="holds", actor="north", places=("velika",))]
    record(path, entries_of(of, told, theatre=None))
    tell(path, 1)
    ask(path, Heard())
    record(path, entries_of(of, told, ruleset="rules-2"))
    heard = Heard()
    ask(path, heard)
    assert heard.taken[-1] == 2


def test_state_of_another_ledger_is_made_anew(ledger: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    for n in (5, 4, 3):
        tell(other, n)
    ask(other, Heard())
    kept_path(other).rename(kept_path(ledger))
    heard = Heard()
    ask(ledger, heard)
    assert heard.taken == [3]


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"x" * 5000])
def test_file_that_is_broken_is_made_anew_with_a_word(ledger: Path, content: bytes) -> None:
    kept_path(ledger).write_bytes(content)
    heard = Heard()
    ask(ledger, heard)
    assert heard.taken == [3]
    assert "is made anew: " in heard.told[0]


def test_text_of_somebody_else_is_left_as_it_is(ledger: Path) -> None:
    kept_path(ledger).write_bytes(b"no database at all")
    heard = Heard()
    ask(ledger, heard)
    assert "left as it is" in heard.told[0]
    assert kept_path(ledger).read_bytes() == b"no database at all"


def test_database_of_somebody_else_is_left_as_it_is(ledger: Path) -> None:
    with closing(sqlite3.connect(kept_path(ledger))) as database, database:
        database.execute("CREATE TABLE recipes (name TEXT)")
    heard = Heard()
    ask(ledger, heard)
    assert "left as it is" in heard.told[0]
    with closing(sqlite3.connect(kept_path(ledger))) as database:
        assert database.execute("SELECT count(*) FROM recipes").fetchone() == (0,)


def test_file_that_lost_its_end_is_made_anew(ledger: Path) -> None:
    ask(ledger, Heard())
    whole = kept_path(ledger).read_bytes()
    kept_path(ledger).write_bytes(whole[: len(whole) // 2])
    heard = Heard()
    ask(ledger, heard)
    assert heard.taken == [3]


def test_values_that_are_not_of_their_type_are_made_anew(ledger: Path) -> None:
    ask(ledger, Heard())
    with closing(sqlite3.connect(kept_path(ledger))) as database, database:
        database.execute("UPDATE summaries SET value = '{}'")
    heard = Heard()
    ask(ledger, heard)
    assert heard.taken == [3]
    assert "made anew" in heard.told[0]


def test_folder_that_is_read_only_is_answered_from_memory_with_a_word(ledger: Path) -> None:
    ledger.parent.chmod(0o500)
    try:
        heard = Heard()
        ask(ledger, heard)
        assert not kept_path(ledger).exists()
        assert "nothing can be kept" in heard.told[0]
    finally:
        ledger.parent.chmod(0o700)


def test_run_that_is_stopped_leaves_nothing_behind(ledger: Path) -> None:
    def stop(_: int, __: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        boards(ledger, Filter(), known=Known(), watch=Watch(step=stop, worth_keeping=0))
    assert sorted(ledger.parent.iterdir()) == [ledger]


def test_run_that_is_stopped_while_taking_in_leaves_the_state_as_it_was(ledger: Path) -> None:
    ask(ledger, Heard())
    before = kept_path(ledger).read_bytes()
    tell(ledger, 3)

    def stop(_: int, __: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        boards(ledger, Filter(), known=Known(), watch=Watch(step=stop, worth_keeping=0))
    assert kept_path(ledger).read_bytes() == before


def test_somebody_who_is_writing_does_not_change_the_answer(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.ledger.kept.BUSY_SECONDS", 0.1)
    ask(ledger, Heard())
    tell(ledger, 3)
    with closing(sqlite3.connect(kept_path(ledger), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ask(ledger, Heard())


def test_small_ledger_leaves_no_file(ledger: Path) -> None:
    boards(ledger, Filter(), known=Known())
    assert not kept_path(ledger).exists()


def test_other_theatre_is_derived_in_memory(ledger: Path) -> None:
    heard = Heard()
    ask(ledger, heard)
    with_other = boards(ledger, Filter(), known=Known(), theatre="panjshir_2021", watch=heard.watch)
    assert with_other == boards(ledger, Filter(), known=Known(), theatre="panjshir_2021", watch=NEVER)
    assert heard.taken == [3]


def test_check_finds_what_does_not_follow_from_the_ledger(ledger: Path) -> None:
    ask(ledger, Heard())
    assert differences_in_kept_state(ledger) == ()
    with closing(sqlite3.connect(kept_path(ledger))) as database, database:
        database.execute("DELETE FROM made")
    assert differences_in_kept_state(ledger)
    assert not kept_path(ledger).exists()
