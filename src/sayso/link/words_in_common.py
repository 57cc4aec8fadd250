"""Which articles share their words: runs of eight that are copied, and runs of four that survive a rewriting.

Sharing is measured as containment, the part of the shorter text that stands in the other one too: a copy is often cut
short or pasted beside something else, and likeness as a whole (Jaccard, MinHash) would miss it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.model.source import Article, Span, ZoneKind

# Tuned together. Eight words in a row outside quotation marks are rarely shared by chance; eight such runs are one
# passage of fifteen words or several shorter ones. A short text is a copy when three tenths of its runs are shared.
RUN_WORDS = 8
SHARED_RUNS = 8
SHARED_PART = 0.3
LEAST_SHARED_RUNS = 3
# Background passages are printed again for months below ever new reports: what is copied as news is copied within
# days. Where half of a text stands in the other, it is a copy; weeks apart, where this holds both ways.
COPIED_WITHIN_DAYS = 7
WHOLE_PART = 0.5
# A run that texts more than a fortnight apart have in common is stock, and tells nothing of where a report comes from.
STOCK_DAYS = 14

# A rewritten story keeps the first one's phrases: on benchmarks/lineage a retelling keeps 0.41 of its runs of four or
# more, and no two reports of their own share above 0.13. House formulas reach 0.4 too, but weeks apart.
PHRASE_WORDS = 4
SHARED_PHRASES = 12
PHRASE_PART = 0.3
REWRITTEN_WITHIN_DAYS = 2
CONTENT_LETTERS = 4
CONTENT_WORDS = 2
"""A phrase counts that has two words of four letters or more in lower case: names and figures are shared by all."""

OWN_WORDS = (ZoneKind.HEADLINE, ZoneKind.BODY)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“]*“")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Wording:
    """An article's own words as numbers, equal for equal runs within one process."""

    id: str
    day: date | None
    runs: frozenset[int]
    phrases: frozenset[int]


def wording_of(article: Article) -> Wording:
    """The runs of an article's own words; quotations, captions and links are left out."""
    runs: set[int] = set()
    phrases: set[int] = set()
    for piece in _own_pieces(article):
        words = WORD.findall(piece)
        keys = [word.casefold() for word in words]
        runs.update(hash(tuple(keys[i : i + RUN_WORDS])) for i in range(len(keys) - RUN_WORDS + 1))
        telling = [len(word) >= CONTENT_LETTERS and word[0].islower() for word in words]
        for i in range(len(keys) - PHRASE_WORDS + 1):
            if sum(telling[i : i + PHRASE_WORDS]) >= CONTENT_WORDS:
                phrases.add(hash(tuple(keys[i : i + PHRASE_WORDS])))
    return Wording(article.id, article.published_on, frozenset(runs), frozenset(phrases))


def _own_pieces(article: Article) -> Iterator[str]:
    zones = [zone.span.of(article.text) for zone in article.zones if zone.kind in OWN_WORDS]
    for text in zones or [article.text]:
        yield from QUOTED.split(text)


@dataclass(slots=True)
class Shelf:
    """The wordings met so far, to be asked for those that share words with another one."""

    stock: frozenset[int]
    _by_run: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _by_phrase: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _met: dict[str, Wording] = field(default_factory=dict)
    _days: dict[str, tuple[date, date]] = field(default_factory=dict)
    """First and last day of an article and what was copied from it."""

    def earlier(self, wording: Wording) -> frozenset[str]:
        """Ids of the articles met before with which it shares more than chance gives."""
        copied = {one for one, times in self._sharing(wording.runs, self._by_run) if self._is_copy(wording, one, times)}
        retold = {
            one
            for one, times in self._sharing(wording.phrases, self._by_phrase)
            if self._is_rewritten(wording, one, times)
        }
        return frozenset(copied | retold)

    def add(self, wording: Wording, earlier: frozenset[str]) -> None:
        """Keeps it for its new runs only, so that ten thousand copies of a text cost no more than one."""
        self._met[wording.id] = wording
        for met, runs in ((self._by_run, wording.runs), (self._by_phrase, wording.phrases)):
            for run in runs:
                if not earlier or earlier.isdisjoint(met[run]):
                    met[run].append(wording.id)
        if wording.day is not None:
            self._days[wording.id] = (wording.day, wording.day)
            for one in earlier:
                first, last = self._days.get(one, (wording.day, wording.day))
                self._days[one] = (min(first, wording.day), max(last, wording.day))

    def _sharing(self, runs: frozenset[int], met: Mapping[int, Sequence[str]]) -> Iterable[tuple[str, int]]:
        return Counter(one for run in runs for one in met.get(run, ())).items()

    def _is_copy(self, wording: Wording, one: str, times: int) -> bool:
        lengths = len(wording.runs), len(self._met[one].runs)
        is_near = self._days_between(wording, one) <= COPIED_WITHIN_DAYS
        # Weeks apart, a short text below a site's long furniture would pass for a copy of every other page of the site.
        if times >= max(LEAST_SHARED_RUNS, WHOLE_PART * (min(lengths) if is_near else max(lengths))):
            return True
        if not is_near:
            return False
        news = len((wording.runs & self._met[one].runs) - self.stock)
        return news >= min(SHARED_RUNS, max(LEAST_SHARED_RUNS, round(SHARED_PART * len(wording.runs))))

    def _is_rewritten(self, wording: Wording, one: str, times: int) -> bool:
        if times < SHARED_PHRASES or self._days_between(wording, one) > REWRITTEN_WITHIN_DAYS:
            return False
        return times >= PHRASE_PART * min(len(wording.phrases), len(self._met[one].phrases))

    def _days_between(self, wording: Wording, one: str) -> int:
        """0 where a day is not known."""
        if wording.day is None or one not in self._days:
            return 0
        first, last = self._days[one]
        return max((first - wording.day).days, (wording.day - last).days, 0)


def stock_among(wordings: Iterable[Wording]) -> frozenset[int]:
    """Runs that stand in texts more than a fortnight apart."""
    first: dict[int, date] = {}
    stock: set[int] = set()
    for wording in sorted((one for one in wordings if one.day is not None), key=lambda one: one.day or date.max):
        for run in wording.runs:
            since = first.setdefault(run, wording.day or date.max)
            if wording.day is not None and (wording.day - since).days > STOCK_DAYS:
                stock.add(run)
    return frozenset(stock)


def longest_shared_passage(article: Article, other: Article) -> Span | None:
    """The longest passage of `article` whose every run of eight words is in `other` too, if there is one."""
    runs = wording_of(other).runs
    best: Span | None = None
    for zone in article.zones:
        if zone.kind not in OWN_WORDS:
            continue
        words = list(WORD.finditer(article.text, zone.span.start, zone.span.end))
        keys = [word.group().casefold() for word in words]
        begin: int | None = None
        for i in range(len(words) - RUN_WORDS + 1):
            if hash(tuple(keys[i : i + RUN_WORDS])) not in runs:
                begin = None
                continue
            begin = i if begin is None else begin
            span = Span(words[begin].start(), words[i + RUN_WORDS - 1].end())
            best = span if best is None or len(span) > len(best) else best
    return best
