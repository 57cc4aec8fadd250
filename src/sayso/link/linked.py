"""Origins and links of the articles taken in so far, kept up as they come: what a new one touches is looked at."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field

from sayso.link.board import Answer, Statement, answer_of, board_for
from sayso.link.board_index import BoardIndex
from sayso.link.concessions import is_carried_fairly
from sayso.link.origins import Roots
from sayso.link.ties import TieMaps, Ties
from sayso.model.claim import Claim
from sayso.model.finding import Link, Origins
from sayso.model.ports import Told
from sayso.model.source import Article
from sayso.ontology.answers import Placed, in_order
from sayso.ontology.placing import Placing
from sayso.theatres.theatre import Theatre

MANY_MEMBERS = 16
"""So many claims of one answer are not put in order again for each that comes."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a claim said when it was last laid on the board."""

    utterance: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Renewed:
    """What was looked at again for articles that came or went."""

    claims: frozenset[str]
    """Those that are new, or whose place, origin, act of saying or copies changed."""
    answers: frozenset[str]
    """Those for which anything changed."""


@dataclass(slots=True)
class Statements(Mapping[str, Sequence[Statement]]):
    """Claim id -> its statements in order of their questions, made when first asked for."""

    placing: Placing
    roots: Roots
    _made: dict[str, list[Statement]] = field(default_factory=dict)

    def __getitem__(self, claim_id: str) -> list[Statement]:
        found = self._made.get(claim_id)
        if found is None:
            placed = self.placing.of(claim_id).values()
            if not placed:
                raise KeyError(claim_id)
            origins = self.roots.origins
            origin, utterance = origins.by_claim[claim_id], origins.utterances[claim_id]
            found = [Statement(one, origin, utterance) for one in sorted(placed, key=in_order)]
            self._made[claim_id] = found
        return found

    def forget(self, claim_id: str) -> None:
        """To be made again: it is placed anew, or its origin changed."""
        self._made.pop(claim_id, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self.placing.first_days)

    def __len__(self) -> int:
        return len(self.placing.first_days)


@dataclass(frozen=True, slots=True)
class LinkedMaps:
    """What is kept of the answers and their links."""

    index: BoardIndex = field(default_factory=BoardIndex)
    ties: TieMaps = field(default_factory=TieMaps)
    answers: MutableMapping[str, dict[str, str]] = field(default_factory=dict)
    """Answer -> claim id -> the question; of the claims that give or deny it, those that do not count included."""
    stated: MutableMapping[str, Stated] = field(default_factory=dict)
    """By claim id."""
    by_saying: MutableMapping[str, set[str]] = field(default_factory=dict)
    """Act of saying -> ids of its claims."""


