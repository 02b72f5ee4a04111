"""Commands that take official tables of indicators in; `import` as a whole."""

import re
from pathlib import Path
from typing import Any

import click

from lushan_desktop.base.errors import UserError
from lushan_desktop.cli.folder import Folder
from lushan_desktop.cli.tables import columns_told, import_table
from lushan_desktop.cli.usage import described, print_json

_YEAR = re.compile(r"20\d\d")
_LEVELS = ("一级", "二级", "三级")


class _Imports(click.Group):
    """`import indicators` has its own way; any other word is a type of records."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return import_table.name, import_table, args


imports = _Imports(
    "import",
    short_help=import_table.short_help,
    help=import_table.help,
    add_help_option=False,
    no_args_is_help=False,
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
)


@described(
    "import indicators 文件 --edition 名称 [--map 列=字段]… [--dry-run] [--json]",
    "把指标体系的 Excel 表导入为一个版本，一步写入，可以撤销；先列出读到的指标和没有用到的内容；",
    "有一处不对则全部不导入，逐行列出原因；--dry-run 只核对不写入；",
    "--add-units 没有的单位一并登记；--accept 分值合计、序号照原表；",
    "--map 工作要求=三级指标 说明一列是什么，列写表头或 C 这样的列号，字段照模板的表头",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--edition", required=True)
@click.option("--dry-run", is_flag=True)
@click.option("--add-units", is_flag=True)
@click.option("--accept", is_flag=True)
@click.option("--map", "columns", multiple=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def import_indicators(
    folder: Folder, /, file: Path, edition: str, columns: tuple[str, ...], as_json: bool, **asked: bool
) -> None:
    """Say what a table holds and what is refused in it; import it where nothing is."""
    from lushan_desktop.services.indicators.indicator_import.opening import Preset, open_table
    from lushan_desktop.services.indicators.indicator_import.writing import Edition, carry_out

    is_dry = asked["dry_run"]
    year = _YEAR.search(edition)
    with folder.store() as store:
        preset = Preset(asked["add_units"], asked["accept"], columns_told(columns))
        understood = open_table(store, file, preset)
        refused = understood.refusals
        if not refused and not is_dry:
            named = Edition(edition, year=int(year[0]) if year else None)
            carry_out(store, understood, named)
    is_written = not (refused or is_dry)
    if as_json:
        print_json(_plain(understood, is_written))
    else:
        _say(understood)
    if refused:
        raise UserError(f"有{len(refused)}处需修改，修改后方可导入，未写入任何内容。{_way_out(understood)}")
    if not as_json:
        print(f"已导入“{edition}”。" if is_written else "可以导入，还没有写入。")


# The name of the command is the word after `import`.
import_indicators.name = "indicators"
imports.add_command(import_indicators)


def _say(understood: Any) -> None:
    from lushan_desktop.services.indicators.indicator_import.entry import plain

    plain = plain
    for entry in understood.taken:
        facts = [f"{plain(entry.points)}分" if entry.points is not None else "", entry.lead_unit]
        facts.append(f"材料{len(entry.materials)}种" if entry.materials else "")
        told = "，".join(filter(None, facts))
        print(f"{'  ' * (entry.level - 1)}{entry.number} {entry.title}" + (f"（{told}）" if told else ""))
    for each in understood.not_used:
        print(f"{each.where}，{each.reason}")
    print(f"{understood.said()}。")
    for name in understood.new_units if understood.plan.adds_units else ():
        print(f"将登记单位：{name}")
    for each in understood.refusals:
        print(f"{each.where}，{each.reason}")


def _way_out(understood: Any) -> str:
    """Return what can be added to the command instead of mending the table."""
    ways = []
    if understood.new_units and not understood.plan.adds_units:
        ways.append("未登记的单位可加 --add-units 一并登记")
    if any(entry.doubts for entry in understood.entries) or understood.of_table:
        ways.append("合计、序号以原表为准的可加 --accept")
    return f"{'；'.join(ways)}。" if ways else ""


def _plain(understood: Any, is_written: bool) -> dict[str, Any]:
    from lushan_desktop.services.indicators.indicator_import.entry import plain

    plain = plain
    return {
        "imported": len(understood.taken) if is_written else 0,
        "indicators": [
            {
                "row": entry.spot.place + 1,
                "level": _LEVELS[entry.level - 1],
                "number": entry.number,
                "title": entry.title,
                "parent": understood.entries[entry.parent].number if entry.parent >= 0 else None,
                "points": None if entry.points is None else plain(entry.points),
                "lead_unit": entry.lead_unit,
                "support_units": list(entry.support_units),
                "unit_groups": list(entry.groups),
                "materials": list(entry.materials),
                "assessment": entry.ways,
                "due": entry.due,
                "bonus": entry.bonus,
                "veto": entry.veto,
                "note": entry.note,
            }
            for entry in understood.taken
        ],
        "counts": {name: understood.count(level) for level, name in enumerate(_LEVELS, 1)},
        "points": plain(understood.points),
        "new_units": list(understood.new_units),
        "not_used": [{"where": each.where, "what": each.reason} for each in understood.not_used],
        "refused": [{"where": each.where, "reason": each.reason} for each in understood.refusals],
    }
