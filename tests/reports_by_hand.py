"""Made-up reports of the Twin Valleys, drawn at random, whose claims meet each other in many ways."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from ledger_by_hand import (
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    Speaker,
    article,
    claim,
)
from sayso.model.claim import Claim, Modality
from sayso.model.source import Article

FIRST_DAY = date(2031, 5, 1)
PLACES = (("velika",), ("dubra_district",), ("dubra_village",), ("south_valley",), ("velika", "dubra_village"), ())
SPEAKERS: tuple[Speaker | None, ...] = (
    NORTH_SPEAKS,
    SOUTH_SPEAKS,
    LANTERN_SPEAKS,
    MONITORS_SPEAK,
    (None, None, "a resident"),
    None,
)
MODALITIES = (Modality.HAPPENED, Modality.HAPPENED, Modality.POSSIBLE, Modality.PLANNED, Modality.UNVERIFIED)
WORDS = ("will meet for talks in the town", "held talks in the town", "")
LONG_TEXTS = tuple(" ".join(f"word{n} of story {letter}" for n in range(20)) for letter in "abc")


@st.composite
def reports(draw: st.DrawFn) -> tuple[Article, list[Claim]]:
    """An article with up to three claims, the later ones of which may answer the first or be about it."""
    text = draw(st.sampled_from(("", *LONG_TEXTS))) + f" end {draw(st.integers(0, 9))}"
    day = FIRST_DAY + timedelta(days=draw(st.sampled_from((0, 1, 1, 2, 3, 8, 18, 30))))
    publisher = draw(st.sampled_from(("Valley Post", "River Gazette", "Northern Courier", None)))
    of = article(publisher, day, text, credits=draw(st.sampled_from(((), (), ("Valley Wire",)))))
    claims: list[Claim] = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(("control", "control", "control", "casualties", "talks")))
        tied = draw(st.sampled_from(("", "", "about", "answers"))) if claims else ""
        killed = draw(st.sampled_from((3, 9)))
        made = claim(
            of,
            draw(st.sampled_from(SPEAKERS)),
            kind=kind,
            change=draw(st.sampled_from(("holds", "gained", "lost", "withdraws"))) if kind == "control" else None,
            actor=draw(st.sampled_from(("north", "south", None))),
            places=draw(st.sampled_from(PLACES)),
            words=draw(st.sampled_from(WORDS)) if kind == "talks" else "",
            denied=draw(st.sampled_from((False, False, True))),
            modality=draw(st.sampled_from(MODALITIES)),
            quantity=("killed", killed, killed, None) if kind == "casualties" else None,
            about=(claims[0],) if tied == "about" else (),
            answers=(claims[0],) if tied == "answers" else (),
            background=draw(st.sampled_from((False, False, False, True))),
        )
        if made.id not in {one.id for one in claims}:
            claims.append(made)
    return of, claims
