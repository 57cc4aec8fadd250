"""Loads a script of benchmarks/, so that a test can use what it measures with."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def script(path: str) -> ModuleType:
    """The module of one script, by its path inside benchmarks/."""
    name = f"benchmark_{path.removesuffix('.py').replace('/', '_')}"
    spec = spec_from_file_location(name, BENCHMARKS / path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
