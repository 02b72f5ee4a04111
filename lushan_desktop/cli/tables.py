"""Commands that take tables in and give templates out."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from lushan_desktop.base.errors import UserError
from lushan_desktop.cli.folder import Folder
from lushan_desktop.cli.registers import type_named
from lushan_desktop.cli.usage import described, print_json

INDICATORS = "indicators"
"""The official table of indicators is no register; it may be tried with an example of a hundred."""


@described(
    "import 类型 文件 [--map 列=字段]… [--dry-run] [--json]",
    "把 .xlsx 或 .csv 台账导入一类台账，一步写入，可以撤销；",
    "有问题的行和已有的行不导入，逐行列出原因；没有用到的列、行、工作表也列出；",
    "--dry-run 只核对不写入；--add-units、--add-people 没有的单位、人员一并登记；",
    "--map 说明一列是什么，列写表头或 C 这样的列号，字段照模板的表头",
)
@click.argument("key")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--map", "columns", multiple=True)
@click.option("--dry-run", is_flag=True)
@click.option("--add-units", is_flag=True)
@click.option("--add-people", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def import_table(
    folder: Folder, /, key: str, file: Path, columns: tuple[str, ...], dry_run: bool, **asked: bool
) -> None:
    """Check a table and import the rows that are as they should be."""
    from lushan_desktop.services.importing.columns_told import told_plan
    from lushan_desktop.services.importing.held_back import held_back
    from lushan_desktop.services.importing.reading import look_at_file, reading_of, verdicts
    from lushan_desktop.services.importing.set_aside import set_aside
    from lushan_desktop.services.importing.writing import carry_out

    record_type, as_json = _typed(key), asked["as_json"]
    with folder.store() as store:
        how = reading_of(folder.office)
        opened = look_at_file(store, record_type, file, how)
        table = opened.checked.table
        plan = told_plan(record_type, table, opened.checked.plan, columns_told(columns))
        plan = replace(plan, adds_names=asked["add_units"], adds_people=asked["add_people"])
        checked = verdicts(store, record_type, table, plan, how)
        count = len(checked.taken())
        if count and not dry_run:
            carry_out(store, record_type, checked, checked.taken())
    held, aside = held_back(checked), set_aside(opened.tables, checked)
    if as_json:
        rows, unused = ([each._asdict() for each in told] for told in (held, aside))
        imported = 0 if dry_run else count
        print_json({"imported": imported, "ready": count, "held_back": rows, "not_used": unused})
        return
    for each in aside:
        print(f"{each.where}，{each.reason}")
    for each in held:
        print(f"{each.where}，{each.reason}")
    if any("人员机构里没有" in each.reason for each in held):
        print("没有登记的单位可加 --add-units 一并登记，人员可加 --add-people。")
    done = "可以导入" if dry_run else "已导入"
    print(f"{done}{count}条{record_type.title}" + (f"，{len(held)}行没有导入。" if held else "。"))


# The word is one of Python's own and cannot name the function.
import_table.name = "import"


@described(
    "template 类型 --out 文件",
    "一类台账的导入模板（.xlsx），带清单和填写说明；指标体系写 indicators，",
    "练习用的一百项示例写 indicators-example",
)
@click.argument("key")
@click.option("--out", type=click.Path(path_type=Path), required=True)
def template(key: str, out: Path) -> None:
    """Write a workbook to fill in."""
    from lushan_desktop.services.importing.giving_out import save_template
    from lushan_desktop.services.indicators.indicator_import import giving_out as indicator_tables

    if out.suffix.lower() != ".xlsx":
        raise UserError(f"模板只能存成 .xlsx，“{out.name}”不是。请把文件名改成 .xlsx 结尾。")
    if key == INDICATORS:
        indicator_tables.save_template(None, out)
    elif key == f"{INDICATORS}-example":
        indicator_tables.save_example(None, out)
    else:
        save_template(None, _typed(key), out)
    print(f"已存到：{out}")


def columns_told(columns: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The pairs of --map 列=字段. Raises UserError for what is no pair."""
    pairs = [one.partition("=") for one in columns]
    if wrong := next((one for one, sign, _ in pairs if not sign or not one.strip()), None):
        raise UserError(f"--map 应写成 列=字段，如 --map 工作要求=三级指标；“{wrong}”不是。")
    return tuple((column.strip(), field.strip()) for column, _, field in pairs)


def _typed(key: str) -> Any:
    record_type = type_named(key)
    if record_type.is_child or not record_type.is_typed:
        raise UserError(f"{record_type.title}不能从表格导入。")
    return record_type
