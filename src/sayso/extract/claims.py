"""ParsedArticle -> ClaimDrafts: what is claimed, in which words, denied or affirmed, done or planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.extract.answers import Answers, names_who_could_confirm, only_answers
from sayso.extract.comparisons import compared
from sayso.extract.deeds import with_doers, with_other_sides
from sayso.extract.events import share_within_events
from sayso.extract.evidence import evidence_of
from sayso.extract.fillers import Fillers
from sayso.extract.found import Found, voice_of
from sayso.extract.grammar import Grammar
from sayso.extract.knowledge import Knowledge
from sayso.extract.matching import Match, Matcher
from sayso.extract.nearby import Nearby
from sayso.extract.places import Places
from sayso.extract.quantities import quantity_at
from sayso.extract.repetition import merge_repetitions
from sayso.extract.selection import select, without_headlines, without_idle_resorts
from sayso.extract.stance import HEARSAY_RULE, Standing, Standings, is_hearsay
from sayso.extract.subject import is_about_conflict
from sayso.extract.times import time_expressions, times_of
from sayso.extract.tolls import Tolls
from sayso.extract.words import Words
from sayso.model.claim import Attribution, ClaimDraft, Quantity, Stance
from sayso.model.ids import folded
from sayso.model.source import ParsedArticle, Span, Token, ZoneKind

ZONES_WITH_CLAIMS = frozenset({ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.HEADLINE})
SPEAKING = frozenset({Stance.ASSERTS, Stance.DENIES, Stance.CONFIRMS, Stance.CONCEDES, Stance.DOUBTS})
TITLE_REACH = 5
"""Words either side, and how many long ones there must be at least, to tell a run of capitals for a title."""
WORDS_THAT_TELL = 2
"""So many must tell what a clause of "be" or "have" in the article's own voice is about, if no frame knows it.

