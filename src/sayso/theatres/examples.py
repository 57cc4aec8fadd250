"""A theatre's examples, names in a sentence and what they should lead to, and how to try them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.theatres.tables import Row, read_json_lines
from sayso.theatres.theatre import Theatre

KEYS = ("text", "name", "ref", "also")


@dataclass(frozen=True, slots=True)
class NameExample:
    """A sentence, a name in it, and what the name should lead to."""

    where: str
    text: str
    name: str
    ref: str | None
    """Id of the reading that comes first; None where the name must stay unknown."""
    also: tuple[str, ...]
    """Ids of the other readings, in any order."""


def read_examples(folder: Path) -> tuple[NameExample, ...]:
    """The lines of examples.jsonl. Raises PackError on a line that is not an example."""
    return tuple(_example(row) for row in read_json_lines(folder / "examples.jsonl"))


def _example(row: Row) -> NameExample:
    row.allow_only(KEYS)
    if "ref" not in row.values:
        raise row.fault("no 'ref'", "give the id that the name leads to, or null if it must stay unknown")
    example = NameExample(
        row.where, row.text("text"), row.text("name"), row.optional_text("ref"), tuple(sorted(row.texts("also")))
    )
    if example.name not in example.text:
        raise row.fault(f"{example.name!r} does not stand in the text", "write the name exactly as the text has it")
    return example


def failures(theatre: Theatre, examples: tuple[NameExample, ...]) -> Iterator[str]:
    """A sentence for each example that does not come out as it says."""
    for example in examples:
        readings = _readings_of(theatre, example)
        met, expected = (
            (readings[:1], tuple(sorted(readings[1:]))),
            ((example.ref,) if example.ref else (), example.also),
        )
        if met != expected:
            wanted = ", ".join((example.ref or "nothing", *example.also))
            yield f"{example.where}: {example.name!r} leads to {', '.join(readings) or 'nothing'}, expected {wanted}"


def _readings_of(theatre: Theatre, example: NameExample) -> tuple[str, ...]:
    """Ids of what is found exactly at the example's name, best first."""
    for span, candidates in theatre.names.find(example.text):
        if span.of(example.text) == example.name:
            return tuple(candidate.ref for candidate in candidates)
    return ()
