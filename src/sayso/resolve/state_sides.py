"""For which state its organs speak: one that only the text knows, or the one in which the article is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.model.ids import folded
from sayso.model.source import Candidate, Token
from sayso.resolve.cast import Cast
from sayso.resolve.phrases import Phrase, is_capitalised
from sayso.resolve.side import WORLD, Side, SideReading, known_side

OF_STATES = frozenset({"GPE", "NORP", "LOC"})
REACH_BACK = 6
"""Sentences back to the last one quoted."""
SHORTEST_STEM, LONGEST_ENDING = 4, 3
"""Letters that the name of a land and of its people share at least, and by which they differ at most."""


def by_state_of_the_text(cast: Cast, phrase: Phrase) -> SideReading | None:
    """'The Velikan army', 'the defence ministry of Velika': a state or region that is not generally known."""
    organs = cast.roles.state.sovereign_organs
    lemmas, texts = phrase.lemmas(), [token.text.lower() for token in phrase.tokens]
    pairs = {" ".join(pair) for row in (lemmas, texts) for pair in pairwise(row)}
    if not organs & {*lemmas, *pairs}:
        return None
    for token in _modifiers(cast, phrase):
        name = _land_of(cast, token) or (_word(token) if _is_land(token) else f"{_word(token)} {_government(cast)}")
        return SideReading(Side(f"text:{folded(name)}", name), f"{token.text!r}: a state or region of the text")
    return None


def _government(cast: Cast) -> str:
    return cast.roles.state.usual_ruler


def _modifiers(cast: Cast, phrase: Phrase) -> Iterator[Token]:
    """Names of lands and peoples before the head or after its "of"; none that the world knows, or that is a body's."""
    words = cast.roles.person.nouns | cast.roles.state.organs | cast.roles.group.nouns | cast.roles.state.local_organs
    known = {word for name in words for word in name.split()}
    for token in phrase.tokens:
        before = cast.parsed.tokens[token.i - 1].text.lower() if token.i else ""
        if token is phrase.head or not is_capitalised(token) or not _may_be_of_a_state(cast, token, before):
            continue
        if token.text.lower() in known or cast.hits_at(token.i):
            continue
        if token.i < phrase.head.i or before in cast.small.belonging:
            yield token


def _may_be_of_a_state(cast: Cast, token: Token, before: str) -> bool:
    """A land or a people, by the parser; whatever has a capital after "of"; a name of one word taken for a body."""
    after = cast.parsed.tokens[token.i + 1 : token.i + 2]
    goes_on = bool(after) and after[0].entity == token.entity and not after[0].entity_begins
    if token.entity in OF_STATES or token.pos == "ADJ":
        return True
    return token.pos == "PROPN" and (
        before in cast.small.belonging or (token.entity == "ORG" and token.entity_begins and not goes_on)
    )


def _word(token: Token) -> str:
    return token.text.lower().removesuffix("'s")


def _is_land(token: Token) -> bool:
    return token.entity != "NORP" and token.pos != "ADJ"


def _land_of(cast: Cast, token: Token) -> str | None:
    """'velika' for 'Velikan', where the text has both."""
    own = _word(token)
    for other in cast.parsed.tokens:
        word = _word(other)
        short, long = sorted((own, word), key=len)
        is_of_it = (
            long.startswith(short) and len(short) >= SHORTEST_STEM and 0 < len(long) - len(short) <= LONGEST_ENDING
        )
        if is_of_it and other.pos == "PROPN" and _is_land(other) and is_capitalised(other):
            return word
    return None


def by_state_at_home(cast: Cast, phrase: Phrase) -> SideReading | None:
    """'Local authorities', 'a source at the Brod governorate': an arm of the state in which the article is set."""
    lemmas, texts = phrase.lemmas(), [token.text.lower() for token in phrase.tokens]
    pairs = [" ".join(pair) for row in (lemmas, texts) for pair in pairwise(row)]
    organ = next((word for word in (*pairs, *lemmas) if word in cast.roles.state.local_organs), None)
    if organ is None and len(lemmas) == 1 and lemmas[0] in cast.roles.state.local_organs_alone:
        organ = lemmas[0]
    is_any = phrase.tokens[0].text.lower() in cast.roles.pronouns.indefinite
    if organ is None or (is_any and phrase.head.lemma.lower() == organ):
        return None
    sides = [known_side(cast, stage.side) for stage in cast.stages if stage.side is not None]
    # A theatre that does not have the government among its parties has others in its place: it is only offered.
    if len(cast.stages) == len(sides) == 1 and (cast.theatre is None or not sides[0].ref.startswith(WORLD)):
        return SideReading(sides[0], f"{organ!r} of the state in which the article is set")
    quoted = _quoted_last(cast, phrase, sides)
    if quoted is not None:
        reason = f"{organ!r}, after {quoted.name!r} was the last of the states at home here to be quoted"
        return SideReading(quoted, reason, is_open=True, candidates=_offered(sides))
    noun = phrase.head.lemma.lower()
    if not cast.stages and organ.endswith(noun) and noun in cast.roles.source.unnamed:
        return None  # "A local official", where nothing says of which land.
    name = organ if cast.stages else _rulers(cast, organ)
    own = Side(f"text:{folded(name)}", name)
    return SideReading(own, f"{organ!r}: an arm of a state that is not named", is_open=True, candidates=_offered(sides))


def _offered(sides: Sequence[Side]) -> tuple[Candidate, ...]:
    reason = "a state in which the article may be set"
    return tuple(Candidate("actor", side.ref, side.name, 0.5, reason) for side in sides)


def _quoted_last(cast: Cast, phrase: Phrase, sides: Sequence[Side]) -> Side | None:
    """Of several states in which the article may be set, the one whose people were quoted last before the phrase."""
    if len(sides) <= 1 or not any(word in cast.roles.state.sovereign_organs for word in phrase.lemmas()):
        return None  # "The governor", "a local official": in which of the states, only the place would tell.
    tokens, first = cast.parsed.tokens, phrase.tokens[0].i
    for hit in reversed(cast.hits):
        if hit.last >= first or hit.name.side is None or hit.first not in cast.sources:
            continue
        if tokens[first].sentence - tokens[hit.first].sentence > REACH_BACK:
            return None
        side = known_side(cast, hit.name.side)
        if side in sides:
            return side
    return None


def _rulers(cast: Cast, organ: str) -> str:
    """'The army', 'the ministry' and 'state media' of a nameless state are one side: 'government', or 'junta'."""
    rulers = cast.roles.state.rulers
    called = (token.lemma.lower() for token in cast.parsed.tokens if token.pos == "NOUN")
    return organ if organ in rulers else next((word for word in called if word in rulers), cast.roles.state.usual_ruler)
