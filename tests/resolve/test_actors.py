"""Who does it, and to whom."""

from __future__ import annotations

import pytest

from resolving import Desk, twin_valleys
from sayso.languages.roles import load_roles
from sayso.model.claim import Reference
from sayso.resolve.actors import sides_named
from sayso.resolve.cast import cast_of
from sayso.resolve.phrases import phrase_in
from sayso.theatres.world import load_world

pytestmark = pytest.mark.parser


def actor(text: str, words: str, evidence: str, *, theatre: bool = False) -> Reference:
    desk = Desk(text, theatre=twin_valleys() if theatre else None)
    desk.claims(evidence, "clash", actor=words)
    found = desk.resolved().claims[0].resolution.actor
    assert found is not None
    return found


def test_theatre_gives_the_id_and_the_words_stay_the_texts() -> None:
    found = actor(
        "Southern forces attacked Velika.", "Southern forces", "Southern forces attacked Velika", theatre=True
    )
    assert (found.ref, found.words) == ("south", "Southern forces")


def test_side_of_the_text_goes_by_its_shortest_name() -> None:
    text = "The Ostrava movement is old. Ostrava fighters attacked the town. Ostrava has since fallen silent."
    found = actor(text, "Ostrava fighters", "Ostrava fighters attacked the town")
    assert found.words == "Ostrava"
    assert text[found.span.start : found.span.end] == found.words if found.span else False


@pytest.mark.parametrize(("words", "is_state"), [("Norwegian", True), ("A Norwegian", False)])
def test_whose_shelling_it_was_is_the_state_and_somebody_from_there_is_not(words: str, is_state: bool) -> None:
    text = f"{words} shelling hit the town" if is_state else f"{words} hit the town"
    assert (actor(f"{text}.", words, text).ref == "world:norway") == is_state


def test_backer_is_not_the_one_who_acts() -> None:
    found = actor("Norway-backed rebels attacked the town.", "Norway-backed rebels", "Norway-backed rebels attacked")
    assert found.ref != "world:norway"


def test_pronoun_that_takes_nothing_up_stays_open_with_one_remark() -> None:
    desk = Desk("They attacked the town. They burned it.")
    desk.claims("They attacked the town", "clash", actor="They")
    desk.claims("They burned it", "clash", actor="They")
    resolved = desk.resolved()
    assert [claim.resolution.actor.ref for claim in resolved.claims if claim.resolution.actor] == [None, None]
    assert [remark.code for remark in resolved.remarks] == ["actor-unresolved"]


def test_we_is_the_side_for_which_the_speaker_speaks() -> None:
    text = 'Norwegian army spokesman Jovan Kralj said: "We took the hill."'
    desk = Desk(text)
    by = desk.says("Norwegian army spokesman Jovan Kralj", "We took the hill")
    desk.claims("We took the hill", "control", change="gained", actor="We", by=by)
    found = desk.resolved().claims[0].resolution.actor
    assert found is not None
    assert (found.ref, found.words) == ("world:norway", "Norwegian")


def test_four_others_are_those_of_whom_the_claim_before_spoke() -> None:
    desk = Desk("Shells killed two villagers and wounded four others.")
    desk.claims("Shells killed two villagers", "casualties", target="two villagers")
    desk.claims("wounded four others", "casualties", target="four others")
    first, second = (claim.resolution.target for claim in desk.resolved().claims)
    assert first is not None
    assert second is not None
    assert second.ref == first.ref == "text:villagers"


def test_two_who_fight_each_other_stand_opposite_each_other() -> None:
    text = "Northern army and Southern forces battled near Lipa."
    desk = Desk(text, theatre=twin_valleys())
    desk.claims(text[:-1], "clash", actor="Northern army and Southern forces")
    resolution = desk.resolved().claims[0].resolution
    assert resolution.actor is not None
    assert resolution.target is not None
    assert (resolution.actor.ref, resolution.target.ref) == ("north", "south")


def test_taker_who_is_not_named_in_the_clause_is_the_one_side_of_the_sentence() -> None:
    text = "Observers said that Lipa had been taken, giving Northern troops the bridge."
    desk = Desk(text, theatre=twin_valleys())
    by = desk.says("Observers", "Lipa had been taken, giving Northern troops the bridge")
    desk.claims("Lipa had been taken", "control", change="gained", places=("Lipa",), by=by)
    found = desk.resolved().claims[0].resolution.actor
    assert found is not None
    assert found.ref == "north"
    assert "only side" in found.reason


def test_taker_stays_unknown_where_two_sides_are_named_or_none() -> None:
    text = "Lipa had been taken, Northern troops and Southern troops said. Brod had been taken."
    desk = Desk(text, theatre=twin_valleys())
    desk.claims("Lipa had been taken", "control", change="gained", places=("Lipa",))
    desk.claims("Brod had been taken", "control", change="gained", places=("Brod",))
    assert [claim.resolution.actor for claim in desk.resolved().claims] == [None, None]


def test_possessive_beside_a_name_of_two_words_does_not_stop_the_reading() -> None:
    text = "The U.N. met Vidra's men. Vidra fighters hold the mill."
    article = Desk(text).article
    cast = cast_of(article, theatre=None, world=load_world(), roles=load_roles("en"), sources=())
    phrase = phrase_in(article, article.sentences[0].span)
    assert ("vidra",) in cast.text_sides
    assert phrase is not None
    assert all(found.words == "Vidra" for found in sides_named(cast, phrase) if found.ref == "text:vidra")


def test_a_noun_told_apart_by_a_word_of_its_own_is_not_the_side_so_called_before() -> None:
    text = "Hezbollah guerrillas camped in the hills. The foreign guerrillas attacked the town."
    assert actor(text, "foreign guerrillas", "The foreign guerrillas attacked the town").words == "foreign guerrillas"
