"""时序: what happened after the signature, stands out of its order, or belongs to nobody."""

import re
from collections.abc import Iterator

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.checks.rule import Slip, in_piece, rule
from lushan_desktop.domain.mentions.days import UNTOLD, day_mentions
from lushan_desktop.domain.mentions.sentences import sentence_at, sentences
from lushan_desktop.domain.numbering import read_number
from lushan_desktop.domain.recognise import LEVELS
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

_PLAN = re.compile(
    r"方案|通知|计划|要点|安排|公告|通告|函|请示|意见|办法|规定|预案|规划|清单|公示|条例|细则|决定|指南|启事|批复"
)
_HAPPENED = re.compile(
    r"召开了?|作出(?:重要)?(?:批示|指示|部署)|批示|印发了|指出|强调|要求|提出|开展了|举办了|组织了|获得|被(?:评|命名|授)"
    r"|通过了|成立了|完成了|赴|参加了?|主持|进行了|已"
)
_ALREADY = re.compile(r"已(?:经)?[于在]?$")
"""Before a day: it is past, even in a plan."""
_AHEAD = re.compile(
    r"定于|拟|将|计划|准备|预计|力争|起施行|起实施|起执行|截止|截至|之?前|以前|下一步|下步|到期|有效期|目标|争取|确保|要在|务必"
)
_NOTICE = re.compile(r"(?:通知|公告|通告)如下|特此(?:通知|公告|通告)")
_SURELY = re.compile(r"作出(?:重要)?(?:批示|指示)|召开了|印发了|举办了|指出|强调")
_COUNTED = re.compile(r"(?:召开|开展|举办|组织|办结|受理)[^，。；于少]{0,16}\d+")
"""What is told of a year that has not come: 2024年，召开会议12次."""
_START = re.compile(r"^[（(]?[\d一二三四五六七八九十]+[）)]?[.．、]?\s*")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_SEVERAL_DAYS = re.compile(r"\d{1,2}月\d{1,2}日\s*(?:、|和|及)\s*(?:\d{1,2}月)?\d{1,2}日")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,10}\s*[〔［\[（(【]\s*(\d{4})\s*[〕］\]）)】]\s*第?\s*\d+\s*号")


@rule("DAT-01", "所载事项晚于成文日期")
def after_signature(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """Yield what is told as having happened on a day after the signature; plans may lie ahead."""
    signed = paper.signed_on
    if signed is None:
        return
    is_plan = _is_plan(paper)
    for piece in paper.said:
        for mention in day_mentions(piece.text, signed.year):
            is_year = mention.day.precision == "year"
            if mention.day.first_day <= signed.last_day:
                continue
            sentence = sentence_at(piece.text, mention.start)
            near = piece.text[mention.start : min(sentence.end, mention.end + 40)]
            shapes = (_SURELY,) if is_plan else (_SURELY, _COUNTED) if is_year else (_HAPPENED,)
            is_past = _ALREADY.search(piece.text[max(0, mention.start - 3) : mention.start])
            happened = is_past or any(shape.search(near) for shape in shapes)
            if happened and not _AHEAD.search(piece.text[max(0, mention.start - 12) : mention.end + 12]):
                told = f"{mention.day}的事项晚于成文日期{signed}：改成文日期，或删去截止日后的事项。"
                yield in_piece(piece, mention.start, mention.end, told)


def _is_plan(paper: PaperText) -> bool:
    """Return True for what says what will be: by its title; where it lost that, by its words of a notice."""
    title = paper.told.title
    return bool(
        _PLAN.search(title[-8:]) if title else _NOTICE.search("\n".join(one.text for one in paper.said))
    )


@rule("DAT-04", "列举没有按时间先后")
def order(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """An item of a list that begins with an earlier day than one before it."""
    latest: PartialDate | None = None
    spoken_of = _YEAR.search(paper.text)
    first_year = int(spoken_of[1]) if spoken_of else UNTOLD
    level, year = None, first_year
    for piece in paper.pieces:
        if piece.role not in LEVELS:
            continue
        if piece.role is not level:
            latest, level, year = None, piece.role, first_year
        day = _first_day(piece, year)
        if day is None:
            continue
        year = day.year
        if latest and day.first_day < latest.first_day:
            told = f"{_shown(day)}的事项排在{_shown(latest)}之后，宜按先后排列。"
            yield in_piece(piece, 0, min(20, len(piece.text)), told)
        else:
            latest = day


def _shown(day: PartialDate) -> str:
    return str(day).removeprefix(f"{UNTOLD}年")


def _first_day(piece: Piece, year: int | None) -> PartialDate | None:
    start = _START.match(piece.text)
    begins = start.end() if start else 0
    mention = next(iter(day_mentions(piece.text[:60], year)), None)
    return mention.day if mention and mention.start <= begins + 2 else None


@rule("DAT-09", "几个日期与几个主体的对应不明")
def several_days(paper: PaperText, _ledger: Ledger) -> Iterator[Slip]:
    """2月8日和10日，甲和乙分别…."""
    for piece in paper.said:
        for one in sentences(piece.text):
            found = _SEVERAL_DAYS.search(one.text)
            if found and "分别" in one.text[found.end() : found.end() + 60]:
                start = one.start + found.start()
                told = "几个日期和几个主体用“分别”合写，对应关系不明，宜逐一写明。"
                yield in_piece(piece, start, one.start + found.end(), told)


@rule("DAT-11", "所引文件晚于成文日期")
def cited_later(paper: PaperText, ledger: Ledger) -> Iterator[Slip]:
    """A cited number of a later year, or of a document that the ledger knows to be later."""
    signed = paper.signed_on
    if signed is None:
        return
    for piece in paper.said:
        for found in _NUMBER.finditer(piece.text):
            number = read_number(found[0])
            known = ledger.document_numbered.get(str(number)) if number else None
            if known and known.signed_on and known.signed_on.first_day > signed.last_day:
                told = f"所引文件成文于{known.signed_on}，晚于本文成文日期{signed}。"
                yield in_piece(piece, *found.span(), told)
            elif int(found[1]) > signed.year and int(found[1]) < 2200:
                yield in_piece(piece, *found.span(), f"所引文号是{found[1]}年的，晚于成文日期{signed}。")
