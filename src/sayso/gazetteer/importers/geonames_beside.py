"""What GeoNames gives in files of their own: alternate names with their languages, and what lies in what."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from sayso.gazetteer.importers.files import data_file
from sayso.gazetteer.rows import BrokenRow, Spelling
from sayso.gazetteer.schema import OWN_IDS_FROM

COLUMNS_OF_NAMES = 4
COLUMNS_OF_PARENTS = 2
ADMINISTRATIVE = ("", "ADM")

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


@dataclass(slots=True)
class FilesBeside:
    """Names and parents by geonameid, as the files that lie beside a dump have them; empty without such files."""

    wanted: frozenset[int]
    """The dump's own ids: the file of the world's names has millions that nobody asks for."""
    names: dict[int, list[Spelling]] = field(default_factory=lambda: defaultdict(list))
    parents: dict[int, int] = field(default_factory=dict)
    broken: list[BrokenRow] = field(default_factory=list)

    @classmethod
    def of(cls, dump: Path) -> FilesBeside:
        """Of the first of each that is there: unpacked or as an archive, under the publisher's names or the dump's."""
        found, stem = cls(_ids_in(dump)), dump.stem
        names = ("alternatenames/" + stem, f"{stem}-alternatenames", "alternateNamesV2", "alternateNames")
        if (path := _first_of(dump.parent, names, but=dump)) is not None:
            found._read_names(path)
        if (path := _first_of(dump.parent, ("hierarchy",), but=dump)) is not None:
            found._read_parents(path)
        return found

    def _read_names(self, path: Path) -> None:
        """Links, post codes and airports' codes, which stand in the place of a language, are passed over."""
        for number, line in data_file(path, ".txt").lines():
            row = line.split("\t")
            if len(row) < COLUMNS_OF_NAMES or not is_geonameid(row[1]):
                if line.strip():
                    self.broken.append(BrokenRow(f"{path.name}, line {number}", "no alternate name with a geonameid"))
            elif int(row[1]) in self.wanted and row[3] and (not row[2] or _LANGUAGE.fullmatch(row[2])):
                self.names[int(row[1])].append(Spelling(row[3], row[2] or None))

    def _read_parents(self, path: Path) -> None:
        """Only what administers counts."""
        for number, line in data_file(path, ".txt").lines():
            row = line.split("\t")
            if len(row) < COLUMNS_OF_PARENTS or not (is_geonameid(row[0]) and is_geonameid(row[1])):
                if line.strip():
                    self.broken.append(BrokenRow(f"{path.name}, line {number}", "no two geonameids"))
            elif int(row[1]) in self.wanted and (len(row) == COLUMNS_OF_PARENTS or row[2] in ADMINISTRATIVE):
                self.parents[int(row[1])] = int(row[0])


def _ids_in(dump: Path) -> frozenset[int]:
    first = (line.partition("\t")[0] for _, line in data_file(dump, ".txt").lines())
    return frozenset(int(text) for text in first if is_geonameid(text))


def is_geonameid(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 0 < int(text) < OWN_IDS_FROM


def _first_of(folder: Path, stems: tuple[str, ...], *, but: Path) -> Path | None:
    beside = (folder / f"{stem}{suffix}" for stem in stems for suffix in (".txt", ".zip"))
    return next((path for path in beside if path.is_file() and path != but), None)
