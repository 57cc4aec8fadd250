"""Puts claims on the questions that they answer: who answers what, in what family, on which day.

Two claims give the same answer when they give one question the same reply, in whatever words: 'has taken Brod' and
'holds Brod', said of one actor, are one answer to 'Who holds Brod?'. Which changes are the same reply is read from the
kinds (two changes that bear each other out in whole, for the same actor and place), never from their names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sayso.model.claim import Claim, Modality, Polarity, QuestionKey, Reference
from sayso.model.ids import folded, make_id
from sayso.model.ports import LedgerView
from sayso.model.source import Article, ZoneKind
from sayso.ontology.load import BearsOut, Kind
from sayso.ontology.phrases import phrase_of

# A silence of a fortnight parts one episode of a question from the next: who holds a town in May and in September
# are two matters. A judgement, not a measurement; reports on one event rarely lie so far apart.
EPISODE_GAP_DAYS = 14

# What a report does not date is of the day on which it is told or the day before. A town that is shelled for a week has
# no one event to speak of: what is told two days later, undated, is asked of apart.
UNDATED_EVENT_GAP_DAYS = 1

UNRESOLVED = "open:"
"""How the key of an unresolved reference begins."""

RULE_AND_WORD = ": "
"""Between the frame and the word that it matched, in a claim's rule: 'agreement: break'."""

INHERITED = "inherited"
"""How a reference is marked whose place the article names elsewhere, and not for this claim."""

WHEN_AND_HOW_MANY = frozenset({"when", "quantity"})
"""Slots that say nothing of who or where."""

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
        return self.actor is not None and _actor_of(self.claim) is None

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
    same_reply = _same_replies(kind)
    return tuple(_place(claim, article, kind, same_reply, question) for question in questions_of(claim, kind))


def in_order(one: Placed) -> tuple[tuple[date, str, str, int, str], str]:
    """Sorts by day, claim and question."""
    return one.rank, one.question.id


def questions_of(claim: Claim, kind: Kind) -> tuple[QuestionKey, ...]:
    """The claim's questions; one of its own where resolution gave it none, so that no claim goes unlisted.

    A count of parts ('four of the seven districts') is no answer about any one of the places named beside it.
    """
    given = tuple(_kept_apart(question, claim, kind) for question in claim.resolution.questions)
    if claim.quantity is not None and claim.quantity.total is not None and len(given) > 1:
        counted = f"{claim.quantity.of} of {claim.quantity.total}"
        share = make_id("q", "share", claim.kind, counted, *(question.id for question in given))
        return (QuestionKey(share, claim.kind, kind.question.label_without_slots, (("quantity", counted),)),)
    if given:
        return given
    own = make_id("q", "unplaced", claim.id)
    return (QuestionKey(own, claim.kind, kind.question.label_without_slots, ()),)


def _kept_apart(question: QuestionKey, claim: Claim, kind: Kind) -> QuestionKey:
    """The question, asked of this article alone where nothing in the claim's own words says what it is about.

    That is: nobody and nowhere is named, or only a place that the claim inherits from elsewhere in its article. A
    place taken over by guess must not make the claims of two articles meet. Nor does history meet today's news: that
    nobody held the valley twenty years ago denies nothing that is said of it now.
    """
    if claim.resolution.background:
        return replace(question, id=make_id("q", "background", question.id))
    filled = {slot for slot, _ in question.slots}
    if "places" in filled:
        asked = {value for _, value in question.slots}
        here = [p for p in claim.resolution.places if key_of(p) in asked] or claim.resolution.places
        if not here or any(place.how != INHERITED for place in here):
            return question
    elif "places" not in kind.question.slots and filled - WHEN_AND_HOW_MANY:
        return question
    return replace(question, id=make_id("q", question.id, claim.article_id))


def is_share(claim: Claim) -> bool:
    """Whether it counts parts of a whole ('four of the seven districts') without saying which."""
    return claim.quantity is not None and claim.quantity.total is not None


def slot_of(question: QuestionKey, name: str) -> str | None:
    return next((value for slot, value in question.slots if slot == name), None)


def key_of(reference: Reference | None) -> str | None:
    """The id of who or what is meant, or the folded words while it is unresolved."""
    if reference is None:
        return None
    return reference.ref or f"{UNRESOLVED}{folded(reference.words)}"


