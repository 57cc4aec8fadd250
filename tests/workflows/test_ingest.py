"""Reading into a ledger: whole articles, nothing twice, nothing overwritten."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import sayso
from sayso.ledger import open_ledger

pytestmark = pytest.mark.parser

DISPATCH = "Northern spokesman Dorin Velika said that Northern troops had taken Orlan.\n"


def noon() -> datetime:
    return datetime(2031, 5, 15, 12, tzinfo=UTC)


def a_year_later() -> datetime:
    return noon().replace(year=2032)


@pytest.fixture
def dispatch(tmp_path: Path) -> Path:
    path = tmp_path / "dispatch.txt"
    path.write_text(f"---\npublisher: River Agency\npublished: 2031-05-14\n---\n{DISPATCH}", encoding="utf-8")
    return path


def exported(path: Path) -> list[str]:
    with open_ledger(path, create=False, read_only=True) as ledger:
        return list(ledger.export_lines())


def test_reading_again_adds_nothing(dispatch: Path, tmp_path: Path) -> None:
    ledger = sayso.open(tmp_path / "l.db")
    first = ledger.read(dispatch)
    before = exported(ledger.path)
    second = ledger.read(dispatch)
    assert (first.recorded, second.recorded, second.unchanged) == (1, 0, 1)
    assert exported(ledger.path) == before


def test_a_copy_of_the_file_elsewhere_adds_nothing(dispatch: Path, tmp_path: Path) -> None:
    ledger = sayso.open(tmp_path / "l.db")
    ledger.read(dispatch)
    copy = Path(shutil.copy(dispatch, tmp_path / "again.txt"))
    assert ledger.read(copy).unchanged == 1


def test_another_theatre_is_a_new_reading_and_the_old_one_can_still_be_seen(dispatch: Path, tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    sayso.open(path).read(dispatch)
    sayso.open(path, theatre="twin_valleys").read(dispatch)
    with open_ledger(path, create=False, read_only=True) as ledger:
        (now,) = ledger.view().readings()
        (then,) = ledger.view(2).readings()
    assert (now.theatre, then.theatre) == ("twin_valleys", None)
    assert now.supersedes == then.reading_id


def test_the_same_reports_give_the_same_record_byte_for_byte(dispatch: Path, tmp_path: Path) -> None:
    one, other = sayso.open(tmp_path / "1.db", clock=noon), sayso.open(tmp_path / "2.db", clock=a_year_later)
    one.read(dispatch)
    other.read(dispatch)
    assert exported(one.path) == exported(other.path)


def test_what_the_file_says_goes_before_what_the_user_says(dispatch: Path, tmp_path: Path) -> None:
    ledger = sayso.open(tmp_path / "l.db")
    ledger.read(dispatch, publisher="Somebody", published=date(2030, 1, 1))
    (source,) = ledger.brief().sources
    assert (source.publisher, source.published) == ("River Agency", "14 May 2031")


def test_entries_carry_the_clock_that_was_handed_in(dispatch: Path, tmp_path: Path) -> None:
    ledger = sayso.open(tmp_path / "l.db", clock=noon)
    ledger.read(dispatch)
    with open_ledger(ledger.path, create=False, read_only=True) as opened:
        assert {entry.recorded_at for entry in opened.entries()} == {noon()}


def test_other_news_gives_no_claims_and_a_remark_says_so(tmp_path: Path) -> None:
    page = (
        "The home team stormed to victory in the league final. The striker fired in two goals and the cup was theirs.\n"
    )
    (tmp_path / "sport.txt").write_text(page, encoding="utf-8")
    ledger = sayso.open(tmp_path / "l.db")
    ledger.read(tmp_path / "sport.txt")
    assert ledger.claims() == ()
    assert any("other news" in remark.note for remark in ledger.brief().remarks)
