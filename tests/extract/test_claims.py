"""What an article claims: one claim a proposition, with its words, who says it, and what it is about."""

from __future__ import annotations

import pytest

from claims_in_text import attributions_in, claim_in, claims_in, knowledge, words_of
from sayso.extract import find_claims
from sayso.model.claim import ClaimDraft, Modality
from sayso.model.source import Article, Span, Zone, ZoneKind
from sayso.parse import load_parser, parse_article

pytestmark = pytest.mark.parser


def source_of(text: str, kind: str) -> str | None:
    return speaker(text, claim_in(text, kind))


def speaker(text: str, claim: ClaimDraft) -> str | None:
    if claim.attribution is None:
        return None
    source = attributions_in(text)[claim.attribution].source
    return source.of(text) if source else None


def test_evidence_is_the_clause_without_who_says_it() -> None:
    text = "Northern troops have entered Brod, the defence ministry said on Tuesday."
    assert claim_in(text, "control").evidence.of(text) == "Northern troops have entered Brod"


def test_evidence_leaves_other_claims_to_themselves() -> None:
    text = "Rebels shelled Brod and captured Lipa."
    assert claim_in(text, "strike").evidence.of(text) == "Rebels shelled Brod"
    assert claim_in(text, "control").evidence.of(text) == "captured Lipa"


def test_a_claim_belongs_to_who_says_it() -> None:
    assert source_of("The mayor said that rebels had shelled Brod.", "strike") == "The mayor"


def test_the_next_plain_sentence_is_the_articles_own() -> None:
    text = "The mill was shelled, the council said. Ten homes were destroyed."
    assert claim_in(text, "other").attribution is None


def test_a_vow_is_claimed_by_the_side_that_vows() -> None:
    assert source_of("The Southern commander vowed to avenge the dead.", "vow") == "The Southern commander"


def test_a_plan_is_told_by_who_tells_it() -> None:
    assert source_of("The army hopes to retake Velika.", "control") is None


def test_event_noun_with_a_place_is_a_claim_of_its_own() -> None:
    text = "Three people died in a rocket attack on Lipa."
    assert claim_in(text, "strike").evidence.of(text) == "a rocket attack on Lipa"


def test_bare_event_noun_is_no_claim() -> None:
    assert [claim.kind for claim in claims_in("Three people died in the attack.")] == ["casualties"]


def test_told_places_are_shared_within_an_event() -> None:
    claims = claims_in("A car bomb exploded in Velika. The blast killed two people.")
    toll = next(claim for claim in claims if claim.kind == "casualties")
    assert [(place.words, place.how) for place in toll.places] == [("Velika", "inherited")]


def test_told_actor_is_shared_within_an_event() -> None:
    text = "Rebels shelled the mill in Brod, and two people were killed."
    assert words_of(claim_in(text, "casualties").actor) == "Rebels"


def test_what_it_leads_to_tells_who_did_it() -> None:
    claims = claims_in("Brod and Lipa had been taken, giving the rebels control of four of the nine districts.")
    assert [words_of(claim.actor) for claim in claims] == ["rebels", "rebels"]


def test_repetition_by_one_claimant_is_one_claim_with_two_places() -> None:
    text = "Rebels killed nine soldiers in Brod. Nine soldiers were killed by rebels in Brod."
    assert len(claim_in(text, "casualties").also) == 1


def test_two_claimants_of_one_thing_are_two_claims() -> None:
    text = "The army said rebels killed nine soldiers in Brod. The mayor said rebels killed nine soldiers in Brod."
    assert len([claim for claim in claims_in(text) if claim.kind == "casualties"]) == 2


def test_bare_denial_points_at_what_it_denies() -> None:
    text = "The Northern army said it had captured Brod. The Southern forces denied the claim."
    taken, denial = claims_in(text)
    assert denial.polarity == "denied"
    assert denial.kind == "control"
    assert denial.about == (taken.index,)


