"""Which matches stand as claims: one claim a proposition, none for a word that only points at one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.extract.by_sentence import BySentence
from sayso.extract.found import Found
from sayso.extract.grammar import Grammar
from sayso.extract.knowledge import ANY_HEAD
from sayso.extract.matching import Match, Matcher
from sayso.model.claim import ClaimDraft, Filler, Modality, Polarity
from sayso.model.source import Span, ZoneKind

ARMS = frozenset({"weapon", "air_word", "chemical", "explosive", "projectile", "aircraft"})
NEIGHBOUR_SENTENCES = 1
"""How near a sentence must be that is about the conflict, for a common word to count ("the ministry welcomed")."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
EVENT_REACH = 6
"""Sentences back that "the attack" may take up."""
LEAST_FIRM_CLAIMS = 2
"""An article with fewer claims of its own standing is about something else, and its common words make none."""


def select(found: Sequence[Found], grammar: Grammar, matcher: Matcher) -> list[Found]:
    """Those that stand, in the order given."""
    named = _named_by_what_went_before(found)
    kept = [one for one in named if _stands_alone(one, grammar, matcher)]
    kept = list(_without_what_is_taken_in(kept, grammar))
    kept = list(_one_a_clause(_without_governors(kept, grammar, matcher.lexicon.blame)))
    kept = list(_without_repeating_nouns(kept))
    kept = list(_without_participles_of_the_same(kept, grammar))
    kept = list(_without_conditions(kept, grammar, matcher.knowledge.stance.possible.conditionals))
    return list(_near_conflict(_lumped(kept), _heads_of_known_actors(grammar)))


def without_idle_resorts(matches: Sequence[Match], grammar: Grammar) -> Iterator[Match]:
    """A frame of last resort stands for a clause that nothing else speaks for, and not for one inside another."""
    told = (match for match in matches if not match.frame.last_resort)
    spoken_for = {i for match in told for i in (match.trigger, match.clause)}
    for match in matches:
        if not match.frame.last_resort:
            yield match
        elif _is_clause_of_its_own(match.clause, grammar):
            below = (token.i for token in grammar.descendants(match.clause))
            if match.clause not in spoken_for and not any(i in spoken_for for i in below):
                yield match


def _is_clause_of_its_own(verb: int, grammar: Grammar) -> bool:
    token = grammar.tokens[verb]
    while token.dep == "conj" and token.head != token.i:
        token = grammar.tokens[token.head]
    finite = token.tag in FINITE or any(True for _ in grammar.children(token.i, "aux", "auxpass"))
    return token.dep in ("ROOT", "ccomp") and finite


def _named_by_what_went_before(found: Sequence[Found]) -> list[Found]:
    """'The attack' after a bombing is of the bombing's kind."""
    named = list(found)
    firm = [one for one in found if one.match is not None and not one.match.frame.follows]
    near = BySentence((position, one.sentence) for position, one in enumerate(firm))
    for position, one in enumerate(named):
        wanted = one.match.frame.follows if one.match is not None else frozenset[str]()
        if not wanted:
            continue
        kinds = wanted | {one.draft.kind}
        before = (firm[i] for i in near.within(one.sentence - EVENT_REACH, one.sentence))
        events = [other for other in before if other.draft.kind in kinds and _may_be_taken_up(other, one)]
        told = max(events, key=lambda other: (other.sentence, other.draft.evidence.start), default=None)
        if told is not None and told.draft.kind in wanted:
            named[position] = one.revised(kind=told.draft.kind, change=told.draft.change)
    return named


def _may_be_taken_up(event: Found, one: Found) -> bool:
    """Whether the word can point back at the event told just before: not if it was done by somebody else."""
    doers = (event.draft.actor, one.draft.actor)
    named = [{word.lower() for word in doer.words.split() if len(word) > 2} for doer in doers if doer is not None]
    if one.match is not None and one.match.frame.form == "verb" and one.draft.actor is not None:
        return len(named) == 2 and bool(named[0] & named[1])
    return len(named) < 2 or bool(named[0] & named[1])


