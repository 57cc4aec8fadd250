"""Joins the packs, which are strangers to each other, into what one run of reading needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.errors import GazetteerError
from sayso.extract import load_extractor, load_knowledge
from sayso.gazetteer import Gazetteer, index_path
from sayso.languages.load import language_folder
from sayso.languages.roles import Roles, load_roles
from sayso.languages.times import TimeLexicon, load_times
from sayso.model.frames import Frame
from sayso.model.ports import Extractor, SentenceParser
from sayso.ontology.load import Kind, load_kinds
from sayso.parse import load_parser
from sayso.settings import Settings
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre
from sayso.workflows.ruleset import ruleset


@dataclass(frozen=True, slots=True)
class Packs:
    """Everything that reading an article needs besides the article."""

    language: str
    """What the words of the run are in: "en". An article in another language is not read."""
    parser: SentenceParser
    extractor: Extractor
    kinds: Mapping[str, Kind]
    roles: Roles
    times: TimeLexicon
    theatre: Theatre | None
    asked: str | None
    """The theatre as the user asked for it: a name or a path."""
    ruleset: str
    gazetteer: Gazetteer | None = None
    """The index of places, where one is built and the settings do not say otherwise; reading goes on without."""


def load_packs(settings: Settings) -> Packs:
    """Loads what the settings ask for; the parser takes a second or two, the first time in a process.

    Raises UnknownPackError, PackError, ParserMissingError, ExtractorError.
    """
    theatre = load_theatre(settings.theatre) if settings.theatre else None
    language_folder(settings.language)
    parser = load_parser(settings.language, settings.parser)
    extractor = load_extractor(settings)
    gazetteer = gazetteer_if_built() if settings.gazetteer else None
    return Packs(
        language=settings.language,
        parser=parser,
        extractor=extractor,
        kinds=load_kinds(),
        roles=load_roles(settings.language),
        times=load_times(settings.language),
        theatre=theatre,
        asked=settings.theatre,
        ruleset=ruleset(parser.name, theatre, extractor.name, gazetteer),
        gazetteer=gazetteer,
    )


def gazetteer_if_built() -> Gazetteer | None:
    """The index in the user's cache; None where there is none, or one of another format: it is not built here."""
    try:
        return Gazetteer(index_path())
    except GazetteerError:
        return None


def frames_for(language: str) -> tuple[Frame, ...]:
    """Every frame that one language has for any kind, each once."""
    frames = (frame for row in load_knowledge(language).frames.values() for frame in row)
    return tuple({id(frame): frame for frame in frames}.values())
