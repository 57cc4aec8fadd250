"""How a language writes times: its words, and the forms that they stand in, compiled from the pack's times.toml.

`parse` asks where time expressions stand (`TimeLexicon.forms_at`), `resolve` what one is made of (`TimeLexicon.read`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sayso.languages.load import words_from

FILE_NAME = "times.toml"

LOOK_BEHIND = 40
"""Characters looked at for the words before an expression."""
_LAST_WORD = re.compile(r"([\w’'-]+)[^\S\n\r]*$")
_NEXT_WORD = re.compile(r"[^\S\n\r]*([\w’']+|[.,;:!?)”\"])?")

Meaning = str | int | float | tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TimeForm:
    """One way to write a time: a pattern over a line of text, and the reader that knows what its groups mean."""

    reads: str
    pattern: re.Pattern[str] = field(repr=False)
    needs: str | None
    """What must hold around it: 'on' (a word before), 'clause_end' ...; checked by the finder."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """An expression taken apart: which reader understands it, and the words in each slot that is filled."""

    reads: str
    slots: Mapping[str, str]

    def get(self, slot: str) -> str | None:
        return self.slots.get(slot)

    def __contains__(self, slot: str) -> bool:
        return slot in self.slots


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """Words and forms of one language."""

    language: str
    words: Mapping[str, Mapping[str, Meaning]] = field(repr=False)
    forms: tuple[TimeForm, ...] = field(repr=False)
    any_form: re.Pattern[str] = field(repr=False)
    """Matches where some form does: one quick look instead of one for each form."""
    anchor_words: frozenset[str] = field(repr=False)
    anchor_figures: re.Pattern[str] = field(repr=False)
    """Without one of these words, or such figures, there is no time expression; forms are tried only near one."""
    form_words: frozenset[str] = field(repr=False)
    """Every word that may stand in a form, and some more; figures may always."""
    contexts: Mapping[str, frozenset[str]] = field(repr=False)
    """For each `needs`, the words of which one must stand before (or after) the expression."""
    preceded: Mapping[str, re.Pattern[str]] = field(repr=False)
    """For other `needs`, a pattern that the text just before the expression must end with."""
    first_year_alone: int
    """Earlier years are years only after a preposition."""
    counting: frozenset[str] = field(repr=False)
    """Words before a count: 'more than' 2000 people."""
    capitals: frozenset[str] = field(repr=False)
    """Words that name a time only with a capital: 'may', 'march', 'sun'."""
    never_alone: frozenset[str] = field(repr=False)
    """Words that are a time only together with others: 'Jan' is also a name."""
    never_after: Mapping[str, frozenset[str]] = field(repr=False)
    """Words that begin no expression after one of these: 'many' of 'as many days' after 'as'."""
    not_tagged: Mapping[str, frozenset[str]] = field(repr=False)
    """Words that are no time when the parser gives them one of these tags: 'may' as a modal verb."""
    not_tagged_last: Mapping[str, frozenset[str]] = field(repr=False)
    """The same for the last word of an expression: 'second' is a unit there, in 'the second quarter' it is none."""
    future_modals: frozenset[str] = field(repr=False)
    future_perfect: frozenset[str] = field(repr=False)
    going: frozenset[str] = field(repr=False)
    arranged: frozenset[str] = field(repr=False)
    past_with_not: frozenset[str] = field(repr=False)
    negatives: frozenset[str] = field(repr=False)
    planning: frozenset[str] = field(repr=False)
    putting_off: frozenset[str] = field(repr=False)
    since: frozenset[str] = field(repr=False)
    """Adverbs that stretch a perfect from the time told before to now: 'has since burned'."""
    since_objects: frozenset[str] = field(repr=False)
    """What may stand after them: 'since then'."""

    def meaning(self, table: str, words: str | None) -> Meaning | None:
        """What words mean in one of the tables; None for none, or for words that it does not have."""
        return None if words is None else self.words[table].get(_folded(words))

    def read(self, text: str, start: int, end: int) -> TimeWords | None:
        """Take apart the expression at text[start:end]: the first form that covers exactly those characters."""
        for form in self.forms:
            match = form.pattern.match(text, start)
            if match is not None and match.end() != end:
                match = form.pattern.fullmatch(text, start, end)
            if match is not None and self.is_met(form.needs, text, start, end):
                return TimeWords(form.reads, {slot: words for slot, words in match.groupdict().items() if words})
        return None

    def is_met(self, needs: str | None, text: str, start: int, end: int) -> bool:
        """Whether what a form needs stands around text[start:end]; needs that end in "_end" look at the word after."""
        if needs is None:
            return True
        if pattern := self.preceded.get(needs):
            return pattern.search(text[max(0, start - LOOK_BEHIND) : start]) is not None
        wanted = self.contexts[needs]
        return (_word_after(text, end) if needs.endswith("_end") else word_before(text, start)) in wanted

    def forms_at(self, text: str, start: int) -> Iterator[tuple[int, TimeForm]]:
        """Every form that begins at an offset, with where it ends; longest first, of equals the earlier form first."""
        if self.any_form.match(text, start) is None:
            return
        found = [(m.end(), form) for form in self.forms if (m := form.pattern.match(text, start))]
        yield from sorted(found, key=lambda pair: -pair[0])


def word_before(text: str, start: int) -> str:
    """The word just before an offset, in small letters; '' when a mark or a line's beginning stands there."""
    before = _LAST_WORD.search(text[max(0, start - LOOK_BEHIND) : start])
    return before.group(1).casefold() if before else ""


