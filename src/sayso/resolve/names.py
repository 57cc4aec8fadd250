"""From a word to its fullest mention: a surname to the whole name, 'the observatory' to its title."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from sayso.model.source import Candidate
from sayso.resolve.cast import ONLY_TOLD, STATE_KINDS, Cast
from sayso.resolve.catalogue import name_row, with_apposition_in
from sayso.resolve.phrases import Phrase, folded_row, is_capitalised, phrase_around
from sayso.resolve.text_sides import HYPHENS

FOLLOWED_AT_MOST = 3
"""Steps from pronoun to noun to name: beyond this the parser has gone astray."""

RELATIVE_TAGS = frozenset({"WDT", "WP"})
REACH_BACK, REACH_FORWARD = 8, 4
"""Sentences between two wordings for one organisation that speaks."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A phrase, and how it was reached."""

    phrase: Phrase
    reason: str
    is_open: bool
    """Whether a pronoun or definite noun stays without an antecedent."""
    candidates: tuple[Candidate, ...] = ()
    """For one that stays open: what it may take up, best first."""


def follow(cast: Cast, phrase: Phrase) -> Followed:
    """From 'he' or 'the spokesman' to the phrase that it takes up; then to that name's fullest mention."""
    reasons: list[str] = []
    is_open = False
    for _ in range(FOLLOWED_AT_MOST):
        if has_own_name(cast, phrase):
            break
        head, reason = _relative(cast, phrase) or _fellow_speaker(cast, phrase) or cast.followed(phrase.head.i)
        if head is None:
            is_open = phrase.head.pos == "PRON" or phrase.head.tag in RELATIVE_TAGS or _is_that_group(cast, phrase)
            if is_open or cast.antecedents.get(phrase.head.i):
                reasons.append(reason)
            break
        reasons.append(reason)
        phrase = with_apposition(cast, phrase_around(cast.parsed, head))
    fullest = fullest_mention(cast, phrase)
    if fullest is not phrase:
        reasons.append(f"in full {fullest.span.of(cast.parsed.article.text)!r}")
    return Followed(fullest, "; ".join(reasons), is_open, _might_be(cast, phrase.head.i) if is_open else ())


def _is_that_group(cast: Cast, phrase: Phrase) -> bool:
    """'The group', 'the movement': somebody named before, whoever it is."""
    tokens, first = cast.parsed.tokens, phrase.tokens[0]
    is_generic = phrase.head.lemma.lower() in cast.roles.group.generic_nouns - cast.roles.group.neutral_name_words
    before = tokens[first.i - 1].text.lower() if first.i else ""
    return is_generic and len(phrase.tokens) == 1 and before in cast.roles.pronouns.demonstratives


def _might_be(cast: Cast, token: int) -> tuple[Candidate, ...]:
    """The phrases that a pronoun or definite noun may take up, each name once."""
    found: dict[str, Candidate] = {}
    for antecedent in cast.might_take_up(token):
        span = with_apposition(cast, phrase_around(cast.parsed, antecedent.head)).span
        words = span.of(cast.parsed.article.text)
        found.setdefault(words, Candidate("actor", f"@{span.start}", words, antecedent.score, antecedent.reason))
    return tuple(found.values())


def _relative(cast: Cast, phrase: Phrase) -> tuple[int, str] | None:
    """The noun before a 'who' or 'which'; None for any other word."""
    pronoun = phrase.head
    if pronoun.text.lower() not in cast.roles.pronouns.relative:
        return None
    clause = next((t for t in cast.parsed.ancestors(pronoun.i) if t.dep == "relcl"), None)
    if clause is None or clause.head >= pronoun.i:
        return None
    return clause.head, f"{pronoun.text!r} takes up {cast.words_at(clause.head)!r}"


def _fellow_speaker(cast: Cast, phrase: Phrase) -> tuple[int, str] | None:
    """'The group said': the organisation quoted last; 'a monitoring group said', above all: the one quoted next."""
    head = phrase.head
    if head.lemma.lower() not in cast.roles.group.generic_nouns or head.i not in cast.speakers:
        return None
    if head.tag != "NN":
        return None
    opens = phrase.tokens[0].text.lower() in cast.roles.pronouns.indefinite
    reach = REACH_FORWARD if opens else REACH_BACK
    tokens = cast.parsed.tokens
    at = bisect_right(cast.speakers, head.i) if opens else bisect_left(cast.speakers, head.i) - 1
    for k in range(at, len(cast.speakers)) if opens else range(at, -1, -1):
        i = cast.speakers[k]
        if abs(tokens[i].sentence - head.sentence) > reach:
            return None
        spoken_for = i if _is_organisation(cast, i) else _organisation_of(cast, i)
        if spoken_for is not None and _could_be_called(cast, (spoken_for, i), phrase):
            return spoken_for, f"{head.text!r}, quoted like {cast.words_at(i)!r} {'after' if opens else 'before'} it"
    return None


