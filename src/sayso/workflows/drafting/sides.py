"""Which sides a draft has: several names of one joined, headlines and descriptions set apart, most met first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sayso.languages.roles import Roles
from sayso.model.ids import folded
from sayso.theatres.draft import DraftActor
from sayso.theatres.leaders import load_leaders
from sayso.theatres.world import WorldName, load_world
from sayso.workflows.drafting.corpus import LONGEST_SPELLING, Found
from sayso.workflows.drafting.tally import Ids, Tallies, Tally, joined, least_reports, one_of_each, ranked

WORLD = "world:"
SHARE_WITHOUT_CLAIMS = 0.05
"""Of the reports: a name that so many have is a side, though nobody makes a claim for it."""
SMALL_WORDS = frozenset({"of", "the", "for", "and"})
COMMON_IN_NAMES = SMALL_WORDS | {"forces", "army", "front", "movement", "government", "people"}
ORGANS = ("government", "army", "forces", "troops", "military")
"""With the adjective of a state's people these name the state as a party, and nobody else."""
BODIES_OF_STATES = "intergovernmental"


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of a draft, and under which id each name that was met goes."""

    parties: tuple[DraftActor, ...]
    doubtful: tuple[DraftActor, ...]
    nameless: tuple[str, ...]
    id_of: dict[str, str]
    """By ref, of every name that was joined to a party too."""


def draft_sides(found: Found, roles: Roles, ids: Ids, is_forbidden: Callable[[str], bool]) -> Sides:
    """Sides in an order for reading; a side of the world goes before a name of its own of the text."""
    same = _same(found.sides, roles)
    sides = joined(found.sides, same)
    met = [(ref, tally) for ref, tally in ranked(sides) if tally.is_claimed or len(tally.reports) > 1]
    named = {ref: tally for ref, tally in met if tally.spellings or ref.startswith(WORLD)}
    least = least_reports(found.reports)
    known = {folded(spelling) for tally in named.values() for spelling in tally.spellings} | set(same)
    sure = {
        ref: tally
        for ref, tally in named.items()
        if len(tally.reports) >= (least if tally.is_claimed else max(3.0, SHARE_WITHOUT_CLAIMS * found.reports))
        and not _runs_on(ref, known, roles)
    }
    id_of = {ref: ids.new(party_name(ref)) for ref in sure}
    taken: set[str] = set()
    parties = tuple(_party(ref, tally, id_of, sure, taken, roles, is_forbidden) for ref, tally in sure.items())
    doubtful = tuple(
        DraftActor("", party_name(ref), tally.seen(is_forbidden)) for ref, tally in named.items() if ref not in sure
    )
    nameless = tuple(party_name(ref) for ref, _ in met if ref not in named)
    return Sides(parties, doubtful, nameless, {**{ref: id_of[to] for ref, to in same.items() if to in id_of}, **id_of})


def party_name(ref: str) -> str:
    """Short and in small letters; as the world's data have it, where it is one of the world's."""
    prefix, _, name = ref.partition(":")
    known = (one.side for one in _world_names(name)) if f"{prefix}:" == WORLD else iter(())
    return next((side for side in known if side), name)


def _same(sides: Tallies, roles: Roles) -> dict[str, str]:
    """Names that are another side's -> that side: a state's army, its leader's forces, one name with another noun."""
    same: dict[str, str] = {}
    by_core: dict[str, str] = {}
    for ref, _ in ranked(sides):
        if ref.startswith(WORLD):
            continue
        name = party_name(ref)
        state = state_behind(name, roles) or _side_of_leader(name, roles)
        core = _core(name, roles)
        if state is not None and state in sides:
            same[ref] = state
        elif core:
            same[ref] = by_core.setdefault(core, ref)
    return {ref: to for ref, to in same.items() if ref != to}


def state_behind(name: str, roles: Roles) -> str | None:
    """'world:upland government' for 'upland air force': a state's land or people, and nothing but an arm of a state."""
    first, *rest = folded(name).split() or ("",)
    arm = " ".join(rest)
    if arm not in ORGANS and not {arm, arm.removesuffix("s")} & roles.state.organs:
        return None
    names = load_world().by_words.get((first,), ())
    return next((f"{WORLD}{folded(one.side)}" for one in names if one.people and one.side), None)


def _side_of_leader(name: str, roles: Roles) -> str | None:
    """'world:upland government' for the forces of whoever leads it, if the name has led no other side."""
    leaders, core = load_leaders(), tuple(_core(name, roles).split())
    sides = {leader.side for leader in leaders.by_words.get(core, ())} if core else set[str]()
    return f"{WORLD}{folded(next(iter(sides)))}" if len(sides) == 1 else None


