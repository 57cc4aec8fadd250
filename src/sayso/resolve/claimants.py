"""Who puts a claim forward: the source's words, their fullest mention, the side spoken for, and what may be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model.actors import PersonNotice
from sayso.model.claim import Attribution, Claimant, Voice
from sayso.model.ids import folded
from sayso.model.source import Span, Token
from sayso.resolve.cast import Cast
from sayso.resolve.catalogue import name_row
from sayso.resolve.names import Followed, follow, with_apposition
from sayso.resolve.people import People, Person
from sayso.resolve.phrases import (
    Phrase,
    as_written,
    folded_row,
    is_capitalised,
    phrase_around,
    phrase_in,
)
from sayso.resolve.side import PEOPLE, SideReading
from sayso.resolve.sides import side_of
from sayso.resolve.source_words import untangled


@dataclass(frozen=True, slots=True)
class ClaimantFound:
    """A claimant, and whether a pronoun in the text stays open."""

    claimant: Claimant | None
    is_open: bool
    reason: str


def claimant_of(cast: Cast, people: People, source: Span | None) -> ClaimantFound:
    """Who stands behind the words of a source; None where the text names nobody ('it was reported that')."""
    phrase = phrase_in(cast.parsed, source) if source is not None else None
    if phrase is None:
        return ClaimantFound(None, source is not None, "the text does not say who")
    if _is_both_sides(cast, phrase):
        return ClaimantFound(_both_sides(cast, phrase), False, "")
    phrase = untangled(cast, phrase)
    followed = follow(cast, with_apposition(cast, phrase))
    claimant = _claimant(cast, people, followed)
    return ClaimantFound(claimant, followed.is_open, followed.reason)


def speaker_of(cast: Cast, attributions: Sequence[Attribution], attribution: Attribution) -> Attribution:
    """The attribution itself, or the one around it where its source is 'I' or 'we' inside a quotation."""
    while attribution.parent is not None and attribution.source is not None:
        words = attribution.source.of(cast.parsed.article.text).lower()
        if words not in cast.roles.pronouns.first_person:
            break
        attribution = attributions[attribution.parent]
    return attribution


def _is_both_sides(cast: Cast, phrase: Phrase) -> bool:
    words = " ".join(folded_row(phrase.tokens))
    return any(words == both or words == both.removeprefix("the ") for both in cast.roles.source.both_sides)


def _both_sides(cast: Cast, phrase: Phrase) -> Claimant:
    words = phrase.span.of(cast.parsed.article.text)
    return Claimant(words, phrase.span, "side", None, None, None, True, words, "several at once, as the text has it")


def _claimant(cast: Cast, people: People, followed: Followed) -> Claimant:
    phrase, text = followed.phrase, cast.parsed.article.text
    person = _person_named(cast, people, phrase)
    kind = _kind_of(cast, phrase, person)
    reading = _side(cast, people, phrase, person if kind == "person" else None)
    side = reading.side
    notice = person.notice if person is not None and kind == "person" else None
    reason = "; ".join(filter(None, (followed.reason, reading.reason)))
    stays_open = _open_point(kind, followed, reading, notice)
    return Claimant(
        words=phrase.span.of(text),
        span=phrase.span,
        kind=kind if stays_open != "speaker" else "unnamed",
        ref=_ref(cast, phrase, person, kind) if stays_open != "speaker" else None,
        party_ref=side.ref if side else None,
        party=side.name if side else None,
        has_public_role=notice.is_public if notice else kind != "witness",
        role_phrase=notice.role_phrase if notice else as_written(cast.parsed, phrase.tokens),
        reason=reason,
        stays_open=stays_open,
        candidates=followed.candidates or reading.candidates if stays_open else (),
    )


def _person_named(cast: Cast, people: People, phrase: Phrase) -> Person | None:
    """The person whom the phrase names at its head, or beside it: 'a shepherd, Ilka Maren, 70'.

    Or at its end, where the text has lost its commas: 'the head of the Hill Council Vuk Petran'.
    """
    found = people.named(phrase)
    if found is not None or not _is_noun_for_a_person(cast, phrase):
        return found
    beside = [cast.parsed.tokens[c] for c in phrase.head.children if cast.parsed.tokens[c].dep == "appos"]
    at_end = phrase.tokens[-1]
    if at_end.entity == "PERSON" and not _is_governed(cast, phrase, at_end):
        beside.append(at_end)
    named = (people.named(phrase_around(cast.parsed, token.i)) for token in beside if token in phrase.tokens)
    return next((person for person in named if person is not None), None)


def _is_noun_for_a_person(cast: Cast, phrase: Phrase) -> bool:
    return phrase.head.pos == "NOUN" or phrase.head.lemma.lower() in cast.roles.person.nouns


def _is_governed(cast: Cast, phrase: Phrase, last: Token) -> bool:
    """'The spokesman of President Bran Kralj': the name at the end is another's, by the word before its title."""
    row = [t for t in phrase.tokens if t.i <= last.i]
    while row and (row[-1].entity == "PERSON" or row[-1].lemma.lower().strip(".") in cast.roles.person.nouns):
        row.pop()
    while row and row[-1].lemma.lower().strip(".") in cast.roles.person.titles:
        row.pop()
    return not row or row[-1].pos in ("ADP", "CCONJ") or row[-1].tag == "POS"