def _word_after(text: str, end: int) -> str:
    after = _NEXT_WORD.match(text, end)
    return (after.group(1) or "").casefold() if after else ""


def _folded(words: str) -> str:
    return " ".join(words.replace("’", "'").casefold().split())


@cache
def load_times(language: str = "en") -> TimeLexicon:
    """The time words and forms of an installed language. Read and compiled once a process.

    Raises UnknownPackError for a language that is not installed, PackError for a file that does not hold together.
    """
    return words_from(language, FILE_NAME, times_from)


def times_from(language: str, content: Mapping[str, Any]) -> TimeLexicon:
    """A lexicon from the content of a times.toml."""
    tables = {
        name: {_folded(word): _frozen(m) for word, m in table.items()} for name, table in content["words"].items()
    }
    builder = _PatternBuilder(tables, content["pieces"])
    forms = tuple(
        TimeForm(row["reads"], re.compile(builder.form(row["form"]), re.IGNORECASE), row.get("needs"))
        for row in content["form"]
    )
    guards = content["guards"]
    return TimeLexicon(
        language=language,
        words=tables,
        forms=forms,
        any_form=re.compile(
            "|".join(re.sub(r"\(\?P<\w+>", "(?:", form.pattern.pattern) for form in forms), re.IGNORECASE
        ),
        anchor_words=frozenset(_anchor_words(tables, guards)),
        anchor_figures=re.compile(builder.figures(guards["anchor_figures"]), re.IGNORECASE),
        form_words=frozenset(_form_words(tables, content)),
        contexts=_contexts(content),
        preceded={need: builder.ending(pattern) for need, pattern in content["needs_before"].items()},
        first_year_alone=int(guards["first_year_alone"]),
        counting=frozenset(guards["counting"]),
        capitals=frozenset(guards["capitals"]),
        never_alone=frozenset(guards["never_alone"]),
        never_after={word: frozenset(before) for word, before in guards["never_after"].items()},
        not_tagged={word: frozenset(tags) for word, tags in guards["not_tagged"].items()},
        not_tagged_last={word: frozenset(tags) for word, tags in guards["not_tagged_last"].items()},
        future_modals=frozenset(content["tense"]["future_modals"]),
        future_perfect=frozenset(content["tense"]["future_perfect"]),
        going=frozenset(content["tense"]["going"]),
        arranged=frozenset(content["tense"]["arranged"]),
        negatives=frozenset(content["tense"]["negatives"]),
        past_with_not=frozenset(content["tense"]["past_with_not"]),
        planning=frozenset(content["tense"]["planning"]),
        putting_off=frozenset(content["tense"]["putting_off"]),
        since=frozenset(content["since_then"]["adverbs"]),
        since_objects=frozenset(content["since_then"]["objects"]),
    )


