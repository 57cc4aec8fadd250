"""What pronouns and definite nouns may take up."""

from __future__ import annotations

import pytest

from resolving import parsed, twin_valleys
from sayso.model.source import ParsedArticle

pytestmark = pytest.mark.parser


def taken_up(article: ParsedArticle, word: str) -> list[str]:
    """The heads of what the last such word may take up, best first."""
    token = [t.i for t in article.tokens if t.text == word][-1]
    return [article.tokens[a.head].text for a in article.antecedents if a.token == token]


def test_he_takes_up_the_person_who_spoke_before() -> None:
    article = parsed("Spokesman Jovan Kralj visited the front. He said that the road was open.")
    assert taken_up(article, "He")[0] == "Kralj"


def test_of_two_who_did_it_together_neither_comes_first() -> None:
    article = parsed("Jovan Kralj and Bran Ostoja visited the front. He said that the road was open.")
    (he,) = [t.i for t in article.tokens if t.text == "He"]
    scores = {article.tokens[a.head].text: a.score for a in article.antecedents if a.token == he}
    assert scores["Kralj"] == scores["Ostoja"]


def test_it_does_not_take_up_a_person() -> None:
    article = parsed("Jovan Kralj left. The ministry denied this. It said that nobody had come.")
    assert "Kralj" not in taken_up(article, "It")
    assert taken_up(article, "It")[0] == "ministry"


def test_definite_noun_with_a_word_of_its_own_wants_that_word() -> None:
    article = parsed("The Velika Observatory and the Brod Council met. Later the observatory said that shells fell.")
    assert taken_up(article, "observatory") == ["Observatory"]


def test_noun_that_says_whose_it_is_takes_nothing_up() -> None:
    article = parsed("Jovan Kralj spoke. The army spokesman was silent.")
    assert taken_up(article, "spokesman") == []


def test_empty_it_takes_nothing_up() -> None:
    article = parsed("The ministry denied this. It is unclear who fired.")
    assert taken_up(article, "It") == []


def test_nothing_later_is_taken_up() -> None:
    article = parsed("He said that the bridge was gone. Jovan Kralj agreed.")
    assert taken_up(article, "He") == []


def test_an_organisation_told_apart_by_a_word_of_its_own_takes_nothing_up() -> None:
    article = parsed("The Velika Coalition met. Later the foreign coalition bombed the mill.")
    assert taken_up(article, "coalition") == []


def test_he_takes_up_a_person_told_by_a_role_and_a_name() -> None:
    article = parsed(
        "Northern commander Pavel Ostrog spoke. The leader of the River Council was silent. He wrote that Brod fell.",
        theatre=twin_valleys(),
    )
    assert taken_up(article, "He")[0] == "leader"


def test_noun_by_which_the_theatre_knows_somebody_takes_nothing_up() -> None:
    article = parsed("Jovan Kralj, head of the relief charity, spoke. The Lantern was silent.", theatre=twin_valleys())
    assert taken_up(article, "Lantern") == []
