"""A theatre as a draft: what was found in a corpus, written in the files of a theatre for a person to correct."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.model.counted import counted
from sayso.model.places import Position
from sayso.theatres.parts import NAME_COLUMNS, PLACE_COLUMNS

MOST_RELATIONS = 20


@dataclass(frozen=True, slots=True)
class Seen:
    """How often something was met, and where first."""

    times: int
    reports: int
    first: str
    """File and characters: 'report.txt, characters 12 to 40'."""
    example: str = ""
    """A sentence around it, names of private people replaced; '' where none can be shown."""

    @property
    def counts(self) -> str:
        times = counted(self.times, "time")
        return f"{times} in {counted(self.reports, 'report')}"

    @property
    def lines(self) -> tuple[str, ...]:
        """For comments: how often and where first, and the example."""
        return (f"{self.counts}; first: {self.first}", *((f'"{self.example}"',) if self.example else ()))


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
class DraftRelation:
    """Between two parties, as the reports have it: a person decides."""

    member: str
    relation: str
    """allied_with or opposes."""
    group: str
    seen: Seen


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
    spellings: tuple[str, ...] = ()
    """Besides the name."""
    candidates: tuple[str, ...] = ()
    """In words: what it is taken for and what else it may be."""
    parent: str = ""
    """Id of the nearest place of the draft around it."""
    pcode: str = ""
    iso_3166_2: str = ""
    position: Position | None = None
    is_sure: bool = True
    """False: written as a comment only, for a person to take in or leave."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that a drafted theatre holds."""

    name: str
    reports: int
    parties: tuple[DraftActor, ...]
    doubtful: tuple[DraftActor, ...]
    """Names that may be of sides, but of which few reports have them: for a person to say."""
    organisations: tuple[DraftActor, ...]
    people: tuple[DraftActor, ...]
    relations: tuple[DraftRelation, ...]
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
        f"# Drafted from {counted(draft.reports, 'report')}. Nothing here has been checked by a person: "
        "correct it, then take\n"
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
    yield from _doubtful(draft.doubtful)
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
            yield from _commented_lines((member.evidence or "as the reports have it",))
            yield from _membership(member.id, relation, member.group)
    yield from _relations(draft.relations)


def _doubtful(names: Sequence[DraftActor]) -> Iterator[str]:
    if names:
        yield "# Perhaps sides too, but few reports have them, or they begin like one above: give sides a table."
        yield from (f"#   {name.name}: {name.seen.counts}" for name in names)
        yield ""


def _relations(relations: Sequence[DraftRelation]) -> Iterator[str]:
    if relations:
        yield "# Between parties, as reports have them: take the marks away from those that hold, and say from when on."
    for relation in relations[:MOST_RELATIONS]:
        yield from _commented(relation.seen, ())
        yield from _commented_lines(_membership(relation.member, relation.relation, relation.group))


def _membership(member: str, relation: str, group: str) -> tuple[str, ...]:
    words = (f"member = {_quoted(member)}", f"group = {_quoted(group)}", f"relation = {_quoted(relation)}")
    return ("[[memberships]]", *words, "")


def _names(draft: Draft) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(NAME_COLUMNS)
    out.write(
        "# Add other spellings and scripts; take out what means somebody else. Small letters: found in any case.\n"
    )
    actors = ((actor.id, actor.spellings) for actor in (*draft.parties, *draft.organisations, *draft.people))
    places = ((place.id, place.spellings) for place in draft.places if place.is_sure)
    for ref, spellings in (*actors, *places):
        for spelling in dict.fromkeys(spellings):
            writer.writerow((ref, spelling, draft.language))
    return out.getvalue()


def _places(draft: Draft) -> Iterator[str]:
    yield _row(PLACE_COLUMNS)
    yield "# Taken for: from the index of places. Mend each kind, and the parent (id of the place around it).\n"
    for place in draft.places:
        if place.is_sure:
            yield from (f"# {_one_line(line)}\n" for line in place.seen.lines)
            yield from (f"#   {_one_line(candidate)}\n" for candidate in place.candidates)
            yield _place_row(place)
    doubtful = [place for place in draft.places if not place.is_sure]
    if doubtful:
        yield "# Met once and in no claim: take the mark away from those that are places.\n"
    for place in doubtful:
        yield from (f"#   {_one_line(candidate)}\n" for candidate in place.candidates[:1])
        yield f"# {_place_row(place)}"


def _place_row(place: DraftPlace) -> str:
    at = place.position
    point = (f"{at.longitude:.5f}", f"{at.latitude:.5f}") if at is not None else ("", "")
    return _row((place.id, place.name, place.kind, place.parent, place.pcode, place.iso_3166_2, *point))


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
        f"Drafted by sayso theatre new from {counted(draft.reports, 'report')};\n"
        "names, offices and spellings are as these have them.\n"
        "Candidates for places are from the index of places (GeoNames, CC BY 4.0, or what was imported).\n\n"
        "| file | origin | licence |\n| --- | --- | --- |\n"
        "| all files | the reports | to be said by who corrects it |\n"
    )


def _commented(seen: Seen, notes: Sequence[str]) -> Iterator[str]:
    yield from _commented_lines((*seen.lines, *notes))


def _commented_lines(lines: Iterable[str]) -> Iterator[str]:
    yield from (f"# {_one_line(line)}".rstrip() for line in lines)


def _row(fields: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(fields)
    return out.getvalue()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    # JSON's strings are TOML's: the same marks, the same escapes.
    return json.dumps(_one_line(text), ensure_ascii=False)
