"""A claim as one line that a reader can take in."""

from __future__ import annotations

from datetime import date

from sayso.model.claim import Claim, Claimant, Modality, Polarity, Quantity
from sayso.model.source import Article
from sayso.model.times import TimeReading
from sayso.present.pages import ClaimLine
from sayso.present.redaction import Redactor

NO_SIDE = "no side"

MODALITY_WORDS = {
    Modality.HAPPENED: "",
    Modality.PLANNED: "announced or expected",
    Modality.POSSIBLE: "hedged",
    Modality.CALLED_FOR: "called for",
    Modality.UNVERIFIED: "could not be verified",
}


def day_words(day: date | None) -> str:
    """'4 Sep 2021', or '' for an unknown day."""
    return f"{day.day} {day:%b %Y}" if day else ""


def source_words(article: Article, redactor: Redactor | None = None) -> str:
    """'CGTN, 4 Sep 2021', saying so where outlet or day are not known.

    With a redactor an article without an outlet is told apart from others by its file's name, unless that holds a part
    of a protected one.
    """
    return f"{outlet_words(article, redactor)}, {day_words(article.published_on) or 'day unknown'}"


def outlet_words(article: Article, redactor: Redactor | None = None) -> str:
    """The outlet, or that it is not known."""
    return article.publisher or f"unnamed outlet{_file_words(article, redactor)}"


def file_name(article: Article) -> str:
    """The last part of where its file lies: the folders say more of the reader's machine than of the article."""
    return article.locator.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def _file_words(article: Article, redactor: Redactor | None) -> str:
    name = file_name(article)
    return f" ({name})" if name and redactor is not None and redactor.is_free_of_names(name) else ""


def when_words(reading: TimeReading | None) -> str:
    """The days, with the text's own words; or the words alone, marked as unresolved."""
    if reading is None:
        return ""
    period = reading.period
    if period is None or (period.first is None and period.last is None):
        return f"“{reading.words}” (not resolved)"
    first, last = day_words(period.first), day_words(period.last)
    if first == last and period.first:
        days = f"{period.first:%a} {first}"
    elif not first:
        days = f"until {last}"
    elif not last:
        days = f"from {first}"
    else:
        days = f"{first} to {last}"
    return f"{days} (“{reading.words}”)" if reading.words else days


def quantity_words(quantity: Quantity | None) -> str:
    """'captured: 2000 or more (“thousands”)': what the words were read as, and the words where they differ."""
    if quantity is None:
        return ""
    if quantity.low is not None and quantity.low == quantity.high:
        amount = str(quantity.low)
    elif quantity.high is None:
        amount = f"{quantity.low} or more" if quantity.low is not None else "number not given"
    else:
        amount = f"up to {quantity.high}" if quantity.low is None else f"{quantity.low} to {quantity.high}"
    whole = f" of {quantity.total}" if quantity.total is not None else ""
    words = f" (“{quantity.words}”)" if quantity.words != amount else ""
    return f"{quantity.of}: {amount}{whole}{words}"


def who_words(claimant: Claimant | None, article: Article, redactor: Redactor) -> str:
    """The claimant as it may be shown: public names and organisations as written, everybody else by role."""
    if claimant is None:
        return f"{article.publisher or 'the article'}, in its own voice"
    named = claimant.has_public_role or claimant.kind in ("organisation", "side", "document")
    return redactor.words(claimant.words) if named else redactor.words(claimant.role_phrase or "a person")


def side_words(claimant: Claimant | None) -> str:
    return (claimant.party if claimant else None) or NO_SIDE


def place_words(claim: Claim, redactor: Redactor) -> str:
    """Names as written, unresolved ones marked."""
    names = []
    for place in claim.resolution.places:
        label = place.words if place.name == place.words else f"{place.words} ({place.name})"
        names.append(label if place.ref else f"{place.words} (not resolved)")
    return redactor.words(", ".join(names))


def line_of(claim: Claim, article: Article, redactor: Redactor, *, does: str, note: str = "") -> ClaimLine:
    """The claim as a line, with everything in it fit to be shown."""
    resolution = claim.resolution
    channel = next((voice.channel for voice in reversed(claim.voices) if voice.channel), "") or ""
    return ClaimLine(
        claim_id=claim.id,
        does=does,
        who=who_words(resolution.claimant, article, redactor),
        side=side_words(resolution.claimant),
        channel=redactor.words(channel),
        words=redactor.shown(claim.evidence),
        modality=MODALITY_WORDS[claim.modality],
        places=place_words(claim, redactor),
        when=when_words(resolution.when),
        quantity=quantity_words(claim.quantity),
        source=source_words(article, redactor),
        also=len(claim.also),
        note=redactor.words(note),
    )


def saying_words(claim: Claim) -> str:
    """What the claimant does, when the claim stands alone and not in an answer to a question."""
    if claim.modality is Modality.UNVERIFIED:
        return "could not verify"
    return "denies" if claim.polarity is Polarity.DENIED else "puts forward"
