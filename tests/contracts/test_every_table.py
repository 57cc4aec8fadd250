"""Every table, built in or dropped in, keeps what a table promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rows_by_hand import SOUTH_VALLEY, a_corroborated_row, a_row
from sayso.present.table import Table, admitted, installed_tables, table_for

TABLES = list(installed_tables().values())
every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@every_table
def test_says_what_it_is(table: Table) -> None:
    assert table.suffix.startswith(".")
    assert "/" in table.media_type
    assert table.summary


@every_table
def test_is_found_by_its_name_and_a_table_by_its_suffix(table: Table) -> None:
    assert table_for(Path("anything.txt"), table.name) == table
    assert table_for(Path(f"out/events{table.suffix}")).suffix == table.suffix


@every_table
def test_one_table_a_suffix_is_the_default(table: Table) -> None:
    assert sum(other.is_default for other in TABLES if other.suffix == table.suffix) == 1


@every_table
def test_every_row_says_who_asserts_it_and_where_it_stands_or_is_refused(table: Table) -> None:
    row = a_row(standing="disputed")
    taken = admitted(table, [row])
    written = table.write(taken.rows)
    if table.carries_claimant and table.carries_standing:
        assert row.asserted_by in written
        assert "disputed" in written
    else:
        assert taken.refused == 1
        assert row.words not in written


@every_table
def test_a_corroborated_row_is_never_refused(table: Table) -> None:
    assert admitted(table, [a_corroborated_row()]).refused == 0


@every_table
def test_gives_no_coordinates(table: Table) -> None:
    written = table.write([a_corroborated_row(places=(SOUTH_VALLEY,))])
    assert not re.search(r"latitude|longitude|#geo|\+lat|\+lon|geohash", written, re.IGNORECASE)


@every_table
def test_gives_the_same_bytes_for_the_same_rows(table: Table) -> None:
    rows = [a_row(), a_corroborated_row()]
    assert table.write(rows) == table.write(rows)


@every_table
def test_writes_a_table_with_no_rows(table: Table) -> None:
    assert isinstance(table.write([]), str)
