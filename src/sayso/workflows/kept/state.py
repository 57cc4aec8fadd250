"""The derived state of a ledger, opened where it is kept, brought up to date, or made: always what a full derivation
would give.

The rule (docs/methods/kept-state.md): what is kept is used when the same code and the same theatre made it from the
entries that the ledger still begins with. Articles that came since are taken in; after anything else that came since,
it is made anew. Where it can neither be used nor made, the caller derives in memory.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sayso.errors import NotFoundError
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.kept import KeptFile, KeptUnusableError, kept_path, new_kept_file
from sayso.ledger.open import Growth
from sayso.ledger.view import View
from sayso.model.claim import Claim
from sayso.model.ports import LedgerView
from sayso.model.source import Article
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre
from sayso.workflows.derivation import Derivation, Report, ToldSoFar, reports_in
from sayso.workflows.kept.finding import FindMaps
from sayso.workflows.kept.layout import KeptMaps, key_types, maps_in
from sayso.workflows.ruleset import derivation_digest
from sayso.workflows.views import Known, entry_of, theatre_for

Answer = TypeVar("Answer")

FORMAT = "sayso kept state 1"
WORTH_KEEPING = 1_000
"""Claims. A smaller ledger is derived anew at every question: that is as fast, and leaves no file."""
ARTICLES_AT_ONCE = 100000
MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told what happens while an answer is made."""

    step: Callable[[int, int | None], None] = lambda _, __: None
    """Hears how many articles are taken in, and of how many."""
    tell: Callable[[str], None] = lambda _: None
    """Hears why nothing could be kept."""
    worth_keeping: int = WORTH_KEEPING


SILENT = Watch()


@dataclass(frozen=True, slots=True)
class Kept:
    """A derivation of everything in a view, and what finds claims and answers in it."""

    view: View
    theatre: Theatre | None
    derivation: Derivation
    finding: FindMaps
    told: ToldSoFar

    def fetch(self, claim_ids: Iterable[str]) -> None:
        """Reads claims in one go that will be asked for one by one."""
        self.told.fetch(claim_ids)


@dataclass(frozen=True, slots=True)
class Marks:
    """What a kept file says of itself."""

    rules: str
    theatre: str
    """Digest of the theatre; '' for none."""
    theatres: tuple[str | None, ...]
    """Names of the theatres that the readings used."""
    number: int
    """Of the last entry taken in."""
    hash: str
    """Of that entry."""
    articles: int
    claims: int

    @classmethod
    def read(cls, marks: dict[str, str]) -> Marks:
        """Raises KeptUnusableError for marks that are not of this format."""
        try:
            if marks["format"] != FORMAT:
                raise KeptUnusableError(f"it is of format {marks['format']!r}")
            names = tuple(json.loads(marks["theatres"]))
            numbers = {name: int(marks[name]) for name in ("number", "articles", "claims")}
            return cls(rules=marks["rules"], theatre=marks["theatre"], theatres=names, hash=marks["hash"], **numbers)
        except (KeyError, ValueError, TypeError) as error:
            raise KeptUnusableError(f"its marks are not whole: {error!r}") from error

    def written(self) -> dict[str, str]:
        names = {"rules": self.rules, "theatre": self.theatre, "hash": self.hash}
        numbers = {"number": self.number, "articles": self.articles, "claims": self.claims}
        texts = {name: str(number) for name, number in numbers.items()}
        return {"format": FORMAT, **names, **texts, "theatres": json.dumps(self.theatres)}

    def own_theatre(self) -> str | None:
        """The one theatre that every reading used; None where they used several, or none."""
        return self.theatres[0] if len(self.theatres) == 1 else None


class ToldInView(ToldSoFar):
    """Articles and claims of a view, each read when first asked for."""

    def __init__(self, view: View, numbers: Mapping[str, int]) -> None:
        super().__init__()
        self._view = view
        self._numbers = numbers

    def fetch(self, claim_ids: Iterable[str]) -> None:
        """Reads claims in one go that will be asked for one by one, and their articles."""
        wanted = [one for one in dict.fromkeys(claim_ids) if one not in self.by_id]
        if not wanted:
            return
        claims = self._view.claims_at(self._numbers[one] for one in wanted)
        self.by_id.update((claim.id, claim) for claim in claims)
        self._view.load_articles({claim.article_id for claim in claims})

    def article(self, article_id: str) -> Article:
        if article_id not in self.articles:
            self.articles[article_id] = self._view.article(article_id)
        return self.articles[article_id]

    def claim(self, claim_id: str) -> Claim:
        if claim_id not in self.by_id:
            (self.by_id[claim_id],) = self._view.claims_at((self._numbers[claim_id],))
        return self.by_id[claim_id]

    def claims(self, article_id: str, /) -> Sequence[Claim]:
        if article_id not in self.by_article:
            self.by_article[article_id] = self._view.claims(article_id)
        return self.by_article[article_id]


