"""Which names are one publishing house, and which texts say that they are the house's own."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.languages.furniture import FILE, load_furniture
from sayso.languages.load import installed_languages
from sayso.model.ids import folded
from sayso.model.source import Article, ZoneKind

# 'AP' begins many names that are not its own; as the first letters of two words it is one name's in a thousand.
LEAST_LETTERS_OF_A_NAME = 3
LEAST_INITIALS = 2
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


def is_one_house(credit: str, publisher: str | None) -> bool:
    """Whether somebody credited is the publisher itself under a longer or shorter name ('Valley', 'ValleyWorld')."""
    if publisher is None:
        return False
    shorter, longer = sorted((folded(credit).replace(" ", ""), folded(publisher).replace(" ", "")), key=len)
    return len(shorter) >= LEAST_LETTERS_OF_A_NAME and longer.startswith(shorter)


@lru_cache(maxsize=4096)
def house_named(name: str) -> str:
    """The key under which a house's names meet: 'AFP' and 'Agence France-Presse', 'Hill' and 'Hill News Agency'."""
    key = folded(name)
    for code, folder in installed_languages().items():
        if not (folder / FILE).is_file():
            continue
        furniture = load_furniture(code)
        if known := furniture.agency_by_key.get(key):
            return folded(known)
        for ending in furniture.house_endings:
            if len(rest := key.removesuffix(f" {ending}")) >= LEAST_LETTERS_OF_A_NAME and rest != key:
                return rest
    return key


def signs_itself(article: Article) -> bool:
    """Whether a text's own dateline names the house that publishes it, as an agency's does: 'BROD (Coast Wire) -'."""
    publisher = article.publisher
    if not publisher or any(not _is_of_house(credit.name, publisher) for credit in article.credits):
        return False
    datelines = (zone.span.of(article.text) for zone in article.zones if zone.kind is ZoneKind.DATELINE)
    return any(_is_of_house(name, publisher) for line in datelines for name in _NAME.findall(line))


def _is_of_house(name: str, publisher: str) -> bool:
    return is_one_house(name, publisher) or _are_initials(name, publisher)


def _are_initials(name: str, publisher: str) -> bool:
    """Whether a name is made of the first letters of the publisher's words: 'UP' of 'Unified Press'."""
    initials = "".join(word[0] for word in folded(publisher).split())
    return len(initials) >= LEAST_INITIALS and folded(name) == initials
