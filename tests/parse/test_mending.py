"""A tree that ties the place before the comma to the speaker behind it is put together as a reader would."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.source import Token
from sayso.parse import load_parser
from sayso.parse.mending import mended

pytestmark = [pytest.mark.parser]

SPEAKER_LAST = [
    "The rebels have taken Velika, army spokesman Ivan Hart said.",
    "Government forces seized Velika, Northern army commander Ivan Hart told reporters on Friday.",
    "A strike hit Brod, UN humanitarian coordinator Lena Vale said.",
    "Troops withdrew from Sarn, state news agency VANA reported.",
    "Five people died in Sarn, local health official Ana Petrova said by phone.",
    "The road is closed between Brod and Velika, the International Committee of the Red Cross said.",
    "The convoy was shelled near Sarn, Interior Ministry spokeswoman Ana Petrova said.",
]


@cache
def tree_of(text: str) -> tuple[Token, ...]:
    (tokens,) = load_parser("en").parse([text])
    return mended(tokens, "en")


def clauses(text: str) -> tuple[str, str]:
    """What is said and who says it, by the tree."""
    tokens = tree_of(text)
    root = next(token for token in tokens if token.head == token.i)
    said, speaker = (next(tokens[i] for i in root.children if tokens[i].dep == dep) for dep in ("ccomp", "nsubj"))
    return tuple(text[tokens[t.left].span.start : tokens[t.right].span.end] for t in (said, speaker))  # type: ignore[return-value]


@pytest.mark.parametrize("text", SPEAKER_LAST)
def test_what_stands_before_the_comma_is_said_by_who_stands_behind_it(text: str) -> None:
    said, rest = text.split(", ")
    content, speaker = clauses(text)
    assert content == said
    assert rest.startswith(f"{speaker} ")


def test_place_before_the_comma_hangs_on_the_preposition_before_it() -> None:
    tokens = tree_of("The convoy was shelled near Sarn, Interior Ministry spokeswoman Ana Petrova said.")
    place = next(token for token in tokens if token.text == "Sarn")
    assert (place.dep, tokens[place.head].text) == ("pobj", "near")


@pytest.mark.parametrize(
    "text",
    [
        "After troops entered Velika, army spokesman Ivan Hart said the town was calm.",
        "The army, which took Velika, says that the rebels left.",
        "In Velika, army spokesman Ivan Hart said that the town was calm.",
        "Troops entered Velika, Brod and Sarn.",
        "The rebels said they had captured Brod, a claim the army denied.",
    ],
)
def test_sentence_that_only_looks_alike_is_left_as_it_is(text: str) -> None:
    (tokens,) = load_parser("en").parse([text])
    assert mended(tokens, "en") == tokens


def test_text_of_an_unknown_language_is_left_as_it_is() -> None:
    (tokens,) = load_parser("en").parse([SPEAKER_LAST[0]])
    assert mended(tokens, "tlh") == tokens


WORDS = st.sampled_from(
    [
        "Velika",
        "Brod",
        "the army",
        "took",
        "has taken",
        "said",
        ",",
        "of",
        "in",
        "spokesman",
        "Ivan Hart",
        "told",
        "that",
        ".",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=14))
def test_whatever_the_words_the_result_is_a_tree_with_every_word_in_it(words: list[str]) -> None:
    tokens = tree_of(" ".join(words))
    for token in tokens:
        steps, at = 0, token
        while at.head != at.i:
            assert token.i in range(tokens[at.head].left, tokens[at.head].right + 1)
            assert at.i in tokens[at.head].children
            steps, at = steps + 1, tokens[at.head]
            assert steps <= len(tokens)
        assert at.sentence == token.sentence
