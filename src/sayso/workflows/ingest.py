"""Files in, ledger entries out: each article whole or not at all, and nothing that is known already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sayso.errors import InputError
from sayso.ledger import Ledger, open_ledger
from sayso.model.entry import ArticleRead, CaptureRecorded, ClaimRecorded, Entry
from sayso.model.ids import make_id
from sayso.model.remark import Remark
from sayso.model.source import Article, Capture
from sayso.read import Hints, Skipped, captures_in, read_capture
from sayso.settings import Settings
from sayso.workflows.decided_before import DecidedBefore
from sayso.workflows.packs import Packs, load_packs
from sayso.workflows.pipeline import Reading, read_article

Step = Callable[[int, int | None], None]


def now_utc() -> datetime:
    """The clock that a run uses unless it is given another."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a run did."""

    ledger: Path
    articles: int
    """Articles met, known or new."""
    recorded: int
    """Articles with a new reading."""
    unchanged: int
    claims: int
    remarks: int
    skipped: tuple[str, ...]
    """What could not be read, each with its reason."""
    gazetteer: tuple[str, ...] = ()
    """Sources of the index that was asked about places, with their editions; () where there was none."""


@dataclass(slots=True)
class _Tally:
    recorded: int = 0
    unchanged: int = 0
    claims: int = 0
    remarks: int = 0


def ingest(
    paths: Sequence[Path],
    *,
    settings: Settings,
    hints: Hints | None = None,
    clock: Callable[[], datetime] = now_utc,
    step: Step = lambda _done, _total: None,
) -> IngestReport:
    """Reads everything at the paths into the ledger of the settings, which is made if it is not there.

    A file that cannot be read, or that the extractor gives up on, is named in the report and the run goes on. Raises
    SetupError for a missing theatre, parser or extractor before anything is written, and ExtractorError later for an
    extractor that fails again and again; LedgerError when the ledger cannot take an entry.
    """
    packs = load_packs(settings)
    gazetteer = packs.gazetteer
    tally = _Tally()
    skipped: list[str] = []
    with open_ledger(settings.ledger, clock=clock) as ledger, gazetteer or nullcontext():
        view = ledger.view()
        current = {reading.article.id: reading for reading in view.readings()}
        decisions = DecidedBefore(view)
        for done, met in enumerate(articles_in(paths, hints or Hints(), clock), start=1):
            try:
                if isinstance(met, InputError):
                    raise met
                _take(ledger, current, decisions, *met, packs=packs, tally=tally)
            except InputError as error:
                skipped.append(str(error))
            step(done, None)
    return IngestReport(
        settings.ledger,
        tally.recorded + tally.unchanged,
        tally.recorded,
        tally.unchanged,
        tally.claims,
        tally.remarks,
        tuple(skipped),
        tuple(f"{source.name} {source.edition}" for source in gazetteer.sources()) if gazetteer else (),
    )


def articles_in(
    paths: Iterable[Path], hints: Hints, clock: Callable[[], datetime]
) -> Iterator[InputError | tuple[Capture, Article, tuple[Remark, ...]]]:
    """Everything at the paths, read as far as the article; for what cannot be read, the error."""
    for path in paths:
        for met in captures_in(path, now=clock):
            if isinstance(met, Skipped):
                yield met.error
                continue
            try:
                article, remarks = read_capture(met, hints)
            except InputError as error:
                yield error
            else:
                yield met, article, remarks


def _take(
    ledger: Ledger,
    current: dict[str, ArticleRead],
    decisions: DecidedBefore,
    capture: Capture,
    article: Article,
    remarks: tuple[Remark, ...],
    *,
    packs: Packs,
    tally: _Tally,
) -> None:
    """Records one article's reading, unless the current reading of it was made from the same by the same rules."""
    before = current.get(article.id)
    if before is not None:
        # Where a copy of the file lies says nothing about the article: the first place stays.
        article = replace(article, locator=before.article.locator, capture_sha256=before.article.capture_sha256)
    if before is not None and (before.article, before.ruleset, before.theatre) == (article, packs.ruleset, packs.asked):
        tally.unchanged += 1
        return
    reading = read_article(article, packs)
    entries = entries_for(capture, article, remarks, reading, packs=packs, before=before)
    entries.extend(decisions.put_into(article.id, reading.resolved.claims, packs.kinds))
    ledger.append(entries)
    current[article.id] = next(entry for entry in entries if isinstance(entry, ArticleRead))
    tally.recorded += 1
    tally.claims += len(reading.resolved.claims)
    tally.remarks += len(remarks) + len(reading.resolved.remarks)


def entries_for(
    capture: Capture,
    article: Article,
    remarks: tuple[Remark, ...],
    reading: Reading,
    *,
    packs: Packs,
    before: ArticleRead | None,
) -> list[Entry]:
    """The entries of one reading, in the order in which the ledger takes them."""
    supersedes = before.reading_id if before else None
    described = (article.publisher, str(article.published_on), article.url, article.title, article.language)
    reading_id = make_id("r", article.id, *described, packs.ruleset, packs.asked, supersedes)
    read = ArticleRead(
        reading_id=reading_id,
        article=article,
        ruleset=packs.ruleset,
        theatre=packs.asked,
        people=reading.resolved.people,
        remarks=(*remarks, *reading.resolved.remarks),
        supersedes=supersedes,
        extractor=packs.extractor.name,
    )
    return [CaptureRecorded(capture), read, *(ClaimRecorded(reading_id, claim) for claim in reading.resolved.claims)]
