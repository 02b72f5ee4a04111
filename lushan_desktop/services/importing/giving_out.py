"""What the clerk takes along: the rows that have to be mended, with the reason; an empty template."""

from collections.abc import Sequence
from pathlib import Path

from lushan_desktop.base import clock
from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.files import write_whole
from lushan_desktop.domain.kinds import (
    Choice,
    Day,
    DocumentNumber,
    Flag,
    Kind,
    Link,
    Number,
    Points,
    Ref,
    Refs,
)
from lushan_desktop.domain.record_type import FieldSpec, RecordType
from lushan_desktop.paper.content import Column, Content, Table
from lushan_desktop.paper.excel.template import Heading, Template
from lushan_desktop.services.importing.checking import CheckedTable, Row
from lushan_desktop.services.importing.choices import terms_of
from lushan_desktop.services.importing.held_back import REASON, held_rows, reasons
from lushan_desktop.services.importing.table import EXAMPLE, fillable, head_of
from lushan_desktop.storage.store import Store


def save_faulty(store: Store | None, record_type: RecordType, checked: CheckedTable, file: Path) -> int:
    """The rows that cannot be imported or are there already, as an .xlsx to mend; returns how many."""
    from lushan_desktop.paper.excel.sheet import write_workbook

    del store
    rows = held_rows(checked)
    heads = [head_of(checked.table, checked.plan, column) for column in range(checked.table.width)]
    kept = [column for column, head in enumerate(heads) if head != REASON]
    columns = (*(Column(heads[column]) for column in kept), Column(REASON))
    table = Table(columns, tuple(_mendable(checked, row, kept) for row in rows), empty="没有需修改的行")
    write_whole(file, CHILD.call(write_workbook, Content(table, name=f"{record_type.title}需修改的行")))
    return len(rows)


def _mendable(checked: CheckedTable, row: Row, columns: Sequence[int]) -> tuple[str, ...]:
    texts = [checked.plan.text(checked.table, row.place, column) for column in columns]
    return (*texts, f"{checked.table.where(row.place)}，{reasons(checked, row)}")


def save_template(store: Store | None, record_type: RecordType, file: Path) -> None:
    """An .xlsx with heads, an example, lists to choose from and a page that explains."""
    from lushan_desktop.paper.excel.template import write_template

    del store
    write_whole(file, CHILD.call(write_template, template(record_type)))


def template(record_type: RecordType) -> Template:
    return Template(record_type.title, EXAMPLE, tuple(map(_heading, fillable(record_type))))


def _heading(spec: FieldSpec) -> Heading:
    terms = terms_of(spec.kind) if isinstance(spec.kind, Choice) else ()
    is_closed = isinstance(spec.kind, Flag) or (isinstance(spec.kind, Choice) and bool(spec.kind.terms))
    choices = ("是", "否") if isinstance(spec.kind, Flag) else terms
    hint = "；".join(filter(None, (_how(spec.kind), spec.hint)))
    return Heading(spec.label, _example(spec), hint, spec.required, choices, is_closed)


def _how(kind: Kind) -> str:
    said = {
        Day: "日期，如 2023年3月1日、2023.3.1；只知道月份或年份也可以",
        DocumentNumber: "文号，如 某某〔2023〕3号，括号不对会自动改正",
        Number: "整数",
        Points: "数字",
        Flag: "填“是”或“否”",
        Link: "网址",
        Ref: "名称要与台账里登记的一致，单位可用简称",
        Refs: "可填多个，用顿号分开；名称要与台账里登记的一致",
        Choice: "从清单里选",
    }
    return said.get(type(kind), "文字")


def _example(spec: FieldSpec) -> str:
    kind = spec.kind
    if isinstance(kind, Choice):
        return next(iter(terms_of(kind)), "")
    if isinstance(kind, Day):
        return f"{clock.today().year}年1月5日"
    said = {DocumentNumber: "示例办〔2023〕3号", Number: "1", Points: "1.5", Flag: "否", Link: "https://示例"}
    return said.get(type(kind), f"示例：{spec.label}")
