"""Writes a made-up system of indicators as an office might have typed it; knows nothing of how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from pathlib import Path

_DO = ("健全", "完善", "落实", "规范", "推进", "强化", "公开", "严格执行", "建立", "全面清理")
_WHAT = (
    *("重大行政决策程序", "行政规范性文件备案", "权责清单动态调整", "行政执法三项制度", "行政复议案件办理"),
    *("法律顾问作用发挥", "政务公开", "矛盾纠纷排查化解", "领导干部学法", "营商环境评价", "罚缴分离制度"),
    *("应急预案演练", "信用体系建设", "公平竞争审查", "两法衔接工作", "普法责任清单", "证明事项告知承诺制"),
)
_HOW = (
    "",
    "",
    "，做到应审尽审",
    "，每年不少于2次",
    "，覆盖3个以上领域",
    "（含镇街）",
    "和考核机制",
    "，率达到90%",
)
OFFICES = ("示例甲局", "示例乙局", "示例丙委", "示例丁办", "示例戊院", "示例己中心")
_PROOFS = ("印发的文件", "会议纪要", "工作台账", "现场照片", "统计报表", "网页截图", "培训签到表")
_DIGITS = "零一二三四五六七八九"


def counted(number: int) -> str:
    """A number below a thousand in characters."""
    if number < 10:
        return _DIGITS[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    rest = number % 100
    zero = "零" if 0 < rest < 10 else ""
    tail = "一" + counted(rest) if 10 <= rest < 20 else counted(rest)
    return _DIGITS[number // 100] + "百" + (zero + tail if rest else "")


@dataclass(frozen=True)
class Item:
    """A third level."""

    number: int
    title: str
    halves: int
    """Its points, in halves."""
    lead: str = ""
    support: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    is_extra: bool = False
    """Points that are added beyond the whole."""

    @property
    def points(self) -> str:
        return str(self.halves // 2) if self.halves % 2 == 0 else f"{self.halves / 2}"


@dataclass(frozen=True)
class Second:
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class First:
    title: str
    seconds: tuple[Second, ...]


@dataclass(frozen=True)
class System:
    firsts: tuple[First, ...]

    @property
    def items(self) -> list[Item]:
        return [item for first in self.firsts for second in first.seconds for item in second.items]

    def rows(self) -> list[tuple[First, Second, Item]]:
        return [
            (first, second, item)
            for first in self.firsts
            for second in first.seconds
            for item in second.items
        ]


def make(chance: Random, *, seconds: int = 3, has_extras: bool = True) -> System:
    """A system with two to four first levels; no title stands in it twice."""
    used: set[str] = set()

    def title() -> str:
        while True:
            said = chance.choice(_DO) + chance.choice(_WHAT) + chance.choice(_HOW)
            if said not in used:
                used.add(said)
                return said

    number = 0
    firsts = []
    for _ in range(chance.randint(2, 4)):
        groups = []
        for _ in range(chance.randint(1, seconds)):
            items = []
            for _ in range(chance.randint(1, 4)):
                number += 1
                items.append(_item(chance, number, title(), has_extras))
            groups.append(Second(title(), tuple(items)))
        name = f"{chance.choice(_DO)}{_WHAT[len(firsts)]}情况"
        firsts.append(First(name, tuple(groups)))
    return System(tuple(firsts))


def _item(chance: Random, number: int, title: str, has_extras: bool) -> Item:
    offices = chance.sample(OFFICES, chance.randint(1, 3))
    proofs = chance.sample(_PROOFS, chance.randint(0, 3))
    is_extra = has_extras and chance.random() < 0.06
    return Item(number, title, chance.randint(1, 8), offices[0], tuple(offices[1:]), tuple(proofs), is_extra)


@dataclass
class Paper:
    """What is written: sheets of cells, with what is merged."""

    chance: Random
    sheets: list[Sheet] = field(default_factory=list)

    def sheet(self, name: str) -> Sheet:
        self.sheets.append(Sheet(name))
        return self.sheets[-1]

    def save(self, file: Path) -> Path:
        with xlsxwriter.Workbook(file) as book:
            for sheet in self.sheets:
                sheet.write(book.add_worksheet(sheet.name))
        return file


@dataclass
class Sheet:
    name: str
    cells: dict[tuple[int, int], object] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    at: int = 0

    def row(self, *values: object) -> int:
        for column, value in enumerate(values):
            if value not in ("", None):
                self.cells[self.at, column] = value
        self.at += 1
        return self.at - 1

    def down(self, column: int, first: int, last: int) -> None:
        """Merge a column over these rows: what stands in the first of them stays."""
        if last > first:
            for row in range(first + 1, last + 1):
                self.cells.pop((row, column), None)
            self.merged.append((first, column, last, column))

    def across(self, row: int, first: int, last: int) -> None:
        if last > first:
            self.merged.append((row, first, row, last))

    def write(self, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        held = {(top, left): (top, left, bottom, right) for top, left, bottom, right in self.merged}
        for place, value in self.cells.items():
            if place in held:
                sheet.merge_range(*held[place], value)
            else:
                sheet.write(*place, value)


def worth(chance: Random, item: Item) -> object:
    """Points as somebody types them."""
    if item.is_extra:
        return chance.choice((f"{item.points}（加分项）", f"+{item.points}", f"加{item.points}分（加分项）"))
    if chance.random() < 0.5:
        return item.halves / 2
    return chance.choice((f"{item.points}分", item.points, f"{item.points} 分"))


def who(item: Item, chance: Random) -> tuple[str, str]:
    """Lead and support in two cells."""
    return item.lead, chance.choice(("、", "，", "\n", "；")).join(item.support)


def together(item: Item, chance: Random) -> str:
    """Both in one cell, the lead in front or marked."""
    if chance.random() < 0.5:
        return chance.choice(("、", "\n")).join((item.lead, *item.support))
    return "、".join((f"{item.lead}（牵头）", *item.support))


def proofs(item: Item, chance: Random) -> str:
    way = chance.randint(0, 2)
    if way == 0:
        return "\n".join(f"{n}.{text}" for n, text in enumerate(item.proofs, 1))
    return (";" if way == 1 else "；").join(item.proofs)


def open_sheet(paper: Paper, name: str, width: int) -> Sheet:
    """A sheet with some of what stands above the heads of such tables."""
    chance, sheet = paper.chance, paper.sheet(name)
    if chance.random() < 0.4:
        sheet.row(chance.choice(("附件", "附件1", "附件2：")))
    if chance.random() < 0.7:
        at = sheet.row(
            chance.choice(("示例县创建工作任务分解表", "2024年度考核细则（示例）", "法治建设评估表"))
        )
        sheet.across(at, 0, width - 1)
    if chance.random() < 0.3:
        sheet.row("填报单位：示例单位", "", "填报时间：2024年5月")
    if chance.random() < 0.3:
        sheet.row()
    return sheet


def close_sheet(paper: Paper, sheet: Sheet, system: System, column: int) -> None:
    """What stands below: the sum, notes, who filled it in."""
    chance = paper.chance
    if column > 0 and chance.random() < 0.5:
        total = sum(item.halves for item in system.items if not item.is_extra) / 2
        values: list[object] = [""] * (column + 1)
        values[0], values[column] = chance.choice(("合计", "总  计", "合计：")), total
        sheet.row(*values)
    if chance.random() < 0.4:
        sheet.row(
            chance.choice(("注：加分项不计入总分。", "备注：本表由示例单位解释。", "说明：1.本表一式两份。"))
        )
    if chance.random() < 0.2:
        sheet.row("填表人：示例", "", "联系电话：示例")


Shape = Callable[[Random], tuple[Paper, System]]
