"""Which columns of a COD-AB table say what: the editions name them differently, but always with the level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

# 'ADM2_EN', 'admin2Name_fa', 'admin2AltName1_en', 'ADM2ALT1EN', 'ADM2_REF', 'adm2_name', 'adm2_name1'.
_NAME = re.compile(
    r"adm(?:in)?(?P<level>[0-5])_?"
    r"(?:(?:ref_?name|alt\d?_?name|name|alt|ref)(?P<number>\d)?_?(?P<after>[a-z]{2,3})?|(?P<language>[a-z]{2,3})\d?)",
    re.IGNORECASE,
)
_PCODE = re.compile(r"adm(?:in)?([0-5])_?pcode", re.IGNORECASE)
_NO_LANGUAGE = frozenset({"id", "src", "key", "cap"})
"""What stands in the place of a language and is none."""

_FIRST_DAY, _LAST_DAY = ("validon", "valid_on", "valid_from", "date"), ("validto", "valid_to")
_LONGITUDE = ("center_lon", "centroid_lon", "longitude", "lon", "long", "x_coord")
_LATITUDE = ("center_lat", "centroid_lat", "latitude", "lat", "y_coord")
_COUNTRY = ("iso2", "iso3", "adm0_iso2", "adm0_iso3")


@dataclass(frozen=True, slots=True)
class _NameColumn:
    name: str
    language: str | None
    says_language: str | None
    """The column that says the language of this one, if any."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns say what, by level."""

    pcodes: Mapping[int, str]
    by_lower_case: Mapping[str, str]
    names: dict[int, list[_NameColumn]] = field(default_factory=dict)

    @property
    def deepest(self) -> int:
        return max(self.pcodes)

    def first_day(self, row: Mapping[str, str]) -> str:
        return self._first_of(row, _FIRST_DAY)

    def last_day(self, row: Mapping[str, str]) -> str:
        return self._first_of(row, _LAST_DAY)

    def centre(self, row: Mapping[str, str]) -> tuple[str, str]:
        """Longitude and latitude, as written."""
        return self._first_of(row, _LONGITUDE), self._first_of(row, _LATITUDE)

    def names_in(self, row: Mapping[str, str], level: int) -> Iterator[tuple[str, str | None]]:
        """The unit's names that are not empty, with their languages where a column says them."""
        for column in self.names.get(level, ()):
            if row[column.name]:
                told = row.get(column.says_language or "", "")
                yield row[column.name], column.language or told.casefold() or None

    def country_words(self, row: Mapping[str, str]) -> Iterator[str]:
        """Names and codes of the country that the row lies in."""
        yield from (name for name, _ in self.names_in(row, 0))
        if 0 in self.pcodes:
            yield row[self.pcodes[0]]
        yield from (row[self.by_lower_case[name]] for name in _COUNTRY if name in self.by_lower_case)

    def _first_of(self, row: Mapping[str, str], wanted: Sequence[str]) -> str:
        return next((row[self.by_lower_case[name]] for name in wanted if name in self.by_lower_case), "")


def columns_of(names: Sequence[str]) -> Columns:
    """The columns among these names; without P-codes it is no COD-AB."""
    by_lower_case = {name.casefold(): name for name in reversed(names)}
    pcodes = {int(match[1]): name for name in names if (match := _PCODE.fullmatch(name))}
    columns = Columns(pcodes, by_lower_case)
    for name in names:
        match = _NAME.fullmatch(name)
        if match is None or (match["language"] or "").casefold() in _NO_LANGUAGE:
            continue
        language = match["after"] or match["language"]
        # 'lang' beside 'adm2_name', 'lang1' beside 'adm2_name1'.
        told = by_lower_case.get(f"lang{match['number'] or ''}") if language is None else None
        column = _NameColumn(name, language.casefold() if language else None, told)
        columns.names.setdefault(int(match["level"]), []).append(column)
    return columns
