"""The cast of an article: which names act as sides, what acronyms stand for, which state is at home, who 'he' is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.languages.grammar import GrammarWords, load_grammar
from sayso.languages.roles import Roles
from sayso.model.source import Antecedent, Candidate, Mention, ParsedArticle, Span, Token, ZoneKind
from sayso.resolve.acronyms import Words, acronyms_in
from sayso.resolve.catalogue import Catalogue, phrases_of_names
from sayso.resolve.index import RowIndex, SpanIndex
from sayso.resolve.phrases import Phrase, folded_row, phrase_around, phrase_in, tokens_within
from sayso.resolve.text_sides import HYPHENS, text_sides_in
from sayso.theatres.leaders import load_leaders
from sayso.theatres.theatre import Theatre
from sayso.theatres.world import World, WorldHit, WorldName

# An antecedent is taken only if it leads by this much, or if the runners-up bear the same name.
LEAD = 0.1
# Whoever has just been quoted is the likeliest to be quoted again as "he" or "the group".
QUOTED_BEFORE = 0.5
PLACES_ARE_SILENT = 0.5
# Set by eye, and belong together: "in Velika" says more of where it happens than "Velika said"; those who fight a
# war at home say it twice, as the home of one does; and half as much again as for the next state makes a stage.
WEIGHT_OF_STAGE, WEIGHT_OF_FIGHTER, LEAD_OF_STAGE = 3, 2, 1.5
REACH_OF_A_GROUP = 2
"""Sentences back to the name that "the group" stands for."""

STATE_KINDS = frozenset({"state", "adjective", "seat", "official_media"})
GROUP_KINDS = frozenset({"armed", "political"})
ONLY_TOLD = frozenset({"press", "platform"})

ARTICLE = "the "


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
    stages: tuple[WorldName, ...]
    """The state in whose land the article seems to be set, or the likeliest ones where none has a clear lead."""
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

    @property
    def home(self) -> WorldName | None:
        """The one state in whose land the article seems to be set."""
        return self.stages[0] if len(self.stages) == 1 else None

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
        is_person = self.parsed.tokens[token].text.lower() in self.roles.pronouns.person
        nearest = self.groups_before(self.parsed.tokens[token])[0] if is_group else 0
        options = [
            replace(a, score=round(self._score(a, speaks=token in self.sources), 3))
            for a in self.antecedents.get(token, ())
            if self._can_be_meant(a.head, speaks=token in self.sources)
            and not (is_group and self._is_no_group_meant(a.head, nearest))
            and not (is_person and self._names_a_place(a.head))
        ]
        return sorted(options, key=lambda a: (-a.score, -a.head))

    def groups_before(self, token: Token) -> tuple[int, frozenset[str]]:
        """The nearest sentence before a word that names groups, and their names; 0 and none where none is near."""
        tokens = self.parsed.tokens
        for number in range(token.sentence, max(-1, token.sentence - REACH_OF_A_GROUP - 1), -1):
            sentence = self.parsed.sentences[number]
            row = [t for t in tokens[sentence.first : sentence.last + 1] if t.i < token.i]
            named = self._parties_in(row) or self._groups_in(row)
            if named:
                return number, frozenset(named)
        return 0, frozenset()

    def _parties_in(self, row: Sequence[Token]) -> set[str]:
        """The names of the theatre's parties in a row of tokens."""
        spans = [Span(row[0].span.start, row[-1].span.end)] if row and self.theatre is not None else []
        best = [m.candidates[0].ref for span in spans for m in self.mentions_by_span.within(span) if m.candidates]
        return {party.name for party in (self.theatre.parties if self.theatre else ()) if party.id in best}

    def _groups_in(self, row: Sequence[Token]) -> set[str]:
        """The names of groups that are generally known, or that the text shows as sides."""
        hits = (hit.name for t in row for hit in self.hits_at(t.i))
        named = {name.side for name in hits if name.side and name.kind in GROUP_KINDS}
        return named | {self.text_sides[words] for _, words in self.side_rows.found_in(folded_row(row))}

    def _is_no_group_meant(self, head: int, nearest: int) -> bool:
        """A place, or somebody named before groups that "the group" is nearer to, and not quoted."""
        is_passed_over = self.parsed.tokens[head].sentence < nearest and head not in self.sources
        return is_passed_over or self._is_place(head) or self._is_an_organ(head)

    def _is_an_organ(self, head: int) -> bool:
        """'The army', 'the ministry': nobody calls these "the group"."""
        token = self.parsed.tokens[head]
        return token.pos == "NOUN" and token.lemma.lower() in self.roles.state.sovereign_organs

    def _can_speak(self, head: int) -> bool:
        """A name, or a noun for people, bodies, organs or documents: no 'car bomb', no 'group of villagers'."""
        token, roles = self.parsed.tokens[head], self.roles
        if token.pos != "NOUN":
            return True
        noun = token.lemma.lower()
        if noun in roles.group.generic_nouns and self._is_made_of_people(token):
            return False
        bodies = roles.group.nouns | roles.group.side_nouns | roles.state.organs
        people = roles.person.nouns | roles.source.unnamed | roles.source.witness | roles.source.document
        return noun in bodies | people

    @property
    def small(self) -> GrammarWords:
        """The small words of the language."""
        return load_grammar(self.roles.language)

    def _is_made_of_people(self, token: Token) -> bool:
        tokens = self.parsed.tokens
        of = (tokens[c] for c in token.children if tokens[c].lemma in self.small.belonging)
        return any(tokens[c].tag == "NNS" for preposition in of for c in preposition.children)

    def _is_place(self, head: int) -> bool:
        """A name of a place that is not the subject of anything: nobody to go on speaking."""
        token = self.parsed.tokens[head]
        return token.entity in ("GPE", "LOC", "FAC") and token.dep not in ("nsubj", "nsubjpass")

    def _names_a_place(self, head: int) -> bool:
        span = self.parsed.tokens[head].span
        return any(place.span.contains(span) for place in self.parsed.places or ())

    def _can_be_meant(self, head: int, *, speaks: bool) -> bool:
        """Not an outlet that is only told something, nor the first half of 'Brod-backed'; of a speaker, no thing."""
        if head in self.sources:
            return True
        if speaks and not self._can_speak(head):
            return False
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
        if any(tokens[a].dep == "appos" and tokens[a].head == b for a, b in ((head, other), (other, head))):
            return True
        return bool(refs) or folded_row([tokens[head]]) == folded_row([tokens[other]])

    def _refs_at(self, head: int) -> set[str]:
        span = self.parsed.tokens[head].span
        known = {c.ref for m in self.mentions_by_span.around(span) for c in m.candidates if c.kind != "place"}
        return known | {hit.name.side for hit in self.hits_at(head) if hit.name.side}


