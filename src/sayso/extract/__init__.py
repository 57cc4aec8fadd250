"""ParsedArticle -> attributions and claim drafts: who says something, and what is claimed, in which exact words."""

from sayso.extract.attributions import find_attributions
from sayso.extract.claims import find_claims
from sayso.extract.knowledge import Knowledge, make_knowledge

__all__ = ["Knowledge", "find_attributions", "find_claims", "make_knowledge"]
