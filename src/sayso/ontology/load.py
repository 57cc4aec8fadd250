"""The kinds of claim as data: reads and checks every folder of kinds, built in or installed.

`load_kinds()` gives a `Kind` for each folder of `ontology/kinds` with a `kind.toml`. Other stages read what a kind
needs, what opposes it and how it bears on control from here, and never switch on its name.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sayso.errors import PackError
from sayso.plugins import folders_in

SLOTS = frozenset({"actor", "target", "places", "when", "quantity", "change"})
EXTENTS = frozenset({"whole", "part"})
ACTOR_RELATIONS = frozenset({"same", "different", "any"})
PLACE_RELATIONS = frozenset({"same", "inside", "same_or_inside", "any"})
BEARINGS = frozenset({"holds", "does_not_hold", "present", "contests", "none"})


@dataclass(frozen=True, slots=True)
class Change:
    """One of the changes that a claim of the kind can put forward; control has six, most kinds none."""

    name: str
    phrase: str
    """For a sentence: 'has taken' in '<actor> has taken <place>'."""
    actor_bearing: str
    """What it says of the actor at the place: 'holds', 'does_not_hold', 'present', 'contests' or 'none'."""
    target_bearing: str
    """The same of the target."""
    hurts: str | None
    """The slot whose filler it hurts, so that saying it is a concession: 'actor', 'target' or None."""
    alone: str = ""
    """The phrase where neither place nor target is named: 'has advanced'."""


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """How claims of the kind become answers to a question. Claims with equal slots answer the same question."""

    slots: tuple[str, ...]
    """Slots that make the question: ('places',) for control, ('places', 'when', 'target') for casualties ..."""
    per_place: bool
    """A claim over several places asks one question a place."""
    label: str
    """Plain words with slots in braces: 'Who holds {places}?'"""
    label_without_slots: str
    """For claims that fill none of the slots."""
    answered_by: str
    """What the answer is: slot 'actor' (who holds it) or 'quantity' (how many), or 'whether' (did it happen)."""
    state: bool
    """True where the answer lasts until replaced (who holds a town), False for an event that happened once."""


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two claims on one question that cannot both hold, by their changes (None: whatever the change) and actors."""

    change: str | None
    other_change: str | None
    actors: str
    """'same', 'different' or 'any': how the two actors must stand for the claims to be opposed."""


@dataclass(frozen=True, slots=True)
class BearsOut:
    """What, said by somebody else, supports a claim of this kind."""

    change: str | None
    """Change of the claim that is borne out; None: any."""
    by_kind: str
    by_change: str | None
    """Kind and change of the supporting claim; change None: any."""
    actors: str
    """'same': the supporter's actor is the claim's; 'target': the supporter's actor is the claim's target; 'any'."""
    places: str
    """'same', 'inside' (the supporter's place lies within the claim's), 'same_or_inside' or 'any'."""
    extent: str
    """'whole' or 'part'."""
    scope: str
    """How far it reaches when in part: 'presence there, not control'; '' for the whole."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what is to be found in it, or nothing; run by the tests."""

    text: str
    claims: tuple[Mapping[str, Any], ...]
    """The fields to be checked of each: kind, change, polarity, modality, actor, target, places, low, high."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of claim: what it is, what fills it, what it asks, what opposes it and what bears it out."""

    name: str
    """The folder's name: 'control', 'clash' ..."""
    label: str
    description: str
    slots: tuple[str, ...]
    """Slots that a claim of the kind may fill, of SLOTS."""
    changes: tuple[Change, ...]
    question: QuestionForm
    opposites: tuple[Opposition, ...]
    numbers_oppose: bool
    """Whether quantities that do not overlap, under one question, contradict each other (two tolls of one strike)."""
    bears_out: tuple[BearsOut, ...]
    actor_bearing: str
    """Bearing on control of a claim without a change: 'contests' for a clash, 'present' for a patrol, 'none'."""
    hurts: str | None
    """The slot that a claim of the kind hurts whatever its change: 'target' for casualties; None: see the change."""
    incident: bool
    """Whether claims of the kind are parts of one event that shares its place, day and parties with others."""
    about_conflict: bool
    """False where a claim counts only beside claims of other kinds: sport and weather pages have politics too."""
    lumps_acts: bool
    """Whether acts that undo each other are of the kind (captured and released), so that one answer is one act."""
    announces: bool
    """Whether the claim is only that something is announced or promised; what that is, is a claim of its own kind."""
    named_by: frozenset[str]
    """Lemmas that name the kind when it is spoken of again: 'toll' in "the toll could not be verified"."""
    triggers: Mapping[str, tuple[Mapping[str, Any], ...]]
    """Language -> trigger tables, in the form of languages/<code>/triggers.toml, for a kind dropped in from outside."""
    examples: tuple[Example, ...]
    folder: Path
    answers: tuple[str, ...] = ()
    """Templates of an answer in words, tried in order: see ontology/phrases.py."""
    acts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Act that is no reply to the kind's question, but a matter of its own -> templates of the answer that it gives."""
    witness: str = ""
    """Who without a side could know it at first hand: 'a monitor, a resident or a reporter who is there'."""

    def act_of(self, rule: str) -> str | None:
        """The act of a claim's rule ('clash/outcome: defeat'), where the kind keeps it apart."""
        return next((act for act in rule.partition(":")[0].split("/")[1:] if act in self.acts), None)

    def change(self, name: str | None) -> Change | None:
        """The change of that name; None for None or for a kind without it."""
        return next((change for change in self.changes if change.name == name), None)


