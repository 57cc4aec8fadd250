"""Furniture packs: found, compiled and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import PackError, UnknownPackError
from sayso.languages import load
from sayso.languages.furniture import Furniture, Where, load_furniture


def test_english_has_rules_for_every_place() -> None:
    english = load_furniture("en")
    assert all(english.at(where) for where in Where)


def test_agencies_are_known_by_every_spelling() -> None:
    english = load_furniture("en")
    found = english.agency.findall("the Associated Press, AFP and Thomson Reuters")
    assert [english.agency_by_spelling[name] for name in found] == ["AP", "AFP", "Reuters"]


def test_agency_inside_a_word_is_none() -> None:
    assert load_furniture("en").agency.search("APART and SANAA") is None


def test_unknown_language_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownPackError, match=r"no language .xx.; installed: .*en"):
        load_furniture("xx")


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ("agencies = [", "not TOML"),
        ("[agencies]", "lacks"),
        ('[[rule]]\nwhere = "nowhere"\nzone = "credit"\npatterns = ["a"]', "nowhere"),
        ('[[rule]]\nwhere = "line"\nzone = "credit"\npatterns = ["{nobody}"]', "nobody"),
        ('[[rule]]\nwhere = "line"\nzone = "credit"\npatterns = ["("]', "error"),
    ],
)
def test_broken_pack_says_where_and_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, problem: str
) -> None:
    whole = '[dates]\nmonths=["May"]\nweekdays=["Monday"]\nzones=["GMT"]\n[agencies]\n"A" = ["A"]\n[words]\n'
    whole += 'picture = ["P"]\nshare = ["S"]\nsite = ["T"]\nnewsroom = ["N"]\n'
    (tmp_path / "furniture.toml").write_text(whole + broken if "rule" in broken else broken, encoding="utf-8")
    (tmp_path / "language.toml").touch()
    monkeypatch.setattr(load, "folders_in", lambda *_: {"zz": tmp_path})
    load_furniture.cache_clear()
    with pytest.raises(PackError, match=problem):
        load_furniture("zz")


def test_unknown_furniture_claims_nothing() -> None:
    nothing = Furniture.empty("xx")
    assert not nothing.rules
    assert nothing.agency.search("Reuters") is None
