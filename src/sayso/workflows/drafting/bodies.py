"""Organisations and people of a draft: several names of one joined, what swallowed its neighbours left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from sayso.languages.roles import Roles
from sayso.model.ids import folded
from sayso.theatres.draft import DraftActor
from sayso.theatres.leaders import load_leaders
from sayso.theatres.world import WorldName, folded_words, load_world
from sayso.workflows.drafting.corpus import Found
from sayso.workflows.drafting.sides import SMALL_WORDS, is_land, state_behind
from sayso.workflows.drafting.tally import Ids, Tallies, Tally, commonest, joined, least_reports, one_of_each, ranked

LEAST_INITIALS = 3
LEAST_WORDS_WITHIN = 3
"""Of a name that stands at the end of another: 'the Lowland-based Hill Watch for Peace'."""
LONGEST_ROLE = 8
"""Words: what is longer has run on into its neighbours."""


def draft_organisations(
    found: Found, roles: Roles, ids: Ids, id_of: dict[str, str], is_forbidden: Callable[[str], bool]
) -> tuple[DraftActor, ...]:
    """Bodies that are neither outlets nor sides, nor a side's or person's name with more around it.

    Those that are generally known come in from the first mention on, the rest from a share of the reports.
    """
    sides = {ref for ref in id_of if ref.startswith("world:")}
    others = {key: tally for key, tally in found.bodies.items() if _is_body(key, tally, found, sides)}
    least = least_reports(found.reports)
    drafted = []
    for _, tally in ranked(joined(others, _same(others))):
        if len(tally.reports) < least and not _known_as(tally.name):
            continue
        state = state_behind(tally.name, roles)
        if state is not None and state in id_of and not tally.groups:
            tally.groups[state] += 1
            tally.evidence[state] = "an arm of the state, by its name"
        drafted.append(_member(ids, tally, id_of, is_forbidden))
    return tuple(drafted)


def draft_people(
    found: Found, roles: Roles, ids: Ids, id_of: dict[str, str], is_forbidden: Callable[[str], bool]
) -> tuple[DraftActor, ...]:
    """Without those whom one report shows as private or hurt. A family name alone is joined to nobody."""
    met = found.people.items()
    allowed = {key: tally for key, tally in met if key not in found.forbidden and _is_whole(tally, roles)}
    people = joined(allowed, _same_people(allowed))
    drafted = []
    for key, tally in ranked(people):
        fuller = [other.name for name, other in people.items() if name.endswith(f" {key}")]
        note = (f"perhaps {' or '.join(fuller)}",) if fuller else ()
        drafted.append(_member(ids, tally, id_of, is_forbidden, is_person=True, notes=note))
    return tuple(drafted)


def _same_people(people: Tallies) -> dict[str, str]:
    """A name with the s of a possessive, and names generally known to be one leader's; else nobody is joined."""
    leaders = load_leaders()
    same: dict[str, str] = {}
    by_leader: dict[str, str] = {}
    for key, _ in ranked(people):
        is_possessive = key.endswith("s") and (key[:-1] in people or tuple(key[:-1].split()) in leaders.by_words)
        plain = key[:-1] if is_possessive else key
        known = {leader.name for leader in leaders.by_words.get(tuple(plain.split()), ())}
        same[key] = by_leader.setdefault(known.pop(), plain) if len(known) == 1 else plain
    return {key: to for key, to in same.items() if key != to}


def _full_name(tally: Tally) -> str:
    """The spelling met most that is more than initials or a family name, if there is one."""
    full = Counter({name: times for name, times in tally.spellings.items() if " " in name})
    return commonest(full or tally.spellings)


def _is_whole(tally: Tally, roles: Roles) -> bool:
    """Whether it is a name to its end: one that breaks off ('Bilal al') may be a private person's.

    'Rear' of a rear admiral is none, nor is 'Upland-backed'.
    """
    last = tally.name.rpartition(" ")[2]
    is_description = last.rpartition("-")[2] in roles.group.backing_endings | roles.group.side_endings
    alone_and_once = last == tally.name and tally.times == 1
    is_known = (folded(last),) in load_leaders().by_words
    return tally.name[:1].isalpha() and not last.islower() and not is_description and (is_known or not alone_and_once)


