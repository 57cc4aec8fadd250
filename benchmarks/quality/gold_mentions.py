"""Which place the index chooses for mentions that an annotator marked: the share with the very id, where one is given.

    python benchmarks/quality/gold_mentions.py --scorer SCORE.py --gold CORPUS.xml

Prints one JSON object: mentions, same_id, among_readings (the id is one of the readings), open (no place chosen),
precision (the very id, of those with a place). Needs the index: sayso places build.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sayso.gazetteer import Gazetteer, index_path
from sayso.languages.geography import load_geography
from sayso.model.source import Span
from sayso.resolve.place_choice import kind_said
from sayso.resolve.place_index import NamedPlace, choose_places
from sayso.theatres.world import load_world


def counted(gold: Iterable[Mapping[str, Any]], text: str, gazetteer: Gazetteer) -> Counter[str]:
    """What became of one article's mentions."""
    geography = load_geography()
    spans = [Span(mention["start"], mention["end"]) for mention in gold]
    mentions = [NamedPlace(span, span.of(text), kind_said(span, text, geography)) for span in spans]
    tally: Counter[str] = Counter()
    choices = choose_places(mentions, text, gazetteer=gazetteer, world=load_world())
    for mention, choice in zip(gold, choices, strict=True):
        if mention["geonameid"] is None:
            continue
        tally["mentions"] += 1
        tally["open"] += choice.place is None
        tally["same_id"] += choice.place is not None and choice.place.geonameid == mention["geonameid"]
        tally["among_readings"] += any(hit.place.geonameid == mention["geonameid"] for hit in choice.hits)
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scorer", type=Path, required=True, help="the scorer, which reads the corpus")
    parser.add_argument("--gold", type=Path, required=True)
    asked = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", asked.scorer)
    if spec is None or spec.loader is None:
        parser.error(f"{asked.scorer} is no Python file")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    tally: Counter[str] = Counter()
    with Gazetteer(index_path()) as gazetteer:
        for _, text, gold in scorer.read_corpus(str(asked.gold)):
            tally += counted(gold, text, gazetteer)
    with_place = tally["mentions"] - tally["open"]
    shares = {name: round(tally[name] / tally["mentions"], 4) for name in ("same_id", "among_readings", "open")}
    print(json.dumps({"mentions": tally["mentions"], **shares, "precision": round(tally["same_id"] / with_place, 4)}))


if __name__ == "__main__":
    main()
