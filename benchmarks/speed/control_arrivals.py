"""What one more claim about a place costs where the control model runs along: milliseconds.

    python benchmarks/speed/control_arrivals.py [--claims N] [--places N]

Builds claims of an invented war in memory, hears them day by day, and then single claims of the last day, a third of
them about days up to a month back. Prints the median and the worst of processor time, with the estimate of its place.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator

from sayso.weigh.control import ControlWatch, Region, Report

DAYS = 360
SINGLE_CLAIMS = 200
CLAIMANTS = (
    *((f"spokesman {n} of {side}", "party", side) for side in ("north", "south") for n in range(3)),
    *((f"monitor {n}", "ngo", None) for n in range(5)),
    *((f"paper {n}", "outlet", None) for n in range(30)),
    *((f"resident {n}", "local", None) for n in range(30)),
)


def region(places: int) -> Region:
    """Places in a row, each with two neighbours on either side."""
    names = tuple(f"place {n}" for n in range(places))
    near = tuple(tuple(names[m] for m in range(max(0, n - 2), min(places, n + 3)) if m != n) for n in range(places))
    start = tuple("north" if n < places // 2 else "south" for n in range(places))
    return Region(("north", "south"), DAYS, names, near, start)


def claims(number: int, places: int, *, seed: int = 1) -> Iterator[Report]:
    """Claims of anybody about anywhere, in order of time up to the day before the last."""
    dice = random.Random(seed)
    for n in range(number):
        yield claim(f"c{n:08d}", places, dice, said=n * (DAYS - 1) // number, late=dice.choice((0, 0, 1, 3)))


def claim(name: str, places: int, dice: random.Random, *, said: int, late: int) -> Report:
    """One claim."""
    claimant, sort, side = dice.choice(CLAIMANTS)
    change = dice.choice(("holds", "holds", "gained", "lost", "contested"))
    return Report(
        id=name,
        place=f"place {dice.randrange(places)}",
        day_said=said,
        day_about=max(0, said - late),
        change=change,
        actor=None if change == "contested" else side or dice.choice(("north", "south")),
        is_denial=False,
        claimant=claimant,
        claimant_class=sort,
        claimant_side=side,
        publisher=claimant,
        via=None,
        text_key=name,
        retracts=None,
    )


def main() -> None:
    """Prints what single claims cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000, help="claims known before (about 2 GB for a million)")
    parser.add_argument("--places", type=int, default=1000)
    chosen = parser.parse_args()
    watch = ControlWatch(region(chosen.places), learns=False)
    began = time.process_time()
    watch.hear_all(claims(chosen.claims, chosen.places))
    watch.next_day()
    print(f"{chosen.claims} claims heard in {time.process_time() - began:.0f} s")
    dice = random.Random(2)
    for what, prefix in (("in order", "z"), ("out of order", "a")):
        spent = []
        for n in range(SINGLE_CLAIMS):
            one = claim(f"{prefix}{n}", chosen.places, dice, said=watch.day, late=dice.choice((0, 2, 30)))
            began = time.process_time()
            watch.hear(one)
            watch.today()
            spent.append((time.process_time() - began) * 1000)
        print(f"one more claim, {what}: median {statistics.median(spent):.1f} ms, worst {max(spent):.1f} ms")


if __name__ == "__main__":
    main()
