"""A sum drawn as a waterfall: each part starts where the one before it ended. As text, SVG and HTML."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten

from sayso.model.counted import counted

WIDTH_CHARACTERS, LABEL_CHARACTERS, DETAIL_CHARACTERS = 28, 38, 72
LINE_PIXELS, LABEL_PIXELS, CHART_PIXELS, NUMBER_PIXELS = 17, 400, 330, 60
LABEL_FITS, DETAIL_FITS = 58, 66
"""Characters of 13 and 11.5 pixels that fit beside the chart."""
COLOURS = {"total": "#555555", "for": "#2a7f62", "against": "#b3541e"}
TICKS = (0.01, 0.1, 0.5, 0.9, 0.99)
"""Probabilities marked below the chart."""
LEGEND = "Bars to the right speak for it, bars to the left against it; each starts where the one above it ended."
MOST_PARTS = 24
"""More parts than that nobody reads: the smallest are drawn as one."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a sum of log-odds, in nats; above 0 speaks for the answer, below 0 against it."""

    label: str
    nats: float
    detail: str = ""
    """A second line: the words that the part rests on."""


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
        return f"log-odds {self.total:+.2f}, probability {probability_of(self.total):.3f}"


def probability_of(log_odds: float) -> float:
    """The probability for log-odds in nats."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds > -700 else 0.0


def folded(waterfall: Waterfall, most: int = MOST_PARTS) -> Waterfall:
    """The same sum in at most so many parts: the weightiest stay in their order, the rest become one at the end."""
    if len(waterfall.parts) <= most:
        return waterfall
    by_weight = sorted(range(len(waterfall.parts)), key=lambda n: -abs(waterfall.parts[n].nats))
    kept = set(by_weight[: most - 1])
    rest = [part.nats for n, part in enumerate(waterfall.parts) if n not in kept]
    parts = [part for n, part in enumerate(waterfall.parts) if n in kept]
    together = Part(f"{counted(len(rest), 'further part')}, each less than these", math.fsum(rest))
    return Waterfall(waterfall.title, waterfall.note, (*parts, together))


@dataclass(frozen=True, slots=True)
class _Bar:
    label: str
    detail: str
    nats: float
    start: float
    end: float
    kind: str


def _bars(waterfall: Waterfall) -> Iterator[_Bar]:
    reached = 0.0
    for part in waterfall.parts:
        kind = "for" if part.nats >= 0 else "against"
        yield _Bar(part.label, part.detail, part.nats, reached, reached + part.nats, kind)
        reached += part.nats
    yield _Bar("together", "", waterfall.total, 0.0, waterfall.total, "total")


def _scale(bars: Sequence[_Bar], width: float) -> tuple[float, float]:
    """Where 0 nats lies, and how wide one nat is."""
    low, high = min(0.0, *(bar.end for bar in bars)), max(0.0, *(bar.end for bar in bars))
    unit = width / max(high - low, 1e-9)
    return -low * unit, unit


def as_text(waterfall: Waterfall) -> str:
    """For a terminal: one line a part, bars of + and -, and the words below."""
    bars = list(_bars(folded(waterfall)))
    zero, unit = _scale(bars, WIDTH_CHARACTERS - 1)
    width = min(LABEL_CHARACTERS, max(len(bar.label) for bar in bars))
    lines = [waterfall.title, waterfall.note, ""]
    for bar in bars:
        left, right = sorted(round(zero + unit * edge) for edge in (bar.start, bar.end))
        mark = {"for": "+", "against": "-", "total": "="}[bar.kind]
        drawn = " " * left + mark * max(1, right - left)
        lines.append(f"{_short(bar.label, width):<{width}} {bar.nats:+7.2f}  {drawn}")
        lines += [f"  {_short(bar.detail, DETAIL_CHARACTERS)}"] if bar.detail else []
    return "\n".join([*lines, "", waterfall.result]) + "\n"


def as_svg(waterfall: Waterfall) -> str:
    """A drawing that stands alone, on white, with probabilities marked below."""
    bars = list(_bars(folded(waterfall)))
    zero, unit = _scale(bars, CHART_PIXELS)
    tops = [LINE_PIXELS * row for row in _rows(bars)]
    width, height = LABEL_PIXELS + CHART_PIXELS + NUMBER_PIXELS, tops[-1] + 4 * LINE_PIXELS
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            f'font-family="sans-serif" font-size="13" role="img" '
            f'aria-label="{escape(waterfall.title)}: {waterfall.result}">',
            f'<rect class="ground" width="{width}" height="{height}" fill="#ffffff"/>',
            f'<text x="8" y="18" font-weight="bold" font-size="15">{escape(waterfall.title)}</text>',
            f'<text x="8" y="36" fill="#444444">{escape(waterfall.note)}</text>',
            f'<text x="8" y="53" fill="#444444" font-size="11.5">{LEGEND}</text>',
            *_axis(zero, unit, top=LINE_PIXELS * 4 - 6, bottom=tops[-1] + LINE_PIXELS),
            *(line for bar, top in zip(bars, tops, strict=True) for line in _row(bar, top, zero, unit)),
            f'<text x="8" y="{height - 10}" font-weight="bold">{waterfall.result}</text>',
            "</svg>",
            "",
        ]
    )


def _rows(bars: Sequence[_Bar]) -> Iterator[float]:
    """Where each bar's first line stands, in lines from the top; bars with words below take two."""
    row = 4.5
    for bar in bars:
        yield row
        row += 2.3 if bar.detail else 1.4


