"""What an open point may mean: the candidates that the reading kept, and how far the first is ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.model.source import Candidate
from sayso.present.redaction import Redactor

MOST_SHOWN = 3


def shown_candidates(candidates: Sequence[Candidate], redactor: Redactor) -> tuple[Candidate, ...]:
    """Best first, without the names that the article protects."""
    ranked = sorted(candidates, key=lambda one: -one.score)
    return tuple(replace(one, name=redactor.words(one.name), reason=redactor.words(one.reason)) for one in ranked)


def margin_of(candidates: Sequence[Candidate]) -> float | None:
    """How far the best is ahead of the next; None where there are not two."""
    scores = sorted((one.score for one in candidates), reverse=True)
    return round(scores[0] - scores[1], 3) if len(scores) > 1 else None


def candidates_words(candidates: Sequence[Candidate]) -> str:
    """'Brod [brod] 0.90 (town) or Brodec [brodec] 0.80 (village); margin 0.1'; '' where there are none."""
    words = " or ".join(f"{_named(one)} {one.score:g} ({one.reason})" for one in candidates[:MOST_SHOWN])
    more = f" or {len(candidates) - MOST_SHOWN} more" if len(candidates) > MOST_SHOWN else ""
    margin = margin_of(candidates)
    return f"{words}{more}" + (f"; margin {margin:g}" if margin is not None else "")


def _named(one: Candidate) -> str:
    is_in_text_only = one.ref.startswith(("@", "text:"))
    return one.name if is_in_text_only else f"{one.name} [{one.ref}]"
