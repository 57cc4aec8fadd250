"""Every extractor, built in or dropped in, keeps what an extractor promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims_in_text import parsed
from extractor_page import command_of, module_of, samples
from sayso.extract import installed_extractors, load_extractor
from sayso.extract.checking import checked
from sayso.model.ports import Extractor
from sayso.ontology.load import load_kinds
from sayso.settings import Settings

pytestmark = pytest.mark.parser

TEXT = (
    "The Northern army shelled Brod on Friday, killing at least 20 people. Southern forces withdrew from Velika, the "
    "Northern ministry said. The Southern spokesman denied the claim."
)
NAMES = [*(name for name in installed_extractors() if name != "command"), "a program", "a class"]


@pytest.fixture
def extractor(request: pytest.FixtureRequest, tmp_path: Path) -> Extractor:
    program, module = samples()
    if request.param == "a class":
        loaded: Extractor = module_of(module).EXTRACTOR.load("", Settings())
        return loaded
    name = command_of(program, tmp_path) if request.param == "a program" else request.param
    return load_extractor(Settings(extractor=name))


every_extractor = pytest.mark.parametrize("extractor", NAMES, indirect=True)


@every_extractor
def test_has_a_name_with_a_version(extractor: Extractor) -> None:
    assert any(character.isdigit() for character in extractor.name)


@every_extractor
def test_finds_something_in_a_report_from_a_war(extractor: Extractor) -> None:
    assert extractor.extract(parsed(TEXT)).drafts


@every_extractor
def test_every_draft_passes_the_check(extractor: Extractor) -> None:
    found = extractor.extract(parsed(TEXT))
    assert checked(found, parsed(TEXT), load_kinds(), extractor=extractor.name) == found


@every_extractor
def test_drafts_are_in_order_of_the_evidence_and_know_their_place(extractor: Extractor) -> None:
    drafts = extractor.extract(parsed(TEXT)).drafts
    assert [draft.index for draft in drafts] == list(range(len(drafts)))
    assert [draft.evidence.start for draft in drafts] == sorted(draft.evidence.start for draft in drafts)


@every_extractor
def test_the_same_article_gives_the_same_again(extractor: Extractor) -> None:
    assert extractor.extract(parsed(TEXT)) == extractor.extract(parsed(TEXT))


@every_extractor
def test_an_article_without_words_gives_nothing(extractor: Extractor) -> None:
    assert extractor.extract(parsed("")).drafts == ()


def test_every_installed_extractor_says_what_it_is() -> None:
    assert all(pack.summary for pack in installed_extractors().values())
