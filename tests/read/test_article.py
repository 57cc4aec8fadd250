"""Captures as articles: what the file says, what the user says, and what is odd."""

from __future__ import annotations

import json
from datetime import date

import pytest

from reading import article, capture, codes
from sayso.errors import UnknownFormatError, UnreadableError
from sayso.read import Hints, read_capture
from sayso.read.reader import LONGEST_ARTICLE

NEWS = "Southern forces entered Velika, the ministry said."
LINES = "application/x-ndjson"


def line(**fields: object) -> str:
    return json.dumps(fields)


def test_file_goes_before_the_user_and_a_remark_says_so() -> None:
    text = f"---\npublisher: Valley Post\npublished: 2031-05-14\n---\n{NEWS}"
    hints = {"publisher": "Mill Times", "published": date(2031, 5, 13), "url": "https://mill.example/1"}
    read = article(text, **hints)
    assert (read.publisher, read.published_on) == ("Valley Post", date(2031, 5, 14))
    assert read.url == "https://mill.example/1"
    assert codes(text, **hints) == ["hint-disagrees", "hint-disagrees"]


def test_user_fills_what_the_file_leaves_open() -> None:
    read = article(NEWS, publisher="Valley Post", published=date(2031, 5, 14), title="Velika", language="en-GB")
    assert (read.publisher, read.published_on, read.title) == ("Valley Post", date(2031, 5, 14), "Velika")
    assert read.language == "en-GB"


def test_same_hint_in_other_spelling_is_no_disagreement() -> None:
    text = f"---\npublisher: Valley Post\npublished: 2031-05-14\n---\n{NEWS}"
    assert codes(text, publisher="valley  post") == []


def test_text_is_kept_verbatim_after_the_front_matter() -> None:
    assert article(f"---\r\ntitle: A\r\n---\r\n\r\n {NEWS}\r\n").text == f"\r\n {NEWS}\r\n"


def test_byte_order_mark_is_not_part_of_the_text() -> None:
    assert article(b"\xef\xbb\xbf" + NEWS.encode()).text == NEWS


@pytest.mark.parametrize("text", [f"---\n{NEWS}", f"---\nBrod fell\n---\n{NEWS}", f"---\n\n---\n{NEWS}", f"--- {NEWS}"])
def test_dashes_that_open_no_front_matter_are_text(text: str) -> None:
    assert article(text).text == text
    assert "front-matter-unread" in codes(text)


def test_unknown_front_matter_keys_become_remarks() -> None:
    assert codes(f"---\nsection: War\npublished: 2031-05-14\n---\n{NEWS}") == ["unread-key"]


def test_headline_gives_the_title_where_nobody_says_it() -> None:
    assert article(f"Velika falls\n{NEWS}").title == "Velika falls"


def test_missing_day_is_a_remark_and_never_guessed() -> None:
    text = f"14 May 2031 {NEWS}"
    assert article(text).published_on is None
    assert codes(text) == ["no-publication-day"]


@pytest.mark.parametrize("words", ["2031-05-14", "2031-05-14T23:30:00+02:00", "2031-05-14T23:30Z", "2031-05-14 09:00"])
def test_iso_days_and_date_times_are_understood(words: str) -> None:
    assert article(line(text=NEWS, published=words), LINES).published_on == date(2031, 5, 14)


@pytest.mark.parametrize("words", ["14 May 2031", "05/14/2031", "2031-13-14", "20310514", "soon"])
def test_other_days_are_a_remark(words: str) -> None:
    raw = line(text=NEWS, published=words)
    assert article(raw, LINES).published_on is None
    assert codes(raw, LINES) == ["publication-day-unread", "no-publication-day"]


@pytest.mark.parametrize(("day", "expected"), [("2031-06-02", []), ("2031-06-03", ["published-in-the-future"])])
def test_day_ahead_of_the_reading_is_kept_with_a_remark(day: str, expected: list[str]) -> None:
    raw = line(text=NEWS, published=day)
    assert codes(raw, LINES) == expected
    assert article(raw, LINES).published_on == date.fromisoformat(day)


