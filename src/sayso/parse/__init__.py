"""Article -> ParsedArticle: sentences, words, the names in them with their readings, and what pronouns may take up."""

from sayso.parse.article import parse_article, parse_articles, parse_times
from sayso.parse.coreference import with_antecedents
from sayso.parse.mentions import with_candidates
from sayso.parse.spacy_parser import load_parser

__all__ = ["load_parser", "parse_article", "parse_articles", "parse_times", "with_antecedents", "with_candidates"]
