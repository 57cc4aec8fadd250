"""Every exporter, built in or dropped in, keeps what an exporter promises."""

from __future__ import annotations

import pytest

from pages_by_hand import a_brief, an_empty_brief
from sayso.present.export import Exporter, exporter_for, installed_exporters

EXPORTERS = sorted(installed_exporters().values(), key=lambda exporter: exporter.name)
every_exporter = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)


@every_exporter
def test_says_what_it_is(exporter: Exporter) -> None:
    assert exporter.suffix.startswith(".")
    assert "/" in exporter.media_type
    assert exporter.summary


@every_exporter
def test_is_found_by_its_name_and_by_its_suffix(exporter: Exporter) -> None:
    assert exporter_for(exporter.name) == exporter
    assert exporter_for(f"out/brief{exporter.suffix}") == exporter


@every_exporter
def test_shows_every_claim_with_its_words_and_every_source(exporter: Exporter) -> None:
    written = exporter.write(a_brief())
    for expected in (
        "c-0123456789abcdef",
        "c-fedcba9876543210",
        "Velika had been taken",
        "Valley Post",
        "River Agency",
    ):
        assert expected in written


@every_exporter
def test_says_how_it_was_made_and_what_it_cannot_tell(exporter: Exporter) -> None:
    written = exporter.write(a_brief())
    for expected in ("published 14 May 2031", "Twin Valleys", "0.1.0+abc", "No claim found does not mean"):
        assert expected in written


@every_exporter
def test_gives_the_same_bytes_for_the_same_brief(exporter: Exporter) -> None:
    assert exporter.write(a_brief()) == exporter.write(a_brief())


@every_exporter
def test_writes_a_brief_with_nothing_in_it(exporter: Exporter) -> None:
    assert "ledger as of entry 0" in exporter.write(an_empty_brief())
