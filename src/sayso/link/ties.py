"""The links among the answers of a board, kept up as answers come, change and go.

What one answer does to another depends on these two alone. So a change of one answer re-examines the pairs that it is
in, and what comes out is the same as if every pair had been examined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.link.board import Answer, Board, Statement
from sayso.link.corroboration import SUPPORT_DAYS, MayCarry, borne_out_by_itself, corroborations, supports_of
from sayso.link.denials import contradictions, denials, may_be_contradicted
from sayso.link.doubts import doubts
from sayso.link.in_article import links_in_article
from sayso.link.repeats import repeats, retellings
from sayso.model.finding import Link

Maker = tuple[str, str]
"""What links were found in: two answers; one answer, twice; ('article', a claim that names others); ('saying', one)."""

BY_THE_ARTICLE = "article"
BY_ONE_SAYING = "saying"


@dataclass(slots=True)
class Ties:
    """Links by what they were found in, by the claim that they are done to, and by the one that does it."""

    board: Board
    may_carry: MayCarry
    _made: dict[Maker, tuple[Link, ...]] = field(default_factory=dict)
    _makers: dict[str, set[Maker]] = field(default_factory=dict)
    """Answer id -> what its links were found in."""
    _into: dict[str, set[Maker]] = field(default_factory=dict)
    _out: dict[str, Counter[str]] = field(default_factory=dict)

    def renew(self, answers: Mapping[str, Answer | None]) -> set[str]:
        """Puts answers on the board, or takes them out (None); ids of the claims whose links changed, at either end."""
        touched: set[str] = set()
        for answer_id, answer in answers.items():
            self.board.drop(answer_id)
            if answer is not None:
                self.board.put(answer)
        stale = {maker for answer_id in answers for maker in self._makers.get(answer_id, ())}
        found = dict(self._found(answers))
        for maker in stale | found.keys():
            touched |= self._keep(maker, found.get(maker, ()))
        return touched

    def renew_claim(self, claim_id: str) -> set[str]:
        """Looks again at what a claim does to others of its article; ids of the claims whose links changed."""
        found = tuple(links_in_article(claim_id, self.board)) if claim_id in self.board.claims else ()
        return self._keep((BY_THE_ARTICLE, claim_id), found)

    def renew_saying(self, utterance: str, told: Iterable[Sequence[Statement]]) -> set[str]:
        """Looks again at who retells an utterance; ids of the claims whose links changed."""
        return self._keep((BY_ONE_SAYING, utterance), tuple(retellings(told)))

    def into(self, claim_id: str) -> list[Link]:
        """What is done to a claim: each source, kind and scope once, in order."""
        found = (
            (maker[0] != BY_THE_ARTICLE, link)
            for maker in self._into.get(claim_id, ())
            for link in self._made[maker]
            if link.target == claim_id
        )
        return _each_once(found)

    def out(self, claim_id: str) -> set[str]:
        """Ids of the claims to which a claim does something."""
        return set(self._out.get(claim_id, ()))

    def links(self) -> tuple[Link, ...]:
        """All of them, each source, target, kind and scope once, in order."""
        found = ((maker[0] != BY_THE_ARTICLE, link) for maker, links in self._made.items() for link in links)
        return tuple(_each_once(found))

    def _found(self, answers: Mapping[str, Answer | None]) -> Iterator[tuple[Maker, tuple[Link, ...]]]:
        """What is found in each changed answer, and in each pair with one in it, where anything is."""
        changed = [answer for answer in answers.values() if answer is not None]
        for answer in changed:
            if own := tuple(self._within(answer)):
                yield (answer.id, answer.id), own
        for maker, (one, other) in self._pairs_with(changed).items():
            if one is not other and (links := tuple(self._between(one, other))):
                yield maker, links

    def _pairs_with(self, changed: Sequence[Answer]) -> dict[Maker, tuple[Answer, Answer]]:
        pairs = {(one.id, other.id): (one, other) for one in changed for other in meeting(one, self.board)}
        if len(changed) < len(self.board.answers):  # Where all are new, each has met the others already.
            pairs |= {(one.id, other.id): (one, other) for other in changed for one in met_by(other, self.board)}
        return pairs

    def _within(self, answer: Answer) -> Iterator[Link]:
        yield from denials(answer)
        yield from borne_out_by_itself(answer, self.board, self.may_carry)
        yield from repeats(answer)
        yield from doubts(answer)

    def _between(self, answer: Answer, other: Answer) -> Iterator[Link]:
        yield from contradictions(answer, other, self.board)
        yield from corroborations(answer, other, self.board, self.may_carry)

    def _keep(self, maker: Maker, links: tuple[Link, ...]) -> set[str]:
        before = self._made.get(maker, ())
        if links == before:
            return set()
        self._forget(maker, before)
        if links:
            self._made[maker] = links
            for answer_id in self._answers_in(maker):
                self._makers.setdefault(answer_id, set()).add(maker)
            for link in links:
                self._into.setdefault(link.target, set()).add(maker)
                self._out.setdefault(link.source, Counter())[link.target] += 1
        return {end for link in (*before, *links) for end in (link.source, link.target)}

    def _forget(self, maker: Maker, links: tuple[Link, ...]) -> None:
        self._made.pop(maker, None)
        for answer_id in self._answers_in(maker):
            self._makers.get(answer_id, set()).discard(maker)
        for link in links:
            self._into[link.target].discard(maker)
            targets = self._out[link.source]
            targets[link.target] -= 1
            if not targets[link.target]:
                del targets[link.target]

    def _answers_in(self, maker: Maker) -> tuple[str, ...]:
        return () if maker[0] in (BY_THE_ARTICLE, BY_ONE_SAYING) else maker


def meeting(answer: Answer, board: Board) -> Iterator[Answer]:
    """Answers that may do something to an answer, each once or more."""
    if may_be_contradicted(answer):
        yield from board.beside(answer)
    place, kind = answer.first.place, answer.kind
    if place is None:
        return
    kinds = {support.rule.by_kind for support in supports_of(answer, board)}
    for name in sorted(kinds):
        yield from (other for other in board.at(name, place) if _may_be_near(answer, other))
    for name in sorted(kinds | ({kind.name} if kind.question.state else set())):
        yield from (other for other in board.inside(name, place) if _may_be_near(answer, other))


def met_by(answer: Answer, board: Board) -> Iterator[Answer]:
    """Answers to which an answer may do something, each once or more: those whose `meeting` it is in."""
    yield from board.beside(answer)
    if not answer.is_located or answer.first.place is None:
        return
    for place in (answer.first.place, *sorted(answer.around)):
        yield from (other for other in board.about(place) if _may_be_near(answer, other))


def _may_be_near(one: Answer, other: Answer) -> bool:
    """Whether anything said of the one can lie near enough in time to the other; what is of no known day may."""
    mine, theirs = _known_days(one), _known_days(other)
    if mine is None or theirs is None:
        return True
    return (mine[0] - theirs[1]).days <= SUPPORT_DAYS and (theirs[0] - mine[1]).days <= SUPPORT_DAYS


def _known_days(answer: Answer) -> tuple[date, date] | None:
    """First and last day on which it was affirmed; None where one of them is not known. Unknown days stand last."""
    return answer.days if answer.affirmed and answer.affirmed[-1].day is not None else None


def _each_once(found: Iterable[tuple[bool, Link]]) -> list[Link]:
    """One link for each source, target, kind and scope, with all the questions for which it was found.

    What an article ties itself comes first, by the rule that it is given; else the first rule in the alphabet.
    """
    merged: dict[tuple[str, str, str, str], Link] = {}
    for _, link in sorted(found, key=lambda one: (one[0], one[1].rule)):
        key = (link.source, link.target, link.kind, link.scope)
        known = merged.get(key)
        questions = tuple(sorted({*link.questions, *(known.questions if known else ())}))
        rule = known.rule if known else link.rule
        merged[key] = Link(link.kind, link.source, link.target, rule, link.scope, questions)
    return [merged[key] for key in sorted(merged)]
