"""The command line over the small index of places: run as a program of its own, `python -m small_world places ...`."""

from __future__ import annotations

from places_by_hand import supply
from sayso.cli.app import main
from sayso.workflows import gazetteer

if __name__ == "__main__":
    gazetteer.base_supplies = lambda: (supply(),)
    main()
