"""A theatre as a draft: what was found in a corpus, written in the files of a theatre for a person to correct."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.theatres.parts import NAME_COLUMNS, PLACE_COLUMNS


@dataclass(frozen=True, slots=True)
class Seen:
    """How often something was met, and where first."""

    times: int
    reports: int
    first: str
    """File and characters: 'report.txt, characters 12 to 40'."""

    @property
    def words(self) -> str:
        times = f"{self.times} time{'s' * (self.times != 1)}"
        return f"{times} in {self.reports} report{'s' * (self.reports != 1)}; first: {self.first}"


@dataclass(frozen=True, slots=True)
class DraftActor:
    """A party, an organisation or a person in a public role."""

    id: str
    name: str
    seen: Seen
    spellings: tuple[str, ...] = ()
    role: str = ""
    """For a person: the office, in the text's words."""
    group: str | None = None
    """Id of the party that it speaks for or is part of."""
    evidence: str = ""
    """The words and the rule that tie it to its party."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftSource:
    """An outlet that published, was leaned on, or speaks for a party."""

    id: str
    name: str
    kind: str
    seen: Seen
    leans_on: tuple[str, ...] = ()
    speaks_for: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """A name of a place, with what a gazetteer has under it."""

    id: str
    name: str
    kind: str
    seen: Seen
    candidates: tuple[str, ...] = ()
    is_sure: bool = True
    """False: written as a comment only, for a person to take in or leave."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that a drafted theatre holds."""

    name: str
    reports: int
    parties: tuple[DraftActor, ...]
    organisations: tuple[DraftActor, ...]
    people: tuple[DraftActor, ...]
    sources: tuple[DraftSource, ...]
    places: tuple[DraftPlace, ...]
    language: str
    """BCP 47 code of the spellings."""
    notes: tuple[str, ...] = ()


def files_of(draft: Draft) -> dict[str, str]:
    """The text of each file of the theatre, by name."""
    return {
        "theatre.toml": _head(draft),
        "actors.toml": "\n".join(_actors(draft)),
        "names.csv": _names(draft),
        "places.csv": "".join(_places(draft)),
        "sources.toml": "\n".join(_sources(draft)),
        "priors.toml": "\n".join(_priors(draft)),
        "examples.jsonl": "",
        "ORIGIN.md": _origin(draft),
    }


def _head(draft: Draft) -> str:
    notes = "".join(f"# {note}\n" for note in draft.notes)
    return (
        f"# Drafted from {draft.reports} reports. Nothing here has been checked by a person: correct it, then take\n"
        "# these lines out. docs/howto/add-a-theatre.md says what each file holds.\n"
        f"{notes}"
        f"title = {_quoted(draft.name.replace('_', ' ') + ', a draft')}\n\n"
        "# When it is as you want it, guard it against a lost line:\n"
        f'# [[counts]]\n# of = "parties"\n# min = {len(draft.parties)}\n# max = {len(draft.parties)}\n'
    )


def _actors(draft: Draft) -> Iterator[str]:
    yield "# Is each of these a side of its own? Two names of one side become one party with more lines in names.csv."
    for party in draft.parties:
        yield from _commented(party.seen, party.notes)
        yield from ("[[parties]]", f"id = {_quoted(party.id)}", f"name = {_quoted(party.name)}", "")
    yield "# Without a side, unless a membership below gives one."
    for body in draft.organisations:
        yield from _commented(body.seen, body.notes)
        yield from ("[[organisations]]", f"id = {_quoted(body.id)}", f"name = {_quoted(body.name)}", "")
    yield "# In a public role only. Take out whoever has none; add from when and until when each held it (first, last)."
    for person in draft.people:
        yield from _commented(person.seen, person.notes)
        yield from ("[[people]]", f"id = {_quoted(person.id)}", f"name = {_quoted(person.name)}")
        yield from (f"role = {_quoted(person.role)}", "")
    for member in (*draft.organisations, *draft.people):
        if member.group is not None:
            relation = "speaks_for" if member.role else "part_of"
            yield from (f"# {_one_line(member.evidence)}" if member.evidence else "# as the reports have it",)
            yield from ("[[memberships]]", f"member = {_quoted(member.id)}", f"group = {_quoted(member.group)}")
            yield from (f"relation = {_quoted(relation)}", "")


def _names(draft: Draft) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(NAME_COLUMNS)
    out.write(
        "# Add other spellings and scripts; take out what means somebody else. Small letters: found in any case.\n"
    )
    for actor in (*draft.parties, *draft.organisations, *draft.people):
        for spelling in dict.fromkeys(actor.spellings):
            writer.writerow((actor.id, spelling, draft.language))
    return out.getvalue()


def _places(draft: Draft) -> Iterator[str]:
    yield _row(PLACE_COLUMNS)
    yield "# Give each its parent (the id of the place around it), and a code from the candidate that it is.\n"
    for place in draft.places:
        yield f"# {place.seen.words}\n"
        for candidate in place.candidates:
            yield f"#   perhaps {_one_line(candidate)}\n"
        line = _row((place.id, place.name, place.kind, "", "", "", "", ""))
        yield line if place.is_sure else f"# {line}"


def _sources(draft: Draft) -> Iterator[str]:
    yield "# Mend each kind: newspaper, broadcaster, website, agency, state media, carrying site, group."
    for source in draft.sources:
        yield from _commented(source.seen, source.notes)
        yield from ("[[sources]]", f"id = {_quoted(source.id)}", f"name = {_quoted(source.name)}")
        yield f"kind = {_quoted(source.kind)}"
        if source.leans_on:
            yield f"leans_on = [{', '.join(map(_quoted, source.leans_on))}]"
        if source.speaks_for:
            yield f"speaks_for = {_quoted(source.speaks_for)}"
        yield ""


def _priors(draft: Draft) -> Iterator[str]:
    yield "# Nobody is likelier than another to hold a place, until you say so."
    ids = [party.id for party in draft.parties]
    if ids:
        share = round(1 / len(ids), 6)
        shares = [share] * (len(ids) - 1) + [round(1 - share * (len(ids) - 1), 6)]
        weights = ", ".join(f"{party} = {weight}" for party, weight in zip(ids, shares, strict=True))
        yield from ("[[priors]]", f"weights = {{ {weights} }}", "")


def _origin(draft: Draft) -> str:
    return (
        "# Where the facts of this theatre come from\n\n"
        f"Drafted by sayso theatre new from {draft.reports} reports;\n"
        "names, offices and spellings are as these have them.\n"
        "Candidates for places are from the index of places (GeoNames, CC BY 4.0, or what was imported).\n\n"
        "| file | origin | licence |\n| --- | --- | --- |\n"
        "| all files | the reports | to be said by who corrects it |\n"
    )


def _commented(seen: Seen, notes: Sequence[str]) -> Iterable[str]:
    return (f"# {seen.words}", *(f"# {_one_line(note)}" for note in notes))


def _row(fields: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(fields)
    return out.getvalue()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    # JSON's strings are TOML's: the same marks, the same escapes.
    return json.dumps(_one_line(text), ensure_ascii=False)