def test_a_denial_hung_on_what_it_denies_is_the_deniers() -> None:
    text = "The rebels said they had captured Brod, a claim the army denied."
    taken, denial = claims_in(text)
    sources = [attributions_in(text)[claim.attribution or 0].source for claim in (taken, denial)]
    assert [source.of(text) for source in sources if source] == ["The rebels", "the army"]
    assert denial.polarity == "denied"
    assert denial.about == (taken.index,)


@pytest.mark.parametrize(
    "answer",
    [
        "The army rejected the allegations as baseless.",
        "The army dismissed the report.",
        "The army called the claim false.",
        '"This is a lie," the army spokesman said.',
    ],
)
def test_a_denial_may_take_many_forms(answer: str) -> None:
    denial = claims_in(f"Rebels said they had captured Brod. {answer}")[1]
    assert (denial.polarity, denial.about) == ("denied", (0,))


@pytest.mark.parametrize(
    "doubt",
    [
        "There was no independent confirmation of the claim.",
        "It was not possible to verify the report.",
        "The Valley Post could not independently verify the report.",
    ],
)
def test_a_doubt_may_take_many_forms(doubt: str) -> None:
    unverified = claims_in(f"Rebels said they had captured Brod. {doubt}")[1]
    assert (unverified.modality, unverified.about) == ("unverified", (0,))


def test_a_denial_with_nothing_before_it_is_no_claim() -> None:
    assert claims_in("The Southern forces denied the claim.") == ()


def test_what_could_not_be_verified_points_at_what_it_is_about() -> None:
    text = "Rebels said they had captured Brod. The claim could not be independently verified."
    taken, doubt = claims_in(text)
    assert doubt.modality == "unverified"
    assert doubt.about == (taken.index,)


def test_the_words_of_a_doubt_choose_what_it_is_about() -> None:
    text = "Rebels said they had captured Brod and killed nine soldiers. The death toll could not be verified."
    claims = claims_in(text)
    toll = next(claim for claim in claims if claim.kind == "casualties" and claim.modality == "happened")
    doubt = next(claim for claim in claims if claim.modality == "unverified")
    assert doubt.about == (toll.index,)


def test_the_attack_after_a_bombing_is_a_strike() -> None:
    text = "A car bomb exploded in Velika. The attack targeted a crowded market."
    assert [claim.kind for claim in claims_in(text)] == ["strike", "strike"]


def test_a_figure_that_only_compares_points_at_the_one_before() -> None:
    text = "Nine people were killed in Brod, the ministry said. Other reports put the death toll higher."
    first, compared = (claim for claim in claims_in(text) if claim.kind == "casualties")
    assert compared.about == (first.index,)
    assert speaker(text, compared) == "Other reports"


def test_who_puts_a_toll_at_a_number_claims_it() -> None:
    text = "Nine people were killed in Brod, the ministry said. Doctors put the toll at 30."
    last = [claim for claim in claims_in(text) if claim.kind == "casualties"][-1]
    assert speaker(text, last) == "Doctors"


def test_a_denial_is_about_what_is_said_to_be_so_and_not_about_a_threat() -> None:
    text = (
        "The rebels said the army had shelled Brod. The rebels threatened to attack the army. "
        "The army rejected the claims as baseless."
    )
    shelling = next(claim for claim in claims_in(text) if claim.kind == "strike" and claim.polarity == "affirmed")
    denial = next(claim for claim in claims_in(text) if claim.polarity == "denied")
    assert denial.about == (shelling.index,)


def test_nobody_denies_what_they_say_themselves_in_the_same_sentence() -> None:
    text = (
        "The rebels said the army had shelled Brod. "
        "The army, which has accused the rebels of shelling Lipa, rejected the claim."
    )
    denial = next(claim for claim in claims_in(text) if claim.polarity == "denied")
    assert claims_in(text)[denial.about[0]].evidence.of(text).endswith("Brod")


def test_a_page_about_something_else_makes_no_claims() -> None:
    text = (
        "The Brod club met the Lipa club in the final on Sunday. The coach welcomed the result. "
        "Shares hit a record high. The company announced a new plan, and the weather helped."
    )
    assert claims_in(text) == ()


