"""Work of extraction grows with an article's length: calls are counted, never timed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims_in_text import parsed
from counting import calls_made_by
from resolving import parsed as parsed_in_twin_valleys
from resolving import twin_valleys
from sayso.extract.by_sentence import BySentence
from sayso.extract.events import share_within_events
from sayso.extract.found import Found
from sayso.extract.matching import Match
from sayso.extract.repetition import merge_repetitions
from sayso.extract.times import _within, time_expressions
from sayso.languages.roles import load_roles
from sayso.model.claim import ClaimDraft, Filler, Modality, Polarity
from sayso.model.frames import Frame
from sayso.model.source import Span, ZoneKind
from sayso.ontology.load import Kind, load_kinds
from sayso.parse.coreference import with_antecedents

LITTLE_MORE_THAN_TWICE = 2.2
SHELL = Frame("strike", frozenset({"shell"}), "verb")


def steps_to_find_the_first(days: int) -> int:
    text = "Rebels captured Velika on Friday. " * days
    expressions = time_expressions(parsed(text))
    assert len(expressions) == days
    return calls_made_by(lambda: list(_within(expressions, Span(0, 30))))


@pytest.mark.parser
def test_a_claim_looks_at_the_times_of_its_sentence_however_many_the_article_has() -> None:
    assert steps_to_find_the_first(160) <= steps_to_find_the_first(10) + 10


def shelling(number: int) -> Found:
    """A battalion of its own shells one of four towns; every third report says where, every ninth says when."""
    evidence = Span(50 * number, 50 * number + 40)
    town = Filler(f"Town{number % 4}", evidence, number, "argument")
    draft = ClaimDraft(
        index=number,
        evidence=evidence,
        kind="strike",
        change=None,
        trigger=number,
        attribution=None,
        polarity=Polarity.AFFIRMED,
        modality=Modality.HAPPENED,
        actor=Filler(f"Battalion{number}", evidence, number, "argument"),
        target=None,
        places=(town,) if number % 3 == 0 else (),
        times=(evidence,) if number % 9 == 0 else (),
        quantity=None,
        about=(),
        zone=ZoneKind.BODY,
        rule="strike: shell",
    )
    return Found(Match(SHELL, number, number), draft, 2 * number, "the ministry")


class AskedKinds(dict[str, Kind]):
    """Kinds of which each question counts as a call."""

    def __getitem__(self, name: str) -> Kind:
        return super().__getitem__(name)


def test_twice_the_claims_take_twice_the_work_to_share_what_they_tell_of_one_event() -> None:
    kinds = AskedKinds(load_kinds())
    some, twice = [shelling(n) for n in range(150)], [shelling(n) for n in range(300)]
    work = calls_made_by(lambda: share_within_events(some, kinds))
    assert calls_made_by(lambda: share_within_events(twice, kinds)) <= LITTLE_MORE_THAN_TWICE * work


def test_twice_the_claims_take_twice_the_work_to_find_repetitions() -> None:
    some, twice = [shelling(n) for n in range(150)], [shelling(n) for n in range(300)]
    work = calls_made_by(lambda: merge_repetitions(some))
    assert calls_made_by(lambda: merge_repetitions(twice)) <= LITTLE_MORE_THAN_TWICE * work


@pytest.mark.parser
def test_what_a_pronoun_may_take_up_takes_no_more_work_where_more_is_named_elsewhere() -> None:
    article = parsed_in_twin_valleys(
        "The rebels shelled Brod. The group took the town. They said that they would stay. " * 3, theatre=twin_valleys()
    )
    roles = load_roles("en")
    assert article.mentions
    crowded = replace(article, mentions=article.mentions * 50)
    assert calls_made_by(lambda: with_antecedents(crowded, roles)) <= 1.1 * calls_made_by(
        lambda: with_antecedents(article, roles)
    ) + len(crowded.mentions)


def test_outwards_goes_back_before_it_goes_forward() -> None:
    told = BySentence([(0, 1), (1, 4), (2, 4), (3, 7), (4, 9)])
    assert list(told.outwards(5)) == [[1, 2], [0], [3], [4]]
    assert list(told.within(4, 7)) == [1, 2, 3]
