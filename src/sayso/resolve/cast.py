"""The cast of an article: which names act as sides, what acronyms stand for, which state is at home, who 'he' is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.languages.roles import Roles
from sayso.model.source import Antecedent, Candidate, Mention, ParsedArticle, Span, Token
from sayso.resolve.catalogue import Catalogue, phrases_of_names
from sayso.resolve.index import RowIndex, SpanIndex
from sayso.resolve.phrases import Phrase, folded_row, is_capitalised, phrase_around, phrase_in, tokens_within
from sayso.theatres.theatre import Theatre
from sayso.theatres.world import World, WorldHit, WorldName

# An antecedent is taken only if it leads by this much, or if the runners-up bear the same name.
LEAD = 0.1
# Whoever has just been quoted is the likeliest to be quoted again as "he" or "the group".
QUOTED_BEFORE = 0.5
PLACES_ARE_SILENT = 0.5
WEIGHT_OF_STAGE = 3
REACH_OF_A_GROUP = 2
"""Sentences back to the name that "the group" stands for."""

STATE_KINDS = frozenset({"state", "adjective", "seat", "official_media"})
GROUP_KINDS = frozenset({"armed", "political"})
ONLY_TOLD = frozenset({"press", "platform"})
HYPHENS = frozenset({"-", "‐", "–"})

ARTICLE = "the "

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """What one article, its theatre and general knowledge say about who is who; built once an article."""

    parsed: ParsedArticle
    theatre: Theatre | None
    world: World
    roles: Roles
    hits: tuple[WorldHit, ...]
    """Names of the world, with token indexes."""
    text_sides: Mapping[Words, str]
    """Folded words of a name that fights or governs in the text, with its short lower-case name."""
    long_forms: Mapping[str, Words]
    """Folded acronym to the folded words that it was introduced for."""
    home: WorldName | None
    """The state in whose land the article seems to be set."""
    antecedents: Mapping[int, tuple[Antecedent, ...]]
    sources: frozenset[int]
    """Tokens inside the sources of the article's attributions."""
    speakers: tuple[int, ...]
    """Head tokens of those sources, in order."""
    catalogue: Catalogue
    hits_by_token: SpanIndex[WorldHit]
    """By token indexes in place of characters."""
    mentions_by_span: SpanIndex[Mention]
    side_rows: RowIndex
    """Of `text_sides`."""
    side_words: frozenset[str]
    """Every word in the name of a side of the text."""

    def hits_in(self, phrase: Phrase) -> list[WorldHit]:
        return self.hits_by_token.within(Span(phrase.tokens[0].i, phrase.tokens[-1].i + 1))

    def hits_at(self, token: int) -> list[WorldHit]:
        return self.hits_by_token.around(Span(token, token + 1))

    def mentions_in(self, phrase: Phrase, kinds: frozenset[str]) -> list[tuple[Mention, Candidate]]:
        """Names that the theatre knows in the phrase, left to right, each with its best reading of these kinds."""
        found = []
        # Phrases leave out the article that a name in small letters may begin with: "the hill men".
        around = Span(max(0, phrase.span.start - len(ARTICLE)), phrase.span.end)
        has_article = around.of(self.parsed.article.text).lower().startswith(ARTICLE)
        for mention in self.mentions_by_span.within(around if has_article else phrase.span):
            best = next((c for c in mention.candidates if c.kind in kinds), None)
            if best is not None:
                found.append((mention, best))
        return found

    def followed(self, token: int) -> tuple[int | None, str]:
        """The head of what a pronoun or definite noun takes up, or None, with the reason."""
        ranked = self.might_take_up(token)
        if not ranked:
            return None, "nothing before it that it could take up"
        best = ranked[0]
        rivals = [a for a in ranked[1:] if best.score - a.score < LEAD and not self._same(a.head, best.head)]
        if rivals:
            names = " or ".join(repr(self.words_at(a.head)) for a in (best, *rivals))
            return None, f"it could take up {names}"
        return best.head, f"takes up {self.words_at(best.head)!r}: {best.reason}"

    def words_at(self, head: int) -> str:
        """The whole phrase, for a reason: half a name would not be known for one that must not be shown."""
        return phrase_around(self.parsed, head).span.of(self.parsed.article.text)

    def might_take_up(self, token: int) -> list[Antecedent]:
        """What a pronoun or definite noun could take up, best first, scored by who speaks in the article."""
        is_group = self.parsed.tokens[token].lemma.lower() in self.roles.group.generic_nouns
        nearest = self.groups_before(self.parsed.tokens[token])[0] if is_group else 0
        options = [
            replace(a, score=round(self._score(a, speaks=token in self.sources), 3))
            for a in self.antecedents.get(token, ())
            if self._can_be_meant(a.head) and not (is_group and self._is_no_group_meant(a.head, nearest))
        ]
        return sorted(options, key=lambda a: (-a.score, -a.head))

    def groups_before(self, token: Token) -> tuple[int, frozenset[str]]:
        """The nearest sentence before a word that names groups, and their names; 0 and none where none is near."""
        tokens = self.parsed.tokens
        for number in range(token.sentence, max(-1, token.sentence - REACH_OF_A_GROUP - 1), -1):
            sentence = self.parsed.sentences[number]
            row = [t for t in tokens[sentence.first : sentence.last + 1] if t.i < token.i]
            hits = (hit.name for t in row for hit in self.hits_at(t.i))
            named = {name.side for name in hits if name.side and name.kind in GROUP_KINDS}
            named |= {self.text_sides[words] for _, words in self.side_rows.found_in(folded_row(row))}
            if named:
                return number, frozenset(named)
        return 0, frozenset()

    def _is_no_group_meant(self, head: int, nearest: int) -> bool:
        """A place, or somebody named before groups that "the group" is nearer to, and not quoted."""
        is_passed_over = self.parsed.tokens[head].sentence < nearest and head not in self.sources
        return is_passed_over or self._is_place(head)

    def _is_place(self, head: int) -> bool:
        """A name of a place that is not the subject of anything: nobody to go on speaking."""
        token = self.parsed.tokens[head]
        return token.entity in ("GPE", "LOC", "FAC") and token.dep not in ("nsubj", "nsubjpass")

    def _can_be_meant(self, head: int) -> bool:
        """Not an outlet that is only told something, nor the first half of 'Brod-backed'."""
        if head in self.sources:
            return True
        tokens = self.parsed.tokens
        if head + 1 < len(tokens) and tokens[head + 1].text in HYPHENS:
            return False
        return not any(hit.name.kind in ONLY_TOLD for hit in self.hits_at(head))

    def _score(self, antecedent: Antecedent, *, speaks: bool) -> float:
        silent = PLACES_ARE_SILENT if speaks and self._is_place(antecedent.head) else 0
        return antecedent.score + QUOTED_BEFORE * (antecedent.head in self.sources) - silent

    def _same(self, head: int, other: int) -> bool:
        tokens = self.parsed.tokens
        refs = self._refs_at(head) & self._refs_at(other)
        return bool(refs) or folded_row([tokens[head]]) == folded_row([tokens[other]])

    def _refs_at(self, head: int) -> set[str]:
        span = self.parsed.tokens[head].span
        known = {c.ref for m in self.mentions_by_span.around(span) for c in m.candidates if c.kind != "place"}
        return known | {hit.name.side for hit in self.hits_at(head) if hit.name.side}


