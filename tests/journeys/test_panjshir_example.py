"""The bundled Panjshir dispatches of September 2021, weighed: who stands where, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from sayso.link import find_origins
from sayso.model.finding import Assessment, Origins, Role
from sayso.model.ports import LedgerView
from sayso.theatres.load import load_theatre
from sayso.workflows.demo import run_demo
from sayso.workflows.derive import derive
from sayso.workflows.views import Known, view_of

pytestmark = [pytest.mark.parser]


@dataclass(frozen=True, slots=True)
class Example:
    """The example read and weighed."""

    view: LedgerView
    origins: Origins
    assessments: tuple[Assessment, ...]

    def answer(self, *wanted: str) -> Assessment:
        """The one with most reports of the answers that hold the words wanted."""
        found = [one for one in self.assessments if all(word in one.answer for word in wanted)]
        assert found, sorted(one.answer for one in self.assessments)
        return max(found, key=lambda one: (one.times_reported, len(one.contributions)))

    def sides(self, assessment: Assessment, *roles: Role) -> set[str | None]:
        return {c.party for c in assessment.contributions if c.role in roles}

    def speakers(self, assessment: Assessment, role: Role) -> set[str | None]:
        claims = [self.view.claim(c.claim_id) for c in assessment.contributions if c.role is role]
        return {claim.resolution.claimant.ref for claim in claims if claim.resolution.claimant}

    def article(self, publisher: str) -> str:
        return next(one.id for one in self.view.articles() if one.publisher == publisher)

    def utterances(self, publisher: str, speaker: str, words: str) -> set[str]:
        """Acts of saying of a speaker that one publisher reports, where the claim's words hold some words."""
        claims = self.view.claims(self.article(publisher))
        return {
            self.origins.utterances[claim.id]
            for claim in claims
            if claim.resolution.claimant and claim.resolution.claimant.ref == speaker and words in claim.words
        }


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Example]:
    folder: Path = tmp_path_factory.mktemp("example")
    ledger = run_demo(folder, step=lambda *_: None).ledger
    theatre = load_theatre("panjshir_2021")
    with view_of(ledger, Known()) as view:
        yield Example(view, find_origins(view, theatre=theatre), derive(view, theatre).assessments)


def test_unabah_is_supported_for_presence_and_no_further(example: Example) -> None:
    answer = example.answer("taliban holds Anaba")
    assert answer.rung == "supported"
    assert answer.scope.startswith("in part: presence there, not control")
    assert example.sides(answer, Role.PUTS_FORWARD) == {"taliban"}
    assert example.sides(answer, Role.DENIES) == {"nrf"}
    assert "emergency" in example.speakers(answer, Role.BEARS_OUT)


def test_khinj_is_disputed_and_nobody_without_a_side_bears_it_out(example: Example) -> None:
    answer = example.answer("taliban holds Khinj")
    assert (answer.rung, answer.independent_support) == ("disputed", 0)
    assert example.sides(answer, Role.DENIES) == {"nrf"}


def test_karimi_is_one_utterance_in_two_outlets(example: Example) -> None:
    answer = example.answer("taliban holds Khinj")
    assert answer.times_reported == 2
    assert {c.role for c in answer.contributions if c.party == "taliban"} == {Role.PUTS_FORWARD, Role.REPEATS}


def test_four_of_seven_are_counted_against_two_names(example: Example) -> None:
    answer = example.answer("4 of 7 districts")
    assert any("4 of 7 districts are counted, and 2 named" in reason for reason in answer.reasons)


def test_five_of_seven_is_claimed_by_one_side_alone(example: Example) -> None:
    answer = example.answer("taliban holds 5 of 7 districts")
    assert (answer.rung, answer.independent_support) == ("claimed", 0)


def test_three_areas_are_disputed_between_the_sides(example: Example) -> None:
    answer = example.answer("taliban holds 3 areas")
    assert answer.rung == "disputed"


def test_all_of_panjshir_is_denied_and_no_presence_in_a_village_bears_it_out(example: Example) -> None:
    answer = example.answer("taliban holds Panjshir")
    assert "nrf" in example.sides(answer, Role.DENIES)
    assert "emergency" not in example.speakers(answer, Role.BEARS_OUT)


def test_all_of_panjshir_is_disputed(example: Example) -> None:
    assert example.answer("taliban holds Panjshir").rung == "disputed"


def test_paryan_retaken_is_claimed_by_the_leader_and_the_spokesman_of_the_resistance(example: Example) -> None:
    answer = example.answer("holds Paryan")
    sides = [c.party for c in answer.contributions if c.role in (Role.PUTS_FORWARD, Role.REPEATS) and c.party]
    assert sides == ["nrf", "nrf"]


def test_nobody_is_made_to_concede_anything(example: Example) -> None:
    assert not [one.answer for one in example.assessments if one.rung == "conceded"]


def test_counts_of_districts_are_about_no_district(example: Example) -> None:
    counted = [one.answer for one in example.assessments if "of 7 districts" in one.answer]
    assert counted
    assert all(answer.endswith(("of 7 districts", "in Panjshir")) for answer in counted)


def test_shutul_is_claimed_by_the_taliban(example: Example) -> None:
    assert example.sides(example.answer("taliban holds Shutul"), Role.PUTS_FORWARD) == {"taliban"}


def test_fled_people_are_reported_by_the_charity(example: Example) -> None:
    answers = [one for one in example.assessments if one.answer == "people fled or came back"]
    assert any("emergency" in example.speakers(one, Role.PUTS_FORWARD) for one in answers)
    assert {one.rung for one in answers} == {"reported"}


def test_government_announced_for_two_to_three_days_came_about_on_the_seventh(example: Example) -> None:
    kept = example.answer("announced", "name the members of their new government")
    told = {c.claim_id: c for c in kept.contributions if c.role is Role.BEARS_OUT}
    days = {example.view.article(example.view.claim(one).article_id).published_on for one in told}
    assert (kept.rung, min(day for day in days if day)) == ("kept", date(2021, 9, 7))


def test_government_was_open_until_the_day_before(example: Example) -> None:
    known = example.view.published_by(date(2021, 9, 6))
    then = derive(known, load_theatre("panjshir_2021")).assessments
    (announced,) = [one for one in then if "name the members of their new government" in one.answer]
    assert announced.rung in {"open", "overdue"}


def test_cgtn_and_gulf_today_have_one_origin(example: Example) -> None:
    roots = example.origins.roots
    assert roots[example.article("CGTN")] == roots[example.article("Gulf Today")] == ("newsroom:reuters",)


def test_ap_and_ani_report_one_utterance_of_dashti(example: Example) -> None:
    of_ap = example.utterances("AP", "fahim_dashti", "trapped")
    assert of_ap
    assert of_ap == example.utterances("ANI", "fahim_dashti", "trapped")
