"""Sentences made up from the verbs of the packs, with invented sides and places: plain, negated, hedged, passive."""

from __future__ import annotations

from dataclasses import dataclass

from claims_in_text import knowledge

FORMS = {
    "beat": ("beat", "beaten"),
    "begin": ("began", "begun"),
    "break": ("broke", "broken"),
    "bring": ("brought", "brought"),
    "buy": ("bought", "bought"),
    "cut": ("cut", "cut"),
    "feed": ("fed", "fed"),
    "fight": ("fought", "fought"),
    "find": ("found", "found"),
    "flee": ("fled", "fled"),
    "give": ("gave", "given"),
    "hit": ("hit", "hit"),
    "hold": ("held", "held"),
    "keep": ("kept", "kept"),
    "leave": ("left", "left"),
    "let": ("let", "let"),
    "lose": ("lost", "lost"),
    "meet": ("met", "met"),
    "overrun": ("overran", "overrun"),
    "retake": ("retook", "retaken"),
    "sell": ("sold", "sold"),
    "send": ("sent", "sent"),
    "shoot": ("shot", "shot"),
    "shut": ("shut", "shut"),
    "sink": ("sank", "sunk"),
    "slay": ("slew", "slain"),
    "strike": ("struck", "struck"),
    "sweep": ("swept", "swept"),
    "take": ("took", "taken"),
}
"""Past and participle of the verbs that do not take -ed."""
DOUBLED = {
    "trap",
    "ban",
    "stop",
    "grab",
    "gun",
    "gut",
    "repel",
    "permit",
    "admit",
    "transfer",
    "control",
    "flog",
    "drop",
}
DOUBLED |= {"ship", "equip", "whip", "swap", "spar", "airdrop", "kidnap"}

OBJECTS = (
    "twelve civilians",
    "six armoured vehicles",
    "Southern soldiers",
    "the village of Orlan",
    "the airport in Brod",
)


def forms_of(verb: str) -> tuple[str, str]:
    """Past and participle."""
    if verb in FORMS:
        return FORMS[verb]
    if verb in DOUBLED:
        return (f"{verb}{verb[-1]}ed",) * 2
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (f"{verb[:-1]}ied",) * 2
    return (f"{verb}d" if verb.endswith("e") else f"{verb}ed",) * 2


@dataclass(frozen=True, slots=True)
class MadeSentence:
    """Who does what to whom, in words."""

    verb: str
    actor: str
    patient: str

    def said(self) -> str:
        return f"{self.actor} {forms_of(self.verb)[0]} {self.patient} on Friday."

    def hedged(self) -> str:
        return f"{self.actor} reportedly {forms_of(self.verb)[0]} {self.patient} on Friday."

    def negated(self) -> str:
        return f"{self.actor} did not {self.verb} {self.patient} on Friday."

    def turned(self) -> str:
        """The passive."""
        patient = self.patient[0].upper() + self.patient[1:]
        be = "was" if self.patient.startswith("the ") else "were"
        actor = self.actor[0].lower() + self.actor[1:] if self.actor.startswith("The ") else self.actor
        return f"{patient} {be} {forms_of(self.verb)[1]} by {actor} on Friday."


def transitive_verbs() -> list[tuple[str, str]]:
    """Kind and verb of every frame that needs nothing but who does it and to whom, in the order of their names."""
    found = {
        (frame.kind, head)
        for (form, _), frames in knowledge().frames.items()
        for frame in frames
        if form == "verb" and not (frame.companions or frame.modality or frame.only_modality or frame.needs_conflict)
        if frame.polarity is None and frame.actor[:1] == ("subject",)
        for head in frame.heads
        if head.isalpha()
    }
    return sorted(found)
