"""Laws of linking and weighing, over reports made up in the Twin Valleys.

SAYSO_EXPLORE=5000 has each of them try so many examples: run them so after a change of linking or weighing.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger_by_hand import (
    KINDS,
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    HandView,
    Speaker,
    article,
    claim,
    links_of,
    origins_of,
    retold,
    view_of,
    weighed,
)
from sayso.model.claim import Claim, Modality
from sayso.model.finding import Assessment, LinkKind, Role
from sayso.model.source import Article, Span
from sayso.ontology.answers import place_claims
from sayso.ontology.ladder import load_ladder
from sayso.weigh.dossier import gather
from sayso.weigh.facts import Tally
from sayso.weigh.grades import Fate, Record, grade_of

FIRST_DAY = date(2031, 5, 12)
PUBLISHERS = ("Valley Post", "River Gazette", "Two Rivers Radio", "Hill Herald", "Northern Courier", None)
SPEAKERS: tuple[Speaker | None, ...] = (
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    (None, None, "a resident"),
    None,
)
PLACES = ("velika", "dubra_district", "dubra_village", "south_valley")
CHANGES = ("holds", "gained", "lost", "advances", "withdraws")
SWAP = {"north": "south", "south": "north"}

laws = settings(max_examples=int(os.environ.get("SAYSO_EXPLORE") or 25), deadline=None)

speakers = st.sampled_from(SPEAKERS)
days = st.integers(0, 6).map(lambda n: FIRST_DAY + timedelta(days=n))


@st.composite
def told(draw: st.DrawFn) -> tuple[Claim, Article]:
    """One claim in an article of its own."""
    publisher, day = draw(st.sampled_from(PUBLISHERS)), draw(days)
    by = draw(speakers)
    carrier = article(publisher, day, f"text {draw(st.integers(0, 3))}")
    made = claim(
        carrier,
        by,
        change=draw(st.sampled_from(CHANGES)),
        actor=draw(st.sampled_from(("north", "south"))),
        places=(draw(st.sampled_from(PLACES)),),
        denied=draw(st.booleans()),
        modality=draw(st.sampled_from((Modality.HAPPENED, Modality.HAPPENED, Modality.POSSIBLE, Modality.PLANNED))),
        background=draw(st.sampled_from((False, False, False, True))),
    )
    return made, carrier


def as_view(told_claims: list[tuple[Claim, Article]]) -> HandView:
    """Each claim stands further down its article than the one before, as in a real text."""
    claims = {one.id: replace(one, evidence=Span(n, n + 1)) for n, (one, _) in enumerate(told_claims)}
    return view_of(*claims.values(), articles=[carrier for _, carrier in told_claims])


views = st.lists(told(), min_size=1, max_size=9).map(as_view)


def standing(assessments: tuple[Assessment, ...]) -> Counter[object]:
    """What is said of each answer, without ids and their order."""
    return Counter(
        (one.question.id, one.answer, one.rung, one.scope, one.times_reported, one.independent_support)
        for one in assessments
    )


def heights(view: HandView) -> dict[tuple[str, str], int]:
    ladder = load_ladder()
    return {(one.question.id, one.answer): ladder.rung(one.rung).height for one in weighed(view)}


@laws
@given(views, st.randoms(use_true_random=False))
def test_order_of_arrival_never_matters(view: HandView, random: object) -> None:
    claims, articles = list(view.known_claims), list(view.known_articles)
    random.shuffle(claims)  # type: ignore[attr-defined]
    random.shuffle(articles)  # type: ignore[attr-defined]
    shuffled = view_of(*claims, articles=articles)
    assert links_of(shuffled) == links_of(view)
    assert weighed(shuffled) == weighed(view)


LONG_TEXT = " ".join(f"word{n} of the story" for n in range(40))


@laws
@given(views, st.data())
def test_ten_copies_add_no_support_and_lift_no_rung(view: HandView, data: st.DataObject) -> None:
    """Ten other outlets print one article again, with its words and its claims."""
    original = data.draw(st.sampled_from(view.known_articles))
    carried = [c for c in view.known_claims if c.article_id == original.id]
    long_text = f"{original.id} {LONG_TEXT}"
    zones = (replace(original.zones[0], span=replace(original.zones[0].span, end=len(long_text))),)
    originals = tuple(
        replace(a, text=long_text, zones=zones) if a.id == original.id else a for a in view.known_articles
    )
    before = view_of(*view.known_claims, articles=originals)
    day = original.published_on or FIRST_DAY
    copies = [article(f"Copying Outlet {n}", day + timedelta(days=1), long_text) for n in range(10)]
    again = [retold(one, copy) for one in carried for copy in copies]
    after = view_of(*view.known_claims, *again, articles=(*originals, *copies))
    support = {(a.question.id, a.answer): a.independent_support for a in weighed(before)}
    lifted = heights(before)
    for one in weighed(after):
        key = (one.question.id, one.answer)
        if key in support:
            assert one.independent_support <= support[key]
            assert load_ladder().rung(one.rung).height <= lifted[key]


@laws
@given(views, st.data())
def test_independent_report_of_the_same_never_lowers_a_rung(view: HandView, data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(view.known_claims))
    if model.resolution.background or model.modality is not Modality.HAPPENED:
        return
    carrier = article("An Outlet Of Its Own", data.draw(days), "a report with its own access")
    reporter: Speaker = ("a_monitor_never_met", None, "another monitor")
    same = claim(
        carrier,
        reporter,
        change=model.change,
        actor=model.resolution.actor.ref if model.resolution.actor else None,
        places=tuple(place.ref or "" for place in model.resolution.places),
        denied=model.polarity == "denied",
    )
    after = view_of(*view.known_claims, same, articles=(*view.known_articles, carrier))
    key = next(
        (
            (one.question.id, one.answer)
            for one in weighed(view)
            if any(c.claim_id == model.id and c.role in ("puts forward", "repeats") for c in one.contributions)
        ),
        None,
    )
    if key is not None and key in heights(after):
        assert heights(after)[key] >= heights(view)[key]


@laws
@given(views, st.data())
def test_view_as_of_n_ignores_all_after_n(view: HandView, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, view.as_of))
    before = view.first(n)
    longer = view_of(*view.known_claims, articles=view.known_articles).first(n)
    assert weighed(longer) == weighed(before)
    known = {claim.id for claim in before.known_claims}
    assert {end for link in links_of(before) for end in (link.source, link.target)} <= known


def exchanged(one: Claim, carrier: Article) -> tuple[Claim, Article]:
    """The same claim with the sides' names exchanged wherever they stand."""
    publisher = "Southern Courier" if carrier.publisher == "Northern Courier" else carrier.publisher
    moved = article(publisher, carrier.published_on, carrier.text)
    who = one.resolution.claimant
    by: Speaker | None = None
    if who is not None:
        by = {NORTH_SPEAKS[0]: SOUTH_SPEAKS, SOUTH_SPEAKS[0]: NORTH_SPEAKS}.get(
            who.ref, (who.ref, who.party_ref, who.words)
        )
    actor = one.resolution.actor.ref if one.resolution.actor else None
    made = claim(
        moved,
        by,
        change=one.change,
        actor=SWAP[actor or ""],
        places=tuple(place.ref or "" for place in one.resolution.places),
        denied=one.polarity == "denied",
        modality=one.modality,
        background=one.resolution.background,
    )
    return made, moved


