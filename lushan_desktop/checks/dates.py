"""日期: days that do not exist, are written otherwise than papers write them, or say no day at all."""

import re
from collections.abc import Iterator

from lushan_desktop.base.text.dates import WEEKDAYS, PartialDate
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.mentions.days import day_mentions
from lushan_desktop.domain.recognise import Role
from lushan_desktop.domain.recognise.aligned import PaperText
from lushan_desktop.domain.recognise.taking import read_day

_FULL = re.compile(r"(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_MONTH_DAY = re.compile(r"(?<![\d])(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_YEAR_MONTH = re.compile(r"(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月")
_YEAR_YEAR = re.compile(r"(?<!\d)(\d{4})年(1[0-2]|[1-9])年(?![来内以期间行后前时制级底初度])")
_LACKS_MONTH = re.compile(
    r"\d{1,2}月(?:\d{1,2}日|[上中下]旬|[底初])?\s*(?:至|到|—|～)\s*(\d{1,2})(?=初|底|[上中下]旬)"
)
_LACKS_DAY = re.compile(r"(?<!\d)(?<!第)\d{1,2}月\d{1,2}(?=[，。；,;）)召印举])")
_LACKS_MONTH_SIGN = re.compile(r"(?<!\d)\d{4}年\d{1,2}(?=日)")
_LACKS_MONTH_BEFORE_PART = re.compile(r"(?<!\d)\d{4}年(?:1[0-2]|0?[1-9])(?=底|初|[上中下]旬)")
_LACKS_LAST_DAY = re.compile(r"(?<!\d)\d{4}年\d{1,2}月\d{1,2}$")
_LACKS_EITHER = re.compile(r"(?<!\d)\d{4}年(?:1[0-2]|[1-9])(?=[，。；,;）)])")
_TWO_DIGITS = re.compile(r"(?<![\d第、—－～\-])(\d{2})年(?:\d{1,2}月|[上下]半年)")
_ZEROS = re.compile(r"(?<=年)\s*0(\d)\s*(?=月)|(?<=月)\s*0(\d)\s*(?=日)")
_POINTED = re.compile(r"(?<![\d.\-/号])((?:19|20)\d{2})([.\-/．／])(\d{1,2})\2(\d{1,2})(?![\d.\-/])")
_RELATIVE = re.compile(
    r"近日|(?<!\d)日前(?!往)|(?<!截至)(?<!截止)目前(?!为止)|下步(?!骤|调)|前不久|不久前|昨[天日]|(?<!到)今[天日]|[上本]周(?!期|边|围|转)"
)
_UNTIL_NOW = re.compile(r"(?<!\d)\d{4}年(?:\d{1,2}[月年])?(?:\d{1,2}日)?(?:[底初])?(?:起)?至今")
_PERIOD = re.compile(
    r"(?<!\d)\d{4}年(?P<m>\d{1,2})月(?P<d>\d{1,2})日?(?:起)?(?:至|到|—|～)(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日"
)
_ACROSS_YEARS = 8
"""Months from December to the next spring: a period over the end of a year that names the first one only."""
_WEEKDAY = re.compile(
    r"(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日\s*[（(]?\s*"
    r"(?:星期|礼拜|周)(?P<sign>[一二三四五六日天])"
)
_LATIN_ZERO = re.compile("[OoＯ0０○零]")
_YEAR_BEFORE = 9
"""Characters before a month in which its year stands."""
_FIRST_IN_FIGURES = PartialDate(2012, 7, 1)
"""GB/T 9704—2012 is in force: 成文日期 in figures."""


@rule("DAT-02", "日期不成立")
def impossible(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """2023年7年, 13月, 2月30日."""
    for piece in paper.pieces:
        for found in _YEAR_YEAR.finditer(piece.text):
            right = f"{found[1]}年{found[2]}月"
            yield in_piece(piece, *found.span(), f"“{found[0]}”不成立，应为“{right}”。", right)
        for found in _YEAR_MONTH.finditer(piece.text):
            if not 1 <= int(found[2]) <= 12:
                yield in_piece(piece, *found.span(), f"没有“{found[2]}月”。")
        for found in _MONTH_DAY.finditer(piece.text):
            before = piece.text[max(0, found.start() - _YEAR_BEFORE) : found.start()].rstrip()
            year = int(before[-5:-1]) if re.search(r"(?<!\d)\d{4}年$", before) else 2000
            if 1 <= int(found[1]) <= 12 and not _exists(year, int(found[1]), int(found[2])):
                yield in_piece(piece, *found.span(), f"没有“{found[0]}”这一天。")


def _exists(year: int, month: int, day: int) -> bool:
    try:
        PartialDate(year, month, day)
    except ValueError:
        return False
    return True


@rule("DAT-03", "日期缺“月”或“日”字")
def broken(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """7月底至8初, 6月2，, 2015年7底; 2020年7月8 at the end of a line."""
    for piece in paper.said:
        for found in _LACKS_MONTH.finditer(piece.text):
            yield in_piece(piece, *found.span(1), f"“{found[0]}”缺“月”字。", f"{found[1]}月")
        for found in _LACKS_MONTH_SIGN.finditer(piece.text):
            yield in_piece(piece, *found.span(), f"“{found[0]}日”缺月份。")
        for shape, sign in ((_LACKS_DAY, "日"), (_LACKS_EITHER, "月"), (_LACKS_MONTH_BEFORE_PART, "月")):
            for found in shape.finditer(piece.text):
                yield in_piece(piece, *found.span(), f"“{found[0]}”缺“{sign}”字。", f"{found[0]}{sign}")
    for piece in paper.pieces:
        last = _LACKS_LAST_DAY.search(piece.text)
        if last and piece.role is not Role.TABLE:
            yield in_piece(piece, *last.span(), f"“{last[0]}”缺“日”字。", f"{last[0]}日")


@rule("DAT-05", "日期写法不规范")
def spelling(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """09月, 23年6月, 2023.6.30."""
    for piece in paper.pieces:
        for found in _TWO_DIGITS.finditer(piece.text):
            yield in_piece(piece, *found.span(1), f"“{found[0]}”年份应写四位数。", f"20{found[1]}")
        for found in _ZEROS.finditer(piece.text):
            digit = found[1] or found[2]
            yield in_piece(piece, *found.span(), "月、日前面不补零。", digit)
        for found in _POINTED.finditer(piece.text):
            if _exists(int(found[1]), int(found[3]), int(found[4])):
                right = str(PartialDate(int(found[1]), int(found[3]), int(found[4])))
                yield in_piece(piece, *found.span(), f"日期应写作“{right}”。", right)


@rule("DAT-06", "成文日期用汉字或混写")
def signed_in_characters(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """二○一二年十一月二十三日, 二Ｏ一二年: in figures since 2012; a letter for 〇 is wrong at any time."""
    for piece in paper.of(Role.DATE):
        day = read_day(piece.text)
        if day is None or piece.text[:1].isdecimal():
            continue
        is_mixed = bool(re.search(r"[OoＯ0０]", piece.text))
        if is_mixed or day >= _FIRST_IN_FIGURES:
            yield in_piece(piece, 0, len(piece.text), "成文日期应用阿拉伯数字。", str(day))


@rule("DAT-07", "相对日期，存档后不知是哪一天")
def relative(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """近日, 日前, 目前, 下步."""
    for piece in paper.said:
        for found in _RELATIVE.finditer(piece.text):
            yield in_piece(piece, *found.span(), f"“{found[0]}”存档后不知指哪一天，宜写明日期。")


@rule("DAT-08", "期间没有截止日，或起点晚于成文日期")
def open_period(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """…至今; …以来 that begins after the signature."""
    signed = paper.signed_on
    for piece in paper.said:
        for found in _UNTIL_NOW.finditer(piece.text):
            yield in_piece(piece, *found.span(), "“至今”没有截止日期，宜写“以来”或写明截至哪一天。")
        for found in _PERIOD.finditer(piece.text):
            first, last = (tuple(map(int, found.group(*names))) for names in (("m", "d"), ("m2", "d2")))
            if last < first and first[0] - last[0] < _ACROSS_YEARS:
                yield in_piece(piece, *found.span(), f"“{found[0]}”截止在起点之前。")
        for mention in day_mentions(piece.text):
            follows = piece.text[mention.end : mention.end + 2]
            if signed and follows in ("以来", "至今") and mention.day.first_day > signed.last_day:
                yield in_piece(
                    piece, mention.start, mention.end, f"期间从{mention.day}起，晚于成文日期{signed}。"
                )


@rule("DAT-10", "日期落在周末", is_off=True)
def weekend(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """A meeting or instruction on a Saturday or Sunday."""
    for piece in paper.said:
        for mention in day_mentions(piece.text):
            if mention.day.day and mention.day.first_day.weekday() > 4:
                yield in_piece(piece, mention.start, mention.end, f"{mention.day.with_weekday()}。")


@rule("DAT-13", "星期与日期不符")
def weekday(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """2019年10月31日 星期三, a Thursday; the year of the signature where none is written."""
    signed = paper.signed_on
    for piece in paper.pieces:
        year = signed.year if signed else None
        for found in _WEEKDAY.finditer(piece.text):
            year = int(found["year"]) if found["year"] else year
            if year is None or not _exists(year, int(found["month"]), int(found["day"])):
                continue
            day = PartialDate(year, int(found["month"]), int(found["day"]))
            if not day.is_weekday(found["sign"]):
                right = WEEKDAYS[day.first_day.weekday()]
                place = found.span("sign")
                yield in_piece(piece, *place, f"{day}是{right}。", right[-1] if found["year"] else None)
