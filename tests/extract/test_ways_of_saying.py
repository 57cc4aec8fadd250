"""The turns of bulletins, army summaries and situation reports, each of the kind that it tells of."""

from __future__ import annotations

import pytest

from claims_in_text import claims_in

pytestmark = pytest.mark.parser

WAR = "Northern troops shelled Brod on Monday. Southern rebels captured Velika. "

WAYS = {
    "control": (
        "The coalition enlarged its zone of influence along the river.",
        "Southern fighters planted their banner on the citadel of Lipa.",
        "The garrison slipped out of the town at night.",
        "The front line has not moved for a month.",
        "The marines came ashore on the southern beaches.",
        "Government troops are within five kilometres of the port.",
    ),
    "clash": (
        "The attempt was repulsed by fire.",
        "An attempt to break into the village was foiled.",
        "The patrol was attacked with machine guns.",
        "The sound of gunfire was heard across the city.",
        "A combat engagement took place near Lipa.",
    ),
    "strike": (
        "The villages of Lipa and Brod came under artillery fire.",
        "Frigates fired on the coastal road.",
        "The city was rocked by a series of blasts.",
    ),
    "casualties": (
        "One civilian received shrapnel wounds.",
        "Two officers paid the supreme price.",
        "The retreating rebels left behind six bodies.",
        "Up to 30 enemy servicemen were put out of action.",
    ),
    "civilian_harm": (
        "Unknown gunmen assassinated a judge in Lipa.",
        "Gunmen shot dead the mayor in front of his home.",
        "Police used live ammunition against protesters.",
        "A priest was murdered in his church.",
    ),
    "detention": (
        "A third suspect is still at large.",
        "The army received 12 of its servicemen.",
        "The three nurses regained their freedom.",
        "The whereabouts of the detainees are unknown.",
    ),
    "displacement": (
        "The last bus with women and children left Lipa.",
        "The population of Lipa has fallen by half.",
    ),
    "access": (
        "Flights have been cancelled.",
        "The curfew has been lifted.",
        "The navy boarded a freighter.",
        "The government declared a no-fly zone over the east.",
        "Residents are unable to leave the town.",
    ),
    "aid": (
        "Doctors operate by candlelight.",
        "Medical teams carried out 400 consultations.",
        "Cholera has broken out in the camps.",
        "Bread has become scarce.",
    ),
    "materiel": (
        "The brigade has lost a third of its vehicles.",
        "The rebels are short of ammunition.",
        "The first shipment of missiles has arrived.",
    ),
    "agreement": ("The declaration was breached within a week.", "Over the past day 19 violations were recorded."),
    "politics": ("The garrison of Lipa sided with the putschists.", "The coup was put down within two days."),
    "vow": ("Any attack would be met with a crushing response.", "The union did not rule out the use of force."),
    "other": ("Attackers carted away cattle and grain.", "The ship was towed to port.", "Livestock perished."),
}


@pytest.mark.parametrize(("kind", "sentence"), [(kind, way) for kind, ways in WAYS.items() for way in ways])
def test_it_is_told_in_many_ways(kind: str, sentence: str) -> None:
    assert kind in [claim.kind for claim in claims_in(WAR + sentence)[2:]]
