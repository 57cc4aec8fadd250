"""A sum drawn as a waterfall: each part starts where the one before it ended. As text, SVG and HTML."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH_CHARACTERS = 36
ROW_PIXELS, LABEL_PIXELS, CHART_PIXELS, NUMBER_PIXELS = 22, 330, 360, 70
COLOURS = {"total": "#555555", "for": "#2a7f62", "against": "#b3541e"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a sum of log-odds, in nats; above 0 speaks for the answer, below 0 against it."""

    label: str
    nats: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Log-odds taken apart, and how they are to be read."""

    title: str
    note: str
    """That it is a model's estimate, and what it knew."""
    parts: tuple[Part, ...]

    @property
    def total(self) -> float:
        """The parts added up."""
        return math.fsum(part.nats for part in self.parts)

    @property
    def result(self) -> str:
        """'log-odds +1.23, probability 0.774'."""
        probability = 1 / (1 + math.exp(-self.total)) if self.total > -700 else 0.0
        return f"log-odds {self.total:+.2f}, probability {probability:.3f}"


@dataclass(frozen=True, slots=True)
class _Bar:
    label: str
    nats: float
    start: float
    end: float
    kind: str


def _bars(waterfall: Waterfall) -> Iterator[_Bar]:
    reached = 0.0
    for part in waterfall.parts:
        yield _Bar(part.label, part.nats, reached, reached + part.nats, "for" if part.nats >= 0 else "against")
        reached += part.nats
    yield _Bar("together", waterfall.total, 0.0, waterfall.total, "total")


def _scale(bars: Sequence[_Bar], width: float) -> tuple[float, float]:
    """Where 0 nats lies, and how wide one nat is."""
    low, high = min(0.0, *(bar.end for bar in bars)), max(0.0, *(bar.end for bar in bars))
    unit = width / max(high - low, 1e-9)
    return -low * unit, unit


def as_text(waterfall: Waterfall) -> str:
    """For a terminal: one line a part, bars of + and -."""
    bars = list(_bars(waterfall))
    zero, unit = _scale(bars, WIDTH_CHARACTERS - 1)
    width = min(60, max(len(bar.label) for bar in bars))
    lines = [waterfall.title, waterfall.note, ""]
    for bar in bars:
        left, right = sorted(round(zero + unit * edge) for edge in (bar.start, bar.end))
        mark = {"for": "+", "against": "-", "total": "="}[bar.kind]
        drawn = " " * left + mark * max(1, right - left)
        lines.append(f"{bar.label[:width]:<{width}} {bar.nats:+7.2f}  {drawn}")
    return "\n".join([*lines, "", waterfall.result]) + "\n"


def as_svg(waterfall: Waterfall) -> str:
    """A drawing that stands alone."""
    bars = list(_bars(waterfall))
    zero, unit = _scale(bars, CHART_PIXELS)
    width, height = LABEL_PIXELS + CHART_PIXELS + NUMBER_PIXELS, ROW_PIXELS * (len(bars) + 3)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" '
        f'font-size="13" role="img" aria-label="{escape(waterfall.title)}: {waterfall.result}">',
        f'<text x="0" y="16" font-weight="bold">{escape(waterfall.title)}</text>',
        f'<text x="0" y="36">{escape(waterfall.note)}</text>',
    ]
    for row, bar in enumerate(bars, start=2):
        left, right = sorted(LABEL_PIXELS + zero + unit * edge for edge in (bar.start, bar.end))
        base = row * ROW_PIXELS + 16
        lines += [
            f'<text x="0" y="{base}">{escape(bar.label[:48])}</text>',
            f'<rect x="{left:.1f}" y="{base - 12}" width="{max(1.0, right - left):.1f}" height="15" '
            f'fill="{COLOURS[bar.kind]}"><title>{escape(bar.label)}: {bar.nats:+.3f}</title></rect>',
            f'<text x="{LABEL_PIXELS + CHART_PIXELS + 8}" y="{base}">{bar.nats:+.2f}</text>',
        ]
    last = ROW_PIXELS * (len(bars) + 2) + 16
    return "\n".join([*lines, f'<text x="0" y="{last}">{waterfall.result}</text>', "</svg>", ""])


def as_html(waterfall: Waterfall) -> str:
    """A page with the drawing and the same numbers as a table."""
    rows = "\n".join(f"<tr><td>{escape(part.label)}</td><td>{part.nats:+.3f}</td></tr>" for part in waterfall.parts)
    return (
        '<!doctype html>\n<html lang="en">\n'
        f'<head><meta charset="utf-8"><title>{escape(waterfall.title)}</title></head>\n'
        f"<body>\n{as_svg(waterfall)}<table>\n<tr><th>part</th><th>nats</th></tr>\n{rows}\n</table>\n"
        f"<p>{waterfall.result}</p>\n</body>\n</html>\n"
    )
