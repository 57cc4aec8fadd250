"""A country dump of GeoNames ('AF.txt'), with its alternate names and hierarchy where they lie beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sayso.gazetteer.base import is_name
from sayso.gazetteer.importers.fields import FieldError, point, population, required
from sayso.gazetteer.importers.files import data_file
from sayso.gazetteer.importers.geonames_beside import FilesBeside, is_geonameid
from sayso.gazetteer.kinds import kind_of_feature
from sayso.gazetteer.rows import BrokenRow, PlaceRow, Row, Spelling
from sayso.gazetteer.schema import OWN_IDS_FROM

COLUMNS = 19
MOST_SHOWN = 60
"""Characters of a broken line."""
_NO_CODE = frozenset({"", "00"})
"""What GeoNames writes for the unit of a place that lies in none."""


def geonames_rows(path: Path) -> Iterator[Row]:
    """One row a line of the dump, then what could not be read of the files beside it."""
    beside = FilesBeside.of(path)
    for line_number, line in data_file(path, ".txt").lines():
        if not line.strip():
            continue
        where = f"line {line_number}"
        try:
            yield _row(where, line.split("\t"), beside)
        except FieldError as error:
            yield BrokenRow(where, str(error))
    yield from beside.broken


def _row(where: str, fields: list[str], beside: FilesBeside) -> PlaceRow:
    if len(fields) != COLUMNS:
        raise FieldError(f"{len(fields)} columns, expected {COLUMNS}: {_shortened(fields)}")
    if not is_geonameid(fields[0]):
        raise FieldError(f"geonameid is {fields[0]!r}, expected a number below {OWN_IDS_FROM:,}")
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
        parent=str(beside.parents[place_id]) if place_id in beside.parents else None,
        parent_code=parent_code,
        code=code,
        feature=feature or None,
        longitude=longitude,
        latitude=latitude,
        population=population(fields[14]),
        # Those with a language first: a spelling counts once.
        spellings=(*beside.names.get(place_id, ()), *also),
        where=where,
    )


def _shortened(fields: list[str]) -> str:
    met = " | ".join(fields)
    return repr(met if len(met) <= MOST_SHOWN else met[:MOST_SHOWN] + "...")


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
        return ".".join(steps), ".".join(steps[:-1])
    return None, ".".join(steps)
