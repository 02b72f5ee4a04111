"""The first level where no column holds it: a sheet for each, and its title or name says which."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lushan_desktop.domain.recognise.indicator_words import FIRST_RANK, PART_RANK, split_number
from lushan_desktop.services.importing.table import Table, is_note
from lushan_desktop.services.indicators.indicator_import.head_words import is_of_levels
from lushan_desktop.services.indicators.indicator_import.plan import SheetPlan

_LABELLED = re.compile(r"一级指标[一二三四五六七八九十\d]*\s*[：:]\s*(\S.*)")
_ORDINAL = re.compile(
    r"(?:^|[^第\u4e00-\u9fff]|[（(：:—\-《])([一二三四五六七八九十]{1,3}[、.．]\s*[^、\s].+)|^(第[一二三四五六七八九十]+(?:部分|章)\s*.+)"
)
_ATTACHED = re.compile(r"^\s*附\s*[件表]?\s*\d*[-\d]*\s*[：:]?\s*$")
_MARK = re.compile(r"^附[件表]\s*[一二三四五六七八九十\d]*\s*[：:]\s*(?=\S)")
_DEFAULT_NAME = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
_GOES_ON = re.compile("续|接|附|^指标$")
_LEVELS = ["first", "third"]
_LONGEST = 60
_FIRSTS = {PART_RANK, FIRST_RANK}
_NUMBERED = ("text", "second", "third", "number")

Found = tuple[str, int]
"""The text and the row it stands in; -1: the name of the sheet."""


def with_titles(tables: Sequence[Table], sheets: Sequence[SheetPlan]) -> tuple[SheetPlan, ...]:
    """The plans, each with the first level that its sheet's title or name says, where it has none."""
    pairs = list(zip(tables, sheets, strict=True))
    guessed = [place for place, (table, plan) in enumerate(pairs) if _is_guessed(table, plan)]
    if len(guessed) > 1 and len(guessed) == sum(1 for _, plan in pairs if plan.is_taken):
        pairs = [(table, _lowered(plan) if n in guessed else plan) for n, (table, plan) in enumerate(pairs)]
    open_ones = [place for place, (table, plan) in enumerate(pairs) if _is_open(table, plan)]
    told = {place: _plain_title(*pairs[place]) for place in open_ones}
    if len(open_ones) > 1 and not all(told.values()):
        told = {**told, **_by_difference([(place, *pairs[place]) for place in open_ones])}
    return tuple(
        replace(pairs[place][1], above=found[0], above_place=found[1]) if (found := told.get(place)) else plan
        for place, plan in enumerate(sheets)
    )


def _is_guessed(table: Table, plan: SheetPlan) -> bool:
    """Return True if two columns were taken for levels that no head names by its number."""
    if not plan.is_taken or plan.head < 0 or [one for one in plan.fields if one in _LEVELS] != _LEVELS:
        return False
    return not any(is_of_levels(cell) for cell in table.rows[plan.head])


def _lowered(plan: SheetPlan) -> SheetPlan:
    """The plan with the higher of two levels below the one that the sheet itself is."""
    return replace(plan, fields=tuple("second" if name == "first" else name for name in plan.fields))


def _is_open(table: Table, plan: SheetPlan) -> bool:
    """Return True if a sheet is read and says nowhere in its rows which first level they stand under."""
    if not plan.is_taken or not plan.has_titles or {"first", "level"} & {*plan.fields}:
        return False
    rows = table.rows[plan.head + 1 :]
    columns = [column for column, name in enumerate(plan.fields) if name in _NUMBERED]
    said = [split_number(row[column]) for row in rows for column in columns]
    return not any(each.rank in _FIRSTS and each.text for each in said) and not _ranks_first(plan, rows)


