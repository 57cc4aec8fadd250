"""What its own speaker takes back: "retracted its claim that", "mistaken when he said that", "no longer says"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.languages.stance import TakingBack
from sayso.model.claim import Attribution, Stance
from sayso.model.source import ParsedArticle, Span, Token

PLAIN = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.BELIEVES})
BESIDE = frozenset({"prt", "advmod", "neg"})


def with_retractions(
    attributions: Sequence[Attribution], parsed: ParsedArticle, taking_back: TakingBack
) -> tuple[Attribution, ...]:
    """The attributions, with those that are taken back as denials whose cue holds the word that takes them back.

    The act of taking back, where it was found as an attribution of its own with the same content, goes.
    """
    finder = _Retractions(parsed, taking_back)
    made = [finder.taken_back(one) or one for one in attributions]
    back = {one.index: one for one, before in zip(made, attributions, strict=True) if one is not before}
    doubled = {
        one.index
        for one in attributions
        for other in back.values()
        if one.index not in back and one.content == other.content and set(one.cue) <= set(other.cue)
    }
    return _renumbered([one for one in made if one.index not in doubled])


def _renumbered(kept: Sequence[Attribution]) -> tuple[Attribution, ...]:
    number = {one.index: n for n, one in enumerate(kept)}
    return tuple(
        replace(one, index=number[one.index], parent=number.get(one.parent) if one.parent is not None else None)
        for one in kept
    )


class _Retractions:
    """Looks for the words that take an attribution of one article back."""

    def __init__(self, parsed: ParsedArticle, taking_back: TakingBack) -> None:
        self.tokens, self.words = parsed.tokens, taking_back
        self._children: dict[int, list[Token]] = {}
        for token in parsed.tokens:
            if token.head != token.i:
                self._children.setdefault(token.head, []).append(token)

    def taken_back(self, attribution: Attribution) -> Attribution | None:
        """The attribution as a denial; None where nothing takes it back."""
        if attribution.stance not in PLAIN:
            return None
        for cue in attribution.cue:
            for token in self._within(cue):
                spans = list(self._words_that_take_back(token))
                if spans and not any(span.overlaps(piece) for span in spans for piece in attribution.content):
                    new = [span for span in spans if not any(span.overlaps(one) for one in attribution.cue)]
                    cues = tuple(sorted((*attribution.cue, *new), key=lambda span: span.start))
                    return replace(attribution, cue=cues, stance=Stance.DENIES)
        return None

    def _within(self, span: Span) -> Iterator[Token]:
        return (token for token in self.tokens if span.contains(token.span))

    def _words_that_take_back(self, cue: Token) -> Iterator[Span]:
        if cue.pos in ("VERB", "AUX"):
            yield from self._no_longer(cue)
            yield from self._in_error(cue)
        elif any(child.dep == "poss" for child in self._children.get(cue.i, ())):
            yield from self._taking_own_words(cue)

    def _no_longer(self, cue: Token) -> Iterator[Span]:
        """'No longer says': two words in a row beside the verb."""
        for child in self._children.get(cue.i, ()):
            before = self.tokens[child.i - 1] if child.i else child
            if child.dep in BESIDE and f"{before.text} {child.text}".lower() in self.words.phrases:
                yield before.span
                yield child.span

    def _in_error(self, cue: Token) -> Iterator[Span]:
        """'Mistaken when he said', 'wrong in saying'."""
        if cue.dep not in ("advcl", "pcomp"):
            return
        above = self.tokens[cue.head]
        first = cue.left
        if cue.dep == "pcomp":
            above, first = self.tokens[above.head], above.i
        # Where the clause hangs on the verb around it, the word stands right before it.
        for word in (above, self.tokens[max(0, first - 1)]):
            if {word.lemma.lower(), word.text.lower()} & self.words.adjectives:
                yield word.span
                return

    def _taking_own_words(self, noun: Token) -> Iterator[Span]:
        """'Retracted its statement', 'took back his claim', 'rowed back on their report'."""
        verb = self.tokens[noun.head]
        if noun.dep == "pobj":
            verb = self.tokens[verb.head]
        elif noun.dep not in ("dobj", "nsubjpass"):
            return
        particles = [child for child in self._children.get(verb.i, ()) if child.dep in BESIDE]
        if noun.dep != "pobj" and verb.lemma.lower() in self.words.verbs:
            yield verb.span
        for particle in particles:
            if f"{verb.lemma} {particle.text}".lower() in self.words.verbs:
                yield verb.span
                yield particle.span
