"""Everything that the extraction of claims knows: the kinds, and one language's triggers, stances and numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sayso.languages.quantities import QuantityLexicon
from sayso.languages.stance import StanceLexicon
from sayso.languages.triggers import frames_of
from sayso.model.frames import Frame, TriggerLexicon
from sayso.ontology.load import Kind

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
    return Knowledge(kinds, triggers, stance, quantities, MappingProxyType(ordered))


def _generality(frame: Frame) -> tuple[int, bool]:
    return -len(frame.companions), frame.needs_conflict