def _ranks_first(plan: SheetPlan, rows: Sequence[tuple[str, ...]]) -> bool:
    """Return True if one column holds three depths of numbers, the first level among them."""
    column = next((place for place, name in enumerate(plan.fields) if name == "text"), -1)
    ranks = {split_number(row[column]).rank for row in rows} - {-1} if column >= 0 else set[int]()
    number = next((place for place, name in enumerate(plan.fields) if name == "number"), -1)
    if number >= 0 and column >= 0:
        ranks |= {split_number(row[number]).rank for row in rows} - {-1}
    return bool(_FIRSTS & ranks) or len(ranks) > 2


def _plain_title(table: Table, plan: SheetPlan) -> Found | None:
    """Return what a row above the head, or the name of the sheet, says with a number or a label."""
    for place in range(plan.head - 1, -1, -1):
        for cell in dict.fromkeys(filter(None, table.rows[place])):
            plain = " ".join(cell.split())
            if found := _LABELLED.search(plain) or _ORDINAL.search(plain):
                return _tidy(next(filter(None, found.groups()))), place
    found = _LABELLED.search(table.sheet) or _ORDINAL.search(table.sheet)
    return (_tidy(next(filter(None, found.groups()))), -1) if found else None


def _tidy(text: str) -> str:
    """Without a bracket at the end that opens before the title."""
    text = text.strip()
    for opening, closing in (("（", "）"), ("(", ")"), ("《", "》")):
        if text.count(closing) > text.count(opening) and text.endswith(closing):
            text = text[:-1]
    return text.strip()


def _by_difference(sheets: Sequence[tuple[int, Table, SheetPlan]]) -> dict[int, Found]:
    """Return what tells the titles of several sheets apart; where nothing does, their names."""
    titles = {place: _titles(table, plan) for place, table, plan in sheets}
    shared = set.intersection(*(set(found) for found in titles.values())) if titles else set[str]()
    own = {
        place: next(((text, row) for text, row in found.items() if text not in shared), None)
        for place, found in titles.items()
    }
    if all(own.values()):
        return dict(_without_frame({place: found for place, found in own.items() if found}))
    names = {place: table.sheet.strip() for place, table, _ in sheets}
    is_telling = all(not _DEFAULT_NAME.fullmatch(name) and name for name in names.values())
    goes_on = any(_GOES_ON.search(name) for name in names.values())
    is_even = all(titles.values()) or not any(titles.values())
    if is_telling and is_even and not goes_on:
        return {place: (name, -1) for place, name in names.items()}
    return {}


def _titles(table: Table, plan: SheetPlan) -> dict[str, int]:
    """The rows above the head that are titles, the lowest first."""
    found: dict[str, int] = {}
    for place in range(plan.head - 1, -1, -1):
        cells = list(dict.fromkeys(filter(None, table.rows[place])))
        text = _MARK.sub("", " ".join(cells[0].split())) if len(cells) == 1 else ""
        if text and len(text) <= _LONGEST and not is_note(table.rows[place]) and not _ATTACHED.match(text):
            found.setdefault(text, place)
    return found


def _without_frame(found: dict[int, Found]) -> dict[int, Found]:
    """Titles without what all of them begin and end with: 示例县…体系（制度建设） is 制度建设."""
    texts = [text for text, _ in found.values()]
    opening = texts[0][: _shared(texts)]
    closing = texts[0][len(texts[0]) - _shared([text[::-1] for text in texts]) :]
    head = max((opening.rfind(mark) + 1 for mark in _BEFORE), default=0)
    tail = closing[closing.find("）") :] if "）" in closing and "（" in opening[:head] else ""
    tail = tail or (_TABLE_WORDS.search(closing) or [""])[0]
    return {place: (text[head : len(text) - len(tail)].strip(), row) for place, (text, row) in found.items()}


_BEFORE = " —-–（(《：:·"
_TABLE_WORDS = re.compile(
    r"指标体系$|(?:(?:对标|目标|重点|指标|任务|责任|工作|创建|考核|评估|分解)+)?(?:清单|台账|一览表?|表)$"
)


def _shared(texts: Sequence[str]) -> int:
    """Return how many signs all of them begin with."""
    signs = zip(*texts, strict=False)
    return next((place for place, each in enumerate(signs) if len(set(each)) > 1), min(map(len, texts)))