def cast_of(
    parsed: ParsedArticle, *, theatre: Theatre | None, world: World, roles: Roles, sources: Iterable[Span]
) -> Cast:
    """Everything about who is who that can be known before looking at single claims."""
    rows = [tokens_within(parsed, span) for span in sources]
    speakers = sorted({phrase.head.i for span in sources if (phrase := phrase_in(parsed, span)) is not None})
    hits = tuple(_hits(parsed, world))
    antecedents: dict[int, tuple[Antecedent, ...]] = {}
    for antecedent in parsed.antecedents:
        antecedents[antecedent.token] = (*antecedents.get(antecedent.token, ()), antecedent)
    long_forms = dict(_acronyms(parsed))
    text_sides = _text_sides(parsed, roles, hits, long_forms)
    return Cast(
        parsed,
        theatre,
        world,
        roles,
        hits,
        text_sides,
        long_forms,
        _home(parsed, hits),
        antecedents,
        frozenset(token.i for row in rows for token in row),
        tuple(speakers),
        Catalogue(phrases_of_names(parsed, roles, speakers), long_forms),
        SpanIndex((Span(hit.first, hit.last + 1), hit) for hit in hits),
        SpanIndex((mention.span, mention) for mention in parsed.mentions),
        RowIndex(text_sides),
        frozenset(word for words in text_sides for word in words),
    )


def _hits(parsed: ParsedArticle, world: World) -> Iterator[WorldHit]:
    for sentence in parsed.sentences:
        words = [token.text for token in parsed.tokens[sentence.first : sentence.last + 1]]
        for hit in world.find(words):
            yield WorldHit(hit.first + sentence.first, hit.last + sentence.first, hit.name)


def _home(parsed: ParsedArticle, hits: Sequence[WorldHit]) -> WorldName | None:
    """The state in which most seems to happen: met by name, people, seat or agency; the first one met among equals."""
    count: Counter[str] = Counter()
    for hit in hits:
        if hit.name.kind in STATE_KINDS and not _is_half_a_word(parsed, hit):
            # "In Velika" says where; and a state that has a war at home is the likelier stage than one that takes part.
            is_stage = hit.name.kind == "state" and hit.first > 0 and parsed.tokens[hit.first - 1].pos == "ADP"
            count[hit.name.owner] += (WEIGHT_OF_STAGE if is_stage else 1) * (2 if hit.name.has_war_at_home else 1)
    if not count:
        return None
    owner = max(count, key=lambda name: count[name])
    return next(hit.name for hit in hits if hit.name.owner == owner and hit.name.kind in STATE_KINDS)


