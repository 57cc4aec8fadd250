"""A corpus in, the draft of a theatre out: a folder of its files, never over one that is there."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.errors import InputError
from sayso.read import Hints
from sayso.settings import Settings
from sayso.theatres.draft import Draft, files_of
from sayso.theatres.load import installed_theatres, load_theatre
from sayso.workflows.drafting.corpus import Corpus
from sayso.workflows.drafting.draft import draft_of
from sayso.workflows.ingest import Step, articles_in, now_utc
from sayso.workflows.packs import load_packs
from sayso.workflows.pipeline import read_article

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was written."""

    folder: Path
    draft: Draft
    skipped: tuple[str, ...]
    """What could not be read, each with its reason."""


def draft_theatre(
    name: str,
    paths: Sequence[Path],
    *,
    beside: Path = Path(),
    settings: Settings,
    hints: Hints | None = None,
    step: Step = lambda _done, _total: None,
) -> Drafted:
    """Reads the corpus and writes the folder `beside / name`, whole or not at all; it loads as a theatre afterwards.

    Raises InputError for a name that is no folder's or is taken, and where nothing could be read.
    """
    folder = _free_folder(name, beside)
    packs = load_packs(replace(settings, theatre=None))
    corpus, skipped = Corpus(packs), list[str]()
    for done, met in enumerate(articles_in(paths, hints or Hints(), now_utc), start=1):
        try:
            if isinstance(met, InputError):
                raise met
            corpus.add(met[1], read_article(met[1], packs))
        except InputError as error:
            skipped.append(str(error))
        step(done, None)
    if not corpus.found.reports:
        raise InputError(f"no report to draft {name!r} from: {skipped[0] if skipped else 'nothing was found'}")
    draft = draft_of(corpus.found, packs, name=name, language=settings.language)
    _write(folder, draft)
    return Drafted(folder, draft, tuple(skipped))


def _free_folder(name: str, beside: Path) -> Path:
    if not _NAME.fullmatch(name):
        raise InputError(f"{name!r} is no name for a theatre: small letters, digits and _, as in hill_war")
    if name in installed_theatres():
        raise InputError(f"a theatre {name!r} is installed; give the draft another name")
    folder = beside / name
    if folder.exists():
        raise InputError(f"{folder} is there already and is left as it is; give another name, or --into another folder")
    return folder


def _write(folder: Path, draft: Draft) -> None:
    """Under another name first: a stopped run leaves no half theatre, and one that would not load is not left."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        for name, text in files_of(draft).items():
            (half / name).write_text(text, encoding="utf-8", newline="\n")
        load_theatre(str(half))
        half.rename(folder)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
