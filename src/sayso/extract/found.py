"""A claim while it is being worked out: the match that made it, and what is known of it so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sayso.extract.matching import Match
from sayso.model.claim import Attribution, ClaimDraft


@dataclass(frozen=True, slots=True)
class Found:
    """A draft with what made it. `draft.index` is its number among the found ones until the article is done."""

    match: Match | None
    """None for what answers another claim without a frame of its own: a bare denial."""
    draft: ClaimDraft
    sentence: int
    claimant: str
    """Key of who says it: '' for the article's own voice; equal for mentions that are surely the same."""

    def revised(self, **changes: Any) -> Found:
        """The same, with other values in the draft."""
        return replace(self, draft=replace(self.draft, **changes))

    @property
    def own_voice(self) -> bool:
        return not self.claimant


def voice_of(
    attribution: Attribution | None, attributions: Sequence[Attribution], tells: Callable[[Attribution], bool]
) -> Attribution | None:
    """Who puts it forward: the innermost attribution that names a source which tells something.

    One without a source ("reports that") passes on to what it stands in, and so does a plan that nobody is quoted
    for ("hopes to take"): that is said by whoever tells it. None for the article's own voice.
    """
    voice = attribution
    while voice is not None and (voice.source is None or not tells(voice)) and voice.parent is not None:
        voice = attributions[voice.parent]
    if voice is not None and not tells(voice):
        return None
    return attribution if voice is not None and voice.source is None else voice
