"""From the texts of a table to indicators: cells are read, levels tied together, faults told in words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.domain.recognise.indicator_words import (
    is_bonus,
    is_veto,
    number_of_level,
    split_materials,
    split_number,
    split_points,
    without_footnote,
)
from lushan_desktop.services.importing.points import Worth, worth_of
from lushan_desktop.services.importing.table import Table
from lushan_desktop.services.indicators.indicator_import import lines
from lushan_desktop.services.indicators.indicator_import.answering_units import (
    Known,
    answering,
    said_of,
    strangers,
)
from lushan_desktop.services.indicators.indicator_import.due_words import read_due
from lushan_desktop.services.indicators.indicator_import.entry import Entry, Understood, plain
from lushan_desktop.services.indicators.indicator_import.lines import Line, Sum, UnusedLine
from lushan_desktop.services.indicators.indicator_import.plan import FIELDS, TITLE_COLUMNS, Plan
from lushan_desktop.services.indicators.indicator_import.sheet_lines import read_sheet
from lushan_desktop.services.indicators.indicator_import.tree import judged, sums_told, tied
from lushan_desktop.services.indicators.indicator_import.worth import (
    is_open,
    mismatch,
    told_parts,
    worth_of_parts,
)

_BROKEN = re.compile(r"#(?:REF|DIV/0|NAME|VALUE|NUM|NULL|N/A)[!?]?")
_LEVEL_NAMES = ("一级", "二级", "三级")
_TROUBLE = {
    lines.JUMPS: "上面一级是空的，或者和别的级合并成了一格，请拆开填全",
    lines.NAMELESS: "有序号没有指标内容，请补上",
    lines.POINTS_ALONE: "有分值没有指标内容，请补上；分值是上一项的，请与上一项的合并",
    lines.UNCLEAR: "无法判断层级，请在前面填写序号，或删去这一行",
    lines.NO_SUCH_LEVEL: "层级应为一级、二级或三级",
    lines.SHARED: "分值和上一项合并成了一格，请拆开分别填",
}
__all__ = ["Known", "understand"]


@dataclass(frozen=True)
class _Found:
    """All lines of the sheets that are read."""

    lines: tuple[Line, ...] = ()
    sums: tuple[Sum, ...] = ()
    unused: tuple[UnusedLine, ...] = ()


def understand(tables: tuple[Table, ...], plan: Plan, known: Known) -> Understood:
    """Return what the table says, row by row. Runs without a database."""
    found = _found(tables, plan)
    by_sum = _understood(tables, plan, known, found, counts_once=False)
    if not any(is_open(line.parts) for line in found.lines):
        return by_sum
    by_one = _understood(tables, plan, known, found, counts_once=True)
    wrong, other = _contradictions(by_sum), _contradictions(by_one)
    if wrong == other:
        return _undecided(by_sum, found)
    return by_sum if wrong < other else by_one


def _found(tables: tuple[Table, ...], plan: Plan) -> _Found:
    read = [
        read_sheet(number, table, sheet)
        for number, (table, sheet) in enumerate(zip(tables, plan.sheets, strict=True))
        if sheet.is_taken and sheet.has_titles
    ]
    return _Found(
        tuple(_without_repeats([line for one in read for line in one.lines])),
        tuple(each for one in read for each in one.sums),
        tuple(each for one in read for each in one.unused),
    )


def _without_repeats(found: Sequence[Line]) -> Iterator[Line]:
    """A sheet that goes on says again under which levels it does."""
    open_ones: dict[int, Line] = {}
    for line in found:
        held = open_ones.get(line.spot.level)
        is_again = held and (held.number, held.title) == (line.number, line.title)
        if is_again and held and held.spot.sheet != line.spot.sheet and line.spot.level < 3:
            continue
        open_ones = {level: one for level, one in open_ones.items() if level < line.spot.level}
        open_ones[line.spot.level] = line
        yield line


def _understood(
    tables: tuple[Table, ...], plan: Plan, known: Known, found: _Found, *, counts_once: bool
) -> Understood:
    read = [_read(line, plan, known, counts_once) for line in found.lines]
    kept = [entry for entry in read if entry.spot not in plan.left_out]
    entries = judged(_numbered(tied(kept)))
    new = strangers((name for entry in entries for name in _named(entry)), known)
    if not plan.adds_units:
        entries = [_with_strangers(entry, known) for entry in entries]
    left = [entry for entry in read if entry.spot in plan.left_out]
    told = sums_told(tables, entries, found.sums)
    # Those left out stand behind the others, so that the places of parents stay what they are.
    return Understood(tables, plan, (*entries, *left), new, told, found.unused)


def _contradictions(understood: Understood) -> int:
    return len(understood.of_table) + sum(
        1 for entry in understood.entries for doubt in entry.doubts if doubt.startswith("写的是")
    )


def _undecided(understood: Understood, found: _Found) -> Understood:
    """Return where no sum of the table decides, the clerk has to say whether the rows repeat one figure."""
    open_spots = {line.spot: line for line in found.lines if is_open(line.parts)}
    entries = [
        entry.doubtful(
            f"{len(line.parts)}行都写着{line.parts[0].points}，按相加算{plain(entry.points)}分；若是同一个分值，请合并成一格"
        )
        if (line := open_spots.get(entry.spot)) and entry.points is not None
        else entry
        for entry in understood.entries
    ]
    return replace(understood, entries=tuple(entries))


def _read(line: Line, plan: Plan, known: Known, counts_once: bool) -> Entry:
    """The cells of a line, each in the form of its field; what the clerk typed comes first."""
    edits = {name: text for (spot, name), text in plan.edits.items() if spot == line.spot}
    spot = line.spot
    level = edits.get("level", "").strip()
    if level in _LEVEL_NAMES:
        spot = spot._replace(level=_LEVEL_NAMES.index(level) + 1)
    cells = {**line.cells, **edits}
    written = without_footnote(edits.get("title", line.title))
    title, in_title = split_points(written)
    number = edits.get("number", line.number)
    said = split_number(number)
    entry = Entry(spot, said.number if said.number and not said.text else number.strip(), title.strip())
    if line.trouble and not edits:
        entry = entry.faulty(_TROUBLE[line.trouble])
    if not entry.title and line.trouble not in (lines.NAMELESS, lines.POINTS_ALONE):
        entry = entry.faulty("指标内容是空的，请补上")
    entry = _with_broken(entry, {**cells, "number": number, "title": title})
    parts = () if "points" in edits else line.parts
    if parts:
        worth = worth_of_parts(parts, counts_once=counts_once)
        worth = replace(worth, doubt=mismatch(parts, worth.points))
    else:
        worth = worth_of(cells.get("points", ""), "" if "points" in edits else in_title)
    entry = _with_worth(entry, worth, (cells.get("points", ""), written, cells.get("flags", "")))
    return _with_rest(entry, {**cells, "detail": told_parts(parts, cells)}, worth, known)


def _with_broken(entry: Entry, cells: Mapping[str, str]) -> Entry:
    labels = {**FIELDS, "title": "指标内容"}
    for name, text in cells.items():
        # What stands in a column of levels is the title, or that of another indicator.
        if name not in TITLE_COLUMNS and (found := _BROKEN.search(text)):
            label = labels.get(name, name)
            entry = entry.faulty(f"{label}的公式无法计算（{found[0]}），请在原表改为文字或数字")
    return entry


def _with_worth(entry: Entry, worth: Worth, texts: tuple[str, str, str]) -> Entry:
    points, title, flags = texts
    entry = replace(
        entry,
        veto=is_veto(points, flags) or is_veto(title),
        bonus=worth.is_bonus
        or is_bonus(split_points(points)[0] if worth.criterion else points, title, flags),
    )
    if worth.fault:
        return entry if _BROKEN.search(points) else entry.faulty(worth.fault)
    if worth.doubt:
        entry = entry.doubtful(worth.doubt)
    return replace(entry, points=worth.points)


def _with_rest(entry: Entry, cells: Mapping[str, str], worth: Worth, known: Known) -> Entry:
    who = answering(cells, known)
    notes = (
        cells.get("note", "").strip(),
        f"扣分项，最多扣{worth.takes_off}分" if worth.takes_off else "",
        who.note,
        _labelled("要点", cells.get("detail", "")),
        _labelled("评分标准", "\n".join(filter(None, (worth.criterion, cells.get("criterion", ""))))),
    )
    entry = replace(
        entry,
        lead_unit=who.lead,
        support_units=who.support,
        groups=who.groups,
        materials=split_materials(cells.get("materials", "")),
        ways=_terms("assessment_ways", cells.get("ways", "")),
        filer=_terms("filer_scopes", cells.get("filer", "")),
        note="\n".join(filter(None, notes)),
    )
    return _with_due(entry, cells.get("due", "").strip(), known.today)


def _labelled(label: str, text: str) -> str:
    return f"{label}：{text.strip()}" if text.strip() else ""


def _terms(name: str, text: str) -> str:
    """The terms of a list that the text speaks of, in its order; a part that means none stays as it is."""
    parts = [part for part in re.split(r"[、，,；;\s+＋/]+|和|及|与|[（()）]", text) if part]
    told: dict[str, None] = {}
    for part in parts:
        terms = [term for term in catalogue(name).names if term in part or term[:2] in part]
        told.update(dict.fromkeys(terms or [part]))
    return "、".join(told)


def _with_due(entry: Entry, text: str, today: date) -> Entry:
    if not text or _BROKEN.search(text):
        return entry
    try:
        due = read_due(text, today)
    except ValueError:
        return entry.faulty(f"完成时限“{text[:12]}”无法识别，请按“2023年6月30日”格式填写")
    if due is None:
        return replace(entry, note="\n".join(filter(None, (entry.note, f"完成时限：{text}"))))
    return replace(entry, due=due)


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


def _named(entry: Entry) -> dict[str, None]:
    return dict.fromkeys(name for name in (entry.lead_unit, *entry.support_units) if name)


def _with_strangers(entry: Entry, known: Known) -> Entry:
    return entry.faulty(*(said for name in _named(entry) if (said := said_of(name, known))))
