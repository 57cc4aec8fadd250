"""What speaks for and against a name's being a place, gathered over every mention of it in an article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.languages.grammar import load_grammar
from sayso.model.ids import folded
from sayso.resolve.place_survey import Survey

PLACE_LABELS = frozenset({"GPE", "LOC"})

# Points for and against, tuned together on development articles; only their order and sums matter.
NEEDED = 1.4
"""Points that make a mention count for a place; one is enough if no more speak against."""
AGAINST = -1.0
"""Points at which a mention counts against."""
KNOWN = 100.0
LABELLED_PLACE, LABELLED_SITE = 2.0, 1.5
AFTER_STRONG_PREPOSITION, AFTER_PREPOSITION, WITH_ARTICLE_BETWEEN = 3.5, 0.6, -3.0
AFTER_KIND_OF = 4.0
AFTER_COMPASS, BESIDE_KIND_WORD, BESIDE_SITE_WORD, NAMES_ITS_KIND = 1.2, 3.5, 0.8, 2.5
BEFORE_KNOWN_PLACE, IN_DATELINE, BEFORE_TOWN_WORD, OF_A_TOWN = 2.5, 3.0, 1.0, 1.6
LABELLED_PERSON, LABELLED_BODY, LABELLED_PEOPLE = -2.0, -0.1, -1.5
AFTER_TITLE, BEFORE_BODY_WORD, SPEAKS, PART_OF_A_PERSON = -3.0, -1.5, -1.5, -2.0

LOCATING = "right after"
KINDS_OF_SITES = frozenset({"site", "road"})
KINDS_IN_LISTS = frozenset({"town", "village", "district", "province"})
KINDS_OF_SETTLEMENTS = frozenset({"town", "village", "district"})
_DATELINE_END = re.compile(r"[^\S\n]*(?:,[^\n(—–]{1,30})?(?:\([^)\n]{2,30}\)[^\S\n]*)?(?:—|–|--|_|-[^\S\n])")


@dataclass(slots=True)
class Found:
    """A name with what was found out about it."""

    best: float = 0.0
    mentions_for: int = 0
    mentions_against: int = 0
    is_located: bool = False
    """Whether some mention stands where only a place can: right after "in", after "the town of"."""
    reasons: list[str] = field(default_factory=list)

    def add(self, points: float, reasons: Sequence[str]) -> None:
        self.mentions_for += points >= NEEDED
        self.mentions_against += points <= AGAINST
        self.is_located = self.is_located or (points >= NEEDED and any(r.startswith(LOCATING) for r in reasons))
        if points > self.best or not self.reasons:
            self.best, self.reasons = max(points, self.best), list(reasons)

    @property
    def is_place(self) -> bool:
        return self.best >= NEEDED and self.mentions_for + self.is_located > self.mentions_against


def names_of_places(article: Survey) -> Mapping[str, Found]:
    """Every name that counts as a place, by its folded words, with the evidence."""
    found: dict[str, Found] = defaultdict(Found)
    for row in article.rows:
        for first, last in article.pieces_of(row):
            if not is_ruled_out(article, first, last):
                evidence = list(_evidence(article, first, last))
                found[folded(article.text_of(first, last))].add(sum(e[0] for e in evidence), [e[1] for e in evidence])
    return {key: entry for key, entry in found.items() if entry.is_place}


def is_place_here(article: Survey, first: int, last: int) -> bool:
    """Whether one mention of a name that may also be somebody's is a place."""
    return sum(points for points, _ in _evidence(article, first, last)) >= NEEDED


