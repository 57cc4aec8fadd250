"""A brief as one self-contained HTML file: no script, no network; every quotation leads to its words in the source."""

from __future__ import annotations

from pathlib import Path

from sayso.present.export import Exporter
from sayso.present.pages import Brief


def write(brief: Brief) -> str:
    """The whole page. Everything that comes from a text is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    templates = FileSystemLoader(Path(__file__).parent)
    environment = Environment(
        loader=templates,
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (Path(__file__).parent / "brief.css").read_text(encoding="utf-8")
    return environment.get_template("brief.html.jinja").render(brief=brief, style=style)


EXPORTER = Exporter(
    name="html",
    suffix=".html",
    media_type="text/html",
    summary="one self-contained page; every quotation leads to its words in the source",
    write=write,
)
