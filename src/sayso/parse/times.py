"""Where an article says when: its time expressions, found by the forms of its language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from sayso.errors import UnknownPackError
from sayso.languages.times import TimeForm, TimeLexicon, load_times, word_before
from sayso.model.source import Span, Token

# An expression begins at most this many words before its anchor word ("at least two and a half straight [weeks]").
WORDS_BEFORE_ANCHOR = 9
# The second day of "April 24 and 25" stands after the month that it needs.
WORDS_AFTER_ANCHOR = 4

_WORD = re.compile(r"(?<![\w$£€])(?P<mark>[’'`]?)(?P<word>\w+)")


def find_times(
    text: str, spans: Sequence[Span], tokens: Sequence[Token] = (), *, language: str = "en"
) -> tuple[Span, ...]:
    """The time expressions inside the given stretches of text (paragraphs), in order, never overlapping.

    Prepositions stay outside ("on [Friday night]"), articles and "early", "at least" and the like inside. Tokens, where
    there are some, tell "may" the verb from May. A language without time words has no time expressions.
    """
    try:
        lexicon = load_times(language)
    except UnknownPackError:
        return ()
    starts = [token.span.start for token in tokens]
    found: list[Span] = []
    for span in spans:
        found.extend(_in_paragraph(text, span, lexicon, tokens, starts))
    return tuple(found)


def may_hold_time(text: str, paragraph: Span, *, language: str = "en") -> bool:
    """Whether any word of the paragraph can begin a time expression; quick, and never wrongly False."""
    try:
        lexicon = load_times(language)
    except UnknownPackError:
        return False
    return bool(_likely_starts(text, paragraph, lexicon))


def _in_paragraph(
    text: str, paragraph: Span, lexicon: TimeLexicon, tokens: Sequence[Token], starts: Sequence[int]
) -> Iterator[Span]:
    free = paragraph.start
    for start in _likely_starts(text, paragraph, lexicon):
        if start < free:
            continue
        for end, form in lexicon.forms_at(text, start):
            span = Span(start, end)
            if end <= paragraph.end and _fits(text, span, form, lexicon, tokens, starts):
                yield span
                free = end
                break


def _likely_starts(text: str, paragraph: Span, lexicon: TimeLexicon) -> list[int]:
    """Beginnings of words, in order, that stand near an anchor word with only words of forms in between."""
    words = list(_WORD.finditer(text, paragraph.start, paragraph.end))
    likely: set[int] = set()
    for number, word in enumerate(words):
        if _is_anchor(word, text, lexicon):
            likely.update(_run(words, range(number, max(-1, number - WORDS_BEFORE_ANCHOR - 1), -1), lexicon))
            likely.update(_run(words, range(number, min(len(words), number + 1 + WORDS_AFTER_ANCHOR)), lexicon))
    starts = {words[number].start("word") for number in likely}
    # "'98", but not the quotation mark before Today.
    starts.update(words[n].start() for n in likely if words[n]["mark"] and words[n]["word"][0].isdigit())
    return sorted(starts)


def _run(words: Sequence[re.Match[str]], numbers: Iterable[int], lexicon: TimeLexicon) -> Iterator[int]:
    for number in numbers:
        word = words[number]["word"]
        if word[0].isalpha() and word.casefold() not in lexicon.form_words:
            return
        yield number


def _is_anchor(word: re.Match[str], text: str, lexicon: TimeLexicon) -> bool:
    if word["word"].casefold() in lexicon.anchor_words:
        return True
    is_figure = not word["word"][0].isalpha() or bool(word["mark"])
    return is_figure and lexicon.anchor_figures.match(text, word.start()) is not None


def _fits(
    text: str, span: Span, form: TimeForm, lexicon: TimeLexicon, tokens: Sequence[Token], starts: Sequence[int]
) -> bool:
    """Whether case, tags and the words around allow what the form alone would take for a time."""
    if not lexicon.is_met(form.needs, text, span.start, span.end):
        return False
    words = span.of(text)
    first = words.split()[0].casefold()
    if words.casefold() in lexicon.never_alone or word_before(text, span.start) in lexicon.never_after.get(first, ()):
        return False
    if form.reads == "year" and words.isdigit() and _is_count(text, span, lexicon, tokens, starts):
        return False
    for match in re.finditer(r"\w+", words):
        word = match.group()
        folded = word.casefold()
        if folded in lexicon.capitals and not word[0].isupper():
            return False
        guard = lexicon.not_tagged_last if match.end() == len(words) else {}
        tags = lexicon.not_tagged.get(folded) or guard.get(folded)
        if tags and _tag_at(span.start + match.start(), tokens, starts) in tags:
            return False
    return True


def _is_count(text: str, span: Span, lexicon: TimeLexicon, tokens: Sequence[Token], starts: Sequence[int]) -> bool:
    """Whether bare figures that may be a year count something: 'killing 1300', 'more than 2000 people'."""
    before, counts = word_before(text, span.start), _counts_next_word(span, tokens, starts)
    if int(span.of(text)) < lexicon.first_year_alone:
        return counts or before not in lexicon.contexts["year_context"]
    return counts and (before in lexicon.counting or not _has_determiner(span, tokens, starts))


def _counts_next_word(span: Span, tokens: Sequence[Token], starts: Sequence[int]) -> bool:
    at = bisect_left(starts, span.start)
    if at + 1 >= len(tokens) or starts[at] != span.start:
        return False
    return tokens[at].dep == "nummod" and tokens[tokens[at].head].tag == "NNS" and tokens[at].head > at


def _has_determiner(span: Span, tokens: Sequence[Token], starts: Sequence[int]) -> bool:
    """'the 1992 protests', 'their 1992 talks': what is determined already is not counted by the year."""
    at = bisect_left(starts, span.start)
    return at > 0 and tokens[at - 1].tag in ("DT", "PRP$", "POS", "JJ", "NN", "NNP")


def _tag_at(offset: int, tokens: Sequence[Token], starts: Sequence[int]) -> str:
    at = bisect_left(starts, offset)
    return tokens[at].tag if at < len(tokens) and starts[at] == offset else ""