def _organisation_of(cast: Cast, i: int) -> int | None:
    """'Observatory director Rami': the observatory; None where no organisation stands before the person's role."""
    before = phrase_around(cast.parsed, i).before_head()
    nouns = cast.roles.group.nouns - cast.roles.state.local_organs
    return next((t.i for t in before if t.lemma.lower() in nouns or (t.entity == "ORG" and is_capitalised(t))), None)


def _could_be_called(cast: Cast, heads: tuple[int, int], phrase: Phrase) -> bool:
    """No side, and none of its own agencies, is 'the watchdog' or 'a monitoring group'."""
    words = {*phrase.lemmas(), *(token.text.lower() for token in phrase.tokens)}
    if not words & cast.roles.group.neutral_name_words:
        return True
    hits = [hit for i in heads for hit in cast.hits_in(phrase_around(cast.parsed, i))]
    is_side = any(hit.name.side and hit.name.kind != "intergovernmental" for hit in hits)
    return not is_side and not any(cast.parsed.tokens[i].text.lower() in cast.side_words for i in heads)


def _is_organisation(cast: Cast, i: int) -> bool:
    """A name, but neither of a person nor of a state nor of an outlet that only carries what others say."""
    token = cast.parsed.tokens[i]
    if token.pos != "PROPN" or token.entity == "PERSON":
        return False
    return not any(hit.name.kind in STATE_KINDS | ONLY_TOLD for hit in cast.hits_at(i))


def has_own_name(cast: Cast, phrase: Phrase) -> bool:
    """Whether there is a name up to the head, other than a backer's or a seat's: 'the Brod-based group' has none."""
    tokens, endings = cast.parsed.tokens, cast.roles.group.backing_endings
    names = [t.i for t in phrase.before_head() if t.pos == "PROPN"]
    beyond = len(tokens) - 2
    return any(i >= beyond or tokens[i + 1].text not in HYPHENS or tokens[i + 2].text not in endings for i in names)


def fullest_mention(cast: Cast, phrase: Phrase) -> Phrase:
    """The longest phrase of the article with the same name at its head; the earliest of equals."""
    key = _name_at_head(phrase) or _own_noun(cast, phrase)
    if not key or _names_a_state(cast, phrase):
        return phrase
    # A person is never followed to something else: "Brod" the minister to "Brod Police Command".
    persons = None if phrase.head.entity == "" else phrase.head.entity == "PERSON"
    other = cast.catalogue.fullest(key, cast.long_forms.get(" ".join(key), ()), persons=persons)
    return other if other is not None and len(other.tokens) > len(phrase.tokens) else phrase


def _own_noun(cast: Cast, phrase: Phrase) -> tuple[str, ...]:
    """('observatory',) for 'the observatory', where one organisation alone in the article has that word in its name."""
    noun = phrase.head.lemma.lower()
    if noun not in cast.roles.group.nouns - cast.roles.group.generic_nouns or len(phrase.tokens) > 1:
        return ()
    return (noun,) if cast.catalogue.is_in_one_name_only(noun) else ()


def _name_at_head(phrase: Phrase) -> tuple[str, ...]:
    """The folded words of the capitalised row that holds the head; () for a common noun."""
    return folded_row(name_row(phrase))


def _names_a_state(cast: Cast, phrase: Phrase) -> bool:
    at_head = [hit for hit in cast.hits_in(phrase) if hit.first <= phrase.head.i <= hit.last]
    return any(hit.name.kind in STATE_KINDS for hit in at_head)


def with_apposition(cast: Cast, phrase: Phrase) -> Phrase:
    """'Wasiq, deputy head of the commission' and 'the observatory head, Rami': name and role in one phrase."""
    return with_apposition_in(cast.parsed, cast.roles, phrase)
