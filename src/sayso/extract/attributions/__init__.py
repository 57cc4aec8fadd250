"""ParsedArticle -> Attributions: who says what, in which words."""

from sayso.extract.attributions.find import find_attributions

__all__ = ["find_attributions"]
