"""A brief as one self-contained HTML file: no script, no network; every quotation leads to its words in the source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.present.export import Exporter
from sayso.present.pages import Brief, QuestionBoard, WhyPage, counts_of
from sayso.present.voices import Part, parts_of
from sayso.present.waterfall import as_svg

if TYPE_CHECKING:
    from jinja2 import Environment

MOST_LINES_OPEN = 3
"""Lines of those who put it forward, of those who deny it ..., that stand open; the rest unfold, and print in full."""


def write(brief: Brief) -> str:
    """The whole page. Everything that comes from a text is escaped."""
    return _environment().get_template("brief.html.jinja").render(brief=brief, style=_style())


def write_why(page: WhyPage) -> str:
    """One claim explained, as a page of its own."""
    return _environment().get_template("why.html.jinja").render(page=page, style=_style(), svg=as_svg)


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(counts=counts_of, parts=_parts)
    return environment


def _parts(board: QuestionBoard) -> tuple[Part, ...]:
    return tuple(parts_of(board, MOST_LINES_OPEN))


def _style() -> str:
    return (Path(__file__).parent / "brief.css").read_text(encoding="utf-8")


EXPORTER = Exporter(
    name="html",
    suffix=".html",
    media_type="text/html",
    summary="one self-contained page; every quotation leads to its words in the source",
    write=write,
)
