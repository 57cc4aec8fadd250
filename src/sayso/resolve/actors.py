"""Who does it and to whom: the words of a slot to a reference, with the shortest unambiguous name of the article."""

from __future__ import annotations

from bisect import bisect_left

from sayso.model.claim import Claimant, Filler, Reference
from sayso.model.ids import folded
from sayso.model.source import Span, Token
from sayso.resolve.cast import STATE_KINDS, Cast
from sayso.resolve.catalogue import name_row
from sayso.resolve.names import Followed, follow, has_own_name
from sayso.resolve.phrases import Phrase, folded_row, is_capitalised, phrase_around, phrase_in
from sayso.resolve.side import PEOPLE, WORLD, Side, known_side
from sayso.resolve.sides import side_of
from sayso.resolve.text_sides import HYPHENS

# Beyond this many words a name is no longer short.
LONGEST_NAME = 5

COUNTED = frozenset({"NUM", "DET", "PUNCT", "ADV", "PRON"})


def reference_to(cast: Cast, filler: Filler, speaker: Claimant | None) -> Reference:
    """What the words of an actor or target slot refer to; `ref` is None where a pronoun or "the group" stays open.

    `speaker` is the claimant, who is meant by "I" and "we".
    """
    phrase = phrase_in(cast.parsed, filler.span)
    if phrase is None:
        return Reference(filler.words, filler.span, None, filler.words, (), "no words")
    head = cast.parsed.tokens[filler.head]
    phrase = _whole_names(cast, Phrase(phrase.tokens, head if head in phrase.tokens else phrase.head))
    if speaker is not None and phrase.head.text.lower() in cast.roles.pronouns.first_person:
        return _to_speaker(cast, phrase, speaker)
    if speaker is not None and speaker.party_ref is not None and _are_own_forces(cast, phrase):
        return _to_speaker(cast, phrase, speaker)
    named = _side_of_that_noun(cast, phrase)
    if named is not None:
        return named
    followed = follow(cast, phrase)
    if followed.is_open or _is_any_group(cast, followed):
        return Reference(filler.words, filler.span, None, filler.words, followed.candidates, followed.reason)
    found = phrase if has_own_name(cast, phrase) else followed.phrase
    return (
        _in_theatre(cast, found, followed)
        or _in_the_world(cast, found, followed)
        or _in_the_text(cast, found, followed)
    )


def _side_of_that_noun(cast: Cast, phrase: Phrase) -> Reference | None:
    """'The guerrillas', after 'Velika guerrillas': the one side that the article has called so before."""
    noun = phrase.head.lemma.lower()
    named = cast.roles.group.side_nouns | cast.roles.group.generic_nouns
    if noun not in named or len(phrase.before_head()) > 1 or has_own_name(cast, phrase):
        return None  # "The foreign guerrillas" are others.
    if any(is_capitalised(token) for token in phrase.tokens[1:]):
        return None
    tokens = cast.parsed.tokens
    before = tokens[phrase.tokens[0].i - 1] if phrase.tokens[0].i else phrase.head
    if before.text.lower() not in cast.roles.pronouns.demonstratives:
        return None
    called = [
        hit
        for hit in cast.hits
        if hit.last < phrase.tokens[0].i
        and hit.name.kind not in STATE_KINDS
        and hit.name.side is not None
        and any(t.lemma.lower() == noun for t in tokens[hit.last + 1 : hit.last + 3])
    ]
    if len({hit.name.side for hit in called}) != 1:
        return None
    hit, side = called[-1], called[-1].name.side
    row = tokens[hit.first : hit.last + 1]
    return _reference(cast, row, known_side(cast, side or "").ref, f"the only side called {noun!r} before")


def sides_named(cast: Cast, phrase: Phrase) -> list[Reference]:
    """Each side that a stretch of text names, once, in order; not where the name only describes somebody else."""
    found: list[Reference] = []
    for mention, candidate in cast.mentions_in(phrase, frozenset({"actor"})):
        actor = cast.theatre.actor(candidate.ref) if cast.theatre is not None else None
        if actor is not None and actor.kind == "side":
            found.append(Reference(mention.text, mention.span, candidate.ref, candidate.name, (), candidate.reason))
    for hit in cast.hits_in(phrase):
        row = cast.parsed.tokens[hit.first : hit.last + 1]
        if hit.name.side is not None and hit.name.kind not in STATE_KINDS:
            found.append(
                _reference(cast, row, known_side(cast, hit.name.side).ref, f"{hit.name.words!r} is generally known")
            )
    words = folded_row(phrase.tokens)
    found_rows = cast.side_rows.found_in(words) if len(words) == len(phrase.tokens) else ()
    for row in (phrase.tokens[start : start + len(side)] for start, side in found_rows):
        # A possessive that folds away beside a word that folds into two may shift the row by one.
        name = cast.text_sides.get(folded_row(row))
        if name is not None:
            found.append(_reference(cast, row, f"text:{folded(name)}", "acts as a side in the text"))
    return _apart(found)


