"""The tutorial's steps run as written, and show what it says they show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from command import sayso

TUTORIAL = (Path(__file__).parents[2] / "docs" / "tutorial.md").read_text(encoding="utf-8")
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
pytestmark = pytest.mark.parser


def blocks(language: str = "") -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TUTORIAL, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the tutorial's two files, read as it says."""
    monkeypatch.chdir(tmp_path)
    river, post = (block for block in blocks() if block.startswith("---\n"))
    (tmp_path / "river.txt").write_text(river, encoding="utf-8")
    (tmp_path / "post.txt").write_text(post, encoding="utf-8")
    assert sayso("read", "river.txt", "post.txt", "--theatre", "twin_valleys").code == 0
    return tmp_path


def test_every_command_of_the_tutorial_runs(folder: Path) -> None:
    claim = sayso("claims", "--json").out.split('"claim_id": "')[1][:10]
    for block in blocks():
        for line in block.splitlines():
            if line.startswith("sayso "):
                arguments = line.replace("c-...", claim).split()[1:]
                assert sayso(*arguments).code == 0, line


def test_orlan_is_put_forward_denied_and_borne_out_in_part(folder: Path) -> None:
    shown = sayso("status", "Orlan").words
    for expected in ("put forward by", "denied by", "borne out by", "in part"):
        assert expected in shown


def test_the_second_report_is_an_echo_and_adds_no_support(folder: Path) -> None:
    def support(*limits: str) -> list[str]:
        return re.findall(r"Independent support: (\d+)", sayso("status", "Orlan", *limits).words)

    assert max(support()) == max(support("--published-by", "2031-05-14"))


def test_the_baker_is_not_named(folder: Path) -> None:
    sayso("brief", "-o", "brief.html")
    page = (folder / "brief.html").read_text(encoding="utf-8")
    assert "baker" in page
    assert "Torek" not in page


def test_the_python_of_the_tutorial_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = blocks("python")
    exec(compile(code, "tutorial", "exec"), {})
    assert "Orlan" in capsys.readouterr().out


def test_every_command_in_the_readme_is_there() -> None:
    listed = sayso("--help").words
    for command in set(re.findall(r"^sayso (\w+)", README, re.MULTILINE)):
        assert f" {command} " in listed
