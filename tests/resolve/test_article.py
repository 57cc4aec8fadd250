"""Drafts and attributions into claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from resolving import Desk, twin_valleys
from sayso.model.claim import Polarity, Quantity, Stance

pytestmark = pytest.mark.parser

DISPATCH = (
    "Northern army spokesman Dorin Velika said that Northern troops had taken Brod and Lipa, three villages in all. "
    "The Southern forces denied the claim."
)


def dispatch() -> Desk:
    desk = Desk(DISPATCH, theatre=twin_valleys(), published=date(2031, 5, 14))
    taken = "Northern troops had taken Brod and Lipa"
    by = desk.says("Northern army spokesman Dorin Velika", taken)
    claim = desk.claims(taken, "control", change="gained", actor="Northern troops", places=("Brod", "Lipa"), by=by)
    count = Quantity("villages", 3, 3, "three villages", desk.span("three villages"))
    desk.claims("three villages in all", "control", change="gained", quantity=count, by=by)
    denial = desk.says("The Southern forces", "the claim", cue="denied", stance=Stance.DENIES)
    desk.claims("denied the claim", "control", polarity=Polarity.DENIED, about=(claim,), by=denial)
    return desk


def test_words_of_every_claim_are_the_articles_own() -> None:
    for claim in dispatch().resolved().claims:
        assert claim.evidence.of(DISPATCH) == claim.words
        claimant = claim.resolution.claimant
        assert claimant is not None
        assert claimant.span.of(DISPATCH) == claimant.words


def test_bare_denial_answers_what_it_is_about() -> None:
    taken, _, denial = dispatch().resolved().claims
    assert denial.about == denial.answers == (taken.id,)
    assert denial.resolution.claimant is not None
    assert denial.resolution.claimant.party_ref == "south"


def test_count_that_differs_from_the_names_beside_it_is_remarked() -> None:
    codes = [remark.code for remark in dispatch().resolved().remarks]
    assert codes.count("count-and-names-differ") == 1


def test_same_article_gives_the_same_ids() -> None:
    ids = [claim.id for claim in dispatch().resolved().claims]
    assert ids == [claim.id for claim in dispatch().resolved().claims]
    assert len(set(ids)) == len(ids)


def test_articles_own_voice_has_no_claimant_and_no_voices() -> None:
    desk = Desk("Shells fell on the market.")
    desk.claims("Shells fell on the market", "strike")
    claim = desk.resolved().claims[0]
    assert claim.resolution.claimant is None
    assert claim.voices == ()


def test_nothing_is_dated_by_the_day_of_publication() -> None:
    desk = Desk("The army said that shells fell.", published=date(2031, 5, 14))
    desk.claims("shells fell", "strike", by=desk.says("The army", "shells fell"))
    resolution = desk.resolved().claims[0].resolution
    assert (resolution.when, resolution.said_at) == (None, None)


def test_article_without_claims_gives_none_and_still_notices_people() -> None:
    resolved = Desk("Mayor Jovan Kralj opened a school.").resolved()
    assert resolved.claims == ()
    assert [person.name for person in resolved.people] == ["Jovan Kralj"]


def test_who_acts_in_a_bare_denial_is_who_acted_in_what_it_denies() -> None:
    """ "Its troops" are the Northern army's, and not those of the ministry that denies it."""
    words = "The Northern army said that its troops had taken Brod. The Southern forces denied the claim."
    desk = Desk(words, theatre=twin_valleys(), published=date(2031, 5, 14))
    by = desk.says("The Northern army", "its troops had taken Brod")
    taken = desk.claims("its troops had taken Brod", "control", change="gained", actor="its troops", by=by)
    denial = desk.says("The Southern forces", "the claim", cue="denied", stance=Stance.DENIES)
    desk.claims("denied the claim", "control", change="gained", polarity=Polarity.DENIED, about=(taken,), by=denial)
    desk.drafts[1] = replace(desk.drafts[1], actor=desk.drafts[0].actor)
    actors = [claim.resolution.actor for claim in desk.resolved().claims]
    assert [actor.ref if actor else None for actor in actors] == ["north", "north"]
