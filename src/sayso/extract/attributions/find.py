"""All rules in their order: quotations first, then verbs, nouns, adjectives, phrases, asides and headlines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from sayso.extract.attributions.appositions import with_appositions
from sayso.extract.attributions.asides import RELAY, attributions_of_asides
from sayso.extract.attributions.direct import attributions_of_quotations
from sayso.extract.attributions.drafts import Draft
from sayso.extract.attributions.nouns import attributions_of_adjectives, attributions_of_nouns
from sayso.extract.attributions.phrases import attributions_of_headlines, attributions_of_phrases
from sayso.extract.attributions.reading import Reading, make_ready
from sayso.extract.attributions.relays import with_cited_sources
from sayso.extract.attributions.settle import settle
from sayso.extract.attributions.unpunctuated import attributions_without_commas
from sayso.extract.attributions.unverified import attributions_of_doubt
from sayso.extract.attributions.verbs import attributions_of_verbs
from sayso.languages.speech import Frame, SpeechLexicon, cue_for
from sayso.model.claim import Attribution, Stance
from sayso.model.source import ParsedArticle


def find_attributions(parsed: ParsedArticle, speech: SpeechLexicon) -> tuple[Attribution, ...]:
    """Everything that the article puts in somebody's mouth or mind, in order of what is said.

    The innermost attribution around a character is the one that carries it; `parent` leads outwards. Believing,
    wanting and expecting are told from saying by the stance.
    """
    reading = make_ready(parsed, speech)
    drafts: dict[int, Draft] = {}
    for rule in (
        attributions_of_doubt,
        attributions_of_quotations,
        attributions_of_verbs,
        attributions_of_nouns,
        attributions_of_adjectives,
        attributions_of_phrases,
        attributions_of_headlines,
    ):
        for draft in rule(reading):
            if not is_own_talk(reading, draft):
                drafts.setdefault(draft.cue_word, draft)
    for late_rule in (attributions_without_commas, attributions_of_asides):
        for draft in late_rule(reading, frozenset(drafts)):
            if is_own_talk(reading, draft):
                continue
            if draft.rule == RELAY:
                drafts[draft.cue_word] = draft
            drafts.setdefault(draft.cue_word, draft)
    kept = without_nested_thoughts(reading, drafts.values())
    return settle(reading, with_cited_sources(reading, with_appositions(reading, kept)))


def is_own_talk(reading: Reading, draft: Draft) -> bool:
    """Whether a cue inside a quotation is the speaker's way of talking ("I think", "they say"), and no report."""
    if not reading.is_quoted(draft.cue_word):
        return False
    cue = reading.tokens[draft.cue_word]
    is_report = cue_for(reading.speech.verbs, cue.lemma, Frame.QUOTE) is not None and cue.tag in FINITE_TAGS
    if draft.rule != "verb/that" or draft.stance is not Stance.ASSERTS or draft.source is None or not is_report:
        return True
    return any(reading.tokens[i].pos == "PRON" for i in range(draft.source.first, draft.source.last + 1))


FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBN"})


# What an official says that others want or refuse is the official's claim; what they are reported to say is theirs.
THOUGHTS = (
    "adverb",
    "verb/object",
    "verb/to",
    "verb/object_to",
    "verb/ing",
    "verb/preposition",
    "verb/passive_to",
    "verb/raised_to",
    "verb/raised_adjective",
    "noun/to",
    "noun/preposition",
    "adjective/to",
    "adjective/preposition",
    "adjective/raised_to",
)


def without_nested_thoughts(reading: Reading, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without plans, wishes and attitudes that stand inside what somebody else is reported to say."""
    kept = list(drafts)
    steps = [0] * (len(reading.tokens) + 1)
    for draft in kept:
        for piece in draft.content:
            steps[piece.first] += 1
            steps[piece.last + 1] -= 1
    is_reported = [depth > 0 for depth in accumulate(steps)]
    return [draft for draft in kept if _is_somebodys(draft, is_inside=is_reported[draft.cue_word])]


NOBODYS = frozenset({Stance.BELIEVES, Stance.EXPECTS})


def _is_somebodys(draft: Draft, *, is_inside: bool) -> bool:
    """Whether a thought is put in somebody's mind, and not in that of one whose words are reported."""
    if draft.rule in THOUGHTS:
        has_voice = draft.source is not None or draft.rule in SOURCELESS
        return has_voice and not is_inside
    return draft.rule != "noun/that" or draft.source is not None or draft.stance not in NOBODYS


SOURCELESS = frozenset({"adverb", "verb/passive_to", "verb/raised_to", "verb/raised_adjective", "adjective/raised_to"})