@dataclass(slots=True)
class Linked:
    """What `find_origins` and `find_links` give, for the articles taken in so far."""

    placing: Placing
    roots: Roots
    theatre: Theatre | None
    told: Told
    """Where to ask for articles and claims, those about to be taken in among them."""
    withdrawn: Collection[str] = frozenset()
    maps: LinkedMaps = field(default_factory=LinkedMaps)
    ties: Ties = field(init=False)
    _statements: Statements = field(init=False)
    _members: dict[str, list[Placed]] = field(default_factory=dict)
    """Of answers with many, in order of time."""

    def __post_init__(self) -> None:
        self._statements = Statements(self.placing, self.roots)
        kinds = self.placing.kinds
        board = board_for(kinds, self.theatre, claims=self._statements, make=self._answer, index=self.maps.index)
        self.ties = Ties(board, self._may_carry, self.maps.ties)

    @property
    def origins(self) -> Origins:
        return self.roots.origins

    def links(self) -> tuple[Link, ...]:
        return self.ties.links()

    def take(self, articles: Sequence[tuple[Article, Sequence[Claim]]], placed_anew: Iterable[str]) -> Renewed:
        """Takes in articles not met before, and claims that are placed anew."""
        return self._renew(self.roots.take(articles) | set(placed_anew))

    def drop(self, claim_ids: Collection[str], texts: Iterable[str], placed_anew: Iterable[str]) -> Renewed:
        """Takes out claims, the texts of articles, and takes claims that are placed anew."""
        return self._renew(self.roots.drop(claim_ids, texts) | set(placed_anew), gone=claim_ids)

    def _renew(self, claim_ids: Iterable[str], *, gone: Collection[str] = ()) -> Renewed:
        changed = {one for one in claim_ids if self.placing.of(one)}
        sayings: set[str] = set()
        dirty: set[str] = set()
        for claim_id in (*gone, *changed):
            self._statements.forget(claim_id)
        for claim_id in gone:
            dirty.update(self._take_back(claim_id, sayings))
        for claim_id in changed:
            dirty |= self._state_anew(claim_id, sayings)
        touched = self.ties.renew({answer: self._answer(answer) for answer in dirty})
        beside = {self._article_of(claim_id) for claim_id in changed}
        told_there = (one.id for article_id in beside for one in self.told.claims(article_id))
        for claim_id in (*gone, *told_there):
            touched |= self.ties.renew_claim(claim_id)
        for saying in sayings:
            told = [self._statements[claim_id] for claim_id in self.maps.by_saying.get(saying, ())]
            touched |= self.ties.renew_saying(saying, told)
        touched |= {target for claim_id in changed for target in self.ties.out(claim_id)}
        answers = dirty | {one.answer for claim_id in touched for one in self.placing.of(claim_id).values()}
        return Renewed(frozenset(changed), frozenset(answers))

    def _state_anew(self, claim_id: str, sayings: set[str]) -> set[str]:
        """Lays a claim on the board as it now is; the answers that it gave and gives, and into `sayings` its acts."""
        before = self._take_back(claim_id, sayings)
        told = self._statements[claim_id]
        after = Stated(told[0].utterance, tuple(one.placed.answer for one in told))
        self.maps.stated[claim_id] = after
        self.maps.by_saying.setdefault(after.utterance, set()).add(claim_id)
        sayings.add(after.utterance)
        for one in told:
            answer = one.placed.answer
            self.maps.answers.setdefault(answer, {})[claim_id] = one.placed.question.id
            if answer in self._members:
                insort(self._members[answer], one.placed, key=in_order)
        return {*before, *after.answers}

    def _take_back(self, claim_id: str, sayings: set[str]) -> tuple[str, ...]:
        """Takes a claim off the board; the answers that it gave, and into `sayings` its act."""
        before = self.maps.stated.pop(claim_id, None)
        if before is None:
            return ()
        for answer in before.answers:
            self._members.pop(answer, None)
            self.maps.answers.get(answer, {}).pop(claim_id, None)
            if not self.maps.answers.get(answer):
                self.maps.answers.pop(answer, None)
        self.maps.by_saying[before.utterance].discard(claim_id)
        if not self.maps.by_saying[before.utterance]:
            del self.maps.by_saying[before.utterance]
        sayings.add(before.utterance)
        return before.answers

    def _answer(self, answer: str) -> Answer | None:
        counting = [one for one in self.members(answer) if one.counts and one.claim.id not in self.withdrawn]
        origins = self.origins
        ids = [(one, one.claim.id) for one in counting]
        told = [Statement(one, origins.by_claim[key], origins.utterances[key]) for one, key in ids]
        return answer_of(told, self.theatre) if told else None

    def members(self, answer: str) -> Sequence[Placed]:
        """The claims that give or deny an answer, in order of time."""
        found = self._members.get(answer)
        if found is None:
            members = self.maps.answers.get(answer, {}).items()
            found = sorted((self.placing.of(claim_id)[question] for claim_id, question in members), key=in_order)
            if len(found) >= MANY_MEMBERS:
                self._members[answer] = found
        return found

    def first_placed(self, claim_id: str) -> Placed:
        """A claim on the first of its questions."""
        return self._statements[claim_id][0].placed

    def _article_of(self, claim_id: str) -> str:
        return self.first_placed(claim_id).claim.article_id

    def _may_carry(self, statement: Statement, answer: Answer) -> bool:
        return is_carried_fairly(self.told.article(statement.placed.claim.article_id), answer, self.theatre)
