"""'Has since burned', 'since then it has taken': from the time told before up to publication."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.languages.grammar import load_grammar
from sayso.languages.times import TimeLexicon
from sayso.model.source import ParsedArticle, Token
from sayso.model.times import Period, TimeReading

# The time that "since" counts from stands in its own sentence or so many before.
SENTENCES_BACK = 2


def since_then(
    parsed: ParsedArticle, trigger: int, readings: Sequence[TimeReading], lexicon: TimeLexicon
) -> TimeReading | None:
    """The stretch that 'since' beside the verb of token `trigger` makes with the last day told before it.

    None without such a word, for a verb that is not in the perfect, and where no day was told shortly before.
    Without a publication day the stretch has no end.
    """
    adverb = next(_adverbs(parsed, trigger, lexicon), None)
    if adverb is None:
        return None
    told = _told_before(parsed, adverb, readings)
    if told is None or told.period is None or told.period.first is None:
        return None
    published = parsed.article.published_on
    last = max(published, told.period.first) if published is not None else None
    reason = f"since {told.words!r}, up to the publication day; {told.reason}"
    return TimeReading(adverb.text, adverb.span, told.value, Period(told.period.first, last), "range", "text", reason)


def _adverbs(parsed: ParsedArticle, trigger: int, lexicon: TimeLexicon) -> Iterator[Token]:
    """'since' under the verb, or under the one that it goes on from ("has since burned and fallen"), in the perfect."""
    tokens = parsed.tokens
    chain = [tokens[trigger], *parsed.ancestors(trigger)] if trigger < len(tokens) else []
    verb = next((token for token in chain if token.pos == "VERB"), None)
    while verb is not None and verb.dep == "conj" and not _is_perfect(parsed, verb):
        verb = tokens[verb.head]
    if verb is None or not _is_perfect(parsed, verb):
        return
    for child in (tokens[child] for child in verb.children):
        if child.text.casefold() in lexicon.since and all(
            tokens[inner].text.casefold() in lexicon.since_objects for inner in child.children
        ):
            yield child


def _is_perfect(parsed: ParsedArticle, verb: Token) -> bool:
    children = (parsed.tokens[child] for child in verb.children)
    perfects = load_grammar(parsed.article.language).perfects
    return any(child.dep == "aux" and child.lemma in perfects and child.tag in ("VBP", "VBZ") for child in children)


def _told_before(parsed: ParsedArticle, adverb: Token, readings: Sequence[TimeReading]) -> TimeReading | None:
    first = parsed.sentences[max(0, adverb.sentence - SENTENCES_BACK)].span.start
    before = bisect_left(readings, adverb.span.start, key=lambda reading: reading.span.start)
    for reading in reversed(readings[:before]):
        if reading.span.start < first:
            return None
        if reading.period is not None and reading.period.first is not None:
            return reading
    return None
