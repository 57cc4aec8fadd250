"""How often one thing was met, where first, in which sentences, and how it was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sayso.model.ids import folded
from sayso.model.source import Article, ParsedArticle, Span
from sayso.theatres.draft import Seen

MOST_EXAMPLES = 6
LONGEST_EXAMPLE = 240
"""Characters; a longer sentence is no help at a glance."""


@dataclass(frozen=True, slots=True)
class Scene:
    """An article in which something is met."""

    article: Article
    parsed: ParsedArticle
    shown: Callable[[Span], str]
    """A stretch of its text with the names of people without a public role replaced."""

    def sentence_at(self, span: Span) -> str:
        """The sentence around a span on one line, or of a long one what stands near; '' where there is none."""
        found = next((s.span for s in self.parsed.sentences if s.span.start <= span.start < s.span.end), None)
        if found is None:
            return ""
        start, end = found.start, found.end
        if end - start > LONGEST_EXAMPLE:
            start = max(start, span.start - LONGEST_EXAMPLE // 2)
            end = min(end, start + LONGEST_EXAMPLE)
            start, end = self._whole_words(start, end, found)
        words = " ".join(self.shown(Span(start, end)).split())
        return f"{'... ' * (start > found.start)}{words}{' ...' * (end < found.end)}"

    def _whole_words(self, start: int, end: int, within: Span) -> tuple[int, int]:
        text = self.article.text
        while within.start < start < end and not text[start - 1].isspace():
            start += 1
        while end < within.end and end > start and not text[end].isspace():
            end -= 1
        return start, end


@dataclass(slots=True)
class Tally:
    """What is known of one thing after some articles."""

    first: str = ""
    times: int = 0
    reports: set[str] = field(default_factory=set)
    spellings: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    """Roles of people, kinds of places and of bodies."""
    evidence: dict[str, str] = field(default_factory=dict)
    """By group: the words that tie to it."""
    examples: list[str] = field(default_factory=list)
    is_claimed: bool = False

    def meet(self, scene: Scene, span: Span | None, words: str = "", times: int = 1) -> Tally:
        where = f", characters {span.start} to {span.end}" if span is not None else ""
        self.first = self.first or f"{scene.article.locator}{where}"
        self.times += times
        self.reports.add(scene.article.id)
        if words:
            self.spellings[" ".join(words.split())] += 1
        sentence = scene.sentence_at(span) if span is not None and len(self.examples) < MOST_EXAMPLES else ""
        if sentence and sentence not in self.examples:
            self.examples.append(sentence)
        return self

    def take_in(self, other: Tally) -> None:
        """Counts another tally's mentions as this one's: both are one thing."""
        self.first = self.first or other.first
        self.times += other.times
        self.reports |= other.reports
        for mine, theirs in (
            (self.spellings, other.spellings),
            (self.groups, other.groups),
            (self.texts, other.texts),
        ):
            mine.update(theirs)
        self.evidence = {**other.evidence, **self.evidence}
        self.examples += other.examples[: MOST_EXAMPLES - len(self.examples)]
        self.is_claimed |= other.is_claimed

    @property
    def name(self) -> str:
        """The spelling met most."""
        return commonest(self.spellings)

    def seen(self, is_forbidden: Callable[[str], bool] = lambda _words: False) -> Seen:
        """For the draft, with the first sentence that names nobody who must not be named."""
        example = next((words for words in self.examples if not is_forbidden(words)), "")
        return Seen(self.times, len(self.reports), self.first, example)


LEAST_SHARE = 0.01
"""Of the reports: a name that fewer have is for a person to take in, and not for a draft."""

Tallies = dict[str, Tally]


def least_reports(reports: int) -> float:
    """In how many reports a name has to be met; in a small corpus one is enough."""
    return max(1.0, reports * LEAST_SHARE)


def at(tallies: Tallies, key: str) -> Tally:
    return tallies.setdefault(key, Tally())


def ranked(tallies: Tallies) -> list[tuple[str, Tally]]:
    """What was met in most reports first."""
    return sorted(tallies.items(), key=lambda pair: (-len(pair[1].reports), -pair[1].times, pair[0]))


def commonest(texts: Counter[str]) -> str:
    return min(texts, key=lambda text: (-texts[text], text))


def joined(tallies: Tallies, same: dict[str, str]) -> Tallies:
    """The tallies with those joined that are the same: key -> the key under which both go on."""
    found: Tallies = {}
    for key, tally in ranked(tallies):
        to = key
        while to in same and same[to] != to:
            to = same[to]
        at(found, to).take_in(tally)
    return found


class Ids:
    """Ids in small letters, each given once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, name: str, kind: str = "") -> str:
        """'velika'; if that is somebody's, 'velika_province' where a kind is given, else 'velika_2'."""
        plain = "_".join(folded(name).split()) or "unnamed"
        if kind and plain in self._taken:
            plain = f"{plain}_{kind}"
        number, chosen = 1, plain
        while chosen in self._taken:
            number += 1
            chosen = f"{plain}_{number}"
        self._taken.add(chosen)
        return chosen


def one_of_each(spellings: Iterable[str]) -> Iterator[str]:
    """Spellings that no other before them finds already: the same folded, or with the s of a plural or possessive."""
    taken: set[str] = set()
    for spelling in spellings:
        key = folded(spelling)
        if key and key not in taken and not (key.endswith("s") and key[:-1] in taken):
            taken.add(key)
            yield spelling
