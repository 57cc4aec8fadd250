"""Keeps what was recorded: append entries, see everything as of any of them, check that nothing was changed."""

from sayso.ledger.append import Clock
from sayso.ledger.integrity import Progress, Verification
from sayso.ledger.open import Ledger, open_ledger
from sayso.ledger.view import View

__all__ = ["Clock", "Ledger", "Progress", "Verification", "View", "open_ledger"]
