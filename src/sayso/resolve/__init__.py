"""ClaimDrafts -> Claims: who, where and when, decided with reasons or left open with a remark."""

from sayso.resolve.article import ResolvedArticle, resolve_article

__all__ = ["ResolvedArticle", "resolve_article"]
