"""The ledger's tests do not wait for the disk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event

from ledger_examples import without_waiting_for_the_disk


@pytest.fixture(autouse=True)
def _fast_disk() -> Iterator[None]:
    event.listen(Engine, "connect", without_waiting_for_the_disk)
    yield
    event.remove(Engine, "connect", without_waiting_for_the_disk)