def answered(
    path: Path,
    known: Known,
    theatre: str | None,
    watch: Watch,
    *,
    from_kept: Callable[[Kept], Answer],
    anew: Callable[[LedgerView, Theatre | None], Answer],
) -> Answer:
    """An answer from the kept state, or, where it cannot be used, from a view that is derived in memory.

    That is so for anything but the whole ledger under its own theatre, for small ledgers, and where nothing can be
    kept. Raises LedgerError, and whatever the two raise.
    """
    with open_ledger(path, create=False, read_only=True) as ledger:
        if _is_the_whole(ledger, known):
            for _ in range(MOST_TRIES):
                keeper = Keeper(ledger, path, theatre, watch)
                try:
                    kept = keeper.opened()
                    if kept is None:
                        break
                    return from_kept(kept)
                except (KeptUnusableError, LookupError) as error:
                    watch.tell(f"{kept_path(path)} was not whole ({error}): made anew")
                    keeper.throw_away()
                finally:
                    keeper.close()
        view: LedgerView = ledger.view(entry_of(ledger, known))
        view = view.published_by(known.published_by) if known.published_by else view
        return anew(view, theatre_for(view, theatre))


def _is_the_whole(ledger: Ledger, known: Known) -> bool:
    entry = entry_of(ledger, known)
    return known.published_by is None and (entry is None or entry >= ledger.last_number())


