"""Opens what is kept beside a ledger, brings it up to date, or makes it: always what a full derivation would give.

The rule (docs/methods/kept-state.md): what is kept is used when the same code and the same theatre made it from the
entries that the ledger still begins with. The articles of which anything was recorded since are taken out as they were,
and taken in as they are. Where it can neither be used nor made, the caller derives in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sayso.errors import NotFoundError
from sayso.ledger import Ledger
from sayso.ledger.kept import KeptFile, KeptUnusableError, is_of_others, kept_path, new_kept_file
from sayso.ledger.open import Growth
from sayso.ledger.view import View
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre
from sayso.workflows.derivation import Derivation, Report, ToldSoFar, reports_in
from sayso.workflows.kept.layout import KeptMaps, key_types, maps_in
from sayso.workflows.kept.marks import Marks, TheatreUsed, theatres_used
from sayso.workflows.kept.state import Kept, Watch
from sayso.workflows.kept.told import ToldInView
from sayso.workflows.ruleset import derivation_digest
from sayso.workflows.views import theatre_for

MOST_TRIES = 3


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
            except (KeptUnusableError, NotFoundError) as error:
                self.close()
                kept = self._made_for(error)
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
        growth = self._ledger.growth(after=marks.number)
        if growth.up_to == marks.number:
            view = self._ledger.view(marks.number)
            maps = maps_in(file, is_new=False)
            return _over(maps, view, theatre, ToldInView(view, maps.finding.numbers))
        if len(growth.articles) > marks.articles:
            raise KeptUnusableError("more came than was there")
        return self._brought_up_to_date(file, growth, theatre)

    def _fitting(self, file: KeptFile) -> Marks:
        marks = Marks.read(file.marks())
        if marks.rules != derivation_digest():
            raise KeptUnusableError("other rules derived it")
        if self._ledger.hash_at(marks.number) != marks.hash:
            raise KeptUnusableError("it belongs to another ledger")
        return marks

    def _brought_up_to_date(self, file: KeptFile, growth: Growth, theatre: Theatre | None) -> Kept:
        file.roll_back()
        can_write = file.may_write
        file.begin(for_writing=can_write)
        marks = self._fitting(file)
        if marks.number != growth.after:
            raise _ChangedMeanwhileError
        maps = maps_in(file, is_new=False)
        kept, after = self._grown(maps, marks, growth, theatre)
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

    def _grown(self, maps: KeptMaps, marks: Marks, growth: Growth, theatre: Theatre | None) -> tuple[Kept, Marks]:
        """The state with what was recorded since: articles that it touches are taken out as they were, and in again.

        Raises KeptUnusableError where the readings no longer use the one theatre that they used.
        """
        before, now = self._ledger.view(marks.number), self._ledger.view(growth.up_to)
        known = [one for one in growth.articles if one in maps.finding.shelved]
        gone = [reading.theatre for one in known if (reading := before.reading_of(one)) is not None]
        come = [reading.theatre for one in growth.articles if (reading := now.reading_of(one)) is not None]
        used = theatres_used(marks.theatres, gone=gone, come=come)
        told = ToldInView(before, maps.finding.numbers)
        kept = _over(maps, before, theatre, told)
        claims_gone = sum(len(before.claims(one)) for one in known)
        if known:
            kept.derivation.leave(known, texts=[one for one in known if before.article(one) != now.article(one)])
        told.see(now)
        kept.derivation.know_withdrawn(now.withdrawn())
        reports = [(now.article(one), now.claims(one)) for one in growth.articles]
        self._take(kept.derivation, maps, now, reports)
        claims = marks.claims - claims_gone + sum(len(claims) for _, claims in reports)
        after = self._marks_of(growth.up_to, theatre, used, claims)
        if after.own_theatre() != marks.own_theatre():
            raise KeptUnusableError("another theatre came in use")
        return Kept(now, theatre, kept.derivation, maps.finding, told), after

    def _made_for(self, reason: Exception) -> Kept | None:
        """Made for a reason; None where the file is somebody else's, where it is not worth it, or cannot be."""
        if self._ledger.count_of_claims() < self._watch.worth_keeping:
            return None
        if self._path.exists():
            if is_of_others(self._path):
                self._watch.tell(
                    f"{self._path} is no derived state, and is left as it is: everything is derived in memory"
                )
                return None
            self._watch.tell(f"{self._path} is made anew: {reason}")
        return self._made()

    def _made(self) -> Kept | None:
        view = self._ledger.view()
        theatre = theatre_for(view, None)
        used = theatres_used((), come=[reading.theatre for reading in view.readings()])
        try:
            with new_kept_file(self._path) as file:
                file.make_tables(key_types())
                maps = maps_in(file, is_new=True)
                told = ToldSoFar()
                kept = _over(maps, view, theatre, told)
                reports = reports_in(view)
                told.add(reports)
                self._take(kept.derivation, maps, view, reports)
                maps.save()
                claims = sum(len(claims) for _, claims in reports)
                file.mark(self._marks_of(view.as_of, theatre, used, claims).written())
        except KeptUnusableError as error:
            self._watch.tell(f"nothing can be kept at {self._path} ({error}): everything is derived in memory")
            return None
        return kept

    def _take(self, derivation: Derivation, maps: KeptMaps, view: View, reports: Sequence[Report]) -> None:
        derivation.take(reports)
        maps.finding.take(reports, number_of=view.number_of_claim)
        self._watch.step(len(reports), len(reports))

    def _marks_of(self, number: int, theatre: Theatre | None, theatres: tuple[TheatreUsed, ...], claims: int) -> Marks:
        hash_there = self._ledger.hash_at(number) or ""
        return Marks(derivation_digest(), _digest(theatre), theatres, number, hash_there, claims)


class _ChangedMeanwhileError(Exception):
    """Another process brought the file further than this one looked."""


def _over(maps: KeptMaps, view: View, theatre: Theatre | None, told: ToldSoFar) -> Kept:
    derivation = Derivation(theatre, withdrawn=view.withdrawn(), told=told, maps=maps.derived, summarises=True)
    return Kept(view, theatre, derivation, maps.finding, told)


def _theatre_named(name: str | None) -> Theatre | None:
    return load_theatre(name) if name else None


def _digest(theatre: Theatre | None) -> str:
    return theatre.digest if theatre is not None else ""
