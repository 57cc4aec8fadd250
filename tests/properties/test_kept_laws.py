"""Whatever happens to a ledger, what is kept beside it answers as a full derivation would."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from recorded_by_hand import entries_of, record
from reports_by_hand import reports
from sayso.ledger import open_ledger
from sayso.model.claim import Claim
from sayso.model.entry import Entry, ResolutionRevised, Withdrawn
from sayso.model.source import Article
from sayso.workflows.ask import boards, found_lines
from sayso.workflows.derive import derive
from sayso.workflows.filters import Filter
from sayso.workflows.kept.state import Keeper, Watch
from sayso.workflows.views import Known, theatre_for, view_of

Told = tuple[Article, list[Claim]]

EXAMPLES = int(os.environ.get("SAYSO_EXPLORE") or 10)
# What fails is not made smaller: each example writes files, and that would take minutes.
laws = settings(max_examples=EXAMPLES, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
few = settings(laws, max_examples=EXAMPLES // 3 + 1)
KEEPS = Watch(worth_keeping=0)
KEEPS_NOTHING = Watch(worth_keeping=10**9)


@st.composite
def steps(draw: st.DrawFn) -> list[list[Entry]]:
    """Groups of entries to be recorded one after the other: mostly articles, now and then something that undoes."""
    told = draw(st.lists(reports(), min_size=2, max_size=6, unique_by=lambda one: one[0].id))
    found: list[list[Entry]] = []
    for n, report in enumerate(told):
        entries = entries_of(*report, theatre=draw(st.sampled_from(("twin_valleys",) * 5 + (None,))))
        if found and draw(st.booleans()):
            found[-1] += entries
        else:
            found.append(entries)
        found += draw(st.sampled_from(([], [], *_undoing(told[: n + 1]))))
    return found


def _undoing(told: list[Told]) -> list[list[list[Entry]]]:
    article, claims = told[0]
    # Of the same kind, as every revision is: its questions are those of its kind.
    other = next(one for one in reversed([one for _, more in told for one in more]) if one.kind == claims[0].kind)
    revised = ResolutionRevised(claims[0].id, replace(other.resolution, when=None), "an analyst", "a better reading")
    again = entries_of(article, claims[:1], ruleset="rules-2")
    return [[[Withdrawn(claims[0].id, "its claimant", "said so")]], [[revised]], [again]]


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
    listed, listed_anew = (found_lines(path, wanted, known=known, most=2, watch=watch) for watch in both)
    assert listed == listed_anew
