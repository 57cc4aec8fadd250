"""How reliable each category of reports is: where it starts from, and what the reports themselves teach.

A category's table says how often its reports come while the side in view plays each part, against how often sides play
those parts on the place-days that people speak of (a case-control form: nothing is assumed about places and days of
which nobody speaks). Learning is the M-step of Dawid and Skene 1979 with the chain as its labels, pooled by category
and shrunk to the prior.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from sayso.weigh.control.meaning import Category
from sayso.weigh.control.states import PARTS, Floats, Integers

LOG_LIMIT = 3.0
"""No single report is worth more than a factor of 20: whatever the tables say, anybody can be mistaken."""


@dataclass(frozen=True, slots=True)
class Priors:
    """Relative rates by category, and how many claims of evidence they are worth."""

    rates: Mapping[Category, tuple[float, ...]]
    worth_claims: float


@cache
def load_priors() -> Priors:
    """The priors of priors.toml."""
    written = tomllib.loads((files("sayso.weigh.control") / "priors.toml").read_text(encoding="utf-8"))
    rates = {
        Category(name, kind, row["relation"]): tuple(float(rate) for rate in values)
        for row in written["row"]
        for name in row["classes"]
        for kind, values in row.items()
        if kind not in ("classes", "relation")
    }
    return Priors(rates, float(written["worth_claims"]))


def prior_rates(categories: tuple[Category, ...]) -> Floats:
    """(G, PARTS) relative rates; a category without a row says nothing."""
    rates = load_priors().rates
    rows = [rates.get(category, (1.0,) * PARTS) for category in categories]
    return np.array(rows, dtype=np.float64).reshape(-1, PARTS)


def log_ratios(shares: Floats, background: Floats) -> Floats:
    """(G, PARTS) nats that a report of each category adds for each part: log(shares / background), limited."""
    return np.clip(np.log(shares / background), -LOG_LIMIT, LOG_LIMIT)


def prior_shares(rates: Floats, background: Floats) -> Floats:
    """(G, PARTS) which parts a report of each category is about, if it comes at the prior's rates."""
    mixed = rates * background
    result: Floats = mixed / mixed.sum(axis=1, keepdims=True)
    return result


def learned_shares(rates: Floats, background: Floats, category: Integers, weight: Floats, part: Floats) -> Floats:
    """The same after seeing reports: category (n,), weight (n,), part (n, PARTS) expected parts; rows sum to 1."""
    worth = load_priors().worth_claims
    counts = np.zeros_like(rates)
    np.add.at(counts, category, weight[:, None] * part)
    total = counts.sum(axis=1, keepdims=True)
    result: Floats = (counts + worth * prior_shares(rates, background)) / (total + worth)
    return result
