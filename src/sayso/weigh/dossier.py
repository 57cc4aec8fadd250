"""Everything that bears on one answer to one question, gathered from the claims and their links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.model.claim import Modality
from sayso.model.finding import Link, LinkKind, Origin, Origins, Role
from sayso.model.ports import LedgerView
from sayso.ontology.answers import Placed, in_order
from sayso.ontology.replies import reply_of

ROLES: Mapping[LinkKind, Role] = {
    LinkKind.DENIES: Role.DENIES,
    LinkKind.CONTRADICTS: Role.CONTRADICTS,
    LinkKind.BEARS_OUT: Role.BEARS_OUT,
    LinkKind.CONCEDES: Role.CONCEDES,
    LinkKind.DOUBTS: Role.DOUBTS,
    LinkKind.WITHDRAWS: Role.TAKES_BACK,
}


OWN_ROLES = (Role.PUTS_FORWARD, Role.REPEATS)


@dataclass(frozen=True, slots=True)
class Part:
    """One claim's part in one answer."""

    placed: Placed
    origin: Origin
    role: Role
    scope: str
    """How far it reaches; '' for the whole of the answer."""
    is_live: bool
    """False for what was taken back, for history told as context and for captions: shown, and left out of counts."""
    is_copy: bool = False
    """Whether its article is taken to be a copy of an earlier one."""
    weight: float = 1.0
    """Of the link that ties it to the answer; 1 for what gives the answer itself."""

    @property
    def claim_id(self) -> str:
        return self.placed.claim.id


@dataclass(slots=True)
class Dossier:
    """An answer with its parts, those that put it forward first. Filled once, then only read."""

    first: Placed
    is_denial: bool
    """Whether the answer is that something is not so, and nobody puts the thing itself forward."""
    parts: list[Part] = field(default_factory=list)
    _live: list[Part] | None = None
    _days: list[date] | None = None

    @property
    def putting_forward(self) -> list[Part]:
        """The claims that give this answer themselves, in order of time."""
        return [part for part in self.parts if part.role in OWN_ROLES]

    @property
    def live(self) -> list[Part]:
        """Those among them that count: neither taken back, nor history told as context, nor from a caption."""
        if self._live is None:
            self._live = [part for part in self.parts if part.is_live and part.role in OWN_ROLES]
        return self._live

    @property
    def reply(self) -> str | None:
        return reply_of(self.first.kind, self.first.claim.change)

    @property
    def actor(self) -> str | None:
        return self.first.actor

    def with_role(self, *roles: Role) -> list[Part]:
        return [part for part in self.parts if part.role in roles and part.is_live]

    def days(self) -> list[date]:
        """Days on which it was put forward, in order. A copy adds none: to print a story again says nothing new."""
        if self._days is None:
            said = [part for part in self.live if not part.is_copy] or self.live
            self._days = sorted(part.placed.day for part in said if part.placed.day is not None)
        return self._days


def gather(view: LedgerView, links: Sequence[Link], origins: Origins, placed: Sequence[Placed]) -> tuple[Dossier, ...]:
    """A dossier for each answer that somebody gives, in order of time."""
    incoming: dict[str, list[Link]] = defaultdict(list)
    outgoing: dict[str, set[str]] = defaultdict(set)
    for link in links:
        incoming[link.target].append(link)
        outgoing[link.source].add(link.target)
    withdrawn = view.withdrawn()
    by_claim: dict[str, Placed] = {}
    by_answer: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        by_claim.setdefault(one.claim.id, one)
        by_answer[one.answer].append(one)
    told = (dossier_of(one, incoming, outgoing, by_claim, origins, withdrawn) for one in by_answer.values())
    return tuple(sorted((dossier for dossier in told if dossier is not None), key=order_of))


def dossier_of(
    members: Sequence[Placed],
    incoming: Mapping[str, Sequence[Link]],
    outgoing: Mapping[str, set[str]],
    by_claim: Mapping[str, Placed],
    origins: Origins,
    withdrawn: Container[str],
) -> Dossier | None:
    """What bears on an answer, whose members are in order of time; None where it is no answer of its own.

    `incoming` and `outgoing` hold the links of the members, `by_claim` these and whatever links to them.
    """
    # What only points at another claim answers nothing itself.
    own = [one for one in members if outgoing.get(one.claim.id, set()).isdisjoint(one.claim.about)]
    dossier = _open(own, outgoing) if own else None
    if dossier is not None:
        dossier.parts.extend(_parts(dossier, own, incoming, by_claim, origins, withdrawn))
    return dossier


def order_of(dossier: Dossier) -> tuple[object, ...]:
    """Sorts dossiers by the time of their first part."""
    return in_order(dossier.parts[0].placed)