def _stands_alone(one: Found, grammar: Grammar, matcher: Matcher) -> bool:
    """An event that is only a noun phrase counts if it says where, when, with what or how many."""
    match, draft = one.match, one.draft
    if match is None or not match.stands_as_noun:
        return True
    if _is_put_forward(match.trigger, draft, grammar):
        return True
    if match.frame.quantity and match.frame.counts:
        return draft.quantity is not None
    here = [place for place in draft.places if place.how != "inherited" and draft.evidence.contains(place.span)]
    named = any(_is_where(place, grammar, matcher) for place in here)
    dated = any(draft.evidence.contains(time) for time in draft.times)
    return named or dated or _says_with_what(match.trigger, grammar, matcher)


def _is_put_forward(i: int, draft: ClaimDraft, grammar: Grammar) -> bool:
    """ "Called for a truce", "ruled out talks": the noun is all that is demanded, planned or denied."""
    if draft.polarity is Polarity.DENIED:
        return not grammar.is_infinitive(grammar.tokens[i].head)  # "in order to prevent an advance" denies none
    return draft.modality in (Modality.CALLED_FOR, Modality.PLANNED)


def _is_where(place: Filler, grammar: Grammar, matcher: Matcher) -> bool:
    """'Fighting in Brod', 'the Brod offensive'; not 'the fight, like Brod'."""
    token = grammar.tokens[place.head]
    above = grammar.tokens[token.head]
    return above.lemma.lower() in matcher.lexicon.locative_prepositions or token.dep not in ("pobj", "appos")


def _says_with_what(i: int, grammar: Grammar, matcher: Matcher) -> bool:
    definite = any(c.text.lower() in grammar.small.demonstratives for c in grammar.children(i, "det"))
    return not definite and any(matcher.is_listed(m, ARMS) for m in grammar.modifiers(i))


def _without_what_is_taken_in(found: Sequence[Found], grammar: Grammar) -> Iterator[Found]:
    """'Vowed to retake the town' is one claim, the vow."""
    takers = {one.match.clause for one in found if one.match is not None and one.match.frame.takes_in}
    for one in found:
        token = grammar.tokens[one.match.clause] if one.match is not None else None
        if token is None or not (token.dep == "xcomp" and token.head in takers):
            yield one


def _without_governors(found: Sequence[Found], grammar: Grammar, blame: frozenset[str]) -> Iterator[Found]:
    """'Plans to retake', 'helped to free': the common verb above says how, not what."""
    clauses = {one.match.clause for one in found if one.match is not None}
    events = {one.match.clause for one in found if one.match is not None and one.match.trigger != one.match.clause}
    for one in found:
        common = one.match is not None and one.match.frame.needs_conflict and one.match.frame.form == "verb"
        if one.match is None or not common:
            yield one
        elif grammar.tokens[one.match.clause].dep in ("acl", "relcl") and grammar.is_passive(one.match.clause):
            continue  # "backed by Northland", "that are backed by": only says which army is meant
        elif _only_blames(one.match, grammar, blame, clauses):
            continue  # "accused the army of shelling the town" is the shelling
        elif one.match.clause in events and ANY_HEAD in one.match.frame.heads:
            continue  # "called for a truce" is the truce
        elif one.match.clause in events and _says_who_did_it(one.match.clause, grammar, blame):
            continue  # "blamed the army for the raid" is the raid
        elif not any(below in clauses for below in _governed(one.match.clause, grammar)):
            yield one


def _only_blames(match: Match, grammar: Grammar, blame: frozenset[str], clauses: set[int]) -> bool:
    """Whether a verb of blame stands over a claim of what was done, or says of one already told who did it."""
    if grammar.tokens[match.clause].lemma.lower() not in blame:
        return False
    below = (token.i for token in grammar.descendants(match.clause))
    return grammar.tokens[match.clause].dep == "relcl" or any(i in clauses for i in below)


def _says_who_did_it(verb: int, grammar: Grammar, blame: frozenset[str]) -> bool:
    objects = (child.lemma.lower() for child in grammar.children(verb, "dobj"))
    return grammar.tokens[verb].lemma.lower() in blame or any(word in blame for word in objects)


