"""One sentence's dependency tree while it is being mended: heads and relations that can be moved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sayso.model.source import Token

AUXILIARIES = frozenset({"aux", "auxpass"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Tree:
    """The tokens `first` to `last`, both included, of a paragraph or an article."""

    def __init__(self, tokens: Sequence[Token], first: int, last: int) -> None:
        self.tokens, self.first, self.last = tokens, first, last
        self.heads = {i: tokens[i].head for i in range(first, last + 1)}
        self.deps = {i: tokens[i].dep for i in range(first, last + 1)}

    def hang(self, i: int, head: int, dep: str) -> None:
        """Moves a word, with all that hangs on it."""
        self.heads[i], self.deps[i] = head, dep

    def depth(self, i: int) -> int:
        """Steps to the root; the sentence's length where there is none."""
        steps = 0
        while self.heads[i] != i and steps <= self.last - self.first:
            i, steps = self.heads[i], steps + 1
        return steps

    def is_whole(self) -> bool:
        """Whether every word leads to one root."""
        roots = [i for i, head in self.heads.items() if head == i]
        return len(roots) == 1 and all(self.depth(i) <= self.last - self.first for i in self.heads)

    def has_auxiliary(self, i: int) -> bool:
        return any(head == i and self.deps[child] in AUXILIARIES for child, head in self.heads.items())

    def has_subject(self, i: int) -> bool:
        return any(head == i and self.deps[child] in SUBJECTS for child, head in self.heads.items())

    def under(self, i: int, limit: Collection[int]) -> Iterator[int]:
        """The words inside `limit` from which one comes to i without leaving it."""
        for word in limit:
            at = word
            while at != i and at in limit and self.heads[at] != at:
                at = self.heads[at]
            if at == i:
                yield word

    def grown(self) -> Iterator[Token]:
        """The sentence's tokens with heads, relations, children and the reach of each as the tree now has them."""
        children: dict[int, list[int]] = {i: [] for i in self.heads}
        reach = {i: (i, i) for i in self.heads}
        for i in sorted(self.heads, key=self.depth, reverse=True):
            head = self.heads[i]
            if head != i:
                children[head].append(i)
                reach[head] = min(reach[head][0], reach[i][0]), max(reach[head][1], reach[i][1])
        for i in range(self.first, self.last + 1):
            yield replace(
                self.tokens[i],
                head=self.heads[i],
                dep=self.deps[i],
                left=reach[i][0],
                right=reach[i][1],
                children=tuple(sorted(children[i])),
            )
