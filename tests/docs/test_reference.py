"""The documentation says what is there: pages made from code and data are current, links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from sayso.cli.exits import Exit

DOCS = Path(__file__).parents[2] / "docs"


def _generator() -> object:
    spec = importlib.util.spec_from_file_location("generate_reference", DOCS / "reference" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


NAMING = {".py", ".md", ".toml", ".csv", ".jsonl"}

GENERATE = _generator()


@pytest.mark.parametrize("name", GENERATE.PAGES)  # type: ignore[attr-defined]
def test_a_reference_page_is_current(name: str) -> None:
    written = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert written == GENERATE.page(name), "run: make docs"  # type: ignore[attr-defined]


def test_every_exit_code_is_documented() -> None:
    page = (DOCS / "reference" / "exit-codes.md").read_text(encoding="utf-8")
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)}
    assert documented == {int(code) for code in Exit}


def test_every_link_between_pages_leads_somewhere() -> None:
    pages = [*DOCS.rglob("*.md"), DOCS.parent / "README.md", DOCS.parent / "CONTRIBUTING.md"]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"


def test_the_glossary_is_in_order_and_has_each_term_once() -> None:
    page = (DOCS / "glossary.md").read_text(encoding="utf-8")
    terms = [term for term in re.findall(r"^\| ([^|]+?) \|", page, re.MULTILINE) if term not in ("term", "---")]
    assert terms == sorted(set(terms), key=str.casefold)


def test_every_page_that_the_project_names_is_there() -> None:
    root = DOCS.parent
    files = [
        path
        for folder in ("src", "docs", "benchmarks")
        for path in (root / folder).rglob("*.*")
        if path.suffix in NAMING
    ]
    for path in (*files, root / "README.md", root / "CONTRIBUTING.md", root / "Makefile"):
        for page in re.findall(r"\bdocs/[a-z/-]+\.md\b", path.read_text(encoding="utf-8")):
            assert (root / page).exists(), f"{path.relative_to(root)} sends its reader to {page}, which is not there"
