"""A ledger in, a brief out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sayso.model.ports import LedgerView
from sayso.present.brief import BriefRequest, Found, compose_brief, found_in
from sayso.present.export import exporter_for
from sayso.present.pages import Brief
from sayso.theatres.theatre import Theatre
from sayso.workflows.ask import Filter, assessments_of, matching_assessments, words_of_the_ontology
from sayso.workflows.derive import derive
from sayso.workflows.files import write_whole
from sayso.workflows.kept.answering import answered
from sayso.workflows.kept.finding import in_order_of_attention
from sayso.workflows.kept.shelf import shelf_on_demand
from sayso.workflows.kept.state import SILENT, Kept, Watch
from sayso.workflows.views import Known

NO_THEATRE = "none: parties and places as the texts name them"
MOST_RULESETS_NAMED = 3
MOST_ASIDES = 20
"""Claims that could not be verified, and of background, in a brief that is not asked for everything."""


def make_brief(
    path: Path,
    wanted: Filter,
    *,
    known: Known,
    theatre: str | None = None,
    title: str | None = None,
    most_boards: int | None = None,
    watch: Watch = SILENT,
) -> Brief:
    """The brief of a ledger as known then. Raises LedgerError, UnknownPackError, NotFoundError."""

    def composed(view: LedgerView, used: Theatre | None, find: Callable[[BriefRequest], Found]) -> Brief:
        request = BriefRequest(
            title=title or _title(wanted, used),
            theatre=used.title if used else NO_THEATRE,
            rules=_rules(view),
            as_of=known.words(view),
            gaps=_gaps(wanted),
            most_boards=most_boards,
            most_asides=None if most_boards is None else MOST_ASIDES,
            takes=wanted.takes if wanted.about else None,
            leans_on=leans_on(view, used),
        )
        return compose_brief(view, find(request), words=words_of_the_ontology(), request=request)

    def from_kept(kept: Kept) -> Brief:
        return composed(kept.view, kept.theatre, lambda _: found_in_kept(kept, wanted, most_boards))

    def anew(view: LedgerView, used: Theatre | None) -> Brief:
        assessments = matching_assessments(view, derive(view, used).assessments, wanted)
        return composed(view, used, lambda request: found_in(view, assessments, request))

    return answered(path, known, theatre, watch, from_kept=from_kept, anew=anew)


def found_in_kept(kept: Kept, wanted: Filter, most_boards: int | None) -> Found:
    """What a brief shows, by what is kept of each claim and answer."""
    findable, articles = kept.finding.findable, kept.finding.articles()
    matching = kept.finding.answers(kept.derivation.summaries, wanted)
    news = [(key, one) for key, one in matching if any(not findable[claim].is_background for claim in one.claims)]
    told = kept.finding.claims(Filter() if wanted.about is None else wanted)
    return Found(
        shelf=shelf_on_demand(kept),
        assessments=assessments_of(kept, in_order_of_attention(news)[:most_boards]),
        questions=len(news),
        unverified=[claim for claim in told if findable[claim].is_unverified],
        background=[claim for claim in told if findable[claim].is_background],
        silent=sum(not one.claims for one in articles.values()),
    )


def write_brief(brief: Brief, out: Path) -> None:
    """Writes the brief in the format of the file's suffix; the file appears only when it is whole."""
    exporter = exporter_for(out)
    write_whole(out, exporter.write(brief))


def leans_on(view: LedgerView, theatre: Theatre | None) -> dict[str, tuple[str, ...]]:
    """Article id -> whom it leans on: what it credits itself, then what the theatre knows of its publisher."""
    found: dict[str, tuple[str, ...]] = {}
    for article in view.articles():
        names = [credit.name for credit in article.credits]
        source = theatre.source_named(article.publisher) if theatre and article.publisher else None
        if theatre and source:
            known = [theatre.source_named(other) for other in source.leans_on]
            names += [f"{other.name} (by habit)" for other in known if other and other.name not in names]
        found[article.id] = tuple(dict.fromkeys(names))
    return found


def _title(wanted: Filter, theatre: Theatre | None) -> str:
    subject = wanted.about or (theatre.title if theatre else "")
    return f"Brief: {subject}" if subject else "Brief"


def _rules(view: LedgerView) -> str:
    rulesets = sorted({reading.ruleset for reading in view.readings()})
    more = len(rulesets) - MOST_RULESETS_NAMED
    named = ", ".join(rulesets[:MOST_RULESETS_NAMED])
    return f"{named} and {more} more" if more > 0 else named or "none"


def _gaps(wanted: Filter) -> tuple[str, ...]:
    return (f"only questions that name {wanted.about!r}",) if wanted.about else ()
