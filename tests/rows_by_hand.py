"""Rows of a table, made by hand in the Twin Valleys."""

from __future__ import annotations

from sayso.ontology.codes.load import AcledCode, PloverCode
from sayso.present.table import EventRow, PublicPlace

VELIKA = PublicPlace("Velika", "XT0201", "district", is_reduced=False, rule="")
SOUTH_VALLEY = PublicPlace("South Valley", "XT02", "province", is_reduced=True, rule="health")


def a_row(**changed: object) -> EventRow:
    values: dict[str, object] = {
        "claim_id": "c-0123456789abcdef",
        "incident_id": "i-0123456789abcdef",
        "asserted_by": "Northern spokesman Dorin Velika",
        "side": "northern army",
        "standing": "claimed",
        "is_corroborated": False,
        "words": "Velika was shelled, and nine people were killed",
        "kind": "strike",
        "change": "",
        "polarity": "affirmed",
        "modality": "happened",
        "is_background": False,
        "actor": "southern forces",
        "target": "people",
        "places": (VELIKA,),
        "first_day": "2031-05-13",
        "last_day": "2031-05-13",
        "said_on": "2031-05-14",
        "published_on": "2031-05-14",
        "quantity_of": "killed",
        "low": 9,
        "high": None,
        "source": "Valley Post, 14 May 2031",
        "url": "https://example.org/velika",
        "plover": PloverCode("ASSAULT", "heavy-weapons", ("military",), "", ""),
        "acled": AcledCode("Explosions/Remote violence", "Shelling/artillery/missile attack", (), ""),
        **changed,
    }
    return EventRow(**values)  # type: ignore[arg-type]


def a_corroborated_row(**changed: object) -> EventRow:
    return a_row(claim_id="c-fedcba9876543210", standing="corroborated", is_corroborated=True, **changed)