def reply_of(kind: Kind, change: str | None) -> str | None:
    """The change that stands for all changes that are the same reply: 'holds' for 'gained'."""
    return _same_replies(kind).get(change, change) if change else None


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two replies to one question that cannot both hold; None: whatever the reply."""

    reply: str | None
    other_reply: str | None
    actors: str
    """'same', 'different' or 'any', as in the kind's own opposites."""


def opposed_replies(kind: Kind) -> frozenset[Opposed]:
    """The kind's opposites in terms of replies: 'has taken' and 'holds' are one."""
    return frozenset(
        Opposed(reply_of(kind, rule.change), reply_of(kind, rule.other_change), rule.actors) for rule in kind.opposites
    )


def are_opposites(
    opposed: frozenset[Opposed],
    one: tuple[str | None, str | None],
    other: tuple[str | None, str | None],
    *,
    is_one_side: Callable[[str, str], bool],
) -> bool:
    """Whether two replies to one question cannot both hold, each given as (reply, actor)."""
    return any(_opposes(rule, *pair, is_one_side) for rule in opposed for pair in ((one, other), (other, one)))


def _opposes(
    rule: Opposed,
    one: tuple[str | None, str | None],
    other: tuple[str | None, str | None],
    is_one_side: Callable[[str, str], bool],
) -> bool:
    (reply, actor), (other_reply, other_actor) = one, other
    if rule.reply not in (None, reply) or rule.other_reply not in (None, other_reply):
        return False
    if rule.actors == "any":
        return True
    if actor is None or other_actor is None:
        return False
    if rule.actors == "different" and UNRESOLVED in (actor[: len(UNRESOLVED)], other_actor[: len(UNRESOLVED)]):
        return False  # Nobody knows whether 'the fighters' are others than the ones named.
    return actor == other_actor if rule.actors == "same" else not is_one_side(actor, other_actor)


def _same_replies(kind: Kind) -> Mapping[str | None, str]:
    """Change -> the first of the kind's changes that it is as good as."""
    return _replies(kind.name, tuple(change.name for change in kind.changes), kind.bears_out)


@cache
def _replies(kind: str, changes: tuple[str, ...], bears_out: tuple[BearsOut, ...]) -> Mapping[str | None, str]:
    whole = {
        (support.change, support.by_change)
        for support in bears_out
        if support.by_kind == kind and (support.actors, support.places, support.extent) == ("same", "same", "whole")
    }
    replies: dict[str | None, str] = {}
    for change in changes:
        replies.setdefault(change, change)
        for other in changes:
            if (change, other) in whole and (other, change) in whole:
                replies.setdefault(other, replies[change])
    return replies


def _place(
    claim: Claim, article: Article, kind: Kind, same_reply: Mapping[str | None, str], question: QuestionKey
) -> Placed:
    family = FAMILIES[claim.modality]
    change = same_reply.get(claim.change, claim.change or "")
    place = _place_asked(claim, question)
    actor = _actor_meant(claim, kind)
    answer = make_id("w", question.id, family, *_reply_key(claim, kind, question, change, actor))
    day = said_on(claim, article)
    rank = (day or date.max, folded(article.publisher or ""), article.id, claim.evidence.start, claim.id)
    circle = question.id if question.slots else f"{question.id} {claim.article_id}"
    phrase = _phrase(claim, kind, change, place)
    return Placed(claim, kind, question, answer, phrase, family, actor, place, day, circle, rank)


def _actor_meant(claim: Claim, kind: Kind) -> str | None:
    """Who does it: the actor, or the speaker's own side where it speaks of itself.

    It does so as "I" or "we" of what lasts ("we hold the bridge"), and where it announces a gain and names nobody
    ("was taken").
    """
    resolution, change = claim.resolution, kind.change(claim.change)
    claimant, actor = resolution.claimant, _actor_of(claim)
    if actor is not None:
        return claimant.party_ref if _speaks_of_itself(claim, kind) and claimant else key_of(actor)
    is_gain = change is not None and change.hurts == "target" and claim.polarity is Polarity.AFFIRMED
    side = claimant.party_ref if is_gain and claimant else None
    return side if side != key_of(resolution.target) else None


def _actor_of(claim: Claim) -> Reference | None:
    """The actor, unless it was taken over from the sentence and is the target: nobody surrounds itself."""
    actor, target = claim.resolution.actor, claim.resolution.target
    is_target_too = actor is not None and actor.how == INHERITED and key_of(actor) == key_of(target)
    return None if is_target_too else actor


