"""What one new claim, and one new article, cost where links and standings are kept up: milliseconds.

    python benchmarks/speed/arrivals.py [--claims N ...] [--places N] [--singles N]

Builds articles of an invented war in memory, five years of them, takes them in, and then single articles of one claim
and of four, of the last week. The time runs until every answer that such an article touches stands where it now stands:
taking in and weighing. Prints the median, the 95th of a hundred and the worst of processor time.

The war: places in districts in provinces, told of as unevenly as in real archives (the n-th about 1/n as often as the
first); who holds them, strikes, fighting and tolls; half of the events dated; a tenth of the articles copies, all with
their outlet's foot below; denials, doubts and announcements.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from sayso.model.claim import Claim, Claimant, Modality, Polarity, Quantity, QuestionKey, Reference, Resolution
from sayso.model.ids import make_id
from sayso.model.places import Place
from sayso.model.source import Article, Span, Zone, ZoneKind
from sayso.model.times import Period, TimeReading
from sayso.ontology.load import load_kinds
from sayso.resolve.propositions import Slots, questions_of
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre
from sayso.workflows.derivation import Derivation, Report

CLAIMS_PER_ARTICLE = 4
FIRST_DAY = date(2031, 1, 1)
DAYS = 5 * 365
OUTLETS = 60
PROVINCES, DISTRICTS = 8, 12
COPIED_SHARE, DENIED_SHARE, DATED_SHARE = 0.1, 0.08, 0.5
OWN_WORDS = 12
SOMEWHERE = Span(0, 1)
KINDS = ("control",) * 3 + ("strike",) * 3 + ("casualties",) * 3 + ("clash",)
CHANGES = ("holds", "holds", "gained", "lost", "withdraws", "advances")
SIDES = ("north", "south")
MODALITIES = (Modality.HAPPENED,) * 16 + (Modality.POSSIBLE, Modality.POSSIBLE, Modality.PLANNED, Modality.UNVERIFIED)
ARTICLES_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who may put something forward; the article itself where nobody is named."""

    kind: str
    ref: str | None
    party: str | None


SPEAKERS = (
    Speaker("person", "dorin_velika", "north"),
    Speaker("side", "north", "north"),
    Speaker("person", "tomas_brod", "south"),
    Speaker("side", "south", "south"),
    Speaker("organisation", "bridge_monitors", None),
    Speaker("organisation", "lantern", None),
    Speaker("witness", None, None),
    *(None,) * 5,
)


