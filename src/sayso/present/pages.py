"""One frozen value a page. The terminal, Markdown and HTML show the same ones; nothing here knows how they look.

Every string in a page is already fit to be shown: protected names are gone (sayso.present.redaction).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.present.waterfall import Waterfall


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim as one line: who, how, what, where it is written."""

    claim_id: str
    does: str
    """'puts forward', 'denies', 'bears out' ... : the claim's part in the question, or how it is said."""
    who: str
    """The claimant as it may be shown; for the article's own voice the publisher, 'in its own voice'."""
    side: str
    """The side spoken for; 'no side' for those without one."""
    channel: str
    """'' where the text does not say."""
    words: str
    """The exact words, with roles for protected names."""
    modality: str
    """'' for what is put forward as having happened; else 'hedged', 'called for', 'could not be verified' ..."""
    places: str
    when: str
    """Days, or the text's words marked as unresolved; '' where the text does not say."""
    quantity: str
    source: str
    """'CGTN, 4 Sep 2021'."""
    also: int
    """Further places in the article where the same is said."""
    note: str
    """What limits it: 'in part: presence, not control'."""


@dataclass(frozen=True, slots=True)
class QuestionBoard:
    """One question with one answer that somebody puts forward, and what others say to it."""

    question: str
    answer: str
    kind: str
    kind_label: str
    rung: str
    rung_gloss: str
    """What the rung means, in the ladder's own words."""
    scope: str
    lines: tuple[ClaimLine, ...]
    """Everybody who puts it forward, denies it, bears it out ..., none left out (do no harm, H15)."""
    reasons: tuple[str, ...]
    times_reported: int
    independent_support: int
    would_change: tuple[str, ...]
    grade: str = ""
    """Admiralty grade, 'C2', shown beside the rung and never instead of it; '' where there is none."""
    grade_gloss: str = ""
    """What the two characters of the grade say, in words."""
    told: str = ""
    """When the reports appeared that play a part: '4 Sep 2021 to 6 Sep 2021'; '' where no day is known."""
    silence: str = ""
    """How long nothing more has been heard, by the latest report of the ledger; '' where that is not long."""


def counts_of(board: QuestionBoard, *, with_gloss: bool = True) -> str:
    """The two counts, which are never added, and the grade where there is one, in words too unless told otherwise."""
    counts = f"Times reported: {board.times_reported}. Independent support: {board.independent_support}."
    gloss = f" ({board.grade_gloss})" if with_gloss and board.grade_gloss else ""
    return f"{counts} Admiralty grade: {board.grade}{gloss}." if board.grade else counts


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source text and the claims whose words it is."""

    text: str
    claim_ids: tuple[str, ...]
    starts: tuple[str, ...]
    """Claims that begin here: a link to the claim leads to this piece."""
    zone: str
    is_masked: bool


@dataclass(frozen=True, slots=True)
class SourceText:
    """An article as it may be shown, with the words of its claims marked."""

    article_id: str
    title: str
    publisher: str
    published: str
    url: str
    leans_on: tuple[str, ...]
    """Agencies and outlets whose work it says it uses, and those that the theatre knows."""
    claims: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MethodBlock:
    """What a report must say of itself (do no harm, H4)."""

    sources: tuple[str, ...]
    window: str
    languages: str
    theatre: str
    rules: str
    as_of: str
    gaps: tuple[str, ...]
    caution: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A group of boards under one heading."""

    label: str
    note: str
    boards: tuple[QuestionBoard, ...]


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """Something odd, counted over the articles."""

    code: str
    note: str
    source: str
    times: int


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that a brief says, in the order in which it says it."""

    title: str
    day: date | None
    in_short: tuple[str, ...]
    """Attributed sentences; never a verdict."""
    headings: tuple[Heading, ...]
    unverified: tuple[ClaimLine, ...]
    background: tuple[ClaimLine, ...]
    remarks: tuple[RemarkLine, ...]
    sources: tuple[SourceText, ...]
    method: MethodBlock


@dataclass(frozen=True, slots=True)
class WhyStep:
    """One link in the chain from the outlet to the innermost source, or one rule that was applied."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ModelEstimate:
    """What the control model makes of a question: beside the ladder, never instead of it."""

    question: str
    lines: tuple[str, ...]
    """The probabilities, and what they would be without each claim; or that too little is said."""
    waterfall: Waterfall | None
    """What each claim adds; None where there is no estimate."""


@dataclass(frozen=True, slots=True)
class WhyPage:
    """One claim, explained: words, chain of voices, rules, what it does to other claims and they to it."""

    claim: ClaimLine
    quotation_before: str
    quotation: str
    quotation_after: str
    steps: tuple[WhyStep, ...]
    boards: tuple[QuestionBoard, ...]
    if_false: tuple[str, ...] = ()
    """Where its questions would stand without this report and its copies; the first line says what is left out."""
    estimates: tuple[ModelEstimate, ...] = ()
