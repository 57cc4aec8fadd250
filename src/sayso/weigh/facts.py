"""What the ladder asks of an answer, counted: in origins and utterances, never in outlets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model.claim import Stance
from sayso.model.finding import Role
from sayso.ontology.meant import key_of
from sayso.weigh.dossier import Dossier, Part


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one answer."""

    sides: tuple[str, ...]
    """Sides that put it forward."""
    in_whole: tuple[str, ...]
    """Origins without a side, with a known root of their own, that put it forward or say what carries it."""
    in_part: tuple[str, ...]
    """Such origins that bear out a part of it only."""
    against: tuple[str, ...]
    """Voices that deny or contradict it."""
    independent_against: tuple[str, ...]
    """Such voices that are origins without a side and reach the whole of it."""
    conceding: tuple[str, ...]
    """Sides that say it to their own cost."""
    reporting: int
    """Voices without a side that put it forward; those that may lean on a side's word only where no side speaks."""
    is_withdrawn: bool

    @property
    def is_disputed(self) -> bool:
        """Whether somebody is against it and no more origins without a side are for it than against it."""
        if self.independent_against:
            return len(self.in_whole) <= len(self.independent_against)
        return bool(self.against) and not self.in_whole and not self.in_part

    def facts(self, *, documented: int = 0) -> dict[str, int]:
        return {
            "withdrawn": int(self.is_withdrawn),
            "documented": documented,
            "conceding": len(self.conceding),
            "disputed": int(self.is_disputed),
            "independent": len(self.in_whole),
            "independent_in_part": len(self.in_part),
            "sides": len(self.sides),
            "reporting": self.reporting,
            "independent_against": len(self.independent_against),
        }


def tally(dossier: Dossier) -> Tally:
    """Counts what a dossier holds. Hedged words, captions and history support nothing."""
    putting_forward = dossier.live or [part for part in dossier.putting_forward if not part.is_live]
    has_live = bool(dossier.live)
    echoing = {part.placed.claim.article_id for part in putting_forward if part.origin.side is not None}
    own = [part for part in dossier.live if not _may_echo(part, echoing)]
    borne_out = dossier.with_role(Role.BEARS_OUT)
    in_whole = _independent([*own, *(part for part in borne_out if not part.scope)])
    # That people were hurt bears out a strike and not who struck: where that is what is asked, it lifts no answer.
    partly = [] if _names_who_did_it(dossier) else [part for part in borne_out if part.scope]
    in_part = tuple(one for one in _independent(partly) if one not in in_whole)
    against = dossier.with_role(Role.DENIES, Role.CONTRADICTS)
    sides = _in_order(part.origin.side for part in putting_forward if part.origin.side is not None)
    without_side = [part for part in putting_forward if part.origin.side is None]
    counted = [part for part in without_side if part.origin.stands_alone and not _may_echo(part, echoing)]
    return Tally(
        sides=sides,
        in_whole=in_whole,
        in_part=in_part,
        against=_in_order(part.origin.id for part in against),
        independent_against=_independent(part for part in against if not part.scope),
        conceding=_conceding(dossier),
        reporting=len({part.origin.id for part in (counted if sides else without_side)}),
        is_withdrawn=not has_live and any(part.placed.counts for part in dossier.putting_forward),
    )


def _names_who_did_it(dossier: Dossier) -> bool:
    question = dossier.first.kind.question
    return question.answered_by == "actor" and not question.state and dossier.actor is not None


def _may_echo(part: Part, articles_with_a_side: set[str]) -> bool:
    """Whether an article's own voice may only be leaving out the side that it quotes for the same elsewhere."""
    is_own_voice = part.placed.claim.resolution.claimant is None
    return is_own_voice and part.placed.claim.article_id in articles_with_a_side


def _independent(parts: Iterable[Part]) -> tuple[str, ...]:
    """Origins without a side that may count beside others, each once, by plain words and not by hedged ones."""
    return _in_order(
        part.origin.id
        for part in parts
        if part.origin.side is None and part.origin.stands_alone and not part.placed.is_hedged
    )


def _conceding(dossier: Dossier) -> tuple[str, ...]:
    linked = [part.origin.side for part in dossier.with_role(Role.CONCEDES) if part.origin.side]
    own = [part.origin.side for part in dossier.live if part.origin.side and _admits(part)]
    denied_again = {part.origin.side for part in dossier.with_role(Role.DENIES)}
    return tuple(side for side in _in_order([*linked, *own]) if side not in denied_again)


def _admits(part: Part) -> bool:
    """Whether a side says in so many words what its own slot in the claim makes a loss.

    Where the question is who did it, only an admission by the doer counts: who was hit accuses.
    """
    claim, kind = part.placed.claim, part.placed.kind
    if part.placed.is_hedged or part.placed.denies or part.placed.family != "fact":
        return False
    change = kind.change(claim.change)
    slot = change.hurts if change and change.hurts else kind.hurts
    resolution = claim.resolution
    if kind.question.answered_by == "actor" and not kind.question.state:
        admits = bool(claim.voices) and claim.voices[-1].stance is Stance.CONCEDES
        slot = "actor" if admits else None
    filler = {"actor": resolution.actor, "target": resolution.target}.get(slot or "")
    # The side itself and nobody in it: 'they were killed' may have been tied to the speaker by mistake.
    return filler is not None and key_of(filler) == part.origin.side


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in the order of its first mention."""
    return tuple(dict.fromkeys(names))
