"""Days as a 情况说明 writes them."""

from datetime import timedelta

from lushan_desktop.base.text.dates import PartialDate


def since(day: PartialDate) -> str:
    """2021年以来."""
    return f"{day}以来"


def following(day: PartialDate, before: PartialDate) -> str:
    """A day in the same sentence as another: the year is not said twice."""
    if day.year != before.year or day.month is None:
        return str(day)
    return f"{day.month}月{day.day}日" if day.day else f"{day.month}月"


def span(first: PartialDate, last: PartialDate | None) -> str:
    """2023年3月1日, 2023年3月1日至3日, 2023年3月至5月."""
    if last is None or last == first:
        return str(first)
    if last.year != first.year or first.month is None or last.month is None:
        return f"{first}至{last}"
    if last.month == first.month and not first.day:
        return str(first)
    if last.month == first.month and last.day:
        return f"{first}至{last.day}日"
    return f"{first}至{following(last, first)}"


def day_after(day: PartialDate) -> PartialDate:
    return PartialDate.from_date(day.last_day + timedelta(days=1))


def is_within(day: PartialDate | None, start: PartialDate | None, end: PartialDate | None) -> bool:
    """Return True if a day may lie in a period; an unknown one lies in every period."""
    if day is None:
        return True
    if start and day.last_day < start.first_day:
        return False
    return not (end and day.first_day > end.last_day)


def up_to(signed: PartialDate | None, text: str) -> str:
    """A clerk's 目前 made true for ever: 截至 and the day of the signature."""
    if signed is None:
        return text
    for now in ("目前，", "目前", "当前，", "现阶段，"):
        text = text.replace(now, f"截至{signed}，")
    return text
