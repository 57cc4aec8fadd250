"""Every fetcher keeps its promise, offline: a FETCHER under its folder's name, with the clock as an argument."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from reading import JUNE, june
from sayso.model.source import Capture
from sayso.plugins import folders_in, module_of
from sayso.read import Fetcher

PACKAGE, GROUP = "sayso.read.fetchers", "fetchers"
FETCHERS = {name: module_of(PACKAGE, GROUP, name).FETCHER for name in folders_in(PACKAGE, GROUP)}


@pytest.mark.parametrize("name", sorted(FETCHERS))
def test_fetcher_bears_its_folders_name(name: str) -> None:
    assert isinstance(FETCHERS[name], Fetcher)
    assert FETCHERS[name].name == name


@pytest.mark.parametrize("name", sorted(FETCHERS))
def test_fetcher_takes_the_clock_by_keyword(name: str) -> None:
    parameter = inspect.signature(FETCHERS[name].captures_in).parameters["now"]
    assert parameter.kind is inspect.Parameter.KEYWORD_ONLY
    assert parameter.default is inspect.Parameter.empty


def test_files_are_captured_at_the_clocks_time(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Velika fell.", encoding="utf-8")
    (met,) = FETCHERS["files"].captures_in(tmp_path, now=june)
    assert isinstance(met, Capture)
    assert met.retrieved_at == JUNE
    assert met.raw == b"Velika fell."
