"""Who does it and to whom: the same, whatever form the sentence has."""

from __future__ import annotations

import pytest

from claims_in_text import claims_in, words_of
from sayso.model.claim import ClaimDraft

pytestmark = pytest.mark.parser

FORMS = {
    "control, active": ("Northern troops captured Brod from Southern forces.", "control"),
    "control, passive": ("Brod was captured from Southern forces by Northern troops.", "control"),
    "control, noun": ("The capture of Brod from Southern forces by Northern troops took a day.", "control"),
    "control, relative": ("Northern troops, who captured Brod from Southern forces, buried their dead.", "control"),
    "control, participle": ("Northern troops fought all day, capturing Brod from Southern forces.", "control"),
    "control, infinitive": ("Northern troops managed on Friday to capture Brod from Southern forces.", "control"),
    "control, joined": ("Northern troops rested and then captured Brod from Southern forces.", "control"),
    "control, by a day": ("By Friday Brod had been captured from Southern forces by Northern troops.", "control"),
    "strike, active": ("Northern troops shelled Southern forces in Brod.", "strike"),
    "strike, passive": ("Southern forces in Brod were shelled by Northern troops.", "strike"),
    "strike, noun": ("The shelling of Southern forces in Brod by Northern troops went on.", "strike"),
    "strike, carried out": ("The shelling of Southern forces, carried out by Northern troops, went on.", "strike"),
    "strike, carrier": ("Northern troops carried out air strikes on Southern forces in Brod.", "strike"),
    "strike, relative": ("Northern troops, who shelled Southern forces in Brod, moved on.", "strike"),
    "strike, participle": ("Northern troops moved on, shelling Southern forces in Brod.", "strike"),
    "strike, blamed": ("The mayor accused Northern troops of shelling Southern forces in Brod.", "strike"),
    "casualties, active": ("Northern troops killed nine Southern soldiers in Brod.", "casualties"),
    "casualties, passive": ("Nine Southern soldiers were killed by Northern troops in Brod.", "casualties"),
    "casualties, noun": ("The killing of nine Southern soldiers by Northern troops in Brod was filmed.", "casualties"),
    "casualties, relative": ("Northern troops, who killed nine Southern soldiers, left Brod.", "casualties"),
    "casualties, participle": ("Northern troops shelled Brod, killing nine Southern soldiers.", "casualties"),
    "casualties, no comma": ("Northern troops fired two shells on Brod killing nine Southern soldiers.", "casualties"),
    "clash, active": ("Northern troops attacked Southern forces near Brod.", "clash"),
    "clash, passive": ("Southern forces were attacked by Northern troops near Brod.", "clash"),
    "clash, noun": ("An assault by Northern troops on Southern forces near Brod failed.", "clash"),
    "clash, carrier": ("Northern troops launched an assault on Southern forces near Brod.", "clash"),
    "clash, led": ("An assault led by Northern troops on Southern forces near Brod failed.", "clash"),
    "detention, active": ("Northern troops captured nine Southern soldiers.", "detention"),
    "detention, passive": ("Nine Southern soldiers were captured by Northern troops.", "detention"),
    "harm, active": ("Northern troops abducted nine Southern farmers.", "civilian_harm"),
    "harm, passive": ("Nine Southern farmers were abducted by Northern troops.", "civilian_harm"),
    "harm, noun": ("The abduction of nine Southern farmers by Northern troops in Brod was condemned.", "civilian_harm"),
}


@pytest.mark.parametrize(("text", "kind"), FORMS.values(), ids=FORMS)
def test_every_form_gives_the_same_roles(text: str, kind: str) -> None:
    claim = next(claim for claim in claims_in(text) if claim.kind == kind)
    assert (words_of(claim.actor) or "").startswith("Northern")
    assert "Southern" in (words_of(claim.target) or "")


def test_a_day_does_nothing() -> None:
    claim = claims_in("By Friday the town of Brod had been captured.")[0]
    assert claim.actor is None


def test_a_thing_does_nothing() -> None:
    toll = next(c for c in claims_in("Rebels shelled a mill wounding ten people.") if c.kind == "casualties")
    assert words_of(toll.actor) == "Rebels"


def test_the_source_does_not_do_what_it_tells_of_another() -> None:
    text = "A source in Brod said that the rebels linked to the Front who camp in Lipa village shelled the mill."
    strike = next(c for c in claims_in(text) if c.kind == "strike")
    assert words_of(strike.actor) == "rebels"