Elsewhere one is enough.
"""
BARE_VERBS = frozenset({"bare_verb"})
SAYING_IS_DOING = frozenset({Stance.VOWS, Stance.DEMANDS})
FIRST_PERSON = frozenset({"first_person"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
WHERE_NUMBERS_STAND = ("object", "self", "subject", "of")
"""Tried for a frame that does not say where its number stands."""


def find_claims(
    parsed: ParsedArticle, attributions: Sequence[Attribution], knowledge: Knowledge
) -> tuple[ClaimDraft, ...]:
    """Every claim of the article, in order of the evidence.

    `attributions` are those of the same article, each at its own index. The text at a draft's evidence carries the
    claim; who, where and when stay words of the article. Names count as places where the parsed article says so
    (`ParsedArticle.places`), and else by their place in the sentence alone.
    """
    if not is_about_conflict(parsed, knowledge.triggers):
        return ()
    reader = _Reader(parsed, attributions, knowledge)
    told = list(reader.found())
    found = select(told, reader.grammar, reader.matcher)
    found = with_doers(found, told, knowledge.kinds, comes_of_event=reader.fillers.doers.comes_of_event)
    found = with_other_sides(found, told, knowledge.kinds, is_side=reader.fillers.is_side)
    found = share_within_events(found, knowledge.kinds, countries=knowledge.triggers.countries, parsed=parsed)
    found = without_headlines(found)
    found = compared(merge_repetitions(found), reader.grammar, knowledge.stance)
    answers = Answers(reader.grammar, reader.words, knowledge, attributions=attributions, claimants=reader.claimants)
    return _numbered([one.draft for one in (*found, *answers.find(found))])


def _numbered(drafts: Sequence[ClaimDraft]) -> tuple[ClaimDraft, ...]:
    ordered = sorted(drafts, key=lambda d: (d.evidence.start, d.evidence.end, d.kind, d.trigger))
    place = {draft.index: index for index, draft in enumerate(ordered) if draft.index >= 0}
    return tuple(
        replace(draft, index=index, about=tuple(place[other] for other in draft.about if other in place))
        for index, draft in enumerate(ordered)
    )


def _speaks_beside(first: Attribution, other: Attribution) -> bool:
    """Whether the two put the same words forward side by side, neither quoting the other."""
    if first.source is None or other.source is None or first.source == other.source:
        return False
    nested = first.parent == other.index or other.parent == first.index
    return other is not first and other.content == first.content and not nested


class _Reader:
    def __init__(self, parsed: ParsedArticle, attributions: Sequence[Attribution], knowledge: Knowledge) -> None:
        self.parsed, self.attributions, self.knowledge = parsed, attributions, knowledge
        self.grammar = Grammar(parsed, knowledge.triggers.transitives)
        self.matcher = Matcher(self.grammar, knowledge)
        self.words = Words(parsed)
        self.standings = Standings(self.grammar, knowledge)
        self.fillers = Fillers(self.grammar, self.matcher, self.words)
        self.tolls = Tolls(self.grammar, self.matcher, self.fillers, knowledge)
        self.places = Places(self.grammar, self.matcher, self.words, sources=self._tokens_of_sources())
        self.times = time_expressions(parsed)
        self.cues = sorted((cue for attribution in attributions for cue in attribution.cue), key=lambda cue: cue.end)
        statements = [a for a in attributions if not only_answers(a, self.words, knowledge)]
        self.saying_near = Nearby(parsed, attributions, by_content=False)
        self.said_near = Nearby(parsed, statements, by_content=True)
        self.claimants = self._claimants()

    def found(self) -> Iterator[Found]:
        chosen = (self._chosen(i) for i in self._places_for_matches())
        known = [one for one in chosen if one is not None and not self._stands_in_title(one[0].trigger)]
        kept = {match.trigger for match in without_idle_resorts([match for match, _ in known], self.grammar)}
        matches = [(match, standings) for match, standings in known if match.trigger in kept]
        said_with_another = {i for match, _ in matches for i in match.companions if i != match.trigger}
        standing = [
            (match, voice, how)
            for match, standings in matches
            if not (match.stands_as_noun and match.trigger in said_with_another)
            for voice, how in standings
        ]
        triggers = frozenset(match.clause for match, _, _ in standing if not match.frame.last_resort)
        number = 0
        for match, voice, how in standing:
            for draft in self.tolls.apart(match, self._draft(match, voice, how, triggers)):
                claimant = self.claimants[draft.attribution] if draft.attribution is not None else ""
                sentence = self.grammar.tokens[match.trigger].sentence
                yield Found(match, replace(draft, index=number), sentence, claimant)
                number += 1

    def _stands_in_title(self, i: int) -> bool:
        """Whether the words around are all capitalised, as in a headline of another article run into the text."""
        if self.parsed.sentences[self.grammar.tokens[i].sentence].zone is ZoneKind.HEADLINE:
            return False
        around = self.grammar.tokens[max(0, i - TITLE_REACH) : i + TITLE_REACH + 1]
        long_words = [token.text for token in around if len(token.text) > 3 and token.text.isalpha()]
        return len(long_words) >= TITLE_REACH and all(word[0].isupper() for word in long_words)

    def _standings(self, match: Match) -> Iterator[tuple[Attribution | None, Standing]]:
        """Who puts it forward, and how: once for each of several who say the same words."""
        span = self.grammar.tokens[match.trigger].span
        over: list[Attribution | None] = [*self._attributions_over(span)]
        for innermost in over or [self._saying_itself(match)]:
            voice = voice_of(innermost, self.attributions, self._tells)
            yield voice, self.standings.of(match, list(self._outwards(innermost, voice)), voice)

    def _outwards(self, innermost: Attribution | None, voice: Attribution | None) -> Iterator[Attribution]:
        """The attributions around, the innermost first, as far as the one that names who speaks."""
        around = innermost
        while around is not None:
            yield around
            if around is voice:
                return
            around = self.attributions[around.parent] if around.parent is not None else None

    def _saying_itself(self, match: Match) -> Attribution | None:
        """For a claim that is the act of saying, as a vow, a demand or "put the toll at nine" is: whose cue it is."""
        token = self.grammar.tokens[match.trigger]
        gives = match.frame.counts is not None and token.lemma.lower() in self.knowledge.stance.comparison_verbs
        said = (a for a in self.saying_near.of(token.span) if any(cue.contains(token.span) for cue in a.cue))
        return next((a for a in said if a.stance in SAYING_IS_DOING or gives), None)

    def _chosen(self, i: int) -> tuple[Match, list[tuple[Attribution | None, Standing]]] | None:
        """The most particular match at i that stands, unless another goes before its kind; and who puts it forward."""
        chosen = next(self._standing_matches(self.matcher.matches(i)), None)
        if chosen is None:
            return None
        before = self._standing_matches(self.matcher.matches(i, going_before=chosen[0].frame.kind))
        return next(before, chosen)

    def _standing_matches(
        self, matches: Iterable[Match]
    ) -> Iterator[tuple[Match, list[tuple[Attribution | None, Standing]]]]:
        for match in matches:
            if match.frame.of_speaker and self._speaker_in(match) is None:
                continue
            standings = [(voice, how) for voice, how in self._standings(match) if self._stands(match, how, voice)]
            if standings:
                yield match, standings

    def _stands(self, match: Match, standing: Standing, voice: Attribution | None) -> bool:
        frame = match.frame
        if standing.is_purpose or (frame.only_modality and standing.modality.value not in frame.only_modality):
            return False
        if frame.tells and voice is None and match.told_by < WORDS_THAT_TELL:
            return not self.matcher.is_listed(match.trigger, BARE_VERBS)
        return not frame.of_speaker or self._is_of_speaker(match, voice)

    def _is_of_speaker(self, match: Match, voice: Attribution | None) -> bool:
        """Whether who says it is who does it: 'we will', and 'it would' right under the verb of saying."""
        speaker = self._speaker_in(match)
        if speaker is None or self.matcher.is_listed(speaker.i, FIRST_PERSON):
            return speaker is not None
        clause = self._clause_with_subject(match)
        said = self.grammar.tokens[clause.head].span
        return voice is not None and clause.dep == "ccomp" and any(cue.contains(said) for cue in voice.cue)

    def _speaker_in(self, match: Match) -> Token | None:
        """The pronoun that may stand for the speaker: 'we', 'it', or the owner of what acts, 'our' or 'its' forces."""
        subject = next(self.grammar.children(self._clause_with_subject(match).i, "nsubj"), None)
        if subject is None:
            return None
        owner = next((c for c in self.grammar.children(subject.i, "poss") if c.pos in ("PRON", "DET")), subject)
        taking_up = owner.text.lower() in self.knowledge.triggers.taking_up
        return owner if taking_up or self.matcher.is_listed(owner.i, FIRST_PERSON) else None

    def _clause_with_subject(self, match: Match) -> Token:
        clause = self.grammar.tokens[match.clause]
        while clause.dep in ("xcomp", "conj") and not any(True for _ in self.grammar.children(clause.i, "nsubj")):
            clause = self.grammar.tokens[clause.head]  # "we are not going to leave"
        return clause

    def _tokens_of_sources(self) -> frozenset[int]:
        return frozenset(
            i for attribution in self.attributions if attribution.source for i in self.words.inside(attribution.source)
        )

    def _places_for_matches(self) -> Iterator[int]:
        """Tokens that may put a claim forward: not the words of saying, nor those of another article's title."""
        saying = {i for a in self.attributions if self._is_speech(a) for cue in a.cue for i in self.words.inside(cue)}
        for sentence in self.parsed.sentences:
            if sentence.zone not in ZONES_WITH_CLAIMS:
                continue
            for token in self.parsed.sentence_tokens(sentence):
                if token.i not in saying:
                    yield token.i

    def _is_speech(self, attribution: Attribution) -> bool:
        """Whether its cue only tells that something is said; 'denied access' and 'announced a truce' tell more."""
        return attribution.stance in SPEAKING and self._has_finite_content(attribution)

    def _tells(self, attribution: Attribution) -> bool:
        """Whether the source says something: not one that hopes to do it, nor reports that somebody denies."""
        if names_who_could_confirm(attribution, self.words):
            return False
        if self._is_denied_hearsay(attribution):
            return False
        around = self.attributions[attribution.parent] if attribution.parent is not None else None
        if around is not None and around.stance is Stance.DENIES:
            return not is_hearsay(attribution, self.grammar, self.knowledge)
        return attribution.stance is not Stance.EXPECTS or self._has_finite_content(attribution)

    def _is_denied_hearsay(self, attribution: Attribution) -> bool:
        """'No reports that', 'dismissed reports of': then the reports say nothing."""
        if attribution.source is None or not attribution.rule.startswith(HEARSAY_RULE):
            return False
        noun = self.words.inside(attribution.source)[-1]
        hearsay = is_hearsay(attribution, self.grammar, self.knowledge)
        return hearsay and self.standings.denies_noun(noun)

    def _has_finite_content(self, attribution: Attribution) -> bool:
        inside = [i for piece in attribution.content for i in self.words.inside(piece)]
        return any(self.grammar.tokens[i].tag in FINITE for i in inside)

    def _draft(
        self, match: Match, attribution: Attribution | None, standing: Standing, triggers: frozenset[int]
    ) -> ClaimDraft:
        token = self.grammar.tokens[match.trigger]
        nearby = self.saying_near.of(self.grammar.tokens[match.trigger].span)
        evidence = evidence_of(match, self.grammar, triggers, attribution, nearby)
        actor = self.fillers.actor(match, attribution)
        places = self.places.of(match, evidence)
        return ClaimDraft(
            index=-1,
            evidence=evidence,
            kind=match.frame.kind,
            change=match.frame.change,
            trigger=match.trigger,
            attribution=attribution.index if attribution is not None else None,
            polarity=standing.polarity,
            modality=standing.modality,
            actor=actor,
            target=self.fillers.target(match, actor, {place.head for place in places}),
            places=places,
            times=self._times(match, evidence),
            quantity=self._quantity(match),
            about=(),
            zone=self.parsed.sentences[token.sentence].zone,
            rule=f"{match.frame.name}: {token.lemma}",
        )

    def _times(self, match: Match, evidence: Span) -> tuple[Span, ...]:
        conjunctions = self.knowledge.triggers.temporal_conjunctions
        return times_of(match, evidence, self.words, self.times, cues=self.cues, conjunctions=conjunctions)

    def _quantity(self, match: Match) -> Quantity | None:
        for path in match.frame.quantity or WHERE_NUMBERS_STAND:
            for argument in self.matcher.arguments(path, match.trigger, match.clause):
                for counted in dict.fromkeys((argument, self.matcher.counted(argument))):
                    found = quantity_at(counted, match.frame.counts, self.grammar, self.knowledge.quantities)
                    if found is not None:
                        return found
        return None

    def _attributions_over(self, span: Span) -> list[Attribution]:
        """The innermost attributions whose content carries the span: one, or several with the very same content."""
        over = [a for a in self.said_near.of(span) if any(piece.contains(span) for piece in a.content)]
        if not over:
            return []
        first = min(over, key=lambda a: (sum(len(piece) for piece in a.content), a.source is None, -a.index))
        return [first, *(a for a in over if _speaks_beside(first, a))]

    def _claimants(self) -> list[str]:
        """A key for each attribution's source; a pronoun takes the source before it."""
        keys: list[str] = []
        known_keys: dict[str, None] = {}
        last = ""
        for attribution in sorted(self.attributions, key=lambda a: a.index):
            key = folded(self._named_by(attribution.source)) if attribution.source is not None else ""
            if attribution.source is not None and self._is_pronoun(attribution.source):
                key = last or key
            # "Emergency" after "Emergency, an Italian aid group": the shorter form is the same source.
            shared = (known for known in known_keys if key and (known.startswith(key) or key.startswith(known)))
            key = next(shared, key)
            keys.append(key or "somebody")
            known_keys.setdefault(keys[-1])
            last = key or last
        return keys

    def _named_by(self, source: Span) -> str:
        """The source as written; for "which" and "who" the noun that they hang on."""
        inside = self.words.inside(source)
        noun = self.grammar.antecedent(inside[0]) if len(inside) == 1 else None
        if noun is None or noun == inside[0]:
            return source.of(self.parsed.article.text)
        return self.words.text(self.grammar.tokens[noun].left, noun)

    def _is_pronoun(self, span: Span) -> bool:
        inside = self.words.inside(span)
        is_relative = len(inside) == 1 and self.grammar.antecedent(inside[0]) != inside[0]
        return len(inside) == 1 and not is_relative and self.grammar.tokens[inside[0]].pos == "PRON"