def _governed(verb: int, grammar: Grammar) -> Iterator[int]:
    """Verbs under this one: 'plans to retake', 'accused the army of shelling'."""
    yield from (child.i for child in grammar.children(verb, "xcomp"))
    for preposition in grammar.children(verb, "prep"):
        yield from (child.i for child in grammar.children(preposition.i, "pcomp"))


def _one_a_clause(found: Iterable[Found]) -> Iterator[Found]:
    """'Held talks' is one claim, whichever of its words the lexicon knows."""
    seen: set[tuple[object, ...]] = set()
    for one in found:
        counts = one.match.frame.counts if one.match is not None else None
        clause = one.match.clause if one.match is not None else one.draft.index
        number = one.draft.quantity.span if one.draft.quantity is not None else None
        key = (clause, one.draft.kind, one.draft.change, counts, number, one.claimant)
        if key not in seen:
            seen.add(key)
            yield one


def _without_repeating_nouns(found: Sequence[Found]) -> Iterator[Found]:
    """A noun phrase falls to a clause of the same kind that holds it, or that the claimant has for the same place."""
    clauses = [one for one in found if one.match is not None and not one.match.stands_as_noun]
    for one in found:
        if (
            one.match is None
            or not one.match.stands_as_noun
            or not any(_says_the_same(clause, one) for clause in clauses)
        ):
            yield one


def _says_the_same(clause: Found, noun: Found) -> bool:
    if clause.draft.kind != noun.draft.kind or clause.draft.change != noun.draft.change:
        return False
    if clause.draft.evidence.contains(noun.draft.evidence):
        return True
    same_sentence = clause.sentence == noun.sentence and clause.claimant == noun.claimant
    where = {place.words for place in noun.draft.places}
    return same_sentence and (not where or where == {place.words for place in clause.draft.places})


def _without_participles_of_the_same(found: Sequence[Found], grammar: Grammar) -> Iterator[Found]:
    """'Rockets fired by the army hit the mill': one strike, said by 'hit'."""
    beside = BySentence((position, one.sentence) for position, one in enumerate(found))
    for one in found:
        if (
            one.match is None
            or grammar.tokens[one.match.clause].dep not in ("acl", "advcl", "xcomp", "pcomp")
            or not any(
                _holds(found[i], one, grammar) for i in beside.within(one.sentence, one.sentence) if found[i] is not one
            )
        ):
            yield one


def _holds(other: Found, one: Found, grammar: Grammar) -> bool:
    if other.match is None or one.match is None or other.draft.kind != one.draft.kind:
        return False
    if other.draft.change != one.draft.change:
        return False
    if one.match.frame.counts != other.match.frame.counts or one.draft.quantity not in (None, other.draft.quantity):
        return False
    above = {token.i for token in grammar.parsed.ancestors(one.match.clause)}
    below = other.match.clause in above or other.match.trigger in above
    same_place = not one.draft.places or {p.words for p in one.draft.places} <= {p.words for p in other.draft.places}
    return below and (same_place or _is_about_subject(one, other, grammar))


def _is_about_subject(one: Found, other: Found, grammar: Grammar) -> bool:
    """'Rockets fired by rebels in Brod hit the mill': says where they came from, not where they struck."""
    if one.match is None or other.match is None or other.match.stands_as_noun:
        return False
    noun = grammar.tokens[grammar.tokens[one.match.clause].head]
    while noun.head != noun.i and noun.head != other.match.clause:
        noun = grammar.tokens[noun.head]
    return noun.head == other.match.clause and noun.dep in ("nsubj", "nsubjpass")


def _without_conditions(found: Sequence[Found], grammar: Grammar, conditionals: frozenset[str]) -> Iterator[Found]:
    """'Will answer if the town is shelled' is the vow alone: nobody puts forward what it hangs on."""
    clauses = {one.match.clause for one in found if one.match is not None}
    for one in found:
        if one.match is None or not _is_condition_of(one.match.clause, clauses, grammar, conditionals):
            yield one


