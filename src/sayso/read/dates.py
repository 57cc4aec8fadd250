"""Publication days as files and users write them; ISO only, and never guessed from the text."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from sayso.model.remark import Remark

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

# A newspaper east of the reader may be dated tomorrow.
LATEST_AHEAD = timedelta(days=1)


def day_of(words: str) -> date | None:
    """The day of an ISO day or date-time, as the publisher's clock had it; None for anything else.

    >>> day_of("2031-05-14T23:30:00+02:00")
    datetime.date(2031, 5, 14)
    >>> day_of("14 May 2031")
    """
    words = words.strip()
    if not _ISO_DAY.match(words):
        return None
    try:
        return datetime.fromisoformat(words).date()
    except ValueError:
        return None


def remarks_on_day(published_on: date | None, retrieved_at: datetime) -> tuple[Remark, ...]:
    """What is odd about a publication day: none at all, or one that lies ahead."""
    if published_on is None:
        note = "neither the file nor the user says when it was published; relative days stay unresolved"
        return (Remark("no-publication-day", None, note),)
    if published_on > retrieved_at.date() + LATEST_AHEAD:
        # Without the day of reading, which would make the record differ from one run to the next.
        note = f"published {published_on}, which lies after the day on which it was read; kept as given"
        return (Remark("published-in-the-future", None, note),)
    return ()