def _is_half_a_word(parsed: ParsedArticle, hit: WorldHit) -> bool:
    after = parsed.tokens[hit.last + 1 : hit.last + 2]
    return bool(after) and after[0].text in HYPHENS


def _acronyms(parsed: ParsedArticle) -> Iterator[tuple[str, Words]]:
    """'National Resistance Front of Velika (NRF)': capitals in brackets, after words that begin with them."""
    tokens = parsed.tokens
    for i in range(1, len(tokens) - 2):
        short = tokens[i + 1].text
        if (
            tokens[i].text != "("
            or tokens[i + 2].text != ")"
            or not (short.isupper() and short.isalpha() and len(short) > 1)
        ):
            continue
        words = _words_for(short, tokens[max(0, i - 4 * len(short)) : i])
        if words:
            yield short.lower(), words


def _words_for(acronym: str, before: Sequence[Token]) -> Words | None:
    """The nearest row of words, ending before the bracket, whose capitals begin with the acronym's letters."""
    for start in range(len(before) - 1, max(-1, len(before) - 4 * len(acronym)), -1):
        row = before[start:]
        initials = "".join(token.text[0] for token in row if token.text[:1].isupper())
        if row[0].text[:1].isupper() and initials.startswith(acronym):
            return folded_row(row)
    return None


def _text_sides(
    parsed: ParsedArticle, roles: Roles, hits: Sequence[WorldHit], long_forms: Mapping[str, Words]
) -> dict[Words, str]:
    """Names that the text itself shows as sides: 'Velika forces', 'Velika-held', 'the Army of Brod'."""
    known = {i for hit in hits for i in range(hit.first, hit.last + 1)}
    alone = {folded_row([token]) for token in parsed.tokens if _stands_alone(token)}
    sides: dict[Words, str] = {}
    for run in _capital_runs(parsed):
        if all(token.i in known for token in run) or not _acts_as_side(parsed, run, roles):
            continue
        words = folded_row(run)
        if words and words not in sides:
            sides[words] = _side_name(parsed, run, long_forms, is_name=len(run) > 1 or words in alone)
    for short, words in long_forms.items():
        if words in sides or any(words[: len(side)] == side for side in sides):
            sides[words] = sides[(short,)] = short
    return sides


def _capital_runs(parsed: ParsedArticle) -> Iterator[list[Token]]:
    """Rows of capitalised words, with a small 'of' between two of them."""
    run: list[Token] = []
    firsts = {sentence.first for sentence in parsed.sentences}
    inside = {token.text for token in parsed.tokens if token.i not in firsts and is_capitalised(token)}
    for token in parsed.tokens:
        joined = run and token.sentence == run[-1].sentence
        if joined and (is_capitalised(token) or _joins(parsed, token)):
            run.append(token)
            continue
        if run:
            yield _without_joints(run)
        # Any word has a capital at the beginning of a sentence: "Local fighters said".
        is_name = token.i not in firsts or token.text in inside or token.pos == "PROPN"
        run = [token] if is_capitalised(token) and is_name else []
    if run:
        yield _without_joints(run)


def _joins(parsed: ParsedArticle, token: Token) -> bool:
    return token.lemma in {"of"} and token.i + 1 < len(parsed.tokens) and is_capitalised(parsed.tokens[token.i + 1])


def _without_joints(run: list[Token]) -> list[Token]:
    while len(run) > 1 and not is_capitalised(run[-1]):
        run = run[:-1]
    return run


def _acts_as_side(parsed: ParsedArticle, run: Sequence[Token], roles: Roles) -> bool:
    group, tokens, last = roles.group, parsed.tokens, run[-1].i
    words = {token.text.lower() for token in run}
    if words & group.neutral_name_words:
        return False
    if len(run) > 1 and words & group.side_name_words:
        return True
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is not None and after.sentence == run[-1].sentence:
        if after.lemma.lower() in group.side_nouns and after.pos == "NOUN":
            return True
        if after.text in HYPHENS and last + 2 < len(tokens) and tokens[last + 2].text.lower() in group.side_endings:
            return True
    first = run[0].i
    return first > 1 and tokens[first - 1].text in HYPHENS and tokens[first - 2].text.lower() in group.side_beginnings


def _side_name(parsed: ParsedArticle, run: Sequence[Token], long_forms: Mapping[str, Words], *, is_name: bool) -> str:
    """'taliban' for a name that stands alone elsewhere; 'kurdish forces' for an adjective that never does."""
    words = folded_row(run)
    short = next((short for short, long in long_forms.items() if long[: len(words)] == words), None)
    if short is not None:
        return short
    name = " ".join(words)
    if is_name:
        return name
    after = parsed.tokens[run[-1].i + 1]
    return name if after.text in HYPHENS else f"{name} forces"


def _stands_alone(token: Token) -> bool:
    return token.pos in ("PROPN", "NOUN") and token.dep not in ("compound", "amod", "nmod", "det")
