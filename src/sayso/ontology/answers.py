"""Puts claims on the questions that they answer: who answers what, in what family, on which day.

Two claims give the same answer when they give one question the same reply (see `replies`) in one episode of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sayso.model.claim import Claim, Modality, Polarity, QuestionKey
from sayso.model.ids import folded, make_id
from sayso.model.ports import LedgerView
from sayso.model.source import Article, ZoneKind
from sayso.ontology.episodes import episodes_of, longest_silence
from sayso.ontology.load import Kind
from sayso.ontology.meant import actor_meant, actor_of, key_of, shown, speaks_of_itself
from sayso.ontology.phrases import phrase_of
from sayso.ontology.questions import is_share, place_asked, questions_of
from sayso.ontology.replies import reply_key, reply_of

FAMILIES: Mapping[Modality, str] = {
    Modality.HAPPENED: "fact",
    Modality.POSSIBLE: "fact",
    Modality.UNVERIFIED: "fact",
    Modality.PLANNED: "forecast",
    Modality.CALLED_FOR: "call",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """One claim as a reply to one question."""

    claim: Claim
    kind: Kind
    question: QuestionKey
    answer: str
    """Id of the answer: the same for claims that reply the same to the question in the same episode."""
    phrase: str
    """The answer in words: 'north holds Brod'."""
    family: str
    """'fact', 'forecast' or 'call' (a demand)."""
    actor: str | None
    """Key of who does it. A side that announces a gain and names nobody is taken to speak of itself."""
    place: str | None
    """The place that the question is about, where it is about one."""
    day: date | None
    """The day on which it was said, as far as is known."""
    circle: str
    """Claims in one circle can meet: one question, one episode; one article where the question is about nothing."""
    rank: tuple[date, str, str, int, str]
    """Where it stands in time: day (unknown days last), publisher, article, place in the text. Never the arrival."""

    @property
    def denies(self) -> bool:
        return self.claim.polarity is Polarity.DENIED

    @property
    def is_hedged(self) -> bool:
        return self.claim.modality in (Modality.POSSIBLE, Modality.UNVERIFIED)

    @property
    def actor_is_implied(self) -> bool:
        return self.actor is not None and actor_of(self.claim) is None

    @property
    def is_share(self) -> bool:
        return is_share(self.claim)

    @property
    def is_kept_apart(self) -> bool:
        """Whether the question is asked of its own article alone, so that it meets nothing said elsewhere."""
        return all(self.question.id != question.id for question in self.claim.resolution.questions)

    @property
    def counts(self) -> bool:
        """False for history told as context and for captions: listed, and left out of every count."""
        return not self.claim.resolution.background and self.claim.zone is not ZoneKind.CAPTION


def said_on(claim: Claim, article: Article) -> date | None:
    """The day of the saying; the day of publication where the text does not give it."""
    said = claim.resolution.said_at
    if said is not None and said.period is not None and said.period.last is not None:
        return said.period.last
    return article.published_on


def place_claims(view: LedgerView, kinds: Mapping[str, Kind]) -> tuple[Placed, ...]:
    """Every claim of the view on every question that it answers, in order of day, claim and question."""
    articles = {article.id: article for article in view.articles()}
    by_question: dict[str, list[Placed]] = defaultdict(list)
    for claim in view.claims():
        for one in place_claim(claim, articles[claim.article_id], kinds):
            by_question[one.question.id].append(one)
    placed = (one for asked in by_question.values() for one in _in_episodes(asked))
    return tuple(sorted(placed, key=in_order))


def place_claim(claim: Claim, article: Article, kinds: Mapping[str, Kind]) -> tuple[Placed, ...]:
    """One claim on every question that it answers; which episode of the question it belongs to, `in_episode` adds."""
    kind = kinds.get(claim.kind)
    if kind is None:
        return ()
    return tuple(_place(claim, article, kind, question) for question in questions_of(claim, kind))


def in_order(one: Placed) -> tuple[tuple[date, str, str, int, str], str]:
    """Sorts by day, claim and question."""
    return one.rank, one.question.id


def _place(claim: Claim, article: Article, kind: Kind, question: QuestionKey) -> Placed:
    family = FAMILIES[claim.modality]
    change = reply_of(kind, claim.change) or ""
    place = place_asked(claim, question)
    actor = actor_meant(claim, kind)
    answer = make_id("w", question.id, family, *reply_key(claim, kind, question, change, actor))
    day = said_on(claim, article)
    rank = (day or date.max, folded(article.publisher or ""), article.id, claim.evidence.start, claim.id)
    circle = question.id if question.slots else f"{question.id} {claim.article_id}"
    phrase = _phrase(claim, kind, change, place)
    return Placed(claim, kind, question, answer, phrase, family, actor, place, day, circle, rank)


def _phrase(claim: Claim, kind: Kind, change: str, place: str | None) -> str:
    resolution = claim.resolution
    where = [p.name for p in resolution.places if key_of(p) == place] or [p.name for p in resolution.places]
    actor = shown(actor_of(claim))
    is_own_side = actor_of(claim) is None or speaks_of_itself(claim, kind)
    if is_own_side and actor_meant(claim, kind) is not None and resolution.claimant is not None:
        actor = resolution.claimant.party or actor
    at = "" if is_share(claim) and len(where) > 1 else " and ".join(where)
    return phrase_of(claim, kind, change, actor=actor, target=shown(resolution.target), place=at)


def _in_episodes(placed: Sequence[Placed]) -> Iterator[Placed]:
    """The claims of one question, with answers kept apart where a long silence lies between them."""
    days = {one.day for one in placed if one.day is not None}
    episodes = episodes_of(days, longest_silence(placed[0].kind, placed[0].question))
    return (in_episode(one, episodes) for one in placed)


def in_episode(one: Placed, episodes: Mapping[date, date]) -> Placed:
    """The claim as a reply in the episode of its day; `one` is as `place_claim` gives it."""
    first = episodes[one.day].isoformat() if one.day is not None else None
    return replace(one, answer=make_id("w", one.answer, first), circle=f"{one.circle} {first}")
