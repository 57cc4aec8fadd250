"""The people an article names, and whether each may be named on: public role or no name (do no harm, H9 and H10)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from sayso.model.actors import PersonNotice
from sayso.model.ids import folded
from sayso.model.source import Mention, Span, Token
from sayso.resolve.cast import HYPHENS, Cast
from sayso.resolve.names import name_row, with_apposition
from sayso.resolve.phrases import Phrase, as_written, folded_row, is_capitalised, phrase_around, runs_inside

Words = tuple[str, ...]

# A part of a name shorter than this is a particle ("al", "de"), which would be found everywhere.
SHORTEST_PART = 3

LEADER = "leader"


@dataclass(frozen=True, slots=True)
class Standing:
    """What one mention says of the person: the role as written, and whether it opens or forbids the name."""

    role: str
    noun: str | None
    is_public: bool
    is_forbidden: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Person:
    """All mentions of one person in the article."""

    name: str
    words: Words
    mentions: tuple[Mention, ...]
    notice: PersonNotice


def people_in(cast: Cast, places: frozenset[Span] = frozenset()) -> tuple[Person, ...]:
    """Everybody whom the article names, in order of the first mention; names at `places` are no people."""
    groups: list[tuple[Words, list[Mention]]] = []
    for mention, words in sorted(_named(cast, places), key=lambda pair: -len(pair[1])):
        own = next((group for group in groups if runs_inside(words, group[0])), None)
        if own is None:
            groups.append((words, [mention]))
        else:
            own[1].append(mention)
    found = [_person(cast, words, mentions) for words, mentions in groups]
    return tuple(sorted(found, key=lambda person: person.notice.spans[0]))


def person_named(people: Iterable[Person], phrase: Phrase) -> Person | None:
    """The person whom a phrase names at its head, if any."""
    row = folded_row(name_row(phrase))
    for person in people:
        is_at_head = any(mention.span.contains(phrase.head.span) for mention in person.mentions)
        if is_at_head or (row and (runs_inside(row, person.words) or runs_inside(person.words, row))):
            return person
    return None


def _named(cast: Cast, places: frozenset[Span]) -> Iterator[tuple[Mention, Words]]:
    """Mentions of people with the folded words of the name alone, without titles and roles."""
    known = {i for hit in cast.hits for i in range(hit.first, hit.last + 1)}
    elsewhere = {folded(place.of(cast.parsed.article.text)) for place in places}
    for mention in cast.parsed.mentions:
        by_theatre = mention.candidates[:1] and mention.candidates[0].kind == "person"
        if (mention.candidates and not by_theatre) or any(place.contains(mention.span) for place in places):
            continue
        words = folded_row(_tokens_of(cast, mention))
        # What is a place or a side once is no person anywhere else in the article.
        if not by_theatre and (words in cast.text_sides or " ".join(words) in elsewhere):
            continue
        if not by_theatre and (mention.head in known or not _is_person(cast, mention)):
            continue
        row = [t for t in _tokens_of(cast, mention) if _is_name(cast, t)]
        if row and (by_theatre or any(t.pos == "PROPN" for t in row)):
            yield mention, folded_row(row)


def _tokens_of(cast: Cast, mention: Mention) -> list[Token]:
    phrase = [
        t for t in cast.parsed.tokens[max(0, mention.head - 8) : mention.head + 9] if mention.span.contains(t.span)
    ]
    return [t for t in phrase if t.pos != "SPACE"]


def _is_name(cast: Cast, token: Token) -> bool:
    word = token.text.lower().strip(".")
    roles = cast.roles.person
    return token.tag != "POS" and token.text[:1].isalpha() and word not in roles.titles and word not in roles.nouns


def _is_person(cast: Cast, mention: Mention) -> bool:
    """The parser says so, or a title or role stands right before a name that the parser took for something else."""
    last = (_tokens_of(cast, mention) or [cast.parsed.tokens[mention.head]])[-1].text.lower()
    if last in cast.roles.group.nouns | cast.roles.group.neutral_name_words:
        return False
    if mention.label == "PERSON":
        return True
    if mention.label not in ("ORG", "FAC", "", "GPE", "NORP"):
        return False
    first = _tokens_of(cast, mention)[:1]
    if not first or first[0].i == 0 or not is_capitalised(first[0]):
        return False
    before = cast.parsed.tokens[first[0].i - 1]
    roles = cast.roles.person
    is_title = before.text.lower().strip(".") in roles.titles
    is_role = (
        before.lemma.lower() in roles.nouns and before.tag not in ("NNS", "NNPS") and before.pos in ("NOUN", "PROPN")
    )
    return before.sentence == first[0].sentence and (is_title or (is_role and before.dep in ("compound", "nmod")))


def _person(cast: Cast, words: Words, mentions: list[Mention]) -> Person:
    ordered = sorted(mentions, key=lambda m: m.span)
    fullest = max(ordered, key=lambda m: len(folded_row(_tokens_of(cast, m))))
    row = [t for t in _tokens_of(cast, fullest) if _is_name(cast, t)]
    span = Span(row[0].span.start, row[-1].span.end)
    name = span.of(cast.parsed.article.text)
    standings = [standing for mention in ordered if (standing := standing_of(cast, mention)) is not None]
    spans = tuple(occurrences(cast, ordered))
    return Person(name, words, tuple(ordered), _notice(cast, name, spans, standings, ordered))


def _notice(
    cast: Cast, name: str, spans: tuple[Span, ...], standings: list[Standing], mentions: list[Mention]
) -> PersonNotice:
    forbidden = next((s for s in standings if s.is_forbidden), None)
    if forbidden is not None:
        return PersonNotice(name, spans, False, _indefinite(forbidden.noun), forbidden.reason)
    public = next((s for s in standings if s.is_public), None)
    if public is not None:
        return PersonNotice(name, spans, True, public.role, public.reason)
    in_theatre = _public_in_theatre(cast, mentions)
    if in_theatre is not None:
        return PersonNotice(name, spans, True, in_theatre, "a public role in the theatre")
    private = next((s for s in standings if s.noun is not None), None)
    if private is not None:
        return PersonNotice(name, spans, False, _indefinite(private.noun), private.reason)
    return PersonNotice(name, spans, False, "a person", "no public role is given")


def _public_in_theatre(cast: Cast, mentions: list[Mention]) -> str | None:
    refs = [c.ref for m in mentions for c in m.candidates if c.kind == "person"]
    if cast.theatre is None:
        return None
    actors = (cast.theatre.actor(ref) for ref in refs)
    return next((actor.public_role for actor in actors if actor is not None and actor.public_role), None)


def _indefinite(noun: str | None) -> str:
    if noun is None:
        return "a person"
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def standing_of(cast: Cast, mention: Mention) -> Standing | None:
    """What the words around one mention say: title, role before or after the name, what is done to the person."""
    roles, head = cast.roles.person, cast.parsed.tokens[mention.head]
    phrase = with_apposition(cast, phrase_around(cast.parsed, mention.head))
    around = [t for t in phrase.tokens if not mention.span.contains(t.span)] + _role_above(cast, head)
    inside = [t for t in _tokens_of(cast, mention) if not _is_name(cast, t)]
    words = [t for t in (*around, *inside) if t.tag != "POS"]
    suffers = _suffers(cast, head, words)
    if suffers:
        return Standing("", None, False, True, suffers)
    said = as_written(cast.parsed, [t for t in around if t.pos != "PUNCT" or t.text in HYPHENS])
    for noun in _nouns(words):
        category = roles.never_named_category(noun)
        if category is not None:
            return Standing(said, noun, False, True, f"{noun!r}: {category.replace('_', ' ')}s are never named")
    for noun in _nouns(words):
        quoted = head.i in cast.sources
        if noun in roles.public or noun in roles.title_words_public:
            return Standing(said or noun, noun, True, False, f"{noun!r} is a public role")
        if quoted and (noun in roles.public_when_quoted or noun in roles.title_words_public_when_quoted):
            return Standing(said or noun, noun, True, False, f"{noun!r}, quoted by name")
    led = cast.parsed.tokens[head.head]
    if head.dep in ("compound", "nmod", "poss") and led.lemma.lower() in roles.led:
        return Standing(LEADER, LEADER, True, False, f"a {led.lemma} bears the name")
    private = next((noun for noun in _nouns(words) if noun in roles.nouns), None)
    return Standing(said, private, False, False, f"{private!r} is no public role") if private else None


def _nouns(words: list[Token]) -> list[str]:
    """Lemmas, pairs first, so that 'aid worker' comes before 'worker'."""
    lemmas = [token.lemma.lower().strip(".") for token in words]
    texts = [token.text.lower().strip(".") for token in words]
    pairs = [" ".join(pair) for pair in pairwise(lemmas)]
    return [*pairs, *dict.fromkeys((*lemmas, *texts))]


def _role_above(cast: Cast, head: Token) -> list[Token]:
    """'The commander, Velimir' and 'Velimir is a mechanic': the role stands above or beside the name in the tree."""
    above = cast.parsed.tokens[head.head]
    if head.dep in ("appos", "compound", "nmod") and above.i != head.i:
        return [above]
    if above.lemma == "be" and head.dep == "nsubj":
        return [cast.parsed.tokens[c] for c in above.children if cast.parsed.tokens[c].dep == "attr"]
    return []


def _suffers(cast: Cast, head: Token, words: list[Token]) -> str:
    """Whether the person is the one to whom harm is done, or a minor by age; the reason, or ''."""
    roles, above = cast.roles.person, cast.parsed.tokens[head.head]
    is_object = head.dep in ("dobj", "nsubjpass")
    is_agent_of_own = head.dep in ("nsubj", "nsubjpass") and above.lemma in roles.never_named_when_does
    if (is_object and above.lemma in roles.never_named_when_done_to) or is_agent_of_own:
        return f"{above.text!r}: those to whom this happens are never named"
    hurt = next((t for t in words if t.pos in ("VERB", "ADJ") and t.lemma in roles.never_named_when_done_to), None)
    if hurt is not None and hurt.tag == "VBN":
        return f"{hurt.text!r}: those to whom this happens are never named"
    ages = [int(t.text) for t in words if t.text.isdigit() and len(t.text) <= 2]
    young = next((age for age in ages if age < roles.adult_from_years), None)
    return f"aged {young}: minors are never named" if young is not None else ""


def occurrences(cast: Cast, mentions: list[Mention]) -> list[Span]:
    """Every place in the text where the person is named, in full or by a part of the name, captions included."""
    text = cast.parsed.article.text
    own = [m.span for m in mentions]
    others = [
        m.span
        for m in cast.parsed.mentions
        if not any(m.span.overlaps(span) for span in own) and len(m.text.split()) > 1
    ]
    row = [t.text for m in mentions for t in _tokens_of(cast, m) if _is_name(cast, t)]
    parts = {part for part in row if len(part) >= SHORTEST_PART and part[:1].isupper()}
    spans = list(own)
    for part in sorted(parts):
        for match in re.finditer(rf"(?<!\w){re.escape(part)}(?=s?\b)", text):
            span = Span(match.start(), match.end())
            if not any(o.contains(span) for o in others) and not any(s.contains(span) for s in spans):
                spans.append(span)
    return sorted(set(spans))
