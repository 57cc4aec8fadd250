"""The links among the answers of a board, kept up as answers come, change and go.

What one answer does to another depends on these two alone. So a change of one answer re-examines the pairs that it is
in, and what comes out is the same as if every pair had been examined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field

from sayso.link.board import Answer, Board, Statement, known_days
from sayso.link.corroboration import MayCarry, borne_out_by_itself, corroborations, supports_of
from sayso.link.denials import are_opposed_answers, contradictions, denials, may_be_contradicted
from sayso.link.doubts import doubts
from sayso.link.growth import Grown, are_as_near_as_before, growth_of
from sayso.link.in_article import links_in_article
from sayso.link.repeats import repeats, retellings
from sayso.link.updates import updates
from sayso.link.weights import merged
from sayso.link.wider_denials import may_reach_wider, wider_denials
from sayso.model.finding import Link, LinkKind

Maker = str
"""What links were found in: two answers; one answer, twice; 'article' with a claim that names others; 'saying' with an
act. Two words with a space between."""

BY_THE_ARTICLE = "article"
BY_ONE_SAYING = "saying"


@dataclass(frozen=True, slots=True)
class TieMaps:
    """What is kept of the links."""

    made: MutableMapping[Maker, tuple[Link, ...]] = field(default_factory=dict)
    makers: MutableMapping[str, set[Maker]] = field(default_factory=dict)
    """Answer id -> what its links were found in."""
    done_to: MutableMapping[str, set[Maker]] = field(default_factory=dict)
    """Claim id -> what the links to it were found in."""
    done_by: MutableMapping[str, dict[str, int]] = field(default_factory=dict)
    """Claim id -> the claims to which it does something, and how often."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Links by what they were found in, by the claim that they are done to, and by the one that does it."""

    board: Board
    may_carry: MayCarry
    maps: TieMaps = field(default_factory=TieMaps)

    def renew(self, answers: Mapping[str, Answer | None]) -> set[str]:
        """Puts answers on the board, or takes them out (None); ids of the claims whose links changed, at either end."""
        touched: set[str] = set()
        is_first = self.board.is_empty()
        grown: dict[str, Grown | None] = {}
        for answer_id, answer in answers.items():
            if answer is not None:
                grown[answer_id] = growth_of(self.board.at_hand(answer_id), answer)
            self.board.drop(answer_id)
            if answer is not None:
                self.board.put(answer)
        stale = {maker for answer_id in answers for maker in self.maps.makers.get(answer_id, ())}
        found = dict(self._found(answers, grown, is_first=is_first))
        for maker in stale | found.keys():
            touched |= self._keep(maker, found.get(maker, ()))
        return touched

    def renew_claim(self, claim_id: str) -> set[str]:
        """Looks again at what a claim does to others of its article; ids of the claims whose links changed."""
        found = tuple(links_in_article(claim_id, self.board)) if claim_id in self.board.claims else ()
        return self._keep(f"{BY_THE_ARTICLE} {claim_id}", found)

    def renew_saying(self, utterance: str, told: Iterable[Sequence[Statement]]) -> set[str]:
        """Looks again at who retells an utterance; ids of the claims whose links changed."""
        return self._keep(f"{BY_ONE_SAYING} {utterance}", tuple(retellings(told)))

    def into(self, claim_id: str) -> list[Link]:
        """What is done to a claim: each source, kind and scope once, in order."""
        found = (
            (not maker.startswith(BY_THE_ARTICLE), link)
            for maker in self.maps.done_to.get(claim_id, ())
            for link in self.maps.made[maker]
            if link.target == claim_id
        )
        return _each_once(found)

    def out(self, claim_id: str) -> set[str]:
        """Ids of the claims to which a claim does something."""
        return set(self.maps.done_by.get(claim_id, ()))

    def links_of(self, claim_id: str) -> tuple[Link, ...]:
        """What a claim does, and what is done to it, in order."""
        mine = (link for target in self.out(claim_id) for link in self.into(target) if link.source == claim_id)
        return tuple(_each_once((False, link) for link in (*mine, *self.into(claim_id))))

    def links(self) -> tuple[Link, ...]:
        """All of them, each source, target, kind and scope once, in order."""
        found = (
            (not maker.startswith(BY_THE_ARTICLE), link) for maker, links in self.maps.made.items() for link in links
        )
        return tuple(_each_once(found))

    def _found(
        self, answers: Mapping[str, Answer | None], grown: Mapping[str, Grown | None], *, is_first: bool
    ) -> Iterator[tuple[Maker, tuple[Link, ...]]]:
        """What is found in each changed answer, and in each pair with one in it, where anything is."""
        changed = [answer for answer in answers.values() if answer is not None]
        for answer in changed:
            maker, growth = f"{answer.id} {answer.id}", grown[answer.id]
            if own := tuple(self._within(answer, maker, growth.voices if growth is not None else None)):
                yield maker, own
        for maker, (one, other) in self._pairs_with(changed, is_first=is_first).items():
            if one is not other and (links := tuple(self._between(one, other, maker, _voices(one, other, grown)))):
                yield maker, links

    def _pairs_with(self, changed: Sequence[Answer], *, is_first: bool) -> dict[Maker, tuple[Answer, Answer]]:
        pairs = {f"{one.id} {other.id}": (one, other) for one in changed for other in meeting(one, self.board)}
        if not is_first:  # Where all are new, each has met the others already.
            met = ((one, other) for other in changed for one in met_by(other, self.board))
            pairs |= {f"{one.id} {other.id}": (one, other) for one, other in met}
        return pairs

    def _within(self, answer: Answer, maker: Maker, voices: frozenset[str] | None) -> Iterator[Link]:
        """Links in one answer; those between other voices than these, if any are given, as they were."""
        yield from denials(answer, self.board)
        if voices is not None:
            yield from self._as_before(maker, voices, (LinkKind.BEARS_OUT, LinkKind.CONCEDES))
        yield from borne_out_by_itself(answer, self.board, self.may_carry, voices)
        yield from repeats(answer)
        yield from doubts(answer)

    def _between(self, answer: Answer, other: Answer, maker: Maker, voices: frozenset[str] | None) -> Iterator[Link]:
        if voices is not None:
            yield from self._as_before(maker, voices, (LinkKind.CONTRADICTS, LinkKind.BEARS_OUT, LinkKind.CONCEDES))
        yield from contradictions(answer, other, self.board, voices)
        if may_be_contradicted(answer) and other.first.circle == answer.first.circle:
            yield from updates(answer, other, self.board, are_opposed_answers)
        yield from corroborations(answer, other, self.board, self.may_carry, voices)
        if other.first.circle == answer.first.circle:
            yield from wider_denials(answer, other, self.board)

    def _as_before(self, maker: Maker, voices: frozenset[str], kinds: Collection[LinkKind]) -> Iterator[Link]:
        """The links of some kinds between other voices than these."""
        claims = self.board.claims
        for link in self.maps.made.get(maker, ()):
            ends = (claims[link.source][0].origin.id, claims[link.target][0].origin.id) if link.kind in kinds else ()
            if ends and voices.isdisjoint(ends):
                yield link

    def _keep(self, maker: Maker, links: tuple[Link, ...]) -> set[str]:
        links = tuple(sorted(links, key=_in_order))
        before = self.maps.made.get(maker, ())
        if links == before:
            return set()
        self._forget(maker, before)
        if links:
            self.maps.made[maker] = links
            for answer_id in self._answers_in(maker):
                self.maps.makers.setdefault(answer_id, set()).add(maker)
            for link in links:
                self.maps.done_to.setdefault(link.target, set()).add(maker)
                targets = self.maps.done_by.setdefault(link.source, {})
                targets[link.target] = targets.get(link.target, 0) + 1
        return {end for link in {*before} ^ {*links} for end in (link.source, link.target)}

    def _forget(self, maker: Maker, links: tuple[Link, ...]) -> None:
        self.maps.made.pop(maker, None)
        for answer_id in self._answers_in(maker):
            _discard(self.maps.makers, answer_id, maker)
        for link in links:
            _discard(self.maps.done_to, link.target, maker)
            targets = self.maps.done_by[link.source]
            targets[link.target] -= 1
            if not targets[link.target]:
                del targets[link.target]
            if not targets:
                del self.maps.done_by[link.source]

    def _answers_in(self, maker: Maker) -> tuple[str, ...]:
        one, other = maker.split(" ")
        return () if one in (BY_THE_ARTICLE, BY_ONE_SAYING) else (one, other)


