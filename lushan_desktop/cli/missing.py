"""The command that tells what is missing still."""

from typing import Any

import click

from lushan_desktop.base.errors import UserError
from lushan_desktop.cli.folder import Folder
from lushan_desktop.cli.usage import described, print_json


@described(
    "gaps [--indicator 序号] [--json]",
    "各项指标还缺哪些材料",
    "--units 各单位还欠多少；--weeks 逐周齐全了多少",
)
@click.option("--indicator", "number", default="")
@click.option("--json", "as_json", is_flag=True)
@click.option("--units", is_flag=True)
@click.option("--weeks", is_flag=True)
@click.pass_obj
def gaps(folder: Folder, number: str, as_json: bool, units: bool, weeks: bool) -> None:
    """Tell what each indicator lacks, or one by its number; or who owes what, or how it went."""
    from lushan_desktop.services.indicators.gaps import gaps
    from lushan_desktop.services.indicators.gaps_progress import progress

    with folder.store() as store:
        if weeks:
            _tell_weeks(progress(store), as_json=as_json)
            return
        found = gaps(store)
    if units:
        _tell_units(found.owed(), as_json=as_json)
        return
    _tell_indicators(found, number, as_json=as_json)


def _tell_indicators(found: Any, number: str, *, as_json: bool) -> None:
    shown = [one for one in found.indicators if number in ("", one.number)]
    if number and not shown:
        raise UserError(f"没有第“{number}”项指标，请核对序号。")
    if not number:
        shown = [one for one in shown if one.lacking]
    if as_json:
        print_json([_plain(one) for one in shown])
        return
    for one in shown:
        print(f"{one.name}  {one.state} {one.full}/{len(one.materials)}")
        for material in one.lacking:
            print(f"  {material.lacks}：{material.description}（{material.unit_name or '未定单位'}）")
    print(f"{len(found.indicators)}项指标，{sum(bool(one.lacking) for one in found.indicators)}项缺材料。")


def _tell_units(owed: Any, *, as_json: bool) -> None:
    if as_json:
        print_json(
            [
                {"unit": one.name, "wanted": one.wanted, "full": one.full, "overdue": one.overdue}
                for one in owed
            ]
        )
        return
    for one in owed:
        late = f"，逾期 {one.overdue} 种" if one.overdue else ""
        print(f"{one.name or '未定单位'}  应报 {one.wanted} 种，齐全 {one.full} 种{late}")


def _tell_weeks(weeks: Any, *, as_json: bool) -> None:
    if as_json:
        print_json([{"monday": str(one.monday), "full": one.full, "wanted": one.wanted} for one in weeks])
        return
    for one in weeks:
        print(f"{one.monday} 起一周  {one.full}/{one.wanted} 种齐全")


def _plain(indicator: Any) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "number": indicator.number,
        "text": indicator.text,
        "state": indicator.state,
        "full": indicator.full,
        "materials": len(indicator.materials),
        "lead_unit": indicator.lead_name,
        "lacking": [
            {
                "id": material.id,
                "description": material.description,
                "kind": material.kind,
                "unit": material.unit_name,
                "wanted": material.wanted,
                "held": material.held,
                "missing": material.missing,
                "outside": material.outside,
                "state": material.state,
                "verb": material.verb,
            }
            for material in indicator.lacking
        ],
    }
