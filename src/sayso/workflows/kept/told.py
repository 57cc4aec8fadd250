"""Articles and claims of a ledger, each read when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.ledger.view import View
from sayso.model.claim import Claim
from sayso.model.source import Article
from sayso.workflows.derivation import ToldSoFar


class ToldInView(ToldSoFar):
    """Articles and claims of a view, each read when first asked for."""

    def __init__(self, view: View, numbers: Mapping[str, int]) -> None:
        """`numbers` are those of the entries of the claims in the view."""
        super().__init__()
        self._view = view
        self._numbers = numbers

    def see(self, later: View) -> None:
        """Goes on with a later view, in which what was told and not forgotten is told alike."""
        self._view = later

    def fetch(self, claim_ids: Iterable[str]) -> None:
        """Reads claims in one go that will be asked for one by one, and their articles."""
        wanted = [one for one in dict.fromkeys(claim_ids) if one not in self.by_id]
        if not wanted:
            return
        claims = self._view.claims_at(self._numbers[one] for one in wanted)
        self.by_id.update((claim.id, claim) for claim in claims)
        self._view.load_articles({claim.article_id for claim in claims})

    def article(self, article_id: str) -> Article:
        if article_id not in self.articles:
            self.articles[article_id] = self._view.article(article_id)
        return self.articles[article_id]

    def claim(self, claim_id: str) -> Claim:
        if claim_id not in self.by_id:
            (self.by_id[claim_id],) = self._view.claims_at((self._numbers[claim_id],))
        return self.by_id[claim_id]

    def claims(self, article_id: str, /) -> Sequence[Claim]:
        if article_id not in self.by_article:
            self.by_article[article_id] = self._view.claims(article_id)
        return self.by_article[article_id]
