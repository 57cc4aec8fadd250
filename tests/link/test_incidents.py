"""Incidents: accounts of one event grouped within an article and over several, with tolls by claimant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation_data import FOLDER, needs_evaluation_data
from ledger_by_hand import (
    KINDS,
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    VALLEYS,
    HandView,
    article,
    claim,
    origins_of,
    view_of,
)
from sayso.link.incidents import find_incidents
from sayso.link.places_in_common import PlaceKeys, skeleton
from sayso.model.claim import Claim, Modality, Reference
from sayso.model.incident import Incident
from sayso.model.source import Article, Span
from sayso.theatres.theatre import Theatre

MONDAY, TUESDAY, FRIDAY = date(2031, 5, 12), date(2031, 5, 13), date(2031, 5, 16)
POST = article("Valley Post", date(2031, 5, 14))
GAZETTE = article("River Gazette", date(2031, 5, 14))
HERALD = article("Hill Herald", date(2031, 5, 17))

KILLED_NINE = ("killed", 9, 9, None)
KILLED_FOURTEEN = ("killed", 14, 14, None)


def strike(
    of: Article, by: object = None, *, place: str = "velika", day: date | None = TUESDAY, **more: object
) -> Claim:
    when = (day, day) if day else None
    return claim(of, by, kind="strike", places=(place,), when=when, **more)  # type: ignore[arg-type]


def dead(of: Article, by: object, toll: tuple[str, int | None, int | None, None], **more: object) -> Claim:
    place, day = str(more.get("place", "velika")), more.get("day", TUESDAY)
    when = (day, day) if day else None
    return claim(of, by, kind="casualties", places=(place,), when=when, quantity=toll)  # type: ignore[arg-type]


def in_order(*claims: Claim) -> tuple[Claim, ...]:
    """Each some way down its article from the one before."""
    return tuple(replace(one, evidence=Span(100 * n, 100 * n + 40)) for n, one in enumerate(claims))


def incidents(*claims: Claim, articles: tuple[Article, ...], theatre: Theatre | None = VALLEYS) -> tuple[Incident, ...]:
    return of_view(view_of(*in_order(*claims), articles=articles), theatre)


def of_view(view: HandView, theatre: Theatre | None = VALLEYS) -> tuple[Incident, ...]:
    return find_incidents(view, kinds=KINDS, origins=origins_of(view, theatre), theatre=theatre)


def test_a_strike_and_its_dead_are_one_incident() -> None:
    (one,) = incidents(strike(POST), dead(POST, LANTERN_SPEAKS, KILLED_NINE), articles=(POST,))
    assert one.kinds == ("casualties", "strike")
    assert one.days.first == TUESDAY


@pytest.mark.parametrize(("words", "events"), [("a car bomb went off", 2), ("jets struck", 1)])
def test_blow_without_a_place_is_told_of_the_next_place_unless_struck_by_other_means(words: str, events: int) -> None:
    unplaced = claim(POST, kind="strike", words=words)
    raid = strike(POST, words="an air raid on the mill of Velika")
    assert len(incidents(unplaced, raid, articles=(POST,))) == events


def test_two_places_are_two_incidents() -> None:
    assert len(incidents(strike(POST), strike(POST, place="brod"), articles=(POST,))) == 2


def test_two_days_are_two_incidents() -> None:
    assert len(incidents(strike(POST), strike(POST, day=MONDAY), articles=(POST,))) == 2


def test_two_papers_tell_one_incident() -> None:
    told = (
        strike(POST),
        dead(POST, LANTERN_SPEAKS, KILLED_NINE),
        strike(GAZETTE),
        dead(GAZETTE, MONITORS_SPEAK, KILLED_NINE),
    )
    (one,) = incidents(*told, articles=(POST, GAZETTE))
    assert one.article_ids == tuple(sorted((POST.id, GAZETTE.id)))


def test_strikes_on_different_days_stay_apart_in_two_papers() -> None:
    told = (strike(POST), strike(HERALD, day=FRIDAY))
    assert len(incidents(*told, articles=(POST, HERALD))) == 2


def test_who_did_it_may_be_disputed_within_one_incident() -> None:
    told = (
        strike(POST, NORTH_SPEAKS, actor="south"),
        dead(POST, NORTH_SPEAKS, KILLED_NINE),
        strike(GAZETTE, SOUTH_SPEAKS, actor="north"),
        dead(GAZETTE, SOUTH_SPEAKS, KILLED_NINE),
    )
    (one,) = incidents(*told, articles=(POST, GAZETTE))
    assert one.actors == ("north", "south")


def test_tolls_stay_with_who_gives_them_and_are_never_added_up() -> None:
    told = (
        strike(POST),
        dead(POST, NORTH_SPEAKS, KILLED_NINE),
        strike(GAZETTE),
        dead(GAZETTE, SOUTH_SPEAKS, KILLED_FOURTEEN),
    )
    (one,) = incidents(*told, articles=(POST, GAZETTE))
    assert {(toll.voice, toll.low, toll.high) for toll in one.tolls} == {("side:north", 9, 9), ("side:south", 14, 14)}


def test_a_part_of_a_toll_does_not_widen_it() -> None:
    told = (strike(POST), dead(POST, NORTH_SPEAKS, KILLED_NINE), dead(POST, NORTH_SPEAKS, ("killed", 2, 2, None)))
    (one,) = incidents(*told, articles=(POST,))
    assert [(toll.low, toll.high) for toll in one.tolls] == [(9, 9)]


def test_one_voice_in_two_papers_gives_a_range() -> None:
    told = (
        strike(POST),
        dead(POST, NORTH_SPEAKS, KILLED_NINE),
        strike(GAZETTE),
        dead(GAZETTE, NORTH_SPEAKS, KILLED_FOURTEEN),
    )
    (one,) = incidents(*told, articles=(POST, GAZETTE))
    assert [(toll.low, toll.high) for toll in one.tolls] == [(9, 14)]


def test_background_plans_and_what_was_taken_back_make_no_incident() -> None:
    told = (strike(POST, background=True), strike(POST, modality=Modality.PLANNED))
    assert incidents(*told, articles=(POST,)) == ()
    gone = strike(POST)
    assert of_view(view_of(gone, articles=(POST,), withdrawn=(gone.id,))) == ()


def test_works_without_a_theatre() -> None:
    told = (strike(POST), dead(POST, None, KILLED_NINE), strike(GAZETTE), dead(GAZETTE, None, KILLED_NINE))
    (one,) = incidents(*told, articles=(POST, GAZETTE), theatre=None)
    assert len(one.article_ids) == 2


def test_gas_and_shells_on_one_city_and_day_are_two_incidents() -> None:
    told = (
        strike(POST, words="a helicopter dropped chlorine on the city"),
        dead(POST, LANTERN_SPEAKS, KILLED_NINE),
        strike(GAZETTE, words="shells fell on a market"),
        dead(GAZETTE, MONITORS_SPEAK, KILLED_FOURTEEN),
    )
    assert len(incidents(*told, articles=(POST, GAZETTE))) == 2


def test_one_means_told_with_tolls_far_apart_is_one_incident() -> None:
    told = (
        strike(POST, words="a gas attack"),
        dead(POST, NORTH_SPEAKS, KILLED_NINE),
        strike(GAZETTE, words="chlorine was dropped"),
        dead(GAZETTE, SOUTH_SPEAKS, ("killed", 90, None, None)),
    )
    assert len(incidents(*told, articles=(POST, GAZETTE))) == 1


def test_a_week_and_a_day_in_it_are_that_day() -> None:
    week = (MONDAY, FRIDAY)
    told = (
        strike(POST),
        dead(POST, LANTERN_SPEAKS, KILLED_NINE),
        claim(GAZETTE, MONITORS_SPEAK, kind="casualties", places=("velika",), when=week, quantity=KILLED_NINE),
    )
    (one,) = incidents(*told, articles=(POST, GAZETTE))
    assert (one.days.first, one.days.last) == (TUESDAY, TUESDAY)


def named(words: str) -> Reference:
    return Reference(words=words, span=Span(0, 1), ref=None, name=words)


TEXTS = ("Airstrikes hit Velika. The airstrikes and other airstrikes went on.", "Velika, Northland")


@pytest.mark.parametrize("words", ["Airstrikes", "Syrias", "northern Syria", "Islamic State"])
def test_common_words_countries_and_armed_groups_are_no_fine_places(words: str) -> None:
    assert PlaceKeys(None, TEXTS).key(named(words)) is None


def test_a_country_behind_a_name_is_left_off() -> None:
    keys = PlaceKeys(None, TEXTS)
    assert keys.key(named("Velika Syria")) == keys.key(named("Velika"))


def test_a_place_with_several_inside_is_wide() -> None:
    keys = PlaceKeys(None, ("Dubra in Velika", "Brod in Velika", "Lesno in Velika", "Kamen in Ostrog"))
    assert keys.is_around_many(skeleton("velika"))
    assert not keys.is_around_many(skeleton("ostrog"))


@pytest.mark.parametrize(("one", "other"), [("deir ez zor", "deir ezzour"), ("al dubra", "dubbra"), ("kulma", "qulma")])
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_short_names_meet_only_when_written_alike() -> None:
    assert skeleton("ob") != skeleton("ib")


SWAP = {"north": "south", "south": "north"}
laws = settings(max_examples=25, deadline=None)


@st.composite
def told(draw: st.DrawFn) -> tuple[tuple[Claim, ...], Article]:
    """An article with up to four claims."""
    paper = draw(st.sampled_from(("Valley Post", "River Gazette", "Hill Herald", "Two Rivers Radio")))
    carrier = article(paper, date(2031, 5, draw(st.integers(13, 17))), f"text {draw(st.integers(0, 99))}")
    made = [
        claim(
            carrier,
            draw(st.sampled_from((NORTH_SPEAKS, SOUTH_SPEAKS, LANTERN_SPEAKS, None))),
            kind=draw(st.sampled_from(("strike", "casualties", "clash"))),
            actor=draw(st.sampled_from(("north", "south", None))),
            places=(draw(st.sampled_from(("velika", "brod", "dubra_village"))),),
            when=draw(st.sampled_from((None, (MONDAY, MONDAY), (TUESDAY, TUESDAY)))),
            quantity=draw(st.sampled_from((None, KILLED_NINE, KILLED_FOURTEEN))),
        )
        for _ in range(draw(st.integers(1, 4)))
    ]
    return in_order(*{one.id: one for one in made}.values()), carrier


reports = st.lists(told(), min_size=1, max_size=5, unique_by=lambda pair: pair[1].id)


def as_view(told_reports: list[tuple[tuple[Claim, ...], Article]]) -> HandView:
    claims = [one for claims, _ in told_reports for one in claims]
    return view_of(*claims, articles=[carrier for _, carrier in told_reports])


@laws
@given(reports, st.randoms(use_true_random=False))
def test_order_of_arrival_never_matters(some: list[tuple[tuple[Claim, ...], Article]], random: object) -> None:
    view = as_view(some)
    claims, articles = list(view.known_claims), list(view.known_articles)
    random.shuffle(claims)  # type: ignore[attr-defined]
    random.shuffle(articles)  # type: ignore[attr-defined]
    assert of_view(view_of(*claims, articles=articles)) == of_view(view)


@laws
@given(reports, reports)
def test_joining_reports_gives_the_union_of_their_claims(
    some: list[tuple[tuple[Claim, ...], Article]], more: list[tuple[tuple[Claim, ...], Article]]
) -> None:
    both = {carrier.id: (claims, carrier) for claims, carrier in (*some, *more)}
    kept = [both[carrier.id] for _, carrier in some]
    added = [pair for key, pair in both.items() if key not in {carrier.id for _, carrier in some}]
    assert claims_in(as_view([*kept, *added])) == claims_in(as_view(kept)) | claims_in(as_view(added))


def claims_in(view: HandView) -> set[str]:
    found = [claim_id for one in of_view(view) for claim_id in one.claim_ids]
    assert len(found) == len(set(found)), "a claim is part of one incident only"
    return set(found)


@laws
@given(reports)
def test_exchanging_the_sides_exchanges_them(some: list[tuple[tuple[Claim, ...], Article]]) -> None:
    swapped = [(tuple(map(exchanged, claims)), carrier) for claims, carrier in some]
    one, other = of_view(as_view(some)), of_view(as_view(swapped))
    assert {frozenset(i.claim_ids): {SWAP.get(a, a) for a in i.actors} for i in one} == {
        frozenset(i.claim_ids): set(i.actors) for i in other
    }


def exchanged(one: Claim) -> Claim:
    actor = one.resolution.actor
    if actor is None or actor.ref is None:
        return one
    return replace(one, resolution=replace(one.resolution, actor=replace(actor, ref=SWAP[actor.ref])))


@needs_evaluation_data
@pytest.mark.shared
@pytest.mark.parser
@pytest.mark.slow
def test_articles_on_one_incident_are_found_and_no_others(tmp_path: object) -> None:
    """Four incidents of the evaluation data have two articles each."""
    from pathlib import Path

    from benchmark_scripts import script
    from sayso.settings import Settings
    from sayso.workflows.ingest import ingest

    ledger = Path(str(tmp_path)) / "claims.db"
    ingest([FOLDER / "data" / "claims" / "texts.jsonl"], settings=Settings(ledger=ledger))
    score = script("incidents/score.py")
    expected, _ = score.expected_pairs(FOLDER / "data" / "claims" / "gold.jsonl")
    found, _ = score.found_pairs(ledger)
    assert found == expected


def test_spellings_that_the_index_took_for_one_place_meet() -> None:
    told = [replace(named(words), ref="geonames:101") for words in ("Velika", "Velika", "Great Town")]
    keys = PlaceKeys(None, places=told)
    assert keys.key(named("Great Town")) == keys.key(named("Velika"))


def test_spelling_of_two_places_is_no_sign_that_they_are_one() -> None:
    told = [replace(named("Lakes"), ref="geonames:109"), replace(named("Lakes"), ref="geonames:110")]
    keys = PlaceKeys(None, places=[*told, replace(named("Great Lakes"), ref="geonames:110")])
    assert keys.key(named("Lakes")) == PlaceKeys(None).key(named("Lakes"))