def _voices(one: Answer, other: Answer, grown: Mapping[str, Grown | None]) -> frozenset[str] | None:
    """The voices that came to two answers which only grew; None where all that the two do has to be looked at."""
    both = [grown.get(each.id, Grown(each, each, frozenset())) for each in (one, other)]
    first, second = both
    if first is None or second is None or not are_as_near_as_before(first, second):
        return None
    return first.voices | second.voices


def _in_order(link: Link) -> tuple[str, ...]:
    return link.source, link.target, link.kind, link.scope, link.rule


def _discard(makers: MutableMapping[str, set[Maker]], key: str, maker: Maker) -> None:
    """Takes a maker out of the set under a key, and the set where nothing is left in it."""
    held = makers.get(key)
    if held is not None:
        held.discard(maker)
        if not held:
            del makers[key]


def meeting(answer: Answer, board: Board) -> Iterator[Answer]:
    """Answers that may do something to an answer, each once or more."""
    if may_be_contradicted(answer) or may_reach_wider(answer):
        yield from board.beside(answer)
    place, kind = answer.first.place, answer.kind
    if place is None:
        return
    days = known_days(answer)
    kinds = {support.rule.by_kind for support in supports_of(answer, board)}
    for name in sorted(kinds):
        yield from board.at(name, place, days)
    for name in sorted(kinds | ({kind.name} if kind.question.state else set())):
        yield from board.inside(name, place, days)


def met_by(answer: Answer, board: Board) -> Iterator[Answer]:
    """Answers to which an answer may do something, each once or more: those whose `meeting` it is in."""
    yield from board.beside(answer)
    if not answer.is_located or answer.first.place is None:
        return
    days = known_days(answer)
    for place in (answer.first.place, *sorted(answer.around)):
        for name in sorted(board.supported[answer.kind.name]):
            yield from board.about(name, place, days)


def _each_once(found: Iterable[tuple[bool, Link]]) -> list[Link]:
    """One link for each source, target, kind and scope, with all the questions for which it was found.

    What an article ties itself comes first, by the rule that it is given; else the weightiest, then by the alphabet.
    """
    by_pair: dict[tuple[str, str, str, str], list[Link]] = defaultdict(list)
    for _, link in sorted(found, key=lambda one: (one[0], -one[1].weight, one[1].rule)):
        by_pair[link.source, link.target, link.kind, link.scope].append(link)
    return [merged(by_pair[key]) for key in sorted(by_pair)]
