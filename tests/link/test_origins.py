"""Which reports come from one root, and which claims are one act of saying."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ledger_by_hand import (
    LANTERN_SPEAKS,
    NORTH_SPEAKS,
    VALLEYS,
    article,
    claim,
    links_of,
    origins_of,
    the_answer,
    view_of,
    weighed,
)
from sayso.model.finding import LinkKind
from sayso.theatres.theatre import Source

DAY = date(2031, 5, 14)
STORY = (
    "Columns of smoke stood over the orchards south of the river while families carried bedding along the lower road, "
    "and by dusk the market of Velika was empty but for two dogs and a man who would not leave his shop."
)


def test_outlets_that_credit_one_agency_have_one_root() -> None:
    one = article("Hill Herald", DAY, "one text", credits=("Continental Press",))
    other = article("River Gazette", DAY, "another text")
    origins = origins_of(view_of(articles=(one, other)))
    assert origins.roots[one.id] == origins.roots[other.id] == ("newsroom:continental_press",)


def test_what_two_outlets_take_from_one_agency_counts_once() -> None:
    one = article("Hill Herald", DAY, "one text", credits=("Continental Press",))
    other = article("River Gazette", DAY, "another text")
    claims = [claim(of, change="gained", actor="north", places=("velika",)) for of in (one, other)]
    answer = the_answer(weighed(view_of(*claims, articles=(one, other))), "holds Velika")
    assert (answer.rung, answer.times_reported, answer.independent_support) == ("reported", 2, 1)


def test_two_newsrooms_of_their_own_corroborate() -> None:
    one, other = article("Hill Herald", DAY, "one text"), article("Valley Post", DAY, "another text")
    claims = [claim(of, change="gained", actor="north", places=("velika",)) for of in (one, other)]
    answer = the_answer(weighed(view_of(*claims, articles=(one, other))), "holds Velika")
    assert (answer.rung, answer.independent_support) == ("corroborated", 2)


def test_long_shared_runs_of_words_make_a_copy_of_the_earlier_text() -> None:
    original = article("Hill Herald", DAY, STORY)
    copy = article("Lower Road Site", date(2031, 5, 15), f"Our reader writes. {STORY}")
    origins = origins_of(view_of(articles=(copy, original)))
    assert origins.copies_of[copy.id] == (original.id,)
    assert origins.roots[copy.id] == ("newsroom:hill herald",)


def test_shared_quotation_alone_makes_no_copy() -> None:
    one = article("Hill Herald", DAY, f"He spoke at noon. “{STORY}”")
    other = article("Valley Post", DAY, f"Reached by telephone, the man said: “{STORY}” Then he hung up.")
    origins = origins_of(view_of(articles=(one, other)))
    assert origins.roots[one.id] != origins.roots[other.id]


def test_copy_without_a_credit_leans_where_the_credited_one_leans_whichever_came_first() -> None:
    bare = article("Hill Herald", DAY, STORY)
    credited = article("Valley Post", date(2031, 5, 15), STORY, credits=("Continental Press",))
    origins = origins_of(view_of(articles=(bare, credited)))
    assert origins.roots[bare.id] == ("newsroom:continental_press",)


def test_agencies_that_nobody_names_add_nothing_to_another_report() -> None:
    named, nameless = (
        article("Valley Post", DAY, "one text"),
        article("Hill Herald", DAY, "two", credits=("unnamed agencies",)),
    )
    claims = [claim(of, change="gained", actor="north", places=("velika",)) for of in (named, nameless)]
    answer = the_answer(weighed(view_of(*claims, articles=(named, nameless))), "holds Velika")
    assert (answer.rung, answer.times_reported, answer.independent_support) == ("reported", 2, 1)


def test_two_papers_of_one_owner_are_one_newsroom() -> None:
    owned = [
        Source(id=name, name=name.title(), kind="newspaper", belongs_to="group:brod_press")
        for name in ("morning", "evening")
    ]
    theatre = replace(VALLEYS, sources=(*VALLEYS.sources, *owned))
    papers = article("Morning", DAY, "one text"), article("Evening", DAY, "another text")
    roots = origins_of(view_of(articles=papers), theatre).roots
    assert roots[papers[0].id] == roots[papers[1].id] == ("newsroom:group:brod_press",)


def test_label_of_a_feed_is_its_publisher_by_another_spelling() -> None:
    post = replace(
        VALLEYS, sources=(Source(id="post", name="Valley Post", kind="newspaper", spellings=("VP: World",)),)
    )
    told = article("Valley Post", DAY, "one text"), article("VP: World", DAY, "another text")
    roots = origins_of(view_of(articles=told), post).roots
    assert roots[told[0].id] == roots[told[1].id]


def test_aggregator_that_prints_a_report_whole_is_its_publisher_s_voice() -> None:
    own, carried = article("Valley Post", DAY, STORY), article("All The News", DAY, f"Top story today. {STORY}")
    claims = [claim(of, change="gained", actor="north", places=("velika",)) for of in (own, carried)]
    answer = the_answer(weighed(view_of(*claims, articles=(own, carried))), "holds Velika")
    assert (answer.times_reported, answer.independent_support) == (2, 1)


def test_text_that_others_credit_is_its_own_root_whoever_else_they_credit() -> None:
    agency = article("Continental Press", DAY, STORY)
    carried = article("Valley Post", DAY, STORY, credits=("Continental Press", "Coast Wire"))
    origins = origins_of(view_of(articles=(carried, agency)))
    assert origins.roots[agency.id] == ("newsroom:continental_press",)


def test_credit_to_the_publisher_under_a_longer_name_is_no_other_root() -> None:
    own = article("Brodmark", DAY, "one text", credits=("BrodmarkWorld",))
    assert origins_of(view_of(articles=(own,))).roots[own.id] == ("newsroom:brodmark",)


@pytest.mark.parametrize(
    ("publisher", "credit"),
    [("Hill News Agency", "Hill"), ("Agence France-Presse", "AFP"), ("Deutsche Presse-Agentur", "dpa")],
)
def test_agency_is_one_house_under_its_short_and_its_full_name(publisher: str, credit: str) -> None:
    own, carried = article(publisher, DAY, "one text"), article("Valley Post", DAY, "another text", credits=(credit,))
    roots = origins_of(view_of(articles=(own, carried))).roots
    assert roots[own.id] == roots[carried.id]


def test_report_that_leans_on_two_agencies_adds_nothing_to_either() -> None:
    mixed = article("Hill Herald", DAY, "mixed text", credits=("Continental Press", "Coast Wire"))
    plain = article("Valley Post", DAY, "plain text")
    claims = [claim(of, change="gained", actor="north", places=("velika",)) for of in (mixed, plain)]
    answer = the_answer(weighed(view_of(*claims, articles=(mixed, plain))), "holds Velika")
    assert (answer.rung, answer.independent_support) == ("reported", 1)


def test_report_of_an_unnamed_publisher_bears_nothing_out() -> None:
    taken = article("Valley Post", DAY, "a text")
    unnamed = article(None, DAY, "text of nobody known")
    claims = (
        claim(taken, NORTH_SPEAKS, change="gained", actor="north", places=("velika",)),
        claim(unnamed, change="gained", actor="north", places=("velika",)),
    )
    answer = the_answer(weighed(view_of(*claims, articles=(taken, unnamed))), "holds Velika")
    assert (answer.rung, answer.independent_support) == ("claimed", 0)


def test_own_voice_of_an_article_that_quotes_the_side_for_the_same_is_no_witness() -> None:
    of = article("Valley Post", DAY, "a text")
    claims = (
        claim(of, NORTH_SPEAKS, change="gained", actor="north", places=("velika",)),
        claim(of, change="gained", actor="north", places=("velika",)),
    )
    assert the_answer(weighed(view_of(*claims, articles=(of,))), "holds Velika").rung == "claimed"


def test_mouthpiece_and_the_people_it_chooses_speak_for_the_side() -> None:
    courier = article("Northern Courier", DAY, "a text")
    claims = (
        claim(courier, change="gained", actor="north", places=("velika",)),
        claim(courier, (None, None, "a resident"), change="gained", actor="north", places=("velika",)),
    )
    answer = the_answer(weighed(view_of(*claims, articles=(courier,))), "holds Velika")
    assert (answer.rung, {c.party for c in answer.contributions}) == ("claimed", {"north"})


def test_organisation_is_one_origin_in_however_many_outlets() -> None:
    one, other = article("Hill Herald", DAY, "one text"), article("Valley Post", DAY, "another text")
    claims = [claim(of, LANTERN_SPEAKS, change="advances", actor="north", places=("velika",)) for of in (one, other)]
    answer = the_answer(weighed(view_of(*claims, articles=(one, other))), "advanced to Velika")
    assert (answer.rung, answer.independent_support, answer.times_reported) == ("reported", 1, 2)


def test_two_outlets_that_carry_one_statement_report_one_utterance() -> None:
    """However they round its number, and whichever agency carries it."""
    one, other = article("Hill Herald", DAY, "one text"), article("Valley Post", DAY, "another text")
    about, at_least = (
        claim(of, NORTH_SPEAKS, change="besieges", actor="north", places=("kamen_pass",), quantity=number, said=DAY)
        for of, number in ((one, ("fighters", 1000, 1000, None)), (other, ("fighters", 1000, None, None)))
    )
    view = view_of(about, at_least, articles=(one, other))
    utterances = origins_of(view).utterances
    assert utterances[about.id] == utterances[at_least.id]
    assert [link.kind for link in links_of(view)] == [LinkKind.REPEATS]
    answer = the_answer(weighed(view), "Kamen Pass")
    assert "2 reports carry it; they rest on one act of saying." in answer.reasons


def test_statement_of_another_day_is_another_utterance() -> None:
    one = claim(article("Hill Herald", DAY), NORTH_SPEAKS, change="holds", actor="north", places=("velika",))
    later = article("Hill Herald", date(2031, 5, 16))
    other = replace(one, id="c-later", article_id=later.id)
    origins = origins_of(view_of(one, other, articles=(article("Hill Herald", DAY), later)))
    assert origins.utterances[one.id] != origins.utterances[other.id]


def test_witnesses_are_never_joined_across_articles() -> None:
    one, other = article("Hill Herald", DAY, "one text"), article("Hill Herald", DAY, "another text")
    resident = (None, None, "a resident")
    claims = [claim(of, resident, change="advances", actor="north", places=("velika",)) for of in (one, other)]
    origins = origins_of(view_of(*claims, articles=(one, other)))
    assert len({origins.utterances[c.id] for c in claims}) == 2


def test_report_of_the_next_day_that_gives_no_day_may_carry_the_same_utterance() -> None:
    evening = article("Hill Herald", DAY, "told on the day")
    morning = article("Valley Post", date(2031, 5, 15), "told the day after")
    told = claim(evening, NORTH_SPEAKS, change="holds", actor="north", places=("velika",), said=DAY)
    again = claim(morning, NORTH_SPEAKS, change="holds", actor="north", places=("velika",))
    utterances = origins_of(view_of(told, again, articles=(evening, morning))).utterances
    assert utterances[told.id] == utterances[again.id]


def test_unnamed_sources_of_two_outlets_may_be_one_and_corroborate_nothing() -> None:
    taken = article("Hill Herald", DAY, "one text")
    other = article("Valley Post", DAY, "another text")
    first = claim(taken, NORTH_SPEAKS, change="gained", actor="north", places=("velika",))
    unnamed = claim(other, (None, None, "reports"), change="gained", actor="north", places=("velika",))
    who = replace(unnamed.resolution.claimant, kind="unnamed") if unnamed.resolution.claimant else None
    nameless = replace(unnamed, resolution=replace(unnamed.resolution, claimant=who))
    answer = the_answer(weighed(view_of(first, nameless, articles=(taken, other))), "holds Velika")
    assert (answer.rung, answer.independent_support) == ("claimed", 0)
