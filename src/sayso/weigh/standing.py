"""Puts every answer on its rung, with the reasons and the counts that put it there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.model.finding import Assessment, Contribution, Link, Origins, Role
from sayso.model.ports import LedgerView
from sayso.ontology.answers import Placed, place_claims
from sayso.ontology.ladder import Ladder, Rung
from sayso.ontology.load import Kind
from sayso.ontology.replies import are_opposites, opposed_replies
from sayso.theatres.theatre import Theatre
from sayso.weigh.dossier import Dossier, Part, gather, is_reprint
from sayso.weigh.facts import Tally, tally
from sayso.weigh.forecasts import Facts, Heard, Outcome, facts_of, heard_of, outcome_of
from sayso.weigh.grades import Record, grade_of, records_by_source
from sayso.weigh.prospects import Stood, prospects_of
from sayso.weigh.reasons import outcome_reasons, reasons_of, scope_of
from sayso.weigh.shares import share_reasons

PREFIXES: Mapping[str, str] = {"fact": "", "forecast": "announced: ", "call": "called for: "}
DENIAL_PREFIXES: Mapping[str, str] = {
    "fact": "it is denied that ",
    "forecast": "announced not to be: ",
    "call": "called for not to be: ",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A dossier with its counts and its rung."""

    dossier: Dossier
    tally: Tally
    outcome: Outcome | None
    rung: Rung


def assess(
    view: LedgerView,
    links: Sequence[Link],
    origins: Origins,
    *,
    kinds: Mapping[str, Kind],
    ladder: Ladder,
    theatre: Theatre | None = None,
    today: date | None = None,
    documented: Collection[str] = (),
    placed: Sequence[Placed] | None = None,
    questions: Collection[str] | None = None,
) -> tuple[Assessment, ...]:
    """Every answer that somebody gives to a question, with where it stands, as known in the view.

    `today` decides which announcements are overdue; without it, the day of the latest report in the view.
    `documented` holds ids of claims to which an analyst attached evidence. `placed` (of `place_claims`) may be handed
    in where it is known; `questions` narrows the answers to those questions. In order of question, then of time.
    """
    placed = placed if placed is not None else place_claims(view, kinds)
    now = today or max((article.published_on for article in view.articles() if article.published_on), default=None)
    dossiers = gather(view, links, origins, placed)
    withdrawn = view.withdrawn()
    told = [one for one in placed if one.claim.id not in withdrawn]
    carrying: dict[str, set[str]] = defaultdict(set)
    for one in told:
        carrying[one.answer].add(one.claim.article_id)
    firsts = {one.claim.id: one for one in reversed(told)}
    known = Known(
        origins=origins,
        facts=facts_of(firsts.values(), theatre, lambda one: is_reprint(one, origins, carrying.__getitem__)),
        records=records_by_source(dossiers),
        beside=lambda _: dossiers,
        ladder=ladder,
        theatre=theatre,
        now=now,
        documented=documented,
    )
    wanted = [one for one in dossiers if questions is None or one.first.question.id in questions]
    return weigh_dossiers(wanted, known)


@dataclass(frozen=True, slots=True)
class Known:
    """What the standing of an answer rests on beyond its own dossier."""

    origins: Origins
    facts: Facts
    records: Mapping[str, Record]
    beside: Callable[[Dossier], Sequence[Dossier]]
    """The dossiers that its articles bear on, or more."""
    ladder: Ladder
    theatre: Theatre | None
    now: date | None
    documented: Collection[str] = ()
    heard: Callable[[Dossier], Heard] | None = None
    """What later claims say of an announcement, where it was looked for before."""


def weigh_dossiers(dossiers: Sequence[Dossier], known: Known) -> tuple[Assessment, ...]:
    """Where the answers stand, whose questions must be there whole. In order of question, then as given."""
    found = (assessment for _, assessment in weigh_each(dossiers, known))
    return tuple(sorted(found, key=lambda one: (one.question.label, one.question.id)))


def weigh_each(
    dossiers: Sequence[Dossier], known: Known, *, only: Collection[str] | None = None, in_short: bool = False
) -> Iterator[tuple[str, Assessment]]:
    """The ids of answers, all or `only` some, with where they stand; all answers to their questions must be given.

    `in_short` leaves out the reasons, the grade and what would change it.
    """
    ladder = known.ladder
    has_grades = bool(ladder.sources and ladder.informations) and not in_short
    for one in _overtaken([stand(one, known) for one in dossiers], ladder):
        answer = one.dossier.first.answer
        if only is None or answer in only:
            grade = grade_of(one.dossier, one.tally, known.records, ladder) if has_grades else ""
            yield answer, replace(_assessment(one, known, in_short=in_short), grade=grade)


def stand(dossier: Dossier, known: Known) -> Standing:
    """A dossier with its counts and its rung, whatever else is answered to the question."""
    counted = tally(dossier)
    if dossier.first.family == "forecast" and not dossier.is_denial and not counted.is_withdrawn:
        heard = known.heard(dossier) if known.heard is not None else heard_of(dossier, known.facts)
        outcome = outcome_of(dossier, known.facts, heard, now=known.now)
        return Standing(dossier, counted, outcome, known.ladder.stand(outcome.facts(), family="forecast"))
    evidence = sum(part.claim_id in known.documented for part in dossier.live)
    return Standing(dossier, counted, None, known.ladder.stand(counted.facts(documented=evidence)))


