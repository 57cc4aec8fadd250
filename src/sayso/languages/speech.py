"""How a language reports speech, read from its folder: cue words with their frames, channels, marks, small words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from sayso.errors import PackError
from sayso.languages.load import language_folder, read_table
from sayso.model.claim import Certainty, Stance


class Frame(StrEnum):
    """What carries the content of a cue word."""

    THAT = "that"
    """A finite clause: 'said that the town fell', 'asked whether', 'knows how'."""
    QUOTE = "quote"
    """A quotation beside it."""
    ASIDE = "aside"
    """The cue stands after or inside what is said: 'The town fell, he said.'"""
    TO = "to"
    """An infinitive of the same subject: 'promised to leave'."""
    ING = "ing"
    """A gerund: 'denied leaving'."""
    OBJECT = "object"
    """A noun phrase: 'condemned the raid'."""
    OBJECT_TO = "object_to"
    """An object with an infinitive of its own: 'urged the army to leave'."""
    PASSIVE_TO = "passive_to"
    """A raised subject under a passive: 'is said to have left'."""
    RAISED_TO = "raised_to"
    """A raised subject under an active verb or adjective: 'seems to have left'."""
    RAISED_ADJECTIVE = "raised_adjective"
    """A raised subject with an adjective: 'seems empty'."""
    PREPOSITION = "preposition"
    """The object of a preposition: 'called for a truce'."""


@dataclass(frozen=True, slots=True)
class CueWord:
    """What one cue word does in some of its frames."""

    lemma: str
    frames: frozenset[Frame]
    stance: Stance
    certainty: Certainty = Certainty.ASSERTED
    prepositions: frozenset[str] = frozenset()
    has_addressee: bool = False
    needs_predicate: bool = False
    """The object counts only with something said of it: 'called the raid a crime', not 'called the base'."""
    needs_preposition: bool = False
    """The object counts only with a prepositional phrase: 'charged the general with murder'."""
    particle: str = ""
    """The verb counts only with this particle: 'ruled out'."""
    needs_as: bool = False
    """The object counts only with "as": 'sees the raid as a warning'."""
    only_persons_and_deeds: bool = False
    """The verb is also one of fighting: its object must be a person, or something said or decided."""
    only_figures: bool = False
    """The object must be a number or what is counted: 'put the toll at nine'."""
    is_document: bool = False
    """A noun that itself speaks where nobody owns it: 'conflicting reports of a raid'."""
    is_sourceless: bool = False
    """Its subject is part of what is said, never the one who says it."""


CueTable = Mapping[str, tuple[CueWord, ...]]
"""By lemma; for a frame, the first word that has it decides."""


@dataclass(frozen=True, slots=True)
class PhraseCue:
    """Several words that do a cue's work, lower case, in order."""

    words: tuple[str, ...]
    source_owns: bool
    """Whether the source stands inside, as owner ('in his view'), rather than after ('according to him')."""
    stance: Stance


@dataclass(frozen=True, slots=True)
class Channels:
    """How something can be said."""

    prepositions: frozenset[str]
    nouns: frozenset[str]
    networks: frozenset[str]
    verbs: frozenset[str]
    listeners: frozenset[str]


@dataclass(frozen=True, slots=True)
class SpeechLexicon:
    """A language's knowledge of reported speech. All words are lower case."""

    code: str
    verbs: CueTable = field(repr=False)
    nouns: CueTable = field(repr=False)
    adjectives: CueTable = field(repr=False)
    phrases: tuple[PhraseCue, ...] = field(repr=False)
    channels: Channels = field(repr=False)
    double_marks: tuple[tuple[str, str], ...]
    single_marks: tuple[tuple[str, str], ...]
    negations: frozenset[str]
    subordinators: frozenset[str]
    open_questions: frozenset[str]
    aside_markers: frozenset[str]
    agent_preposition: str
    infinitive_mark: str
    addressee_preposition: str
    predicate_preposition: str
    origin_prepositions: frozenset[str]
    object_prepositions: frozenset[str]
    name_links: frozenset[str]
    past_perfect: str
    clause_opener: str
    expletives: frozenset[str]
    first_and_second_person: frozenset[str]
    relative_pronouns: frozenset[str]
    empty_subjects: frozenset[str]
    light_verbs: frozenset[str]
    titles: frozenset[str]
    """Single words before a name that belong to it: "spokesman", "general"."""
    sayable_nouns: frozenset[str]
    deeds: frozenset[str]
    """What can be attacked or defended with words."""
    figures: frozenset[str]
    """Nouns for a number that somebody gives: "toll"."""
    joining_conjunctions: frozenset[str]
    citing_verbs: frozenset[str]
    collective_speakers: frozenset[str]
    negated_stance: Mapping[Stance, Stance]
    hedging_adverbs: frozenset[str]
    hedging_auxiliaries: frozenset[str]
    sourceless_adverbs: frozenset[str]
    time_words: frozenset[str]
    headline_separators: frozenset[str]
    not_headline_sources: frozenset[str]
    unverified_verbs: frozenset[str]
    unverified_nouns: frozenset[str]
    unverified_modals: frozenset[str]
    unverified_prepositions: frozenset[str]
    failure_words: frozenset[str]


