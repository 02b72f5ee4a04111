"""Commands that read the registers."""

from typing import Any

import click

from lushan_desktop.base.errors import UserError
from lushan_desktop.cli.folder import Folder
from lushan_desktop.cli.usage import described, print_json


@described("records 类型 [--json]", "列出一类台账的全部记录")
@click.argument("key")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def records(folder: Folder, key: str, as_json: bool) -> None:
    """List all records of a type."""
    from lushan_desktop.services.records.answers import everything

    record_type = type_named(key)
    with folder.store() as store:
        rows = everything(store, record_type)
    if as_json:
        print_json([row.plain for row in rows])
        return
    for row in rows:
        print(f"{row.id}  {row.dated or '日期不详'}  {row.name}")
    print(f"共{len(rows)}{record_type.counted_in}。")


@described("find 文字 [--json]", "在全部台账里查找")
@click.argument("text")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def find(folder: Folder, text: str, as_json: bool) -> None:
    """Search all records."""
    from lushan_desktop.services.records.answers import find

    with folder.store() as store:
        hits = find(store, text)
    if as_json:
        print_json([{"type": hit.type, "id": hit.id, "title": hit.name} for hit in hits])
        return
    for hit in hits:
        print(f"{hit.type_title}  {hit.name}  {hit.id}")
    print(f"找到{len(hits)}条。")


@described("history 记录编号", "一条记录的操作记录")
@click.argument("record_id")
@click.pass_obj
def history(folder: Folder, record_id: str) -> None:
    """Who changed what in a record, and when."""
    from lushan_desktop.services.records.history import as_lines

    with folder.store() as store:
        lines = as_lines(store, record_id)
    print("\n".join(lines))


@described("terms [--merge 误写 --into 正写]", "列出自定义的选项；把误写的并入另一项，全部记录一并改正")
@click.option("--merge", "name")
@click.option("--into")
@click.pass_obj
def terms(folder: Folder, name: str | None, into: str | None) -> None:
    """List the terms that are not shipped, or merge one into another."""
    from lushan_desktop.services.records import terms

    if (name is None) != (into is None):
        raise UserError("--merge 和 --into 要一起写。")
    with folder.store() as store:
        found = terms.own_terms(store)
        if name is None or into is None:
            for one in found:
                print(f"{one.title}  {one.name}  {one.count}条")
            print(f"共{len(found)}项。")
            return
        lists = [one.catalogue for one in found if one.name == name]
        if not lists:
            raise UserError(f"没有“{name}”这一项自定义选项。")
        for of in lists:
            terms.merge(store, of, name, into)
    print(f"“{name}”已并入“{into}”。")


def type_named(key: str) -> Any:
    """The record type of this key. Raises UserError naming those that exist."""
    from lushan_desktop.domain.records import RECORD_TYPES

    types = RECORD_TYPES
    if key not in types.keys:
        kept = [each for each in types if not each.is_child]
        known = "、".join(f"{each.title} {each.key}" for each in kept)
        raise UserError(f"没有“{key}”这种台账，请写英文的那个词：{known}。")
    return types.get(key)