def _speaks_of_itself(claim: Claim, kind: Kind) -> bool:
    """Whether the actor is the speaker, who speaks for a side, in a matter of sides."""
    actor, claimant = claim.resolution.actor, claim.resolution.claimant
    if actor is None or claimant is None or claimant.party_ref is None or not kind.question.state:
        return False
    return actor.ref is not None and actor.ref == claimant.ref


def _place_asked(claim: Claim, question: QuestionKey) -> str | None:
    """The one place that the question is about, as an id where there is one."""
    asked = {key_of(place) for place in claim.resolution.places} & {value for _, value in question.slots}
    if asked:
        return min(key for key in asked if key)
    return slot_of(question, "places") or slot_of(question, "place")


def _reply_key(
    claim: Claim, kind: Kind, question: QuestionKey, change: str, actor: str | None
) -> tuple[str | int | None, ...]:
    """What makes two replies the same, beyond the question: read from how the kind says it is answered."""
    scope = (
        () if question.slots else (claim.article_id,)
    )  # A question about nothing in particular joins no two articles.
    quantity = claim.quantity
    number = (quantity.of, quantity.low, quantity.high, quantity.total) if quantity else ()
    asks = kind.question.answered_by
    if asks == "actor":
        return (*scope, change, actor, *(number if is_share(claim) else ()))
    # To break a truce is no second report of its making, and prisoners freed are not prisoners taken.
    act = (claim.rule.rpartition(RULE_AND_WORD)[2],) if kind.lumps_acts else ()
    if asks == "quantity":
        return (*scope, change, key_of(claim.resolution.target), *(number or (claim.resolution.proposition,)), *act)
    if kind.actor_bearing == "contests":  # 'Is there fighting?': whoever fights, the reply is yes.
        return (*scope, change)
    resolution = claim.resolution
    slots = (key_of(resolution.actor), key_of(resolution.target), *sorted(str(key_of(p)) for p in resolution.places))
    # Where a kind is broad, or asks nothing of a place, its slots do not say what it is about: without the words, two
    # vows of one side, or two meetings, would pass for one.
    is_broad = not kind.about_conflict or "places" not in kind.question.slots
    words = (folded(claim.words),) if is_broad else ()
    return (*scope, change, *slots, *(number if kind.numbers_oppose else ()), *words, *act)


def _phrase(claim: Claim, kind: Kind, change: str, place: str | None) -> str:
    resolution = claim.resolution
    where = [p.name for p in resolution.places if key_of(p) == place] or [p.name for p in resolution.places]
    actor = _shown(_actor_of(claim))
    is_own_side = _actor_of(claim) is None or _speaks_of_itself(claim, kind)
    if is_own_side and _actor_meant(claim, kind) is not None and resolution.claimant is not None:
        actor = resolution.claimant.party or actor
    at = "" if is_share(claim) and len(where) > 1 else " and ".join(where)
    return phrase_of(claim, kind, change, actor=actor, target=_shown(resolution.target), place=at)


def _shown(reference: Reference | None) -> str | None:
    """A name to show; None for an open pronoun: "they" says nothing outside its article."""
    is_open_pronoun = reference is not None and reference.how == "pronoun" and reference.ref is None
    return None if reference is None or is_open_pronoun else reference.name


def _in_episodes(placed: Sequence[Placed]) -> Iterator[Placed]:
    """The claims of one question, with answers kept apart where a long silence lies between them."""
    days = {one.day for one in placed if one.day is not None}
    episodes = episodes_of(days, longest_silence(placed[0]))
    return (in_episode(one, episodes) for one in placed)


def in_episode(one: Placed, episodes: Mapping[date, date]) -> Placed:
    """The claim as a reply in the episode of its day; `one` is as `place_claim` gives it."""
    first = episodes[one.day].isoformat() if one.day is not None else None
    return replace(one, answer=make_id("w", one.answer, first), circle=f"{one.circle} {first}")


def longest_silence(one: Placed) -> int:
    """Days without a word after which a question is another matter."""
    is_undated_event = not one.kind.question.state and one.kind.incident and slot_of(one.question, "when") is None
    return UNDATED_EVENT_GAP_DAYS if is_undated_event else EPISODE_GAP_DAYS


def episodes_of(days: Collection[date], gap: int) -> dict[date, date]:
    """Day -> first day of its episode."""
    first: dict[date, date] = {}
    start = before = None
    for day in sorted(days):
        if start is None or before is None or (day - before).days > gap:
            start = day
        first[day] = start
        before = day
    return first
