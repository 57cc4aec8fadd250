"""Under which keys two articles' names of one place meet, with a theatre and without one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from sayso.languages.geography import load_geography
from sayso.languages.triggers import load_triggers
from sayso.model.claim import Reference
from sayso.model.ids import folded
from sayso.theatres.theatre import Theatre
from sayso.theatres.world import load_world

NAMED_BY_TEXT = "text:"
COUNTRY = "country"
# Names written from another script differ in their vowels, in doubled letters and in these consonants above all.
VOWELS = frozenset("aeiouy")
SAME_SOUND = str.maketrans({"k": "q", "c": "q", "w": "v", "z": "s"})
ARTICLES = frozenset({"al", "el", "ar", "as", "at", "ad", "az", "ash", "an", "the", "de", "la", "le"})
NAME = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*"
CAPITALISED = re.compile(NAME)
WORD = re.compile(r"[^\W\d_]+")
LONGEST_NAME = 3
SEVERAL = 3
PLACES_OF_THE_WORLD = frozenset({"state", "seat"})
COMMON_SHARE = 0.25
"""A word that is written in small letters at least so often, for each time with a capital, is no name by itself."""
LEAST_CONSONANTS = 3
"""Shorter skeletons ("Brd") are shared by too many names; such names meet only when written alike."""


class PlaceKeys:
    """Keys of places: the theatre's id, or what is left of the written name once spelling is set aside.

    Which place lies in which is taken from the theatre, and from the articles ("Dubra in the Velika
    district").
    """

    def __init__(
        self,
        theatre: Theatre | None,
        texts: Iterable[str] = (),
        *,
        places: Iterable[Reference] = (),
        language: str = "en",
    ) -> None:
        """Knows countries and parts of the world in one language; reads from the texts what lies in what.

        Of `places`, those that the index of places settled say which spellings are of one place.
        """
        self._theatre = theatre
        geography = load_geography(language)
        self._wide = geography.known | load_triggers(language).countries
        self._compass = geography.compass
        # 'Near' and 'from' do not say that the one lies inside the other.
        inside = "|".join(f" {re.escape(word)}" for word in sorted(geography.containing))
        between = "|".join(re.escape(word) for word in sorted({*geography.compass, *geography.articles}))
        self._within = re.compile(rf"({NAME})(?:{inside}|,)(?: (?:{between}))* ({NAME})")
        self._text_around: dict[str, set[str]] = defaultdict(set)
        self._text_inside: dict[str, set[str]] = defaultdict(set)
        self._written: Counter[str] = Counter()
        for text in texts:
            self._learn(text)
        self._one_place = _keys_of_one_place(places, theatre)

    def _learn(self, text: str) -> None:
        for match in self._within.finditer(text):
            inner, outer = (folded(name) for name in match.groups())
            if outer not in self._wide and skeleton(inner) != skeleton(outer):
                self._text_around[skeleton(inner)].add(skeleton(outer))
                self._text_inside[skeleton(outer)].add(skeleton(inner))
        self._written.update(WORD.findall(text))

    def key(self, place: Reference) -> str | None:
        """None for a country or a part of the world: too wide to tell one event from another."""
        if self._theatre is not None and place.ref is not None:
            known = self._theatre.place(place.ref)
            if known is not None:
                return None if known.kind == COUNTRY else known.id
        words = [word for word in folded(place.words).split() if word not in self._compass]
        while words and self._is_wide(words[-1:]) and not self._is_wide(words):  # "Velika Northland"
            words = words[:-1]
        if not words or self._is_wide(words) or self._are_common(words) or _is_somebody(words):
            return None
        written = skeleton(" ".join(words))
        return self._one_place.get(written, written)

    def is_around_many(self, key: str) -> bool:
        """Whether several places are known to lie in it: a province, or a city with its quarters."""
        if self._theatre is not None and self._theatre.place(key) is not None:
            return len(self._theatre.children_of(key)) >= SEVERAL
        return len(self._text_inside.get(key, ())) >= SEVERAL

    def _is_wide(self, words: Sequence[str]) -> bool:
        """A country or a part of the world, also in the possessive, with its apostrophe or without."""
        name = " ".join(words)
        possessive = name[:-1].rstrip() if name.endswith("s") else name
        return name in self._wide or possessive in self._wide

    def _are_common(self, words: Sequence[str]) -> bool:
        """Whether all are common words, as titles capitalise them: the texts have them in small letters, too."""
        return all(self._written[word] > COMMON_SHARE * self._written[word.capitalize()] for word in words)

    def fine_keys(self, places: Iterable[Reference]) -> frozenset[str]:
        return frozenset(key for place in places if (key := self.key(place)))

    def named_in(self, text: str) -> frozenset[str]:
        """Keys of every name in a text that could be a place's: runs of capitalised words, up to three of them."""
        runs = [run.group().split() for run in CAPITALISED.finditer(text)]
        names = {" ".join(run[i : i + n]) for run in runs for n in range(1, LONGEST_NAME + 1) for i in range(len(run))}
        written = (skeleton(folded(name)) for name in names)
        return frozenset(self._one_place.get(key, key) for key in written)

    def around(self, key: str) -> frozenset[str]:
        """The place and those that contain it, countries left out."""
        if self._theatre is None or self._theatre.place(key) is None:
            return frozenset({key, *self._text_around.get(key, ())})
        return frozenset({key, *(p.id for p in self._theatre.ancestors_of(key) if p.kind != COUNTRY)})


def _keys_of_one_place(places: Iterable[Reference], theatre: Theatre | None) -> dict[str, str]:
    """For each spelling that the index always took for one place, the spelling that the place has most often.

    A place that is settled in one report and left open in another still meets itself there, by its words.
    """
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    meant: dict[str, set[str]] = defaultdict(set)
    for place in places:
        ref = place.ref or NAMED_BY_TEXT
        if ref.startswith(NAMED_BY_TEXT) or (theatre is not None and theatre.place(ref) is not None):
            continue
        written = skeleton(folded(place.words))
        spellings[ref][written] += 1
        meant[written].add(ref)
    # The most frequent, the first by letters of two: the order in which reports come must not matter.
    usual = {ref: min(counted, key=lambda key: (-counted[key], key)) for ref, counted in spellings.items()}
    return {written: usual[next(iter(refs))] for written, refs in meant.items() if len(refs) == 1}


def _is_somebody(words: Sequence[str]) -> bool:
    """Whether the name is generally known as that of an armed group or another body, and of no place."""
    names = load_world().by_words.get(tuple(words), ())
    return bool(names) and PLACES_OF_THE_WORLD.isdisjoint(name.kind for name in names)


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """The consonants of a folded name, for spellings of one name in another script to meet.

    >>> skeleton("deir ez zor") == skeleton("deir ezzour")
    True
    """
    words = [word for word in name.split() if word not in ARTICLES]
    letters = "".join(words).translate(SAME_SOUND)
    kept = "".join(letter for i, letter in enumerate(letters) if letter not in VOWELS and letter != letters[i - 1 : i])
    squeezed = "".join(letter for i, letter in enumerate(kept) if i == 0 or letter != kept[i - 1])
    return f"~{squeezed}" if len(squeezed) >= LEAST_CONSONANTS else f"={name}"