def _row(bar: _Bar, top: float, zero: float, unit: float) -> Iterator[str]:
    left, right = sorted(LABEL_PIXELS + zero + unit * edge for edge in (bar.start, bar.end))
    weight = ' font-weight="bold"' if bar.kind == "total" else ""
    yield f'<text x="8" y="{top:.1f}"{weight}>{escape(_short(bar.label, LABEL_FITS))}</text>'
    if bar.detail:
        detail = escape(_short(bar.detail, DETAIL_FITS))
        yield f'<text x="8" y="{top + 15:.1f}" font-size="11.5" fill="#555555">{detail}</text>'
    yield (
        f'<rect class="part" x="{left:.1f}" y="{top - 12:.1f}" width="{max(1.0, right - left):.1f}" height="15" '
        f'fill="{COLOURS[bar.kind]}"><title>{escape(bar.label)}: {bar.nats:+.3f}</title></rect>'
    )
    yield f'<text x="{LABEL_PIXELS + CHART_PIXELS + 8}" y="{top:.1f}"{weight}>{bar.nats:+.2f}</text>'


def _axis(zero: float, unit: float, *, top: float, bottom: float) -> Iterator[str]:
    """A line at even odds, and ticks at round probabilities that fall within the chart."""
    middle = LABEL_PIXELS + zero
    yield f'<line x1="{middle:.1f}" x2="{middle:.1f}" y1="{top:.1f}" y2="{bottom:.1f}" stroke="#999999"/>'
    for probability in TICKS:
        at = middle + unit * math.log(probability / (1 - probability))
        if LABEL_PIXELS - 1 <= at <= LABEL_PIXELS + CHART_PIXELS + 1:
            yield (
                f'<text x="{at:.1f}" y="{bottom + 13:.1f}" font-size="11" fill="#555555" '
                f'text-anchor="middle">{probability:g}</text>'
            )


def _short(text: str, width: int) -> str:
    return shorten(text, width, placeholder=" …") if len(text) > width else text


def as_html(waterfall: Waterfall) -> str:
    """A page with the drawing and the same numbers as a table."""
    return (
        '<!doctype html>\n<html lang="en">\n'
        f'<head><meta charset="utf-8"><title>{escape(waterfall.title)}</title></head>\n'
        f"<body>\n{as_figure(waterfall)}</body>\n</html>\n"
    )


def as_figure(waterfall: Waterfall) -> str:
    """The drawing and, below it, every part in full as a table: to be put into a page."""
    rows = "\n".join(
        f"<tr><td>{escape(part.label)}{f'<br>{escape(part.detail)}' if part.detail else ''}</td>"
        f"<td>{part.nats:+.3f}</td></tr>"
        for part in waterfall.parts
    )
    return (
        f"{as_svg(waterfall)}<table>\n<tr><th>part</th><th>nats</th></tr>\n{rows}\n"
        f"<tr><th>together</th><td>{waterfall.total:+.3f}</td></tr>\n</table>\n<p>{waterfall.result}</p>\n"
    )
