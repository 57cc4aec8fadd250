"""A person's decision into the ledger: a new entry for each claim that it bears on; what stood before stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sayso.errors import InputError, NotFoundError
from sayso.ledger import open_ledger
from sayso.model.claim import Claim
from sayso.model.entry import ResolutionRevised
from sayso.model.ids import folded
from sayso.model.ports import LedgerView
from sayso.model.times import Period
from sayso.ontology.load import load_kinds
from sayso.present.boards import shelf_of
from sayso.present.pages import ClaimLine
from sayso.resolve.decisions import (
    NEVER_TIED,
    Answer,
    ChosenActor,
    ChosenPlace,
    ChosenSpeaker,
    NoActor,
    NoSide,
    decided,
    is_named,
    point_of,
    says,
    stays_unnamed,
)
from sayso.resolve.side import Side, world_side
from sayso.resolve.speakers import speaker_named, speakers_in
from sayso.theatres.theatre import Theatre
from sayso.theatres.world import load_world
from sayso.workflows.ingest import now_utc
from sayso.workflows.views import theatre_for

NOBODY = frozenset({"none", "no side", "nobody"})
SHORTEST_BEGINNING = 4
"""Characters of an article's or claim's id that are enough to name it."""
MOST_SUGGESTED = 12


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about the words of some reports."""

    slot: str
    """place, party, speaker, actor or day."""
    words: str
    """A name, a pronoun or a time as the reports have it."""
    answer: str | Period
    """A place of the theatre, a party, who acts or 'none', by id or name; somebody whom the report names; the days."""
    by: str
    reason: str
    within: tuple[str, ...] = ()
    """Beginnings of ids of articles or claims that it is limited to; () for every report of the ledger."""

    def __post_init__(self) -> None:
        for name, text in (("--by", self.by), ("--because", self.reason), ("the words", self.words)):
            if not folded(text):
                raise InputError(f"{name} {text!r}: expected words; a decision says who made it, why and about what")

    @property
    def note(self) -> str:
        """The reason that the revised resolution carries."""
        return f"decided by {self.by.strip()}: {self.reason.strip()}"


@dataclass(frozen=True, slots=True)
class Revised:
    """What came of a decision."""

    lines: tuple[ClaimLine, ...]
    """The claims that it bears on, as they read now."""
    entries: tuple[int, ...]
    """Numbers of the new entries; () where nothing was written."""
    before: int
    """Number of the last entry before them: `--as-of` it shows the ledger without the decision."""


def period_of(first: date, last: date | None) -> Period:
    """From the first to the last day, or the first alone. Raises InputError where they run backwards."""
    try:
        return Period(first, last or first)
    except ValueError as error:
        raise InputError(f"--is {first} --until {last}: {error}") from error


def revise(
    path: Path,
    decision: Decision,
    *,
    theatre: str | None = None,
    dry: bool = False,
    clock: Callable[[], datetime] = now_utc,
) -> Revised:
    """Records the decision for every claim that has its words; `dry` only shows which.

    Raises NotFoundError where no claim has the words, InputError for an answer that nobody knows or a source that must
    stay unnamed, LedgerError.
    """
    with open_ledger(path, create=False, read_only=dry, clock=clock) as ledger:
        view = ledger.view()
        answers = _answers(view, decision, theatre_for(view, theatre))
        entries = list(_entries(view, decision, answers))
        if not entries:
            raise _nothing_found(view, decision)
        numbers = tuple(one.number for one in ledger.append(entries)) if not dry else ()
        after = view if dry else ledger.view()
        shelf = shelf_of(after)
        lines = tuple(shelf.line(shelf.claims[entry.claim_id]) for entry in entries)
    return Revised(lines, numbers, view.as_of)


Answers = Callable[[Claim], Answer]
"""The answer as it is for one claim: whom a report names is for that report alone."""


def _entries(view: LedgerView, decision: Decision, answers: Answers) -> Iterator[ResolutionRevised]:
    kinds = load_kinds()
    for claim in _within(view, decision.within):
        if decision.slot == "speaker" and not says(claim, decision.words):
            continue
        answer = answers(claim)
        resolution = decided(claim, decision.words, answer, kind=kinds[claim.kind], note=decision.note)
        if resolution is not None:
            point = point_of(decision.words, answer)
            yield ResolutionRevised(claim.id, resolution, decision.by.strip(), decision.reason.strip(), point)


def _within(view: LedgerView, ids: Sequence[str]) -> list[Claim]:
    """The claims whose id, or whose article's, begins so. Raises NotFoundError for a beginning of none."""
    claims = view.claims()
    if not ids:
        return list(claims)
    kept: dict[str, Claim] = {}
    for beginning in ids:
        named = {claim.id: claim for claim in claims if _begins(claim, beginning)}
        if not named:
            raise NotFoundError("article or claim", beginning, "sayso unresolved --json and sayso claims show ids")
        kept |= named
    return [claim for claim in claims if claim.id in kept]