def _is_body(key: str, tally: Tally, found: Found, sides: set[str]) -> bool:
    words = key.split()
    if key in found.outlets or key in found.people or _is_a_side(tally, sides):
        return False
    if any(f" {person}" in f" {key}" for person in found.people if " " in person):
        return False
    beginnings = [" ".join(words[:size]) for size in range(1, len(words))]
    rests = [" ".join(words[size:]) for size in range(1, len(words))]
    known = found.outlets.keys() | found.bodies.keys()
    if any(start in found.places and rest in known for start, rest in zip(beginnings, rests, strict=True)):
        # 'Brod River Agency', where a dateline ran into the agency.
        return False
    return not all(is_land(word) for word in words)


def _is_a_side(tally: Tally, sides: set[str]) -> bool:
    """Whether the body is itself one of the sides: its own name leads there, not only its membership."""
    return any(name.side is not None and f"world:{folded(name.side)}" in sides for name in _known_as(tally.name))


def _known_as(name: str) -> tuple[WorldName, ...]:
    words = tuple(piece for word in name.split() for piece in folded_words(word))
    return load_world().by_words.get(words, ())


def _same(bodies: Tallies) -> dict[str, str]:
    """One body under several names: 'Hill Watch (HWX)', 'HWX', 'H.W.X.', and its name begun and broken off."""
    same: dict[str, str] = {}
    by_initials: dict[str, list[str]] = {}
    for key in bodies:
        by_initials.setdefault(_initials(key), []).append(key)
    for key, tally in bodies.items():
        plain = _unbracketed(tally)
        together = "".join(key.split())
        fuller = [other for other in bodies if other.startswith(f"{key} ") and _unbracketed(bodies[other]) != key]
        within = [other for other in bodies if key.endswith(f" {other}") and len(other.split()) >= LEAST_WORDS_WITHIN]
        spelled_out = [other for other in by_initials.get(together, ()) if len(together) >= LEAST_INITIALS]
        if key.endswith("s") and key[:-1] in bodies:
            same[key] = key[:-1]
        elif plain != key and plain in bodies:
            same[key] = plain
        elif within:
            same[key] = max(within, key=len)
        elif len(spelled_out) == 1:
            same[key] = spelled_out[0]
        elif len(key.split()) > 1 and len({_unbracketed(bodies[other]) for other in fuller}) == 1:
            same[key] = min(fuller, key=len)
    return {key: to for key, to in same.items() if key != to and same.get(to) != key}


def _unbracketed(tally: Tally) -> str:
    return folded(tally.name.partition("(")[0])


def _initials(key: str) -> str:
    words = [word for word in key.split() if word not in SMALL_WORDS]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _member(
    ids: Ids,
    tally: Tally,
    id_of: dict[str, str],
    is_forbidden: Callable[[str], bool],
    *,
    is_person: bool = False,
    notes: tuple[str, ...] = (),
) -> DraftActor:
    full = _full_name(tally)
    name = full if is_person else full.partition("(")[0].strip() or full
    groups = list(dict.fromkeys(id_of[ref] for ref, _ in tally.groups.most_common() if ref in id_of))
    why = {id_of[ref]: words for ref, words in tally.evidence.items() if ref in id_of}
    others = [f"in other reports for {group}: {why.get(group, 'as they have it')}" for group in groups[1:]]
    met = (spelling.strip(" ()") for spelling, _ in tally.spellings.most_common())
    spellings = [spelling for spelling in one_of_each(met) if "(" not in spelling]
    return DraftActor(
        ids.new(name),
        name if is_person else name.lower(),
        tally.seen(is_forbidden),
        tuple(one for one in spellings if one != name and " " in one) if is_person else tuple(spellings) or (name,),
        role=_role(tally) if is_person else "",
        group=groups[0] if groups else None,
        evidence=why.get(groups[0], "") if groups else "",
        notes=(*notes, *others),
    )


def _role(tally: Tally) -> str:
    """The office met most; one that ran on into its neighbours only where there is no other."""
    for role, _ in sorted(tally.texts.items(), key=lambda pair: (-pair[1], pair[0])):
        if role and len(role.split()) <= LONGEST_ROLE:
            return role
    return commonest(tally.texts) or "in a public role"
