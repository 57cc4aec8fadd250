from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from command import sayso
from places_by_hand import ROWS, nothing, supply
from sayso.cli.app import app
from sayso.cli.exits import Exit
from sayso.gazetteer.build import build_index
from sayso.workflows import gazetteer as workflow

RUN = CliRunner()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache with the small index, which counts as current."""
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(workflow, "base_supplies", lambda: (supply(ROWS),))
    build_index(tmp_path / "cache" / "places.sqlite", (supply(ROWS),), step=nothing)
    return tmp_path / "cache"


def test_find_shows_the_place_its_scores_and_its_source(cache: Path) -> None:
    result = RUN.invoke(app, ["places", "find", "Harbour"])
    assert result.exit_code == Exit.DONE
    shown = " ".join(result.output.split())
    assert "Harbour: Harbour, town in Delta, Lowland (geonames:107)" in shown
    assert "5.95" in shown
    assert "source 1: by hand, 1, CC0" in shown


def test_find_says_why_a_name_stays_open_and_what_would_help(cache: Path) -> None:
    result = RUN.invoke(app, ["places", "find", "Springford"])
    assert "open." in result.output
    assert "--country" in result.output
    assert "sayso places import" in " ".join(RUN.invoke(app, ["places", "find", "Qqqqzzzz"]).output.split())


def test_find_asks_for_a_name(cache: Path) -> None:
    assert sayso("places", "find", "...").code == Exit.INPUT


def test_find_shows_codes_and_the_days_between_which_a_unit_holds(cache: Path, tmp_path: Path) -> None:
    table = tmp_path / "units.csv"
    table.write_text("ADM0_EN,ADM1_EN,ADM1_PCODE,validOn\nUpland,Newland,UP07,2030-05-01\n")
    assert RUN.invoke(app, ["places", "import", str(table), "-f", "cod-ab"]).exit_code == Exit.DONE
    shown = RUN.invoke(app, ["places", "find", "Newland"]).output
    assert "OCHA COD-AB units:UP07, P-code UP07; without a point; valid from 2030-05-01 to ..." in shown


def test_what_a_damaged_index_cannot_hand_on_is_told(cache: Path) -> None:
    (cache / "places.sqlite").write_bytes(b"damaged " * 1000)
    result = RUN.invoke(app, ["places", "build"])
    assert result.exit_code == Exit.DONE
    assert "has to be imported again" in " ".join(result.output.split())


def test_build_lists_what_the_index_holds_and_on_what_terms(cache: Path) -> None:
    assert "by hand, edition 1, CC0" in RUN.invoke(app, ["places", "build"]).output


def test_import_writes_every_remark_where_asked(cache: Path, tmp_path: Path) -> None:
    table, remarks = tmp_path / "villages.csv", tmp_path / "remarks.csv"
    rows = "".join(f"Hazar {i},north,20\n" for i in range(30))
    table.write_text(f"name,latitude,longitude\nHazar,10.4,20.6\nFar,10.4,80\n{rows}")
    result = RUN.invoke(
        app, ["places", "import", str(table), "-f", "table", "--country", "XA", "--remarks", str(remarks)]
    )
    assert "not read: 30 rows, the first 20 here" in result.output
    assert "read, but odd: 1 row" in result.output
    listed = remarks.read_text(encoding="utf-8").splitlines()
    assert len(listed) == 32
    assert listed[1] == "line 4,no,\"the latitude is 'north', not a number\""


def test_a_format_that_there_is_not_is_told_with_those_that_there_are(cache: Path, tmp_path: Path) -> None:
    ran = sayso("places", "import", tmp_path / "x.csv", "-f", "kml")
    assert ran.code == Exit.INPUT
    assert "cod-ab" in ran.words


def test_find_builds_the_index_at_first_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_CACHE", str(tmp_path / "new"))
    monkeypatch.setattr(workflow, "base_supplies", lambda: (supply(ROWS),))
    assert RUN.invoke(app, ["places", "find", "Velika", "--country", "Upland"]).exit_code == Exit.DONE
    assert (tmp_path / "new" / "places.sqlite").is_file()


def test_find_puts_the_theatre_first(cache: Path) -> None:
    result = RUN.invoke(app, ["places", "find", "Velika", "--theatre", "twin_valleys"])
    assert result.output.startswith("theatre: Velika")


def test_build_says_when_there_is_nothing_to_do(cache: Path) -> None:
    assert "is up to date" in " ".join(RUN.invoke(app, ["places", "build"]).output.split())


def test_import_counts_and_lists_broken_rows(cache: Path, tmp_path: Path) -> None:
    table = tmp_path / "villages.csv"
    table.write_text("name,latitude,longitude\nHazar,10.4,20.6\n,10,20\n")
    result = RUN.invoke(app, ["places", "import", str(table), "--format", "table", "--country", "Upland"])
    assert result.exit_code == Exit.INCOMPLETE
    assert "1 place from villages" in " ".join(result.output.split())
    assert "line 3: no name" in result.output
    assert "Hazar, village in Upland" in " ".join(RUN.invoke(app, ["places", "find", "Hazar"]).output.split())


def test_column_map_that_is_none_is_a_usage_error(cache: Path, tmp_path: Path) -> None:
    result = RUN.invoke(app, ["places", "import", "x.csv", "--format", "table", "--columns", "name"])
    assert result.exit_code == Exit.USAGE
