"""How long and how often: durations, stretches next to publication, repeated times."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.languages.times import TimeWords
from sayso.model.times import Period
from sayso.resolve.time_context import NO_PUBLICATION_DAY, Outcome, TimeContext, unresolved
from sayso.resolve.time_numbers import Amount, amount_of
from sayso.resolve.time_values import DAYS_PER_UNIT, SHORTER_THAN_A_DAY, moved, precision_of

LETTERS = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "night": ("P", "D", 1),
    "weekend": ("P", "WE", 1),
    "week": ("P", "W", 1),
    "fortnight": ("P", "W", 2),
    "month": ("P", "M", 1),
    "quarter": ("P", "Q", 1),
    "half": ("P", "M", 6),
    "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10),
    "quarter century": ("P", "Y", 25),
    "half century": ("P", "Y", 50),
    "century": ("P", "Y", 100),
    "millennium": ("P", "Y", 1000),
}
"""Before the figure, after it, and how many of that letter the unit is."""
HALVES = {"hour": "30M", "day": "T12H", "year": "6M", "minute": "30S"}
"""What half a unit is written as beside whole ones: PT5H30M, P1DT12H, P2Y6M."""
DAYS = ("day", "night_of", "part_of_day", "instant")
DAYS_OF_NEWS = 6
"""A report goes from day to day over the week before it; what it tells of earlier days is history."""
LAST, NEXT = ("last", "past", "recent", "previous", "preceding", "latest"), ("next", "coming")


def duration_value(amount: Amount, unit: str) -> str:
    """The TIMEX3 value of a length of time.

    >>> duration_value(Amount.exactly(5.5), "hour"), duration_value(Amount(2, None), "year")
    ('PT5H30M', 'PXY')
    """
    before, after, factor = LETTERS[unit]
    if amount.is_vague:
        return f"{before}X{after}"
    count = (amount.high or amount.low) * factor
    whole, rest = divmod(count, 1)
    if rest == 0.5 and unit in HALVES and factor == 1:
        if whole:
            return f"{before}{whole:.0f}{after}{HALVES[unit]}"
        return f"P{HALVES[unit]}" if unit in ("day", "year") else f"PT{HALVES[unit]}"
    return f"{before}{count:g}{after}" if rest else f"{before}{whole:.0f}{after}"


def read_duration(words: TimeWords, context: TimeContext) -> Outcome:
    unit = context.name("unit", words.get("unit")) or "day"
    amount = amount_of(words.get("number"), context.lexicon)
    if "unit_2" in words:
        return _two_part(amount, unit, words, context)
    if "set_unit" in words:
        return unresolved(duration_value(amount, unit), "a repeated length of time")
    if "and_half" in words:
        amount = Amount.exactly(amount.low + 0.5)
    if "number_2" in words:
        amount = Amount(amount.low, amount_of(words.get("number_2"), context.lexicon).high)
    which = (words.get("which") or "").casefold()
    return _with_stretch(duration_value(amount, unit), amount, unit, which, context)


def _two_part(amount: Amount, unit: str, words: TimeWords, context: TimeContext) -> Outcome:
    smaller = context.name("unit", words.get("unit_2")) or "day"
    first = duration_value(amount, unit)
    second = duration_value(amount_of(words.get("number_2"), context.lexicon), smaller).removeprefix("P")
    if "T" in first:
        second = second.removeprefix("T")
    return unresolved(first + second, "a length of time, with no day that it begins on")


def read_vague_duration(words: TimeWords, context: TimeContext) -> Outcome:
    """'recent days', 'years', 'decades-long'."""
    said = words.get("unit") or ""
    unit = context.name("unit", said) or "day"
    # "a day-long battle" is one day; "a decades-long war" is any number.
    amount = Amount.exactly(1) if said.casefold() == unit else Amount(2, None)
    return unresolved(duration_value(amount, unit), "a length of time, with no day that it begins on")


def read_past_unit(words: TimeWords, context: TimeContext) -> Outcome:
    """'the past year', 'the next decade': one unit next to the publication day."""
    unit = context.name("unit", words.get("unit")) or "day"
    which = words.slots["which"].casefold()
    return _with_stretch(duration_value(Amount.exactly(1), unit), Amount.exactly(1), unit, which, context)


def read_all_unit(words: TimeWords, context: TimeContext) -> Outcome:
    unit = context.name("unit", words.get("unit")) or "day"
    return unresolved(duration_value(Amount.exactly(1), unit), "a length of time, with no day that it begins on")


def _with_stretch(value: str, amount: Amount, unit: str, which: str, context: TimeContext) -> Outcome:
    """The duration, with the days next to publication that 'the past', 'the next' or 'in' before it make of it."""
    is_back = which in LAST or (not which and context.reaches_now)
    is_ahead = which in NEXT or (not which and context.preposition in ("in", "within") and context.is_future)
    if amount.is_vague or not (is_back or is_ahead):
        return unresolved(
            value, "how many is not said" if amount.is_vague else "a length of time, with no day that it begins on"
        )
    if context.published is None:
        return unresolved(value, f"the stretch is {NO_PUBLICATION_DAY}")
    period = _stretch(
        context.published, amount, unit, is_back=is_back, is_point=not which and context.preposition == "in"
    )
    reason = "a stretch up to the publication day" if is_back else "counted forward from the publication day"
    return Outcome(value, "published", reason, period=period)


def _stretch(published: date, amount: Amount, unit: str, *, is_back: bool, is_point: bool) -> Period:
    high = amount.high or amount.low
    if unit in SHORTER_THAN_A_DAY:
        step = timedelta(days=-1 if is_back else 1)
        return Period(min(published, published + step), max(published, published + step))
    if is_back:
        # "the past two days" are the day of publication and the one before; months and years begin on their day.
        inside = timedelta(days=1 if unit in DAYS_PER_UNIT else 0)
        return Period(min(moved(published, -high, unit) + inside, published), published)
    # "in two to three days" is a day from the second to the third; "within three days" any until then.
    first = moved(published, amount.low, unit) if is_point else published
    return Period(first, moved(published, high, unit))


def read_set(words: TimeWords, context: TimeContext) -> Outcome:
    """'daily', 'every two weeks', 'every other day', 'once a month'."""
    reason = "a repeated time"
    if value := context.name("set_word", words.get("set_word")):
        return unresolved(value, reason)
    unit = context.name("unit", words.get("unit")) or "day"
    if "other" in words:
        amount = Amount.exactly(2)
    elif "ordinal" in words:
        amount = Amount.exactly(context.number("ordinal", words.get("ordinal")))
    else:
        amount = amount_of(words.get("number"), context.lexicon)
    return unresolved(duration_value(amount, unit), reason)


def read_set_weekday(words: TimeWords, context: TimeContext) -> Outcome:
    """'every Friday', 'Sundays', 'each morning', 'every January'."""
    part = context.name("part_of_day", words.get("part_of_day") or words.get("part_of_day_2")) or ""
    weekday = context.number("weekday", words.get("weekday")) or context.number("weekdays", words.get("weekdays"))
    if weekday:
        value = f"XXXX-WXX-{weekday}{part}"
    elif month := context.number("month", words.get("month")):
        value = f"XXXX-{month:02}"
    elif season := context.name("season", words.get("season")):
        value = f"XXXX-{season}"
    else:
        value = f"XXXX-XX-XX{part}"
    return unresolved(value, "a repeated time")


def read_nth_unit(words: TimeWords, context: TimeContext) -> Outcome:
    """'the second consecutive day': so many up to the publication day."""
    unit = context.name("unit", words.get("unit")) or "day"
    amount = Amount.exactly(context.ordinal(words))
    value = duration_value(amount, unit)
    if (last := _day_spoken_of(context)) is not None:
        period = Period(moved(last, 1 - amount.low, unit), last)
        return Outcome(value, "text", f"so many in a row, the last on the day of {_told(context)!r}", period=period)
    if context.published is None:
        return unresolved(value, f"the stretch is {NO_PUBLICATION_DAY}")
    period = Period(moved(context.published, 1 - amount.low, unit), context.published)
    return Outcome(value, "published", "so many in a row, the last at publication", period=period)


def _day_spoken_of(context: TimeContext) -> date | None:
    """The day told last, if in the week before publication: 'on Thursday ... for the second day in a row'."""
    told = context.told
    if told is None or precision_of(told.value) not in DAYS:
        return None
    if context.published is not None and not 0 <= (context.published - told.first).days <= DAYS_OF_NEWS:
        return None
    return told.first


def _told(context: TimeContext) -> str:
    return context.told.words if context.told is not None else ""
