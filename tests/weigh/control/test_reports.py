"""Reading claims and their region, and what is said of lines that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import UnreadableError
from sayso.weigh.control import read_region, read_reports

REGION = {
    "sides": ["north", "south"],
    "days": 10,
    "places": [{"id": "Velika", "near": ["Brod"], "start": "north"}, {"id": "Brod", "near": ["Velika"]}],
}
CLAIM = {
    "id": "c1",
    "place": "Brod",
    "day_said": 3,
    "day_about": 2,
    "change": "gained",
    "actor": "south",
    "polarity": "affirmed",
    "claimant": "southern spokesman",
    "claimant_class": "party",
    "claimant_side": "south",
}


def written(folder: Path, *claims: object, region: object = REGION) -> tuple[Path, Path]:
    """Paths of a theatre and a claims file."""
    (folder / "theatre.json").write_text(json.dumps(region), encoding="utf-8")
    (folder / "claims.jsonl").write_text("\n".join(json.dumps(claim) for claim in claims), encoding="utf-8")
    return folder / "theatre.json", folder / "claims.jsonl"


def test_a_claim_is_read_with_what_it_does_not_say_filled_in(tmp_path: Path) -> None:
    theatre, claims = written(tmp_path, CLAIM)
    [report], unused = read_reports(claims, read_region(theatre))
    assert not unused
    assert (report.publisher, report.text_key, report.is_denial) == ("southern spokesman", "c1", False)


def test_a_claim_about_the_future_is_taken_to_be_about_the_day_it_was_said(tmp_path: Path) -> None:
    theatre, claims = written(tmp_path, {**CLAIM, "day_about": 7})
    [report], _ = read_reports(claims, read_region(theatre))
    assert report.day_about == 3


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"place": "Nowhere"}, "not in the theatre"),
        ({"actor": "west"}, "not in the theatre"),
        ({"actor": None}, "without an actor"),
        ({"change": "exploded"}, "is none of"),
        ({"claimant_class": "oracle"}, "is none of"),
        ({"day_said": 10}, "outside the theatre's days"),
        ({"day_said": "monday"}, "not a whole number"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_its_number(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    theatre, claims = written(tmp_path, CLAIM, {**CLAIM, **change})
    reports, [unused] = read_reports(claims, read_region(theatre))
    assert len(reports) == 1
    assert unused.line == 2
    assert said in unused.reason


def test_a_file_without_a_usable_line_is_an_error(tmp_path: Path) -> None:
    theatre, claims = written(tmp_path, {"claim": "no"})
    with pytest.raises(UnreadableError, match="no line could be used"):
        read_reports(claims, read_region(theatre))


@pytest.mark.parametrize("region", [[], {}, {**REGION, "sides": ["north"]}, {**REGION, "places": []}])
def test_a_broken_theatre_is_an_error_that_names_the_file(tmp_path: Path, region: object) -> None:
    theatre, _ = written(tmp_path, CLAIM, region=region)
    with pytest.raises(UnreadableError, match=r"theatre\.json"):
        read_region(theatre)


def test_a_missing_theatre_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        read_region(tmp_path / "theatre.json")