def _begins(claim: Claim, beginning: str) -> bool:
    return len(beginning) >= SHORTEST_BEGINNING and (
        claim.id.startswith(beginning) or claim.article_id.startswith(beginning)
    )


def _answers(view: LedgerView, decision: Decision, theatre: Theatre | None) -> Answers:
    wanted = decision.answer
    if isinstance(wanted, Period):
        return lambda _: wanted
    if decision.slot == "speaker":
        return _speakers(view, wanted, theatre)
    find = {"place": _place, "actor": _actor}.get(decision.slot, _party)
    answer = find(wanted, theatre)
    return lambda _: answer


def _speakers(view: LedgerView, wanted: str, theatre: Theatre | None) -> Answers:
    """Whom each claim's article means by the name. Raises InputError for an article that does not name them."""
    found: dict[str, ChosenSpeaker] = {}

    def answer(claim: Claim) -> ChosenSpeaker:
        key = claim.article_id
        if key not in found:
            claims, people = view.claims(key), view.people(key)
            chosen = speaker_named(wanted, view.article(key), claims, people, theatre=theatre)
            if chosen is None:
                raise _not_named(wanted, key, speakers_in(claims, people))
            found[key] = ChosenSpeaker(chosen)
        return found[key]

    return answer


def _not_named(wanted: str, article_id: str, offered: Sequence[str]) -> InputError:
    names = ", ".join(repr(name) for name in offered[:MOST_SUGGESTED])
    offer = f"it offers {names}" if offered else "nobody is named in it who may be"
    return InputError(
        f"{article_id} names no {wanted!r}: {offer}; a speaker is somebody whom the report itself names, "
        "or give the reports that do with --in"
    )


def _place(wanted: str, theatre: Theatre | None) -> ChosenPlace:
    """The theatre's place of this id, or the only one of this name."""
    if theatre is None:
        raise InputError(
            f"no theatre to find the place {wanted!r} in; give one with --theatre (its places.csv has ids)"
        )
    place = theatre.place(wanted)
    if place is not None:
        return ChosenPlace(place.id, place.name)
    found = [candidate for candidate in theatre.names.candidates(wanted) if candidate.kind == "place"]
    if len(found) == 1:
        return ChosenPlace(found[0].ref, found[0].name)
    ids = [one.ref for one in found] or [one.id for one in theatre.places if folded(wanted)[:3] in folded(one.name)]
    what = "names several places" if found else "is no place of the theatre"
    near = (
        f"give one of the ids {', '.join(ids[:MOST_SUGGESTED])}" if ids else "add it to the theatre's places.csv first"
    )
    raise InputError(f"{wanted!r} {what} {theatre.name}; {near}")


def _party(wanted: str, theatre: Theatre | None) -> Side | NoSide:
    """The theatre's party of this id or name; else a side that is generally known; NoSide for 'none'."""
    key = folded(wanted)
    if key in NOBODY:
        return NoSide()
    for party in theatre.parties if theatre is not None else ():
        if key in {folded(text) for text in (party.id, party.name, *party.spellings)}:
            return Side(party.id, party.name.lower())
    known = {name.side for names in load_world().by_words.values() for name in names if name.side}
    side = next((side for side in sorted(known) if folded(side) == key), None)
    if side is not None:
        return world_side(side)
    parties = [party.id for party in theatre.parties] if theatre is not None else []
    of_theatre = f"the theatre's are {', '.join(parties)}" if parties else "no theatre is given"
    raise InputError(f"no party {wanted!r}: {of_theatre}; a state or a well-known body by its name, or 'none'")


def _actor(wanted: str, theatre: Theatre | None) -> ChosenActor | NoActor:
    """Anybody in the theatre's actors.toml, by id or name; else as for a party; NoActor for 'none'."""
    key = folded(wanted)
    for actor in theatre.actors if theatre is not None else ():
        if key in {folded(text) for text in (actor.id, actor.name, *actor.spellings)}:
            return ChosenActor(actor.id, actor.name)
    side = _party(wanted, theatre)
    return ChosenActor(side.ref, side.name) if isinstance(side, Side) else NoActor()


def _nothing_found(view: LedgerView, decision: Decision) -> InputError | NotFoundError:
    if _is_about_the_unnamed(_within(view, decision.within), decision):
        return InputError(
            f"{decision.words!r} is a source without a name or a public role, and is tied to nobody "
            "(only people in a public role and organisations speak for a party)"
        )
    where = "in what --in names" if decision.within else "in the ledger"
    hint = "as sayso unresolved shows them; or they read so already"
    return NotFoundError(f"claim {where} with the words", decision.words, f"give a {decision.slot}'s words {hint}")


def _is_about_the_unnamed(claims: Sequence[Claim], decision: Decision) -> bool:
    if decision.slot == "speaker":
        return any(says(claim, decision.words) and stays_unnamed(claim, decision.words) for claim in claims)
    sources = [claim.resolution.claimant for claim in claims if decision.slot == "party"]
    matching = [one for one in sources if one is not None and is_named(decision.words, one.words)]
    return any(one.kind in NEVER_TIED or not one.has_public_role for one in matching)
