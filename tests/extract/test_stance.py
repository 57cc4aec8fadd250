"""Denied or affirmed, done or planned: read from the words around a claim, not from the claim's own."""

from __future__ import annotations

import pytest

from claims_in_text import claim_in, claims_in, words_of

pytestmark = pytest.mark.parser

DENIED = [
    "Northern forces did not enter Brod.",
    "Northern forces never entered Brod.",
    "Northern forces failed to enter Brod.",
    "Northern forces were unable to enter Brod.",
    "Northern forces could not enter Brod.",
    "Northern forces have yet to enter Brod.",
    "The ministry denied that Northern forces had entered Brod.",
    "No Northern forces have entered Brod.",
    "Northern forces refused to enter Brod.",
    "It is not true that Northern forces entered Brod.",
    "Northern forces have entered neither Brod nor Lipa.",
    "Neither Northern forces nor their allies entered Brod.",
    "Northern forces were prevented from entering Brod.",
    "Southern guns kept Northern forces from entering Brod.",
    "Northern forces stopped short of entering Brod.",
    "Northern forces refrained from entering Brod.",
    "Northern forces have never once entered Brod.",
    "Efforts by Northern forces to enter Brod failed, and an attempt to capture Brod was foiled.",
    "There is no evidence that Northern forces entered Brod.",
    "There was no sign that Northern forces had entered Brod.",
    "The ministry found no basis for reports that Northern forces had entered Brod.",
    "The general said it was untrue that Northern forces had entered Brod.",
    "The ministry rejected accusations that Northern forces had entered Brod.",
    "Reports that Northern forces had entered Brod are untrue, the general said.",
    "The claim that Northern forces entered Brod is baseless.",
    "It is a lie that Northern forces entered Brod.",
]


@pytest.mark.parametrize("sentence", DENIED)
def test_negation_denies(sentence: str) -> None:
    assert claim_in(sentence, "control").polarity == "denied"


AFFIRMED = [
    "Northern forces entered Brod.",
    "Northern forces did not fail to enter Brod.",
    "No fewer than two hundred Northern forces entered Brod.",
    "Northern forces tried to enter Brod.",
    "Northern forces managed to enter Brod.",
    "Northern forces have not stopped advancing on Brod.",
    "It is not clear who captured Brod.",
]


@pytest.mark.parametrize("sentence", AFFIRMED)
def test_what_only_looks_like_negation_affirms(sentence: str) -> None:
    assert claim_in(sentence, "control").polarity == "affirmed"


MODALITIES = [
    ("Northern forces entered Brod.", "happened"),
    ("Northern forces tried to enter Brod.", "happened"),
    ("Northern forces could not enter Brod.", "happened"),
    ("Northern forces reportedly entered Brod.", "possible"),
    ("Northern forces may have entered Brod.", "possible"),
    ("Northern forces might have entered Brod.", "possible"),
    ("Northern forces appear to have entered Brod.", "possible"),
    ("Northern forces are believed to have entered Brod.", "possible"),
    ("Northern forces are thought to have entered Brod.", "possible"),
    ("Northern forces have apparently entered Brod.", "possible"),
    ("Suspected Northern forces entered Brod.", "possible"),
    ("There were reports that Northern forces had entered Brod.", "possible"),
    ("Northern forces will enter Brod.", "planned"),
    ("Northern forces plan to enter Brod.", "planned"),
    ("Northern forces are expected to enter Brod.", "planned"),
    ("Northern forces are about to enter Brod.", "planned"),
    ("Northern forces are preparing to enter Brod.", "planned"),
    ("Northern forces hope to enter Brod.", "planned"),
    ("Northern forces should enter Brod.", "called_for"),
    ("Northern forces must enter Brod.", "called_for"),
    ("The mayor urged Northern forces to enter Brod.", "called_for"),
    ("The mayor called on Northern forces to enter Brod.", "called_for"),
    ("Northern forces had to leave Brod.", "happened"),
    ("Northern forces were able to enter Brod.", "happened"),
    ("Reports said that Northern forces had entered Brod.", "happened"),
    ("Northern forces knew that rebels had entered Brod.", "happened"),
    ("Northern forces are said to have entered Brod.", "possible"),
    ("Unconfirmed reports say that Northern forces entered Brod.", "possible"),
    ("It is unclear whether Northern forces entered Brod.", "possible"),
    ("It is not clear whether Northern forces entered Brod.", "possible"),
    ("The council did not rule out that Northern forces had entered Brod.", "possible"),
    ("Have Northern forces entered Brod?", "possible"),
    ("Northern forces must have entered Brod.", "possible"),
    ("The pictures suggest that Northern forces entered Brod.", "possible"),
    ("Northern forces are capable of entering Brod.", "possible"),
    ("Northern forces will likely enter Brod.", "planned"),
    ("Northern forces are likely to enter Brod.", "planned"),
    ("Northern forces are to enter Brod on Friday.", "planned"),
    ("Northern forces are close to entering Brod.", "planned"),
    ("Northern forces ought to leave Brod.", "called_for"),
    ("Northern forces had better leave Brod.", "called_for"),
    ("Northern forces were told to leave Brod.", "called_for"),
    ("The mayor wants Northern forces to leave Brod.", "called_for"),
]


