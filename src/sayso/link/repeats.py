"""The same said again by one voice: one utterance in several outlets, one speaker, one side, a copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.link.board import Answer, Statement, by_voice
from sayso.link.weights import tie
from sayso.model.finding import Link, LinkKind
from sayso.ontology.answers import in_order


def repeats(answer: Answer) -> Iterator[Link]:
    """Each later claim of a voice to the first one that it repeats: as many links as claims, never pairs."""
    for said in (answer.affirmed, answer.denied):
        for statements in by_voice(said).values():
            yield from _chain(statements)


def retellings(told: Iterable[Sequence[Statement]]) -> Iterator[Link]:
    """One utterance that two articles report with other numbers, or without its place, so that the answers differ.

    `told` holds the statements of each claim of the utterance.
    """
    counting = sorted((one for one in told if one[0].placed.counts), key=lambda one: in_order(one[0].placed))
    for one in counting[1:]:
        first = counting[0]
        if first[0].placed.claim.article_id != one[0].placed.claim.article_id:
            questions = tuple(each.placed.question.id for each in first)
            yield tie(LinkKind.REPEATS, one[0], first[0], "one utterance in another report", questions=questions)


def _chain(statements: Sequence[Statement]) -> Iterator[Link]:
    first_by_utterance: dict[str, Statement] = {}
    first_by_speaker: dict[str | None, Statement] = {}
    for one in statements:
        same_act = first_by_utterance.setdefault(one.utterance, one)
        speaker = _speaker(one)
        same_speaker = first_by_speaker.setdefault(speaker, one) if speaker else one
        if same_act is not one:
            yield tie(LinkKind.REPEATS, one, same_act, "one utterance in another report")
        elif same_speaker is not one:
            yield tie(LinkKind.REPEATS, one, same_speaker, "said again by the same speaker")
        elif one is not statements[0]:
            rule = "said again for the same side" if one.origin.side else "from the same root"
            yield tie(LinkKind.REPEATS, one, statements[0], rule)


def _speaker(statement: Statement) -> str | None:
    claimant = statement.placed.claim.resolution.claimant
    return claimant.ref if claimant else None
