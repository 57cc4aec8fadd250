"""What one new article costs where links and standings are kept up: milliseconds, and questions derived again.

    python benchmarks/speed/arrivals.py [--claims N] [--places N]

Builds claims of an invented war in memory, a week of reports after the other, takes them in at once, and then single
articles one by one. Prints the median and the worst of processor time, for taking in and for weighing what was touched.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta

from sayso.model.claim import Claim, Claimant, Modality, Polarity, QuestionKey, Reference, Resolution
from sayso.model.ids import make_id
from sayso.model.source import Article, Span, Zone, ZoneKind
from sayso.workflows.derivation import Derivation, Report

CLAIMS_PER_ARTICLE = 4
ARTICLES_PER_DAY = 40
FIRST_DAY = date(2031, 1, 1)
OUTLETS = 50
SOMEWHERE = Span(0, 1)
SPEAKERS = ("north", "south", "monitors", None)
CHANGES = ("holds", "gained", "lost", "withdraws", "advances")
SINGLE_ARTICLES = 50


def reports(claims: int, places: int, *, seed: int = 1) -> Iterator[Report]:
    """Articles of four claims each on who holds which of the places, forty a day, in no order of time."""
    dice = random.Random(seed)
    number = claims // CLAIMS_PER_ARTICLE
    for n in dice.sample(range(number), number):
        # Words of its own: no article is a copy of another.
        text = " ".join(f"word{dice.randrange(10**6)}" for _ in range(20))
        outlet, day = f"Outlet {dice.randrange(OUTLETS)}", FIRST_DAY + timedelta(days=n // ARTICLES_PER_DAY)
        zones = (Zone(ZoneKind.BODY, Span(0, len(text))),)
        article = Article(f"a-{n}", "0" * 64, text, zones, f"{n}.txt", publisher=outlet, published_on=day)
        yield article, [_claim(article, k, places, dice) for k in range(CLAIMS_PER_ARTICLE)]


def _claim(article: Article, k: int, places: int, dice: random.Random) -> Claim:
    place, actor, change = f"place_{dice.randrange(places)}", dice.choice(("north", "south")), dice.choice(CHANGES)
    who = dice.choice(SPEAKERS)
    party = who if who in ("north", "south") else None
    kind = "person" if party else "organisation"
    said_by = Claimant(who, SOMEWHERE, kind, f"{who}_voice", party, party, True, who, "made up") if who else None
    question = QuestionKey(make_id("q", "control", place), "control", f"Who holds {place}?", (("places", place),))
    resolution = Resolution(
        claimant=said_by,
        actor=Reference(actor, SOMEWHERE, actor, actor),
        target=None,
        places=(Reference(place, SOMEWHERE, place, place, how="argument"),),
        when=None,
        said_at=None,
        background=False,
        questions=(question,),
        proposition=make_id("p", change, actor, place),
    )
    return Claim(
        id=f"c-{article.id}-{k}",
        article_id=article.id,
        evidence=Span(k, k + 1),
        words=f"{actor} {change} {place}",
        kind="control",
        change=change,
        polarity=Polarity.DENIED if dice.random() < 0.2 else Polarity.AFFIRMED,
        modality=Modality.HAPPENED,
        quantity=None,
        voices=(),
        about=(),
        answers=(),
        zone=ZoneKind.BODY,
        rule="made up",
        also=(),
        resolution=resolution,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000, help="claims in the ledger before")
    parser.add_argument("--places", type=int, default=1_000, help="places that they are about")
    arguments = parser.parse_args()
    told = list(reports(arguments.claims + SINGLE_ARTICLES * CLAIMS_PER_ARTICLE, arguments.places))
    derivation = Derivation(None)
    began = time.process_time()
    derivation.take(told[:-SINGLE_ARTICLES])
    print(f"{arguments.claims} claims taken in at once: {time.process_time() - began:.1f} s")
    taking, weighing, touched = [], [], []
    for report in told[-SINGLE_ARTICLES:]:
        began = time.process_time()
        questions = derivation.take([report])
        taking.append(time.process_time() - began)
        derivation.assess(questions=questions)
        weighing.append(time.process_time() - began - taking[-1])
        touched.append(len(questions))
    for name, seconds in (("taking in", taking), ("weighing what it touches", weighing)):
        median, worst = statistics.median(seconds) * 1000, max(seconds) * 1000
        print(f"one article of {CLAIMS_PER_ARTICLE} claims, {name}: median {median:.1f} ms, worst {worst:.1f} ms")
    print(f"questions derived again: median {statistics.median(touched)}, most {max(touched)}")


if __name__ == "__main__":
    main()
