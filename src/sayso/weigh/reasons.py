"""Why an answer stands where it stands, in plain sentences about what was said and never about what is so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sayso.model.counted import counted
from sayso.model.finding import Origins, Role
from sayso.ontology.answers import Placed
from sayso.ontology.ladder import Rung
from sayso.weigh.dossier import Dossier, Part
from sayso.weigh.facts import Tally
from sayso.weigh.forecasts import Outcome
from sayso.weigh.fulfilment import event_days

# A week without a word on a question is worth saying: fronts and counts move within days. A judgement.
STALE_DAYS = 7

VERBS = (
    (Role.DENIES, "Denied by"),
    (Role.CONTRADICTS, "Contradicted by"),
    (Role.BEARS_OUT, "Borne out by"),
    (Role.CONCEDES, "Said to its own cost by"),
)


def reasons_of(dossier: Dossier, tally: Tally, origins: Origins, *, now: date | None) -> tuple[str, ...]:
    """The reasons of a standing, most telling first."""
    return (
        *_who_says(dossier),
        *_who_takes_back(dossier),
        *_numbers(dossier),
        *(sentence for role, verb in VERBS for sentence in _who_does(dossier, role, verb)),
        *_doubts(dossier),
        *_independence(dossier, tally, origins),
        *_staleness(dossier, now),
    )


def outcome_reasons(outcome: Outcome) -> Iterator[str]:
    """The window of an announcement and what was heard since."""
    if outcome.last is not None:
        days = _days(outcome.first, outcome.last)
        yield f"Announced for {days}."
    else:
        yield "No day is named by which it should come about."
    if outcome.is_told_apart:
        yield "What is promised is weighed as a question of its own."
    for phrase, heard in (("came about", outcome.happened), ("did not come about", outcome.did_not_happen)):
        if heard:
            first = heard[0]
            of_day = f", of {first.day}," if first.day else ""
            yield f"A later claim{of_day} says that it {phrase}{_how_late(first, outcome.last)}."
    if outcome.has_passed and not outcome.happened and not outcome.did_not_happen:
        yield f"The last day named, {outcome.last}, has passed, and nothing has been heard."


def _how_late(heard: Placed, last: date | None) -> str:
    """By the day of the event where it is told, else by the day of the telling."""
    days = event_days(heard.claim)
    happened = days.first if days else None
    if last is None or (happened or heard.day or last) <= last:
        return ""
    return ", after the last day named" if happened else ", told after the last day named"


def scope_of(dossier: Dossier, tally: Tally, rung: Rung) -> str:
    """How far the rung reaches; '' when it covers the whole answer."""
    if not dossier.live:
        return _why_none_counts(dossier)
    limiting = {
        "support": [] if tally.in_whole else dossier.with_role(Role.BEARS_OUT),
        "against": dossier.with_role(Role.DENIES, Role.CONTRADICTS),
        "concession": dossier.with_role(Role.CONCEDES),
    }.get(rung.scope_from or "", [])
    if limiting and all(part.scope for part in limiting):
        return _in_part(limiting)
    return "put forward with reserve only" if all(part.placed.is_hedged for part in dossier.live) else ""


def speaker(part: Part) -> str:
    """Who speaks, fit to be shown: a public name, else a role, else the newsroom behind the article's own voice."""
    claimant = part.placed.claim.resolution.claimant
    if claimant is None:
        return part.origin.label
    shown = claimant.words if claimant.has_public_role else claimant.role_phrase or claimant.kind
    if part.origin.side is not None and part.origin.label.casefold() not in shown.casefold():
        return f"{shown} for {part.origin.label}"
    return shown


def joined(names: Iterable[str]) -> str:
    """'a', 'a and b', 'a, b and c'; each name once, in order."""
    listed = list(dict.fromkeys(names))
    return " and ".join(filter(None, (", ".join(listed[:-1]), listed[-1]))) if listed else ""