@pytest.mark.parametrize(("sentence", "modality"), MODALITIES)
def test_modality_is_read_from_the_words_around(sentence: str, modality: str) -> None:
    assert claim_in(sentence, "control").modality == modality


@pytest.mark.parametrize(
    ("sentence", "kind", "polarity", "modality"),
    [
        ("A ceasefire is due to start in Brod on Monday.", "agreement", "affirmed", "planned"),
        ("Peace talks between the two armies are planned for Friday.", "talks", "affirmed", "planned"),
        ("The ceasefire in Brod was called off.", "agreement", "denied", "happened"),
        ("The army postponed its offensive on Brod.", "clash", "denied", "happened"),
    ],
)
def test_what_is_said_of_an_event_reaches_it(sentence: str, kind: str, polarity: str, modality: str) -> None:
    claim = claim_in(sentence, kind)
    assert (claim.polarity, claim.modality) == (polarity, modality)


def test_what_would_follow_from_a_claim_is_a_possibility_and_no_plan() -> None:
    text = "The army said that it held Velika. That would put it in control of two of the three districts."
    counted = next(claim for claim in claims_in(text) if claim.quantity)
    assert counted.modality == "possible"


def test_what_something_was_done_without_did_not_happen() -> None:
    assert claim_in("The army left Brod without shelling the town.", "strike").polarity == "denied"


def test_claiming_is_not_hedging() -> None:
    assert claim_in("The army claims that its troops have captured Brod.", "control").modality == "happened"


def test_an_or_carries_the_negation_on() -> None:
    text = "The army did not enter Brod or shell Lipa."
    assert claim_in(text, "strike").polarity == "denied"


def test_an_and_with_its_own_subject_ends_the_negation() -> None:
    text = "The army did not enter Brod, and the rebels shelled Lipa."
    assert claim_in(text, "strike").polarity == "affirmed"


def test_a_denial_of_reports_denies_what_they_say() -> None:
    claim = claim_in("The army denied reports that its troops had entered Brod.", "control")
    assert claim.polarity == "denied"
    assert claim.attribution is not None


EVENTS = [
    ("The council called for a truce with the rebels.", "agreement", "affirmed", "called_for"),
    ("The council appealed for a truce.", "agreement", "affirmed", "called_for"),
    ("The army plans an attack on Brod.", "clash", "affirmed", "planned"),
    ("The army is considering an attack on Brod.", "clash", "affirmed", "planned"),
    ("Preparations for an assault on Brod are under way.", "clash", "affirmed", "planned"),
    ("Talks between the army and the rebels are due to begin on Friday.", "talks", "affirmed", "planned"),
    ("A truce is to take effect on Friday.", "agreement", "affirmed", "planned"),
    ("There are fears of an attack on Brod.", "clash", "affirmed", "possible"),
    ("Residents are bracing for an attack on Brod.", "clash", "affirmed", "possible"),
    ("The rebels ruled out talks with the army.", "talks", "denied", "happened"),
    ("The army cancelled its attack on Brod.", "clash", "denied", "happened"),
    ("The army denied any part in the shelling of Brod.", "strike", "denied", "happened"),
    ("The army had nothing to do with the shelling of Brod.", "strike", "denied", "happened"),
    ("No group has claimed responsibility for the bombing in Brod.", "strike", "denied", "happened"),
    ("The army was not involved in the shelling of Brod.", "strike", "denied", "happened"),
    ("The army possesses no chemical weapons.", "materiel", "denied", "happened"),
    ("The truce does not cover Brod.", "agreement", "denied", "happened"),
    ("There were no casualties in Brod.", "casualties", "denied", "happened"),
    ("The rebels inflicted no casualties in Brod.", "casualties", "denied", "happened"),
]


@pytest.mark.parametrize(("sentence", "kind", "polarity", "modality"), EVENTS)
def test_what_is_said_of_an_event_noun_holds_for_the_event(
    sentence: str, kind: str, polarity: str, modality: str
) -> None:
    claim = claim_in(sentence, kind)
    assert (claim.polarity, claim.modality) == (polarity, modality)


