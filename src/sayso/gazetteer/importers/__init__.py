"""Readers of the files that gazetteers come in: each yields `PlaceRow` and `BrokenRow`, and never writes."""

from __future__ import annotations

from sayso.gazetteer.importers.formats import FORMATS, Wanted, supply_from

__all__ = ["FORMATS", "Wanted", "supply_from"]
