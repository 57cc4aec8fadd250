"""A point that stands for an outline: inside it, as near as can be to the middle of its largest part."""

from __future__ import annotations

from typing import Any

from sayso.gazetteer.importers.fields import FieldError

Ring = list[tuple[float, float]]


def point_for(geometry: Any) -> tuple[float, float]:
    """Longitude and latitude for a GeoJSON geometry: its point, or one within the largest ring of its polygons.

    Raises FieldError for what is no such geometry. Flat degrees: good enough for a label, not for measuring.
    """
    try:
        kind, coordinates = geometry["type"], geometry["coordinates"]
        if kind == "Point":
            return _checked(float(coordinates[0]), float(coordinates[1]))
        polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}[kind]
        rings: list[Ring] = [[(float(corner[0]), float(corner[1])) for corner in polygon[0]] for polygon in polygons]
        ring = max(rings, key=lambda ring: abs(_double_area(ring)))
        if not ring:
            raise ValueError("an outline without corners")
    except (TypeError, KeyError, IndexError, ValueError) as error:
        raise FieldError("no point, polygon or polygons in it") from error
    return _checked(*_inside(ring))


def _checked(longitude: float, latitude: float) -> tuple[float, float]:
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise FieldError(f"{longitude}, {latitude} is no position in degrees")
    return longitude, latitude


def _sides(ring: Ring) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return list(zip(ring, ring[1:] + ring[:1], strict=True))


def _double_area(ring: Ring) -> float:
    """Twice the area, with a sign for the direction in which the ring runs."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _sides(ring))


def _inside(ring: Ring) -> tuple[float, float]:
    """The centre of gravity where that lies within; else the middle of the widest stretch within at its latitude."""
    x, y = _centre_of_gravity(ring)
    crossings = _crossings(ring, y)
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
    """Longitudes at which the ring crosses a parallel, from west to east."""
    found = []
    for (x1, y1), (x2, y2) in _sides(ring):
        if (y1 > latitude) != (y2 > latitude):
            found.append(x1 + (latitude - y1) / (y2 - y1) * (x2 - x1))
    return sorted(found)
