"""Assessments as boards: a question, its answer, where it stands, and everybody's words on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sayso.model.claim import Claim
from sayso.model.finding import Assessment, Contribution, Role
from sayso.model.ports import LedgerView
from sayso.model.source import Article
from sayso.present.lines import line_of, saying_words
from sayso.present.pages import ClaimLine, QuestionBoard
from sayso.present.redaction import Redactor, redactor_for, scrubbed_by_all
from sayso.present.staleness import silence_words, told_words

ORDER_OF_ROLES = {role: place for place, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Words:
    """The ontology's words that boards are written in."""

    kind_label: Callable[[str], str]
    """Label of a kind."""
    kind_rank: Callable[[str], tuple[int, str]]
    """Where a kind's label stands among the headings."""
    rung_gloss: Callable[[str], str]
    """What a rung means, in a sentence."""
    is_forecast: Callable[[str], bool]
    """Whether a rung is one of a forecast's."""
    grade_gloss: Callable[[str], str] = lambda _: ""
    """What an Admiralty grade says, in words."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles and claims of a view at hand, each article with its redactor."""

    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    redactors: Mapping[str, Redactor]
    latest: date | None = None
    """The last day on which an article of the view appeared: how old everything else is, is counted from it."""

    def line(self, claim: Claim, *, does: str | None = None, note: str = "") -> ClaimLine:
        """One claim as a line; without `does`, as what its claimant does."""
        article = self.articles[claim.article_id]
        return line_of(claim, article, self.redactors[article.id], does=does or saying_words(claim), note=note)

    def shown(self, text: str, claims: Iterable[Claim]) -> str:
        """A sentence made from these claims' articles, with roles for the names that they protect."""
        articles = dict.fromkeys(claim.article_id for claim in claims)
        return scrubbed_by_all(text, [self.redactors[article_id] for article_id in articles])


def shelf_of(view: LedgerView) -> Shelf:
    """Everything that lines and boards of a view are made from."""
    articles = {article.id: article for article in view.articles()}
    claims = {claim.id: claim for claim in view.claims()}
    redactors = {key: redactor_for(article.text, view.people(key)) for key, article in articles.items()}
    return Shelf(articles, claims, redactors, latest_of(articles.values()))


def latest_of(articles: Iterable[Article]) -> date | None:
    """The last day on which one of them appeared; None where no day is known."""
    return max((article.published_on for article in articles if article.published_on), default=None)


def board_of(assessment: Assessment, shelf: Shelf, words: Words) -> QuestionBoard:
    """The board of one assessment, with every claim that plays a part in it."""
    lines = tuple(_lines(assessment.contributions, shelf))
    claims = [shelf.claims[c.claim_id] for c in assessment.contributions if c.claim_id in shelf.claims]
    days = [shelf.articles[claim.article_id].published_on for claim in claims]
    return QuestionBoard(
        question=shelf.shown(assessment.question.label, claims),
        answer=shelf.shown(assessment.answer, claims),
        kind=assessment.question.kind,
        kind_label=words.kind_label(assessment.question.kind),
        rung=assessment.rung,
        rung_gloss=words.rung_gloss(assessment.rung),
        scope=shelf.shown(assessment.scope, claims),
        lines=lines,
        reasons=tuple(shelf.shown(reason, claims) for reason in assessment.reasons),
        times_reported=assessment.times_reported,
        independent_support=assessment.independent_support,
        would_change=tuple(shelf.shown(change, claims) for change in assessment.would_change),
        grade=assessment.grade,
        grade_gloss=words.grade_gloss(assessment.grade),
        told=told_words(days),
        silence=silence_words(days, shelf.latest),
    )


def _lines(contributions: Sequence[Contribution], shelf: Shelf) -> Iterator[ClaimLine]:
    for contribution in sorted(contributions, key=lambda c: ORDER_OF_ROLES[c.role]):
        claim = shelf.claims.get(contribution.claim_id)
        if claim is not None:
            yield shelf.line(claim, does=contribution.role.value, note=contribution.note)


def has_two_voices(assessment: Assessment) -> bool:
    """Whether somebody answers what somebody else puts forward."""
    return any(c.role not in (Role.PUTS_FORWARD, Role.REPEATS) for c in assessment.contributions)


def attention(assessment: Assessment) -> tuple[int, bool, int, str, str]:
    """The order of a reader with little time."""
    roles = [c.role for c in assessment.contributions]
    return attention_to(roles, assessment.times_reported, assessment.question.label, assessment.answer)


def attention_to(
    roles: Iterable[Role], times_reported: int, label: str, answer: str
) -> tuple[int, bool, int, str, str]:
    """What is answered in most ways first (denied and borne out), then what is only doubted, then what is reported
    most; the rest by the question, so that the order is stable."""
    meeting = set(roles) - {Role.PUTS_FORWARD, Role.REPEATS}
    return -len(meeting - {Role.DOUBTS}), not meeting, -times_reported, label, answer


SPOKEN_ROLES = (
    (Role.PUTS_FORWARD, "put forward by"),
    (Role.TAKES_BACK, "taken back by"),
    (Role.DENIES, "denied by"),
    (Role.CONTRADICTS, "contradicted by"),
    (Role.CONCEDES, "conceded by"),
    (Role.BEARS_OUT, "borne out by"),
    (Role.DOUBTS, "could not be verified, says"),
)
MOST_NAMED = 2
"""Voices that a sentence names for each role; the rest are counted, and all stand on the board."""


def sentence_of(board: QuestionBoard) -> str:
    """The board in one attributed sentence, never a verdict. The words themselves are on the board."""
    parts = [f"{spoken} {_named(lines)}" for role, spoken in SPOKEN_ROLES if (lines := _lines_of(board, role))]
    told = f" (told {board.told}{f'; {board.silence}' if board.silence else ''})" if board.told else ""
    return f"{board.question} {_opened(board.answer)}: {board.rung}{told}; {'; '.join(parts)}."


def _lines_of(board: QuestionBoard, role: Role) -> list[ClaimLine]:
    return [line for line in board.lines if line.does == role.value]


def _named(lines: Sequence[ClaimLine]) -> str:
    voices: dict[str, str] = {}
    for line in lines:
        # One voice a side and outlet: a spokesman quoted by five outlets is one name, not five.
        limit = " in part" if line.note.startswith("in part") else ""
        voices.setdefault(f"{line.side}|{line.who}", f"{line.who} ({line.side}){limit}")
    named = list(voices.values())
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return ", ".join(named[:MOST_NAMED]) + more


def _opened(answer: str) -> str:
    return answer[:1].upper() + answer[1:]