def cast_of(
    parsed: ParsedArticle,
    *,
    theatre: Theatre | None,
    world: World,
    roles: Roles,
    sources: Iterable[Span],
    doers: Collection[int] = frozenset(),
) -> Cast:
    """Everything about who is who that can be known before looking at single claims.

    `doers` are the head tokens of those whom the article has fighting, striking or taking places.
    """
    rows = [tokens_within(parsed, span) for span in sources]
    speakers = sorted({phrase.head.i for span in sources if (phrase := phrase_in(parsed, span)) is not None})
    hits = tuple(_hits(parsed, world))
    antecedents: dict[int, tuple[Antecedent, ...]] = {}
    for antecedent in parsed.antecedents:
        antecedents[antecedent.token] = (*antecedents.get(antecedent.token, ()), antecedent)
    long_forms = dict(acronyms_in(parsed, roles.group))
    text_sides = _without_leaders(text_sides_in(parsed, roles, hits, long_forms, doers), parsed)
    return Cast(
        parsed,
        theatre,
        world,
        roles,
        hits,
        text_sides,
        long_forms,
        _stages(parsed, hits, world),
        antecedents,
        frozenset(token.i for row in rows for token in row),
        tuple(speakers),
        Catalogue(phrases_of_names(parsed, roles, speakers), long_forms),
        SpanIndex((Span(hit.first, hit.last + 1), hit) for hit in hits),
        SpanIndex((mention.span, mention) for mention in parsed.mentions),
        RowIndex(text_sides),
        frozenset(word for words in text_sides for word in words),
    )


def _without_leaders(sides: Mapping[Words, str], parsed: ParsedArticle) -> dict[Words, str]:
    """'Kralj forces' are those of the state that Kralj leads, where that is generally known: no side of their own."""
    leaders, day = load_leaders(), parsed.article.published_on
    named = {words for words in sides for start, end, _ in leaders.found_in(words, day) if end - start == len(words)}
    return {words: name for words, name in sides.items() if words not in named}


def _hits(parsed: ParsedArticle, world: World) -> Iterator[WorldHit]:
    for sentence in parsed.sentences:
        words = [token.text for token in parsed.tokens[sentence.first : sentence.last + 1]]
        for hit in world.find(words):
            yield WorldHit(hit.first + sentence.first, hit.last + sentence.first, hit.name)


def _stages(parsed: ParsedArticle, hits: Sequence[WorldHit], world: World) -> tuple[WorldName, ...]:
    """The state in which most seems to happen: met by name, people, seat or agency, or by those who fight there.

    Several where others are met nearly as often: two states at war with each other, say.
    """
    count: Counter[str] = Counter()
    for hit in hits:
        if hit.name.kind in STATE_KINDS and not _is_half_a_word(parsed, hit):
            # "In Velika" says where; and a state that has a war at home is the likelier stage than one that takes part.
            is_stage = hit.name.kind == "state" and hit.first > 0 and parsed.tokens[hit.first - 1].pos == "ADP"
            count[hit.name.owner] += (WEIGHT_OF_STAGE if is_stage else 1) * (2 if hit.name.has_war_at_home else 1)
        elif hit.name.fights_in is not None:
            count[hit.name.fights_in] += WEIGHT_OF_FIGHTER
    most = max(count.values(), default=0)
    near = [owner for owner, times in count.most_common() if times == most or times * LEAD_OF_STAGE > most]
    met_as_places = {hit.name.fights_in or hit.name.owner for hit in hits if hit.name.kind != "adjective"}
    near = [owner for owner in near if owner in world.states and owner in met_as_places]
    written_from = _in_the_dateline(parsed, hits)
    return tuple(world.states[owner] for owner in [o for o in near if o in written_from] or near)


def _in_the_dateline(parsed: ParsedArticle, hits: Sequence[WorldHit]) -> frozenset[str]:
    """The states from which the article was written, by its dateline."""
    lines = [zone.span for zone in parsed.article.zones if zone.kind is ZoneKind.DATELINE]
    return frozenset(
        hit.name.owner
        for hit in hits
        if hit.name.kind in STATE_KINDS and any(line.contains(parsed.tokens[hit.first].span) for line in lines)
    )


def _is_half_a_word(parsed: ParsedArticle, hit: WorldHit) -> bool:
    after = parsed.tokens[hit.last + 1 : hit.last + 2]
    return bool(after) and after[0].text in HYPHENS