def _apart(found: list[Reference]) -> list[Reference]:
    """In order, each side once, and no name inside another."""
    kept: list[Reference] = []
    for reference in sorted(found, key=lambda r: (r.span.start, -len(r.span)) if r.span else (0, 0)):
        inside = any(k.span and reference.span and k.span.overlaps(reference.span) for k in kept)
        if not inside and reference.ref not in {k.ref for k in kept}:
            kept.append(reference)
    return kept


def is_bare_count(cast: Cast, filler: Filler) -> bool:
    """'400 others', 'hundreds': how many, but not of whom."""
    head = cast.parsed.tokens[filler.head]
    return head.pos == "NUM" or head.entity == "CARDINAL" or head.lemma.lower() in cast.roles.counting_nouns


def _whole_names(cast: Cast, phrase: Phrase) -> Phrase:
    """The phrase with the whole of a name that it begins in the middle of."""
    tokens, first = cast.parsed.tokens, phrase.tokens[0].i
    # "X-linked fighters" may have been cut after the hyphen.
    is_cut = first > 1 and tokens[first - 1].text in HYPHENS and tokens[first].text in cast.roles.group.side_endings
    before = first - 2 if is_cut else first
    starts = [hit.first for hit in cast.hits_at(before) if hit.first < first] if before >= 0 else []
    if starts:
        phrase = Phrase((*tokens[min(starts) : first], *phrase.tokens), phrase.head)
    if phrase.head.lemma.lower() in cast.roles.group.side_nouns and not has_own_name(cast, phrase):
        around = phrase_around(cast.parsed, phrase.head.i)
        return around if len(around.tokens) > len(phrase.tokens) else phrase
    return phrase


def _is_any_group(cast: Cast, followed: Followed) -> bool:
    """'The group', when nothing says which."""
    head = followed.phrase.head
    alone = len(followed.phrase.tokens) == 1
    return alone and head.lemma.lower() in cast.roles.group.generic_nouns and bool(followed.reason)


def _to_speaker(cast: Cast, phrase: Phrase, speaker: Claimant) -> Reference:
    """'I' is the claimant; 'we' is the side that the claimant speaks for, where there is one."""
    plural = phrase.head.text.lower() not in cast.roles.pronouns.first_person - cast.roles.pronouns.first_person_plural
    said_by = phrase_in(cast.parsed, speaker.span)
    reason = f"{phrase.head.text!r} is {speaker.words!r}"
    if plural and speaker.party_ref is not None and said_by is not None:
        short = _side_within(cast, said_by, speaker.party_ref)
        if short is not None:
            return _reference(cast, short, speaker.party_ref, reason)
        return Reference(speaker.words, speaker.span, speaker.party_ref, speaker.party or speaker.words, (), reason)
    return Reference(speaker.words, speaker.span, speaker.ref, speaker.words, (), reason)


def _side_within(cast: Cast, phrase: Phrase, side: str) -> tuple[Token, ...] | None:
    """The words in a speaker's description that name the side: 'Velika' of 'Velika spokesman Bran Ostoja'."""
    for mention, candidate in cast.mentions_in(phrase, PEOPLE):
        if candidate.ref == side:
            return tuple(t for t in phrase.tokens if mention.span.contains(t.span)) or None
    for hit in cast.hits_in(phrase):
        if hit.name.side is not None and known_side(cast, hit.name.side).ref == side:
            return cast.parsed.tokens[hit.first : hit.last + 1]
    side_words = cast.side_rows.beginning(folded_row(phrase.tokens))
    return _as_many(phrase.tokens, len(side_words)) if side_words else None


def _are_own_forces(cast: Cast, phrase: Phrase) -> bool:
    """'The forces', 'our men', 'his fighters' in somebody's mouth, with nothing that says whose."""
    first, noun = phrase.tokens[0], phrase.head.lemma.lower()
    before = cast.parsed.tokens[max(0, phrase.head.i - 1)]
    owned = first.tag == "PRP$" or before.tag == "PRP$" or before.text.lower() in cast.small.definite_articles
    return noun in cast.roles.group.own_forces and owned and len(phrase.tokens) <= 1 + (first.tag == "PRP$")


def _in_theatre(cast: Cast, phrase: Phrase, followed: Followed) -> Reference | None:
    known = [pair for pair in cast.mentions_in(phrase, PEOPLE) if not _only_described(cast, phrase, pair[0].span)]
    if not known:
        return None
    at_head = [pair for pair in known if pair[0].span.contains(phrase.head.span)]
    mention, candidate = (at_head or known)[0]
    others = tuple(c for c in mention.candidates if c is not candidate)
    reason = "; ".join(filter(None, (followed.reason, candidate.reason)))
    return Reference(mention.text, mention.span, candidate.ref, candidate.name, others, reason)


