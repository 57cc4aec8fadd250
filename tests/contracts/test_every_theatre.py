"""Every installed theatre against its promise: it loads, its counts hold, its names lead where its examples say."""

from pathlib import Path

import pytest

from sayso.theatres.examples import failures, read_examples
from sayso.theatres.load import installed_theatres, load_theatre

THEATRES = installed_theatres()

every_theatre = pytest.mark.parametrize("name", THEATRES)


@every_theatre
def test_it_loads_by_name_and_by_path_alike(name: str) -> None:
    by_name, by_path = load_theatre(name), load_theatre(str(THEATRES[name]))
    assert by_name == by_path
    assert by_name.name == name


@every_theatre
def test_its_examples_come_out_as_they_say(name: str) -> None:
    examples = read_examples(THEATRES[name])
    assert len(examples) >= 10
    assert list(failures(load_theatre(name), examples)) == []


@every_theatre
def test_it_promises_counts(name: str) -> None:
    assert load_theatre(name).counts


@every_theatre
def test_every_spelling_is_found_again_in_running_text(name: str) -> None:
    theatre = load_theatre(name)
    for thing in (*theatre.actors, *theatre.places):
        for spelling in thing.spellings:
            found = [c.ref for _, candidates in theatre.names.find(f"(X, {spelling}; X") for c in candidates]
            assert thing.id in found, spelling


@every_theatre
def test_every_place_but_one_lies_in_another(name: str) -> None:
    theatre = load_theatre(name)
    outermost = {(theatre.ancestors_of(place.id) or (place,))[-1].id for place in theatre.places}
    assert len(outermost) == 1


@every_theatre
def test_people_have_the_role_that_makes_them_public(name: str) -> None:
    assert all(actor.public_role for actor in load_theatre(name).actors if actor.kind == "person")


@every_theatre
def test_a_side_stays_on_its_own_side(name: str) -> None:
    theatre = load_theatre(name)
    assert all(theatre.party_of(party.id) == party and party.has_side for party in theatre.parties)


@every_theatre
def test_nobody_has_a_side_without_a_membership(name: str) -> None:
    theatre = load_theatre(name)
    members = {m.member for m in theatre.memberships if m.relation != "opposes"}
    assert {actor.id for actor in theatre.actors if actor.has_side and actor.kind != "side"} <= members


@every_theatre
def test_nobody_without_a_side_belongs_to_one(name: str) -> None:
    theatre = load_theatre(name)
    assert all(theatre.party_of(actor.id) is None for actor in theatre.actors if not actor.has_side)


@every_theatre
def test_nothing_has_a_name_of_one_letter(name: str) -> None:
    theatre = load_theatre(name)
    assert all(len(s) > 1 for thing in (*theatre.actors, *theatre.places) for s in thing.spellings)


@every_theatre
def test_its_origin_says_the_licence(name: str) -> None:
    assert "licence" in (Path(THEATRES[name]) / "ORIGIN.md").read_text(encoding="utf-8")
