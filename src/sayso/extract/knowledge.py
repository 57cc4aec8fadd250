"""Everything that the extraction of claims knows: the kinds, and one language's triggers, stances and numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sayso.languages.quantities import QuantityLexicon, load_quantities
from sayso.languages.stance import StanceLexicon, load_stance
from sayso.languages.triggers import frames_of, load_triggers
from sayso.model.frames import Frame, TriggerLexicon
from sayso.ontology.load import Kind, load_kinds

ANY_HEAD = "*"
"""As the head of a frame: whatever verb no other frame knows."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The packs joined for one language. Made by `make_knowledge`, once a run."""

    kinds: Mapping[str, Kind]
    triggers: TriggerLexicon
    stance: StanceLexicon
    quantities: QuantityLexicon
    frames: Mapping[tuple[str, str], tuple[Frame, ...]]
    """(form, head lemma) -> frames, the most particular first."""
    classes_of: Mapping[str, frozenset[str]]
    """Word -> the word classes that list it."""


def load_knowledge(language: str) -> Knowledge:
    """The installed kinds joined with one language's triggers, stances and numbers."""
    return make_knowledge(
        kinds=load_kinds(),
        triggers=load_triggers(language),
        stance=load_stance(language),
        quantities=load_quantities(language),
    )


def make_knowledge(
    *, kinds: Mapping[str, Kind], triggers: TriggerLexicon, stance: StanceLexicon, quantities: QuantityLexicon
) -> Knowledge:
    """The kinds with one language's words; triggers that a kind.toml brings along are joined to the language's own.

    Raises ValueError when a kind's triggers use a word class that the language does not have.
    """
    own = [
        frame
        for kind in kinds.values()
        for frame in frames_of(kind.name, kind.triggers.get(triggers.language, ()), classes=triggers.classes)
    ]
    by_head: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in (*own, *triggers.frames):
        if frame.kind in kinds:
            for head in frame.heads:
                by_head[frame.form, head].append(frame)
    # Sorting is stable: among equally particular frames the order of the files decides.
    ordered = {key: tuple(sorted(frames, key=_generality)) for key, frames in by_head.items()}
    return Knowledge(kinds, triggers, stance, quantities, MappingProxyType(ordered), _classes_of(triggers))


def _classes_of(triggers: TriggerLexicon) -> Mapping[str, frozenset[str]]:
    by_word: dict[str, set[str]] = defaultdict(set)
    for name, words in triggers.classes.items():
        for word in words:
            by_word[word].add(name)
    return MappingProxyType({word: frozenset(names) for word, names in by_word.items()})


def _generality(frame: Frame) -> tuple[int, bool]:
    return -len(frame.companions), frame.needs_conflict
