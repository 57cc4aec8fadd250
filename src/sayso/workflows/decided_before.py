"""What people decided about the claims of an article, put into a new reading of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.ledger import View
from sayso.model.claim import Claim, Claimant
from sayso.model.entry import ResolutionRevised
from sayso.model.ids import folded
from sayso.ontology.load import Kind
from sayso.resolve.decisions import SPEAKER, kept_through


class DecidedBefore:
    """The decisions of a view, by the claims that they are about."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._by_claim: dict[str, list[ResolutionRevised]] = {}
        for revision in view.revisions():
            self._by_claim.setdefault(revision.claim_id, []).append(revision)

    def put_into(
        self, article_id: str, claims: Sequence[Claim], kinds: Mapping[str, Kind]
    ) -> Iterator[ResolutionRevised]:
        """Each decision once more, in the resolution that the new reading's claim has."""
        if not self._by_claim:
            return
        speakers = _speakers(claims)
        for claim, earlier in self._with_their_earlier_selves(article_id, claims):
            # The last decision on a point repeats those before it.
            latest = {revision.decided: revision for revision in self._by_claim[earlier]}
            yield from kept_through(claim, tuple(latest.values()), kinds[claim.kind], speakers)

    def _with_their_earlier_selves(self, article_id: str, claims: Sequence[Claim]) -> Iterator[tuple[Claim, str]]:
        """Claims that were decided about, with the id they had: it changes where a speaker is read as somebody else."""
        ids = {claim.id for claim in claims}
        known = self._view.claims(article_id) if self._view.reading_of(article_id) is not None else ()
        gone = [claim for claim in known if claim.id in self._by_claim and claim.id not in ids]
        by_place = {_place_of(claim): claim.id for claim in gone}
        for claim in claims:
            earlier = claim.id if claim.id in self._by_claim else by_place.get(_place_of(claim))
            if earlier is not None:
                yield claim, earlier


def _place_of(claim: Claim) -> tuple[object, ...]:
    """Where a claim stands, and the words of whoever puts it forward there."""
    voice = claim.voices[-1] if claim.voices else None
    return claim.evidence, claim.kind, voice.span if voice is not None else None


def _speakers(claims: Iterable[Claim]) -> dict[str, Claimant]:
    spoken = (claim.resolution.claimant for claim in claims)
    return {folded(one.words): one for one in spoken if one is not None and one.stays_open != SPEAKER}
