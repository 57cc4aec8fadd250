"""How one claim came to be read, step by step, from the outlet to the innermost source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.model.claim import Claim, Claimant
from sayso.model.entry import ArticleRead
from sayso.model.finding import Link, LinkKind
from sayso.model.source import Article, Candidate
from sayso.present.boards import Shelf
from sayso.present.lines import file_name, source_words, who_words
from sayso.present.pages import WhyStep
from sayso.present.possible import candidates_words, shown_candidates
from sayso.present.redaction import Redactor

DOES = {kind: kind.value.replace("_", " ") for kind in LinkKind}
DONE = {
    LinkKind.DENIES: "denied by",
    LinkKind.CONTRADICTS: "contradicted by",
    LinkKind.REPEATS: "repeated by",
    LinkKind.BEARS_OUT: "borne out by",
    LinkKind.CONCEDES: "conceded by",
    LinkKind.DOUBTS: "doubted by",
    LinkKind.UPDATES: "updated by",
    LinkKind.WITHDRAWS: "withdrawn by",
}
"""What a link does, told of the claim that does it, and of the one to which it is done."""


def steps_of(
    claim: Claim,
    article: Article,
    redactor: Redactor,
    reading: ArticleRead | None,
    links: Sequence[Link],
    shelf: Shelf,
) -> Iterator[WhyStep]:
    """The steps in the order in which the claim was made: outlet, voices, frame, who, where, when, links, rules."""
    source = source_words(article, redactor)
    yield WhyStep("published", f"{source}{_weekday(article)}{_where_it_lies(article, redactor)}")
    for credit in article.credits:
        yield WhyStep("leans on", f"{credit.name}, as its own credit line says")
    for depth, voice in enumerate(claim.voices, start=1):
        who = redactor.words(voice.words) or "a source that the text does not name"
        how = f" via {redactor.words(voice.channel)}" if voice.channel else ""
        yield WhyStep(f"voice {depth}", f"{who} {voice.stance.value} (“{voice.cue}”{how}); rule {voice.rule}")
    yield WhyStep("read as", f"{claim.kind}{f', {claim.change}' if claim.change else ''}; rule {claim.rule}")
    yield WhyStep(
        "put as", f"{claim.polarity.value}, {claim.modality.value.replace('_', ' ')}; in the {claim.zone.value}"
    )
    yield from _who(claim.resolution.claimant, article, redactor)
    yield from _slots(claim, redactor)
    for link in links:
        if claim.id in (link.source, link.target):
            yield _link(link, claim, shelf)
    if reading is not None:
        found_by = f", claims found by {reading.extractor}" if reading.extractor else ""
        theatre = reading.theatre or "none"
        yield WhyStep("read by", f"rules {reading.ruleset}, theatre {theatre}, reading {reading.reading_id}{found_by}")


def _weekday(article: Article) -> str:
    """So that "on Friday" can be checked."""
    return f", a {article.published_on:%A}" if article.published_on else ""


def _where_it_lies(article: Article, redactor: Redactor) -> str:
    """The address, or the name of the file, which the one who read it can find."""
    name = file_name(article)
    shown = article.url or (name if redactor.is_free_of_names(name) else "")
    return f" ({shown})" if shown else ""


def _who(claimant: Claimant | None, article: Article, redactor: Redactor) -> Iterator[WhyStep]:
    side = f"for {claimant.party}" if claimant and claimant.party else "for no side"
    reason = f": {redactor.words(claimant.reason)}" if claimant and claimant.reason else ""
    yield WhyStep("claimant", f"{who_words(claimant, article, redactor)}, {side}{reason}")
    if claimant is not None and claimant.stays_open:
        yield from _could_be(claimant.candidates, redactor)


def _slots(claim: Claim, redactor: Redactor) -> Iterator[WhyStep]:
    resolution = claim.resolution
    for label, reference in (("actor", resolution.actor), ("target", resolution.target)):
        if reference is not None:
            to = f" → {reference.name}" if reference.name != reference.words else ""
            yield WhyStep(label, redactor.words(f"“{reference.words}”{to}: {reference.reason or 'as written'}"))
            if reference.ref is None:
                yield from _could_be(reference.candidates, redactor)
    for place in resolution.places:
        outcome = f"{place.name} [{place.ref}]" if place.ref else "not resolved"
        yield WhyStep("place", redactor.words(f"“{place.words}” → {outcome}: {place.reason or 'as written'}"))
        if place.ref is None:
            yield from _could_be(place.candidates, redactor)
    if resolution.when is not None:
        when = resolution.when
        yield WhyStep("when", f"“{when.words}” → {when.value or 'not resolved'}: {when.reason}")


def _could_be(candidates: Sequence[Candidate], redactor: Redactor) -> Iterator[WhyStep]:
    """What stays open may mean this, by how much."""
    if candidates:
        yield WhyStep("could be", candidates_words(shown_candidates(candidates, redactor)))


def _link(link: Link, claim: Claim, shelf: Shelf) -> WhyStep:
    other_id = link.target if link.source == claim.id else link.source
    direction = DOES[link.kind] if link.source == claim.id else DONE[link.kind]
    other = shelf.claims.get(other_id)
    words = f" “{shelf.line(other).words}”" if other else ""
    scope = f"; {shelf.shown(link.scope, [claim])}" if link.scope else ""
    who = f" {shelf.line(other).who}:" if other else ""
    return WhyStep(direction, f"{other_id}{who}{words}{scope}; rule {link.rule}, weight {link.weight:.2g}")
