"""Nobody ever sees half of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.workflows.files import whole_file, write_whole


def test_a_file_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "brief.md", "whole\n")
    assert (tmp_path / "new" / "brief.md").read_text(encoding="utf-8") == "whole\n"


def write_half(path: Path, error: BaseException) -> None:
    with whole_file(path) as handle:
        handle.write("half")
        raise error


@pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt()], ids=["disk full", "Ctrl-C"])
def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "brief.md"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(type(error)):
        write_half(path, error)
    assert path.read_text(encoding="utf-8") == "old"
    assert [child.name for child in tmp_path.iterdir()] == ["brief.md"]