BEYOND = [
    ("The council urged the army to leave Brod after the raid on Lipa.", "clash"),
    ("The council urged the army to leave Brod, where nine people were killed.", "casualties"),
    ("The army denied shelling Brod, where nine people were killed.", "casualties"),
    ("The truce seemed to break down when nine people were killed in Brod.", "casualties"),
    ("The alleged gas attack killed nine people in Brod.", "casualties"),
    ("The council called for an inquiry into the shelling of Brod.", "strike"),
    ("Roads were cut due to the shelling of Brod.", "strike"),
    ("It is not clear who shelled Brod.", "strike"),
]


@pytest.mark.parametrize(("sentence", "kind"), BEYOND)
def test_a_denial_a_doubt_or_a_call_goes_no_further_than_what_it_is_about(sentence: str, kind: str) -> None:
    claim = claim_in(sentence, kind)
    assert (claim.polarity, claim.modality) == ("affirmed", "happened")


@pytest.mark.parametrize(
    "sentence",
    [
        "The army took care to avoid shelling Brod.",
        "The army began an operation aimed at capturing Brod.",
    ],
)
def test_what_something_else_is_done_for_is_no_claim(sentence: str) -> None:
    assert not [claim for claim in claims_in(sentence) if claim.kind in ("strike", "control")]


def test_a_purpose_is_no_claim() -> None:
    text = "The army shelled Lipa to break the rebels."
    assert claim_in(text, "strike").polarity == "affirmed"


# The laws: a change of one thing in the sentence changes one thing in the claim.

SENTENCES = ["{} shelled Brod.", "{} entered Brod.", "{} killed two nurses in Brod."]
KINDS = {"{} shelled Brod.": "strike", "{} entered Brod.": "control", "{} killed two nurses in Brod.": "casualties"}


def told(sentence: str, kind: str) -> dict[str, object]:
    claim = claim_in(sentence, kind)
    return {
        "polarity": claim.polarity,
        "modality": claim.modality,
        "change": claim.change,
        "actor": words_of(claim.actor),
        "target": words_of(claim.target),
        "places": [place.words for place in claim.places],
        "low": claim.quantity.low if claim.quantity else None,
    }


def changed(before: dict[str, object], after: dict[str, object]) -> set[str]:
    return {name for name in before if before[name] != after[name]}


@pytest.mark.parametrize(
    ("plain", "negated", "kind"),
    [
        ("The army shelled Brod.", "The army did not shell Brod.", "strike"),
        ("The army entered Brod.", "The army did not enter Brod.", "control"),
        ("The army killed two nurses in Brod.", "The army did not kill two nurses in Brod.", "casualties"),
        ("The rebels seized two tanks.", "The rebels did not seize two tanks.", "materiel"),
    ],
)
def test_negating_flips_polarity_and_nothing_else(plain: str, negated: str, kind: str) -> None:
    assert changed(told(plain, kind), told(negated, kind)) == {"polarity"}


@pytest.mark.parametrize("pattern", SENTENCES)
def test_reportedly_makes_it_possible_and_nothing_else(pattern: str) -> None:
    plain, hedged = pattern.format("The army"), pattern.format("The army reportedly")
    assert changed(told(plain, KINDS[pattern]), told(hedged, KINDS[pattern])) == {"modality"}


@pytest.mark.parametrize(
    ("active", "passive", "kind"),
    [
        ("The army shelled a school in Brod.", "A school in Brod was shelled by the army.", "strike"),
        ("The rebels captured Brod.", "Brod was captured by the rebels.", "control"),
        ("The rebels killed two nurses.", "Two nurses were killed by the rebels.", "casualties"),
        ("The army arrested two rebels.", "Two rebels were arrested by the army.", "detention"),
        ("The rebels attacked the army.", "The army was attacked by the rebels.", "clash"),
    ],
)
def test_passive_and_active_give_the_same_roles(active: str, passive: str, kind: str) -> None:
    assert told(active, kind) == told(passive, kind)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Northern troops attacked Southern troops.", "clash"),
        ("Northern troops killed Southern troops.", "casualties"),
        ("Northern troops were driven out of Brod by Southern troops.", "control"),
        ("Northern troops captured Southern troops.", "detention"),
    ],
)
def test_exchanging_the_sides_exchanges_actor_and_target(sentence: str, kind: str) -> None:
    exchanged = sentence.replace("Northern", "#").replace("Southern", "Northern").replace("#", "Southern")
    before, after = told(sentence, kind), told(exchanged, kind)
    swap = {"Northern troops": "Southern troops", "Southern troops": "Northern troops"}
    assert after["actor"] == swap[str(before["actor"])]
    assert after["target"] == swap[str(before["target"])]
    assert changed(before, after) <= {"actor", "target"}
