"""What a view shows: the current reading, its claims, their latest resolution, as of an entry number."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event

from ledger_examples import SENTENCES, START, article_entries, resolution_at, ticking_clock
from sayso.errors import NotFoundError
from sayso.ledger import Ledger, open_ledger
from sayso.model.entry import ArticleRead, ClaimRecorded, Entry, JudgementMade, ResolutionRevised, Withdrawn
from sayso.model.source import Span


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "sayso.db", clock=ticking_clock()) as opened:
        yield opened


def reading_in(entries: list[Entry]) -> ArticleRead:
    return next(entry for entry in entries if isinstance(entry, ArticleRead))


def claims_in(entries: list[Entry]) -> list[ClaimRecorded]:
    return [entry for entry in entries if isinstance(entry, ClaimRecorded)]


def test_an_empty_ledger_shows_nothing(ledger: Ledger) -> None:
    view = ledger.view()
    assert (view.as_of, view.articles(), view.claims(), view.withdrawn()) == (0, (), (), frozenset())


def test_articles_come_in_order_of_publication_unknown_last_then_of_recording(ledger: Ledger) -> None:
    for name, published_on in (
        ("b", None),
        ("c", date(2031, 5, 15)),
        ("a", date(2031, 5, 14)),
        ("d", date(2031, 5, 14)),
    ):
        ledger.append(article_entries(name, published_on=published_on))
    assert [article.locator for article in ledger.view().articles()] == ["a.txt", "d.txt", "c.txt", "b.txt"]


def test_claims_come_in_order_of_articles_then_of_evidence(ledger: Ledger) -> None:
    late, early = article_entries("late", published_on=date(2031, 6, 1)), article_entries("early")
    ledger.append([*late[:2], *reversed(late[2:])])
    ledger.append(early)
    shown = [(claim.article_id, claim.words) for claim in ledger.view().claims()]
    assert shown == [(reading_in(entries).article.id, words) for entries in (early, late) for words in SENTENCES]


def test_a_new_reading_takes_the_place_of_the_old_one(ledger: Ledger) -> None:
    first = article_entries()
    ledger.append(first)
    again = article_entries(ruleset="rules-2", supersedes=reading_in(first).reading_id)
    ledger.append([again[1], again[2]])
    assert [claim.words for claim in ledger.view().claims()] == [SENTENCES[0]]
    assert ledger.view().readings() == (again[1],)
    assert len(ledger.view(5).claims()) == 3


def test_a_reading_that_comes_back_brings_its_claims_again(ledger: Ledger) -> None:
    """Read with one theatre, then with another, then with the first: the same reading id twice."""
    first, second = article_entries(), article_entries(ruleset="rules-2")
    for entries in (first, second[:3], first):
        ledger.append(entries)
    assert [claim.words for claim in ledger.view().claims()] == list(SENTENCES)


def test_a_claim_shows_its_latest_resolution(ledger: Ledger) -> None:
    entries = article_entries()
    ledger.append(entries)
    claim = claims_in(entries)[0].claim
    for ref in ("velika-north", "velika-south"):
        ledger.append([ResolutionRevised(claim.id, resolution_at(Span(0, 4), place_ref=ref), "gazetteer", "moved")])
    assert ledger.view().claim(claim.id).resolution.places[0].ref == "velika-south"
    assert ledger.view(6).claim(claim.id).resolution.places[0].ref == "velika-north"
    assert ledger.view(5).claim(claim.id) == claim


def test_a_revised_resolution_outlives_a_new_reading(ledger: Ledger) -> None:
    entries = article_entries()
    ledger.append(entries)
    claim = claims_in(entries)[0].claim
    ledger.append([ResolutionRevised(claim.id, resolution_at(Span(0, 4), place_ref="velika-south"), "an analyst", "")])
    ledger.append(article_entries(ruleset="rules-2"))
    assert ledger.view().claim(claim.id).resolution.places[0].ref == "velika-south"


def test_withdrawn_claims_are_named_apart_and_still_shown(ledger: Ledger) -> None:
    entries = article_entries()
    ledger.append(entries)
    claim = claims_in(entries)[1].claim
    ledger.append([Withdrawn(claim.id, "Valley Post", "corrected the next day")])
    assert ledger.view().withdrawn() == {claim.id}
    assert claim in ledger.view().claims()
    assert ledger.view(5).withdrawn() == frozenset()


def test_judgements_are_shown_in_the_order_they_were_made(ledger: Ledger) -> None:
    entries = article_entries()
    ledger.append(entries)
    claim_ids = tuple(recorded.claim.id for recorded in claims_in(entries)[:2])
    judgements = [JudgementMade(claim_ids, "not the same event", "an analyst", reason) for reason in ("days", "places")]
    ledger.append(judgements)
    assert list(ledger.view().judgements()) == judgements


@pytest.mark.parametrize("length", [4, 10])
def test_a_unique_beginning_of_an_id_is_enough(ledger: Ledger, length: int) -> None:
    entries = article_entries(sentences=SENTENCES[:1])
    ledger.append(entries)
    claim = claims_in(entries)[0].claim
    assert ledger.view().claim(claim.id[:length]) == claim


def test_a_beginning_that_is_too_short_says_so(ledger: Ledger) -> None:
    ledger.append(article_entries())
    with pytest.raises(NotFoundError, match="at least its first 4"):
        ledger.view().claim("c-")


def test_a_beginning_that_several_share_lists_them(ledger: Ledger) -> None:
    entries = article_entries(sentences=SENTENCES[:2])
    first, second = claims_in(entries)
    twins = [
        replace(recorded, claim=replace(recorded.claim, id=f"c-abcd{n}")) for n, recorded in enumerate((first, second))
    ]
    ledger.append([*entries[:2], *twins])
    with pytest.raises(NotFoundError, match="c-abcd0, c-abcd1"):
        ledger.view().claim("c-abcd")


def test_signs_of_a_query_language_are_just_characters(ledger: Ledger) -> None:
    ledger.append(article_entries())
    for key in ("c-__", "c-%%", "c-' OR 1=1 --"):
        with pytest.raises(NotFoundError):
            ledger.view().claim(key)


def test_a_claim_of_an_earlier_reading_is_not_found_and_the_message_says_why(ledger: Ledger) -> None:
    ledger.append(article_entries())
    again = article_entries(ruleset="rules-2")
    ledger.append(again[1:3])
    lost = claims_in(again)[2].claim
    with pytest.raises(NotFoundError, match="not in a reading that is current"):
        ledger.view().claim(lost.id)


def test_published_by_a_day_leaves_out_later_and_unknown_days(ledger: Ledger) -> None:
    for name, published_on in (("a", date(2031, 5, 14)), ("b", date(2031, 5, 15)), ("c", None)):
        ledger.append(article_entries(name, published_on=published_on))
    whole = ledger.view()
    view = whole.published_by(date(2031, 5, 14))
    assert [article.locator for article in view.articles()] == ["a.txt"]
    assert len(view.claims()) == 3
    later = whole.articles()[1].id
    assert view.reading_of(later) is None
    with pytest.raises(NotFoundError):
        view.claims(later)
    with pytest.raises(NotFoundError):
        view.claim(whole.claims(later)[0].id)


def test_published_by_twice_keeps_the_earlier_day(ledger: Ledger) -> None:
    ledger.append(article_entries(published_on=date(2031, 5, 15)))
    view = ledger.view().published_by(date(2031, 5, 14)).published_by(date(2031, 5, 16))
    assert view.articles() == ()


def test_a_claim_is_recorded_when_the_ledger_first_took_it(ledger: Ledger) -> None:
    entries = article_entries()
    ledger.append(entries)
    ledger.append(article_entries(ruleset="rules-2"))
    assert ledger.view().recorded_at(claims_in(entries)[0].claim.id) == START


def test_people_and_remarks_are_those_of_the_current_reading(ledger: Ledger) -> None:
    entries = article_entries()
    ledger.append(entries)
    reading = reading_in(entries)
    view = ledger.view()
    assert view.people(reading.article.id) == reading.people
    assert view.remarks(reading.article.id) == reading.remarks
    with pytest.raises(NotFoundError, match="no article 'a-none'"):
        view.people("a-none")


def test_one_article_and_all_articles_give_the_same_claims(ledger: Ledger) -> None:
    for name in ("a", "b"):
        ledger.append(article_entries(name))
    one_by_one, at_once = ledger.view(), ledger.view()
    singly = [claim for article in one_by_one.articles() for claim in one_by_one.claims(article.id)]
    assert singly == list(at_once.claims())


def test_a_number_beyond_the_end_means_the_end_and_stays_there(ledger: Ledger) -> None:
    ledger.append(article_entries("a"))
    view = ledger.view(1_000)
    ledger.append(article_entries("b"))
    assert view.as_of == 5
    assert len(view.articles()) == 1


def test_a_negative_number_is_refused(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError, match="entries run from 1 to 0"):
        ledger.view(-1)


def test_a_moment_becomes_the_last_entry_recorded_by_then(ledger: Ledger) -> None:
    for name in ("a", "b"):
        ledger.append(article_entries(name))
    moments = [START - timedelta(seconds=1), START, START + timedelta(seconds=30), START + timedelta(days=1)]
    assert [ledger.number_as_of(moment) for moment in moments] == [0, 5, 5, 10]


def test_a_clock_that_ran_backwards_lets_nothing_later_slip_in(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "sayso.db", clock=ticking_clock(step=timedelta(minutes=-1))) as ledger:
        ledger.append(article_entries("a"))
        ledger.append(article_entries("b"))
        assert ledger.number_as_of(START - timedelta(seconds=1)) == 0


def test_a_moment_without_a_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="time zone"):
        ledger.number_as_of(START.replace(tzinfo=None))


def test_looking_for_one_thing_does_not_walk_through_all(tmp_path: Path) -> None:
    """Each look-up by an id uses the index made for it; without statistics SQLite may prefer another."""
    plans: list[str] = []

    def explain(_: Connection, __: object, statement: str, parameters: tuple[object, ...], *rest: object) -> None:
        asks_by_id = any(f"{name}_id = ?" in statement for name in ("article", "reading", "claim"))
        if statement.startswith("SELECT") and asks_by_id:
            with closing(sqlite3.connect(tmp_path / "sayso.db")) as database:
                plans.extend(row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {statement}", parameters))

    with open_ledger(tmp_path / "sayso.db") as ledger:
        entries = article_entries()
        ledger.append(entries)
        event.listen(Engine, "before_cursor_execute", explain)
        try:
            ledger.view().claim(claims_in(entries)[0].claim.id)
            ledger.append([Withdrawn(claims_in(entries)[0].claim.id, "Valley Post", "")])
        finally:
            event.remove(Engine, "before_cursor_execute", explain)
    searches = [plan for plan in plans if "entries" in plan]
    assert len(searches) >= 4
    assert all("_id=?" in plan for plan in searches), searches
