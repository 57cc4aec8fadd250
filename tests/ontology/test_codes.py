"""Event codes of claims by tables: the field's own lists, and what the tables give."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import pytest

from ledger_by_hand import KINDS, NORTH_SPEAKS, article, claim
from sayso.model.claim import Claim, Modality, Polarity
from sayso.ontology.codes.load import FOLDER, acled_code, ceiling_of, levels, plover_code

POST = article("Valley Post", date(2031, 5, 14))

PLOVER_MODES = {
    "AGREE": "", "CONSULT": "visit third-party multilateral phone", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "",
    "AID": "", "RETREAT": "withdraw release disarm ceasefire access resign", "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege", "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue", "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}  # fmt: skip
ACLED_TYPES = {
    "Battles": "Armed clash|Government regains territory|Non-state actor overtakes territory",
    "Explosions/Remote violence": "Chemical weapon|Air/drone strike|Suicide bomb|Shelling/artillery/missile attack|"
    "Remote explosive/landmine/IED|Grenade",
    "Protests": "Peaceful protest|Protest with intervention|Excessive force against protesters",
    "Riots": "Violent demonstration|Mob violence",
    "Violence against civilians": "Sexual violence|Attack|Abduction/forced disappearance",
    "Strategic developments": "Agreement|Arrests|Change to group/activity|Disrupted weapons use|"
    "Headquarters or base established|Looting/property destruction|Non-violent transfer of territory|Other",
}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_every_plover_code_is_on_plovers_list() -> None:
    for row in rows("plover.csv"):
        assert row["event"] == "" or row["event"] in PLOVER_MODES
        assert row["mode"] == "" or row["mode"] in PLOVER_MODES[row["event"]].split()


def test_every_acled_code_is_on_acleds_list() -> None:
    for row in rows("acled.csv"):
        assert row["event_type"] == "" or row["event_type"] in ACLED_TYPES
        if row["sub_event_type"]:
            assert row["sub_event_type"] in ACLED_TYPES[row["event_type"]].split("|")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_rows_of_its_own_and_a_ceiling(kind: str) -> None:
    one = claim(POST, NORTH_SPEAKS, kind=kind, words="so it is said")
    assert any(row["kind"] == kind for row in rows("plover.csv"))
    assert plover_code(one).note != "no row for this kind of claim"
    assert ceiling_of(one).level in (*levels(), "none")


def test_where_a_scheme_has_no_code_the_row_says_why() -> None:
    for name in ("plover.csv", "acled.csv"):
        for row in rows(name):
            assert row.get("event") or row.get("sub_event_type") or row["note"] or row.get("context")


@pytest.mark.parametrize(
    ("words", "mode", "sub_event"),
    [
        ("warplanes bombed the mill", "aerial", "Air/drone strike"),
        ("a drone hit a lorry", "drone", "Air/drone strike"),
        ("mortar shells fell on Brod", "heavy-weapons", "Shelling/artillery/missile attack"),
        ("a car bomb went off", "explosives", "Remote explosive/landmine/IED"),
        ("a suicide bomber struck the gate", "suicide-attack", "Suicide bomb"),
        ("chlorine gas was used", "unconventional", "Chemical weapon"),
    ],
)
def test_the_weapon_decides_the_code_of_a_strike(words: str, mode: str, sub_event: str) -> None:
    one = claim(POST, kind="strike", places=("brod",), words=words)
    assert plover_code(one).mode == mode
    assert acled_code(one).sub_event_type == sub_event


def test_a_strike_without_a_weapon_names_what_it_could_be() -> None:
    code = acled_code(claim(POST, kind="strike", words="the mill was hit"))
    assert code.sub_event_type == ""
    assert len(code.alternatives) > 1


def test_who_governs_is_not_guessed() -> None:
    gained = claim(POST, change="gained", actor="north", places=("velika",), words="Velika has been taken")
    assert acled_code(gained).sub_event_type == ""
    assert "Government regains territory" in acled_code(gained).alternatives


def altered(one: Claim, modality: Modality = Modality.HAPPENED, polarity: Polarity = Polarity.AFFIRMED) -> Claim:
    return replace(one, modality=modality, polarity=polarity)


def test_a_denied_or_planned_event_has_no_acled_code() -> None:
    struck = claim(POST, kind="strike", words="mortar shells fell")
    assert acled_code(altered(struck, polarity=Polarity.DENIED)).event_type == ""
    assert acled_code(altered(struck, Modality.PLANNED)).event_type == ""


def test_a_denial_is_negation_to_plover_and_a_plan_is_future() -> None:
    struck = claim(POST, kind="strike", words="mortar shells fell")
    assert plover_code(altered(struck, polarity=Polarity.DENIED)).auxiliary == "negation"
    assert plover_code(altered(struck, Modality.PLANNED)).auxiliary == "future"
    assert plover_code(struck).auxiliary == ""