def is_ruled_out(article: Survey, first: int, last: int) -> bool:
    """Words that are no place in any company: nationalities, bodies, names with a title, a known name run on."""
    name, geography = article.text_of(first, last), article.geography
    key = folded(name)
    if len(key) < 2 or name.casefold() in geography.not_places or article.is_people(name):
        return True
    if article.is_known(name):
        return False
    if first == last and article.without_lost_apostrophe(first):
        return True
    if article.is_body(name):
        return True
    words = [article.words[i].text.casefold().rstrip(".") for i in range(first, last + 1)]
    if len(words) > 1 and (words[0] in geography.titles or words[-1] in geography.titles):
        # "Sheikh Brod town" is a town.
        return words[-1] in geography.titles or not _is_before_settlement(article, last)
    names_its_kind = article.names_its_kind(first, last) or article.has_compass_in_name(first, last)
    if not names_its_kind and (words[-1] in geography.bodies or article.holds_known_place(first, last)):
        return True
    # "Northern Brod": a compass word and a name that stands without it; "North Brod" is another place.
    return (
        not names_its_kind
        and len(words) > 1
        and words[0] in geography.compass
        and article.is_known(article.text_of(first + 1, last))
    )


def _evidence(article: Survey, first: int, last: int) -> Iterator[tuple[float, str]]:
    name = article.text_of(first, last)
    if article.is_known(name) and not article.is_seat_after_article(first, last):
        is_doubtful = article.is_part_of_a_person(name) or article.is_also_somebody(name)
        yield KNOWN if not is_doubtful else NEEDED / 2, "a known place"
    if article.is_part_of_a_person(name):
        yield PART_OF_A_PERSON, "part of a person's name in the article"
    yield from _by_label(article, first, last)
    yield from _before(article, first)
    yield from _after(article, first, last)
    if article.names_its_kind(first, last):
        yield NAMES_ITS_KIND, f"{name!r} names its kind"
    elif article.has_compass_in_name(first, last) and article.is_known(article.text_of(first + 1, last)):
        yield NAMES_ITS_KIND, f"{name!r} is named for its side of a known place"
    token = article.parsed.tokens[article.words[last].last]
    if token.dep in ("nsubj", "nsubjpass") and article.parsed.tokens[token.head].lemma in article.geography.speaking:
        yield SPEAKS, "it speaks"


def _by_label(article: Survey, first: int, last: int) -> Iterator[tuple[float, str]]:
    label = article.labels.get(article.words[first].first)
    span = article.span_of(first, last)
    if label is None or not label.span.contains(span):
        return
    is_longer = len(label.span) > len(span) + len("the ")
    if label.label in PLACE_LABELS:
        yield LABELLED_PLACE, "the parser takes it for a place"
    elif label.label == "FAC" and article.names_its_kind(first, last):
        yield LABELLED_SITE, "the parser takes it for a site"
    elif label.label == "PERSON":
        yield LABELLED_PERSON * (2 if is_longer else 1), "the parser takes it for a person"
    elif label.label == "ORG":
        yield LABELLED_BODY * (5 if is_longer else 1), "the parser takes it for a body"
    elif label.label == "NORP":
        # Nationalities are known by name; of what else gets the label, only adjectives are surely peoples.
        is_adjective = article.parsed.tokens[article.words[last].last].pos == "ADJ"
        yield LABELLED_PEOPLE if is_adjective else LABELLED_BODY, "the parser takes it for a people"


