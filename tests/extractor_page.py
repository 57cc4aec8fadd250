"""The two sample extractors of the documentation, as code."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from types import ModuleType

PAGE = Path(__file__).parents[1] / "docs" / "howto" / "add-an-extractor.md"


def samples() -> tuple[str, str]:
    """The program, and the module with an EXTRACTOR."""
    program, module = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return program, module


def command_of(program: str, folder: Path) -> str:
    """Writes the program into the folder; what to give as --extractor."""
    path = folder / "program.py"
    path.write_text(program, encoding="utf-8")
    return f"command:{shlex.quote(sys.executable)} {shlex.quote(str(path))}"


def module_of(source: str) -> ModuleType:
    module = ModuleType("sample_extractor")
    exec(compile(source, "sample_extractor", "exec"), module.__dict__)
    return module
