"""Who stands behind the words of a source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from resolving import Desk, twin_valleys
from sayso.model.claim import Claimant
from sayso.theatres.lexicon import Lexicon, NamedThing

pytestmark = pytest.mark.parser

RIVER = "the bridge was shelled"


def claimant(text: str, source: str, *, at: str | None = None, theatre: bool = False, cue: str = "said") -> Claimant:
    """Who `source` turns out to be; its sentence is the first, or begins with `at`."""
    desk = Desk(text, theatre=twin_valleys() if theatre else None, published=date(2031, 5, 14))
    by = desk.says(source, RIVER, at=at, cue=cue)
    desk.claims(RIVER, "strike", by=by)
    found = desk.resolved().claims[0].resolution.claimant
    assert found is not None
    return found


def test_surname_is_followed_to_the_whole_name_with_its_title() -> None:
    text = f"Velika army spokesman Jovan Kralj arrived on Monday. Kralj said {RIVER}."
    found = claimant(text, "Kralj", at="Kralj said")
    assert found.words == "Velika army spokesman Jovan Kralj"
    assert text[found.span.start : found.span.end] == found.words


def test_pronoun_is_followed_to_whoever_spoke_before() -> None:
    text = f"Velika army spokesman Jovan Kralj met reporters. He said {RIVER}."
    assert claimant(text, "He", at="He said").words == "Velika army spokesman Jovan Kralj"


def test_pronoun_without_anybody_before_it_stays_open_with_a_remark() -> None:
    desk = Desk(f"He said {RIVER}.")
    desk.claims(RIVER, "strike", by=desk.says("He", RIVER))
    resolved = desk.resolved()
    found = resolved.claims[0].resolution.claimant
    assert found is not None
    assert (found.words, found.ref, found.party_ref) == ("He", None, None)
    assert [remark.code for remark in resolved.remarks] == ["speaker-unclear"]


def test_a_pronoun_with_two_behind_it_stays_open_and_keeps_both_with_their_scores() -> None:
    text = f"Army spokesman Jovan Kralj and mayor Bran Ostoja met reporters. He said {RIVER}."
    found = claimant(text, "He", at="He said")
    assert (found.words, found.kind, found.stays_open) == ("He", "unnamed", "speaker")
    assert {one.name for one in found.candidates} == {"Army spokesman Jovan Kralj", "mayor Bran Ostoja"}
    assert all(text[int(one.ref[1:]) :].startswith(one.name) for one in found.candidates)


def test_of_two_groups_before_it_the_group_stays_open_with_both_as_candidates() -> None:
    text = f"Hill Front fighters and River Army fighters met. The group said {RIVER}."
    found = claimant(text, "The group", at="The group")
    assert (found.kind, found.ref, found.party_ref, found.stays_open) == ("unnamed", None, None, "speaker")
    assert [one.name for one in found.candidates] == ["hill front", "river army"]


def test_a_group_named_further_back_is_not_the_one_where_two_stand_nearer() -> None:
    text = f"Northern troops left. Hill Front fighters and River Army fighters met. The group said {RIVER}."
    assert claimant(text, "The group", at="The group", theatre=True).party_ref is None


def test_a_private_person_beside_a_noun_is_no_organisation() -> None:
    found = claimant(f"A shepherd, Ilka Maren, 70, said {RIVER}.", "A shepherd, Ilka Maren, 70")
    assert (found.kind, found.ref, found.has_public_role) == ("person", None, False)


@pytest.mark.parametrize("source", ["The police", "A hospital", "The hospital's council"])
def test_a_body_without_a_name_is_not_the_one_of_the_next_article(source: str) -> None:
    assert claimant(f"{source} said {RIVER}.", source).ref is None


@pytest.mark.parametrize(
    ("day", "party"), [(date(2031, 3, 31), "north"), (date(2031, 4, 14), None), (date(2031, 5, 1), "south")]
)
def test_somebody_who_changed_sides_speaks_for_each_in_its_time(day: date, party: str | None) -> None:
    desk = Desk(f"Marko Lisan said {RIVER}.", theatre=twin_valleys(), published=day)
    desk.claims(RIVER, "strike", by=desk.says("Marko Lisan", RIVER))
    found = desk.resolved().claims[0].resolution.claimant
    assert found is not None
    assert (found.party_ref, found.stays_open) == (party, "" if party else "party")
    assert [one.ref for one in found.candidates] == ([] if party else ["north", "south"])


@pytest.mark.parametrize("thing", ["A car bomb of the Hill Front", "A group of villagers"])
def test_what_cannot_speak_is_not_the_one_who_speaks(thing: str) -> None:
    text = f"The River Agency sent a reporter. {thing} stood by the road. It said {RIVER}."
    assert claimant(text, "It", at="It said").words != thing


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("18 farmers council director Vuk Petran", "council director Vuk Petran"),
        ("Saturday army spokesman Vuk Petran", "army spokesman Vuk Petran"),
        ("17:55 Norway's health ministry", "Norway's health ministry"),
    ],
)
def test_what_a_text_without_commas_runs_into_a_source_is_left_out(source: str, words: str) -> None:
    assert claimant(f"Killing at least {source} said {RIVER}.", source).words == words


def test_a_person_behind_a_role_is_the_person_and_not_the_role() -> None:
    source = "The director of the observatory Jovan Kralj"
    assert claimant(f"{source} said {RIVER}.", source).kind == "person"


def test_the_spokesman_of_somebody_is_not_that_one() -> None:
    source = "The spokesman of President Bran Kralj"
    assert claimant(f"{source} said {RIVER}.", source).ref != "text:bran kralj"


def test_a_noun_takes_up_a_name_that_has_it_in_the_plural() -> None:
    text = f"The Rapid Hill Forces denied it. The army was silent. In a statement the force said {RIVER}."
    assert claimant(text, "the force", at="the force said").words == "Rapid Hill Forces"


def test_a_monitoring_group_is_no_sides_news_agency() -> None:
    text = f"A monitoring group said {RIVER}. State news agency Xinhua said that nobody was hurt."
    desk = Desk(text, published=date(2031, 5, 14))
    desk.claims(RIVER, "strike", by=desk.says("A monitoring group", RIVER))
    desk.says("State news agency Xinhua", "nobody was hurt", at="State news")
    found = desk.resolved().claims[0].resolution.claimant
    assert found is not None
    assert (found.words, found.party) == ("A monitoring group", None)


def test_how_it_was_said_is_no_part_of_who_said_it() -> None:
    source = "The Hill Front in a statement published by its agency"
    assert claimant(f"{source} said {RIVER}.", source).words == "Hill Front"


def test_acronym_is_followed_to_its_words() -> None:
    text = f"The Valley Resistance Front (VRF) holds the hills. The VRF said {RIVER}."
    assert claimant(text, "The VRF", at="The VRF").words == "Valley Resistance Front (VRF)"


def test_name_with_a_side_noun_elsewhere_is_a_side() -> None:
    text = f"Ostrava fighters came down from the hills. Ostrava spokesman Jovan Kralj said {RIVER}."
    assert claimant(text, "Ostrava spokesman Jovan Kralj", at="Ostrava spokesman").party is not None


def test_monitors_and_witnesses_have_no_side() -> None:
    monitor = claimant(f"Human Rights Watch said {RIVER}.", "Human Rights Watch")
    witness = claimant(f"A resident of Velika said {RIVER}.", "A resident of Velika")
    assert (monitor.kind, monitor.party) == ("organisation", None)
    assert (witness.kind, witness.party, witness.ref) == ("witness", None, None)


def test_arm_of_a_state_speaks_for_it() -> None:
    assert claimant(f"The Norwegian defence ministry said {RIVER}.", "The Norwegian defence ministry").party == "norway"


def test_citizen_of_a_state_does_not_speak_for_it() -> None:
    assert claimant(f"A Norwegian journalist said {RIVER}.", "A Norwegian journalist").party is None


def test_envoy_of_a_body_for_a_country_speaks_for_the_body() -> None:
    found = claimant(f"The UN envoy for Norway said {RIVER}.", "The UN envoy for Norway")
    assert found.party == "united nations"


def test_unnamed_source_has_no_ref_though_it_has_a_side() -> None:
    found = claimant(f"A source in the Norwegian army said {RIVER}.", "A source in the Norwegian army")
    assert (found.kind, found.ref, found.party) == ("unnamed", None, "norway")


def test_gunmen_without_a_name_are_a_side_all_the_same() -> None:
    assert claimant(f"Masked gunmen said {RIVER}.", "Masked gunmen").party == "masked gunmen"


def test_source_in_a_militia_speaks_for_it_though_it_has_no_name() -> None:
    assert (
        claimant(f"A source in the hill militia said {RIVER}.", "A source in the hill militia").party == "hill militia"
    )


def test_theatre_knows_for_whom_a_person_speaks() -> None:
    found = claimant(f"Dorin Velika said {RIVER}.", "Dorin Velika", theatre=True)
    assert (found.ref, found.party_ref, found.party) == ("dorin_velika", "north", "northern army")


def test_organisation_without_a_side_in_the_theatre_has_none() -> None:
    found = claimant(f"Lantern said {RIVER}.", "Lantern", theatre=True)
    assert (found.ref, found.party_ref) == ("lantern", None)


def test_both_sides_stay_as_they_are() -> None:
    found = claimant(f"Both sides said {RIVER}.", "Both sides")
    assert (found.words, found.kind, found.party) == ("Both sides", "side", None)


def test_i_in_a_quotation_is_whoever_is_quoted() -> None:
    text = f'Jovan Kralj said: "I believe {RIVER}."'
    desk = Desk(text)
    outer = desk.says("Jovan Kralj", f"I believe {RIVER}")
    inner = desk.says("I", RIVER, cue="believe", parent=outer)
    desk.claims(RIVER, "strike", by=inner)
    claim = desk.resolved().claims[0]
    assert claim.resolution.claimant is not None
    assert claim.resolution.claimant.words == "Jovan Kralj"
    assert [voice.words for voice in claim.voices] == ["Jovan Kralj", "I"]


def test_two_who_speak_side_by_side_make_a_claim_each() -> None:
    text = f"The mayor of Velika and a resident said {RIVER}."
    desk = Desk(text)
    desk.claims(RIVER, "strike", by=desk.says("The mayor of Velika and a resident", RIVER))
    claims = desk.resolved().claims
    assert len({claim.id for claim in claims}) == 2
    assert [c.resolution.claimant.words for c in claims if c.resolution.claimant] == ["mayor of Velika", "a resident"]


@pytest.mark.parametrize(
    ("sentence", "channel", "to", "expected"),
    [
        ("Kralj said on Telegram that", "on Telegram", None, "Telegram"),
        ("Kralj said in a brief statement that", "in a brief statement", None, "statement"),
        ("Kralj told Valley Radio that", None, "Valley Radio", "told Valley Radio"),
        ("Kralj said that", None, None, None),
    ],
)
def test_channel_is_told_in_few_words(sentence: str, channel: str | None, to: str | None, expected: str | None) -> None:
    desk = Desk(f"{sentence} {RIVER}.")
    cue = "told" if "told" in sentence else "said"
    desk.claims(RIVER, "strike", by=desk.says("Kralj", RIVER, cue=cue, channel=channel, to=to))
    assert desk.resolved().claims[0].voices[0].channel == expected


def test_a_theatres_name_that_begins_with_an_article_is_found_without_it() -> None:
    theatre = twin_valleys()
    lexicon = Lexicon([NamedThing("the hill men", "actor", "south", "southern forces", "side")])
    desk = Desk(f"The hill men said {RIVER}.", theatre=replace(theatre, names=lexicon), published=date(2031, 5, 14))
    desk.claims(RIVER, "strike", by=desk.says("The hill men", RIVER))
    found = desk.resolved().claims[0].resolution.claimant
    assert found is not None
    assert found.party_ref == "south"
