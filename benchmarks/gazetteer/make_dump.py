"""An invented dump in GeoNames' layout, with its alternate names and hierarchy beside it: the same for the same seed.

    python benchmarks/gazetteer/make_dump.py FOLDER [--rows 60000] [--broken 100] [--seed 1]

Names are made of syllables; points lie in Afghanistan's box, so that the index's own country is the one around them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FIRST_ID = 900_000_000
PROVINCES = 34
DISTRICTS_EACH = 12
FEATURES = ("P.PPL",) * 12 + ("T.PASS", "T.VAL", "T.MT", "H.STM", "S.SCH", "L.LCTY", "P.PPLX")
SYLLABLES = ("ba", "dar", "kal", "zar", "esh", "mir", "khan", "qal", "dasht", "now", "gul", "tang", "wan", "sur", "kot")
PERSIAN = "ابتجخدرزسشقکگلمنوهی"
BROKEN = (
    "half a line",
    "{id}\tno point\tno point\t\t\tsixty\tP\tPPL\tAF\t\t01\t\t\t\t0\t\t\tAsia/Kabul\t2031-01-01",
    "{id}\toutside\toutside\t\t95.0\t65.0\tP\tPPL\tAF\t\t01\t\t\t\t0\t\t\tAsia/Kabul\t2031-01-01",
    "{id}\t\t\t\t34.0\t65.0\tP\tPPL\tAF\t\t01\t\t\t\t0\t\t\tAsia/Kabul\t2031-01-01",
)


@dataclass(frozen=True, slots=True)
class Dump:
    """The files, and what they hold."""

    file: Path
    rows: int
    broken: int


def make_dump(folder: Path, *, rows: int = 60_000, broken: int = 100, seed: int = 1) -> Dump:
    """Writes AF.txt, alternateNamesV2.txt and hierarchy.txt. `rows` are good ones; the broken come on top."""
    chance = random.Random(seed)
    file = folder / "AF.txt"
    lines = list(_places(rows, chance))
    for number in range(broken):
        text = BROKEN[number % len(BROKEN)].format(id=FIRST_ID + rows + number)
        lines.insert(chance.randrange(len(lines) + 1), text)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    (folder / "alternateNamesV2.txt").write_text("".join(_names(rows, chance)), encoding="utf-8")
    units = PROVINCES * (1 + DISTRICTS_EACH)
    (folder / "hierarchy.txt").write_text(
        "".join(
            f"{FIRST_ID + chance.randrange(PROVINCES, min(units, rows))}\t{FIRST_ID + i}\tADM\n"
            for i in range(units, rows, 3)
        ),
        encoding="utf-8",
    )
    return Dump(file, rows, broken)


def _places(rows: int, chance: random.Random) -> Iterator[str]:
    """First the provinces, then their districts, then everything else."""
    districts = [(province, number) for province in range(PROVINCES) for number in range(DISTRICTS_EACH)]
    for i in range(rows):
        if i < PROVINCES:
            feature, codes = "A.ADM1", (f"N{i:02}", "")
        elif i < PROVINCES + len(districts):
            province, number = districts[i - PROVINCES]
            feature, codes = "A.ADM2", (f"N{province:02}", f"N{province:02}{number:02}")
        else:
            province, number = chance.choice(districts)
            feature, codes = chance.choice(FEATURES), (f"N{province:02}", f"N{province:02}{number:02}")
        yield _line(FIRST_ID + i, _name(chance), feature, codes, chance)


def _line(place_id: int, name: str, feature: str, codes: tuple[str, str], chance: random.Random) -> str:
    latitude, longitude = chance.uniform(30.5, 37.5), chance.uniform(61.5, 70.5)
    also = ",".join(_name(chance) for _ in range(chance.randrange(4)))
    feature_class, _, feature_code = feature.partition(".")
    inhabitants = chance.choice((0, 0, 0, 250, 1200, 8000))
    fields = [place_id, name, name, also, f"{latitude:.5f}", f"{longitude:.5f}", feature_class, feature_code, "AF", ""]
    return "\t".join(map(str, [*fields, *codes, "", "", inhabitants, "", "", "Asia/Kabul", "2031-01-01"]))


def _names(rows: int, chance: random.Random) -> Iterator[str]:
    for number in range(rows * 2):
        language, name = chance.choice((("fa", _persian(chance)), ("ps", _persian(chance)), ("en", _name(chance))))
        yield f"{number + 1}\t{FIRST_ID + chance.randrange(rows)}\t{language}\t{name}\t\t\t\t\t\t\n"


def _name(chance: random.Random) -> str:
    word = "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3))).capitalize()
    return f"{word}-e {chance.choice(SYLLABLES).capitalize()}" if chance.random() < 0.3 else word


def _persian(chance: random.Random) -> str:
    return "".join(chance.choice(PERSIAN) for _ in range(chance.randint(4, 9)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=60_000)
    parser.add_argument("--broken", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    print(make_dump(asked.folder, rows=asked.rows, broken=asked.broken, seed=asked.seed))


if __name__ == "__main__":
    main()