def test_language_without_furniture_is_all_body_with_a_remark() -> None:
    assert "no-furniture" in codes(NEWS, language="xx")
    assert [zone.kind.value for zone in article(NEWS, language="xx").zones] == ["body"]


def test_language_that_is_no_tag_is_a_remark() -> None:
    assert "language-unread" in codes(NEWS, language="English please")
    assert article(NEWS, language="English please").language == "en"


def test_unknown_media_type_says_what_is_installed() -> None:
    with pytest.raises(UnknownFormatError, match="no reader for 'application/pdf'; installed: html, json_line"):
        read_capture(capture(NEWS, "application/pdf"), Hints())


def test_text_that_is_too_long_is_an_error() -> None:
    with pytest.raises(UnreadableError, match="more than the 5,000,000"):
        read_capture(capture("a" * (LONGEST_ARTICLE + 1)), Hints())


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (line(doc="a", text=""), "no text"),
        (line(doc="a"), "no text"),
        (line(text=["a", "b"]), "no text"),
        (line(body="a", content="b"), "no text"),
        ("[1, 2]", "a list, not an object"),
        ("3", "'3', not an object"),
        ("{'text': 1}", "not JSON"),
        ("[" * 100_000, "not JSON"),
        (line(text="Velika\0"), "NUL"),
    ],
)
def test_line_without_an_article_is_a_clear_error(raw: str, problem: str) -> None:
    with pytest.raises(UnreadableError, match=problem):
        read_capture(capture(raw, LINES), Hints())


def test_other_names_of_keys_are_read_when_they_stand_alone() -> None:
    read = article(line(id=7, body=NEWS, date="2031-05-14", source="Valley Post", headline="Velika"), LINES)
    assert (read.text, read.published_on, read.publisher, read.title) == (
        NEWS,
        date(2031, 5, 14),
        "Valley Post",
        "Velika",
    )
    assert read.locator == "report.txt#7"


def test_keys_that_differ_are_not_chosen_between() -> None:
    raw = line(text=NEWS, published="2031-05-14", source="Valley Post", outlet="Mill Times")
    assert article(raw, LINES).publisher is None
    assert codes(raw, LINES) == ["ambiguous-keys"]


def test_half_characters_are_replaced_with_a_remark() -> None:
    raw = '{"text": "Velika \\ud83d fell.", "published": "2031-05-14"}'
    assert article(raw, LINES).text == "Velika � fell."
    assert codes(raw, LINES) == ["broken-characters"]


def test_key_takes_the_lines_place_in_the_locator() -> None:
    met = capture(line(doc="a12", text=NEWS), LINES, "feed.jsonl#line-3")
    assert read_capture(met, Hints())[0].locator == "feed.jsonl#a12"


def test_same_words_from_any_path_are_one_article() -> None:
    here = read_capture(capture(NEWS, locator="a.txt"), Hints(title="A"))[0]
    there = read_capture(capture(f"---\npublished: 2031-05-14\n---\n{NEWS}", locator="b.txt"), Hints())[0]
    assert here.id == there.id


def test_two_publishers_with_the_same_words_are_two_articles() -> None:
    assert article(NEWS, publisher="Valley Post").id != article(NEWS, publisher="Mill Times").id


def test_two_keys_or_addresses_are_two_articles() -> None:
    ids = {article(line(text=NEWS, doc=doc), LINES).id for doc in ("a", "b")}
    ids |= {article(NEWS, url=f"https://valley.example/{n}").id for n in (1, 2)}
    assert len(ids) == 4


def test_address_goes_before_the_key() -> None:
    url = "https://valley.example/1"
    assert article(line(text=NEWS, doc="a", url=url), LINES).id == article(NEWS, url=url).id
