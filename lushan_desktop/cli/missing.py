"""The command that tells what is missing still."""

from typing import Any

import click

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.lazy import resolve
from lushan_desktop.cli.folder import Folder
from lushan_desktop.cli.usage import described, print_json

_GAPS = "lushan_desktop.services.gaps:gaps"


@described("gaps [--indicator 序号] [--json]", "各项指标还缺哪些材料")
@click.option("--indicator", "number", default="")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def gaps(folder: Folder, number: str, as_json: bool) -> None:
    """Tell what each indicator lacks, or one by its number."""
    with folder.store() as store:
        found = resolve(_GAPS)(store)
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
