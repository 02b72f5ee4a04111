"""Commands of supervision: the feedback lists of a round, and what is overdue."""

from pathlib import Path
from typing import Any

import click

from lushan_desktop.cli.folder import Folder, tell
from lushan_desktop.cli.usage import described, print_json


@described(
    "feedback --round 轮次 --out 文件夹",
    "给一轮督导的每个单位各出一份反馈意见函、“一对一”反馈清单和回执；",
    "轮次写名称或方案文号；--number 第一份的文号 --joined 合成一个文件",
)
@click.option("--round", "named", required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--number", default="")
@click.option("--joined", is_flag=True)
@click.pass_obj
def feedback(folder: Folder, named: str, out: Path, number: str, joined: bool) -> None:
    """Write the feedback lists of a round."""
    from lushan_desktop.services.supervision import feedback as lists

    with folder.store() as store:
        options: dict[str, Any] = {"supervision_round": lists.round_named(store, named)}
        options |= {"number": number} if number else {}
        if joined:
            written = lists.write_joined(store, out / "反馈清单.pdf", options)
        else:
            written = lists.write_each(store, out, options)
    tell("\n".join(written.notices))
    print(f"已把{written.letters}份反馈清单存到：{out}")


@described(
    "plan-round --title 名称 --team 组名：单位、单位 …",
    "一次安排一轮督导：轮次、督导组和每个单位的检查日程（每天一个单位）；",
    "--plan 方案文号 --from 开始 --until 结束",
)
@click.option("--title", required=True)
@click.option("--team", "teams", multiple=True)
@click.option("--plan", default="")
@click.option("--from", "begins", default="")
@click.option("--until", default="")
@click.pass_obj
def plan_round(folder: Folder, /, title: str, teams: tuple[str, ...], plan: str, **asked: str) -> None:
    """Plan a round with its teams and visits."""
    from lushan_desktop.services.supervision import planning

    with folder.store() as store:
        values, first = planning.read_round(store, plan, asked["begins"], asked["until"])
        made = planning.plan_round(
            store, title, [planning.team_from(store, team, first) for team in teams], **values
        )
    visits = len(made.ids("supervision_visit"))
    print(f"已安排“{title}”：{len(teams)}个督导组，{visits}个单位。")


@described("overdue [--json]", "列出逾期的整改、批示、任务、收文、申报和议定事项")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def overdue(folder: Folder, as_json: bool) -> None:
    """List what is past its deadline."""
    from lushan_desktop.services.home import overdue as late

    with folder.store() as store:
        rows = late.overdue(store)
        told = late.told(store, rows)
    if as_json:
        print_json([late.as_plain(row) for row in rows])
        return
    for row in rows:
        print(f"{row.light.word.replace(' ', '')}  {row.due}  {row.kind}  {row.what}")
    print(told)