def _contexts(content: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The words of every need, and none for a need that the file names but does not describe."""
    contexts = {need: frozenset(words) for need, words in content["needs"].items()}
    named = {row["needs"] for row in content["form"] if "needs" in row} - {*contexts, *content["needs_before"]}
    if named:
        raise ValueError(f"a form needs {sorted(named)[0]!r}, which [needs] does not describe")
    return contexts


def _anchor_words(tables: Mapping[str, Mapping[str, Meaning]], guards: Mapping[str, Any]) -> Iterator[str]:
    """The last word of every phrase in the anchor tables ("day" of "new year's day"), and the words given alone."""
    for table in guards["anchors"]:
        for phrase in tables[table]:
            yield from re.findall(r"\w+", phrase)[-1:]
    yield from guards["anchor_words"]


def _form_words(tables: Mapping[str, Mapping[str, Meaning]], content: Mapping[str, Any]) -> Iterator[str]:
    for table in tables.values():
        for phrase in table:
            yield from re.findall(r"\w+", phrase)
    # Literal words of forms and pieces, wherever they stand in them: a few too many do no harm.
    for pattern in (*(row["form"] for row in content["form"]), *content["pieces"].values()):
        yield from re.findall(r"[^\W\d_]+", pattern.casefold())


def _frozen(meaning: Any) -> Meaning:
    return tuple(meaning) if isinstance(meaning, list) else meaning


# {name} or {name_2}: a group; {name:pattern}: a group with its own pattern; {:name}: no group. Patterns hold {m,n} too.
_SLOT = re.compile(
    r"\{(?P<name>[a-z][a-z_]*?)(?P<copy>_\d)?(?::(?P<own>(?:[^{}]|\{\d[\d,]*\})+))?\}|\{:(?P<bare>[a-z_\d]+)\}"
)


class _PatternBuilder:
    """Writes words and pieces into forms."""

    def __init__(self, tables: Mapping[str, Mapping[str, Meaning]], pieces: Mapping[str, str]) -> None:
        self._tables = tables
        self._pieces = pieces
        self._space = pieces["w"]

    def form(self, form: str) -> str:
        # No letter on either side, no figure cut in two ("1,998", "3.5"), no sum of money, no percentage, no age.
        end = rf"(?!\w)(?!(?<=\d)[.,:]\d)(?!(?<=\d)[^\S\n\r]?%){self._spaced(self._pieces['not_followed'])}"
        return rf"(?<![\w$£€])(?<!\d[.,:])(?:{self._expand(form)}){end}"

    def figures(self, pattern: str) -> str:
        return rf"(?:{self._expand(pattern)})(?!\w)"

    def ending(self, pattern: str) -> re.Pattern[str]:
        return re.compile(rf"(?:{self._expand(pattern)})$", re.IGNORECASE)

    def _expand(self, form: str) -> str:
        written, position = [], 0
        for match in _SLOT.finditer(form):
            written.append(self._spaced(form[position : match.start()]))
            written.append(self._slot(match))
            position = match.end()
        written.append(self._spaced(form[position:]))
        if "{" in re.sub(r"\{\d[\d,]*\}", "", rest := "".join(_SLOT.split(form)[::5])):
            raise ValueError(f"a slot that cannot be read in {rest!r}")
        return "".join(written)

    def _slot(self, match: re.Match[str]) -> str:
        if bare := match["bare"]:
            return f"(?:{self._body(bare)})"
        name = match["name"] + (match["copy"] or "")
        body = self._spaced(match["own"]) if match["own"] else self._body(match["name"])
        return f"(?P<{name}>{body})"

    def _body(self, name: str) -> str:
        if name in self._pieces:
            return self._expand(self._pieces[name])
        longest_first = sorted(self._tables[name], key=lambda word: (-len(word), word))
        return "|".join(re.escape(word).replace(r"\ ", self._space).replace("'", "[’']") for word in longest_first)

    def _spaced(self, literal: str) -> str:
        return literal.replace("_", self._space)
