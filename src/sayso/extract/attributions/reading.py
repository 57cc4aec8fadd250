"""An article made ready for the rules: which words stand in quotations, which paragraph they belong to, small questions
about grammar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate
from operator import mul

from sayso.extract.attributions.detached import detached_clauses
from sayso.extract.attributions.quotations import Quotation, find_quotations
from sayso.languages.speech import SpeechLexicon
from sayso.model.source import ParsedArticle, Token

# Archives that lost their commas have none at all; an ordinary report has one every fifteen words or so.
FEWEST_WORDS_TO_MISS_COMMAS = 40


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens from first to last, both included."""

    first: int
    last: int

    def overlaps(self, other: Stretch) -> bool:
        return self.first <= other.last and other.first <= self.last

    def holds(self, token: int) -> bool:
        return self.first <= token <= self.last


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed article with what the rules ask of it."""

    parsed: ParsedArticle
    speech: SpeechLexicon
    tokens: tuple[Token, ...] = field(repr=False)
    quotations: tuple[Quotation, ...] = field(repr=False)
    quotation_at: tuple[int, ...] = field(repr=False)
    """For each token the index of the quotation around it, marks included, or -1."""
    paragraph_at: tuple[int, ...] = field(repr=False)
    letters_before: tuple[int, ...] = field(repr=False)
    """How many characters of words stand before each token; one longer than the tokens."""
    quoted_letters_before: tuple[int, ...] = field(repr=False)
    """The same of words between quotation marks."""
    detached: Mapping[int, int] = field(repr=False)
    """Verbs that the tree hangs too deep, with the reporting verb that each belongs to."""
    detached_from: Mapping[int, tuple[int, ...]] = field(repr=False)
    """The same the other way round."""
    cut_before: Mapping[int, int] = field(repr=False)
    """For a reporting verb, the first token of what no longer belongs to what it reports."""
    lacks_commas: bool

    def children(self, i: int, *relations: str) -> Iterator[Token]:
        """The words that hang directly on a word, in order, by relation."""
        for child in self.tokens[i].children:
            if self.tokens[child].dep in relations:
                yield self.tokens[child]

    def child(self, i: int, *relations: str) -> Token | None:
        return next(self.children(i, *relations), None)

    def is_quoted(self, i: int) -> bool:
        return self.quotation_at[i] >= 0

    def is_passive(self, i: int) -> bool:
        token = self.tokens[i]
        if token.tag != "VBN":
            return False
        return self.child(i, "auxpass", "nsubjpass") is not None or (
            token.dep in ("acl", "advcl", "relcl") and self.child(i, "aux") is None
        )

    def is_infinitive(self, i: int) -> bool:
        return any(child.tag == "TO" for child in self.children(i, "aux"))

    def subtree(self, i: int) -> Stretch:
        return Stretch(self.tokens[i].left, self.tokens[i].right)

    def sentence(self, i: int) -> Stretch:
        sentence = self.parsed.sentences[self.tokens[i].sentence]
        return Stretch(sentence.first, sentence.last)

    def is_punctuation(self, i: int) -> bool:
        return not any(character.isalnum() for character in self.tokens[i].text)

    def is_negated(self, i: int) -> bool:
        """Whether a negation hangs on the word, or on its subject ("neither side said")."""
        if any(child.text.lower() in self.speech.negations for child in self.children(i, "neg", "advmod", "preconj")):
            return True
        subject = self.child(i, "nsubj", "nsubjpass")
        if subject is None:
            return False
        words = (subject, *self.children(subject.i, "det", "neg"))
        return any(word.text.lower() in self.speech.negations for word in words)

    def is_negated_noun(self, i: int) -> bool:
        """ "no confirmation", "neither report"."""
        return any(child.text.lower() in self.speech.negations for child in self.children(i, "det", "neg"))


def make_ready(parsed: ParsedArticle, speech: SpeechLexicon) -> Reading:
    """The article with its quotations and paragraphs found, once."""
    quotations = find_quotations(parsed, speech)
    quotation_at = [-1] * len(parsed.tokens)
    for number, quotation in enumerate(quotations):
        last = quotation.closing if quotation.closing is not None else quotation.last
        for i in range(quotation.opening, last + 1):
            quotation_at[i] = number
    letters = [len(token.text) if token.text[:1].isalnum() else 0 for token in parsed.tokens]
    in_quotation = [number >= 0 for number in quotation_at]
    tokens = as_verbs(tuple(with_known_lemma(token, speech) for token in parsed.tokens), speech)
    detached = detached_clauses(tokens, speech)
    commas = parsed.article.text.count(",")
    return Reading(
        parsed=parsed,
        speech=speech,
        tokens=tokens,
        quotations=quotations,
        quotation_at=tuple(quotation_at),
        paragraph_at=tuple(_paragraphs(parsed)),
        letters_before=tuple(accumulate(letters, initial=0)),
        quoted_letters_before=tuple(accumulate(map(mul, letters, in_quotation), initial=0)),
        detached=detached,
        detached_from=_turned_round(detached),
        cut_before=_cuts(parsed.tokens, detached),
        lacks_commas=commas == 0 and len(parsed.tokens) >= FEWEST_WORDS_TO_MISS_COMMAS,
    )


def with_known_lemma(token: Token, speech: SpeechLexicon) -> Token:
    """The token with the lexicon's lemma where the parser has cut or left a final "e": "hop" for "hoped"."""
    if token.pos != "VERB" or token.lemma in speech.verbs:
        return token
    text, longer, shorter = token.text.lower(), f"{token.lemma}e", token.lemma.removesuffix("e")
    if longer in speech.verbs and text in (longer, f"{longer}s", f"{longer}d", f"{token.lemma}ing"):
        return replace(token, lemma=longer)
    if shorter in speech.verbs and text in (f"{shorter}s", f"{shorter}ed", f"{shorter}ing"):
        return replace(token, lemma=shorter)
    return token


