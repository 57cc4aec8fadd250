"""Writes one claim explained: as a page, or the drawing of what each claim adds to the model's estimate."""

from __future__ import annotations

from pathlib import Path

from sayso.errors import InputError, NotFoundError
from sayso.present.exporters.html import write_why
from sayso.present.pages import WhyPage
from sayso.present.waterfall import as_svg, as_text
from sayso.workflows.files import write_whole

DRAWINGS = {".svg": as_svg, ".txt": as_text}


def write_explanation(page: WhyPage, out: Path) -> None:
    """Writes the whole page (.html), or the first estimate's waterfall alone (.svg, .txt).

    Raises InputError for another suffix, NotFoundError where a drawing is asked for and there is no estimate.
    """
    if out.suffix == ".html":
        write_whole(out, write_why(page))
        return
    if out.suffix not in DRAWINGS:
        raise InputError(f"{out.name!r}: end the name in .html for the whole, in .svg or .txt for the drawing alone")
    drawn = [estimate.waterfall for estimate in page.estimates if estimate.waterfall is not None]
    if not drawn:
        reason = "it does not bear on who holds a place, or too little is said about that"
        raise NotFoundError("estimate", page.claim.claim_id, reason)
    write_whole(out, DRAWINGS[out.suffix](drawn[0]))