def _who_says(dossier: Dossier) -> Iterator[str]:
    parts = dossier.live or dossier.putting_forward
    sides = {part.origin.side for part in parts if part.origin.side}
    if parts:
        yield f"Put forward by {joined(speaker(part) for part in parts)}."
    if any(part.placed.actor_is_implied for part in parts):
        yield "Where the words name nobody, the speaker's own side is taken to be meant."
    if len(sides) > 1:
        labels = joined(part.origin.label for part in parts if part.origin.side)
        yield f"Put forward by more than one side: {labels}."
    if not dossier.live and (why := _why_none_counts(dossier)):
        yield f"Listed {why}; it does not count toward any standing."


def _who_takes_back(dossier: Dossier) -> Iterator[str]:
    """Who took his own words back, and on which day."""
    for part in dossier.with_role(Role.TAKES_BACK):
        on = f" on {part.placed.day}" if part.placed.day else ""
        yield f"Taken back by {speaker(part)}{on}."


def _why_none_counts(dossier: Dossier) -> str:
    parts = dossier.putting_forward
    if all(part.placed.counts for part in parts):
        return ""
    return "as background" if any(part.placed.claim.resolution.background for part in parts) else "from captions only"


def _who_does(dossier: Dossier, role: Role, verb: str) -> Iterator[str]:
    """One sentence for each reach: those who say it of the whole, then those who say it of a part."""
    parts = dossier.with_role(role)
    for scope in dict.fromkeys(part.scope for part in parts):
        names = joined(speaker(part) for part in parts if part.scope == scope)
        yield f"{verb} {names}, in part: {scope}." if scope else f"{verb} {names}."


def _doubts(dossier: Dossier) -> Iterator[str]:
    doubting = dossier.with_role(Role.DOUBTS)
    if doubting:
        yield f"Could not be verified, by the word of {joined(speaker(part) for part in doubting)}."


def _numbers(dossier: Dossier) -> Iterator[str]:
    """Each number with its claimant; nothing is added up across claimants (do no harm, H17)."""
    given = [part for part in dossier.live if part.placed.claim.quantity is not None]
    if len({part.placed.claim.quantity.words for part in given if part.placed.claim.quantity}) > 1:
        told = joined(f"“{p.placed.claim.quantity.words}” ({speaker(p)})" for p in given if p.placed.claim.quantity)
        yield f"The numbers given: {told}."


def _independence(dossier: Dossier, tally: Tally, origins: Origins) -> Iterator[str]:
    reports = {part.placed.claim.article_id for part in dossier.live}
    sayings = {origins.utterances[part.claim_id] for part in dossier.live}
    if len(reports) > 1:
        acts = "one act of saying" if len(sayings) == 1 else f"{len(sayings)} acts of saying"
        yield f"{counted(len(reports), 'report')} carry it; they rest on {acts}."
    if dossier.live and not tally.in_whole and not tally.in_part:
        yield "No origin without a side, with a known root of its own, bears it out."
    elif len(tally.in_whole) + len(tally.in_part) > 1:
        yield f"{len(tally.in_whole) + len(tally.in_part)} origins without a side bear it out."
    yield from dict.fromkeys(_leaning(dossier.live))


def _leaning(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if part.origin.side is None and not part.origin.stands_alone:
            yield f"What comes from {part.origin.label} counts beside no other origin: {part.origin.reason}."


def _staleness(dossier: Dossier, now: date | None) -> Iterator[str]:
    days = dossier.days()
    if days and now is not None and (now - days[-1]).days > STALE_DAYS:
        yield f"Not heard again since {days[-1]}."


def _in_part(parts: Sequence[Part]) -> str:
    pieces = (piece for part in parts for piece in part.scope.split("; ") if piece)
    return "in part: " + "; ".join(dict.fromkeys(pieces))


def _days(first: date | None, last: date) -> str:
    return f"{first} to {last}" if first is not None and first != last else str(last)
