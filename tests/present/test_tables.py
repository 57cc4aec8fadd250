"""Tables of claims: what stands in them, what is refused, and which places they may give."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from ledger_by_hand import LANTERN_SPEAKS, NORTH_SPEAKS, SOUTH_SPEAKS, VALLEYS, HandView, article, claim, view_of
from rows_by_hand import SOUTH_VALLEY, a_corroborated_row, a_row
from sayso.errors import UnknownPackError
from sayso.model.actors import PersonNotice
from sayso.model.claim import Claim, Reference
from sayso.model.source import Span
from sayso.present.public_places import public_places
from sayso.present.table import admitted, installed_tables, table_for
from sayso.workflows.ask import Filter
from sayso.workflows.export import event_rows

POST = article("Valley Post", date(2031, 5, 14))
LONG_AFTER, NEXT_DAY = date(2031, 6, 30), date(2031, 5, 15)
TABLES = installed_tables()


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_hxl_tags_stand_under_the_headers() -> None:
    headers, tags, *_ = csv.reader(io.StringIO(TABLES["events_csv"].write([a_row()])))
    assert len(headers) == len(tags)
    assert all(tag.startswith("#") for tag in tags)
    assert "#org +claimant" in tags


def test_a_range_keeps_its_open_end() -> None:
    row = read_csv(TABLES["events_csv"].write([a_row()]))[1]
    assert (row["killed at least"], row["killed at most"]) == ("9", "")


def test_a_cell_is_never_a_formula() -> None:
    row = read_csv(TABLES["events_csv"].write([a_row(words='=HYPERLINK("x")')]))[1]
    assert row["statement"].startswith("'=")


def test_plover_actor_is_who_did_it_and_the_claimant_has_a_key_of_ours() -> None:
    record = json.loads(TABLES["plover_jsonl"].write([a_row()]))
    assert record["actor"] == ["southern forces"]
    assert record["sayso:asserted_by"] == "Northern spokesman Dorin Velika"
    assert record["sayso:status"] == "claimed"
    assert record["size"] == {"dead": [9, None]}


def test_a_day_of_publication_is_never_passed_off_as_the_day_of_the_event() -> None:
    record = json.loads(TABLES["plover_jsonl"].write([a_row(first_day="", last_day="")]))
    assert record["sayso:date_is"] == "published"


def test_a_table_without_room_for_the_claimant_refuses_what_is_not_corroborated() -> None:
    taken = admitted(TABLES["acled_csv"], [a_row(), a_corroborated_row()])
    assert [row.standing for row in taken.rows] == ["corroborated"]
    assert taken.refused == 1


def test_only_an_explicit_wish_lets_them_in_and_they_are_counted() -> None:
    taken = admitted(TABLES["acled_csv"], [a_row(), a_corroborated_row()], even_unmarked=True)
    assert (len(taken.rows), taken.unmarked) == (2, 1)


def test_an_unknown_suffix_names_the_tables_there_are() -> None:
    with pytest.raises(UnknownPackError, match="events_csv"):
        table_for(Path("events.xlsx"))


def public(one: Claim, *, today: date = LONG_AFTER, is_movement: bool = False) -> list[tuple[str, str]]:
    found = public_places(one, VALLEYS, published_on=POST.published_on, today=today, is_movement=is_movement)
    return [(place.name, place.rule) for place in found]


def test_a_village_becomes_its_district_and_says_so() -> None:
    assert public(claim(POST, kind="strike", places=("dubra_village",), words="shells fell")) == [
        ("Dubra", "armed-forces")
    ]


def test_a_district_stays_itself() -> None:
    assert public(claim(POST, kind="strike", places=("velika",), words="shells fell")) == [("Velika", "")]


def test_a_clinic_is_told_by_its_province_whoever_speaks() -> None:
    for by in (NORTH_SPEAKS, SOUTH_SPEAKS, LANTERN_SPEAKS):
        hit = claim(POST, by, kind="strike", places=("velika",), words="the clinic was shelled")
        assert public(hit) == [("South Valley", "health")]


def test_a_fresh_movement_is_told_by_its_province() -> None:
    moved = claim(POST, change="advances", actor="north", places=("velika",), words="is moving on the town")
    assert public(moved, today=NEXT_DAY, is_movement=True) == [("South Valley", "fresh-movement")]
    assert public(moved, today=LONG_AFTER, is_movement=True) == [("Velika", "")]


def test_a_place_of_unknown_level_is_withheld_and_says_so() -> None:
    named = claim(POST, kind="strike", places=("velika",), words="shells fell")
    unknown = Reference("Old Mill", Span(0, 1), "text:old mill", "Old Mill")
    lost = replace(named, resolution=replace(named.resolution, places=(unknown,)))
    ((name, rule),) = public(lost)
    assert name == ""
    assert "level not known" in rule


@dataclass(frozen=True, slots=True)
class NamedView(HandView):
    """A view with a private person in every article."""

    def people(self, article_id: str) -> Sequence[PersonNotice]:
        name = "Ivo Kern"
        start = self.article(article_id).text.index(name)
        return (PersonNotice(name, (Span(start, start + len(name)),), False, "a mechanic", "no public role"),)


def test_private_names_never_reach_a_table() -> None:
    text = "Ivo Kern was killed in Velika, the Northern army said."
    carrier = article("Valley Post", date(2031, 5, 14), text)
    made = claim(carrier, NORTH_SPEAKS, kind="casualties", places=("velika",), words="Ivo Kern was killed")
    target = Reference("Ivo Kern", Span(0, 8), "text:ivo kern", "Ivo Kern")
    made = replace(made, evidence=Span(0, 28), resolution=replace(made.resolution, target=target))
    view = NamedView((carrier,), (made,))
    rows = list(event_rows(view, VALLEYS, Filter(), today=LONG_AFTER))
    for table in TABLES.values():
        written = table.write(rows)
        assert "Ivo" not in written
        assert "Kern" not in written
    assert rows[0].target == "[a mechanic]"


def test_every_row_has_a_claimant_and_a_standing() -> None:
    told = (
        claim(POST, NORTH_SPEAKS, change="gained", actor="north", places=("velika",)),
        claim(POST, SOUTH_SPEAKS, change="gained", actor="north", places=("velika",), denied=True),
        claim(POST, None, kind="strike", places=("brod",), background=True),
    )
    rows = list(event_rows(view_of(*told, articles=(POST,)), VALLEYS, Filter(), today=LONG_AFTER))
    assert len(rows) == 3
    assert all(row.asserted_by and row.standing for row in rows)
    assert not any(row.is_corroborated for row in rows)


def test_a_reduced_place_says_so_in_both_tables() -> None:
    row = a_row(places=(SOUTH_VALLEY,))
    assert read_csv(TABLES["events_csv"].write([row]))[1]["place reduced"] == "true"
    assert json.loads(TABLES["plover_jsonl"].write([row]))["sayso:place_reduced"] is True
