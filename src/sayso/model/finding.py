"""What is derived from a view of the ledger and can always be computed again: links, rungs, assessments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sayso.model.claim import QuestionKey


class LinkKind(StrEnum):
    DENIES = "denies"
    CONTRADICTS = "contradicts"
    REPEATS = "repeats"
    BEARS_OUT = "bears_out"
    CONCEDES = "concedes"
    DOUBTS = "doubts"
    """Says that it could not be verified."""
    UPDATES = "updates"
    """The same voice says something newer of the same matter."""
    WITHDRAWS = "withdraws"
    """Its claimant takes it back."""


@dataclass(frozen=True, slots=True)
class Link:
    """What one claim does to another."""

    kind: LinkKind
    source: str
    """Id of the claim that does it."""
    target: str
    """Id of the claim that it is done to."""
    rule: str
    scope: str
    """How far it reaches, in a sentence; '' when it reaches the whole of the target."""
    questions: tuple[str, ...]
    """Ids of the questions for which it holds: one of several places, say."""
    weight: float = 1.0
    """Above 0, at most 1: how much of the target it touches, times how directly it is tied (docs/methods/links.md). It
    orders reasons and chooses between links; no standing counts it."""


class Role(StrEnum):
    """What a claim does for the standing of a question."""

    PUTS_FORWARD = "puts forward"
    DENIES = "denies"
    CONTRADICTS = "contradicts"
    BEARS_OUT = "bears out"
    CONCEDES = "concedes"
    REPEATS = "repeats"
    DOUBTS = "could not verify"
    TAKES_BACK = "takes back"
    """Its own claimant says that it is not so."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One claim's part in where a question stands."""

    claim_id: str
    role: Role
    party: str | None
    """The side that speaks, None for those without one."""
    origin: str
    """Id of the root that the report comes from; claims with one origin count once."""
    note: str
    weight: float = 1.0
    """Of the link that ties it to the answer, as `Link.weight`; 1 for what gives the answer itself."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """Where one answer to a question stands, from the claims known at a given moment."""

    question: QuestionKey
    answer: str
    """What is put forward, in a short phrase: 'taliban holds Khinj'."""
    rung: str
    """Name of a rung of ontology/ladder.toml."""
    scope: str
    """How far the rung reaches; '' when it covers the whole answer."""
    contributions: tuple[Contribution, ...]
    reasons: tuple[str, ...]
    """Sentences, each leading to claims by id in the contributions."""
    times_reported: int
    """How many reports carry it; never a measure of support."""
    independent_support: int
    """How many origins without an interest, with their own access, bear it out."""
    would_change: tuple[str, ...]
    """What would lift or lower it."""
    grade: str = ""
    """Admiralty grade, 'C2': the source's reliability, A to F, beside the information's credibility, 1 to 6."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The root that a claim comes from: for the question 'is it so', claims of one origin are one voice."""

    id: str
    """'side:north', 'organisation:clinic', 'newsroom:valley-post'; 'newsroom:a+newsroom:b' when it leans on several."""
    label: str
    """For a sentence: 'reuters', 'the publisher of article a-12'."""
    side: str | None
    """Id of the side with an interest that speaks; None for those without one."""
    stands_alone: bool
    """Whether it may count beside other origins. False for what leans on several roots, or on an unknown one."""
    reason: str
    """Why it is taken for this origin, in a sentence."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Which reports come from one root, and which claims are one act of saying."""

    by_claim: Mapping[str, Origin]
    """Claim id -> the root it comes from."""
    utterances: Mapping[str, str]
    """Claim id -> id of the utterance: same claimant, same proposition, same day."""
    roots: Mapping[str, tuple[str, ...]]
    """Article id -> the newsrooms that its own voice leans on, in order; more than one: which of them is not known."""
    copies_of: Mapping[str, tuple[str, ...]]
    """Article id -> ids of the articles with which it shares long runs of words and which are taken to be earlier."""
