"""Which names of a corpus become parties: an army is its state's, a headline is nobody, few reports make no side."""

from __future__ import annotations

from collections import Counter

from sayso.languages.roles import load_roles
from sayso.theatres.draft import DraftActor
from sayso.workflows.drafting.bodies import draft_organisations, draft_people
from sayso.workflows.drafting.corpus import Found
from sayso.workflows.drafting.sides import Sides, draft_sides
from sayso.workflows.drafting.tally import Ids, Tally, one_of_each


def tally(reports: int, *spellings: str, claimed: bool = True, texts: str = "", of: str = "") -> Tally:
    """Met once in each of so many reports, under the first spelling most."""
    names = Counter({name: reports + len(spellings) - i for i, name in enumerate(spellings)})
    groups = Counter({of: 1}) if of else Counter()
    seen = {f"a-{i}" for i in range(reports)}
    return Tally(
        "one.txt", reports, seen, names, groups, Counter({texts: 1}), dict.fromkeys(groups, "by name"), [], claimed
    )


def sides_of(reports: int = 10, **tallies: Tally) -> Sides:
    """Keys are refs with '__' for the colon and '_' for a space: text__hill_front."""
    sides = {key.replace("__", ":").replace("_", " "): one for key, one in tallies.items()}
    return draft_sides(Found(reports, sides), load_roles("en"), Ids(), lambda _words: False)


def spellings(sides: Sides) -> dict[str, tuple[str, ...]]:
    return {party.name: party.spellings for party in sides.parties}


def test_the_arms_of_a_state_are_its_side() -> None:
    found = sides_of(
        world__syrian_government=tally(5, "Syrian government"),
        text__syrian_air_force=tally(3, "Syrian Air Force"),
        text__syrian_army=tally(4, "Syrian Army"),
        text__free_syrian_army=tally(4, "Free Syrian Army"),
        text__syrian_rebels=tally(4, "Syrian rebels"),
    )
    assert [party.name for party in found.parties] == ["syrian government", "free syrian army", "syrian rebels"]
    assert found.id_of["text:syrian air force"] == "syrian_government"
    assert "Syrian Air Force" in spellings(found)["syrian government"]


def test_forces_named_for_a_leader_are_the_side_that_he_leads() -> None:
    found = sides_of(
        world__syrian_government=tally(5, "Syrian government"), text__assad_forces=tally(3, "Assad forces")
    )
    assert found.id_of["text:assad forces"] == "syrian_government"


def test_one_name_with_another_noun_is_one_side() -> None:
    found = sides_of(text__hill_militia=tally(5, "Hill militia"), text__hill_fighters=tally(2, "Hill fighters"))
    assert spellings(found) == {"hill militia": ("Hill militia", "Hill fighters")}


def test_a_headline_that_runs_on_from_a_name_is_for_a_person_to_say() -> None:
    found = sides_of(
        text__hill_front=tally(5, "Hill Front"), text__hill_front_storms_brod=tally(5, "Hill Front Storms")
    )
    assert [party.name for party in found.parties] == ["hill front"]
    assert [name.name for name in found.doubtful] == ["hill front storms brod"]


def test_a_name_of_few_among_many_reports_is_for_a_person_to_say() -> None:
    few = tally(2, "River Guard")
    assert spellings(sides_of(10, text__river_guard=few)).keys() == {"river guard"}
    assert [name.name for name in sides_of(1000, text__river_guard=few).doubtful] == ["river guard"]


def test_a_spelling_belongs_to_the_side_that_more_reports_have() -> None:
    found = sides_of(text__hill_front=tally(5, "Hill Front", "the Front"), text__river_front=tally(3, "the Front"))
    assert spellings(found) == {"hill front": ("Hill Front", "the Front"), "river front": ("river front",)}


def test_spellings_are_given_once_and_without_descriptions() -> None:
    met = ("Lantern", "LANTERN", "Lanterns", "Lantern fighters", "Lantern) Front", "Lantern Front")
    assert spellings(sides_of(text__lantern=tally(5, *met)))["lantern"] == ("Lantern", "Lantern Front")


def test_initials_are_a_note_and_no_proof() -> None:
    found = sides_of(text__free_dubra_movement=tally(5, "Free Dubra Movement"), text__fdm=tally(4, "FDM"))
    assert [party.notes for party in found.parties] == [
        ("perhaps the same side as fdm",),
        ("perhaps the same side as free dubra movement",),
    ]


