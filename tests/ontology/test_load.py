"""Kinds are read from their folders, and a folder that does not hold together says what to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import PackError
from sayso.ontology.load import load_kinds, read_kind

KIND = """
label = "Mill work"
description = "Mills built, mended and burned."
slots = ["actor", "places"]

[question]
slots = ["places"]
label = "Does the mill at {places} run?"
label_without_slots = "Does the mill run?"
answered_by = "whether"
"""


def folder_with(tmp_path: Path, text: str, examples: str = "") -> Path:
    folder = tmp_path / "mill_work"
    folder.mkdir()
    (folder / "kind.toml").write_text(text, encoding="utf-8")
    if examples:
        (folder / "examples.jsonl").write_text(examples, encoding="utf-8")
    return folder


def test_there_are_fifteen_kinds() -> None:
    assert len(load_kinds()) == 15


def test_a_kind_is_named_after_its_folder(tmp_path: Path) -> None:
    assert read_kind(folder_with(tmp_path, KIND)).name == "mill_work"


def test_a_kind_has_its_examples(tmp_path: Path) -> None:
    line = '{"text": "The mill at Brod burned.", "claims": [{"kind": "mill_work"}]}\n'
    kind = read_kind(folder_with(tmp_path, KIND, line))
    assert [example.text for example in kind.examples] == ["The mill at Brod burned."]


def test_a_missing_label_is_a_pack_error(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="label"):
        read_kind(folder_with(tmp_path, KIND.replace('label = "Mill work"', "")))


def test_an_unknown_slot_is_a_pack_error(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="weather"):
        read_kind(folder_with(tmp_path, KIND.replace('["actor", "places"]', '["actor", "weather"]')))


def test_a_change_that_is_used_must_be_declared(tmp_path: Path) -> None:
    opposed = KIND + '\n[[opposites]]\nchange = "built"\nother_change = "burned"\nactors = "any"\n'
    with pytest.raises(PackError, match="built"):
        read_kind(folder_with(tmp_path, opposed))


def test_a_file_that_is_no_toml_is_a_pack_error(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        read_kind(folder_with(tmp_path, "label = "))


def test_every_support_names_an_installed_kind() -> None:
    kinds = load_kinds()
    assert all(support.by_kind in kinds for kind in kinds.values() for support in kind.bears_out)


def test_advancing_inside_a_place_bears_out_taking_it_in_part() -> None:
    support = next(s for s in load_kinds()["control"].bears_out if (s.change, s.by_change) == ("gained", "advances"))
    assert (support.extent, support.places) == ("part", "same_or_inside")
