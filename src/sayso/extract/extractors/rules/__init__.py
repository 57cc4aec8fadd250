"""The extractor that Sayso comes with: frames over dependency trees, with words from the packs; nothing is learned."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from sayso.errors import PackError
from sayso.extract.attributions import find_attributions
from sayso.extract.claims import find_claims
from sayso.extract.extractor import ExtractorPack
from sayso.extract.knowledge import Knowledge, load_knowledge
from sayso.extract.retractions import with_retractions
from sayso.extract.subject import is_about_conflict
from sayso.languages.speech import SpeechLexicon, load_speech
from sayso.model.extraction import Extraction
from sayso.model.ports import Extractor
from sayso.model.remark import Remark
from sayso.model.source import ParsedArticle
from sayso.settings import Settings

NOT_ABOUT_CONFLICT = Remark("not-about-a-conflict", None, "read as other news, so no claim was looked for in it")


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules and words of one language."""

    speech: SpeechLexicon
    knowledge: Knowledge

    @property
    def name(self) -> str:
        # The digest of the rules and their words is part of every ruleset already.
        return f"rules {version('sayso')}"

    def extract(self, parsed: ParsedArticle) -> Extraction:
        """Attributions and drafts; a page of other news gives no draft, and a remark that says so."""
        found = find_attributions(parsed, self.speech)
        attributions = with_retractions(found, parsed, self.knowledge.stance.taking_back)
        drafts = find_claims(parsed, attributions, self.knowledge)
        is_other_news = not drafts and not is_about_conflict(parsed, self.knowledge.triggers)
        return Extraction(attributions, drafts, (NOT_ABOUT_CONFLICT,) if is_other_news else ())


def load(argument: str, settings: Settings) -> Extractor:
    """The rules of the language that the settings name. Raises PackError for an argument: there is none to give."""
    if argument:
        raise PackError("--extractor rules", f"takes no argument, and got {argument!r}", "leave it out")
    return Rules(load_speech(settings.language), load_knowledge(settings.language))


EXTRACTOR = ExtractorPack(
    summary="rules over the sentence's grammar, with words from the packs; the default", load=load
)
