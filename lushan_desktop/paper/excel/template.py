"""A workbook to fill in: heads, an example, lists to choose from, and a sheet that explains every column."""

import io
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

SHEET, LISTS, GUIDE = "填写", "清单", "填写说明"
_SONG, _HEI = "宋体", "黑体"
_ROWS = 2000
"""Rows that are prepared: as text, with their lists."""
_PAST = datetime(2000, 1, 1)
_MARK = "行"


@dataclass(frozen=True)
class Heading:
    """One column."""

    label: str
    example: str
    hint: str
    required: bool
    choices: tuple[str, ...] = ()
    is_closed: bool = False
    """True if nothing else than the choices may be typed."""


@dataclass(frozen=True)
class Template:
    title: str
    mark: str
    """What stands before the example, so that it is not taken in."""
    headings: tuple[Heading, ...]


def write_template(template: Template) -> bytes:
    """The workbook; the first column only marks the example."""
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    workbook.set_properties({"title": f"{template.title}导入模板", "created": _PAST})
    sheet, guide = workbook.add_worksheet(SHEET), workbook.add_worksheet(GUIDE)
    lists = workbook.add_worksheet(LISTS)
    lists.hide()
    _write_sheet(workbook, sheet, template)
    for column, heading in enumerate(template.headings, 1):
        if heading.choices:
            _offer(sheet, lists, column, heading)
    _write_guide(workbook, guide, template)
    workbook.close()
    return made.getvalue()


def _write_sheet(workbook: Workbook, sheet: Worksheet, template: Template) -> None:
    # '@' keeps a number such as 007 as the text that it is.
    text = workbook.add_format({"font_name": _SONG, "font_size": 11, "num_format": "@", "text_wrap": True})
    grey = workbook.add_format({"font_name": _SONG, "font_size": 11, "italic": True, "font_color": "#646D7B"})
    head = {"font_name": _HEI, "font_size": 11, "bg_color": "#EDEFF2", "border": 1, "align": "center"}
    plain, needed = workbook.add_format(head), workbook.add_format({**head, "font_color": "#A61B14"})
    sheet.write_string(0, 0, _MARK, plain)
    sheet.write_string(1, 0, template.mark, grey)
    sheet.set_column(0, 0, 14)
    for column, heading in enumerate(template.headings, 1):
        sheet.set_column(column, column, max(12, 2 * len(heading.label) + 4), text)
        sheet.write_string(0, column, heading.label, needed if heading.required else plain)
        sheet.write_string(1, column, heading.example, grey)
    sheet.freeze_panes(1, 1)


def _offer(sheet: Worksheet, lists: Worksheet, column: int, heading: Heading) -> None:
    """A list to choose from, kept on a hidden sheet: a list inside the cell holds 255 characters at most."""
    lists.write_column(0, column, heading.choices)
    source = f"={LISTS}!{xl_range_abs(0, column, len(heading.choices) - 1, column)}"
    rule = {"validate": "list", "source": source, "error_title": heading.label}
    if heading.is_closed:
        rule |= {"error_message": "请从清单里选。"}
    else:
        rule |= {"error_type": "information", "error_message": "清单中没有，确定这样填写吗？"}
    sheet.data_validation(2, column, _ROWS, column, rule)


def _write_guide(workbook: Workbook, guide: Worksheet, template: Template) -> None:
    wrapped = workbook.add_format({"font_name": _SONG, "font_size": 11, "text_wrap": True, "valign": "top"})
    head = workbook.add_format({"font_name": _HEI, "font_size": 11, "bottom": 1})
    lines = (
        f"{template.title}导入模板：在“{SHEET}”表里一行填一条，填完保存，再在程序里点“导入”。",
        "第二行是示例，导入时不算，删不删都可以。红字的列必须填。不用的列可以空着或删掉。",
    )
    for row, line in enumerate(lines):
        guide.write_string(row, 0, line)
    first = len(lines) + 1
    for column, (words, width) in enumerate((("列", 18), ("必填", 8), ("怎样填", 60), ("可选的", 60))):
        guide.write_string(first, column, words, head)
        guide.set_column(column, column, width, wrapped)
    for row, heading in enumerate(template.headings, first + 1):
        guide.write_string(row, 0, heading.label)
        guide.write_string(row, 1, "必填" if heading.required else "")
        guide.write_string(row, 2, heading.hint)
        guide.write_string(row, 3, "、".join(heading.choices))
