"""geoBoundaries: one GeoJSON file a country and level, each feature a unit with its outline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sayso.errors import UnreadableError
from sayso.gazetteer.importers.fields import FieldError, country, required
from sayso.gazetteer.importers.files import features_of
from sayso.gazetteer.importers.geometry import point_for
from sayso.gazetteer.kinds import KIND_OF_LEVEL
from sayso.gazetteer.rows import BrokenRow, PlaceRow

_ISO_3166_2 = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


def geoboundaries_rows(path: Path, countries: Mapping[str, str]) -> Iterator[PlaceRow | BrokenRow]:
    """One row a feature, with a point inside its outline. Raises UnreadableError if no feature has a shapeName."""
    good = 0
    for number, feature in features_of(path):
        try:
            yield _row(feature, countries)
            good += 1
        except FieldError as error:
            yield BrokenRow(f"feature {number}", str(error))
    if not good:
        raise UnreadableError(
            str(path), "no feature is of geoBoundaries", "expected properties shapeName, shapeID, shapeGroup, shapeType"
        )


def _row(feature: Any, countries: Mapping[str, str]) -> PlaceRow:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise FieldError("no properties")
    level = str(properties.get("shapeType") or "")[-1:]
    if level not in ("0", "1", "2", "3", "4", "5"):
        raise FieldError(f"shapeType is {properties.get('shapeType')!r}, expected ADM0 to ADM5")
    iso = str(properties.get("shapeISO") or "")
    longitude, latitude = point_for(feature.get("geometry"))
    return PlaceRow(
        key=required(str(properties.get("shapeID") or ""), "shapeID"),
        name=required(str(properties.get("shapeName") or "").strip(), "shapeName"),
        kind=KIND_OF_LEVEL[int(level)],
        country=country(str(properties.get("shapeGroup") or ""), countries),
        feature=f"level {level}",
        iso_3166_2=iso if _ISO_3166_2.fullmatch(iso) else None,
        longitude=longitude,
        latitude=latitude,
        point_from="outline",
    )
