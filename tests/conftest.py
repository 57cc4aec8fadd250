"""Property tests try the same examples in every run, so that a change and not the dice decides whether they pass.

SAYSO_EXPLORE=1 lets them look further: run the laws so before relying on one, and mend what it finds.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True)
settings.register_profile("exploring", derandomize=False)
settings.load_profile("exploring" if os.environ.get("SAYSO_EXPLORE") else "repeatable")