def as_verbs(tokens: tuple[Token, ...], speech: SpeechLexicon) -> tuple[Token, ...]:
    """The tokens with verbs that the parser took for nouns made verbs: "The Northerners claim to hold Velika".

    A word that is the root, has an infinitive or a clause as its complement and a noun in front of it is a verb with
    its subject, where the language knows it as a cue.
    """
    mended = list(tokens)
    for token in tokens:
        if token.pos != "NOUN" or token.head != token.i or token.text.lower() not in speech.verbs:
            continue
        front = [i for i in token.children if i < token.i and tokens[i].dep == "compound"]
        if front and any(tokens[i].dep in ("xcomp", "ccomp") and i > token.i for i in token.children):
            mended[token.i] = replace(token, pos="VERB", tag="VBP", lemma=token.text.lower())
            mended[front[-1]] = replace(tokens[front[-1]], dep="nsubj")
    return tuple(mended)


def _turned_round(detached: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    by_reporting: dict[int, list[int]] = {}
    for verb, reporting in detached.items():
        by_reporting.setdefault(reporting, []).append(verb)
    return {reporting: tuple(verbs) for reporting, verbs in by_reporting.items()}


def _cuts(tokens: tuple[Token, ...], detached: Mapping[int, int]) -> dict[int, int]:
    cuts: dict[int, int] = {}
    for verb, reporting in detached.items():
        first = tokens[verb].left
        while first - 1 > reporting and tokens[first - 1].pos in ("PUNCT", "CCONJ"):
            first -= 1
        cuts[reporting] = min(first, cuts.get(reporting, first))
    return cuts


def _paragraphs(parsed: ParsedArticle) -> Iterator[int]:
    number, end, text = 0, 0, parsed.article.text
    for token in parsed.tokens:
        between = text[end : token.span.start]
        if any(mark in between for mark in "\n\r\u2028\u2029"):
            number += 1
        end = token.span.end
        yield number