def test_a_raid_that_somebody_condemns_is_not_his() -> None:
    text = "An air raid on Brod condemned by the council killed ten."
    strike = next(c for c in claims_in(text) if c.kind == "strike")
    assert strike.actor is None


def test_an_explained_name_acts_not_its_explanation() -> None:
    claim = next(c for c in claims_in("The Velika Front, an alliance of clans, stormed into Brod.") if c.change)
    assert words_of(claim.actor) == "Velika Front"


def test_two_counts_run_together_have_no_doer() -> None:
    tolls = [c for c in claims_in("Ten civilians killed, 15 wounded in rebel rocket attack on Brod") if c.quantity]
    assert words_of(tolls[0].target) == "civilians"


def claim_of(kind: str, text: str) -> ClaimDraft:
    """The last claim of the kind."""
    return [claim for claim in claims_in(text) if claim.kind == kind][-1]


def test_a_bare_attack_of_the_sentence_tells_who_did_it() -> None:
    toll = claim_of("casualties", "Two people died in the rebel attack.")
    assert (words_of(toll.actor), toll.actor and toll.actor.how) == ("rebel", "inherited")


def test_the_doer_is_told_up_to_three_sentences_before() -> None:
    text = "Rebels with mortars shelled Brod. Dogs barked. Children wept. Two people were killed."
    assert words_of(claim_of("casualties", text).actor) == "Rebels"


def test_the_doer_is_not_told_too_far_before() -> None:
    text = "Rebels with mortars shelled Brod. Dogs barked. Children wept. Doors were locked. Two people were killed."
    assert claim_of("casualties", text).actor is None


def test_another_day_has_another_doer() -> None:
    text = "Rebels shelled Brod on Monday. Two people were killed on Friday."
    assert claim_of("casualties", text).actor is None


def test_another_place_has_another_doer() -> None:
    text = "Rebels shelled Brod. Two people were killed in Lipa."
    assert claim_of("casualties", text).actor is None


def test_nobody_is_taken_for_who_hurt_his_own() -> None:
    text = "Rebels attacked Brod. Two rebels were killed."
    assert claim_of("casualties", text).actor is None


def test_a_possessive_tells_whose_strikes() -> None:
    assert words_of(claim_of("strike", "The coalition regretted its air strikes on Brod.").actor) == "its"


def test_who_gets_access_is_the_target_not_the_site() -> None:
    claim = claim_of("access", "The army granted inspectors access to the site of the shelling.")
    assert (words_of(claim.actor), words_of(claim.target)) == ("army", "inspectors")


def test_whose_safety_is_pledged_is_the_target() -> None:
    text = "The army shelled Brod. The rebels will ensure the safety of the inspectors."
    assert words_of(claim_of("vow", text).target) == "inspectors"


def test_of_whom_a_toll_has_risen_is_the_target() -> None:
    text = "The death toll from the shelling has risen to 85 people."
    assert words_of(claim_of("casualties", text).target) == "people"


def test_a_gain_after_clashes_is_against_the_other_side_of_them() -> None:
    claim = claim_of("control", "The army took Brod after clashes with Southern rebels in the hills.")
    assert words_of(claim.target) == "Southern rebels"


def test_a_gain_beside_what_others_did_is_against_nobody() -> None:
    claim = claim_of("control", "The army took Brod while the militia fought Southern rebels in Lipa.")
    assert claim.target is None


def test_what_a_strike_itself_hits_is_its_target() -> None:
    assert words_of(claim_of("strike", "An air strike hit a bakery in Brod.").target) == "bakery"
    assert words_of(claim_of("strike", "Missiles slammed into a bakery in Brod.").target) == "bakery"


@pytest.mark.parametrize(
    "text",
    [
        "Clashes broke out between the army and the rebels in Brod.",
        "Fighting between the army and the rebels raged in Brod.",
        "The army fought the rebels in Brod.",
        "The army clashed with the rebels in Brod.",
    ],
)
def test_the_sides_of_a_clash_stand_opposite_each_other(text: str) -> None:
    claim = claim_of("clash", text)
    assert (words_of(claim.actor), words_of(claim.target)) == ("army", "rebels")


def test_what_an_attack_causes_is_done_by_who_attacked() -> None:
    text = "Rebels shelled Brod. The attack caused damage to a mill and wounded ten people."
    assert words_of(claim_of("other", text).actor) == "Rebels"


def test_fighters_of_a_named_group_go_by_its_name() -> None:
    text = "Fighters of the Velika Front shelled the mill in Brod."
    assert words_of(claim_of("strike", text).actor) == "Velika Front"
