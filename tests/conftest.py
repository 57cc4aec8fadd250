"""Tests read without an index of places, whatever the user's cache holds; those about one choose a cache themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _without_the_users_index() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAYSO_NO_GAZETTEER", "1")
        yield