def test_a_headline_that_the_body_repeats_is_no_claim() -> None:
    text = "Rebels capture Brod\nRebels captured Brod on Monday."
    zones = (Zone(ZoneKind.HEADLINE, Span(0, 19)), Zone(ZoneKind.BODY, Span(20, len(text))))
    article = Article(id="a", capture_sha256="", text=text, zones=zones, locator="a")
    claims = find_claims(parse_article(article, load_parser()), (), knowledge())
    assert [claim.zone for claim in claims] == [ZoneKind.BODY]


@pytest.mark.parametrize("zone", [ZoneKind.RELATED, ZoneKind.CREDIT, ZoneKind.BOILERPLATE, ZoneKind.DATELINE])
def test_what_is_not_the_article_makes_no_claims(zone: ZoneKind) -> None:
    text = "Rebels captured Brod on Monday."
    article = Article(id="a", capture_sha256="", text=text, zones=(Zone(zone, Span(0, len(text))),), locator="a")
    assert find_claims(parse_article(article, load_parser()), (), knowledge()) == ()


def test_an_empty_article_makes_no_claims() -> None:
    assert claims_in("") == ()


@pytest.mark.parametrize("text", ["(((", "???", "Killed.", "Brod Brod Brod", "and and and", "1,300 1,300", "\n\n\n"])
def test_text_that_is_no_sentence_does_no_harm(text: str) -> None:
    assert all(claim.evidence.of(text) for claim in claims_in(text))


def test_every_claim_rests_on_exact_words() -> None:
    text = "Rebels shelled Brod, killing nine soldiers, and the mayor said 200 families had fled to Lipa."
    for claim in claims_in(text):
        assert claim.evidence.of(text).strip() == claim.evidence.of(text) != ""


def test_two_articles_joined_give_the_claims_of_both() -> None:
    one, other = "Rebels shelled Brod.", "Northern troops arrested nine students in Velika."
    apart = [claim.evidence.of(text) for text in (one, other) for claim in claims_in(text)]
    joined = f"{one}\n{other}"
    assert [claim.evidence.of(joined) for claim in claims_in(joined)] == apart


# Places and roles.


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Rebels shelled the village of Hill End.", ["Hill End"]),
        ("Rebels shelled Brod and Velika.", ["Brod", "Velika"]),
        ("Rebels shelled Brod in Velika province.", ["Brod"]),
        ("A bomb exploded near the town of Lipa.", ["Lipa"]),
        ("An agreement was brokered by Spain and Norway.", []),
    ],
)
def test_places_are_bare_names_the_most_specific_only(sentence: str, places: list[str]) -> None:
    assert [place.words for claim in claims_in(sentence) for place in claim.places] == places


def test_arms_are_no_actors() -> None:
    assert claim_in("Warplanes bombed a school in Brod.", "strike").actor is None


def test_whose_arms_they_are_is_the_actor() -> None:
    assert words_of(claim_in("Army helicopters bombed a school in Brod.", "strike").actor) == "Army"


def test_who_is_blamed_for_an_attack_is_its_actor() -> None:
    text = "The army blamed the rebels for the bombing of Brod."
    assert words_of(claim_in(text, "strike").actor) == "rebels"


def test_who_claims_responsibility_for_an_attack_is_its_actor() -> None:
    text = "The rebels claimed responsibility for the bombing of Brod."
    assert words_of(claim_in(text, "strike").actor) == "rebels"


def test_a_number_is_no_target() -> None:
    assert words_of(claim_in("Dozens of fighters were killed in Brod.", "casualties").target) == "fighters"


def times_in(text: str, kind: str) -> list[str]:
    return [span.of(text) for span in claim_in(text, kind).times]


def test_a_clause_of_time_dates_the_clause_it_hangs_on() -> None:
    text = "Northern troops never controlled the valley when they ruled before, from 1996 to 2001."
    assert times_in(text, "control") == ["1996", "2001"]


def test_what_was_before_or_after_has_a_time_of_its_own() -> None:
    assert times_in("Rebels took Brod after the summit was held on Monday.", "control") == []


