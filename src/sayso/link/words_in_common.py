"""Which articles share their words: runs of eight that are copied, and runs of four that survive a rewriting.

Sharing is measured as containment, the part of the shorter text that stands in the other one too: a copy is often cut
short or pasted beside something else, and likeness as a whole (Jaccard, MinHash) would miss it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sayso.link.own_words import Wording

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
credits somebody comes first, then the day, then the longer text: a copy is cut short more often than drawn out."""


@dataclass(slots=True)
class Shelf:
    """Wordings, to be asked for those before another one that share words with it.

    Each is kept under its new runs only, so that ten thousand copies of a text cost no more than one.
    """

    _ranks: dict[str, Rank] = field(default_factory=dict)
    _wordings: dict[str, Wording] = field(default_factory=dict)
    _copied: dict[str, frozenset[str]] = field(default_factory=dict)
    """Article -> those before it that it copies."""
    _copiers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _new: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Run or phrase -> articles that have it, and not from one that they copy."""
    _again: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Run or phrase -> articles that have it from one that they copy."""
    _again_of: dict[str, frozenset[int]] = field(default_factory=dict)
    _days: dict[str, tuple[date, date]] = field(default_factory=dict)
    """First and last day of an article and what was copied from it."""
    _run_days: dict[int, tuple[date, date]] = field(default_factory=dict)
    _stock: set[int] = field(default_factory=set)
    """Runs that stand in texts more than a fortnight apart."""
    _house_texts: Counter[tuple[str, int]] = field(default_factory=Counter)
    """House and run -> texts of the house that have it."""
    _last: Rank | None = None

    def learn_stock(self, wordings: Iterable[Wording]) -> set[str]:
        """Takes note of what is stock, these wordings included; ids of those on the shelf whose news that lessens."""
        newly: set[int] = set()
        newly_of_houses: set[tuple[str, int]] = set()
        for wording in wordings:
            if wording.house:
                here = [(wording.house, run) for run in wording.runs]
                self._house_texts.update(here)
                newly_of_houses |= {one for one in here if self._house_texts[one] == HOUSE_TEXTS}
            if wording.day is None:
                continue
            for run in wording.runs:
                first, last = self._run_days.get(run, (wording.day, wording.day))
                first, last = min(first, wording.day), max(last, wording.day)
                self._run_days[run] = first, last
                if (last - first).days > STOCK_DAYS and run not in self._stock:
                    newly.add(run)
        self._stock |= newly
        holders = {one for run in newly for one in self._holders(run)}
        holders |= {
            one for house, run in newly_of_houses for one in self._holders(run) if self._wordings[one].house == house
        }
        return {one for one in holders if self._copied[one]}

    def _holders(self, run: int) -> Iterator[str]:
        return (one for met in (self._new, self._again) for one in met.get(run, ()))

    def earlier(self, wording: Wording, rank: Rank) -> frozenset[str]:
        """Ids of the articles before it with which it shares more than chance gives."""
        copied = {one for one, n in self._sharing(wording.runs, rank) if self._is_copy(wording, one, n, rank)}
        retold = {one for one, n in self._sharing(wording.phrases, rank) if self._is_rewritten(wording, one, n, rank)}
        return frozenset(copied | retold)

    def put(self, wording: Wording, rank: Rank, earlier: frozenset[str]) -> set[str]:
        """Keeps it, in place of what was kept of it; ids of those behind it for which that may change something."""
        is_known, again_before = wording.id in self._wordings, self._again_of.get(wording.id)
        changed = self._drop(wording.id) ^ earlier
        self._ranks[wording.id], self._wordings[wording.id] = rank, wording
        self._copied[wording.id] = earlier
        again = frozenset(
            run
            for run in (*wording.runs, *wording.phrases)
            if earlier and not earlier.isdisjoint(self._new.get(run, ()))
        )
        for run in (*wording.runs, *wording.phrases):
            (self._again if run in again else self._new)[run].append(wording.id)
        self._again_of[wording.id] = again
        for one in earlier:
            self._copiers[one].add(wording.id)
        for one in (wording.id, *changed):
            self._learn_days(one, None if is_known else wording.day)
        if self._last is None or rank >= self._last:
            self._last = rank
            return set()
        behind = {one for one in self._copiers[wording.id] if self._ranks[one] > rank}
        if is_known and not changed and again == again_before:
            return behind
        return behind | {later for one in (wording.id, *changed) for later in self._sharing_behind(one, rank)}

    def _drop(self, article_id: str) -> frozenset[str]:
        """Takes an article off the shelf; what it copied."""
        before = self._wordings.get(article_id)
        if before is None:
            return frozenset()
        for run in (*before.runs, *before.phrases):
            for met in (self._new, self._again):
                if article_id in met.get(run, ()):
                    met[run].remove(article_id)
        for one in self._copied[article_id]:
            self._copiers[one].discard(article_id)
        return self._copied[article_id]

    def _learn_days(self, article_id: str, new_day: date | None) -> None:
        """Widens the days of an article by those of a new copy; looks at all of its copies again where none is new."""
        known = self._days.pop(article_id, None)
        if new_day is not None:
            self._days[article_id] = (min(known[0], new_day), max(known[1], new_day)) if known else (new_day, new_day)
        elif days := self._days_of((article_id, *self._copiers[article_id])):
            self._days[article_id] = days

    def _days_of(self, article_ids: Iterable[str]) -> tuple[date, date] | None:
        days = [day for one in article_ids if (day := self._wordings[one].day) is not None]
        return (min(days), max(days)) if days else None

    def _sharing(self, runs: frozenset[int], rank: Rank) -> Iterable[tuple[str, int]]:
        """How many of the runs each article before it has kept."""
        found = Counter(one for run in runs for one in self._new.get(run, ()))
        return ((one, times) for one, times in found.items() if self._ranks[one] < rank)

    def _sharing_behind(self, article_id: str, rank: Rank) -> Iterator[str]:
        """Those behind a rank that share so much with an article that they may copy it."""
        mine = self._wordings[article_id]
        for runs, may_copy in ((mine.runs, self._may_copy), (mine.phrases, self._may_rewrite)):
            holders = (one for run in runs for one in self._holders(run))
            for one, times in Counter(holders).items():
                if self._ranks[one] > rank and may_copy(self._wordings[one], mine, times):
                    yield one

    def _may_copy(self, wording: Wording, one: Wording, times: int) -> bool:
        """Whether, with so many runs in common, it can pass for a copy, whatever else there is and however near."""
        if times >= max(LEAST_SHARED_RUNS, WHOLE_PART * min(len(wording.runs), len(one.runs))):
            return True
        return self._news(wording, one) >= _enough_news(wording)

    def _may_rewrite(self, wording: Wording, one: Wording, times: int) -> bool:
        return times >= max(SHARED_PHRASES, PHRASE_PART * min(len(wording.phrases), len(one.phrases)))

    def _is_copy(self, wording: Wording, one: str, times: int, rank: Rank) -> bool:
        other = self._wordings[one]
        lengths = len(wording.runs), len(other.runs)
        is_near = self._days_between(wording, one, rank) <= COPIED_WITHIN_DAYS
        if _are_of_one_house(wording, other):
            if is_near and self._news(wording, other) >= max(LEAST_SHARED_RUNS, WHOLE_PART * min(lengths)):
                return True
            return times >= max(LEAST_SHARED_RUNS, WHOLE_PART * max(lengths), WHOLE_IN_ONE_HOUSE * min(lengths))
        # Weeks apart, a short text below a site's long furniture would pass for a copy of every other page of the site.
        if times >= max(LEAST_SHARED_RUNS, WHOLE_PART * (min(lengths) if is_near else max(lengths))):
            return True
        return is_near and self._news(wording, other) >= _enough_news(wording)

    def _news(self, wording: Wording, other: Wording) -> int:
        """Runs that both have and that are not stock, nor their one house's own."""
        shared = (wording.runs & other.runs) - self._stock
        if not _are_of_one_house(wording, other):
            return len(shared)
        return sum(self._house_texts[wording.house, run] < HOUSE_TEXTS for run in shared)

    def _is_rewritten(self, wording: Wording, one: str, times: int, rank: Rank) -> bool:
        other = self._wordings[one]
        if times < SHARED_PHRASES or _are_of_one_house(wording, other):
            return False
        return self._days_between(wording, one, rank) <= REWRITTEN_WITHIN_DAYS and self._may_rewrite(
            wording, other, times
        )

    def shared_part(self, one: str, other: str) -> float:
        """How much of the shorter of two texts on the shelf stands in the other: of its runs, or, retold, its phrases.

        What is stock counts only where the two were printed whole again.
        """
        mine, theirs = self._wordings[one], self._wordings[other]
        lengths = max(1, len(mine.runs)), max(1, len(theirs.runs))
        again = len(mine.runs & theirs.runs) / max(lengths)
        by_runs = max(self._news(mine, theirs) / min(lengths), again if again >= WHOLE_PART else 0.0)
        shared = len(mine.phrases & theirs.phrases)
        days = abs((mine.day - theirs.day).days) if mine.day and theirs.day else 0
        is_retold = not _are_of_one_house(mine, theirs) and self._may_rewrite(mine, theirs, shared)
        if not is_retold or days > REWRITTEN_WITHIN_DAYS:
            return by_runs
        return max(by_runs, shared / max(1, min(len(mine.phrases), len(theirs.phrases))))

    def _days_between(self, wording: Wording, one: str, rank: Rank) -> int:
        """To the nearest day of an article and its copies before a rank; 0 where a day is not known."""
        if self._last is None or rank > self._last:
            days = self._days.get(one)
        else:
            days = self._days_of((one, *(copy for copy in self._copiers[one] if self._ranks[copy] < rank)))
        if wording.day is None or days is None:
            return 0
        return max((days[0] - wording.day).days, (wording.day - days[1]).days, 0)


def _are_of_one_house(one: Wording, other: Wording) -> bool:
    return bool(one.house) and one.house == other.house


def _enough_news(wording: Wording) -> int:
    """How many runs that are not stock make a copy."""
    return min(SHARED_RUNS, max(LEAST_SHARED_RUNS, round(SHARED_PART * len(wording.runs))))