def _only_described(cast: Cast, phrase: Phrase, name: Span) -> bool:
    """'Velika-backed rebels', 'villagers from Velika': the name says something of somebody else."""
    tokens = cast.parsed.tokens
    at = bisect_left(tokens, name.end, key=lambda token: token.span.start)
    after = [t.text.lower() for t in tokens[at : at + 1] if t.span.start <= name.end + 1]
    row = [t for t in phrase.tokens if t.span.start >= name.end]
    if after and after[0] in HYPHENS and len(row) > 1 and row[1].text.lower() in cast.roles.group.backing_endings:
        return True
    at = bisect_left(tokens, name.start, key=lambda token: token.span.end)
    before = [t for t in tokens[at : min(at + 1, phrase.tokens[-1].i)] if t.span.end == name.start]
    if before and before[-1].text in HYPHENS:
        return True
    return name.start > phrase.head.span.end and phrase.head.lemma.lower() not in cast.roles.group.side_nouns


def _in_the_world(cast: Cast, phrase: Phrase, followed: Followed) -> Reference | None:
    """A name that is generally known, or an arm of a state: 'Brod', 'Brodian troops', 'regime forces'."""
    reading = side_of(cast, phrase) if _acts_for_somebody(cast, phrase) else None
    for hit in cast.hits_in(phrase):
        span = Span(cast.parsed.tokens[hit.first].span.start, cast.parsed.tokens[hit.last].span.end)
        if hit.name.side is None or _only_described(cast, phrase, span):
            continue
        within = hit.first <= phrase.head.i <= hit.last
        if hit.name.kind in ("state", "adjective", "seat"):
            if not within or (hit.name.kind == "adjective" and not _says_whose(cast, phrase)):
                continue
        elif not within and reading is None:
            continue
        reason = "; ".join(filter(None, (followed.reason, f"{hit.name.words!r} is generally known")))
        row = cast.parsed.tokens[hit.first : hit.last + 1]
        return _reference(cast, tuple(row), known_side(cast, hit.name.side).ref, reason)
    if reading is None or reading.side is None or not _is_generally_known(cast, phrase, reading.side):
        return None
    reason = "; ".join(filter(None, (followed.reason, reading.reason)))
    return _reference(cast, _short_row(phrase), reading.side.ref, reason)


def _says_whose(cast: Cast, phrase: Phrase) -> bool:
    """'Brodian' of 'Brodian shelling': the state that does it, and nobody from there."""
    return len(phrase.tokens) == 1 and cast.parsed.tokens[phrase.head.i].dep in ("amod", "compound", "nmod")


def _is_generally_known(cast: Cast, phrase: Phrase, side: Side) -> bool:
    names = (hit.name.side for hit in cast.hits_in(phrase))
    return side.ref.startswith(WORLD) or any(name and known_side(cast, name) == side for name in names)


def _acts_for_somebody(cast: Cast, phrase: Phrase) -> bool:
    """Whether the head is a noun for those who fight, govern or stand together."""
    noun = phrase.head.lemma.lower()
    return noun in cast.roles.group.side_nouns | cast.roles.state.organs | cast.roles.group.nouns


def _in_the_text(cast: Cast, phrase: Phrase, followed: Followed) -> Reference:
    row = folded_row(phrase.before_head())
    words = cast.side_rows.beginning(row)
    if words is not None:
        name = cast.text_sides[words]
        bare = name == " ".join(words) or len(name) < len(" ".join(words))
        short = _as_many(phrase.tokens, len(words)) if bare else _short_row(phrase)
        return _reference(cast, short, f"text:{folded(name)}", followed.reason or "acts as a side in the text")
    proper = name_row(phrase)
    if proper and len(proper) <= LONGEST_NAME and phrase.head in proper:
        return _reference(cast, proper, f"text:{' '.join(folded_row(proper))}", followed.reason or "a name in the text")
    short = _short_row(phrase)
    return _reference(cast, short, f"text:{' '.join(folded_row(short))}", followed.reason or "as the text has it")


def _as_many(tokens: tuple[Token, ...], words: int) -> tuple[Token, ...]:
    """The first tokens, as many as hold so many folded words: a hyphen holds none."""
    end = next((k for k in range(1, len(tokens)) if len(folded_row(tokens[:k])) >= words), len(tokens))
    return tokens[:end]


def _short_row(phrase: Phrase) -> tuple[Token, ...]:
    """Modifiers and head, without numbers, articles and what follows the head."""
    row = [t for t in phrase.before_head() if not (t.pos in COUNTED and t.text not in HYPHENS)]
    while row and (row[0].pos in ("ADP", "CCONJ") or row[0].text in HYPHENS):
        row.pop(0)
    start = next((k for k in range(len(row) - 1, 0, -1) if row[k].i - row[k - 1].i > 1), 0)
    return tuple(row[start:][-LONGEST_NAME:]) or (phrase.head,)


def _reference(cast: Cast, row: tuple[Token, ...], ref: str, reason: str) -> Reference:
    span = Span(row[0].span.start, row[-1].span.end)
    words = span.of(cast.parsed.article.text)
    return Reference(words, span, ref, words, (), reason)
