"""Attributions, claim drafts and claims: what is said, by whom, in which words.

The stations: extract finds `Attribution`s and `ClaimDraft`s (spans and words only); resolve decides who, where and when
(`Resolution`) and makes `Claim`s, which the ledger keeps for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.source import Candidate, Span, ZoneKind
from sayso.model.times import TimeReading


class Stance(StrEnum):
    """What a source does with the content put in its mouth."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    CONCEDES = "concedes"
    DOUBTS = "doubts"
    """Says that it cannot be verified, or questions it."""
    BELIEVES = "believes"
    EXPECTS = "expects"
    """Plans, expects, announces what is to come."""
    DEMANDS = "demands"
    VOWS = "vows"


class Certainty(StrEnum):
    ASSERTED = "asserted"
    HEDGED = "hedged"


class Quoting(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of a report put in somebody's mouth. Content, cue and source do not overlap one another."""

    index: int
    """Its place in the article's tuple of attributions, which is in order of the content's first character."""
    source: Span | None
    """Who says it, as written; None when the text does not say ('it was reported that')."""
    cue: tuple[Span, ...]
    """The words that show that it is said: 'said', 'according to', 'the claim that'; may be empty."""
    content: tuple[Span, ...]
    """What is said; several pieces when the cue stands inside. Never empty."""
    quoting: Quoting
    stance: Stance
    certainty: Certainty
    channel: Span | None = None
    """How it was said: 'on Twitter', 'in a statement', 'told Reuters'."""
    addressee: Span | None = None
    parent: int | None = None
    """The attribution inside whose content this one stands."""
    rule: str = ""
    """Which rule found it, for `sayso why`."""


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    HAPPENED = "happened"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CALLED_FOR = "called_for"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text has it, kept as a range; None is an open end."""

    of: str
    low: int | None
    high: int | None
    words: str
    span: Span
    total: int | None = None
    """For a part of a whole: 'four of the seven districts' has total 7."""


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot of a claim: words of the article, unresolved."""

    words: str
    span: Span
    head: int
    """Index of the head token."""
    how: str
    """'argument' of the trigger, 'inherited' from what is told elsewhere in the article, 'pronoun' followed to its
    name, 'taken_up' by "there" or "the town" from the place named before ..."""


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """One proposition as found in the text, before anybody has decided who, where and when."""

    index: int
    """Its place in the article's tuple of drafts, which is in order of the evidence."""
    evidence: Span
    kind: str
    change: str | None
    trigger: int
    """Index of the token that the frame matched."""
    attribution: int | None
    """The innermost attribution whose content carries the evidence; None for the article's own voice."""
    polarity: Polarity
    modality: Modality
    actor: Filler | None
    target: Filler | None
    places: tuple[Filler, ...]
    times: tuple[Span, ...]
    """Time expressions that belong to the event (not to the saying of it)."""
    quantity: Quantity | None
    about: tuple[int, ...]
    """Drafts that a bare denial or a 'could not be verified' is about."""
    zone: ZoneKind
    rule: str
    """Kind and frame that made it, for `sayso why`."""
    also: tuple[Span, ...] = ()
    """Further places in the article where the same claimant says the same."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of the article with what they were taken to refer to, the runners-up, and why."""

    words: str
    span: Span | None
    ref: str | None
    """Id in the theatre, or 'text:<folded name>' for what only the text knows; None while unresolved."""
    name: str
    """The label to show: the theatre's, or the shortest unambiguous name in the article."""
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    how: str = ""
    """How the slot came by it: 'argument', 'inherited' from elsewhere in the article ...; '' where nobody says."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who puts a claim forward."""

    words: str
    """The fullest mention in the article, an exact substring: 'Taliban spokesman Bilal Karimi'."""
    span: Span
    kind: str
    """'person', 'organisation', 'side', 'witness', 'unnamed' or 'document'."""
    ref: str | None
    """Id of the person or organisation, if known; never set for witnesses and unnamed sources (do no harm, H11)."""
    party_ref: str | None
    """Id of the side spoken for; None for those without a side or with none named."""
    party: str | None
    """The side's short lower-case name."""
    has_public_role: bool
    """Whether the name may be shown (do no harm, H9); organisations may."""
    role_phrase: str
    """What to show instead of a private person's name: 'a resident', 'a mechanic'."""
    reason: str
    """The words and the rule that tie the claimant to its side, or what was looked for in vain."""
    stays_open: str = ""
    """'speaker' where a pronoun was followed to nobody, 'party' where no side is named, '' where nothing is open."""
    candidates: tuple[Candidate, ...] = ()
    """Whom, or for which party, what stays open may mean, best first; () where the text gives no grounds for any."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One level of who cites whom, outermost first: the outlet, the agency it cites, the official the agency quotes."""

    words: str
    """The source at this level as written; '' where the text names none."""
    span: Span | None
    cue: str
    stance: Stance
    channel: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class QuestionKey:
    """What a claim is about: claims with the same id are answers to the same question."""

    id: str
    kind: str
    label: str
    """A plain question: 'Who holds Khinj?'"""
    slots: tuple[tuple[str, str], ...]
    """The slots that make the question, with the ids or folded names that fill them."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who, where and when, as decided with what was known; may be revised by a later ledger entry."""

    claimant: Claimant | None
    """None: the article says so in its own voice."""
    actor: Reference | None
    target: Reference | None
    places: tuple[Reference, ...]
    when: TimeReading | None
    said_at: TimeReading | None
    background: bool
    questions: tuple[QuestionKey, ...]
    proposition: str
    """Id made from kind, change and resolved slots: equal for the same thing said in other words."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition about the conflict, under one attribution or in the article's own voice."""

    id: str
    article_id: str
    evidence: Span
    words: str
    """The exact characters at `evidence`."""
    kind: str
    change: str | None
    polarity: Polarity
    modality: Modality
    quantity: Quantity | None
    voices: tuple[Voice, ...]
    """Empty for the article's own voice."""
    about: tuple[str, ...]
    """Ids of claims in the same article that a bare denial or doubt is about."""
    answers: tuple[str, ...]
    """Ids of claims in the same article that this one denies or contradicts in so many words."""
    zone: ZoneKind
    rule: str
    also: tuple[Span, ...]
    resolution: Resolution
