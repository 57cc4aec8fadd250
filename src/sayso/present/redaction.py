"""Names that may be shown and names that may not (do no harm, H9, H10, H22).

Redacted means removed: what a `Redactor` gives out holds no character of a protected name, so no layer of a document
built from it can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sayso.model.actors import PersonNotice
from sayso.model.source import Span

SHORTEST_NAME_PART = 3
"""Shorter parts of a name ("al", "bin") are common words and are not masked on their own."""


class Piece(NamedTuple):
    """A stretch of a text as it may be shown."""

    text: str
    span: Span
    """Where it stands in the article, before anything was removed."""
    is_masked: bool


@dataclass(frozen=True, slots=True)
class Redactor:
    """Shows one article's words with private people's names replaced by their role."""

    text: str
    masked: tuple[tuple[Span, str], ...]
    """In order, not overlapping: where a protected name stands, and the role phrase that stands for it."""
    names: tuple[tuple[re.Pattern[str], str], ...]
    public: frozenset[str]
    """Wordings of people whom this article shows in a public role."""

    def pieces(self, span: Span) -> Iterator[Piece]:
        """The stretch as shown and masked pieces, in order, none overlapping."""
        position = span.start
        for mask, role in self.masked:
            if mask.end <= position or mask.start >= span.end or position >= span.end:
                continue
            if mask.start > position:
                shown = Span(position, mask.start)
                yield Piece(self.scrubbed(shown.of(self.text)), shown, False)
            yield Piece(f"[{role}]", Span(max(mask.start, span.start), min(mask.end, span.end)), True)
            position = mask.end
        if position < span.end:
            rest = Span(position, span.end)
            yield Piece(self.scrubbed(rest.of(self.text)), rest, False)

    def shown(self, span: Span) -> str:
        """The stretch as one string with roles for protected names."""
        return "".join(piece.text for piece in self.pieces(span))

    def is_free_of_names(self, name: str) -> bool:
        """Whether a file's name, in which words may be run together, holds no part of a protected name."""
        told = name.casefold()
        parts = {part for span, _ in self.masked for part in span.of(self.text).casefold().split()}
        return not any(part in told for part in parts if len(part) >= SHORTEST_NAME_PART)

    def words(self, text: str) -> str:
        """Any string that was made from the article (a label, a title), with roles for protected names."""
        return self.scrubbed(text)

    def scrubbed(self, text: str, public_elsewhere: frozenset[str] = frozenset()) -> str:
        """The string with roles for this article's protected names, but for those that are public elsewhere."""
        for pattern, role in self.names:
            found = pattern.search(text)
            if found and found[0] not in public_elsewhere:
                text = pattern.sub(f"[{role}]", text)
        return text


def redactor_for(text: str, people: Sequence[PersonNotice]) -> Redactor:
    """The redactor of one article. A name that a public and a private person share is masked."""
    private = [person for person in people if not person.is_public]
    spans = sorted((span, person.role_phrase) for person in private for span in person.spans)
    public = frozenset(wording for person in people if person.is_public for wording in _wordings(person, text))
    return Redactor(text, tuple(_without_overlaps(spans)), tuple(_patterns(private, text)), public)


def scrubbed_by_all(text: str, redactors: Sequence[Redactor]) -> str:
    """A string made from several articles, with roles for names that one of them protects and none shows as public.

    A spokesman quoted in one report and counted among the dead in another stays the spokesman of the first.
    """
    public = frozenset().union(*(redactor.public for redactor in redactors))
    for redactor in redactors:
        text = redactor.scrubbed(text, public)
    return text


def _without_overlaps(spans: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    end = 0
    for span, role in spans:
        if span.end > end:
            yield Span(max(span.start, end), span.end), role
            end = span.end


def _patterns(private: Sequence[PersonNotice], text: str) -> Iterator[tuple[re.Pattern[str], str]]:
    seen: set[str] = set()
    wordings = sorted(
        {(wording, person.role_phrase) for person in private for wording in _wordings(person, text)},
        key=lambda pair: (-len(pair[0]), pair),
    )
    for wording, role in wordings:
        if wording not in seen:
            seen.add(wording)
            yield re.compile(rf"(?<!\w){re.escape(wording)}(?!\w)"), role


def _wordings(person: PersonNotice, text: str) -> Iterator[str]:
    for wording in (person.name, *(span.of(text) for span in person.spans)):
        stripped = wording.strip()
        if len(stripped) >= SHORTEST_NAME_PART:
            yield stripped
