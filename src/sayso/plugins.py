"""Finds extension folders: the ones beside the code, and those that installed packages offer as entry points."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

ENTRY_POINT_GROUPS = "sayso."


@cache
def folders_in(package: str, group: str) -> dict[str, Path]:
    """Name and folder of every pack: sub-folders of `package` with a file in them, then entry points 'sayso.<group>'.

    A folder whose name begins with '_' or '.' is not a pack. Scanned once a process.
    """
    root = Path(str(import_module(package).__file__)).parent
    found = {
        child.name: child
        for child in sorted(root.iterdir())
        if child.is_dir() and child.name[0] not in "_." and any(child.iterdir())
    }
    for point in entry_points(group=ENTRY_POINT_GROUPS + group):
        found.setdefault(point.name, Path(str(point.load().__file__)).parent)
    return found


def module_of(package: str, group: str, name: str) -> ModuleType:
    """The code of one extension folder: 'sayso.read.formats' + 'plain_text', or an entry point's module."""
    for point in entry_points(group=ENTRY_POINT_GROUPS + group):
        if point.name == name:
            loaded: ModuleType = point.load()
            return loaded
    return import_module(f"{package}.{name}")
