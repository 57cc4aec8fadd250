"""A small invented region of the Twin Valleys and reports about it, for the tests of the control model."""

from __future__ import annotations

from hypothesis import strategies as st

from sayso.weigh.control import Region, Report

SIDES = ("north", "south")
PLACES = ("Velika", "Brod", "Lipa")
DAYS = 12

REGION = Region(
    sides=SIDES,
    days=DAYS,
    places=PLACES,
    neighbours=(("Brod",), ("Velika", "Lipa"), ("Brod",)),
    start=("north", "north", "south"),
)


def report(number: int, **changes: object) -> Report:
    """A report that Southern forces took Brod, by their spokesman, with anything changed."""
    values: dict[str, object] = {
        "id": f"r{number:03d}",
        "place": "Brod",
        "day_said": 5,
        "day_about": 5,
        "change": "gained",
        "actor": "south",
        "is_denial": False,
        "claimant": "southern spokesman",
        "claimant_class": "party",
        "claimant_side": "south",
        "publisher": "southern spokesman",
        "via": None,
        "text_key": f"text {number}",
        "retracts": None,
    }
    return Report(**{**values, **changes})  # type: ignore[arg-type]


@st.composite
def one_report(draw: st.DrawFn, number: int) -> Report:
    """Any report of any claimant."""
    claimants = {
        "northern army": ("party", "north"),
        "southern spokesman": ("party", "south"),
        "southern radio": ("state_media", "south"),
        "clinic": ("ngo", None),
        "reporter": ("correspondent", None),
        "miller": ("local", None),
        "Valley Post": ("outlet", None),
        "map desk": ("aggregator", None),
    }
    claimant = draw(st.sampled_from(sorted(claimants)))
    change = draw(st.sampled_from(("holds", "gained", "lost", "withdraws", "advances", "contested")))
    said = draw(st.integers(0, DAYS - 1))
    return report(
        number,
        place=draw(st.sampled_from(PLACES)),
        day_said=said,
        day_about=max(0, said - draw(st.integers(0, 4))),
        change=change,
        actor=None if change == "contested" else draw(st.sampled_from(SIDES)),
        is_denial=draw(st.booleans()) if change in ("gained", "holds") else False,
        claimant=claimant,
        claimant_class=claimants[claimant][0],
        claimant_side=claimants[claimant][1],
        publisher=draw(st.sampled_from((claimant, "Valley Post", "Hill Courier"))),
        text_key=draw(st.sampled_from((f"text {number}", "stock text"))),
    )


@st.composite
def some_reports(draw: st.DrawFn, most: int = 12) -> list[Report]:
    """Up to a dozen reports, perhaps with one withdrawn by its claimant."""
    found = [draw(one_report(number)) for number in range(draw(st.integers(0, most)))]
    if found and draw(st.booleans()):
        taken_back = draw(st.sampled_from(found))
        said = draw(st.integers(taken_back.day_said, DAYS - 1))
        found.append(
            report(
                900,
                place=taken_back.place,
                day_said=said,
                day_about=taken_back.day_about,
                change="retracts",
                actor=None,
                claimant=taken_back.claimant,
                claimant_class=taken_back.claimant_class,
                claimant_side=taken_back.claimant_side,
                publisher=taken_back.publisher,
                retracts=taken_back.id,
            )
        )
    return found
