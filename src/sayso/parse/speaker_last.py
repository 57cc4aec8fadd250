"""Mends the tree of 'The rebels have taken Velika, army spokesman Ivan Hart said.'

A small statistical parser often takes the name before the comma for a part of the speaker's ("Velika, army spokesman
Ivan Hart"), which costs the claim its place and the report its speaker. Where the tree ties words across the comma, the
sentence is put together as a reader would: what is said, a comma, who says it, a verb of saying.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model.source import Token
from sayso.parse.tree import Tree

LONGEST_SPEAKER = 16
"""Words between the comma and the verb of saying."""

NOMINAL = frozenset({"NOUN", "PROPN"})
IN_SPEAKER = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "ADP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LOOSE = frozenset({"appos", "conj", "nsubj", "nsubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OPENS_CLAUSE = frozenset({"mark", "advmod"})
COMMA = ","

IsSaying = Callable[[Token], bool]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the parts of such a sentence stand, as indexes of tokens."""

    first: int
    comma: int
    verb: int

    @property
    def said(self) -> range:
        return range(self.first, self.comma)

    @property
    def speaker(self) -> range:
        return range(self.comma + 1, self.verb)


def with_speakers_last(tokens: Sequence[Token], first: int, last: int, is_saying: IsSaying) -> Tree | None:
    """The sentence's tree with the speaker where the words have it; None where nothing is to be mended.

    `first` and `last` are the sentence's tokens, both included; `is_saying` knows verbs that follow what is said.
    """
    for layout in _layouts(tokens, first, last, is_saying):
        tree = Tree(tokens, first, last)
        if _crosses(tree, layout) and _goes_on_with_no_clause(tree, layout):
            _rebuild(tree, layout)
            return tree if tree.is_whole() else None
    return None


def _layouts(tokens: Sequence[Token], first: int, last: int, is_saying: IsSaying) -> Iterator[_Layout]:
    for comma in range(first + 2, last - 1):
        if tokens[comma].text != COMMA or not any(token.tag in FINITE for token in tokens[first:comma]):
            continue
        verb = comma + 1
        while verb <= min(last, comma + LONGEST_SPEAKER) and tokens[verb].pos in IN_SPEAKER:
            verb += 1
        if (
            verb <= last
            and _is_one_name(tokens[comma + 1 : verb])
            and tokens[verb].tag in FINITE
            and is_saying(tokens[verb])
        ):
            yield _Layout(first, comma, verb)


def _is_one_name(speaker: Sequence[Token]) -> bool:
    """Not 'a claim the army' of "a claim the army denied": a second article begins a second name."""
    opens_again = any(token.pos == "DET" and before.pos in NOMINAL for before, token in pairwise(speaker))
    return not opens_again and any(token.pos in NOMINAL for token in speaker)


def _crosses(tree: Tree, layout: _Layout) -> bool:
    """Whether the tree ties a word of what is said to the speaker's name, or gives the verb of saying two subjects."""
    if any(tree.heads[i] in layout.speaker for i in layout.said):
        return True
    if any(tree.heads[i] in layout.said for i in layout.speaker):
        return True
    return any(tree.heads[i] == layout.verb and tree.deps[i] in SUBJECTS for i in layout.said)


def _goes_on_with_no_clause(tree: Tree, layout: _Layout) -> bool:
    """Not "After they took Velika, spokesman Ivan Hart said that ...": there what is said follows."""
    opening = tree.tokens[layout.first]
    if opening.dep in OPENS_CLAUSE and opening.pos in ("SCONJ", "ADV", "ADP"):
        return False
    after = range(layout.verb + 1, tree.last + 1)
    return not any(tree.heads[i] == layout.verb and tree.deps[i] in ("ccomp", "xcomp") for i in after)


def _rebuild(tree: Tree, layout: _Layout) -> None:
    root_head, root_dep = _place_of_verb(tree, layout)
    _join_speaker(tree, layout)
    main = _main_verb(tree, layout)
    for i in layout.said:
        if i != main and (tree.heads[i] not in layout.said or tree.heads[i] == i):
            _join_to_what_is_said(tree, i, main)
    for i in range(layout.verb + 1, tree.last + 1):
        if tree.heads[i] < layout.verb:
            tree.hang(i, layout.verb, tree.deps[i])
    tree.hang(main, layout.verb, "ccomp")
    tree.hang(layout.comma, layout.verb, "punct")
    tree.hang(layout.verb, root_head, root_dep)


def _place_of_verb(tree: Tree, layout: _Layout) -> tuple[int, str]:
    """What the verb of saying hangs on: nothing, or whatever outside the two parts they hung on before."""
    for i in (layout.verb, *layout.said):
        head = tree.heads[i]
        if head != i and head not in layout.said and head not in layout.speaker and head != layout.verb:
            return head, tree.deps[i]
    return layout.verb, "ROOT"


def _join_speaker(tree: Tree, layout: _Layout) -> None:
    """Its first noun phrase's last word is its head: 'Hart' of 'army spokesman Ivan Hart'."""
    speaker = layout.speaker
    end = next((i for i in speaker if tree.tokens[i].pos == "ADP" and i > speaker.start), speaker.stop)
    head = max((i for i in range(speaker.start, end) if tree.tokens[i].pos in NOMINAL), default=speaker.stop - 1)
    for i in speaker:
        if i != head and (tree.heads[i] not in speaker or tree.heads[i] == i):
            tree.hang(i, head, "compound" if tree.deps[i] in LOOSE else tree.deps[i])
    tree.hang(head, layout.verb, "nsubj")


def _main_verb(tree: Tree, layout: _Layout) -> int:
    """The verb of what is said: the finite one that hangs highest."""
    verbs = [i for i in layout.said if tree.tokens[i].pos in ("VERB", "AUX") and tree.deps[i] not in ("aux", "auxpass")]
    finite = [i for i in verbs if tree.tokens[i].tag in FINITE or tree.has_auxiliary(i)]
    return min(finite or verbs or [layout.said.start], key=lambda i: (tree.depth(i), i))


def _join_to_what_is_said(tree: Tree, i: int, main: int) -> None:
    """A word that hung on the speaker or on the verb of saying finds its place by what stands before it."""
    first = min(tree.under(i, limit=range(main, tree.last + 1)), default=i)
    before = tree.tokens[first - 1] if first > tree.first else None
    if i < main:
        is_subject = tree.tokens[i].pos in (*NOMINAL, "PRON") and not tree.has_subject(main)
        tree.hang(i, main, "nsubj" if is_subject else "dep")
    elif before is None or before.i <= main:
        tree.hang(i, main, "dobj" if tree.tokens[i].pos in NOMINAL else tree.deps[i])
    elif before.pos == "ADP":
        tree.hang(i, before.i, "pobj")
    elif before.pos in NOMINAL:
        tree.hang(i, before.i, "appos")
    else:
        tree.hang(i, before.i if before.pos == "VERB" else main, "dobj")
