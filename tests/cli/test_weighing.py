"""sayso weigh, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import sayso

THEATRE = {
    "sides": ["north", "south"],
    "days": 6,
    "places": [{"id": "100% Brod", "near": ["Velika"], "start": "north"}, {"id": "Velika", "near": [], "start": None}],
}


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """Three witnesses who say that the South holds Brod, and a line that is no claim."""
    (tmp_path / "theatre.json").write_text(json.dumps(THEATRE), encoding="utf-8")
    rows = [
        {
            "id": f"c{day}",
            "place": "100% Brod",
            "day_said": day,
            "day_about": day,
            "change": "holds",
            "actor": "south",
            "polarity": "affirmed",
            "claimant": f"witness {day}",
            "claimant_class": "ngo",
        }
        for day in (1, 2, 3)
    ]
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join([*map(json.dumps, rows), "{}"]), encoding="utf-8")
    return path


def test_weigh_writes_a_line_for_each_place_and_day_and_tells_what_it_left_out(claims: Path, tmp_path: Path) -> None:
    ran = sayso("weigh", claims, "--mode", "smoothed", "-o", tmp_path / "probs.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "probs.jsonl").read_text(encoding="utf-8").splitlines()]
    assert ran.code == 1
    assert "line 4 not used" in ran.words
    assert "model's estimate" in ran.words
    assert [(row["place"], row["day"]) for row in rows][:2] == [("100% Brod", 0), ("100% Brod", 1)]
    assert len(rows) == 12
    assert all(sum(row["probs"].values()) == pytest.approx(1, abs=1e-5) for row in rows)


def test_why_shows_each_claims_part_and_that_it_is_a_models_estimate(claims: Path) -> None:
    ran = sayso("weigh", claims, "--why", "100% Brod", 3, "south")
    assert ran.code == 0
    assert "model's estimate" in ran.words
    assert all(name in ran.out for name in ("c1", "c2", "c3"))
    assert "were false" in ran.words


def test_why_gives_no_estimate_where_too_little_is_said(claims: Path) -> None:
    assert "too little was said about Velika" in sayso("weigh", claims, "--why", "Velika", 3, "south").words


@pytest.mark.parametrize(("suffix", "code"), [(".svg", 0), (".html", 0), (".png", 3)])
def test_why_draws_to_a_file_of_a_known_form(claims: Path, tmp_path: Path, suffix: str, code: int) -> None:
    drawing = (tmp_path / "why").with_suffix(suffix)
    assert sayso("weigh", claims, "--why", "100% Brod", 3, "south", "-o", drawing).code == code
    assert drawing.exists() == (code == 0)


def test_a_claims_file_without_its_theatre_is_told_in_words(tmp_path: Path) -> None:
    ran = sayso("weigh", tmp_path / "claims.jsonl", "-o", tmp_path / "probs.jsonl")
    assert ran.code == 3
    assert "theatre.json" in ran.words