@cache
def load_speech(code: str) -> SpeechLexicon:
    """How a language reports speech. Read once a process.

    Raises UnknownPackError for a language that is not installed, PackError where its files do not hold together.
    """
    return read_speech(language_folder(code))


def read_speech(folder: Path) -> SpeechLexicon:
    """The same from any folder. Raises PackError."""
    try:
        return _speech(folder)
    except KeyError as missing:
        raise PackError(folder.name, f"no list {missing.args[0]!r}", "see the same file in languages/en") from missing


def _speech(folder: Path) -> SpeechLexicon:
    language = read_table(folder, "language.toml")
    phrases = read_table(folder, "cues_phrases.toml")
    where = f"{folder.name}/language.toml"
    grammar = _part(language, "grammar", where)
    certainty = _part(language, "certainty", where)
    marks = _part(language, "quotation", where)
    headline = _part(phrases, "headline", f"{folder.name}/cues_phrases.toml")
    unverified = _part(phrases, "unverified", f"{folder.name}/cues_phrases.toml")
    return SpeechLexicon(
        code=str(language.get("code", folder.name)),
        verbs=_cue_table(folder, "cues_verbs.toml"),
        nouns=_cue_table(folder, "cues_nouns.toml"),
        adjectives=_cue_table(folder, "cues_adjectives.toml"),
        phrases=tuple(_phrases(phrases, f"{folder.name}/cues_phrases.toml")),
        channels=_channels(folder),
        double_marks=tuple((str(a), str(b)) for a, b in marks["double"]),
        single_marks=tuple((str(a), str(b)) for a, b in marks["single"]),
        negations=_words(grammar["negations"]),
        subordinators=_words(grammar["subordinators"]),
        open_questions=_words(grammar["open_questions"]),
        aside_markers=_words(grammar["aside_markers"]),
        agent_preposition=str(grammar["agent_preposition"]),
        infinitive_mark=str(grammar["infinitive_mark"]),
        addressee_preposition=str(grammar["addressee_preposition"]),
        predicate_preposition=str(grammar["predicate_preposition"]),
        origin_prepositions=_words(grammar["origin_prepositions"]),
        object_prepositions=_words(grammar["object_prepositions"]),
        name_links=_words(grammar["name_links"]),
        past_perfect=str(grammar["past_perfect"]),
        clause_opener=str(grammar["clause_opener"]),
        expletives=_words(grammar["expletives"]),
        first_and_second_person=_words(grammar["first_and_second_person"]),
        relative_pronouns=_words(grammar["relative_pronouns"]),
        empty_subjects=_words(grammar["empty_subjects"]),
        deeds=_words(grammar["deeds"]),
        figures=_words(grammar["figures"]),
        joining_conjunctions=_words(grammar["joining_conjunctions"]),
        citing_verbs=_words(grammar["citing_verbs"]),
        collective_speakers=_words(grammar["collective_speakers"]),
        sayable_nouns=_words(grammar["sayable_nouns"]),
        titles=_titles(folder),
        light_verbs=_words(grammar["light_verbs"]),
        negated_stance={Stance(a): Stance(b) for a, b in _part(language, "negated", where).items()},
        hedging_adverbs=_words(certainty["hedging_adverbs"]),
        hedging_auxiliaries=_words(certainty["hedging_auxiliaries"]),
        sourceless_adverbs=_words(certainty["sourceless_adverbs"]),
        time_words=_words(_part(language, "time", where)["words"]),
        headline_separators=_words(headline["separators"]),
        not_headline_sources=_words(headline["not_sources"]),
        unverified_verbs=_words(unverified["verbs"]),
        unverified_nouns=_words(unverified["nouns"]),
        unverified_modals=_words(unverified["modals"]),
        unverified_prepositions=_words(unverified["prepositions"]),
        failure_words=_words(unverified["failure_words"]),
    )


