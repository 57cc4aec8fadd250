"""A point that stands for an outline: inside it, as near as can be to the middle of its largest part."""

from __future__ import annotations

from typing import Any

from sayso.gazetteer.importers.fields import FieldError, position

Ring = list[tuple[float, float]]


def point_for(geometry: Any) -> tuple[float, float]:
    """Longitude and latitude for a GeoJSON geometry: its point, or one within the largest of its polygons, in no hole.

    Raises FieldError for what is no such geometry. Flat degrees: good enough for a label, not for measuring.
    """
    if geometry is None:
        raise FieldError("no geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    try:
        coordinates = geometry["coordinates"]
        if kind == "MultiPoint" and len(coordinates) == 1:
            kind, coordinates = "Point", coordinates[0]
        if kind == "Point":
            return position(float(coordinates[0]), float(coordinates[1]))
        polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}[str(kind)]
        outlines = [[_ring(ring) for ring in polygon] for polygon in polygons if polygon]
        outer, *holes = max(outlines, key=lambda rings: abs(_double_area(rings[0])))
        if not outer:
            raise ValueError("an outline without corners")
    except FieldError:
        raise
    except (TypeError, KeyError, IndexError, ValueError) as error:
        raise FieldError(f"its geometry is {kind or 'none'}, expected a point, a polygon or polygons") from error
    return position(*_inside(outer, holes))


def _ring(corners: Any) -> Ring:
    return [(float(corner[0]), float(corner[1])) for corner in corners]


def _sides(ring: Ring) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return list(zip(ring, ring[1:] + ring[:1], strict=True))


def _double_area(ring: Ring) -> float:
    """Twice the area, with a sign for the direction in which the ring runs."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _sides(ring))


def _inside(ring: Ring, holes: list[Ring]) -> tuple[float, float]:
    """The centre of gravity where that lies within; else the middle of the widest stretch within at its latitude."""
    x, y = _centre_of_gravity(ring)
    crossings = sorted(crossing for part in (ring, *holes) for crossing in _crossings(part, y))
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if not stretches or any(west <= x <= east for west, east in stretches):
        return x, y
    west, east = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return (west + east) / 2, y


def _centre_of_gravity(ring: Ring) -> tuple[float, float]:
    double_area = _double_area(ring)
    if abs(double_area) < 1e-12:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    # Counted from the first corner, or small rings far from (0, 0) lose their digits.
    x0, y0 = ring[0]
    x = y = area = 0.0
    for (x1, y1), (x2, y2) in _sides([(cx - x0, cy - y0) for cx, cy in ring]):
        cross = x1 * y2 - x2 * y1
        area += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return x0 + x / (3 * area), y0 + y / (3 * area)


def _crossings(ring: Ring, latitude: float) -> list[float]:
    """Longitudes at which the ring crosses a parallel."""
    found = []
    for (x1, y1), (x2, y2) in _sides(ring):
        if (y1 > latitude) != (y2 > latitude):
            found.append(x1 + (latitude - y1) / (y2 - y1) * (x2 - x1))
    return found
