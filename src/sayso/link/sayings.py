"""Acts of saying: which reports are of one sentence, by who says what and when; kept up as reports come and change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sayso.link.retellings import Wording, matter_of, may_be_one_number, retellings_joined
from sayso.model.ids import make_id

# A statement of the evening stands in the papers of the next day. A judgement.
REPORTING_LAG_DAYS = 1


class Saying(NamedTuple):
    """One report of something said; sorts by day."""

    day: date
    claim_id: str
    tells_its_day: bool


class Telling(NamedTuple):
    """A claim as a report of something said."""

    said_by: str
    """Who says what, without the day: an id."""
    saying: Saying
    wording: Wording


@dataclass(slots=True)
class Sayings:
    """The reports taken in so far, by act of saying."""

    utterances: MutableMapping[str, str] = field(default_factory=dict)
    """Claim id -> act of saying, told in whatever words."""
    told: MutableMapping[str, Telling] = field(default_factory=dict)
    by_speech: MutableMapping[str, dict[str, Saying]] = field(default_factory=dict)
    """Who says what -> its reports."""
    acts: MutableMapping[str, str] = field(default_factory=dict)
    """Claim id -> act of saying, by who says what and the day alone."""
    members: MutableMapping[str, set[str]] = field(default_factory=dict)
    """Act -> claims."""
    by_matter: MutableMapping[str, set[str]] = field(default_factory=dict)
    """Speaker, matter and day -> acts that may be one."""
    matters: MutableMapping[str, str] = field(default_factory=dict)

    def renew(self, told: Mapping[str, Telling], *, gone: Collection[str] = ()) -> set[str]:
        """Takes in reports, or takes them as they now are, and forgets those of claims that are gone.

        Ids of the claims whose act of saying changed.
        """
        speeches = {one.said_by for one in told.values()}
        speeches |= {speech for claim_id in (*told, *gone) if (speech := self._unsay(claim_id)) is not None}
        for claim_id, one in told.items():
            self.told[claim_id] = one
            self.by_speech.setdefault(one.said_by, {})[claim_id] = one.saying
        stale = {self.acts[c] for s in speeches for c in self.by_speech.get(s, ()) if c in self.acts}
        stale |= {self.acts[claim_id] for claim_id in (*told, *gone) if claim_id in self.acts}
        matters = {self.matters[act] for act in stale if act in self.matters}
        for act in stale:
            self._forget(act)
        new = {claim_id: act for speech in speeches for claim_id, act in self._acts_of(speech).items()}
        matters |= self._keep(new)
        acts = {*new.values(), *(act for matter in matters for act in self.by_matter.get(matter, ()))}
        for claim_id in gone:
            self.utterances.pop(claim_id, None)
        return self._name(acts)

    def _unsay(self, claim_id: str) -> str | None:
        """Forgets a report; under whose saying it stood, if it was there."""
        before = self.told.pop(claim_id, None)
        if before is None:
            return None
        del self.by_speech[before.said_by][claim_id]
        if not self.by_speech[before.said_by]:
            del self.by_speech[before.said_by]
        return before.said_by

    def _acts_of(self, said_by: str) -> dict[str, str]:
        """Claim id -> act of saying: of one day, or of the next where one of the two reports does not tell its day.

        An unknown day joins only what is as unknown. On the next day another number is another act: "three dead", then
        "five".
        """
        found: dict[str, str] = {}
        before: Saying | None = None
        act = ""
        for saying in sorted(self.by_speech.get(said_by, {}).values()):
            if before is None or not _may_be_one_act(before, saying) or self._counts_otherwise(before, saying):
                act = make_id("u", said_by, saying.day.isoformat())
            found[saying.claim_id] = act
            before = saying
        return found

    def _counts_otherwise(self, before: Saying, saying: Saying) -> bool:
        """Whether it is of another day, and its number is none that was said before."""
        one, other = self.told[before.claim_id].wording.number, self.told[saying.claim_id].wording.number
        return before.day != saying.day and one is not None and other is not None and not may_be_one_number(one, other)

    def _forget(self, act: str) -> None:
        for claim_id in self.members.pop(act, ()):
            del self.acts[claim_id]
        matter = self.matters.pop(act, None)
        if matter is not None:
            self.by_matter[matter].discard(act)
            if not self.by_matter[matter]:
                del self.by_matter[matter]

    def _keep(self, acts: Mapping[str, str]) -> set[str]:
        """The matters of the acts, now registered."""
        self.acts.update(acts)
        for claim_id, act in acts.items():
            self.members.setdefault(act, set()).add(claim_id)
        matters: set[str] = set()
        for act in dict.fromkeys(acts.values()):
            first = min(self.told[claim_id].saying for claim_id in self.members[act])
            matter = matter_of(self.told[first.claim_id].wording)
            if matter is not None:
                self.matters[act] = matter
                self.by_matter.setdefault(matter, set()).add(act)
                matters.add(matter)
        return matters

    def _name(self, acts: Iterable[str]) -> set[str]:
        """Joins what tells of one matter in compatible words; ids of the claims for which that changes anything."""
        told = sorted(self.told[claim_id].saying for act in set(acts) for claim_id in self.members[act])
        by_act = {saying.claim_id: self.acts[saying.claim_id] for saying in told}
        named = retellings_joined(by_act, {claim_id: self.told[claim_id].wording for claim_id in by_act})
        changed = {claim_id for claim_id, act in named.items() if self.utterances.get(claim_id) != act}
        self.utterances.update(named)
        return changed


def _may_be_one_act(one: Saying, next_one: Saying) -> bool:
    days = (next_one.day - one.day).days
    return days == 0 or (days <= REPORTING_LAG_DAYS and not (one.tells_its_day and next_one.tells_its_day))
