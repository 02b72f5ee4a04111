"""From the texts of a table to indicators: cells are read, levels tied together, faults told in words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.text.date_reading import read_date
from lushan_desktop.domain.recognise.indicator_words import (
    Units,
    is_bonus,
    is_veto,
    number_of_level,
    read_points,
    split_materials,
    split_number,
    split_points,
    split_units,
    without_footnote,
)
from lushan_desktop.services.importing.known import SEVERAL, Called
from lushan_desktop.services.importing.table import Table
from lushan_desktop.services.indicators.indicator_import import lines
from lushan_desktop.services.indicators.indicator_import.entry import Entry, Understood
from lushan_desktop.services.indicators.indicator_import.lines import Line, Sum, read_sheet
from lushan_desktop.services.indicators.indicator_import.plan import FIELDS, TITLE_COLUMNS, Plan
from lushan_desktop.services.indicators.indicator_import.tree import judged, sums_told, tied

_BROKEN = re.compile(r"#(?:REF|DIV/0|NAME|VALUE|NUM|NULL|N/A)[!?]?")
_WITHOUT_END = ("长期", "持续", "常态", "全年", "年内", "每", "定期", "按要求", "按时限")
_LEVEL_NAMES = ("一级", "二级", "三级")
_TROUBLE = {
    lines.JUMPS: "上面一级是空的，或者和别的级合并成了一格，请拆开填全",
    lines.NAMELESS: "有序号没有指标内容，请补上",
    lines.POINTS_ALONE: "有分值没有指标内容，请补上；分值是上一项的，请与上一项的合并",
    lines.UNCLEAR: "看不出是第几级，请在前面写上序号，或去掉这一行",
    lines.NO_SUCH_LEVEL: "层级应为一级、二级或三级",
}


@dataclass(frozen=True)
class Known:
    """The units of the office by every name they bear, and the day on which the table is read."""

    units: Mapping[str, Called]
    today: date


def understand(tables: tuple[Table, ...], plan: Plan, known: Known) -> Understood:
    """What the table says, row by row. Runs without a database."""
    found: list[Line] = []
    sums: list[Sum] = []
    for number, (table, sheet) in enumerate(zip(tables, plan.sheets, strict=True)):
        if sheet.is_taken and sheet.has_titles:
            more, of_sheet = read_sheet(number, table, sheet)
            found += more
            sums += of_sheet
    read = [_read(line, plan, known) for line in found]
    kept = [entry for entry in read if entry.spot not in plan.left_out]
    entries = judged(_numbered(tied(kept)))
    new = _strangers(entries, known)
    if not plan.adds_units:
        entries = [_with_strangers(entry, known) for entry in entries]
    left = [entry for entry in read if entry.spot in plan.left_out]
    told = sums_told(tables, entries, sums)
    # Those left out stand behind the others, so that the places of parents stay what they are.
    return Understood(tables, plan, (*entries, *left), new, told)


def _read(line: Line, plan: Plan, known: Known) -> Entry:
    """The cells of a line, each in the form of its field; what the clerk typed comes first."""
    edits = {name: text for (spot, name), text in plan.edits.items() if spot == line.spot}
    spot = line.spot
    level = edits.get("level", "").strip()
    if level in _LEVEL_NAMES:
        spot = spot._replace(level=_LEVEL_NAMES.index(level) + 1)
    cells = {**line.cells, **edits}
    title, in_title = split_points(without_footnote(edits.get("title", line.title)))
    number = edits.get("number", line.number)
    said = split_number(number)
    entry = Entry(spot, said.number if said.number and not said.text else number.strip(), title.strip())
    if line.trouble and not edits:
        entry = entry.faulty(_TROUBLE[line.trouble])
    if not entry.title and line.trouble not in (lines.NAMELESS, lines.POINTS_ALONE):
        entry = entry.faulty("指标内容是空的，请补上")
    entry = _with_broken(entry, {**cells, "number": number, "title": title})
    entry = _with_points(entry, cells.get("points") or in_title, (title, cells.get("flags", "")))
    return _with_rest(entry, cells, known)


def _with_broken(entry: Entry, cells: Mapping[str, str]) -> Entry:
    labels = {**FIELDS, "title": "指标内容"}
    for name, text in cells.items():
        # What stands in a column of levels is the title, or that of another indicator.
        if name not in TITLE_COLUMNS and (found := _BROKEN.search(text)):
            label = labels.get(name, name)
            entry = entry.faulty(f"{label}是算不出来的公式（{found[0]}），请在原表里改成文字或数字")
    return entry


def _with_points(entry: Entry, text: str, others: tuple[str, str]) -> Entry:
    entry = replace(entry, veto=is_veto(text, others[1]) or is_veto(others[0]), bonus=is_bonus(text, *others))
    if _BROKEN.search(text):
        return entry
    try:
        points = read_points(text)
    except ValueError:
        return entry.faulty(f"分值“{text[:12]}”不是数字，应形如 2 或 1.5")
    if points is not None and points < 0:
        return entry.faulty(f"分值{points:f}是负数，请核对")
    return replace(entry, points=points, bonus=entry.bonus or text.strip().startswith(("+", "＋")))


def _with_rest(entry: Entry, cells: Mapping[str, str], known: Known) -> Entry:
    units = _units(cells)
    entry = replace(
        entry,
        lead_unit=_official(units.lead, known),
        support_units=tuple(dict.fromkeys(_official(one, known) for one in units.support)),
        materials=split_materials(cells.get("materials", "")),
        ways=_terms("assessment_ways", cells.get("ways", "")),
        filer=_terms("filer_scopes", cells.get("filer", "")),
        note=cells.get("note", "").strip(),
    )
    return _with_due(entry, cells.get("due", "").strip(), known.today)


def _units(cells: Mapping[str, str]) -> Units:
    both = cells.get("units", "")
    lead = split_units(cells.get("lead", ""), is_lead_first=True)
    support = split_units(cells.get("support", ""), is_lead_first=False)
    if both and "lead" not in cells and "support" not in cells:
        return split_units(both, is_lead_first=True)
    names = [*lead.support, *([support.lead] if support.lead and lead.lead else []), *support.support]
    first = lead.lead or support.lead
    return Units(first, tuple(dict.fromkeys(name for name in names if name != first)))


def _official(name: str, known: Known) -> str:
    """The name a unit is registered under; a stranger keeps the one it came with."""
    called = known.units.get(name)
    return called[1] if called and called[0] != SEVERAL else name


def _terms(name: str, text: str) -> str:
    """The terms of a list that the text speaks of; the text itself where it speaks of none."""
    plain = "".join(text.split())
    if not plain:
        return ""
    told = [term for term in catalogue(name).names if term in plain or term[:2] in plain]
    return "、".join(told) if told else plain


def _with_due(entry: Entry, text: str, today: date) -> Entry:
    if not text or _BROKEN.search(text):
        return entry
    if any(word in text for word in _WITHOUT_END):
        return replace(entry, note="；".join(filter(None, (entry.note, f"完成时限：{text}"))))
    for ending in ("", "底前", "底", "前"):
        read = read_date(text.removesuffix("完成").removesuffix(ending), today=date(today.year, 12, 31))
        if read is not None:
            return replace(entry, due=read.iso)
    return entry.faulty(f"完成时限“{text[:12]}”看不懂，应形如 2023年6月30日、2023年6月")


def _numbered(entries: Sequence[Entry]) -> list[Entry]:
    """An indicator without a number gets the one of its place: by level and, but for the last, by parent."""
    told, counts = list[Entry](), dict[tuple[int, int], int]()
    deepest = max((entry.level for entry in entries), default=3)
    for entry in entries:
        scope = (entry.level, -1 if entry.level == deepest else entry.parent)
        counts[scope] = counts.get(scope, 0) + 1
        told.append(
            entry if entry.number else replace(entry, number=number_of_level(entry.level, counts[scope]))
        )
    return told


def _named(entries: Iterable[Entry]) -> dict[str, None]:
    return dict.fromkeys(
        name for entry in entries for name in (entry.lead_unit, *entry.support_units) if name
    )


def _strangers(entries: Iterable[Entry], known: Known) -> tuple[str, ...]:
    return tuple(name for name in _named(entries) if name not in known.units)


def _with_strangers(entry: Entry, known: Known) -> Entry:
    for name in _named([entry]):
        if name not in known.units:
            entry = entry.faulty(f"人员机构里没有“{name}”，请登记、改写法，或选“没有的单位一并登记”")
        elif known.units[name][0] == SEVERAL:
            entry = entry.faulty(f"叫“{name}”的单位不止一个，请写全称")
    return entry
