"""Which articles share their words: runs of eight that are copied, and runs of four that survive a rewriting.

Sharing is measured as containment, the part of the shorter text that stands in the other one too: a copy is often cut
short or pasted beside something else, and likeness as a whole (Jaccard, MinHash) would miss it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Set
from dataclasses import dataclass, field
from datetime import date

from sayso.link.own_words import Wording
from sayso.link.told_again import FEW_FACTS, fact_keys, fact_keys_around, is_told_again, part_told_again

# Tuned together. Eight words in a row outside quotation marks are rarely shared by chance; eight such runs are one
# passage of fifteen words or several shorter ones. A short text is a copy when three tenths of its runs are shared.
SHARED_RUNS = 8
SHARED_PART = 0.3
LEAST_SHARED_RUNS = 3
# Background passages are printed again for months below ever new reports: what is copied as news is copied within
# days. Where half of a text stands in the other, it is a copy; weeks apart, where this holds both ways.
COPIED_WITHIN_DAYS = 7
WHOLE_PART = 0.5
# A run that texts more than a fortnight apart have in common is stock, and tells nothing of where a report comes from.
STOCK_DAYS = 14
# What so many texts of one house have in common is the page's foot or the house's standing background, even where all
# are of one week. Two texts of one house are one newsroom's anyhow: they are tied where at least half of the shorter
# one is news that both have; or, where it is news no more, nearly all of it and half of the longer one.
HOUSE_TEXTS = 4
WHOLE_IN_ONE_HOUSE = 0.8

# A rewritten story keeps the first one's phrases: on benchmarks/lineage a retelling keeps 0.41 of its runs of four or
# more, and no two reports of their own share above 0.13. House formulas reach 0.4 too, but weeks apart.
SHARED_PHRASES = 12
PHRASE_PART = 0.3
REWRITTEN_WITHIN_DAYS = 2

Rank = tuple[bool, date, int, str]
"""Where an article stands among those that may be copied from each other: the first is taken for the original. What
credits somebody comes first, then the day, then the shorter text: one pasted together of two comes after both."""


DaySpan = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Head:
    """What is asked of an article again and again, without its words."""

    rank: Rank
    house: str
    """Its publisher, folded; '' where nobody is named."""
    phrases: int
    """How many."""

    @property
    def day(self) -> date | None:
        return self.rank[1] if self.rank[1] != date.max else None

    @property
    def runs(self) -> int:
        """How many."""
        return self.rank[2]


@dataclass(frozen=True, slots=True)
class ShelfMaps:
    """What a shelf keeps."""

    heads: MutableMapping[str, Head] = field(default_factory=dict)
    """By article; of those about to be put on the shelf too."""
    new: MutableMapping[int, list[str]] = field(default_factory=dict)
    """Run, phrase or fact of a day -> articles that have it, and not from one that they copy."""
    again: MutableMapping[int, list[str]] = field(default_factory=dict)
    """Run, phrase or fact of a day -> articles that have it from one that they copy."""
    copied: MutableMapping[str, frozenset[str]] = field(default_factory=dict)
    """Article -> those before it that it copies."""
    copiers: MutableMapping[str, set[str]] = field(default_factory=dict)
    days: MutableMapping[str, DaySpan] = field(default_factory=dict)
    """First and last day of an article and what was copied from it."""
    last: MutableMapping[str, Rank] = field(default_factory=dict)
    """One entry: the highest rank met so far."""


LAST = "last"


@dataclass(slots=True)
class Shelf:
    """Wordings, to be asked for those before another one that share words with it.

    Each is counted under its new runs only, so that ten thousand copies of a text cost no more than one.
    """

    make: Callable[[str], Wording]
    """The wording of an article."""
    maps: ShelfMaps = field(default_factory=ShelfMaps)
    _wordings: dict[str, Wording] = field(default_factory=dict)
    _run_days: dict[int, DaySpan | None] = field(default_factory=dict)
    """Run -> first and last day of the texts that have it, as far as anybody asked."""
    _house_texts: dict[tuple[str, int], int] = field(default_factory=dict)
    """House and run -> texts of the house that have it, as far as anybody asked."""

    def wording(self, article_id: str) -> Wording:
        found = self._wordings.get(article_id)
        if found is None:
            found = self._wordings[article_id] = self.make(article_id)
        return found

    def learn_stock(self, new: Iterable[str]) -> set[str]:
        """Takes note of what is stock, these articles included; ids of those on the shelf whose news that lessens."""
        newly: set[int] = set()
        newly_of_houses: set[tuple[str, int]] = set()
        for article_id in new:
            wording = self.wording(article_id)
            for run in wording.runs if wording.house else ():
                texts = self._texts_of_house(wording.house, run) + 1
                self._house_texts[wording.house, run] = texts
                if texts == HOUSE_TEXTS:
                    newly_of_houses.add((wording.house, run))
            newly.update(run for run in wording.runs if self._becomes_stock(run, wording.day))
        holders = {one for run in newly for one in self._holders(run)}
        holders |= {
            one for house, run in newly_of_houses for one in self._holders(run) if self.maps.heads[one].house == house
        }
        return {one for one in holders if self.maps.copied[one]}

    def _becomes_stock(self, run: int, day: date | None) -> bool:
        """Takes note that a text of the day has a run; whether that makes it stock."""
        known = self._days_of_run(run)
        if day is None or (known is not None and known[0] <= day <= known[1]):
            return False
        days = _widened(known, day)
        self._run_days[run] = days
        return _are_far_apart(days) and not _are_far_apart(known)

    def _days_of_run(self, run: int) -> DaySpan | None:
        if run not in self._run_days:
            self._run_days[run] = self._days_of(self._holders(run))
        return self._run_days[run]

    def _texts_of_house(self, house: str, run: int) -> int:
        found = self._house_texts.get((house, run))
        if found is None:
            found = sum(self.maps.heads[one].house == house for one in self._holders(run))
            self._house_texts[house, run] = found
        return found

    def _holders(self, run: int) -> Iterator[str]:
        yield from self.maps.new.get(run, ())
        yield from self.maps.again.get(run, ())

    def earlier(self, article_id: str, rank: Rank) -> frozenset[str]:
        """Ids of the articles before it with which it shares more than chance gives."""
        wording = self.wording(article_id)
        copied = {one for one, n in self._sharing(wording.runs, rank) if self._is_copy(wording, one, n, rank)}
        retold = {one for one, n in self._sharing(wording.phrases, rank) if self._is_rewritten(wording, one, n, rank)}
        found = copied | retold or self._told_again(wording, rank)
        return frozenset(one for one in found if not self._is_by_its_originals(wording, one, found))

    def _is_by_its_originals(self, wording: Wording, one: str, found: Set[str]) -> bool:
        """Whether what it shares with one text found is what both have from texts that this one copies, found too.

        A text pasted together of two is no source of a third that has only what one of the two had before.
        """
        originals = self.maps.copied[one] & found
        if not originals:
            return False
        beyond = self._news(wording, self.wording(one)).difference(*(self.wording(o).runs for o in originals))
        return len(beyond) < _enough_news(len(wording.runs))

    def put(self, article_id: str, rank: Rank, earlier: frozenset[str]) -> set[str]:
        """Keeps it, in place of what was kept of it; ids of those behind it for which that may change something."""
        maps, wording = self.maps, self.wording(article_id)
        is_known = article_id in maps.copied
        changed = self._drop(article_id) ^ earlier
        maps.copied[article_id] = earlier
        moved = self._hold(wording, earlier, is_known=is_known)
        for one in earlier:
            maps.copiers.setdefault(one, set()).add(article_id)
        for one in (article_id, *changed):
            self._learn_days(one, None if is_known else wording.day)
        last = maps.last.get(LAST)
        if last is None or rank >= last:
            maps.last[LAST] = rank
            return set()
        behind = {one for one in maps.copiers.get(article_id, ()) if maps.heads[one].rank > rank}
        if is_known and not changed and not moved:
            return behind
        return behind | {later for one in (article_id, *changed) for later in self._sharing_behind(one, rank)}

    def _hold(self, wording: Wording, earlier: frozenset[str], *, is_known: bool) -> bool:
        """Lays an article under its runs; whether it stands under any of them otherwise than before."""
        new, again, moved = self.maps.new, self.maps.again, not is_known
        for run in (*wording.runs, *wording.phrases, *fact_keys(wording)):
            has_it_again = bool(earlier) and any(one in earlier for one in self._holders(run))
            if is_known:
                if has_it_again == (wording.id in again.get(run, ())):
                    continue
                (new if has_it_again else again)[run].remove(wording.id)
                moved = True
            (again if has_it_again else new).setdefault(run, []).append(wording.id)
        return moved

    def _drop(self, article_id: str) -> frozenset[str]:
        """Forgets whom an article copies; whom it copied."""
        before = self.maps.copied.get(article_id, frozenset())
        for one in before:
            self.maps.copiers[one].discard(article_id)
            if not self.maps.copiers[one]:
                del self.maps.copiers[one]
        return before

    def take_out(self, article_id: str) -> set[str]:
        """Takes an article off the shelf; ids of those left for which that may change something."""
        maps, rank, wording = self.maps, self.maps.heads[article_id].rank, self.wording(article_id)
        earlier = self._drop(article_id)
        behind = {later for one in (article_id, *earlier) for later in self._sharing_behind(one, rank)}
        for copy in maps.copiers.pop(article_id, set()):
            maps.copied[copy] -= {article_id}
            behind.add(copy)
        for run in {*wording.runs, *wording.phrases, *fact_keys(wording)}:
            for shelf in (maps.new, maps.again):
                holders = shelf.get(run)
                if holders and article_id in holders:
                    holders.remove(article_id)
                    if not holders:
                        del shelf[run]
        behind |= self._unlearn_stock(wording)
        maps.copied.pop(article_id, None)
        maps.days.pop(article_id, None)
        self._wordings.pop(article_id, None)
        for one in earlier:
            self._learn_days(one, None)
        return behind - {article_id}

    def _unlearn_stock(self, wording: Wording) -> set[str]:
        """Takes note that a text is off the shelf; ids of those on it whose news that makes more."""
        again: set[str] = set()
        for run in wording.runs:
            self._run_days[run] = left = self._days_of(self._holders(run))
            before = _widened(left, wording.day) if wording.day is not None else left
            if _are_far_apart(before) and not _are_far_apart(left):
                again.update(self._holders(run))
            if wording.house:
                self._house_texts.pop((wording.house, run), None)
                if self._texts_of_house(wording.house, run) == HOUSE_TEXTS - 1:
                    again.update(one for one in self._holders(run) if self.maps.heads[one].house == wording.house)
        return again

    def _learn_days(self, article_id: str, new_day: date | None) -> None:
        """Widens the days of an article by those of a new copy; looks at all of its copies again where none is new."""
        known = self.maps.days.pop(article_id, None)
        if new_day is not None:
            self.maps.days[article_id] = _widened(known, new_day)
        elif found := self._days_of((article_id, *self.maps.copiers.get(article_id, ()))):
            self.maps.days[article_id] = found

    def _days_of(self, article_ids: Iterable[str]) -> DaySpan | None:
        days = [day for one in article_ids if (day := self.maps.heads[one].day) is not None]
        return (min(days), max(days)) if days else None

    def _sharing(self, runs: Iterable[int], rank: Rank) -> Iterable[tuple[str, int]]:
        """How many of the runs each article before it has, and not from one that it copies."""
        new, heads = self.maps.new, self.maps.heads
        found = Counter(one for run in runs for one in new.get(run, ()))
        return ((one, times) for one, times in found.items() if heads[one].rank < rank)

    def _sharing_behind(self, article_id: str, rank: Rank) -> Iterator[str]:
        """Those behind a rank that share so much with an article that they may copy it."""
        mine = self.wording(article_id)
        for runs, may_copy in ((mine.runs, self._may_copy), (mine.phrases, self._may_rewrite)):
            for one, times in Counter(one for run in runs for one in self._holders(run)).items():
                if self.maps.heads[one].rank > rank and may_copy(one, mine, times):
                    yield one
        for one, times in Counter(one for key in fact_keys_around(mine) for one in self._holders(key)).items():
            is_behind = self.maps.heads[one].rank > rank
            if is_behind and times >= FEW_FACTS and is_told_again(self.wording(one), mine):
                yield one

    def _told_again(self, wording: Wording, rank: Rank) -> set[str]:
        """Those before it that it tells again in other words: asked only where it shares its words with none."""
        found = self._sharing(fact_keys_around(wording), rank)
        return {one for one, n in found if n >= FEW_FACTS and is_told_again(wording, self.wording(one))}

    def _may_copy(self, one: str, original: Wording, times: int) -> bool:
        """Whether, with so many runs in common, it can pass for a copy, whatever else there is and however near."""
        if times >= max(LEAST_SHARED_RUNS, WHOLE_PART * min(self.maps.heads[one].runs, len(original.runs))):
            return True
        enough = _enough_news(self.maps.heads[one].runs)
        return times >= enough and len(self._news(self.wording(one), original)) >= enough

    def _may_rewrite(self, one: str, original: Wording, times: int) -> bool:
        return times >= max(SHARED_PHRASES, PHRASE_PART * min(self.maps.heads[one].phrases, len(original.phrases)))

    def _is_copy(self, wording: Wording, one: str, times: int, rank: Rank) -> bool:
        other = self.maps.heads[one]
        lengths = len(wording.runs), other.runs
        is_near = self._days_between(wording, one, rank) <= COPIED_WITHIN_DAYS
        if _are_of_one_house(wording, other):
            enough = max(LEAST_SHARED_RUNS, WHOLE_PART * min(lengths))
            if is_near and len(self._news(wording, self.wording(one))) >= enough:
                return True
            return times >= max(LEAST_SHARED_RUNS, WHOLE_PART * max(lengths), WHOLE_IN_ONE_HOUSE * min(lengths))
        # Weeks apart, a short text below a site's long furniture would pass for a copy of every other page of the site.
        if times >= max(LEAST_SHARED_RUNS, WHOLE_PART * (min(lengths) if is_near else max(lengths))):
            return True
        return is_near and len(self._news(wording, self.wording(one))) >= _enough_news(len(wording.runs))

    def _news(self, wording: Wording, other: Wording) -> set[int]:
        """Runs that both have and that are not stock, nor their one house's own."""
        shared = {run for run in wording.runs & other.runs if not _are_far_apart(self._days_of_run(run))}
        if not _are_of_one_house(wording, other):
            return shared
        return {run for run in shared if self._texts_of_house(wording.house, run) < HOUSE_TEXTS}

    def _is_rewritten(self, wording: Wording, one: str, times: int, rank: Rank) -> bool:
        if times < SHARED_PHRASES or _are_of_one_house(wording, self.maps.heads[one]):
            return False
        return self._days_between(wording, one, rank) <= REWRITTEN_WITHIN_DAYS and self._may_rewrite(
            one, wording, times
        )

    def shared_part(self, one: str, other: str) -> float:
        """How much of the shorter of two texts on the shelf stands in the other: of its runs, or, retold, its phrases.

        What is stock counts only where the two were printed whole again.
        """
        mine, theirs = self.wording(one), self.wording(other)
        lengths = max(1, len(mine.runs)), max(1, len(theirs.runs))
        again = len(mine.runs & theirs.runs) / max(lengths)
        by_runs = max(len(self._news(mine, theirs)) / min(lengths), again if again >= WHOLE_PART else 0.0)
        shared = len(mine.phrases & theirs.phrases)
        days = abs((mine.day - theirs.day).days) if mine.day and theirs.day else 0
        is_retold = not _are_of_one_house(mine, theirs) and self._may_rewrite(other, mine, shared)
        if is_retold and days <= REWRITTEN_WITHIN_DAYS:
            return max(by_runs, shared / max(1, min(len(mine.phrases), len(theirs.phrases))))
        if by_runs == 0.0 and is_told_again(mine, theirs):
            return part_told_again(mine.told, theirs.told)
        return by_runs

    def _days_between(self, wording: Wording, one: str, rank: Rank) -> int:
        """To the nearest day of an article and its copies before a rank; 0 where a day is not known."""
        last = self.maps.last.get(LAST)
        if last is None or rank > last:
            days = self.maps.days.get(one)
        else:
            heads = self.maps.heads
            copiers = self.maps.copiers.get(one, ())
            days = self._days_of((one, *(copy for copy in copiers if heads[copy].rank < rank)))
        if wording.day is None or days is None:
            return 0
        return max((days[0] - wording.day).days, (wording.day - days[1]).days, 0)


def _are_of_one_house(one: Wording | Head, other: Wording | Head) -> bool:
    return bool(one.house) and one.house == other.house


def _widened(known: DaySpan | None, day: date) -> DaySpan:
    return (min(known[0], day), max(known[1], day)) if known is not None else (day, day)


def _are_far_apart(days: DaySpan | None) -> bool:
    """Whether texts so far apart make a run stock."""
    return days is not None and (days[1] - days[0]).days > STOCK_DAYS


def _enough_news(runs: int) -> int:
    """How many runs that are not stock make a copy of a text with so many."""
    return min(SHARED_RUNS, max(LEAST_SHARED_RUNS, round(SHARED_PART * runs)))