def is_reprint(one: Placed, origins: Origins, articles_with: Callable[[str], Container[str]]) -> bool:
    """Whether an article that this one's copies gives the same answer; `articles_with` knows the articles with one."""
    earlier = origins.copies_of.get(one.claim.article_id)
    return bool(earlier) and any(article in articles_with(one.answer) for article in earlier or ())


def _open(members: Sequence[Placed], outgoing: Mapping[str, set[str]]) -> Dossier | None:
    """The answer that the members give; None where they only deny what is an answer of its own elsewhere."""
    affirming = [one for one in members if not one.denies]
    if affirming:
        plain = [one for one in affirming if one.claim.modality is not Modality.UNVERIFIED]
        return Dossier((plain or affirming)[0], is_denial=False)
    if all(outgoing.get(one.claim.id) for one in members if one.counts) and any(one.counts for one in members):
        return None
    return Dossier(members[0], is_denial=True)


def _parts(
    dossier: Dossier,
    members: Sequence[Placed],
    incoming: Mapping[str, Sequence[Link]],
    by_claim: Mapping[str, Placed],
    origins: Origins,
    withdrawn: Container[str],
) -> Iterator[Part]:
    """Each claim once: by what it says itself, else by the first link that ties it to the answer."""
    taken: set[str] = set()
    said: set[str] = set()
    back = _TakenBack.of(members, incoming, withdrawn)
    for one in members:
        taken.add(one.claim.id)
        utterance = origins.utterances[one.claim.id]
        role = _own_role(one, dossier, back, is_said=utterance in said)
        if role is Role.PUTS_FORWARD:
            said.add(utterance)
        is_live = one.counts and one.claim.id not in withdrawn and one.claim.id not in back.claims
        is_copy = bool(origins.copies_of.get(one.claim.article_id))
        yield Part(one, origins.by_claim[one.claim.id], role, "", is_live, is_copy)
    for link in _links_to(dossier, members, incoming, by_claim):
        source = by_claim.get(link.source)
        role_of_link = ROLES.get(link.kind)
        # A wider link sorts before a narrower one (its scope is empty), so what holds in whole is not shown as in part.
        if source is not None and role_of_link is not None and link.source not in taken:
            taken.add(link.source)
            is_live = source.counts and link.source not in withdrawn
            yield Part(source, origins.by_claim[link.source], role_of_link, link.scope, is_live, weight=link.weight)


@dataclass(frozen=True, slots=True)
class _TakenBack:
    """Which claims of an answer their own claimants took back, and who does nothing but take back."""

    claims: frozenset[str]
    by: frozenset[str]
    """Claims that take back their claimant's own words, and deny nobody else's."""

    @classmethod
    def of(
        cls, members: Sequence[Placed], incoming: Mapping[str, Sequence[Link]], withdrawn: Container[str]
    ) -> _TakenBack:
        """By the links into the members; what an analyst withdrew takes nothing back."""
        links = [link for one in members for link in incoming.get(one.claim.id, ()) if link.source not in withdrawn]
        back = [link for link in links if link.kind is LinkKind.WITHDRAWS]
        denying = {link.source for link in links if link.kind is LinkKind.DENIES}
        return cls(frozenset(link.target for link in back), frozenset(link.source for link in back) - denying)


def _own_role(one: Placed, dossier: Dossier, back: _TakenBack, *, is_said: bool) -> Role:
    """What a claim does for an answer by its own words."""
    if one.claim.id in back.by:
        return Role.TAKES_BACK
    if one.denies != dossier.is_denial:
        return Role.DENIES
    if one.claim.modality is Modality.UNVERIFIED and dossier.first.claim.modality is not Modality.UNVERIFIED:
        return Role.DOUBTS
    return Role.REPEATS if is_said else Role.PUTS_FORWARD


def _links_to(
    dossier: Dossier, members: Sequence[Placed], incoming: Mapping[str, Sequence[Link]], by_claim: Mapping[str, Placed]
) -> list[Link]:
    """Links to the claims that give the answer, for its question, in a fixed order: whole before part, then the
    weightiest, then by time. The first from a claim is the one that decides what it does."""
    found = [
        (bool(link.scope), -link.weight, order, _by_time(by_claim[link.source]), link.scope, link.kind, link)
        for order, one in enumerate(members)
        if one.denies == dossier.is_denial
        for link in incoming.get(one.claim.id, ())
        if dossier.first.question.id in link.questions and link.source in by_claim
    ]
    return [entry[-1] for entry in sorted(found, key=lambda entry: entry[:-1])]


def _by_time(one: Placed) -> tuple[object, ...]:
    """By day, then by where and what before any name, so that what a side is called reorders nothing."""
    return (one.day or date.max, one.place or "", one.claim.change or "", one.rank)
