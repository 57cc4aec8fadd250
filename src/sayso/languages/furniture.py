"""What stands around the news in a language: how datelines, captions, credits, links and page furniture look.

The words and patterns are data, in languages/<code>/furniture.toml; here they are read, checked and compiled. Where a
rule's patterns are held against the text is for `read` to carry out; `Where` names the places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from sayso.languages.load import words_from
from sayso.model.ids import folded
from sayso.model.source import ZoneKind

UNNAMED_AGENCIES = "unnamed agencies"
"""Under which name every language keeps its words for agencies that nobody names: 'with agencies'."""
FILE = "furniture.toml"

# Shapes that do not depend on the language's words; a name is up to five capitalised words with small ones between.
# Every repetition has a bound, so that no text, however odd, takes more than time in proportion to its length.
_CAPITALISED = r"(?:[^\W\d_a-zà-ÿ]\.|[^\W\d_a-zà-ÿ][\w’'-]{0,40}(?:\.[\w’'-]{1,40}){0,5})"
_NAME = rf"{_CAPITALISED}(?: (?:(?:of|the|for|al|bin|de|van|von) )?{_CAPITALISED}){{0,4}}"
_SHAPES = {
    "clock": "[0-2][0-9][0-5][0-9]",
    "word": _CAPITALISED,
    "name": _NAME,
    "names": rf"{_NAME}(?:(?:,|,? and| &|;| ?/) {_NAME}){{0,6}}",
    "place": r"[A-Z][\w’'.-]{0,40}(?:[ ,/]{1,3}(?:[A-Z][\w’'.-]{0,40}|of|the|al|el)){0,5}",
    "caps": r"[A-Z][A-Z’'.-]{2,40}(?:[ /][A-Z’'.-]{2,40}){0,3}",
}


class Where(StrEnum):
    """What a rule's patterns are held against; furniture.toml says what each means."""

    HEAD = "head"
    BYLINE = "byline"
    LINE = "line"
    OPENING = "opening"
    ENDING = "ending"
    BETWEEN = "between"
    TAIL = "tail"
    LIST = "list"