class War:
    """Articles and claims of one war, drawn at random; the same for the same seed."""

    def __init__(self, claims: int, places: int, *, seed: int = 1, days: int = DAYS, skew: float = 1.0) -> None:
        """As many claims as fill its days. With a `skew` of 0 every place is told of as often as any other."""
        self.dice = random.Random(seed)
        self.theatre = _theatre(places)
        self._places = [_reference(place) for place in self.theatre.places[-places:]]
        self._weights = list(accumulate(1 / (n + 1) ** skew for n in range(places)))
        self._articles, self._days = max(1, claims // CLAIMS_PER_ARTICLE), days
        self._recent: list[Report] = []

    def reports(self) -> Iterator[Report]:
        """Articles of four claims each, in order of time but for a day or two."""
        for n in range(self._articles):
            late = self.dice.choice((0, 0, 0, 1, 2))
            day = max(0, n * self._days // self._articles - late)
            yield self.report(f"a-{n}", FIRST_DAY + timedelta(days=day), CLAIMS_PER_ARTICLE)

    def late(self, number: int, claims: int) -> Iterator[Report]:
        """Single articles of the last week."""
        for n in range(number):
            day = FIRST_DAY + timedelta(days=self._days - 1 - self.dice.randrange(7))
            yield self.report(f"z-{claims}-{n}", day, claims)

    def report(self, name: str, day: date, claims: int) -> Report:
        dice, outlet = self.dice, self.dice.randrange(OUTLETS)
        if self._recent and dice.random() < COPIED_SHARE:
            return self._copy(name, outlet, day, dice.choice(self._recent))
        words = [f"word{dice.randrange(10**6)}" for _ in range(OWN_WORDS)]
        article = _article(name, outlet, day, " ".join(words))
        made = article, tuple(self._claim(article, k) for k in range(claims))
        self._recent = [*self._recent[-50:], made]
        return made

    def _copy(self, name: str, outlet: int, day: date, report: Report) -> Report:
        told = report[0].text.partition("\n")[0]
        article = _article(name, outlet, day, told)
        claims = (
            replace(claim, id=f"c-{name}-{k}", article_id=name)
            for k, claim in enumerate(report[1][:CLAIMS_PER_ARTICLE])
        )
        return article, tuple(claims)

    def _claim(self, article: Article, k: int) -> Claim:
        dice, kind = self.dice, self.dice.choice(KINDS)
        change = dice.choice(CHANGES) if kind == "control" else None
        (place,) = dice.choices(self._places, cum_weights=self._weights)
        actor = dice.choice(SIDES) if kind != "casualties" else None
        is_dated = kind != "control" and dice.random() < DATED_SHARE
        day = article.published_on if is_dated else None
        killed = dice.choice((2, 3, 5, 9, 12)) if kind == "casualties" else 0
        said_by = dice.choice(SPEAKERS)
        slots = Slots(
            _actor(actor) if actor else None,
            None,
            (place,),
            _when(day) if day else None,
            _killed(killed) if killed else None,
        )
        return Claim(
            id=f"c-{article.id}-{k}",
            article_id=article.id,
            evidence=_span(k),
            words=_words(actor, change or kind, place.name),
            kind=kind,
            change=change,
            polarity=Polarity.DENIED if dice.random() < DENIED_SHARE else Polarity.AFFIRMED,
            modality=dice.choice(MODALITIES),
            quantity=slots.quantity,
            voices=(),
            about=(),
            answers=(),
            zone=ZoneKind.BODY,
            rule="made up",
            also=(),
            resolution=_resolution(said_by, kind, change, slots),
        )


def _theatre(places: int) -> Theatre:
    """The Twin Valleys with so many villages."""
    around = [Place(f"province_{n}", f"Province {n}", "province") for n in range(PROVINCES)]
    for province in tuple(around):
        around += [
            Place(f"{province.id}_{n}", f"District {n} of {province.name}", "district", province.id)
            for n in range(DISTRICTS)
        ]
    districts = around[PROVINCES:]
    inside = [Place(f"place_{n}", f"Place {n}", "village", districts[n % len(districts)].id) for n in range(places)]
    return replace(load_theatre("twin_valleys"), places=(*around, *inside))


def _reference(place: Place) -> Reference:
    return Reference(place.name, SOMEWHERE, place.id, place.name, how="argument")


def _article(name: str, outlet: int, day: date, told: str) -> Article:
    text = f"{told}\nread every morning in the valleys, outlet {outlet} has its printing house by the bridge"
    return Article(name, "0" * 64, text, _zones(len(text)), "made.txt", publisher=f"Outlet {outlet}", published_on=day)


# What is equal is one value, so that a million claims fit into memory.
@cache
def _zones(length: int) -> tuple[Zone, ...]:
    return (Zone(ZoneKind.BODY, Span(0, length)),)


@cache
def _span(k: int) -> Span:
    return Span(k, k + 1)


@cache
def _words(actor: str | None, deed: str, place: str) -> str:
    return f"{actor or ''} {deed} {place}".strip()


@cache
def _actor(side: str) -> Reference:
    return Reference(side, SOMEWHERE, side, side, how="argument")


@cache
def _when(day: date) -> TimeReading:
    return TimeReading(day.isoformat(), SOMEWHERE, day.isoformat(), Period(day, day), "day", None, "made up")


@cache
def _killed(number: int) -> Quantity:
    return Quantity("killed", number, number, f"{number} dead", SOMEWHERE)


@cache
def _claimant(speaker: Speaker) -> Claimant:
    name, party = speaker.ref or "a resident", speaker.party
    return Claimant(name, SOMEWHERE, speaker.kind, speaker.ref, party, party, speaker.ref is not None, name, "made up")


@cache
def _questions(kind: str, slots: Slots) -> tuple[QuestionKey, ...]:
    return questions_of(load_kinds()[kind], replace(slots, actor=None))


@cache
def _resolution(speaker: Speaker | None, kind: str, change: str | None, slots: Slots) -> Resolution:
    said_by = _claimant(speaker) if speaker else None
    proposition = make_id("p", kind, change, *(str(one) for one in (slots.actor, slots.places, slots.quantity)))
    asked = _questions(kind, slots)
    return Resolution(said_by, slots.actor, slots.target, slots.places, slots.when, None, False, asked, proposition)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one article took."""

    taking_ms: float
    weighing_ms: float
    answers: int
    """Weighed."""

    @property
    def whole_ms(self) -> float:
        return self.taking_ms + self.weighing_ms


def cost_of(report: Report, derivation: Derivation) -> Cost:
    """Takes one article in and weighs what it touches."""
    began = time.process_time()
    touched = derivation.take_in([report])
    took = time.process_time()
    answers = derivation.assess_answers(touched.answers)
    return Cost((took - began) * 1000, (time.process_time() - took) * 1000, len(answers))


def derivation_of(war: War, claims: int) -> Derivation:
    """Everything of the war taken in, some articles at a time, with progress."""
    derivation = Derivation(war.theatre)
    began, some, taken = time.process_time(), list[Report](), 0
    for report in war.reports():
        some.append(report)
        if len(some) == ARTICLES_AT_ONCE:
            derivation.take(some)
            taken, some = taken + len(some), []
            spent = time.process_time() - began
            print(
                f"\r{taken * CLAIMS_PER_ARTICLE} of {claims} claims, {spent:.0f} s", end="", file=sys.stderr, flush=True
            )
    derivation.take(some)
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"\n{claims} claims taken in: {time.process_time() - began:.0f} s, {gigabytes:.1f} GB at most")
    return derivation


def _line(what: str, costs: Sequence[float]) -> str:
    fine = sorted(costs)
    high = fine[min(len(fine) - 1, round(0.95 * len(fine)))]
    return f"{what}: median {statistics.median(fine):.1f} ms, 95th {high:.1f} ms, worst {fine[-1]:.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[60_000], help="claims in the ledger before")
    parser.add_argument("--places", type=int, default=5_000, help="villages that they are about")
    parser.add_argument("--singles", type=int, default=200, help="articles of one claim, and of four, that come then")
    chosen = parser.parse_args()
    for claims in chosen.claims:
        war = War(claims, chosen.places)
        derivation = derivation_of(war, claims)
        gc.collect()
        gc.freeze()
        for size in (1, CLAIMS_PER_ARTICLE):
            costs = [cost_of(report, derivation) for report in war.late(chosen.singles, size)]
            name = f"one article of {size} claims" if size > 1 else "one claim"
            print(_line(name, [one.whole_ms for one in costs]))
            print(_line("  of that, taking in", [one.taking_ms for one in costs]))
            print(
                f"  answers weighed: median {statistics.median(one.answers for one in costs)}, "
                f"most {max(one.answers for one in costs)}"
            )


if __name__ == "__main__":
    main()
