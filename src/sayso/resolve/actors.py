"""Who does it and to whom: the words of a slot to a reference, with the shortest unambiguous name of the article."""

from __future__ import annotations

from sayso.model.claim import Filler, Reference
from sayso.model.ids import folded
from sayso.model.source import Span, Token
from sayso.resolve.cast import HYPHENS, Cast
from sayso.resolve.names import Followed, follow, has_own_name, name_row
from sayso.resolve.phrases import Phrase, folded_row, phrase_in
from sayso.resolve.sides import PEOPLE, world_side

# Beyond this many words a name is no longer short.
LONGEST_NAME = 5

COUNTED = frozenset({"NUM", "DET", "PUNCT", "ADV", "PRON"})


def reference_to(cast: Cast, filler: Filler) -> Reference:
    """What the words of an actor or target slot refer to; `ref` is None where a pronoun stays open."""
    phrase = phrase_in(cast.parsed, filler.span)
    if phrase is None:
        return Reference(filler.words, filler.span, None, filler.words, (), "no words")
    head = cast.parsed.tokens[filler.head]
    if head in phrase.tokens:
        phrase = Phrase(phrase.tokens, head)
    followed = follow(cast, phrase)
    if followed.is_open:
        return Reference(filler.words, filler.span, None, filler.words, (), followed.reason)
    found = phrase if has_own_name(cast, phrase) else followed.phrase
    return (
        _in_theatre(cast, found, followed)
        or _in_the_world(cast, found, followed)
        or _in_the_text(cast, found, followed)
    )


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
    after = [t.text.lower() for t in tokens if name.end <= t.span.start <= name.end + 1][:1]
    row = [t for t in phrase.tokens if t.span.start >= name.end]
    if after and after[0] in HYPHENS and len(row) > 1 and row[1].text.lower() in cast.roles.group.backing_endings:
        return True
    before = [t for t in tokens[: phrase.tokens[-1].i] if t.span.end == name.start]
    if before and before[-1].text in HYPHENS:
        return True
    return name.start > phrase.head.span.end and phrase.head.lemma.lower() not in cast.roles.group.side_nouns


def _in_the_world(cast: Cast, phrase: Phrase, followed: Followed) -> Reference | None:
    for hit in cast.hits_in(phrase):
        side = hit.name.side
        within = hit.first <= phrase.head.i <= hit.last
        follows = phrase.head.i > hit.last and phrase.head.lemma.lower() in _fighting(cast)
        if side is None or not (within or follows):
            continue
        span = Span(cast.parsed.tokens[hit.first].span.start, cast.parsed.tokens[hit.last].span.end)
        if _only_described(cast, phrase, span):
            continue
        state = hit.name.kind in ("state", "adjective", "seat")
        if hit.name.kind == "adjective" and within:
            continue
        row = _short_row(phrase) if state and follows else cast.parsed.tokens[hit.first : hit.last + 1]
        reason = "; ".join(filter(None, (followed.reason, f"{hit.name.words!r} is generally known")))
        found = world_side(side)
        return _reference(cast, tuple(row), found.ref, reason)
    return None


def _fighting(cast: Cast) -> frozenset[str]:
    return cast.roles.group.side_nouns | cast.roles.state.organs


def _in_the_text(cast: Cast, phrase: Phrase, followed: Followed) -> Reference:
    row = folded_row(phrase.before_head())
    for words, name in cast.text_sides.items():
        if row[: len(words)] == words:
            size = len(words)
            bare = name == " ".join(words) or len(name) < len(" ".join(words))
            short = _first_words(phrase, size) if bare else _short_row(phrase)
            return _reference(cast, short, f"text:{folded(name)}", followed.reason or "acts as a side in the text")
    proper = name_row(phrase)
    if proper and len(proper) <= LONGEST_NAME and phrase.head in proper:
        return _reference(cast, proper, f"text:{' '.join(folded_row(proper))}", followed.reason or "a name in the text")
    short = _short_row(phrase)
    return _reference(cast, short, f"text:{' '.join(folded_row(short))}", followed.reason or "as the text has it")


def _first_words(phrase: Phrase, count: int) -> tuple[Token, ...]:
    return phrase.tokens[:count]


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
