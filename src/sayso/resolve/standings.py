"""What the words around a mention of a person say: a role that opens the name to the public, or forbids it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sayso.model.source import Mention, Token
from sayso.resolve.cast import Cast
from sayso.resolve.names import with_apposition
from sayso.resolve.phrases import as_written, phrase_around
from sayso.resolve.text_sides import HYPHENS

LEADER = "leader"
VERBS = frozenset({"VERB", "AUX"})
# "The children's home director": the children are not the director.
OF_OTHERS = frozenset({"poss", "pobj"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What one mention says of the person: the role as written, and whether it opens or forbids the name."""

    role: str
    noun: str | None
    is_public: bool
    is_forbidden: bool
    reason: str


def name_and_title(cast: Cast, mention: Mention) -> list[Token]:
    phrase = [
        t for t in cast.parsed.tokens[max(0, mention.head - 8) : mention.head + 9] if mention.span.contains(t.span)
    ]
    return [t for t in phrase if t.pos != "SPACE"]


def is_name(cast: Cast, token: Token) -> bool:
    word = token.text.lower().strip(".")
    roles = cast.roles.person
    return token.tag != "POS" and token.text[:1].isalpha() and word not in roles.titles and word not in roles.nouns


def standing_of(cast: Cast, mention: Mention) -> Standing | None:
    """What the words around one mention say: title, role before or after the name, what is done to the person."""
    roles, head = cast.roles.person, cast.parsed.tokens[mention.head]
    phrase = with_apposition(cast, phrase_around(cast.parsed, mention.head))
    around = [t for t in phrase.tokens if not mention.span.contains(t.span)] + _role_above(cast, head)
    inside = [t for t in name_and_title(cast, mention) if not is_name(cast, t)]
    words = [t for t in (*around, *inside) if t.tag != "POS"]
    suffers = _suffers(cast, head, words)
    if suffers:
        return Standing("", None, False, True, suffers)
    said = as_written(cast.parsed, [t for t in around if t.pos != "PUNCT" or t.text in HYPHENS])
    own = [t for t in words if t.dep not in OF_OTHERS]
    for noun in (*_nouns(own), *_nouns(_counted_among(cast, head))):
        category = roles.never_named_category(noun)
        if category is not None:
            return Standing(said, noun, False, True, f"{noun!r}: {category.replace('_', ' ')}s are never named")
    for noun in _nouns(words):
        quoted = head.i in cast.sources
        if noun in roles.public or noun in roles.title_words_public:
            return Standing(said or noun, noun, True, False, f"{noun!r} is a public role")
        if quoted and (noun in roles.public_when_quoted or noun in roles.title_words_public_when_quoted):
            return Standing(said or noun, noun, True, False, f"{noun!r}, quoted by name")
    led = cast.parsed.tokens[head.head]
    if head.dep in ("compound", "nmod", "poss") and led.lemma.lower() in roles.led:
        return Standing(LEADER, LEADER, True, False, f"a {led.lemma} bears the name")
    private = next((noun for noun in _nouns(words) if noun in roles.nouns), None)
    return Standing(said, private, False, False, f"{private!r} is no public role") if private else None


def _nouns(words: list[Token]) -> list[str]:
    """Lemmas, pairs first, so that 'aid worker' comes before 'worker'."""
    lemmas = [token.lemma.lower().strip(".") for token in words]
    texts = [token.text.lower().strip(".") for token in words]
    pairs = [" ".join(pair) for pair in pairwise(lemmas)]
    return [*pairs, *dict.fromkeys((*lemmas, *texts))]


def _role_above(cast: Cast, head: Token) -> list[Token]:
    """'The commander, Velimir' and 'Velimir is a mechanic': the role stands above or beside the name in the tree."""
    above = cast.parsed.tokens[head.head]
    if head.dep in ("appos", "compound", "nmod") and above.i != head.i:
        return [above]
    if above.lemma in cast.small.copulas and head.dep == "nsubj":
        return [cast.parsed.tokens[c] for c in above.children if cast.parsed.tokens[c].dep == "attr"]
    return []


def _counted_among(cast: Cast, head: Token) -> list[Token]:
    """Those to whom a name is added: 'prisoners including Velimir', 'among the dead was Velimir'."""
    tokens, counted = cast.parsed.tokens, list[Token]()
    here = head
    for above in cast.parsed.ancestors(head.i):
        if above.lemma in cast.small.copulas and here.dep in ("attr", "nsubj"):
            beside = [
                tokens[c] for c in above.children if tokens[c].dep in ("prep", "attr", "acomp", "nsubj") and c != here.i
            ]
            return [*counted, *(tokens[i] for t in beside for i in range(t.left, min(t.right, t.left + 4) + 1))]
        if here.dep == "pobj" and above.lemma.lower() not in cast.roles.person.counting_in:
            break
        if here.dep not in ("pobj", "prep", "appos", "conj") or (above.pos in VERBS and above.dep != "prep"):
            break
        counted.append(above)
        here = above
    return counted


def _suffers(cast: Cast, head: Token, words: list[Token]) -> str:
    """Whether the person is the one to whom harm is done, or a minor by age; the reason, or ''."""
    roles, above = cast.roles.person, cast.parsed.tokens[head.head]
    is_object = head.dep in ("dobj", "nsubjpass")
    is_agent_of_own = head.dep in ("nsubj", "nsubjpass") and above.lemma in roles.never_named_when_does
    if (is_object and above.lemma in roles.never_named_when_done_to) or is_agent_of_own:
        return f"{above.text!r}: those to whom this happens are never named"
    for other in _counted_among(cast, head):
        verb = cast.parsed.tokens[other.head]
        if other.dep in ("dobj", "nsubjpass") and verb.lemma in roles.never_named_when_done_to:
            return f"{verb.text!r}: those to whom this happens are never named"
    hurt = next((t for t in words if t.pos in ("VERB", "ADJ") and t.lemma in roles.never_named_when_done_to), None)
    if hurt is not None and hurt.tag == "VBN":
        return f"{hurt.text!r}: those to whom this happens are never named"
    ages = [int(t.text) for t in words if t.text.isdigit() and len(t.text) <= 2]
    young = next((age for age in ages if age < roles.adult_from_years), None)
    return f"aged {young}: minors are never named" if young is not None else ""
