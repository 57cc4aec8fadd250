"""For which side somebody speaks or acts: by the theatre, then by what is generally known, then by the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sayso.model.ids import folded
from sayso.model.source import Candidate, Token
from sayso.resolve.cast import Cast
from sayso.resolve.leaders import leader_in
from sayso.resolve.phrases import Phrase, as_written, folded_row, phrase_around
from sayso.resolve.side import Side, SideReading, known_side, world_side
from sayso.resolve.side_in_theatre import side_in_theatre
from sayso.resolve.state_sides import by_state_at_home, by_state_of_the_text
from sayso.resolve.text_sides import HYPHENS
from sayso.theatres.world import WorldHit


def side_of(cast: Cast, phrase: Phrase) -> SideReading:
    """The side for which the one whom a phrase names speaks or acts."""
    head = phrase.head.lemma.lower()
    if head in cast.roles.source.witness and phrase.head.pos != "PROPN":
        return SideReading(None, f"{phrase.head.text!r}: those who were there speak for themselves")
    if (left := _left_it(cast, phrase)) is not None:
        return left
    for find in (
        *NAMED,
        _by_group_taken_up,
        _by_group_noun,
        _by_opposition,
        by_state_of_the_text,
        by_state_at_home,
        _by_side_noun,
    ):
        reading = find(cast, phrase)
        if reading is not None:
            return reading
    reason = f"no side named in {' '.join(phrase.written)!r}"
    if any(token.lemma.lower() in cast.roles.group.neutral_name_words for token in phrase.tokens):
        return SideReading(None, f"{reason}; such bodies have none")
    return SideReading(None, reason, is_open=True, candidates=_of_several(cast, phrase))


def _left_it(cast: Cast, phrase: Phrase) -> SideReading | None:
    """'A former Hill Front commander': whoever has left a side does not speak for it."""
    tokens, person = cast.parsed.tokens, cast.roles.person
    before = [token for token in phrase.tokens if token.i < phrase.head.i and token.lemma.lower() in person.former]
    left = next((t for t in before if tokens[t.head] in phrase.tokens and _is_role(cast, tokens[t.head])), None)
    return SideReading(None, f"{left.text!r}: speaks for nobody any more") if left is not None else None


def _is_role(cast: Cast, token: Token) -> bool:
    return token.lemma.lower() in cast.roles.person.nouns or token.entity == "PERSON"


def _by_world(cast: Cast, phrase: Phrase) -> SideReading | None:
    for hit in cast.hits_in(phrase):
        if hit.name.kind == "adjective" and _is_opposition(cast, phrase):
            return _opposition_of(hit.name.people or hit.name.owner, hit.name.words)
        if not _belongs(cast, phrase, hit):
            continue
        if hit.name.kind in ("state", "adjective", "seat") and not _speaks_as_state(cast, phrase, hit):
            continue
        if hit.name.side is None:
            return SideReading(None, f"{hit.name.words!r} is a {hit.name.kind} body, without a side")
        return SideReading(known_side(cast, hit.name.side), f"{hit.name.words!r} is generally known")
    return None


def _belongs(cast: Cast, phrase: Phrase, hit: WorldHit) -> bool:
    """Whether a name in the phrase says whose the head is: not in 'envoy for Brod', 'Brod-backed', 'anti-Brod'."""
    tokens = cast.parsed.tokens
    after = [tokens[i].text.lower() for i in range(hit.last + 1, min(hit.last + 3, len(tokens)))]
    if len(after) == 2 and after[0] in HYPHENS:
        if after[1] in cast.roles.group.backing_endings:
            return False
        # "The Brod-linked Hill Front": whoever the head itself names goes before those who only describe it.
        if after[1] in cast.roles.group.side_endings and any(other != hit for other in cast.hits_at(phrase.head.i)):
            return False
    if (
        hit.first >= 2
        and tokens[hit.first - 1].text in HYPHENS
        and tokens[hit.first - 2].text.lower() in cast.small.opposing
    ):
        return False
    if hit.first <= phrase.head.i:
        return not _after_preposition(cast, phrase, hit)
    preposition = _preposition_before(phrase, hit)
    if preposition is None:
        return True
    if hit.name.kind in ("state", "adjective", "seat"):
        speaks = any(t.lemma.lower() in cast.roles.person.speakers for t in phrase.tokens if t.i < hit.first)
        organ = next((t.lemma.lower() for t in phrase.tokens if t.i == hit.last + 1), "")
        # "A source in the Velikan army", not "a doctor in Velika".
        within = preposition in cast.small.owning_bodies and organ in cast.roles.state.sovereign_organs
        return preposition in cast.small.owning or within or (preposition in cast.small.speaking_for and speaks)
    return preposition in cast.small.owning_bodies


def _after_preposition(cast: Cast, phrase: Phrase, hit: WorldHit) -> bool:
    """Whether something parts the name from the head behind it that makes it none of the head's own."""
    owning = cast.small.owning
    return any(t.pos == "ADP" and t.i < hit.first < phrase.head.i and t.lemma not in owning for t in phrase.tokens)


