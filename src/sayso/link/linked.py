"""Origins and links of the articles taken in so far, kept up as they come: what a new one touches is looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.link.board import Answer, Statement, answer_of, empty_board
from sayso.link.concessions import is_carried_fairly
from sayso.link.origins import Roots
from sayso.link.ties import Ties
from sayso.model.claim import Claim
from sayso.model.finding import Link, Origins
from sayso.model.source import Article
from sayso.ontology.answers import Placed, in_order
from sayso.ontology.load import Kind
from sayso.theatres.theatre import Theatre


@dataclass(slots=True)
class Linked:
    """What `find_origins` and `find_links` give, for the articles taken in so far."""

    kinds: Mapping[str, Kind]
    theatre: Theatre | None
    placed: Mapping[str, Mapping[str, Placed]]
    """Claim id -> question id -> the claim as a reply to it; kept up by the caller."""
    withdrawn: Collection[str] = frozenset()
    ties: Ties = field(init=False)
    answers: dict[str, dict[str, Placed]] = field(default_factory=dict)
    """Answer -> claim id -> the claim that gives or denies it; those that do not count included."""
    _roots: Roots = field(init=False)
    _articles: dict[str, Article] = field(default_factory=dict)
    _by_article: dict[str, list[str]] = field(default_factory=dict)
    _by_saying: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._roots = Roots(self.theatre)
        self.ties = Ties(empty_board(self.kinds, self.theatre), self._may_carry)

    @property
    def origins(self) -> Origins:
        return self._roots.origins

    def links(self) -> tuple[Link, ...]:
        return self.ties.links()

    def take(self, articles: Sequence[tuple[Article, Sequence[Claim]]], placed_anew: Iterable[str]) -> set[str]:
        """Takes in articles not met before, and claims that are placed anew; the answers for which anything changed."""
        self._articles |= {article.id: article for article, _ in articles}
        self._by_article |= {article.id: [claim.id for claim in claims] for article, claims in articles}
        changed = {one for one in self._roots.take(articles) | set(placed_anew) if one in self.placed}
        sayings: set[str] = set()
        dirty: set[str] = set()
        for claim_id in changed:
            dirty |= self._state_anew(claim_id, sayings)
        touched = self.ties.renew({answer: self._answer(answer) for answer in dirty})
        beside = {self._article_of(claim_id) for claim_id in changed}
        for claim_id in (one for article_id in beside for one in self._by_article[article_id]):
            touched |= self.ties.renew_claim(claim_id)
        for saying in sayings:
            told = [self.ties.board.claims[claim_id] for claim_id in self._by_saying.get(saying, ())]
            touched |= self.ties.renew_saying(saying, told)
        touched |= {target for claim_id in changed for target in self.ties.out(claim_id)}
        return dirty | {one.answer for claim_id in touched for one in self.placed[claim_id].values()}

    def _state_anew(self, claim_id: str, sayings: set[str]) -> set[str]:
        """Lays a claim on the board as it now is; the answers that it gave and gives, and into `sayings` its acts."""
        board = self.ties.board
        origins = self.origins
        before = board.claims.get(claim_id, ())
        for one in before:
            self.answers.get(one.placed.answer, {}).pop(claim_id, None)
            self._by_saying[one.utterance].discard(claim_id)
            sayings.add(one.utterance)
        utterance = origins.utterances[claim_id]
        told = sorted(self.placed[claim_id].values(), key=in_order)
        board.claims[claim_id] = [Statement(one, origins.by_claim[claim_id], utterance) for one in told]
        self._by_saying.setdefault(utterance, set()).add(claim_id)
        sayings.add(utterance)
        for reply in told:
            self.answers.setdefault(reply.answer, {})[claim_id] = reply
        return {one.placed.answer for one in (*before, *board.claims[claim_id])}

    def _answer(self, answer: str) -> Answer | None:
        counting = [one for one in self.members(answer) if one.counts and one.claim.id not in self.withdrawn]
        origins = self.origins
        ids = [(one, one.claim.id) for one in counting]
        told = [Statement(one, origins.by_claim[key], origins.utterances[key]) for one, key in ids]
        return answer_of(told, self.theatre) if told else None

    def members(self, answer: str) -> list[Placed]:
        """The claims that give or deny an answer, in order of time."""
        return sorted(self.answers.get(answer, {}).values(), key=in_order)

    def first_placed(self, claim_id: str) -> Placed:
        """A claim on the first of its questions."""
        return self.ties.board.claims[claim_id][0].placed

    def _article_of(self, claim_id: str) -> str:
        return self.first_placed(claim_id).claim.article_id

    def _may_carry(self, statement: Statement, answer: Answer) -> bool:
        return is_carried_fairly(self._articles[statement.placed.claim.article_id], answer, self.theatre)
