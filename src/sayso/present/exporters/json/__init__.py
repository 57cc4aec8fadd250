"""A brief as JSON: every field of sayso.present.pages.Brief, for other programs."""

from __future__ import annotations

import dataclasses
import json

from sayso.present.export import Exporter
from sayso.present.pages import Brief


def write(brief: Brief) -> str:
    """One object, keys in the order of the page, days as ISO dates."""
    return json.dumps(dataclasses.asdict(brief), ensure_ascii=False, indent=1, default=str) + "\n"


EXPORTER = Exporter(
    name="json",
    suffix=".json",
    media_type="application/json",
    summary="JSON, every field of the brief, for other programs",
    write=write,
)
