"""Which articles share their words: runs of eight that are copied, and runs of four that survive a rewriting.

Sharing is measured as containment, the part of the shorter text that stands in the other one too: a copy is often cut
short or pasted beside something else, and likeness as a whole (Jaccard, MinHash) would miss it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from sayso.link.holders import LAST, DaySpan, Head, Holders, Rank, ShelfMaps, widened
from sayso.link.own_words import Wording
from sayso.link.told_again import FEW_FACTS, fact_key, fact_keys, fact_keys_around, is_told_again, part_told_again

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

MOST_WORDINGS = 10_000
FEW_HOLDERS = 8
"""At hand; others are made again. So many are gone through again and again; what follows from more is noted."""


_runs: Callable[[Wording], frozenset[int]] = attrgetter("runs")
_phrases: Callable[[Wording], frozenset[int]] = attrgetter("phrases")


def _keys(wording: Wording) -> frozenset[int]:
    """All under which an article is kept."""
    return wording.runs | wording.phrases | fact_keys(wording)


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
    _holders: Holders = field(init=False)

    def __post_init__(self) -> None:
        heads = self.maps.heads
        self._holders = Holders(lambda one: heads[one].rank, self.maps.new, self.maps.again)

    def wording(self, article_id: str) -> Wording:
        found = self._wordings.pop(article_id, None)
        if found is None:
            found = self.make(article_id)
        self._wordings[article_id] = found  # Last, as what was asked for last.
        return found

    def forget(self, new: Iterable[str]) -> None:
        """Lets go of what is quickly made again, after articles were taken in: a million claims must fit."""
        for article_id in new:
            wording = self.wording(article_id)
            for run in wording.runs:
                if self._holders.number(run) <= FEW_HOLDERS:
                    self._run_days.pop(run, None)
                    self._house_texts.pop((wording.house, run), None)
        while len(self._wordings) > MOST_WORDINGS:
            del self._wordings[next(iter(self._wordings))]

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
        holders = {one for run in newly for one in self._holders.of(run)}
        holders |= {
            one
            for house, run in newly_of_houses
            for one in self._holders.of(run)
            if self.maps.heads[one].house == house
        }
        return {one for one in holders if self.maps.copied[one]}

    def _becomes_stock(self, run: int, day: date | None) -> bool:
        """Takes note that a text of the day has a run; whether that makes it stock."""
        known = self._days_of_run(run)
        if day is None or (known is not None and known[0] <= day <= known[1]):
            return False
        days = widened(known, day)
        self._run_days[run] = days
        return _are_far_apart(days) and not _are_far_apart(known)

    def _days_of_run(self, run: int) -> DaySpan | None:
        if run not in self._run_days:
            self._run_days[run] = self._days_of(self._holders.of(run))
        return self._run_days[run]

    def _texts_of_house(self, house: str, run: int) -> int:
        found = self._house_texts.get((house, run))
        if found is None:
            found = sum(self.maps.heads[one].house == house for one in self._holders.of(run))
            self._house_texts[house, run] = found
        return found

    def earlier(self, article_id: str, rank: Rank) -> frozenset[str]:
        """Ids of the articles before it with which it shares more than chance gives."""
        wording = self.wording(article_id)
        copied = {one for one, most in self._sharing(wording.runs, rank) if self._is_copy(wording, one, most, rank)}
        phrased = self._sharing(wording.phrases, rank)
        retold = {one for one, most in phrased if self._is_rewritten(wording, one, most, rank)}
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
        before = self._drop(article_id)
        changed = before ^ earlier
        moved, led_otherwise = self._hold(wording, before if is_known else None, earlier)
        maps.copied[article_id] = earlier
        for one in earlier:
            maps.copiers.setdefault(one, set()).add(article_id)
        for one in (article_id, *changed):
            self._learn_days(one, None if is_known else wording.day)
        last = maps.last.get(LAST)
        if last is None or rank >= last:
            maps.last[LAST] = rank
            return set()
        behind = {one for one in maps.copiers.get(article_id, ()) if maps.heads[one].rank > rank}
        if not changed and not moved:
            return behind
        looked_at = {article_id, *changed, *led_otherwise}
        return behind | {later for one in looked_at for later in self._sharing_behind(one, rank)}

    def _hold(self, wording: Wording, before: frozenset[str] | None, earlier: frozenset[str]) -> tuple[bool, set[str]]:
        """Lays an article under its runs, or otherwise than `before`.

        Whether it stands under any of them otherwise, and the articles to which a run leads for that, or no more.
        """
        mine, holders = _keys(wording), self._holders
        again = self._had_by(earlier, mine)
        if before is None:
            laid = {holders.lay(run, wording.id, again=run in again) for run in mine}
            return True, {one for one in laid if one is not None}
        moved = again ^ self._had_by(before, mine)
        led = {holders.lift(run, wording.id, again=run not in again) for run in moved}
        led |= {holders.lay(run, wording.id, again=run in again) for run in moved}
        return bool(moved), {one for one in led if one is not None}

    def _had_by(self, article_ids: Iterable[str], keys: Set[int]) -> set[int]:
        """Those of the keys under which one of the articles stands too."""
        return set().union(*(keys & _keys(self.wording(one)) for one in article_ids))

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
        led: set[str] = set()
        for copy in maps.copiers.pop(article_id, set()):
            left = maps.copied[copy] - {article_id}
            led |= self._hold(self.wording(copy), maps.copied[copy], left)[1]
            maps.copied[copy] = left
            behind.add(copy)
        again = self._had_by(earlier, _keys(wording))
        lifted = {self._holders.lift(run, article_id, again=run in again) for run in _keys(wording)}
        led |= {one for one in lifted if one is not None}
        behind |= {later for one in led for later in self._sharing_behind(one, rank)}
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
            self._run_days[run] = left = self._days_of(self._holders.of(run))
            before = widened(left, wording.day) if wording.day is not None else left
            if _are_far_apart(before) and not _are_far_apart(left):
                again.update(self._holders.of(run))
            if wording.house:
                self._house_texts.pop((wording.house, run), None)
                if self._texts_of_house(wording.house, run) == HOUSE_TEXTS - 1:
                    heads, holders = self.maps.heads, self._holders.of(run)
                    again.update(one for one in holders if heads[one].house == wording.house)
        return again

    def _learn_days(self, article_id: str, new_day: date | None) -> None:
        """Widens the days of an article by those of a new copy; looks at all of its copies again where none is new."""
        known = self.maps.days.pop(article_id, None)
        if new_day is not None:
            self.maps.days[article_id] = widened(known, new_day)
        elif found := self._days_of((article_id, *self.maps.copiers.get(article_id, ()))):
            self.maps.days[article_id] = found

    def _days_of(self, article_ids: Iterable[str]) -> DaySpan | None:
        days = [day for one in article_ids if (day := self.maps.heads[one].day) is not None]
        return (min(days), max(days)) if days else None

    def _sharing(self, runs: Iterable[int], rank: Rank) -> Iterator[tuple[str, int]]:
        """The articles before it to which the runs lead, and of how many runs at most they are the first holders."""
        heads, holders, rare, common = self.maps.heads, self._holders, list[int](), list[int]()
        for run in runs:
            (common if holders.is_common(run) else rare).append(run)
        found = Counter(one for run in rare for one in holders.led_to(run))
        found.update(dict.fromkeys((one for run in common for one in holders.led_to(run)), 0))
        return ((one, times + len(common)) for one, times in found.items() if heads[one].rank < rank)

    def _shared(self, mine: Set[int], one: str, keys: Callable[[Wording], Set[int]]) -> int:
        """How many of the runs, phrases or facts of a day another article has, and not from one that it copies."""
        theirs = mine & keys(self.wording(one))
        for original in self.maps.copied[one]:
            theirs = theirs - keys(self.wording(original))
        return len(theirs)

    def _sharing_behind(self, article_id: str, rank: Rank) -> Iterator[str]:
        """Those behind a rank that share so much with an article that they may copy it, as far as runs lead to it."""
        mine, heads, holders = self.wording(article_id), self.maps.heads, self._holders
        own = heads[article_id].rank
        for runs, least, may_copy in (
            (mine.runs, LEAST_SHARED_RUNS, self._may_copy),
            (mine.phrases, SHARED_PHRASES, self._may_rewrite),
        ):
            leading = [run for run in runs if holders.may_lead_to(run, own)]
            others = len(runs) - len(leading)
            for one, times in Counter(one for run in leading for one in holders.of(run)).items():
                if times + others >= least and heads[one].rank > rank and may_copy(one, mine):
                    yield one
        yield from self._telling_again(mine, own, rank)

    def _telling_again(self, mine: Wording, own: Rank, rank: Rank) -> Iterator[str]:
        """Those behind a rank that may tell again what an article tells."""
        if mine.day is None:
            return
        leading = {fact for fact in mine.told.named if self._holders.may_lead_to(fact_key(mine.day, fact), own)}
        others = len(mine.told.named) - len(leading)
        told = Counter(one for key in fact_keys_around(mine, leading) for one in self._holders.of(key))
        for one, times in told.items():
            is_behind = self.maps.heads[one].rank > rank
            if is_behind and times + others >= FEW_FACTS and is_told_again(self.wording(one), mine):
                yield one

    def _told_again(self, wording: Wording, rank: Rank) -> set[str]:
        """Those before it that it tells again in other words: asked only where it shares its words with none."""
        keys = frozenset(fact_keys_around(wording, wording.told.named))
        return {
            one
            for one, most in self._sharing(keys, rank)
            if most >= FEW_FACTS
            and is_told_again(wording, self.wording(one))
            and self._shared(keys, one, fact_keys) >= FEW_FACTS
        }

    def _may_copy(self, one: str, original: Wording) -> bool:
        """Whether, by the runs in common, it can pass for a copy, whatever else there is and however near."""
        mine = self.wording(one)
        times = len(mine.runs & original.runs)
        if times >= max(LEAST_SHARED_RUNS, WHOLE_PART * min(len(mine.runs), len(original.runs))):
            return True
        enough = _enough_news(len(mine.runs))
        return times >= enough and len(self._news(mine, original)) >= enough

    def _may_rewrite(self, one: str, original: Wording) -> bool:
        return self._are_phrases_enough(len(self.wording(one).phrases & original.phrases), one, original)

    def _are_phrases_enough(self, shared: int, one: str, other: Wording) -> bool:
        return shared >= max(SHARED_PHRASES, PHRASE_PART * min(self.maps.heads[one].phrases, len(other.phrases)))

    def _is_copy(self, wording: Wording, one: str, most: int, rank: Rank) -> bool:
        """Whether it copies another that has at most so many of its runs of its own."""
        other = self.maps.heads[one]
        lengths = len(wording.runs), other.runs
        is_near = self._days_between(wording, one, rank) <= COPIED_WITHIN_DAYS
        is_one_house = _are_of_one_house(wording, other)
        # Weeks apart, a short text below a site's long furniture would pass for a copy of every other page of the site.
        whole = WHOLE_PART * (min(lengths) if is_near and not is_one_house else max(lengths))
        whole = max(LEAST_SHARED_RUNS, whole, WHOLE_IN_ONE_HOUSE * min(lengths) if is_one_house else 0)
        if most >= whole and self._shared(wording.runs, one, _runs) >= whole:
            return True
        if not is_near:
            return False
        half = max(LEAST_SHARED_RUNS, WHOLE_PART * min(lengths))
        enough = half if is_one_house else _enough_news(len(wording.runs))
        return len(self._news(wording, self.wording(one))) >= enough

    def _news(self, wording: Wording, other: Wording) -> set[int]:
        """Runs that both have and that are not stock, nor their one house's own."""
        shared = {run for run in wording.runs & other.runs if not _are_far_apart(self._days_of_run(run))}
        if not _are_of_one_house(wording, other):
            return shared
        return {run for run in shared if self._texts_of_house(wording.house, run) < HOUSE_TEXTS}

    def _is_rewritten(self, wording: Wording, one: str, most: int, rank: Rank) -> bool:
        if not self._are_phrases_enough(most, one, wording) or _are_of_one_house(wording, self.maps.heads[one]):
            return False
        if self._days_between(wording, one, rank) > REWRITTEN_WITHIN_DAYS:
            return False
        return self._are_phrases_enough(self._shared(wording.phrases, one, _phrases), one, wording)

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
        is_retold = not _are_of_one_house(mine, theirs) and self._are_phrases_enough(shared, other, mine)
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


def _are_far_apart(days: DaySpan | None) -> bool:
    """Whether texts so far apart make a run stock."""
    return days is not None and (days[1] - days[0]).days > STOCK_DAYS


def _enough_news(runs: int) -> int:
    """How many runs that are not stock make a copy of a text with so many."""
    return min(SHARED_RUNS, max(LEAST_SHARED_RUNS, round(SHARED_PART * runs)))
