"""An answer in short: what finds it and ranks it among others, without the weighing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.model.finding import Role
from sayso.weigh.dossier import Dossier
from sayso.weigh.standing import Known, answer_words, contributions_of, stand

Order = tuple[date, str, str, int, str]
"""Day, publisher, article, place in the text, claim: the rank of a claim in time."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What an assessment of the answer will hold, as far as neither the calendar nor other answers change it."""

    question: str
    """The question's id."""
    kind: str
    label: str
    answer: str
    order: Order
    """Of the first of its claims."""
    roles: tuple[Role, ...]
    """What its claims do for it, each role once."""
    times_reported: int
    claims: tuple[str, ...]
    """Ids of the claims that play a part in it."""
    happened: tuple[str, ...]
    """Of an announcement: ids of the later claims that say that it came about, in order of time."""
    did_not_happen: tuple[str, ...]


def summary_of(dossier: Dossier, known: Known) -> Summary:
    """The summary of what a dossier holds."""
    standing = stand(dossier, known)
    contributions = contributions_of(standing, known.origins)
    question, outcome = dossier.first.question, standing.outcome
    return Summary(
        question=question.id,
        kind=question.kind,
        label=question.label,
        answer=answer_words(dossier),
        order=dossier.parts[0].placed.rank,
        roles=tuple(dict.fromkeys(one.role for one in contributions)),
        times_reported=times_reported(dossier),
        claims=tuple(one.claim_id for one in contributions),
        happened=tuple(one.claim.id for one in outcome.happened) if outcome is not None else (),
        did_not_happen=tuple(one.claim.id for one in outcome.did_not_happen) if outcome is not None else (),
    )


def times_reported(dossier: Dossier) -> int:
    """How many articles carry it."""
    return len({part.placed.claim.article_id for part in dossier.live or dossier.putting_forward})
