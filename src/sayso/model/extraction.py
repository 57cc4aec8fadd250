"""What an extractor makes of one article: who says something, what is claimed, and what was odd on the way."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.claim import Attribution, ClaimDraft
from sayso.model.remark import Remark


@dataclass(frozen=True, slots=True)
class Extraction:
    """Attributed drafts of claims, in spans and words of the article; nobody has decided who, where and when yet."""

    attributions: tuple[Attribution, ...]
    """Each at its own index, in order of the content's first character."""
    drafts: tuple[ClaimDraft, ...]
    """Each at its own index, in order of the evidence."""
    remarks: tuple[Remark, ...] = ()
