"""What `import sayso` offers is pinned: a name that goes or comes is a decision."""

from __future__ import annotations

import subprocess
import sys

import sayso


def test_the_public_names_are_these() -> None:
    expected = ["Article", "Assessment", "Brief", "Claim", "OpenLedger", "SaysoError", "__version__", "open"]
    assert sorted(sayso.__all__) == sorted(expected)


def test_every_public_name_is_there_and_documented() -> None:
    for name in sayso.__all__:
        value = getattr(sayso, name)
        assert name == "__version__" or value.__doc__


def test_the_verbs_of_an_open_ledger_are_these() -> None:
    verbs = [name for name in vars(sayso.OpenLedger) if not name.startswith("_")]
    assert verbs == ["read", "claims", "assess", "brief"]
    assert all(getattr(sayso.OpenLedger, verb).__doc__ for verb in verbs)


def test_importing_sayso_loads_no_parser_and_no_database() -> None:
    code = "import sys, sayso, sayso.cli.app; print(*[m for m in ('spacy', 'sqlalchemy', 'numpy') if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
