"""Which extractors of claims are installed, and the one that is asked for by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.errors import PackError, UnknownPackError
from sayso.model.ports import Extractor
from sayso.plugins import folders_in, module_of
from sayso.settings import Settings

PACKAGE, GROUP = "sayso.extract.extractors", "extractors"
HOW_TO_ADD = "docs/howto/add-an-extractor.md"


@dataclass(frozen=True, slots=True)
class ExtractorPack:
    """What an extension folder offers as its EXTRACTOR."""

    summary: str
    """One line for whoever chooses: what it is and what it needs."""
    load: Callable[[str, Settings], Extractor]
    """From what stands after the colon in 'NAME:ARGUMENT' ('' without one) and the settings of the run.

    Raises SetupError for an argument that it cannot work with.
    """


def installed_extractors() -> dict[str, ExtractorPack]:
    """Every extractor by name. Raises PackError for a folder without an EXTRACTOR."""
    found: dict[str, ExtractorPack] = {}
    for name, folder in folders_in(PACKAGE, GROUP).items():
        pack = getattr(module_of(PACKAGE, GROUP, name), "EXTRACTOR", None)
        if not isinstance(pack, ExtractorPack):
            raise PackError(str(folder), "no EXTRACTOR in it", f"see {HOW_TO_ADD}")
        found[name] = pack
    return found


def load_extractor(settings: Settings) -> Extractor:
    """The extractor that the settings ask for as 'NAME' or 'NAME:ARGUMENT'. Raises UnknownPackError, SetupError."""
    name, _, argument = settings.extractor.partition(":")
    packs = installed_extractors()
    if name.strip() not in packs:
        raise UnknownPackError("extractor", name, packs, f"choose one of these, or add one: {HOW_TO_ADD}")
    return packs[name.strip()].load(argument.strip(), settings)
