"""Numbers as the text has them, kept as ranges: 'at least 70', 'dozens', 'a man and two boys', 'four of the seven'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.extract.grammar import Grammar
from sayso.languages.quantities import QuantityLexicon
from sayso.model.claim import Quantity
from sayso.model.source import Span, Token

DIGITS = re.compile(r"^\d{1,3}(?:[ ,.]\d{3})+$|^\d+$")
DECIMAL = re.compile(r"^\d+[.,]\d{1,2}$")
FARTHEST_NUMBER = 4
"""Words between a number and the noun that it counts, at most: '22 Northern army special forces'."""
WORDS_BEFORE = 5
"""How far before a number its bound may begin: "at a minimum of"."""
YEARS = range(1900, 2100)


def value_of(word: str, lexicon: QuantityLexicon) -> float | None:
    """The number that one word stands for; None if it is no number.

    '1,300' -> 1300, 'seven' -> 7, 'twenty-one' -> 21.
    """
    plain = word.lower()
    if DIGITS.match(plain):
        return float(re.sub(r"[ ,.]", "", plain))
    if DECIMAL.match(plain):
        return float(plain.replace(",", "."))
    if plain in lexicon.numbers:
        return float(lexicon.numbers[plain])
    parts = [lexicon.numbers.get(part) for part in plain.split("-")]
    if len(parts) == 2 and parts[0] is not None and parts[1] is not None:
        return float(parts[0] + parts[1])
    return None


def quantity_at(i: int, counts: str | None, grammar: Grammar, lexicon: QuantityLexicon) -> Quantity | None:
    """What the noun at i, with everything coordinated with it, is counted as; None if it is not counted.

    `counts` names what the number is a number of; None: the noun itself.
    """
    pieces = [piece for noun in grammar.conjuncts(i) if (piece := count_of(noun, counts, grammar, lexicon)) is not None]
    if not pieces:
        return None
    return pieces[0] if len(pieces) == 1 else _sum(pieces, grammar)


def _sum(pieces: Sequence[Quantity], grammar: Grammar) -> Quantity:
    lows = [piece.low for piece in pieces]
    highs = [piece.high for piece in pieces]
    span = Span(min(p.span.start for p in pieces), max(p.span.end for p in pieces))
    return Quantity(
        of=pieces[0].of,
        low=sum(low for low in lows if low is not None) if any(low is not None for low in lows) else None,
        high=None if None in highs else sum(high for high in highs if high is not None),
        words=span.of(grammar.parsed.article.text),
        span=span,
    )


def count_of(i: int, counts: str | None, grammar: Grammar, lexicon: QuantityLexicon) -> Quantity | None:
    """What the noun at i alone is counted as, without what is coordinated with it."""
    run = _number_run(i, grammar, lexicon)
    if run is None:
        return _single(i, counts, grammar, lexicon)
    first, last = run
    bounds = _range_of(first, last, grammar.tokens, lexicon)
    if bounds is None:
        return None
    low, high, start = bounds
    span = Span(grammar.tokens[start].span.start, grammar.tokens[last].span.end)
    of = counts or _noun_of(i, grammar, lexicon)
    following = grammar.tokens[last + 1].text.lower() if last + 1 < len(grammar.tokens) else ""
    if following in lexicon.percent:
        of = "percent"
    total = _total_after(last, grammar.tokens, lexicon)
    return Quantity(of, low, high, span.of(grammar.parsed.article.text), span, total)


def _single(i: int, counts: str | None, grammar: Grammar, lexicon: QuantityLexicon) -> Quantity | None:
    """'A child' is one, where the noun is one that is counted."""
    token = grammar.tokens[i]
    article = next((c for c in grammar.children(i, "det") if c.text.lower() in lexicon.singular_articles), None)
    if article is None or token.lemma.lower() not in lexicon.countable or token.tag == "NNS":
        return None
    span = Span(article.span.start, token.span.end)
    return Quantity(counts or token.lemma.lower(), 1, 1, span.of(grammar.parsed.article.text), span)


def _number_run(i: int, grammar: Grammar, lexicon: QuantityLexicon) -> tuple[int, int] | None:
    """First and last token of the number that counts the noun at i (or that is the noun at i)."""
    token = grammar.tokens[i]
    own = [
        c
        for c in grammar.children(i, "nummod", "quantmod", "amod", "det", "nmod", "compound")
        if _is_number(c, lexicon)
    ]
    if own and not _is_year_of(own[-1]):
        last = own[-1].i
        return _extended(last, grammar.tokens, lexicon)
    if _is_number(token, lexicon) and not _is_year_of(token):
        return _extended(i, grammar.tokens, lexicon)
    if token.dep == "pobj":  # "hundreds of civilians"
        above = grammar.tokens[grammar.tokens[token.head].head]
        if grammar.tokens[token.head].lemma in lexicon.part_links and _is_number(above, lexicon):
            return _extended(above.i, grammar.tokens, lexicon)
    return _number_before(i, grammar, lexicon)


def _number_before(i: int, grammar: Grammar, lexicon: QuantityLexicon) -> tuple[int, int] | None:
    """A number just before the words that stand before the noun, whatever the tree makes of it: 'Friday 22 rebels'."""
    tokens = grammar.tokens
    if tokens[i].pos not in ("NOUN", "PROPN"):
        return None
    position = i - 1
    while position >= 0 and i - position <= FARTHEST_NUMBER and tokens[position].sentence == tokens[i].sentence:
        token = tokens[position]
        if value_of(token.text, lexicon) is not None and token.text.isdigit():
            return None if _is_year_of(token) else _extended(position, tokens, lexicon)
        if token.pos not in ("PROPN", "ADJ", "NOUN") and not token.text.isupper():
            return None
        position -= 1
    return None


def _is_number(token: Token, lexicon: QuantityLexicon) -> bool:
    lower = token.text.lower()
    if token.entity in ("DATE", "CARDINAL") and token.dep in ("dobj", "nsubjpass") and lower.isdigit():
        return int(lower) not in YEARS  # "injuring 40" is no date, whatever the parser's label
    if token.entity in ("DATE", "TIME", "ORDINAL", "PERCENT", "MONEY") and lower not in lexicon.vague:
        return token.entity == "PERCENT" and value_of(lower, lexicon) is not None
    return value_of(lower, lexicon) is not None or lower in lexicon.vague or lower in lexicon.multipliers


def _is_year_of(number: Token) -> bool:
    return number.text.isdigit() and int(number.text) in YEARS and number.entity == "DATE"


def _extended(i: int, tokens: Sequence[Token], lexicon: QuantityLexicon) -> tuple[int, int]:
    first = last = i
    while first > 0 and tokens[first - 1].sentence == tokens[i].sentence and _is_number(tokens[first - 1], lexicon):
        first -= 1
    while (
        last + 1 < len(tokens)
        and _is_number(tokens[last + 1], lexicon)
        and tokens[last + 1].sentence == tokens[i].sentence
    ):
        last += 1
    if first > 1 and _is_vague_beyond_link(first - 2, first - 1, tokens, lexicon):
        first -= 2
    if last + 2 < len(tokens) and _is_vague_beyond_link(last + 2, last + 1, tokens, lexicon):
        last += 2
    return first, last


def _is_vague_beyond_link(number: int, link: int, tokens: Sequence[Token], lexicon: QuantityLexicon) -> bool:
    """'Hundreds' or 'thousands' of 'hundreds of thousands', seen from the other."""
    return tokens[link].text.lower() in lexicon.vague_links and tokens[number].text.lower() in lexicon.vague


def _range_of(
    first: int, last: int, tokens: Sequence[Token], lexicon: QuantityLexicon
) -> tuple[int | None, int | None, int] | None:
    """(low, high, first token with the words of the bound); None where the words make no number."""
    phrase = " ".join(t.text.lower() for t in tokens[first : last + 1])
    number = _value_of_run([t.text.lower() for t in tokens[first : last + 1]], lexicon)
    vague = lexicon.vague.get(phrase)
    if vague is None and number is None:
        vague = next((lexicon.vague[w] for w in phrase.split() if w in lexicon.vague), None)
    if vague is not None:
        return vague, None, _bound_start(first, tokens, lexicon)[1]
    if number is None:
        return None
    lower_end = _lower_end(first, tokens, lexicon)
    if lower_end is not None:
        low, begins = lower_end
        if low > number:  # "twenty-one", cut at its hyphen
            return low + int(number), low + int(number), begins
        return low, int(number), begins
    bound, start = _bound_start(first, tokens, lexicon)
    after = " ".join(t.text.lower() for t in tokens[last + 1 : last + 3])
    if bound == "at_least" or any(after.startswith(p) for p in lexicon.or_more):
        return int(number), None, start
    if bound == "at_most":
        return None, int(number), start
    return int(number), int(number), start


def _bound_start(first: int, tokens: Sequence[Token], lexicon: QuantityLexicon) -> tuple[str, int]:
    """Which bound stands before the number, and where it begins."""
    for name, phrases in (("at_least", lexicon.at_least), ("at_most", lexicon.at_most), ("about", lexicon.about)):
        for phrase in phrases:
            words = phrase.split()
            start = first - len(words)
            if start >= 0 and len(words) <= WORDS_BEFORE and [t.text.lower() for t in tokens[start:first]] == words:
                longer = _bound_of_longer(name, start, tokens, lexicon)
                return longer or (name, start)
    return "", first


def _bound_of_longer(
    name: str, start: int, tokens: Sequence[Token], lexicon: QuantityLexicon
) -> tuple[str, int] | None:
    """'No more than' is not 'more than': a longer phrase of another bound that ends in the same words wins."""
    if start and tokens[start - 1].text.lower() in lexicon.turning:
        return ("at_most" if name == "at_least" else "at_least"), start - 1
    return None


def _lower_end(first: int, tokens: Sequence[Token], lexicon: QuantityLexicon) -> tuple[int, int] | None:
    """The other number of 'between 10 and 20' or '10 to 20', for the number that begins at `first`."""
    if first < 2 or tokens[first - 1].text.lower() not in lexicon.range_links:
        return None
    low = value_of(tokens[first - 2].text, lexicon)
    if low is None:
        return None
    opened = first >= 3 and tokens[first - 3].text.lower() in lexicon.range_openers
    if tokens[first - 1].text.lower() in lexicon.closing_links and not opened:
        return None
    return int(low), first - 3 if opened else first - 2


def _value_of_run(words: Sequence[str], lexicon: QuantityLexicon) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for word in words:
        value = value_of(word, lexicon)
        if value is not None:
            current, seen = (current + value if seen and value < current else value), True
        elif word in lexicon.multipliers:
            current = (current or 1.0) * lexicon.multipliers[word]
            if current >= 1000:
                total, current = total + current, 0.0
            seen = True
        else:
            return None
    return total + current if seen else None


def _noun_of(i: int, grammar: Grammar, lexicon: QuantityLexicon) -> str:
    token = grammar.tokens[i]
    if _is_number(token, lexicon):
        inner = next(grammar.after_preposition(i, *grammar.small.belonging), None)
        return grammar.tokens[inner].text.lower() if inner is not None else "people"
    return token.text.lower()


def _total_after(last: int, tokens: Sequence[Token], lexicon: QuantityLexicon) -> int | None:
    """The whole that a part is counted from: 'four of the seven districts', 'two of Brod's nine mills'."""
    if last + 1 >= len(tokens) or tokens[last + 1].text.lower() not in lexicon.part_links:
        return None
    for token in tokens[last + 2 : last + 9]:
        if token.pos == "VERB" or token.sentence != tokens[last].sentence:
            return None
        value = value_of(token.text, lexicon)
        if value is not None and token.entity not in ("DATE", "TIME"):
            return int(value)
    return None
