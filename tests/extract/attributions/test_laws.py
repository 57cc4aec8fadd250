"""Laws of attributions, on texts made of invented sentences."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attributed import attributions_of
from sayso.model.claim import Attribution

pytestmark = pytest.mark.parser

PARAGRAPHS = (
    'Orel, a colonel, said: "We hold Velika. The road is open."',
    "The mayor denied that the mill, which burned on Monday, had been shelled by his men.",
    "According to the Valley Monitor, nine people fled; the council called for a truce.",
    '"Leave," she told reporters, "while you can," adding that the bridge was mined.',
    "The army is believed to have left Brod, Radio Velika reported, citing two officials.",
    "“The road is open,” he said. “It will stay open.",
    "A CLAIM THAT THE TOWN FELL WAS REJECTED BY THE GENERAL ON TELEGRAM.",
    "the shells hit two houses the monitors said no commas here at all he added",
    "قال الجنرال \u202bthe general said\u202c that «شيء» had fallen.",
    "The reports could not be independently verified. Its promise to leave was kept.",
    "He said (she said) they said -- nobody said; \"''‘’“ said.",
)

paragraphs = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4).map("\n\n".join)
scraps = st.text(alphabet="ab .,\"“”‘’'«»:-\nSaid", max_size=60)


def spans_of(one: Attribution) -> list[tuple[int, int]]:
    source = [] if one.source is None else [one.source]
    return [(span.start, span.end) for span in (*source, *one.cue, *one.content)]


@settings(max_examples=30, deadline=None)
@given(text=st.one_of(paragraphs, scraps.map(lambda scrap: f'{scrap} Orel said "{scrap}" and denied that he left.')))
def test_spans_lie_in_the_text_and_never_overlap(text: str) -> None:
    for number, one in enumerate(attributions_of(text)):
        spans = sorted(spans_of(one))
        assert one.index == number
        assert one.content
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(spans))


@settings(max_examples=20, deadline=None)
@given(text=paragraphs)
def test_parents_lead_outwards_to_none(text: str) -> None:
    found = attributions_of(text)
    for one in found:
        seen, above = set(), one.parent
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = found[above].parent


def without_place(found: tuple[Attribution, ...], by: int) -> list[object]:
    return [(*((start - by, end - by) for start, end in spans_of(one)), one.stance, one.rule) for one in found]


@settings(max_examples=12, deadline=None)
@given(kept=st.sampled_from(PARAGRAPHS[:5]), removed=st.sampled_from(PARAGRAPHS[:5]))
def test_removing_a_paragraph_leaves_the_others_alone(kept: str, removed: str) -> None:
    both = attributions_of(f"{removed}\n\n{kept}")
    start = len(removed) + 2
    later = tuple(one for one in both if one.content[0].start >= start)
    assert without_place(later, start) == without_place(attributions_of(kept), 0)


STYLES = (("“", "”"), ("«", "»"), ("„", "“"))


@settings(max_examples=20, deadline=None)
@given(text=st.sampled_from([text for text in PARAGRAPHS[:5] if '"' in text]), style=st.sampled_from(STYLES))
def test_style_of_marks_changes_nothing(text: str, style: tuple[str, str]) -> None:
    pieces = text.split('"')
    other = "".join(piece + (style[i % 2] if i + 1 < len(pieces) else "") for i, piece in enumerate(pieces))
    assert without_place(attributions_of(other), 0) == without_place(attributions_of(text), 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    "sentence",
    ['He said "we hold the road. ', "he said he said ", "THE GENERAL SAID THE ROAD IS OPEN. ", "“« ", "said: \u202e"],
)
def test_time_grows_with_the_length_alone(sentence: str) -> None:
    def seconds(words: int) -> float:
        text = sentence * (words // len(sentence.split()))
        attributions_of(text)
        began = time.perf_counter()
        attributions_of(text)
        return time.perf_counter() - began

    assert seconds(4000) < 8 * seconds(1000) + 0.5