def _overtaken(standings: Sequence[Standing], ladder: Ladder) -> list[Standing]:
    """The same, with states that a later and higher state of the same question has replaced marked as overtaken."""
    by_question: dict[str, list[Standing]] = defaultdict(list)
    for standing in standings:
        if (
            standing.dossier.first.kind.question.state
            and standing.outcome is None
            and standing.dossier.first.question.slots
        ):
            by_question[standing.dossier.first.question.id].append(standing)
    return [
        Standing(one.dossier, one.tally, None, ladder.stand({"overtaken": 1}))
        if any(_overtakes(other, one) for other in by_question[one.dossier.first.question.id])
        and one.rung.name != ladder.stand({"withdrawn": 1}).name
        else one
        for one in standings
    ]


def _overtakes(later: Standing, earlier: Standing) -> bool:
    if later.rung.height <= earlier.rung.height:
        return False
    return can_overtake(later.dossier, earlier.dossier)


def can_overtake(one: Dossier, other: Dossier) -> bool:
    """Whether a state is told on later days only than another, and cannot hold beside it."""
    first, last = one.days()[:1], other.days()[-1:]
    if not first or not last or first[0] <= last[0]:
        return False
    if one.is_denial or other.is_denial or one.first.family != "fact" or other.first.family != "fact":
        return False
    replies = ((one.reply, one.actor), (other.reply, other.actor))
    return are_opposites(opposed_replies(one.first.kind), *replies, is_one_side=lambda mine, theirs: mine == theirs)


def _assessment(standing: Standing, known: Known, *, in_short: bool) -> Assessment:
    dossier, counted, outcome, origins = standing.dossier, standing.tally, standing.outcome, known.origins
    scope = _own_account(dossier, outcome, origins) if outcome else scope_of(dossier, counted, standing.rung)
    stood = Stood(dossier, counted, standing.rung, outcome, scope)
    return Assessment(
        question=dossier.first.question,
        answer=answer_words(dossier),
        rung=standing.rung.name,
        scope=scope,
        contributions=contributions_of(standing, origins),
        reasons=() if in_short else _reasons(standing, known),
        times_reported=len({part.placed.claim.article_id for part in dossier.live or dossier.putting_forward}),
        independent_support=len(counted.in_whole) + len(counted.in_part),
        would_change=() if in_short else prospects_of(stood, known.ladder, known.theatre),
    )


def _reasons(standing: Standing, known: Known) -> tuple[str, ...]:
    dossier, outcome = standing.dossier, standing.outcome
    return (
        *(outcome_reasons(outcome) if outcome else ()),
        *reasons_of(dossier, standing.tally, known.origins, now=known.now),
        *share_reasons(dossier, known.beside(dossier), known.theatre),
    )


def answer_words(dossier: Dossier) -> str:
    """What is put forward, in a short phrase."""
    prefixes = DENIAL_PREFIXES if dossier.is_denial else PREFIXES
    return prefixes[dossier.first.family] + dossier.first.phrase


def contributions_of(standing: Standing, origins: Origins) -> tuple[Contribution, ...]:
    """What each claim does for an answer; for an announcement, what came of it among them."""
    parts = (_contribution(part) for part in standing.dossier.parts)
    return (*parts, *_outcome_contributions(standing.outcome, origins))


def _own_account(dossier: Dossier, outcome: Outcome, origins: Origins) -> str:
    """Says so where only the announcing side has been heard on what became of it."""
    announcing = {part.origin.id for part in dossier.live}
    heard = {origins.by_claim[one.claim.id].id for one in (*outcome.happened, *outcome.did_not_happen)}
    return "by its own account" if heard and heard <= announcing else ""


def _contribution(part: Part) -> Contribution:
    notes = [f"in part: {part.scope}" if part.scope else ""]
    if part.placed.claim.resolution.background:
        notes.append("background")
    elif not part.placed.counts:
        notes.append("caption")
    elif not part.is_live:
        notes.append("taken back")
    if part.placed.is_hedged and part.role is not Role.DOUBTS:
        notes.append("with reserve")
    note = "; ".join(filter(None, notes))
    return Contribution(part.claim_id, part.role, part.origin.side, part.origin.id, note, part.weight)


def _outcome_contributions(outcome: Outcome | None, origins: Origins) -> tuple[Contribution, ...]:
    if outcome is None:
        return ()
    heard = [(one, Role.BEARS_OUT, "says that it came about") for one in outcome.happened]
    heard += [(one, Role.DENIES, "says that it did not come about") for one in outcome.did_not_happen]
    return tuple(
        Contribution(one.claim.id, role, origins.by_claim[one.claim.id].side, origins.by_claim[one.claim.id].id, note)
        for one, role, note in heard
    )
