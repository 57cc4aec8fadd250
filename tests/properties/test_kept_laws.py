"""Whatever happens to a ledger, what is kept beside it answers as a full derivation would."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kept_maps import plain_maps
from recorded_by_hand import entries_of, record
from reports_by_hand import reports
from sayso.ledger import open_ledger
from sayso.model.claim import Claim
from sayso.model.entry import Entry, JudgementMade, ResolutionRevised, Withdrawn
from sayso.model.source import Article
from sayso.workflows.ask import boards, found_lines
from sayso.workflows.brief import make_brief
from sayso.workflows.derivation import Derivation, reports_in
from sayso.workflows.derive import derive
from sayso.workflows.export import Export, export_table
from sayso.workflows.filters import Filter
from sayso.workflows.kept.keeper import Keeper
from sayso.workflows.kept.state import Watch
from sayso.workflows.views import Known, theatre_for, view_of
from sayso.workflows.why import why_page

Told = tuple[Article, list[Claim]]

EXAMPLES = int(os.environ.get("SAYSO_EXPLORE") or 10)
# What fails is not made smaller: each example writes files, and that would take minutes.
laws = settings(max_examples=EXAMPLES, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
few = settings(laws, max_examples=EXAMPLES // 3 + 1)
KEEPS = Watch(worth_keeping=0)
KEEPS_NOTHING = Watch(worth_keeping=10**9)


@st.composite
def steps(draw: st.DrawFn) -> list[list[Entry]]:
    """Groups of entries to be recorded one after the other: articles, and whatever can happen to those that came."""
    told = draw(st.lists(reports(), min_size=2, max_size=6, unique_by=lambda one: one[0].id))
    found: list[list[Entry]] = []
    for n, report in enumerate(told):
        entries = entries_of(*report, theatre=draw(st.sampled_from(("twin_valleys",) * 7 + (None,))))
        for _ in range(draw(st.sampled_from((0, 0, 1, 2)))):
            entries += draw(later(told[: n + 1]))
        if found and draw(st.booleans()):
            found[-1] += entries
        else:
            found.append(entries)
    found += [draw(later(told)) for _ in range(draw(st.integers(0, 3)))]
    return found


@st.composite
def later(draw: st.DrawFn, told: list[Told]) -> list[Entry]:
    """What can be recorded of one of the articles that came: something taken back, decided, judged, or read again."""
    article, claims = draw(st.sampled_from(told))
    one = draw(st.sampled_from(claims))
    what = draw(st.sampled_from(("withdrawn", "revised", "revised", "judged", "read again", "read again", "moved")))
    if what == "withdrawn":
        return [Withdrawn(one.id, "its claimant", "said so")]
    if what == "judged":
        return [JudgementMade((one.id,), "documented", "an analyst", "saw a picture")]
    if what == "revised":
        # Of the same kind, as every revision is: its questions are those of its kind.
        others = [other for _, more in told for other in more if other.kind == one.kind]
        resolution = draw(st.sampled_from(others)).resolution
        changed = draw(st.sampled_from(({}, {"when": None}, {"background": True}, {"claimant": None})))
        return [ResolutionRevised(one.id, replace(resolution, **changed), "an analyst", "a better reading")]
    kept = [claim for claim in claims if draw(st.booleans())]
    theatre = draw(st.sampled_from(("twin_valleys",) * 7 + (None,)))
    ruleset = draw(st.sampled_from(("rules-1", "rules-2")))
    if what == "moved":
        other, day = draw(st.sampled_from(told))[0], draw(st.sampled_from(told))[0].published_on
        article = replace(article, text=other.text, zones=other.zones, published_on=day, credits=())
    return entries_of(article, kept, ruleset=ruleset, theatre=theatre)


@laws
@given(steps())
def test_kept_state_answers_as_a_full_derivation(groups: list[list[Entry]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        for entries in groups:
            record(path, entries)
            assert_all_is_derived_alike(path)


def assert_all_is_derived_alike(path: Path) -> None:
    with view_of(path, Known()) as view:
        derived = derive(view, theatre_for(view, None))
    with open_ledger(path, read_only=True, create=False) as ledger:
        keeper = Keeper(ledger, path, None, KEEPS)
        kept = keeper.opened()
        assert kept is not None
        fresh = Derivation(kept.theatre, withdrawn=kept.view.withdrawn(), summarises=True)
        fresh.take(reports_in(kept.view))
        assert plain_maps(kept.derivation.maps) == plain_maps(fresh.maps)
        assert kept.derivation.links() == derived.links
        assert kept.derivation.assess() == derived.assessments
        keeper.close()


@few
@given(steps(), st.sampled_from(("velika", "dubra", "north", "no such word")))
def test_questions_are_answered_alike_with_and_without_a_kept_state(groups: list[list[Entry]], word: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        for entries in groups:
            record(path, entries)
            assert_answers_are_alike(path, Filter(about=word), Known())
        assert_answers_are_alike(path, Filter(about=word), Known(entry=len(groups[0])))


def assert_answers_are_alike(path: Path, wanted: Filter, known: Known) -> None:
    both = (KEEPS, KEEPS_NOTHING)
    asked, anew = (boards(path, wanted, known=known, most=2, watch=watch) for watch in both)
    assert asked == anew
    with view_of(path, known) as view:
        explained = [one.id for one in view.claims()[::3]]
    for claim_id in explained:
        page, page_anew = (why_page(path, claim_id, known=known, watch=watch) for watch in both)
        assert page == page_anew
    brief, brief_anew = (make_brief(path, wanted, known=known, most_boards=3, watch=watch) for watch in both)
    assert brief == brief_anew
    tables = [path.with_name(name) for name in ("kept.csv", "anew.csv")]
    for table, watch in zip(tables, both, strict=True):
        export_table(path, Export(table), wanted, known=known, watch=watch)
    assert tables[0].read_text() == tables[1].read_text()
    listed, listed_anew = (found_lines(path, wanted, known=known, most=2, watch=watch) for watch in both)
    assert listed == listed_anew