def _core(name: str, roles: Roles) -> str:
    """The name without the nouns that any side may have, and without the s of a possessive; '' if that is all."""
    words = name.split()
    while words and (words[-1] in roles.group.side_nouns or words[-1].removesuffix("s") in roles.group.side_nouns):
        words.pop()
    return " ".join(words).removesuffix("s")


def _runs_on(ref: str, known: Iterable[str], roles: Roles) -> bool:
    """Whether the name begins with a whole name of two words and goes on: a headline cut short."""
    words = party_name(ref).split()
    beginnings = {" ".join(words[:size]) for size in range(2, len(words))}
    names = {name.partition(":")[2] if ":" in name else name for name in known}
    has_noun = bool(words) and words[-1].removesuffix("s") in roles.group.side_nouns
    return not ref.startswith(WORLD) and not has_noun and not beginnings.isdisjoint(names)


def _party(
    ref: str,
    tally: Tally,
    id_of: dict[str, str],
    parties: Tallies,
    taken: set[str],
    roles: Roles,
    is_forbidden: Callable[[str], bool],
) -> DraftActor:
    name = party_name(ref)
    spellings = [one for one in _spellings(name, tally, roles) if folded(one) not in taken] or [name]
    taken.update(map(folded, spellings))
    notes = tuple(_notes(ref, parties))
    return DraftActor(id_of[ref], name, tally.seen(is_forbidden), tuple(spellings), notes=notes)


def _notes(ref: str, parties: Tallies) -> Iterator[str]:
    name = party_name(ref)
    if any(one.kind == BODIES_OF_STATES for one in _world_names(name)):
        yield "a body of states: without a side in this war? Then make it an organisation"
    near = [party_name(other) for other in parties if other != ref and _may_be_one(name, party_name(other))]
    if near:
        yield f"perhaps the same side as {', '.join(near)}"


def _may_be_one(name: str, other: str) -> bool:
    """Whether one name is the other's initials, or has all of its words that say who."""
    rows = [folded(text).split() for text in (name, other)]
    initials = ["".join(word[0] for word in row if word not in SMALL_WORDS) for row in rows]
    said = [{word for word in row if word not in COMMON_IN_NAMES and not is_land(word)} for row in rows]
    within = all(said) and (said[0] <= said[1] or said[1] <= said[0])
    return within or initials[0] == "".join(rows[1]) or initials[1] == "".join(rows[0])


def is_land(word: str) -> bool:
    """Whether it is a state, its people or its seat, one or many: 'syria', 'syrian', 'syrians'."""
    tried = ((word,), (word.removesuffix("s"),))
    return any(name.people for key in tried for name in load_world().by_words.get(key, ()))


def _spellings(name: str, tally: Tally, roles: Roles) -> Iterator[str]:
    """As met, without what names the state's land or people too, and without descriptions; then the side's own name."""
    states = [one for one in _world_names(name) if one.kind in ("state", "adjective", "seat")]
    lands = {folded(one.words) for one in states}
    peoples = dict.fromkeys(one.people for one in states if one.people)
    met = (one for one, _ in tally.spellings.most_common() if _is_spelling(one) and not _is_a_leader(one))
    organs = (f"{people} {organ}" for people in peoples for organ in ORGANS)
    own = () if lands else (name,)
    known: set[str] = set()
    for spelling in one_of_each(one for row in (met, organs, own) for one in row if folded(one) not in lands):
        if _bare(spelling, roles) not in known:
            known.add(folded(spelling))
            yield spelling


def _is_a_leader(spelling: str) -> bool:
    """Whether it is the name of a person who leads a side, with or without the s of a possessive."""
    words = tuple(folded(spelling).removesuffix("s").split())
    return words in load_leaders().by_words or tuple(folded(spelling).split()) in load_leaders().by_words


def _is_spelling(text: str) -> bool:
    return len(text.split()) <= LONGEST_SPELLING and not set(text) & set('()[]"“”,;:')


def _bare(spelling: str, roles: Roles) -> str:
    """'lantern' for 'Lantern militants', which is found by the shorter name; '' for a name without such a noun."""
    words = folded(spelling).split()
    is_noun = len(words) > 1 and words[-1].removesuffix("s") in roles.group.side_nouns
    return " ".join(words[:-1]) if is_noun else ""


def _world_names(side: str) -> list[WorldName]:
    names = (name for row in load_world().by_words.values() for name in row)
    return [name for name in names if name.side is not None and folded(name.side) == side]