def _titles(folder: Path) -> frozenset[str]:
    person = read_table(folder, "roles.toml").get("person", {})
    lists = (person.get(name, ()) for name in ("public", "public_when_quoted", "titles", "private"))
    return frozenset(str(title).split()[-1] for listed in lists for title in listed)


def cue_for(table: CueTable, lemma: str, frame: Frame) -> CueWord | None:
    """What a word does in a frame; None where it has no such frame."""
    return next((cue for cue in table.get(lemma, ()) if frame in cue.frames), None)


def _part(table: dict[str, Any], name: str, where: str) -> dict[str, Any]:
    part = table.get(name)
    if not isinstance(part, dict):
        raise PackError(where, f"no [{name}]", "see languages/en")
    return part


def _words(listed: str | Iterable[str]) -> frozenset[str]:
    return frozenset(listed.split() if isinstance(listed, str) else listed)


def _cue_table(folder: Path, name: str) -> CueTable:
    table: dict[str, tuple[CueWord, ...]] = {}
    for group in read_table(folder, name).get("group", ()):
        for lemma in dict.fromkeys(str(group.get("words", "")).split()):
            table[lemma] = (*table.get(lemma, ()), _cue_word(lemma, group, f"{folder.name}/{name}"))
    return table


def _cue_word(lemma: str, group: dict[str, Any], where: str) -> CueWord:
    try:
        frames = {Frame(name) for name in group["frames"]}
        stance = Stance(group["stance"])
        certainty = Certainty(group.get("certainty", "asserted"))
    except (KeyError, ValueError) as problem:
        raise PackError(where, f"the group of {lemma!r}: {problem}", "see the head of the file") from problem
    prepositions = _words(group.get("prepositions", ()))
    return CueWord(
        lemma=lemma,
        frames=frozenset(frames | ({Frame.PREPOSITION} if prepositions else set())),
        stance=stance,
        certainty=certainty,
        prepositions=prepositions,
        has_addressee=bool(group.get("addressee", False)),
        needs_predicate=bool(group.get("needs_predicate", False)),
        needs_preposition=bool(group.get("needs_preposition", False)),
        particle=str(group.get("particle", "")),
        needs_as=bool(group.get("needs_as", False)),
        only_persons_and_deeds=bool(group.get("only_persons_and_deeds", False)),
        only_figures=bool(group.get("only_figures", False)),
        is_document=bool(group.get("document", False)),
        is_sourceless=bool(group.get("sourceless", False)),
    )


def _phrases(table: dict[str, Any], where: str) -> Iterable[PhraseCue]:
    for group in table.get("group", ()):
        try:
            stance, source_owns = Stance(group["stance"]), group["place"] == "source_owns"
        except (KeyError, ValueError) as problem:
            raise PackError(where, f"a group of phrases: {problem}", "see the head of the file") from problem
        for phrase in group["phrases"]:
            yield PhraseCue(tuple(phrase.split()), source_owns, stance)


def _channels(folder: Path) -> Channels:
    table = read_table(folder, "channels.toml")
    nouns = {part: _words(table.get(part, {}).get("nouns", "")) for part in ("written", "spoken", "broadcast")}
    return Channels(
        prepositions=_words(table.get("prepositions", ())),
        nouns=nouns["written"] | nouns["spoken"] | nouns["broadcast"],
        networks=_words(table.get("networks", {}).get("nouns", "")),
        verbs=_words(table.get("verbs", {}).get("lemmas", "")),
        listeners=_words(table.get("listeners", {}).get("nouns", "")),
    )
