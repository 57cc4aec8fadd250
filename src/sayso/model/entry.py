"""What the ledger keeps. Nothing is updated: a correction is a new entry that names what it supersedes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sayso.model.actors import PersonNotice
from sayso.model.claim import Claim, Resolution
from sayso.model.remark import Remark
from sayso.model.source import Article, Capture


@dataclass(frozen=True, slots=True)
class CaptureRecorded:
    """Bytes, stored once however often they are met."""

    capture: Capture


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """One reading of one article by one set of rules; a later reading of the same article supersedes it."""

    reading_id: str
    article: Article
    ruleset: str
    """Digest of the rules, the parser and the packs that did the reading."""
    theatre: str | None
    people: tuple[PersonNotice, ...]
    remarks: tuple[Remark, ...]
    supersedes: str | None
    """The reading_id that was current before."""
    extractor: str = ""
    """Name and version of what found the claims; '' in a reading from before this was kept."""


@dataclass(frozen=True, slots=True)
class ClaimRecorded:
    """A claim as one reading found it."""

    reading_id: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Decided:
    """What exactly somebody decided about a claim."""

    slot: str
    """place, party, speaker, actor or day."""
    words: str
    """The words of the article that the decision is about."""


@dataclass(frozen=True, slots=True)
class ResolutionRevised:
    """A better answer to who, where and when; the claim and its words stay."""

    claim_id: str
    resolution: Resolution
    """The whole, with everything that was known otherwise."""
    by: str
    reason: str
    decided: Decided | None = None
    """The one point that was decided; a new reading of the article keeps it. None: the whole resolution was."""


@dataclass(frozen=True, slots=True)
class JudgementMade:
    """A person's decision about claims: documented, not the same event, wrong speaker ..."""

    claim_ids: tuple[str, ...]
    judgement: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A claim that its claimant, or the outlet, took back."""

    claim_id: str
    by: str
    reason: str


Entry = CaptureRecorded | ArticleRead | ClaimRecorded | ResolutionRevised | JudgementMade | Withdrawn


@dataclass(frozen=True, slots=True)
class RecordedEntry:
    """An entry with its number and clock, as the ledger gave them."""

    number: int
    recorded_at: datetime
    entry: Entry