@cache
def load_kinds() -> Mapping[str, Kind]:
    """Every installed kind by name, in alphabetical order. Read once a process.

    Raises PackError when a kind.toml does not hold together, naming the file and what to mend.
    """
    folders = folders_in("sayso.ontology.kinds", "kinds")
    kinds = {name: read_kind(folder) for name, folder in sorted(folders.items()) if (folder / "kind.toml").exists()}
    for kind in kinds.values():
        for support in kind.bears_out:
            if support.by_kind not in kinds:
                raise _broken(
                    kind.folder, f"borne out by the unknown kind {support.by_kind!r}", "name an installed kind"
                )
    return MappingProxyType(kinds)


def read_kind(folder: Path) -> Kind:
    """One kind from its folder: kind.toml, and examples.jsonl if there is one.

    Raises PackError for a missing field, an unknown slot or a change that is used and not declared.
    """
    path = folder / "kind.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        kind = _kind(folder, table)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise PackError(str(path), f"cannot be read: {error}", "see docs/howto/add-a-kind.md") from error
    _check(kind)
    return kind


def _kind(folder: Path, table: Mapping[str, Any]) -> Kind:
    return Kind(
        name=folder.name,
        label=table["label"],
        description=table["description"],
        slots=tuple(table["slots"]),
        changes=tuple(_change(name, row) for name, row in table.get("changes", {}).items()),
        question=_question(table["question"]),
        opposites=tuple(
            Opposition(row.get("change"), row.get("other_change"), row["actors"]) for row in table.get("opposites", ())
        ),
        numbers_oppose=table.get("numbers_oppose", False),
        bears_out=tuple(_support(row) for row in table.get("bears_out", ())),
        actor_bearing=table.get("actor_bearing", "none"),
        hurts=table.get("hurts"),
        incident=table.get("incident", False),
        about_conflict=table.get("about_conflict", True),
        lumps_acts=table.get("lumps_acts", False),
        announces=table.get("announces", False),
        named_by=frozenset(table.get("named_by", ())),
        triggers=MappingProxyType({language: tuple(rows) for language, rows in table.get("triggers", {}).items()}),
        examples=_examples(folder / "examples.jsonl"),
        folder=folder,
        answers=tuple(table.get("answers", ())),
        acts=MappingProxyType({name: tuple(row["answers"]) for name, row in table.get("acts", {}).items()}),
        witness=table.get("witness", ""),
    )


def _change(name: str, row: Mapping[str, Any]) -> Change:
    phrase = row["phrase"]
    alone = row.get("alone", phrase)
    return Change(name, phrase, row["actor_bearing"], row.get("target_bearing", "none"), row.get("hurts"), alone)


def _question(row: Mapping[str, Any]) -> QuestionForm:
    return QuestionForm(
        slots=tuple(row["slots"]),
        per_place=row.get("per_place", False),
        label=row["label"],
        label_without_slots=row["label_without_slots"],
        answered_by=row["answered_by"],
        state=row.get("state", False),
    )


def _support(row: Mapping[str, Any]) -> BearsOut:
    return BearsOut(
        change=row.get("change"),
        by_kind=row["by_kind"],
        by_change=row.get("by_change"),
        actors=row["actors"],
        places=row["places"],
        extent=row["extent"],
        scope=row.get("scope", ""),
    )


def _examples(path: Path) -> tuple[Example, ...]:
    if not path.exists():
        return ()
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(Example(row["text"], tuple(row["claims"])) for row in rows)


def _check(kind: Kind) -> None:
    known = {change.name for change in kind.changes} | {None}
    used = {o.change for o in kind.opposites} | {o.other_change for o in kind.opposites}
    used |= {support.change for support in kind.bears_out}
    problems = [
        *(f"unknown slot {slot!r}" for slot in sorted({*kind.slots, *kind.question.slots} - SLOTS)),
        *(f"change {name!r} is used but not declared" for name in sorted(str(n) for n in used - known)),
        *(f"unknown extent {s.extent!r}" for s in kind.bears_out if s.extent not in EXTENTS),
        *(f"unknown place relation {s.places!r}" for s in kind.bears_out if s.places not in PLACE_RELATIONS),
        *(f"unknown actor relation {o.actors!r}" for o in kind.opposites if o.actors not in ACTOR_RELATIONS),
        *(f"unknown bearing {c.actor_bearing!r}" for c in kind.changes if c.actor_bearing not in BEARINGS),
    ]
    if problems:
        raise _broken(kind.folder, "; ".join(problems), "see docs/howto/add-a-kind.md")


def _broken(folder: Path, problem: str, remedy: str) -> PackError:
    return PackError(str(folder / "kind.toml"), problem, remedy)