def organisations(id_of: dict[str, str] | None = None, **bodies: Tally) -> dict[str, DraftActor]:
    found = Found(10, bodies={key.replace("_", " "): one for key, one in bodies.items()})
    found.places["brod"] = tally(3, "Brod")
    found.people["dorin velika"] = tally(2, "Dorin Velika", texts="spokesman")
    drafted = draft_organisations(found, load_roles("en"), Ids(), id_of or {}, lambda _words: False)
    return {body.name: body for body in drafted}


def test_a_body_under_several_names_comes_once() -> None:
    found = organisations(
        river_watch_for_peace=tally(5, "River Watch for Peace"),
        river_watch_for_peace_rwp=tally(2, "River Watch for Peace (RWP)"),
        rwp=tally(3, "RWP"),
        river_watch=tally(1, "River Watch"),
        the_lowland_based_river_watch_for_peace=tally(1, "the Lowland-based River Watch for Peace"),
    )
    assert found.keys() == {"river watch for peace"}
    assert "RWP" in found["river watch for peace"].spellings


def test_what_swallowed_its_neighbours_is_no_body() -> None:
    found = organisations(
        river_agency=tally(5, "River Agency"),
        brod_river_agency=tally(2, "Brod River Agency"),
        brod_minister_dorin_velika=tally(1, "Brod Minister Dorin Velika"),
        syrians=tally(1, "Syrians"),
    )
    assert found.keys() == {"river agency"}


def test_a_ministry_is_part_of_its_state() -> None:
    found = organisations({"world:russia": "russia"}, russian_defence_ministry=tally(2, "Russian Defence Ministry"))
    assert found["russian defence ministry"].group == "russia"


def people(**tallies: Tally) -> dict[str, DraftActor]:
    found = Found(10, people={key.replace("_", " "): one for key, one in tallies.items()}, forbidden={"jora mlin"})
    return {person.name: person for person in draft_people(found, load_roles("en"), Ids(), {}, lambda _words: False)}


def test_a_family_name_alone_is_joined_to_nobody_but_pointed_at() -> None:
    found = people(dorin_velika=tally(3, "Dorin Velika"), velika=tally(2, "Velika"))
    assert found["Velika"].notes == ("perhaps Dorin Velika",)


def test_a_leader_whom_everybody_knows_is_one_person_under_all_names() -> None:
    found = people(putin=tally(5, "Putin"), vladimir_putin=tally(3, "Vladimir Putin"), vladimir_putins=tally(1, "X"))
    assert found.keys() == {"Vladimir Putin"}


def test_whoever_is_hurt_somewhere_and_a_name_that_breaks_off_are_left_out() -> None:
    assert not people(jora_mlin=tally(3, "Jora Mlin"), bilal_al=tally(1, "Bilal al"))


def test_what_is_no_name_of_a_person_is_left_out() -> None:
    assert not people(rear=tally(1, "Rear"), brods_upland_backed=tally(2, "Brods Upland-backed"))


def test_a_body_of_one_report_among_many_is_left_to_a_person_unless_everybody_knows_it() -> None:
    found = Found(1000, bodies={"brod media house": tally(2, "Brod Media House"), "hill aid": tally(9, "Hill Aid")})
    found.bodies["amnesty international"] = tally(2, "Amnesty International")
    drafted = draft_organisations(found, load_roles("en"), Ids(), {}, lambda _words: False)
    assert [body.name for body in drafted] == ["amnesty international"]


def test_a_side_of_many_reports_comes_in_though_nobody_claims_for_it() -> None:
    assert spellings(sides_of(100, text__hill_guard=tally(8, "Hill Guard", claimed=False)))
    assert not spellings(sides_of(100, text__hill_guard=tally(4, "Hill Guard", claimed=False)))


def test_the_office_is_the_shortest_way_in_which_it_is_said_often() -> None:
    one = tally(3, "Ana Dol")
    long = "commander of the hill guards and of the river guards in all of Brod and Velika"
    one.texts = Counter({long: 2, "commander": 1})
    assert people(ana_dol=one)["Ana Dol"].role == "commander"


def test_plurals_and_possessives_are_no_spellings_of_their_own() -> None:
    assert list(one_of_each(["Hill Front", "Hill Fronts", "hill front", "HF"])) == ["Hill Front", "HF"]
