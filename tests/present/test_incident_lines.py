"""An incident as lines: which reports tell of it, and which claim each toll rests on."""

from __future__ import annotations

from sayso.present.incident_lines import IncidentLine, TollLine, incident_text

TOLL = TollLine("killed", "Lantern", "no side", 9, None, ("Valley Post, 14 May 2031",), ("c-1", "c-2"))


def incident(articles: int) -> IncidentLine:
    named = tuple(f"Outlet {n}, 14 May 2031" for n in range(articles))
    return IncidentLine("i-1", ("Strike",), "Velika", "13 May 2031", named, ("c-1", "c-2"), (TOLL,))


def test_the_first_reports_are_named_and_the_rest_counted() -> None:
    head = incident_text(incident(6))[1]
    assert "Outlet 3" in head
    assert "Outlet 4" not in head
    assert "and 2 more" in head


def test_few_reports_are_all_named() -> None:
    assert "more" not in incident_text(incident(2))[1]


def test_a_toll_leads_to_a_claim_that_it_rests_on() -> None:
    assert incident_text(incident(1))[2].strip() == "killed: 9 or more, says Lantern (no side) · c-1 and 1 claim more"
