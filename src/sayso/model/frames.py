"""What ontology and languages both know: which words put forward a claim of which kind, and who does what in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying one kind of thing: a head word with companions, and which of its arguments fills which slot.

    A path names an argument by its grammar, never by its place in the sentence: 'subject' and 'object' are those of the
    active voice, so a passive fills them alike; 'modifier' is what stands before a noun ("army raid", "the army's
    raid"); any other path is a preposition ('by', 'in', 'from').
    'self' is the head word, 'complement' what stands after 'be', 'below' the verb that it governs, 'participle' what
    hangs on a noun ("fired" on "shells").
    'object:people' is the object if it is of that word class; 'subject.modifier' goes on from what was found first.
    """

    kind: str
    heads: frozenset[str]
    """Lemmas of the head word."""
    form: str
    """'verb', 'noun' or 'adjective'."""
    companions: tuple[frozenset[str], ...] = ()
    """Words that must depend on the head, each a set of alternatives: 'take' with 'control'; 'pull' with 'out'."""
    change: str | None = None
    actor: tuple[str, ...] = ()
    """Paths tried in order."""
    target: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    quantity: tuple[str, ...] = ()
    """Where a number of this frame stands; empty: it counts nothing."""
    counts: str | None = None
    """What the number is a number of: 'killed', 'districts'; None: the noun that it stands before."""
    needs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Path -> word classes of which its filler must be one ('object' -> {'place'}); several paths: all must hold."""
    needs_one_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The same, but one path is enough."""
    unless: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Path -> word classes of which its filler must be none."""
    modality: str | None = None
    """What the words themselves say: 'called_for' for 'demand', 'planned' for 'vow'."""
    only_modality: frozenset[str] = frozenset()
    """Counts only where the sentence itself gives one of these ('planned': "we will respond"); empty: always."""
    takes_in: bool = False
    """What its verb governs is part of it: "vowed to retake the town" is one vow."""
    last_resort: bool = False
    """Counts only where its clause is one of the sentence's own and carries no other claim."""
    tells: frozenset[str] = frozenset()
    """Word classes that tell what a clause is about: one of its words must be listed in one. Of several such frames the
    one with the most words in the clause goes first."""
    of_speaker: bool = False
    """Counts only where who says it is who does it: "we will", "the army said it would"."""
    goes_before: frozenset[str] = frozenset()
    """Kinds whose frames it goes before where it stands: a fight that the speaker promises is a vow."""
    polarity: str | None = None
    """'denied' where the words themselves negate ('remain out of reach')."""
    needs_conflict: bool = False
    """Too common a word to stand alone: only where the sentence or its neighbour is about the conflict otherwise."""
    follows: frozenset[str] = frozenset()
    """Kinds that it may take over from an event told before: "the attack" after a bombing is a strike."""
    act: str | None = None
    """An act of the kind that is no reply to its question, named in kind.toml: 'outcome' for 'defeat'."""
    name: str = ""
    """Where it comes from, for `sayso why`: 'control/gained: seize'."""


@dataclass(frozen=True, slots=True)
class TriggerLexicon:
    """What one language has for all kinds."""

    language: str
    frames: tuple[Frame, ...]
    classes: Mapping[str, frozenset[str]]
    """Word class -> lemmas: 'place' -> village, town ...; 'people', 'force', 'weapon', 'vehicle', 'event' ..."""
    entity_classes: Mapping[str, frozenset[str]]
    """Entity label of the parser -> word classes that a name with it counts as: 'GPE' -> place, party."""
    carriers: frozenset[str] = frozenset()
    """Verbs that add nothing to an event noun as their object: 'launch' (an attack), 'carry out' (a raid)."""
    collectives: frozenset[str] = frozenset()
    """Nouns that only gather events, and stand in the clause for them: 'series' (of raids)."""
    prepositional_carriers: frozenset[str] = frozenset()
    """Verbs with the preposition through which they do the same: 'call for' (a truce), 'agree to' (talks)."""
    undergoing: frozenset[str] = frozenset()
    """Those of them whose subject is at the other end of it: 'repel', 'suffer' (an attack)."""
    occurrences: frozenset[str] = frozenset()
    """Verbs that say of an event noun, their subject, only that it is: 'occur', 'rage', 'erupt', 'take place'."""
    blame: frozenset[str] = frozenset()
    """Words that tie somebody to an event noun: 'responsible' (for), 'behind', 'accuse' (of)."""
    raising: frozenset[str] = frozenset()
    """Verbs whose subject is really that of the verb below them: 'seem', 'begin'."""
    transitives: frozenset[str] = frozenset()
    """Verbs that never go without an object, so that without one they are a passive cut short ("two killed")."""
    locative_prepositions: frozenset[str] = frozenset()
    place_prepositions: frozenset[str] = frozenset()
    """Of the locative ones, those that little else than a place follows: 'near', 'inside'."""
    temporal_conjunctions: frozenset[str] = frozenset()
    """Words that open a clause telling when another was: 'when', 'while'."""
    conflict_signs: frozenset[str] = frozenset()
    """Words of armed conflict that are seldom figurative: 'rebel', 'shelling', 'ceasefire'."""
    other_news: frozenset[str] = frozenset()
    """Nouns of sport, weather, markets and the like, which speak against a page being about a conflict."""
    taking_up: frozenset[str] = frozenset()
    """Pronouns that take up the subject of the clause that theirs is joined to: 'they', 'it'."""
    compass: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    """Names before which a compass word is part of the name ('northern Northland')."""
    place_qualifiers: frozenset[str] = frozenset()
    """Nouns that say what a named place is and are no part of its name: 'village', 'province'."""
    place_adverbs: frozenset[str] = frozenset()
    """Words that take up the place told last: 'there'."""
    definite: frozenset[str] = frozenset()
    """Words before a noun that take up what was named: 'the', 'that'."""
    containing: frozenset[str] = frozenset()
    """Prepositions between a noun and the name that it has or belongs to: 'of' in 'the town of Velika'."""
    before_struck: frozenset[str] = frozenset()
    """Prepositions between an attack and what it strikes: 'on' in 'the raid on Velika'."""
    inside: frozenset[str] = frozenset()
    """Prepositions between a place and what it lies in: 'in'."""
    for_countries: frozenset[str] = frozenset()
    """Nouns that only a country is taken up by: 'country'."""
    befalls: frozenset[str] = frozenset()
    """Verbs whose subject, if a place, is where it happens: 'Velika has seen fighting'."""
