"""The words of a language are data of its folder: no stage compares what a text says with a word written in code.

Sound, and not complete: what is found is a literal, or a constant of the module, that is compared with the text or the
lemma of a token. Words that travel further before they are compared are not seen.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import sayso

PACKAGE = Path(sayso.__file__).parent
STAGES = ("parse", "extract", "resolve", "link")
SAID = frozenset({"text", "lemma"})
"""Attributes of a token that hold words of the text."""

KNOWN = frozenset(
    {
        # Parts of names in any language, and in the spelling of any.
        ("resolve/leaders.py", "PARTICLES"),
        # A name of an office, asked for where no article is at hand to say in which language it is.
        ("resolve/catalogue.py", "of"),
        ("resolve/catalogue.py", "for"),
    }
)


def test_no_stage_compares_a_text_with_a_word_of_its_own() -> None:
    found = {
        (path.relative_to(PACKAGE).as_posix(), word)
        for stage in STAGES
        for path in (PACKAGE / stage).rglob("*.py")
        for word in words_compared(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == KNOWN


def test_a_word_compared_with_a_lemma_is_found() -> None:
    code = 'WORDS = frozenset({"the"})\ndef f(t):\n    w = t.text.lower()\n    return w in WORDS or t.lemma == "be"'
    assert set(words_compared(ast.parse(code))) == {"WORDS", "be"}


def test_labels_and_marks_are_no_words() -> None:
    code = 'def f(t):\n    return t.dep == "prep" or t.text in (",", "(") or t.text[:1].isupper()'
    assert not set(words_compared(ast.parse(code)))


def words_compared(module: ast.Module) -> Iterator[str]:
    """Words, or names of constants with words in them, that are compared with what a token says."""
    constants = dict(_assigned(module.body))
    for scope in (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)):
        inside = [node for node in ast.walk(scope) if isinstance(node, ast.stmt)]
        said = {name for name, value in _assigned(inside) if _reads_text(value, set())}
        for node in ast.walk(scope):
            if isinstance(node, ast.Compare):
                sides = [node.left, *node.comparators]
                if any(_reads_text(side, said) for side in sides):
                    yield from (word for side in sides for word in _words(side, constants))
            elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd) and _reads_text(node, said):
                yield from (word for side in (node.left, node.right) for word in _words(side, constants))


def _assigned(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node.target.id, node.value


def _reads_text(node: ast.expr, said: set[str]) -> bool:
    """Whether it is the words of a token, or a set of such, and not what some test makes of them."""
    match node:
        case ast.Attribute(attr=attribute):
            return attribute in SAID
        case ast.Name(id=name):
            return name in said
        case ast.Call(func=ast.Attribute(value=value, attr="lower" | "casefold" | "strip")):
            return _reads_text(value, said)
        case ast.Call(func=ast.Name(id="set" | "frozenset" | "list" | "tuple"), args=[one]):
            return _reads_text(one, said)
        case ast.SetComp(elt=one) | ast.ListComp(elt=one) | ast.GeneratorExp(elt=one) | ast.Subscript(value=one):
            return _reads_text(one, said)
        case ast.Set(elts=several) | ast.List(elts=several) | ast.Tuple(elts=several):
            return any(_reads_text(one, said) for one in several)
        case ast.BinOp(left=left, right=right):
            return _reads_text(left, said) or _reads_text(right, said)
    return False


def _words(node: ast.expr, constants: Mapping[str, ast.expr]) -> Iterator[str]:
    match node:
        case ast.Name(id=name) if name in constants:
            yield from ([name] if any(_words(constants[name], {})) else [])
        case ast.Constant(value=str(word)) if word.isalpha() and word.islower():
            yield word
        case ast.Set(elts=several) | ast.List(elts=several) | ast.Tuple(elts=several):
            yield from (word for one in several for word in _words(one, constants))
        case ast.Call(args=several):
            yield from (word for one in several for word in _words(one, constants))
        case ast.BinOp(left=left, right=right):
            yield from (word for side in (left, right) for word in _words(side, constants))
