"""'It could not be verified', where the words repeat the proposition instead of pointing at a claim."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.link.board import Answer, Statement
from sayso.link.weights import tie
from sayso.model.claim import Modality
from sayso.model.finding import Link, LinkKind


def doubts(answer: Answer) -> Iterator[Link]:
    """From every unverified statement to those in its own article that put the same forward."""
    for source in answer.affirmed:
        if source.placed.claim.modality is not Modality.UNVERIFIED:
            continue
        for target in answer.affirmed:
            if _says_it_in_the_same_article(source, target):
                yield tie(LinkKind.DOUBTS, source, target, "could not verify the same")


def _says_it_in_the_same_article(source: Statement, target: Statement) -> bool:
    if target.placed.claim.modality is Modality.UNVERIFIED:
        return False
    return target.placed.claim.article_id == source.placed.claim.article_id
