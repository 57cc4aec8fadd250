"""The usual methods of `make calibration`: our own do what their packages do, where those are installed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from benchmark_scripts import BENCHMARKS, script

ENVIRONMENT = Path(os.environ.get("SAYSO_PEERS") or BENCHMARKS.parent / ".venv-peers")
PYTHON = ENVIRONMENT / "bin" / "python"
SOURCES, OBJECTS, ANSWERS = 12, 40, 3


@pytest.fixture(scope="module")
def scripts() -> dict[str, ModuleType]:
    """The benchmark's modules, which import one another by name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS / "calibration"))
        found = {name: script(f"calibration/{name}.py") for name in ("votes", "peers", "packages")}
        for name in found:
            sys.modules.pop(name, None)
    return found


def made_up(scripts: dict[str, ModuleType], seed: int = 1) -> object:
    """Opinions of sources of which some are mostly right, one mostly wrong."""
    rng = np.random.default_rng(seed)
    truth = rng.integers(ANSWERS, size=OBJECTS)
    right = np.append(rng.uniform(0.5, 0.95, SOURCES - 1), 0.2)
    said = np.argwhere(rng.random((OBJECTS, SOURCES)) < 0.4)
    is_right = rng.random(len(said)) < right[said[:, 1]]
    wrong = (truth[said[:, 0]] + rng.integers(1, ANSWERS, size=len(said))) % ANSWERS
    return scripts["votes"].Opinions(said[:, 1], said[:, 0], np.where(is_right, truth[said[:, 0]], wrong))


@pytest.mark.parametrize("method", ["truth_finder", "sums", "investment"])
def test_the_source_that_is_mostly_wrong_is_trusted_least(scripts: dict[str, ModuleType], method: str) -> None:
    trust = getattr(scripts["peers"], method)(made_up(scripts), SOURCES)
    assert trust.argmin() == SOURCES - 1


def test_a_table_of_dawid_and_skene_shows_who_is_mostly_wrong(scripts: dict[str, ModuleType]) -> None:
    table, shares = scripts["peers"].confusion(made_up(scripts), SOURCES, ANSWERS, smoothing=0.5)
    np.testing.assert_allclose(table.sum(axis=2), 1, atol=1e-9)
    np.testing.assert_allclose(shares.sum(), 1, atol=1e-9)
    assert table.diagonal(axis1=1, axis2=2).mean(axis=1).argmin() == SOURCES - 1


def test_one_source_has_one_opinion_about_one_thing_the_last(scripts: dict[str, ModuleType]) -> None:
    at = np.array
    votes = scripts["votes"].Votes(
        source=at([0, 0, 1, 0]),
        place=at([0, 0, 0, 0]),
        about=at([1, 3, 4, 15]),
        said=at([1, 3, 4, 15]),
        answer=at([0, 1, 2, 2]),
        sources=2,
        shape=(20, 1, 3),
        start=np.ones((1, 3)) / 3,
    )
    found = scripts["votes"].opinions_of(votes, votes.known(19))
    assert list(zip(found.object, found.source, found.answer, strict=True)) == [(0, 0, 1), (0, 1, 2), (1, 0, 2)]


def test_what_is_not_installed_is_said_and_our_own_stands_in(scripts: dict[str, ModuleType], tmp_path: Path) -> None:
    packages = scripts["packages"].Packages(tmp_path, tmp_path / "nowhere")
    packages.ask([])
    assert "TruthFinder (our own: no truthdiscovery)" in packages.methods()
    assert [note.split(" is ")[0] for note in packages.notes()] == ["crowd-kit", "truthdiscovery"]


@pytest.mark.skipif(not PYTHON.exists(), reason="the packages are not here: make calibration installs them")
def test_our_own_agree_with_the_packages_on_the_same_votes(scripts: dict[str, ModuleType], tmp_path: Path) -> None:
    packages, opinions = scripts["packages"].Packages(tmp_path, PYTHON), made_up(scripts)
    packages.answer_all([opinions])
    if not any(what["version"] for what in packages.found.values()):
        pytest.skip("neither package could be installed")
    gaps = scripts["packages"].furthest_apart(packages, [(opinions, SOURCES, ANSWERS)])
    assert gaps
    assert max(gaps.values()) < 1e-6
