"""In which reference system a file gives its coordinates: degrees of WGS 84, or it is refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sayso.errors import UnreadableError

REMEDY = "reproject it to degrees of WGS 84 (EPSG:4326) first, for example with ogr2ogr -t_srs EPSG:4326"

_WGS_84 = re.compile(r"(?:urn:ogc:def:crs:)?(?:OGC:[\d.]*:?CRS84|EPSG:[\d.]*:?4326)", re.IGNORECASE)


def check_crs_of_geojson(path: Path, crs: Any) -> None:
    """`crs` is the member that GeoJSON of before 2016 has; without it the format means WGS 84.

    Raises UnreadableError for another system, named or not.
    """
    if crs is None:
        return
    known = crs.get("properties") if isinstance(crs, dict) else None
    name = str(known.get("name") or known.get("code") or "") if isinstance(known, dict) else ""
    if not _WGS_84.fullmatch(name):
        raise UnreadableError(str(path), f"its coordinates are in {name or 'a system without a name'!r}", REMEDY)


def check_projection(path: Path, words: str) -> None:
    """`words` are those of a shapefile's .prj. Raises UnreadableError for metres, or degrees of another Earth."""
    name = match[1] if (match := re.search(r'\[\s*"([^"]*)"', words)) else "a system without a name"
    is_wgs_84 = re.sub(r"[^a-z0-9]", "", name.casefold()).removeprefix("gcs") in ("wgs84", "wgs1984")
    if not words.lstrip().upper().startswith(("GEOGCS", "GEOGCRS")) or not is_wgs_84:
        raise UnreadableError(str(path), f"its coordinates are in {name!r}", REMEDY)
