"""A ledger of one report in the Twin Valleys, and its claims, for tests of what people decide about them."""

from __future__ import annotations

from pathlib import Path

from command import sayso
from sayso.ledger import open_ledger
from sayso.model.claim import Claim
from sayso.model.entry import ResolutionRevised

HEAD = """---
publisher: Valley Post
published: 2031-05-14
---
"""


def ledger_of(folder: Path, body: str) -> Path:
    """A ledger in the folder with the report read once; the report lies beside it."""
    (folder / "report.txt").write_text(HEAD + body, encoding="utf-8")
    path = folder / "l.db"
    read_again(path, "-t", "twin_valleys")
    return path


def read_again(path: Path, *options: object) -> None:
    assert sayso("read", path.parent / "report.txt", "-l", path, *options).code == 0


def claims(path: Path, as_of: int | None = None) -> list[Claim]:
    with open_ledger(path, create=False, read_only=True) as opened:
        return list(opened.view(as_of).claims())


def about(path: Path, words: str, as_of: int | None = None) -> Claim:
    """The one claim with these words in its evidence."""
    (found,) = [claim for claim in claims(path, as_of) if words in claim.words]
    return found


def last_number(path: Path) -> int:
    with open_ledger(path, create=False, read_only=True) as opened:
        return opened.last_number()


def revisions(path: Path) -> list[ResolutionRevised]:
    with open_ledger(path, create=False, read_only=True) as opened:
        return [one.entry for one in opened.entries() if isinstance(one.entry, ResolutionRevised)]
