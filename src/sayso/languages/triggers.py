"""Which words of a language put forward which kind of claim: reads languages/<code>/triggers.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from sayso.languages.load import words_from
from sayso.model.frames import Frame, TriggerLexicon

FORMS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
"""Key of a group in the file -> form of the frames that it gives."""

# Where actor and target stand unless a group says otherwise.
USUAL_ACTOR = {"verb": ("subject",), "noun": ("subject", "by", "modifier"), "adjective": ()}
USUAL_PLACE_OF_CHANGE = ("object", "from", "of", "into", "toward", "towards", "in", "at", "near", "through")
"""Where the place stands when a frame says that a place changed hands."""
USUAL_TARGET = {"verb": ("object",), "noun": ("on", "against"), "adjective": ("subject",)}

LISTS = (
    "carriers",
    "prepositional_carriers",
    "collectives",
    "undergoing",
    "occurrences",
    "raising",
    "blame",
    "transitives",
    "locative_prepositions",
    "place_prepositions",
    "compass",
    "temporal_conjunctions",
    "taking_up",
    "conflict_signs",
    "other_news",
    "countries",
    "place_qualifiers",
    "place_adverbs",
    "definite",
    "containing",
    "before_struck",
    "inside",
    "for_countries",
    "befalls",
)


@cache
def load_triggers(language: str) -> TriggerLexicon:
    """The trigger words of a language. Read once a process.

    Raises UnknownPackError for a language without triggers.toml, PackError for a file that does not hold together.
    """
    return words_from(language, "triggers.toml", _lexicon)


def _lexicon(language: str, table: Mapping[str, Any]) -> TriggerLexicon:
    classes = {name: frozenset(words) for name, words in table["classes"].items()}
    frames = [frame for kind, groups in table["frames"].items() for frame in frames_of(kind, groups, classes=classes)]
    return TriggerLexicon(
        language=language,
        frames=tuple(frames),
        classes=MappingProxyType(classes),
        entity_classes=MappingProxyType({k: frozenset(v) for k, v in table["entity_classes"].items()}),
        **{name: frozenset(table[name]) for name in LISTS},
    )


def frames_of(
    kind: str, groups: Iterable[Mapping[str, Any]], *, classes: Mapping[str, frozenset[str]]
) -> tuple[Frame, ...]:
    """The frames of one kind from its groups of triggers, as they stand in triggers.toml or in a kind.toml.

    Raises ValueError for a class that is not declared.
    """
    return tuple(frame for group in groups for frame in _frames_of_group(kind, group, classes))


def _frames_of_group(kind: str, group: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> Iterable[Frame]:
    for key, form in FORMS.items():
        alone = frozenset(word for word in group.get(key, ()) if " " not in word)
        if alone:
            yield _frame(kind, group, form, alone, (), classes)
        for phrase in group.get(key, ()):
            head, *companions = phrase.split()
            if companions:
                sets = tuple(_alternatives(word, classes) for word in companions)
                yield _frame(kind, group, form, frozenset({head}), sets, classes)


def _alternatives(words: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in words.split("|"):
        found |= _class(word[1:], classes) if word.startswith("@") else {word}
    return frozenset(found)


def _class(name: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if name not in classes:
        raise ValueError(f"the word class {name!r} is not declared under [classes]")
    return classes[name]


def _frame(
    kind: str,
    group: Mapping[str, Any],
    form: str,
    heads: frozenset[str],
    companions: tuple[frozenset[str], ...],
    classes: Mapping[str, frozenset[str]],
) -> Frame:
    change, act = group.get("change"), group.get("act")
    return Frame(
        kind=kind,
        heads=heads,
        form=form,
        companions=companions,
        change=change,
        actor=tuple(group.get("actor", USUAL_ACTOR[form])),
        target=tuple(group.get("target", USUAL_TARGET[form])),
        place=tuple(group.get("place", USUAL_PLACE_OF_CHANGE if change else ())),
        quantity=tuple(group.get("quantity", ())),
        counts=group.get("counts"),
        needs=_conditions(group.get("needs", {}), classes),
        needs_one_of=_conditions(group.get("needs_one", {}), classes),
        unless=_conditions(group.get("unless", {}), classes),
        modality=group.get("modality"),
        only_modality=frozenset(group.get("only_modality", ())),
        takes_in=group.get("takes_in", False),
        last_resort=group.get("last_resort", False),
        tells=_known_classes(group.get("tells", ()), classes),
        of_speaker=group.get("of_speaker", False),
        goes_before=frozenset(group.get("goes_before", ())),
        polarity=group.get("polarity"),
        follows=frozenset(group.get("follows", ())),
        needs_conflict=group.get("needs_conflict", False),
        act=act,
        name="/".join(filter(None, (kind, change, act))),
    )


def _known_classes(names: Iterable[str], classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    for name in names:
        _class(name, classes)
    return frozenset(names)


def _conditions(table: Mapping[str, list[str]], classes: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    for names in table.values():
        for name in names:
            _class(name.removeprefix("!"), classes)
    return MappingProxyType({path: frozenset(names) for path, names in table.items()})