def test_put_in_control_counts_what_is_gained() -> None:
    text = "That would put Northern forces in control of four of the seven districts of the province."
    claim = claim_in(text, "control")
    assert (claim.change, words_of(claim.actor)) == ("gained", "Northern forces")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.total) == (4, 4, 7)


def test_fighting_on_a_day_is_not_fighting_on() -> None:
    text = "Northern fighters and Southern forces fought for the Velika Valley on Saturday."
    assert [claim.kind for claim in claims_in(text)] == ["clash"]


def test_a_pronoun_of_a_joined_clause_is_its_first_subject() -> None:
    text = "The Northern army swept across the country, but it never controlled Velika."
    controlled = [claim for claim in claims_in(text) if claim.change == "holds"]
    assert [words_of(claim.actor) for claim in controlled] == ["Northern army"]


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Events in Brod could not be confirmed by independent sources.", None),
        ("The reports have not been confirmed by any independent source.", None),
        ("The capture of Brod has not been confirmed by any independent source.", None),
        ("The mayor said the report had not been confirmed by any independent source.", "The mayor"),
    ],
)
def test_who_could_have_confirmed_it_is_not_who_says_so(said: str, source: str | None) -> None:
    text = f"Rebels took Brod, the army said. {said}"
    (claim,) = [claim for claim in claims_in(text) if claim.modality is Modality.UNVERIFIED]
    spoken = attributions_in(text)[claim.attribution].source if claim.attribution is not None else None
    assert (spoken.of(text) if spoken else None) == source


def test_a_bare_name_that_is_attacked_is_where_it_happens_in_both_voices() -> None:
    for text in ("The Northern army attacked Aleppo on Friday.", "Aleppo was attacked by the Northern army on Friday."):
        assert [place.words for place in claim_in(text, "clash").places] == ["Aleppo"]


def test_a_brigade_named_after_a_valley_is_no_place() -> None:
    claim = claim_in("The Free Valley Brigade launched an attack on Velika on Monday.", "clash")
    assert [place.words for place in claim.places] == ["Velika"]


def test_the_subject_of_a_clause_that_hangs_on_its_auxiliary_is_found() -> None:
    text = "Spokesman Dorin Hale told reporters that Northern forces are devastating a convoy."
    assert words_of(claim_in(text, "other").actor) == "Northern forces"


def test_what_an_offensive_aims_at_is_no_claim_of_its_own() -> None:
    text = "The army launched an offensive aimed at retaking Brod."
    assert [claim.kind for claim in claims_in(text)] == ["clash"]


def test_an_attack_by_others_is_not_of_the_kind_of_the_raid_before() -> None:
    text = "Northern warplanes bombed Lipa. Southern fighters attacked Velika."
    assert [claim.kind for claim in claims_in(text)] == ["strike", "clash"]


def test_the_attack_is_of_the_kind_of_the_raid_before() -> None:
    text = "Northern warplanes bombed Lipa. The attack on Lipa lasted an hour."
    assert [claim.kind for claim in claims_in(text)] == ["strike", "strike"]


@pytest.mark.parametrize(
    "text",
    [
        'Soldiers shelled Brod. "We will fight to the last man," the rebel commander said.',
        "Soldiers shelled Brod. The rebels said they would hit every army base.",
        'Soldiers shelled Brod. "Our forces will retake Lipa," the rebel commander said.',
        "Soldiers shelled Brod. The rebels vowed to retake Lipa.",
    ],
)
def test_what_the_speaker_promises_is_one_vow(text: str) -> None:
    assert [claim.kind for claim in claims_in(text)] == ["strike", "vow"]


def test_what_others_are_expected_to_do_is_no_vow() -> None:
    assert "vow" not in {claim.kind for claim in claims_in("The mayor said rebels would attack Brod.")}


def test_blame_for_a_deed_is_a_claim_of_the_deed() -> None:
    text = "The governor accused the rebels of shelling Brod."
    assert [claim.kind for claim in claims_in(text)] == ["strike"]


def test_a_call_for_a_truce_is_a_truce_called_for() -> None:
    claim = claim_in("Soldiers shelled Brod. The council called for an immediate ceasefire.", "agreement")
    assert claim.modality is Modality.CALLED_FOR