def _preposition_before(phrase: Phrase, hit: WorldHit) -> str | None:
    """The first preposition between the head and the name; None where the name follows at once."""
    return next((t.lemma.lower() for t in phrase.tokens if phrase.head.i < t.i < hit.first and t.pos == "ADP"), None)


def _speaks_as_state(cast: Cast, phrase: Phrase, hit: WorldHit) -> bool:
    """'Brod', 'the Brod army', 'Brodian security sources' are the state; 'a Brodian activist' is not."""
    roles, head = cast.roles, phrase.head
    if hit.first <= head.i <= hit.last:
        return hit.name.kind != "adjective"
    following = [t for t in phrase.tokens if t.i > hit.last] or [head]
    lemmas = [t.lemma.lower() for t in following]
    pairs = [" ".join(pair) for pair in pairwise(lemmas)]
    neutral = roles.group.neutral_name_words | roles.person.private | roles.source.witness
    organs = roles.state.organs | roles.state.documents | roles.person.public | roles.person.public_when_quoted
    before = [t.lemma.lower() for t in phrase.tokens if t.i <= head.i] if hit.first > head.i else []
    if any(pair in organs for pair in (*pairs[:1], *(" ".join(pair) for pair in pairwise(before)))):
        return True
    if lemmas[0] in neutral and lemmas[0] not in organs:
        return False
    if head.i > hit.last or hit.last > head.i:
        speaks = any(t.lemma.lower() in roles.person.speakers for t in phrase.tokens if head.i < t.i < hit.first)
        found = speaks or any(word in organs for word in (*lemmas[:3], *pairs[:2], head.lemma.lower()))
        return found and not (hit.name.kind == "adjective" and _is_civil_name(following, neutral))
    return False


def _is_civil_name(following: Sequence[Token], neutral: frozenset[str]) -> bool:
    return any(token.pos == "PROPN" and token.text.lower() in neutral for token in following)


def _is_opposition(cast: Cast, phrase: Phrase) -> bool:
    return any(token.lemma.lower() in cast.roles.group.opposition for token in phrase.tokens)


def _is_inside_a_name(cast: Cast, phrase: Phrase, token: Token) -> bool:
    """'The Supreme Revolutionary Committee' has a name of its own; 'the Velikan Opposition' has none."""
    if token.pos != "PROPN":
        return False
    beside = [t for t in phrase.tokens if abs(t.i - token.i) == 1 and t.pos == "PROPN"]
    return any(not cast.hits_at(t.i) and t.lemma.lower() not in cast.roles.person.nouns for t in beside)


def _opposition_of(people: str, words: str) -> SideReading:
    return SideReading(
        world_side(f"{people.lower()} opposition"), f"{words!r} and a noun for those who oppose the state"
    )


def _by_text(cast: Cast, phrase: Phrase) -> SideReading | None:
    row = folded_row(phrase.tokens)
    rows = cast.side_rows.found_in(row)
    found = [(start, -len(words), cast.text_sides[words], " ".join(words)) for start, words in rows]
    if not found:
        return None
    _, _, name, written = min(found)
    return SideReading(Side(f"text:{folded(name)}", name), f"{written!r} acts as a side in the text")


def _by_leader(cast: Cast, phrase: Phrase) -> SideReading | None:
    """'Bran Kralj', 'Kralj's forces': somebody whose office on that day is generally known."""
    named = leader_in(cast, phrase)
    # "Kralj opponents" are not his; "rebel leader Bran Kralj" is he.
    if named is None or (named[1] < phrase.head.i and _is_opposition(cast, phrase)):
        return None
    leader, last = named
    following = [token.lemma.lower() for token in phrase.tokens if last < token.i <= phrase.head.i]
    acting = cast.roles.state.organs | cast.roles.group.side_nouns | cast.roles.group.own_forces | cast.roles.person.led
    if following and not acting & set(following):
        return None
    return SideReading(known_side(cast, leader.side), f"{leader.name} is generally known: {leader.office}")


def _by_group_taken_up(cast: Cast, phrase: Phrase) -> SideReading | None:
    """'A spokesman for the group', 'its spokesman', 'the group': the side that the noun or pronoun takes up."""
    for token in phrase.tokens:
        if token.dep in ("compound", "amod", "nmod") and token.lemma.lower() in cast.roles.group.opposition:
            continue  # "The opposition Brod council" says what it is, and takes up no group.
        if not (_points_back(cast, token) or (token.tag == "PRP$" and token is not phrase.head)):
            continue
        head, reason = cast.followed(token.i)
        is_any = token.lemma.lower() in cast.roles.group.generic_nouns | cast.roles.group.opposition
        if head is None:
            return _only_group_before(cast, token) if is_any or _is_theirs(cast, token) else None
        if head in {own.i for own in phrase.tokens}:
            continue
        readings = (find(cast, phrase_around(cast.parsed, head)) for find in NAMED)
        found = next((reading for reading in readings if reading is not None), None)
        if found is not None and found.side is not None:
            return SideReading(found.side, f"{token.text!r} {reason}; {found.reason}")
        if is_any and cast.parsed.tokens[head].pos != "PROPN" and (only := _only_group_before(cast, token)) is not None:
            return only
    return None


