"""Which articles of a ledger go back to one text, as `sayso families` shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import sayso

pytestmark = pytest.mark.parser

STORY = (
    "Northern troops took the mill at Velika before breakfast on Monday and let the miller's geese out. By noon they "
    "had moved their guns to the orchard wall, where the river bends, and were firing at the bridge every four minutes."
)


def page(publisher: str, day: str, text: str) -> str:
    return json.dumps({"doc": publisher, "text": text, "publisher": publisher, "published": day})


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("families")
    pages = [
        page("Lower Road Site", "2031-05-13", f"{STORY} Readers are asked to keep away."),
        page("Valley Post", "2031-05-12", STORY),
        page(
            "River Gazette",
            "2031-05-13",
            "The council of Dubra met on Tuesday and talked of nothing but the price of salt.",
        ),
    ]
    (folder / "feed.jsonl").write_text("\n".join(pages) + "\n", encoding="utf-8")
    path = folder / "l.db"
    assert sayso("read", folder / "feed.jsonl", "-l", path, "-t", "twin_valleys").code == 0
    return path


def test_first_text_comes_first_and_the_copy_says_how_much_it_has_of_it(ledger: Path) -> None:
    ran = sayso("families", "-l", ledger)
    assert ran.out.index("Valley Post") < ran.out.index("Lower Road Site")
    assert "100% as in Valley Post, 2031-05-12: “Northern troops took the mill" in ran.words


def test_json_gives_the_parent_and_the_part(ledger: Path) -> None:
    (family,) = [
        json.loads(line) for line in sayso("families", "-l", ledger, "--json").out.splitlines() if line[:1] == "{"
    ]
    first, copy = family["members"]
    assert copy["goes_back_to"] == [first["article_id"]]
    assert (first["part"], copy["part"]) == (0.0, 1.0)


def test_report_of_its_own_is_in_no_family(ledger: Path) -> None:
    assert "River Gazette" not in sayso("families", "-l", ledger).out