# Nobody is to be found out who was not named, or who has no public role (do no harm, H9 and H11).
_LEAVES = frozenset({"witness", "unnamed", "document"})


def _open_point(kind: str, followed: Followed, reading: SideReading, notice: PersonNotice | None) -> str:
    if followed.is_open and (reading.side is None or reading.is_open):
        return "speaker"
    is_leaf = kind in _LEAVES or (notice is not None and not notice.is_public)
    return "party" if reading.is_open and not is_leaf else ""


def _kind_of(cast: Cast, phrase: Phrase, person: Person | None) -> str:
    """person, organisation, side, witness, unnamed or document."""
    source, noun = cast.roles.source, phrase.head.lemma.lower()
    if person is not None:
        return "person"
    if phrase.head.pos == "PRON":
        return "unnamed"
    is_common = phrase.head.pos != "PROPN"
    if is_common and noun in source.witness:
        return "witness"
    if is_common and noun in source.document:
        return "document"
    if is_common and (noun in source.unnamed or noun in cast.roles.person.nouns):
        return "unnamed"
    known = _actor_at_head(cast, phrase)
    if known is not None and cast.theatre is not None:
        actor = cast.theatre.actor(known)
        if actor is not None:
            return "side" if actor.kind == "side" else "organisation"
    return "side" if _is_a_side_itself(cast, phrase) else "organisation"


def _actor_at_head(cast: Cast, phrase: Phrase) -> str | None:
    known = cast.mentions_in(phrase, PEOPLE)
    return next((candidate.ref for mention, candidate in known if mention.span.contains(phrase.head.span)), None)


def _is_a_side_itself(cast: Cast, phrase: Phrase) -> bool:
    row = folded_row(name_row(phrase))
    at_head = [hit for hit in cast.hits_in(phrase) if hit.first <= phrase.head.i <= hit.last]
    return row in cast.text_sides or any(hit.name.kind in ("armed", "state", "seat") for hit in at_head)


def _side(cast: Cast, people: People, phrase: Phrase, person: Person | None) -> SideReading:
    """The side by the words of the phrase, then by the person's other mentions in the article."""
    reading = side_of(cast, phrase)
    if reading.side is not None or person is None:
        return reading
    first = person.notice.spans[0]
    if first not in people.sides:
        people.sides[first] = _side_elsewhere(cast, person)
    return people.sides[first] or reading


def _side_elsewhere(cast: Cast, person: Person) -> SideReading | None:
    """The side that the first of the person's mentions to name one gives."""
    for mention in person.mentions:
        other = phrase_in(cast.parsed, mention.span)
        reading = side_of(cast, with_apposition(cast, other)) if other is not None else None
        if reading is not None and reading.side is not None:
            return reading
    return None


def _ref(cast: Cast, phrase: Phrase, person: Person | None, kind: str) -> str | None:
    """Never for witnesses and unnamed sources: they stay leaves (do no harm, H11)."""
    if kind in _LEAVES:
        return None
    if person is not None:
        by_theatre = (c.ref for m in person.mentions for c in m.candidates if c.kind == "person")
        return next(by_theatre, None) or (f"text:{' '.join(person.words)}" if person.notice.is_public else None)
    known = _actor_at_head(cast, phrase)
    # "The police", "a hospital": which one is not said, and the next article's may be another.
    if known is None and not any(token.pos == "PROPN" or is_capitalised(token) for token in phrase.tokens):
        return None
    name = " ".join(folded_row(name_row(phrase)))
    return known or f"text:{name or folded(phrase.span.of(cast.parsed.article.text))}"


def voices_of(cast: Cast, attributions: Sequence[Attribution], innermost: Attribution) -> tuple[Voice, ...]:
    """Who cites whom, outermost first."""
    chain: dict[int, Attribution] = {}
    current: Attribution | None = innermost
    while current is not None and current.index not in chain:
        chain[current.index] = current
        current = attributions[current.parent] if current.parent is not None else None
    return tuple(_voice(cast, attribution) for attribution in reversed(chain.values()))


def _voice(cast: Cast, attribution: Attribution) -> Voice:
    text = cast.parsed.article.text
    return Voice(
        words=attribution.source.of(text) if attribution.source else "",
        span=attribution.source,
        cue=" ... ".join(span.of(text) for span in attribution.cue),
        stance=attribution.stance,
        channel=channel_of(cast, attribution),
        rule=attribution.rule,
    )


def channel_of(cast: Cast, attribution: Attribution) -> str | None:
    """How it was said, in few words: 'Twitter', 'statement', 'told Reuters'; None where the text is silent."""
    text = cast.parsed.article.text
    spoken_to = attribution.addressee
    channel = attribution.channel
    if channel is not None and (spoken_to is None or not channel.overlaps(spoken_to)):
        phrase = phrase_in(cast.parsed, channel)
        nouns = [t for t in phrase.tokens if t.pos in ("NOUN", "PROPN")] if phrase else []
        if nouns:
            return nouns[0].text if nouns[0].pos == "PROPN" else nouns[0].lemma
        return channel.of(text)
    listener = spoken_to or channel
    if listener is None:
        return None
    phrase = phrase_in(cast.parsed, listener)
    words = phrase.span.of(text) if phrase else listener.of(text)
    return words if words.lower().startswith("told ") else f"told {words}"
