"""Sayso: a ledger of who claims what in a conflict.

    >>> import sayso
    >>> ledger = sayso.open("valley.db", theatre="twin_valleys")    # doctest: +SKIP
    >>> ledger.read("dispatches/")                                   # doctest: +SKIP
    >>> ledger.claims("Velika", kind="control")                      # doctest: +SKIP
    >>> ledger.assess("Velika")                                      # doctest: +SKIP
    >>> ledger.brief(out="brief.html")                               # doctest: +SKIP

Everything is loaded when it is first asked for; the sentence parser, a second or two, when the first article is read.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.errors import SaysoError
    from sayso.model.claim import Claim
    from sayso.model.finding import Assessment
    from sayso.model.source import Article
    from sayso.present.pages import Brief
    from sayso.workflows.face import OpenLedger
    from sayso.workflows.face import open_for_reading_and_asking as open

__all__ = ["Article", "Assessment", "Brief", "Claim", "OpenLedger", "SaysoError", "__version__", "open"]

_HOMES = {
    "Article": ("sayso.model.source", "Article"),
    "Assessment": ("sayso.model.finding", "Assessment"),
    "Brief": ("sayso.present.pages", "Brief"),
    "Claim": ("sayso.model.claim", "Claim"),
    "OpenLedger": ("sayso.workflows.face", "OpenLedger"),
    "SaysoError": ("sayso.errors", "SaysoError"),
    "open": ("sayso.workflows.face", "open_for_reading_and_asking"),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("sayso")
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
