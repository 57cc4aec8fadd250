"""An incident as one line, with who gives which toll: ranges side by side, never added up."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.counted import counted
from sayso.model.times import Period
from sayso.present.lines import day_words


@dataclass(frozen=True, slots=True)
class TollLine:
    """What one voice says of one kind of loss."""

    of: str
    who: str
    side: str
    low: int | None
    high: int | None
    sources: tuple[str, ...]
    claim_ids: tuple[str, ...]

    @property
    def amount(self) -> str:
        """'9', '9 to 14', '9 or more', 'up to 50'."""
        if self.low is None:
            return f"up to {self.high}" if self.high is not None else "number not given"
        if self.high is None:
            return f"{self.low} or more"
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One event as reports tell it; every string is fit to be shown."""

    incident_id: str
    kinds: tuple[str, ...]
    places: str
    days: str
    articles: tuple[str, ...]
    """'Valley Post, 14 May 2031', in order of publication."""
    claim_ids: tuple[str, ...]
    tolls: tuple[TollLine, ...]

    @property
    def title(self) -> str:
        """'Strike or explosion, Velika, 13 May 2031'."""
        return f"{self.kinds[0]}, {self.places}, {self.days}"


def days_words(days: Period, *, are_told: bool) -> str:
    """The days, saying so where they are only taken from the day of publication."""
    first, last = day_words(days.first), day_words(days.last)
    if not first and not last:
        return "day unknown"
    span = first if first == last else f"{first or '…'} to {last or '…'}"
    return span if are_told else f"between {first} and {last}, by the day of the reports"


MOST_ARTICLES_NAMED = 4


def incident_text(line: IncidentLine) -> list[str]:
    """The incident as plain lines: title, sources, tolls by claimant."""
    articles, claims = len(line.articles), len(line.claim_ids)
    named = "; ".join(line.articles[:MOST_ARTICLES_NAMED])
    beyond = f"; and {articles - MOST_ARTICLES_NAMED} more" if articles > MOST_ARTICLES_NAMED else ""
    shown = [line.title, f"  {counted(articles, 'article')} ({named}{beyond}), {counted(claims, 'claim')}"]
    for toll in line.tolls:
        side = f" ({toll.side})" if toll.side != toll.who else ""
        first = f" · {toll.claim_ids[0]}" if toll.claim_ids else ""
        others = f" and {counted(len(toll.claim_ids) - 1, 'claim')} more" if len(toll.claim_ids) > 1 else ""
        shown.append(f"  {toll.of}: {toll.amount}, says {toll.who}{side}{first}{others}")
    return shown
