"""ParsedArticle -> attributions and claim drafts: who says something, and what is claimed, in which exact words."""

from sayso.extract.attributions import find_attributions
from sayso.extract.claims import find_claims
from sayso.extract.extractor import installed_extractors, load_extractor
from sayso.extract.knowledge import Knowledge, load_knowledge, make_knowledge

__all__ = [
    "Knowledge",
    "find_attributions",
    "find_claims",
    "installed_extractors",
    "load_extractor",
    "load_knowledge",
    "make_knowledge",
]
