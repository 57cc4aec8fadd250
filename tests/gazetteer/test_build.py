from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from places_by_hand import BASE, ROWS, nothing, small_index, supply, town
from sayso.errors import GazetteerError
from sayso.gazetteer import Gazetteer
from sayso.gazetteer.build import Supply, build_index, import_source, is_current
from sayso.gazetteer.rows import BrokenRow, PlaceRow, Source

DUMP = Source("dump", "2031", "CC BY 4.0")
NEW = town(900, "Newbridge", "XA", 10, (20.2, 10.3))


def names_in(index: Path) -> set[str]:
    with Gazetteer(index) as gazetteer:
        return {name for name in ("Velika", "Newbridge") if gazetteer.choose(name).place}


def test_building_twice_does_nothing_the_second_time(index: Path) -> None:
    before = index.stat().st_mtime_ns
    assert build_index(index, (supply(),), step=nothing) is None
    assert index.stat().st_mtime_ns == before


def test_new_edition_of_the_base_makes_the_index_stale(index: Path) -> None:
    assert is_current(index, (supply(),))
    assert not is_current(index, (supply(source=Source(BASE.name, "2", BASE.licence)),))


def test_import_adds_to_what_is_there(index: Path) -> None:
    import_source(index, supply([NEW], DUMP), step=nothing)
    assert names_in(index) == {"Velika", "Newbridge"}


def test_same_import_again_changes_nothing(index: Path) -> None:
    import_source(index, supply([NEW], DUMP), step=nothing)
    once = index.read_bytes()
    import_source(index, supply([NEW], DUMP), step=nothing)
    assert len(index.read_bytes()) == len(once)


def test_building_again_keeps_what_was_imported(index: Path) -> None:
    own = PlaceRow("v1", "Newbridge", "village", "XA", parent_code="XA.20", longitude=20.1, latitude=10.0)
    import_source(index, supply([own], DUMP), step=nothing)
    build_index(index, (supply(),), step=nothing, again=True)
    with Gazetteer(index) as gazetteer:
        place = gazetteer.choose("Newbridge").place
        assert place is not None
        assert place.source == DUMP
        assert [around.name for around in gazetteer.ancestors_of(place)] == ["Velika", "Upland"]


def test_fuller_source_does_not_take_codes_away(index: Path) -> None:
    again = PlaceRow("11", "Velika", "province", "XA", 11, code="XA.20", parent="1")
    import_source(index, supply([again], DUMP), step=nothing)
    with Gazetteer(index) as gazetteer:
        place = gazetteer.place(11)
    assert place is not None
    assert (place.iso_3166_2, place.source.name) == ("XA-20", "dump")


def test_broken_rows_are_counted_and_listed(index: Path) -> None:
    broken = BrokenRow("line 2", "no name")
    tally = import_source(index, supply([NEW, broken], DUMP), step=nothing)
    assert (tally.places, tally.broken, tally.listed) == (1, 1, [broken])


def breaking_off() -> Iterator[PlaceRow]:
    yield NEW
    raise KeyboardInterrupt


def test_stopped_import_leaves_the_index_as_it_was(index: Path) -> None:
    before = index.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        import_source(index, Supply(DUMP, breaking_off), step=nothing)
    assert index.read_bytes() == before
    assert [path.name for path in index.parent.iterdir() if path.suffix == ".part"] == []


def _import_slowly(index: Path) -> None:
    def rows() -> Iterator[PlaceRow]:
        yield NEW
        (index.parent / "started").touch()
        time.sleep(60)

    import_source(index, Supply(DUMP, rows), step=nothing)


def test_killed_import_leaves_the_index_working_and_the_lock_free(index: Path) -> None:
    child = multiprocessing.get_context("fork").Process(target=_import_slowly, args=(index,))
    child.start()
    while not (index.parent / "started").exists():
        time.sleep(0.01)
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    assert names_in(index) == {"Velika"}
    import_source(index, supply([NEW], DUMP), step=nothing)
    assert names_in(index) == {"Velika", "Newbridge"}
    assert not list(index.parent.glob(".*.part"))


def test_index_can_be_read_while_an_import_runs(index: Path) -> None:
    def rows() -> Iterator[PlaceRow]:
        assert names_in(index) == {"Velika"}
        yield NEW

    import_source(index, Supply(DUMP, rows), step=nothing)
    assert "Newbridge" in names_in(index)


def test_two_processes_may_build_at_once(tmp_path: Path) -> None:
    fork = multiprocessing.get_context("fork")
    children = [fork.Process(target=small_index, args=(tmp_path,)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [0, 0]
    assert names_in(tmp_path / "places.sqlite") == {"Velika"}


def test_damaged_index_is_built_anew(index: Path) -> None:
    index.write_bytes(b"damaged " * 1000)
    tally = build_index(index, (supply(),), step=nothing)
    assert names_in(index) == {"Velika"}
    assert tally is not None
    assert "imported again" in tally.odd_listed[0].remark


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GazetteerError, match="SAYSO_CACHE"):
        build_index(tmp_path / "file" / "places.sqlite", (supply(),), step=nothing)


def test_steps_say_how_far_it_is(tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    many = [town(10_000 + i, f"Hamlet {i}", "XA", 10, (20.0, 10.0)) for i in range(1200)]
    build_index(tmp_path / "p.sqlite", (supply([*ROWS, *many]),), step=lambda done, total: seen.append((done, total)))
    assert seen == [(500, 1213), (1000, 1213)]
