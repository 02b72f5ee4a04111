"""The year of days that say none: that of the paper, but not of days that would come long after it."""

import re

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.mentions.days import UNTOLD, Dating, DayMention, day_mentions
from lushan_desktop.domain.recognise.aligned import PaperText

_BARE = re.compile(r"(?:^|(?<=[。）)讯\s]))\d{1,2}日(?=[上下]午|[，,至—-]|晚)")
"""A day that says no month."""
_FIRST_MONTHS = 3
_LOOKED_AT = re.compile("听取|审议|评议|汇报|研究|部署|通报|学习|考核|评估|述法|验收|考评")
"""What is done to the work of a year when it is over: 听取2020年度工作汇报."""
_AHEAD = 6
"""Months by which what a paper speaks of may lie ahead of it; a later day is of the year before."""


def year_of(paper: PaperText) -> int:
    """The year that days without one are of: the paper's, its title's, or the one that it begins with."""
    if paper.last_day:
        return paper.last_day.year
    in_title = re.match(r"(.{0,30}?)((?:19|20)\d{2})年(度?)", paper.told.title)
    if in_title and not (in_title[3] and _LOOKED_AT.search(in_title[1])):
        return int(in_title[2])
    told = [
        (_is_reported(piece.text, day), day.day.year)
        for piece in paper.pieces
        for day in day_mentions(piece.text)
        if day.says_year
    ]
    begins = (
        next((day for day in day_mentions(paper.said[0].text) if day.start == 0), None)
        if paper.said
        else None
    )
    if begins and begins.says_year:
        return begins.day.year
    is_one = len({year for _, year in told}) == 1 and not _looks_back(paper)
    is_one = is_one and not all(is_reported for is_reported, _ in told)
    return told[0][1] if is_one else UNTOLD


def dating_of(paper: PaperText) -> Dating:
    """The year of the paper's days; the month of bare ones, where one day alone can tell it."""
    year, stamp = year_of(paper), paper.last_day
    said = [(n, piece.text) for n, piece in enumerate(paper.said)]
    told = ((n, day.start, day.day) for n, text in said for day in day_mentions(text, year))
    whole = [(n, start, day) for n, start, day in told if day.day]
    bare = next(((n, found.start()) for n, text in said if (found := _BARE.search(text))), None)
    months = {(day.year, day.month) for _n, _start, day in whole}
    if bare is None or len(months) > 1:
        return Dating(year)
    if stamp and stamp.day and months <= {(stamp.year, stamp.month)}:
        return Dating(year, stamp)
    is_behind = not stamp and bool(whole) and whole[0][:2] < bare
    return Dating(year, PartialDate(whole[0][2].year, whole[0][2].month) if is_behind else None)


def _is_reported(text: str, day: DayMention) -> bool:
    """Return True for a year that is reported on, 2020年度, or of a title: neither is the paper's."""
    in_title = text.rfind("《", 0, day.start) > text.rfind("》", 0, day.start)
    return day.day.precision == "year" and (in_title or text.startswith("度", day.end))


def _looks_back(paper: PaperText) -> bool:
    """Return True where the first day is one of the first months: the one year told may be the last one."""
    days = (day for piece in paper.said for day in day_mentions(piece.text, UNTOLD))
    first = next((day for day in days if not day.says_year and day.day.day), None)
    return first is not None and (first.day.month or 0) <= _FIRST_MONTHS


def as_told(paper: PaperText, day: PartialDate | None) -> str:
    """A day as a record has it: empty without a year, of the year before where it lies far ahead."""
    if day is None or day.year == UNTOLD:
        return ""
    last = paper.last_day
    is_ahead = last and last.month and day.month and day.year == last.year and day.month > last.month + _AHEAD
    if is_ahead and f"{day.year}年" not in "".join(piece.text for piece in paper.said):
        return PartialDate(day.year - 1, day.month, day.day).iso
    return day.iso
