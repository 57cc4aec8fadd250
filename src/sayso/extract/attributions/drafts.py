"""What the rules hand on: an attribution in tokens, before overlaps are settled and characters are counted."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.attributions.reading import Stretch
from sayso.model.claim import Certainty, Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution as a rule found it."""

    cue_word: int
    """The token that the rule hangs on: the verb, noun or adjective of the cue."""
    source: Stretch | None
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]
    stance: Stance
    rule: str
    certainty: Certainty = Certainty.ASSERTED
    relayed_by: int | None = None
    """The cue word of the attribution that passes this one on, where their contents are the same."""
    stance_is_final: bool = False
    """Whether a negation of the cue is already reckoned with."""