@laws
@given(st.lists(told(), min_size=1, max_size=9))
def test_exchanging_the_sides_exchanges_them_and_nothing_else(reports: list[tuple[Claim, Article]]) -> None:
    def swapped(answer: str) -> str:
        return (
            answer.replace("northern army", "#")
            .replace("southern forces", "northern army")
            .replace("#", "southern forces")
        )

    here = weighed(as_view(reports))
    there = weighed(as_view([exchanged(*one) for one in reports]))
    assert Counter(
        (
            one.question.id,
            swapped(one.answer),
            one.rung,
            swapped(one.scope),
            one.times_reported,
            one.independent_support,
        )
        for one in here
    ) == standing(there)


@laws
@given(views)
def test_a_withdrawal_withdraws_only_its_own_claimants_claims(view: HandView) -> None:
    claims = {one.id: one for one in view.known_claims}
    for link in links_of(view):
        if link.kind is LinkKind.WITHDRAWS:
            taking, taken = claims[link.source].resolution.claimant, claims[link.target].resolution.claimant
            assert (taking.ref if taking else None) == (taken.ref if taken else None)
            assert (taking is None) == (taken is None)


@laws
@given(views)
def test_what_stands_withdrawn_has_nobody_left_who_puts_it_forward(view: HandView) -> None:
    for one in weighed(view):
        if one.rung == "withdrawn":
            own = [part for part in one.contributions if part.role in (Role.PUTS_FORWARD, Role.REPEATS)]
            assert all(part.note for part in own)
            assert any(part.role is Role.TAKES_BACK for part in one.contributions) or any(
                link.kind is LinkKind.WITHDRAWS for link in links_of(view)
            )