class Keeper:
    """Opens, brings up to date and makes the kept state of one ledger."""

    def __init__(self, ledger: Ledger, path: Path, theatre: str | None, watch: Watch) -> None:
        self._ledger = ledger
        self._path = kept_path(path)
        self._asked = load_theatre(theatre) if theatre else None
        self._watch = watch
        self._file: KeptFile | None = None

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def throw_away(self) -> None:
        """Deletes the file, where that can be done."""
        self.close()
        with suppress(OSError):
            self._path.unlink()

    def as_it_lies(self) -> Kept | None:
        """The state in the file, brought up to date; None where it will be made anew."""
        try:
            return self._from_file()
        except (_ChangedMeanwhileError, KeptUnusableError, NotFoundError):
            return None

    def opened(self) -> Kept | None:
        """The state as of now; None where nothing can be kept, or is worth it."""
        for _ in range(MOST_TRIES):
            try:
                kept = self._from_file()
            except _ChangedMeanwhileError:
                self.close()
                continue
            except (KeptUnusableError, NotFoundError):
                self.close()
                kept = self._made()
            if kept is not None and self._asked is not None and _digest(self._asked) != _digest(kept.theatre):
                return None
            return kept
        return None

    def _from_file(self) -> Kept | None:
        """Raises KeptUnusableError where the file does not fit the ledger, the code and the theatre."""
        if not self._path.is_file():
            raise KeptUnusableError("there is none")
        file = self._file = KeptFile.open(self._path)
        file.begin()
        marks = self._fitting(file)
        theatre = _theatre_named(marks.own_theatre())
        if _digest(theatre) != marks.theatre:
            raise KeptUnusableError("the theatre was changed")
        growth = self._growth(marks)
        if growth is None:
            return self._state(file, marks, theatre)
        return self._brought_up_to_date(file, growth, theatre)

    def _fitting(self, file: KeptFile) -> Marks:
        marks = Marks.read(file.marks())
        if marks.rules != derivation_digest():
            raise KeptUnusableError("other rules derived it")
        if self._ledger.hash_at(marks.number) != marks.hash:
            raise KeptUnusableError("it belongs to another ledger")
        return marks

    def _growth(self, marks: Marks) -> Growth | None:
        """What came since; None for nothing. Raises KeptUnusableError where it is not articles alone."""
        growth = self._ledger.growth(after=marks.number)
        if growth.up_to == marks.number:
            return None
        if not growth.is_articles_alone or growth.claims > marks.claims:
            raise KeptUnusableError("more came than articles")
        if _only({*marks.theatres, *growth.theatres}) != marks.own_theatre():
            raise KeptUnusableError("another theatre came in use")
        return growth

    def _state(self, file: KeptFile, marks: Marks, theatre: Theatre | None) -> Kept:
        view = self._ledger.view(marks.number)
        maps = maps_in(file, is_new=False)
        return self._over(maps, view, theatre, ToldInView(view, maps.finding.numbers))

    def _over(self, maps: KeptMaps, view: View, theatre: Theatre | None, told: ToldSoFar) -> Kept:
        withdrawn = view.withdrawn()
        derivation = Derivation(theatre, withdrawn=withdrawn, told=told, maps=maps.derived, summarises=True)
        return Kept(view, theatre, derivation, maps.finding, told)

    def _brought_up_to_date(self, file: KeptFile, growth: Growth, theatre: Theatre | None) -> Kept:
        file.roll_back()
        can_write = file.may_write
        file.begin(for_writing=can_write)
        marks = self._fitting(file)
        if marks.number != growth.after:
            raise _ChangedMeanwhileError
        view = self._ledger.view(growth.up_to)
        maps = maps_in(file, is_new=False)
        kept = self._over(maps, view, theatre, ToldInView(view, maps.finding.numbers))
        known = [article_id for article_id in growth.articles if article_id in maps.finding.shelved]
        if known:
            raise KeptUnusableError("an article was read again")
        reports = [(view.article(one), view.claims(one)) for one in growth.articles]
        self._take(kept, reports, arrived=marks.articles)
        after = self._marks_of(growth.up_to, theatre, {*marks.theatres, *growth.theatres}, marks, reports)
        if not can_write:
            self._watch.tell(f"{self._path} cannot be written: what came since is derived anew at every question")
            return kept
        try:
            maps.save()
            file.mark(after.written())
            file.commit()
        except KeptUnusableError as error:
            file.roll_back()
            self._watch.tell(f"{self._path} could not be brought up to date ({error})")
        # The rest is read from the file as it lies there now: that must still be this state, or the one before it.
        file.begin()
        if Marks.read(file.marks()) not in (marks, after):
            raise _ChangedMeanwhileError
        return kept

    def _made(self) -> Kept | None:
        view = self._ledger.view()
        if self._ledger.count_of_claims() < self._watch.worth_keeping:
            return None
        theatre = theatre_for(view, None)
        theatres = {reading.theatre for reading in view.readings()}
        try:
            with new_kept_file(self._path) as file:
                file.make_tables(key_types())
                maps = maps_in(file, is_new=True)
                told = ToldSoFar()
                kept = self._over(maps, view, theatre, told)
                reports = reports_in(view)
                told.add(reports)
                self._take(kept, reports, arrived=0)
                maps.save()
                file.mark(self._marks_of(view.as_of, theatre, theatres, None, reports).written())
        except KeptUnusableError as error:
            self._watch.tell(f"nothing can be kept at {self._path} ({error}): everything is derived in memory")
            return None
        return kept

    def _take(self, kept: Kept, reports: Sequence[Report], *, arrived: int) -> None:
        for first in range(0, len(reports), ARTICLES_AT_ONCE):
            some = reports[first : first + ARTICLES_AT_ONCE]
            kept.derivation.take(some)
            self._watch.step(first + len(some), len(reports))
        kept.finding.take(reports, arrived=arrived, number_of=kept.view.number_of_claim)

    def _marks_of(
        self,
        number: int,
        theatre: Theatre | None,
        theatres: Iterable[str | None],
        before: Marks | None,
        reports: Collection[Report],
    ) -> Marks:
        return Marks(
            rules=derivation_digest(),
            theatre=_digest(theatre),
            theatres=tuple(sorted(theatres, key=str)),
            number=number,
            hash=self._ledger.hash_at(number) or "",
            articles=(before.articles if before is not None else 0) + len(reports),
            claims=(before.claims if before is not None else 0) + sum(len(claims) for _, claims in reports),
        )


class _ChangedMeanwhileError(Exception):
    """Another process brought the file further than this one looked."""


def _theatre_named(name: str | None) -> Theatre | None:
    return load_theatre(name) if name else None


def _digest(theatre: Theatre | None) -> str:
    return theatre.digest if theatre is not None else ""


def _only(names: Collection[str | None]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None
