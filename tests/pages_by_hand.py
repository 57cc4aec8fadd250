"""A brief with every part filled, written by hand, for the tests of what shows one."""

from __future__ import annotations

from datetime import date

from sayso.present.pages import (
    Brief,
    ClaimLine,
    Heading,
    MethodBlock,
    Piece,
    QuestionBoard,
    RemarkLine,
    SourceText,
)


def a_line(**changed: object) -> ClaimLine:
    values: dict[str, object] = {
        "claim_id": "c-0123456789abcdef",
        "does": "puts forward",
        "who": "Northern army spokesman Ivan Hart",
        "side": "northern army",
        "channel": "Telegram",
        "words": "Velika had been taken",
        "modality": "",
        "places": "Velika",
        "when": "13 May 2031 (“on Tuesday”)",
        "quantity": "",
        "source": "Valley Post, 14 May 2031",
        "also": 1,
        "note": "",
        **changed,
    }
    return ClaimLine(**values)  # type: ignore[arg-type]


def a_board(**changed: object) -> QuestionBoard:
    values: dict[str, object] = {
        "question": "Who holds Velika?",
        "answer": "northern army has taken Velika",
        "kind": "control",
        "kind_label": "Control of a place",
        "rung": "disputed",
        "rung_gloss": "Put forward by one and denied by another.",
        "scope": "",
        "lines": (
            a_line(),
            a_line(claim_id="c-fedcba9876543210", does="denies", who="Southern forces", words="denied it"),
        ),
        "reasons": ("Northern army puts it forward.",),
        "times_reported": 2,
        "independent_support": 0,
        "would_change": ("a report from an origin without a side",),
        **changed,
    }
    return QuestionBoard(**values)  # type: ignore[arg-type]


def a_brief(**changed: object) -> Brief:
    values: dict[str, object] = {
        "title": "Brief: the Twin Valleys",
        "day": date(2031, 5, 14),
        "in_short": ("Who holds Velika? northern army has taken Velika: disputed.",),
        "headings": (Heading("Where voices meet", "Put forward and answered.", (a_board(),)),),
        "unverified": (a_line(claim_id="c-1111111111111111", does="could not verify"),),
        "background": (a_line(claim_id="c-2222222222222222"),),
        "remarks": (RemarkLine("place-unresolved", "'Old Ford' is in no gazetteer", "Valley Post, 14 May 2031", 2),),
        "sources": (
            SourceText(
                article_id="a-1",
                title="Army says <Velika> is taken",
                publisher="Valley Post",
                published="14 May 2031",
                url="https://example.org/velika?a=1&b=2",
                leans_on=("River Agency",),
                claims=2,
                pieces=(
                    Piece("The army said that ", (), (), "body", False),
                    Piece("Velika had been taken", ("c-0123456789abcdef",), ("c-0123456789abcdef",), "body", False),
                    Piece(". “Southern forces” ", (), (), "body", False),
                    Piece("denied it", ("c-fedcba9876543210",), ("c-fedcba9876543210",), "body", False),
                    Piece("[a resident]", (), (), "body", True),
                    Piece("unsaid", ("c-1111111111111111",), ("c-1111111111111111",), "body", False),
                    Piece("history", ("c-2222222222222222",), ("c-2222222222222222",), "body", False),
                ),
            ),
        ),
        "method": MethodBlock(
            sources=("Valley Post, 14 May 2031",),
            window="published 14 May 2031",
            languages="en",
            theatre="Twin Valleys",
            rules="0.1.0+abc",
            as_of="ledger as of entry 3",
            gaps=("1 of 1 articles has no claims",),
            caution=("No claim found does not mean that nothing happened.",),
        ),
        **changed,
    }
    return Brief(**values)  # type: ignore[arg-type]


def an_empty_brief() -> Brief:
    empty = dict.fromkeys(("in_short", "headings", "unverified", "background", "remarks", "sources"), ())
    method = MethodBlock((), "publication days unknown", "none", "none", "0.1.0", "ledger as of entry 0", (), ())
    return a_brief(day=None, method=method, **empty)