@laws
@given(views)
def test_a_weight_lies_above_zero_and_at_most_at_one(view: HandView) -> None:
    assert all(0.0 < link.weight <= 1.0 for link in links_of(view))


tallies = st.builds(
    Tally,
    sides=st.sampled_from(((), ("north",))),
    in_whole=st.sampled_from(((), ("a",), ("a", "b"))),
    in_part=st.sampled_from(((), ("c",))),
    against=st.sampled_from(((), ("south",))),
    independent_against=st.sampled_from(((), ("d",))),
    conceding=st.sampled_from(((), ("south",))),
    reporting=st.integers(0, 3),
    is_withdrawn=st.booleans(),
)
fates = st.lists(st.builds(Fate, day=days, is_borne_out=st.booleans()), max_size=25)


@laws
@given(views, st.lists(st.tuples(fates, fates), min_size=1, max_size=3), st.tuples(tallies, tallies))
def test_the_axes_of_a_grade_never_feed_each_other(
    view: HandView, pasts: list[tuple[list[Fate], list[Fate]]], tallied: tuple[Tally, Tally]
) -> None:
    """Whatever became of a source's claims moves the letter alone; whatever is said of this one, the digit alone."""
    ladder, dossiers = load_ladder(), gather(view, links_of(view), origins_of(view), place_claims(view, KINDS))
    origins = sorted({part.origin.id for dossier in dossiers for part in dossier.parts})
    for n, dossier in enumerate(dossiers):
        grades = {}
        for past in (0, 1):
            records = {origin: Record() for origin in origins}
            for m, origin in enumerate(origins):
                for fate in pasts[(n + m) % len(pasts)][past]:
                    records[origin].add(fate)
            for counted in (0, 1):
                grades[past, counted] = grade_of(dossier, tallied[counted], records, ladder)
        assert [grades[past, 0][1:] for past in (0, 1)] == [grades[0, 0][1:]] * 2
        assert [grades[past, 1][1:] for past in (0, 1)] == [grades[0, 1][1:]] * 2
        assert [grades[0, counted][:1] for counted in (0, 1)] == [grades[0, 0][:1]] * 2
        assert [grades[1, counted][:1] for counted in (0, 1)] == [grades[1, 0][:1]] * 2


@laws
@given(views)
def test_every_contribution_and_link_names_claims_of_the_view(view: HandView) -> None:
    known = {claim.id for claim in view.known_claims}
    assert {c.claim_id for one in weighed(view) for c in one.contributions} <= known
    assert {end for link in links_of(view) for end in (link.source, link.target)} <= known


@laws
@given(views)
def test_every_claim_has_its_part_in_some_answer(view: HandView) -> None:
    told_of = {c.claim_id for one in weighed(view) for c in one.contributions}
    assert {claim.id for claim in view.known_claims} == told_of


@laws
@given(views)
def test_no_reason_passes_a_verdict(view: HandView) -> None:
    words = {
        word.strip(".,;:").casefold()
        for one in weighed(view)
        for text in (*one.reasons, one.scope)
        for word in text.split()
    }
    assert words.isdisjoint({"true", "false", "confirmed", "fact", "refuted", "proven", "lie"})