def _is_theirs(cast: Cast, token: Token) -> bool:
    """'Its leader'; 'his' and 'their' may be those of anybody."""
    return token.tag == "PRP$" and token.text.lower() in cast.roles.pronouns.thing


def _points_back(cast: Cast, token: Token) -> bool:
    """'The group', 'the rebels', 'the ministry': a noun with an article that says it was named before."""
    group, before = cast.roles.group, cast.parsed.tokens[token.i - 1] if token.i else token
    is_noun = token.lemma.lower() in (group.generic_nouns - group.neutral_name_words) | group.opposition
    # "The ministry" wants its own word in what it takes up, and is no group that may be any.
    is_noun = is_noun or (token.lemma.lower() in group.nouns and token.i in cast.antecedents)
    return is_noun and token.pos == "NOUN" and before.text.lower() in cast.roles.pronouns.demonstratives


def _only_group_before(cast: Cast, token: Token) -> SideReading | None:
    """The one group with a name in the nearest sentence before that names any."""
    named = _groups_before(cast, token)
    if len(named) != 1:
        return None
    (side,) = named
    return SideReading(side, f"{token.text!r}: {side.name!r} is the only group named before it")


def _groups_before(cast: Cast, token: Token) -> set[Side]:
    """The groups with a name in the nearest sentence before that names any."""
    names = cast.groups_before(token)[1]
    own = {party.name for party in cast.theatre.parties} if cast.theatre is not None else set()
    texts = set(cast.text_sides.values()) - {hit.name.side for hit in cast.hits} - own
    return {Side(f"text:{folded(name)}", name) if name in texts else known_side(cast, name) for name in names}


def _of_several(cast: Cast, phrase: Phrase) -> tuple[Candidate, ...]:
    """The sides that "the group" may mean where several are named before it."""
    token = next((token for token in phrase.tokens if _points_back(cast, token)), None)
    sides = sorted(_groups_before(cast, token), key=lambda side: side.name) if token is not None else []
    reason = "one of the groups in the nearest sentence before that names any"
    return tuple(Candidate("actor", side.ref, side.name, 0.5, reason) for side in sides)


def _by_group_noun(cast: Cast, phrase: Phrase) -> SideReading | None:
    """'The coalition's spokesman': a noun for a group that ends exactly one side's name in the article."""
    for token in phrase.tokens:
        noun = (
            token.lemma.lower()
            if token.lemma.lower() in cast.roles.group.nouns
            else token.text.lower().removesuffix("s")
        )
        if noun not in cast.roles.group.nouns or (token.pos == "PROPN" and token is not phrase.head):
            continue
        known = {hit.name.side for hit in cast.hits if hit.name.side and folded(hit.name.words).endswith(noun)}
        known |= {name for words, name in cast.text_sides.items() if words[-1] == noun}
        if len(known) == 1:
            name = known.pop()
            by_text = name in cast.text_sides.values()
            side = Side(f"text:{folded(name)}", name) if by_text else known_side(cast, name)
            return SideReading(side, f"{token.text!r}: the only one of that word in the article is {name!r}")
    return None


def _by_opposition(cast: Cast, phrase: Phrase) -> SideReading | None:
    words = [token for token in phrase.tokens if token.lemma.lower() in cast.roles.group.opposition]
    if all(_is_inside_a_name(cast, phrase, token) for token in words):
        return None
    if cast.home is not None and cast.home.people:
        return _opposition_of(cast.home.people, phrase.head.text)
    word = words[0].lemma.lower()
    return SideReading(Side(f"text:{word}", word), f"{word!r}: a side without a name of its own")


def _by_side_noun(cast: Cast, phrase: Phrase) -> SideReading | None:
    """'Anti-Velika forces', 'a source in the hill militia': a side, though the text gives it no name of its own."""
    nouns = cast.roles.group.side_nouns - cast.roles.person.public_when_quoted
    at = next(
        (k for k, token in enumerate(phrase.tokens) if token.lemma.lower() in nouns and token.pos != "PROPN"), None
    )
    if at is None:
        return None
    first = at
    while first > 0 and phrase.tokens[first - 1].pos in ("NOUN", "PROPN", "ADJ", "PUNCT", "VERB", "X"):
        first -= 1
    name = as_written(cast.parsed, phrase.tokens[first : at + 1]).lower()
    return SideReading(Side(f"text:{folded(name)}", name), f"{name!r}: those who fight, without a name of their own")


NAMED = (side_in_theatre, _by_world, _by_text, _by_leader)
"""Rules that need a name in the phrase itself, in their order."""
