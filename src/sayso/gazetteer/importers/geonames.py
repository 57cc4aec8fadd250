"""A country dump of GeoNames ('AF.txt'), with its alternate names and hierarchy where they lie beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import UnreadableError
from sayso.gazetteer.base import is_name
from sayso.gazetteer.importers.fields import FieldError, point, population, required
from sayso.gazetteer.importers.files import lines_of
from sayso.gazetteer.kinds import kind_of_feature
from sayso.gazetteer.rows import BrokenRow, PlaceRow, Spelling

COLUMNS = 19
COLUMNS_OF_NAMES = 4
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_NO_CODE = frozenset({"", "00"})
"""What GeoNames writes for the unit of a place that lies in none."""


def geonames_rows(path: Path) -> Iterator[PlaceRow | BrokenRow]:
    """One row a line of the dump. Raises UnreadableError if no line has the columns of one."""
    names, parents = _names_beside(path), _parents_beside(path)
    good = 0
    for line_number, line in lines_of(path):
        if not line.strip():
            continue
        try:
            yield _row(line.split("\t"), names, parents)
            good += 1
        except FieldError as error:
            yield BrokenRow(f"line {line_number}", str(error))
    if not good:
        raise UnreadableError(str(path), "no line is a row of GeoNames", "give a country dump such as AF.txt, unzipped")


def _row(fields: list[str], names: dict[int, list[Spelling]], parents: dict[int, int]) -> PlaceRow:
    if len(fields) != COLUMNS:
        raise FieldError(f"{len(fields)} columns, expected {COLUMNS}")
    if not fields[0].isdecimal():
        raise FieldError(f"geonameid {fields[0]!r} is no number")
    place_id = int(fields[0])
    longitude, latitude = point(fields[5], fields[4])
    feature_class, feature, country = fields[6], fields[7], fields[8] or None
    code, parent_code = _codes(country, feature, fields[10:14])
    also = [Spelling(name) for name in (fields[2], *fields[3].split(",")) if is_name(name)]
    return PlaceRow(
        key=str(place_id),
        geonameid=place_id,
        name=required(fields[1].strip(), "name"),
        kind=kind_of_feature(feature_class, feature),
        country=country,
        parent=str(parents[place_id]) if place_id in parents else None,
        parent_code=parent_code,
        code=code,
        feature=feature or None,
        longitude=longitude,
        latitude=latitude,
        population=population(fields[14]),
        # Those with a language first: a spelling counts once.
        spellings=(*names.get(place_id, ()), *also),
    )


def _codes(country: str | None, feature: str, codes: list[str]) -> tuple[str | None, str | None]:
    """A unit's own code and that of what it lies in; for any other place None and that of the smallest unit around."""
    if country is None:
        return None, None
    steps = [country]
    for code in codes:
        if code in _NO_CODE:
            break
        steps.append(code)
    level = int(feature[3]) if re.fullmatch(r"ADM[1-4]", feature) else None
    if level is not None and len(steps) == level + 1:
        return ".".join(steps), ".".join(steps[:-1]) if level > 1 else None
    # Codes of the third order and below are in no table of units but the dump's own.
    return None, ".".join(steps) if len(steps) > 1 else None


def _names_beside(path: Path) -> dict[int, list[Spelling]]:
    """Names by geonameid, of a file of alternate names beside the dump; {} without one."""
    found: dict[int, list[Spelling]] = defaultdict(list)
    for candidate in (
        path.parent / "alternatenames" / path.name,
        path.parent / f"{path.stem}-alternatenames.txt",
        path.parent / "alternateNamesV2.txt",
        path.parent / "alternateNames.txt",
    ):
        if candidate.is_file():
            for _, line in lines_of(candidate):
                fields = line.split("\t")
                # Links, post codes and airports' codes have four letters or more in the place of a language.
                if len(fields) >= COLUMNS_OF_NAMES and fields[1].isdecimal() and _is_language(fields[2]) and fields[3]:
                    found[int(fields[1])].append(Spelling(fields[3], fields[2] or None))
            break
    return found


def _is_language(text: str) -> bool:
    return not text or _LANGUAGE.fullmatch(text) is not None


def _parents_beside(path: Path) -> dict[int, int]:
    """Parent by geonameid, of 'hierarchy.txt' beside the dump; {} without one. Only what administers counts."""
    found: dict[int, int] = {}
    beside = path.parent / "hierarchy.txt"
    if beside.is_file():
        for _, line in lines_of(beside):
            fields = line.split("\t")
            if len(fields) >= 2 and fields[0].isdecimal() and fields[1].isdecimal():
                is_administrative = len(fields) < 3 or fields[2] in ("", "ADM")
                if is_administrative:
                    found[int(fields[1])] = int(fields[0])
    return found
