"""Article -> ParsedArticle: sentences, words, and the names in them."""

from sayso.parse.article import parse_article, parse_articles
from sayso.parse.spacy_parser import load_parser

__all__ = ["load_parser", "parse_article", "parse_articles"]