def _is_condition_of(verb: int, clauses: set[int], grammar: Grammar, conditionals: frozenset[str]) -> bool:
    """Whether it stands in a clause with "if" or the like that hangs on another claim."""
    token = grammar.tokens[verb]
    while token.head != token.i:
        marks = {mark.lemma.lower() for mark in grammar.children(token.i, "mark")}
        if token.dep == "advcl" and marks & conditionals:
            return any(above.i in clauses for above in grammar.parsed.ancestors(token.i))
        token = grammar.tokens[token.head]
    return False


def _lumped(found: Sequence[Found]) -> list[Found]:
    """Killed and wounded with one number between them are one claim, of casualties."""
    by_number: dict[tuple[str, Span], int] = {}
    kept: list[Found] = []
    for one in found:
        quantity = one.draft.quantity
        key = (one.draft.kind, quantity.span) if quantity is not None and quantity.of else None
        if key is None or key not in by_number:
            if key is not None:
                by_number[key] = len(kept)
            kept.append(one)
            continue
        first = kept[by_number[key]]
        known = first.draft.quantity
        if known is not None and quantity is not None and known.of != quantity.of:
            evidence = _hull(first.draft.evidence, one.draft.evidence)
            kept[by_number[key]] = first.revised(quantity=replace(known, of=one.draft.kind), evidence=evidence)
        elif one.match is not None and first.match is not None and one.match.stands_as_noun:
            continue
        else:
            kept.append(one)
    return kept


def _hull(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _heads_of_known_actors(grammar: Grammar) -> frozenset[int]:
    """Tokens that name somebody whom the theatre knows: what its parties do is about the conflict."""
    mentions = grammar.parsed.mentions
    return frozenset(m.head for m in mentions if any(candidate.kind == "actor" for candidate in m.candidates))


def _near_conflict(found: Sequence[Found], known_actors: frozenset[int]) -> Iterator[Found]:
    """Common words ("welcomed", "met") count only near a claim that is about the conflict by itself.

    Of an actor of the theatre they always count: "The rebels named a cabinet" may be all that a dispatch says.
    """
    firm = [one for one in found if one.match is None or not one.match.frame.needs_conflict]
    sentences = {one.sentence for one in firm}
    enough = len(firm) >= LEAST_FIRM_CLAIMS
    for one in found:
        if (
            one.match is None
            or not one.match.frame.needs_conflict
            or enough
            or (one.draft.actor is not None and one.draft.actor.head in known_actors)
            or any(abs(one.sentence - other) <= NEIGHBOUR_SENTENCES for other in sentences)
        ):
            yield one


def without_headlines(found: Sequence[Found]) -> list[Found]:
    """Without what a headline says in the article's own voice and the body says again, whoever it credits."""
    headlines = (one for one in found if one.own_voice and one.draft.zone is ZoneKind.HEADLINE)
    retold = {id(one) for one in headlines if any(_retells(other, one) for other in found)}
    return [one for one in found if id(one) not in retold]


def _retells(body: Found, teaser: Found) -> bool:
    if body.sentence <= teaser.sentence or body.draft.zone is ZoneKind.HEADLINE:
        return False
    one, other = body.draft, teaser.draft
    if other.quantity is not None and (other.quantity.low or 0) > 1:
        numbers = (other.quantity.low, other.quantity.high)
        return one.quantity is not None and bool({one.quantity.low, one.quantity.high} & {*numbers} - {None})
    if (one.kind, one.change, one.polarity) != (other.kind, other.change, other.polarity):
        return False
    if other.quantity is not None:
        return one.quantity is not None and (one.quantity.low, one.quantity.high) == (
            other.quantity.low,
            other.quantity.high,
        )
    return _share_a_filler(body, teaser)


def _share_a_filler(one: Found, other: Found) -> bool:
    def words_of(found: Found) -> set[str]:
        fillers = [found.draft.actor, found.draft.target, *found.draft.places]
        return {word.lower() for filler in fillers if filler for word in filler.words.split() if len(word) > 2}

    return len(words_of(one) & words_of(other)) >= 2
