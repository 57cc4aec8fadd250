"""What each stretch of a text is for, on reports of an invented war."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reading import layout, words, zones
from sayso.model.source import ZoneKind

NEWS = "Southern forces entered Velika on Tuesday, the ministry said."
MORE = "The Northern army denied it."


def test_plain_news_is_all_body() -> None:
    assert zones(f"{NEWS}\n{MORE}\n") == [("body", f"{NEWS}\n{MORE}")]


def test_first_line_without_full_stop_is_the_headline() -> None:
    assert zones(f"Velika falls\n\n{NEWS}") == [("headline", "Velika falls"), ("body", NEWS)]


def test_first_line_with_full_stop_stays_body() -> None:
    assert words(f"{NEWS}\n{MORE}", ZoneKind.HEADLINE) == []


def test_first_line_before_a_wire_tag_is_the_headline() -> None:
    text = f"Southern forces are said to be in Velika.\nBROD (Reuters) - {NEWS}"
    assert words(text, ZoneKind.HEADLINE) == ["Southern forces are said to be in Velika."]


def test_single_line_is_body() -> None:
    assert zones("Velika falls") == [("body", "Velika falls")]


def test_title_at_the_beginning_is_the_headline() -> None:
    text = f"Wed 14 May 2031 Southern army enters Velika. {NEWS}"
    found = zones(text, title="Southern army enters Velika | Valley Post")
    assert found[:2] == [("dateline", "Wed 14 May 2031"), ("headline", "Southern army enters Velika.")]


def test_title_that_runs_on_into_the_sentence_is_no_headline() -> None:
    text = "Southern army enters Velika in the night, the ministry said."
    assert zones(text, title="Southern army enters Velika") == [("body", text)]


@pytest.mark.parametrize(
    "day",
    [
        "14 May 2031",
        "Wednesday 14 May 2031 19:11",
        "May 14, 2031",
        "May 14,2031",
        "14.05.2031",
        "2031-05-14",
        "Published May 14 2031",
        "Last updated at May 14, 2031 10:30 GMT",
        "Date of publication 14 May 2031",
        "Posted on May 14 2031",
        "Wed 14 May 2031 at 0914",
    ],
)
def test_day_at_the_head_is_a_dateline(day: str) -> None:
    assert zones(f"{day} {NEWS}") == [("dateline", day), ("body", NEWS)]


def test_day_that_begins_a_sentence_is_body() -> None:
    assert zones("14 May 2031 was the day on which Velika fell.")[0][0] == "body"


def test_number_after_the_day_is_no_clock_time() -> None:
    assert zones("29 May 2031 2000 people fled Brod.") == [
        ("dateline", "29 May 2031"),
        ("body", "2000 people fled Brod."),
    ]


@pytest.mark.parametrize(
    "tag",
    [
        "VELIKA, May 14 (Reuters) -",
        "Brod (AP) —",
        "BROD, Valley -",
        "Brod, May 14, IRNA –",
        "UPPER BROD, May 14 (UPI) —",
        "BROD, May 14. /TASS/.",
    ],
)
def test_wire_tag_is_a_dateline(tag: str) -> None:
    assert zones(f"{tag} {NEWS}") == [("dateline", tag), ("body", NEWS)]


def test_acronym_and_dash_before_a_small_letter_is_body() -> None:
    assert zones("NATO - which has no troops there - declined to comment.")[0][0] == "body"


def test_heading_in_capitals_further_down_stays_body() -> None:
    assert len(zones(f"{NEWS}\n{MORE}\nWHAT NOW — Nobody knows.")) == 1


def test_wire_tag_between_sentences_of_one_paragraph() -> None:
    text = f"{MORE} BROD (Sputnik) {NEWS}"
    assert zones(text) == [("body", MORE), ("dateline", "BROD (Sputnik)"), ("body", NEWS)]


def test_byline_of_an_archive_ends_the_headline() -> None:
    text = f"Ten killed in Brod Monitor AFP Wednesday 14 May 2031 {NEWS}"
    found = layout(text)
    assert zones(text)[:2] == [("headline", "Ten killed in Brod Monitor"), ("dateline", "AFP Wednesday 14 May 2031")]
    assert [credit.name for credit in found.credits] == ["AFP"]


@pytest.mark.parametrize("credit", ["/VPA", "[Reuters]", "(Ana Hill/AFP)", "Ana Hill/Getty Images", "Photo: Ana Hill"])
def test_picture_credit_makes_the_line_a_caption(credit: str) -> None:
    caption = "Residents wait for water in Brod, May 12, 2031."
    assert zones(f"{NEWS}\n{caption} {credit}\n{MORE}") == [
        ("body", NEWS),
        ("caption", caption),
        ("credit", credit),
        ("body", MORE),
    ]


def test_who_took_a_picture_is_nobody_the_text_leans_on() -> None:
    assert layout(f"{NEWS}\nWater in Brod. /AFP\nA mill in Brod. (Ana Hill/Reuters)").credits == ()


def test_cover_line_in_brackets_is_a_caption() -> None:
    text = f"{NEWS}\n(Cover: The bridge at Velika, May 2, 2031. /VPA)"
    assert zones(text)[1:] == [("caption", "(Cover: The bridge at Velika, May 2, 2031."), ("credit", "/VPA)")]


def test_long_paragraph_with_a_picture_mark_at_its_end_stays_body() -> None:
    text = " ".join([NEWS] * 12) + " /VPA"
    assert zones(text)[0][0] == "body"


def test_headlines_after_read_more_are_related() -> None:
    text = f"{NEWS}\nRead more:\nHow far is the valley from a truce?\nBrod in pictures\n{MORE}"
    assert words(text, ZoneKind.RELATED) == ["Read more:\nHow far is the valley from a truce?\nBrod in pictures"]
    assert words(text, ZoneKind.BODY) == [NEWS, MORE]


def test_sentence_after_read_more_is_news() -> None:
    assert words(f"{NEWS}\nRead more:\n{MORE}", ZoneKind.BODY) == [NEWS, MORE]


def test_link_on_one_line_is_related() -> None:
    assert words(f"{NEWS}\nRELATED: Brod empties\n{MORE}", ZoneKind.RELATED) == ["RELATED: Brod empties"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(With input from Reuters)", ["Reuters"]),
        ("With inputs from Valley Wire and agencies.", ["Valley Wire", "unnamed agencies"]),
        ("Source: Agence France-Presse", ["AFP"]),
        ("AFP contributed to this report.", ["AFP"]),
        ("(with agencies)", ["unnamed agencies"]),
        ("Reuters, AFP", ["Reuters", "AFP"]),
        ("© 2031 The Associated Press. All rights reserved.", ["AP"]),
        ("By Ana Hill in Brod", []),
        ("(Reporting by Ana Hill in Brod; Editing by Jon Mill)", []),
        ("Ana Hill contributed to this report.", []),
        ("By Ana Hill, Associated Press", ["AP"]),
        ("By Ana Hill and agencies", ["unnamed agencies"]),
        ("Courtesy: Valley Wire", ["Valley Wire"]),
        ("This article was first published by Valley Wire.", ["Valley Wire"]),
        ("This story has been published from a wire agency feed without modifications.", ["unnamed agencies"]),
    ],
)
def test_credit_line_names_whose_work_it_is(line: str, names: list[str]) -> None:
    text = f"{NEWS}\n{line}"
    assert zones(text) == [("body", NEWS), ("credit", line)]
    found = layout(text).credits
    assert [credit.name for credit in found] == names
    assert all(credit.span.of(text) in line for credit in found)


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("Source Valley Wire and agencies", ["Valley Wire", "unnamed agencies"]),
        ("(Source: Valley Coalition)", ["Valley Coalition"]),
        ("(Continental Press)", ["Continental Press"]),
        ("(Hill News Agency and Valley Post)", ["Hill News Agency", "Valley Post"]),
        ("(Reuters)", ["Reuters"]),
        ("Reporting by Ana Hill; Editing by Jon Mill and Eva Ford", []),
        ("Editing by Jon Mill Our Standards:The Thomson Reuters Trust Principles.", ["Reuters"]),
        ("Ana Hill / Jon Mill", []),
        ("AH/JM", []),
        ("--AFP", ["AFP"]),
        ("Afp", ["AFP"]),
        ("=dpa", ["dpa"]),
        ("Agencies/Valley Post", ["unnamed agencies"]),
        ("- with inputs from PTI", ["PTI"]),
        ("News Source: Valley Wire", ["Valley Wire"]),
        ("The Associated Press contributed.", ["AP"]),
        ("Copyright 2031 The Associated Press. All rights reserved.", ["AP"]),
    ],
)
def test_credit_after_the_last_sentence_of_one_paragraph(tail: str, names: list[str]) -> None:
    text = f"{NEWS} {MORE} {tail}"
    assert zones(text) == [("body", f"{NEWS} {MORE}"), ("credit", tail)]
    assert [credit.name for credit in layout(text).credits] == names


def test_sentence_before_a_contribution_in_one_line_stays_in_the_body() -> None:
    assert words(f"{NEWS} Ana Hill contributed to this report.", ZoneKind.BODY) == [NEWS]


@pytest.mark.parametrize(
    "opening", ["Brod (dpa) -", "BROD: (dpa)", "dpa -", "(dpa)", "[dpa]", "dpa, Brod:", "Brod, May 14 (dpa):"]
)
def test_dateline_names_the_agency_however_it_is_written(opening: str) -> None:
    found = layout(f"{opening} {NEWS}\n{MORE}")
    assert [credit.name for credit in found.credits] == ["dpa"]
    assert zones(f"{opening} {NEWS}\n{MORE}") == [("dateline", opening), ("body", f"{NEWS}\n{MORE}")]


def test_publisher_does_not_lean_on_itself() -> None:
    assert layout(f"BROD (Reuters) - {NEWS}", publisher="REUTERS").credits == ()


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our daily newsletter",
        "Follow us on Twitter",
        "Share on Facebook",
        "ADVERTISEMENT",
        "© 2031 Valley Post",
        "All rights reserved.",
        "Tags: Velika, Brod, war",
        "Privacy Policy",
        "Print | Email | Share",
        "* * *",
    ],
)
def test_page_furniture_is_boilerplate(line: str) -> None:
    assert zones(f"{NEWS}\n{line}\n{MORE}")[1] == ("boilerplate", line)


@pytest.mark.parametrize(
    "line",
    [
        "Save the Children said two schools in Brod were hit.",
        "Share prices fell after the shelling.",
        "Related attacks killed four people in Brod.",
        "Sources in Brod said that the bridge still stands.",
        "Reuters reported that the bridge still stands.",
        "By Monday the Southern forces had left.",
        "More on the front line have deserted, he said.",
        "Photographs show the bridge in ruins.",
        "Copyright law was suspended in Brod.",
        "Twitter was blocked in Velika, residents said.",
        "Source of the fire was a shell, the mayor said.",
        "In this war nobody counts the dead.",
        "The report was published in May 2031.",
        "Join us, the general told the deserters on Telegram.",
    ],
)
def test_news_that_looks_like_furniture_stays_body(line: str) -> None:
    assert zones(f"{NEWS}\n{line}\n{MORE}") == [("body", f"{NEWS}\n{line}\n{MORE}")]


@pytest.mark.shared
def test_seed_dispatch_falls_into_its_zones() -> None:
    shared = Path(os.environ.get("SAYSO_SHARED") or Path(__file__).parents[3] / "shared")
    if not (path := shared / "seed" / "dispatch.txt").is_file():
        pytest.skip("no evaluation data here")
    text = path.read_text(encoding="utf-8")
    kinds = [kind for kind, _ in zones(text) if kind != "body"]
    assert kinds == ["caption", "credit", "related", "caption", "credit", "related", "credit", "caption", "credit"]
    assert [len(said.splitlines()) for kind, said in zones(text) if kind == "related"] == [2, 2]
    assert [credit.name for credit in layout(text).credits] == ["Reuters"]