def _before(article: Survey, first: int) -> Iterator[tuple[float, str]]:
    geography = article.geography
    here = article.words[first].sentence
    before = [w.text.casefold() for w in article.words[max(0, first - 5) : first] if w.sentence == here]
    has_article = False
    while before and (before[-1] in geography.articles or before[-1] in geography.compass):
        has_article = has_article or before[-1] in geography.articles
        if before.pop() in geography.compass:
            yield AFTER_COMPASS, "after a compass word"
    if not before:
        return
    word, belonging = before[-1], load_grammar(article.parsed.article.language).belonging
    if word.rstrip(".") in geography.titles:
        yield AFTER_TITLE, f"after the title {word!r}"
    elif word in geography.strongly_locative:
        yield AFTER_STRONG_PREPOSITION + (WITH_ARTICLE_BETWEEN if has_article else 0), f"{LOCATING} {word!r}"
    elif word in geography.locative:
        yield AFTER_PREPOSITION, f"after {word!r}"
    elif word in belonging and len(before) > 1 and geography.kind_of(before[-2]):
        is_site = geography.kind_of(before[-2]) in KINDS_OF_SITES
        yield BESIDE_SITE_WORD if is_site else AFTER_KIND_OF, f"{LOCATING} '{before[-2]} of'"
    elif kinds := _kinds_of_list(article, first):
        yield AFTER_KIND_OF, f"{LOCATING} '{kinds} of' and others"
    elif word in belonging and before[-2:-1] and (before[-2] == "," or before[-2] in geography.of_a_town):
        yield OF_A_TOWN, f"after '{before[-2]} of'"
    elif geography.kind_of(word) not in (None, *KINDS_OF_SITES) and word not in ("state",):
        yield BESIDE_KIND_WORD / 2, f"after {word!r}"


def _kinds_of_list(article: Survey, first: int) -> str | None:
    """'Towns' for 'Brod' in 'the towns of Velika and Brod': a list of what is named in the plural."""
    here, position = article.words[first].sentence, first - 1
    belonging = load_grammar(article.parsed.article.language).belonging
    joining = article.geography.joining
    if position < 0 or article.words[position].text not in joining:
        return None
    while position >= 0 and article.words[position].sentence == here:
        word = article.words[position]
        if word.text in belonging and position > 0:
            kinds = article.words[position - 1].text.casefold()
            kind = article.geography.kind_of(kinds)
            return kinds if kinds.endswith("s") and kind in KINDS_IN_LISTS else None
        if not word.is_capitalised and word.text not in joining:
            return None
        position -= 1
    return None


def _after(article: Survey, first: int, last: int) -> Iterator[tuple[float, str]]:
    text, geography, end = article.parsed.article.text, article.geography, article.words[last].span.end
    following = article.following(last)
    if following is not None and following.text == ",":
        if article.known_from(last + 2):
            yield BEFORE_KNOWN_PLACE, "before a known place"
    elif following is not None and not text[end : following.span.start].strip():
        word, kind = following.text.casefold(), geography.kind_of(following.text)
        if word in geography.bodies and following.is_capitalised:
            yield BEFORE_BODY_WORD, f"before {word!r}"
        elif kind is None and _is_before_settlement(article, last):
            yield BESIDE_KIND_WORD, f"before {word!r} and what it is"
        elif kind and following.text.islower() and article.parsed.tokens[article.words[last].last].pos == "PROPN":
            yield BESIDE_SITE_WORD if kind in KINDS_OF_SITES else BESIDE_KIND_WORD, f"before {word!r}"
        elif word in geography.of_a_town and following.text.islower():
            yield BEFORE_TOWN_WORD, f"before {word!r}"
    if _in_dateline(article, first, end):
        yield IN_DATELINE, "in the dateline"


def _is_before_settlement(article: Survey, last: int) -> bool:
    """'Velika town', 'Velika refugee camp': no person's name stands so."""
    following = article.following(last)
    if following is None or not following.text.islower():
        return False
    further = article.following(last + 1)
    if further is not None and f"{following.text} {further.text}" in article.geography.settlements:
        return True
    return article.geography.kind_of(following.text) in KINDS_OF_SETTLEMENTS


def _in_dateline(article: Survey, first: int, end: int) -> bool:
    """'VELIKA (Agency) --', 'BROD, Upland —' at the beginning of a paragraph, or in capitals before a dash."""
    text, start = article.parsed.article.text, article.words[first].span.start
    if not _DATELINE_END.match(text, end):
        return False
    name = text[start:end]
    begins_paragraph = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    return name.isupper() and len(name) > 3 if not begins_paragraph else name.isupper() or "(" in text[end : end + 40]