# How a pattern is held: an ending and a tail reach the end of what they are held against; none begins inside a word.
_FRAMES = {
    Where.ENDING: r"(?<![\w/])(?:%s)\s*\Z",
    Where.TAIL: r"(?<![\w/])(?:%s)\s*\Z",
    Where.BETWEEN: r"(?<!\w)(?:%s)",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern, the zone that it gives, and whether agencies named in it are credited."""

    where: Where
    zone: ZoneKind
    pattern: re.Pattern[str]
    """For an ending or a tail, up to the end of what it is held against."""
    leans: bool
    """Whether agencies named inside are somebody whose work the text leans on (not so under a picture)."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A language's rules by place, in the order of its file, and the agencies by every way of writing their names."""

    language: str
    rules: Mapping[Where, tuple[Rule, ...]]
    agency_by_spelling: Mapping[str, str]
    agency_by_key: Mapping[str, str]
    """The same by the key under which spellings meet."""
    house_endings: tuple[str, ...]
    """What an agency's name may end with or not, folded, the longest first."""
    agency: re.Pattern[str]
    """Any agency's name, as a whole word."""
    site: re.Pattern[str]
    """Names of a site's own pages."""
    small: frozenset[str]
    """Words that have no capital in the middle of a name or title."""
    day: re.Pattern[str]
    """A day of a month, with or without its year."""
    agency_with_date: re.Pattern[str]
    """An agency's name right before a full date: the byline between headline and text in many archives."""

    def at(self, where: Where) -> tuple[Rule, ...]:
        """The rules for one place, in order."""
        return self.rules.get(where, ())

    @classmethod
    def empty(cls, language: str) -> Furniture:
        """A language about which nothing is known."""
        nothing = re.compile(r"(?!)")
        return cls(language, {}, {}, {}, (), nothing, nothing, frozenset(), nothing, nothing)


@cache
def load_furniture(code: str) -> Furniture:
    """The furniture of a language ('en'). Raises UnknownPackError where there is none, PackError for a broken one."""
    return words_from(code, FILE, _compiled)


def _compiled(code: str, table: dict[str, Any]) -> Furniture:
    spellings = {spelling: name for name, written in table["agencies"].items() for spelling in written}
    shapes = _shapes(table, tuple(spellings))
    rules = [rule for entry in table["rule"] for rule in _rules(entry, shapes)]
    return Furniture(
        language=code,
        rules={where: tuple(rule for rule in rules if rule.where is where) for where in Where},
        agency_by_spelling=spellings,
        agency_by_key={folded(spelling): name for spelling, name in spellings.items()},
        house_endings=tuple(sorted(map(folded, table["words"]["house_endings"]), key=len, reverse=True)),
        agency=re.compile(rf"(?<!\w){shapes['agency']}(?!\w)"),
        site=re.compile(_any_of(table["words"]["site"], escaped=False), re.I),
        small=frozenset(table["words"]["small"]),
        day=re.compile(rf"(?<!\w){shapes['day']}(?!\w)"),
        agency_with_date=re.compile(rf"(?<!\w){shapes['agency']},? {shapes['date']}(?!\w)"),
    )


def _rules(entry: dict[str, Any], shapes: Mapping[str, str]) -> list[Rule]:
    where, zone, leans = Where(entry["where"]), ZoneKind(entry["zone"]), bool(entry.get("leans", False))
    flags = re.I if entry.get("ignore_case") else re.NOFLAG
    frame = _FRAMES.get(where, "(?:%s)")
    patterns = (frame.replace("%s", _filled(pattern, shapes)) for pattern in entry["patterns"])
    return [Rule(where, zone, re.compile(pattern, flags), leans) for pattern in patterns]


def _shapes(table: dict[str, Any], spellings: tuple[str, ...]) -> dict[str, str]:
    """What each {word} of a pattern stands for."""
    month, weekday = _any_of(table["dates"]["months"]), _any_of(table["dates"]["weekdays"])
    number = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
    year = r"(?:19|20)[0-9]{2}"
    day = rf"(?:{number}\.? {month}\.?|{month}\.? {number})"
    dates = (
        rf"(?:{weekday}\.?,? *)?{number}\.? +{month}\.?,? +{year}",
        rf"(?:{weekday}\.?,? *)?{month}\.? +{number},? *{year}",
        rf"{year}[-/.](?:0?[1-9]|1[0-2])[-/.][0-3]?[0-9]",
        rf"[0-3]?[0-9][-/.][0-3]?[0-9][-/.]{year}",
    )
    zone = rf"(?:{_any_of(table['dates']['zones'])}(?: ?[+-][0-9:]{{1,5}})?)(?!\w)"
    hours = r"[0-2]?[0-9][:.h][0-5][0-9](?::[0-5][0-9])?(?: ?[AaPp]\.?[Mm]\.?)?"
    return {
        **_SHAPES,
        "time": rf"(?:{hours}(?: ?\(?{zone}\)?)?|[0-2][0-9][0-5][0-9] ?\(?{zone}\)?|[0-9]{{1,2}} ?[AaPp]\.?[Mm]\.?)",
        "day": rf"(?:{weekday}\.?,? *)?{day}(?:,? {year})?",
        "date": f"(?:{'|'.join(dates)})",
        "agency": _any_of(spellings),
        "newsroom": rf"(?:{_CAPITALISED} ){{1,3}}?{_any_of(table['words']['newsroom'])}",
        "picture": _any_of((*table["words"]["picture"], *spellings)),
        "share": _any_of(table["words"]["share"], escaped=False),
    }


def _any_of(words: list[str] | tuple[str, ...], *, escaped: bool = True) -> str:
    """An alternative of words, the longest first, so that none hides a longer one."""
    ordered = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(word) if escaped else word for word in ordered)})"


def _filled(pattern: str, shapes: Mapping[str, str]) -> str:
    """The pattern with its {words} put in; a word that nobody knows is an error, '{3,500}' is left alone."""

    def meaning(match: re.Match[str]) -> str:
        return shapes[match[1]]

    return re.sub(r"\{([a-z]+)\}", meaning, pattern)
