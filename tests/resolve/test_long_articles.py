"""Work grows with the length of an article, not with its square."""

from __future__ import annotations

import pytest

from counting import calls_made_by
from resolving import Desk
from sayso.languages.roles import load_roles
from sayso.model.ids import folded
from sayso.parse import with_antecedents
from sayso.resolve import phrases

pytestmark = pytest.mark.parser

NAMES = ("Jovan Kralj", "Ivo Lukic", "Milan Horvat", "Petar Novak", "Goran Babic")
TOWNS = ("Velika", "Brod", "Karsk", "Ostrava", "Lipnik")
LONGER = 4
"""How many times as long the longer text is."""


def long_article(paragraphs: int) -> Desk:
    """Every paragraph has its own spokesman and town, and each spokesman says one thing."""
    text = "\n".join(
        f"{_name(n)}, a spokesman for the Northern army, said on Friday that fighters took {_town(n)}. "
        f"He said the group held the town. Shells also hit the market of {_town(n)} on May {n % 28 + 1}."
        for n in range(paragraphs)
    )
    desk = Desk(text)
    for n in range(paragraphs):
        by = desk.says(_name(n), f"fighters took {_town(n)}", at=f"{_name(n)}, a spokesman")
        desk.claims(f"fighters took {_town(n)}", "control", change="gained", actor="fighters", by=by)
    return desk


def _name(n: int) -> str:
    return f"{NAMES[n % 5]}{_letters(n)}"


def _town(n: int) -> str:
    return f"{TOWNS[n % 5]}{_letters(n)}"


def _letters(n: int) -> str:
    """Names that differ: a, b ... aa, ab ..., set off so that none begins another."""
    return f"{chr(97 + n // 26)}{chr(97 + n % 26)}o"


def work_of_resolving(paragraphs: int) -> int:
    desk = long_article(paragraphs)
    _forget_words()
    return calls_made_by(desk.resolved)


def work_of_antecedents(text: str) -> int:
    article, roles = Desk(text).article, load_roles("en")
    return calls_made_by(lambda: with_antecedents(article, roles))


def _forget_words() -> None:
    """What was kept from a text before would make the second look cheap."""
    folded.cache_clear()
    phrases._folded_words.cache_clear()


def test_a_longer_article_takes_no_more_work_a_paragraph() -> None:
    work_of_resolving(2)
    assert work_of_resolving(15 * LONGER) < 1.3 * LONGER * work_of_resolving(15)


def test_text_without_full_stops_is_looked_back_on_for_a_bounded_way() -> None:
    clause = "and the mayor of Velika met the teacher of Brod while he saw the doctor and they took the bridge "
    assert work_of_antecedents(clause * 90 * LONGER) < 1.3 * LONGER * work_of_antecedents(clause * 90)
