"""Commands about titles and applications: take a standard in, tell how a review stands."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from lushan_desktop.base.errors import UserError
from lushan_desktop.cli.folder import Folder
from lushan_desktop.cli.indicators import imports
from lushan_desktop.cli.tables import columns_told
from lushan_desktop.cli.usage import described, print_json

_SHOWN = (
    "number",
    "project",
    "content",
    "conclusion",
    "reason",
    "missing",
    "suggestion",
    "reviewer",
    "earlier",
)


@described(
    "import standard 文件 --title 项目 [--map 列=字段]… [--dry-run] [--json]",
    "把创建标准的 Excel 表（各张工作表）导入为一个创建项目的条目，一步写入，可以撤销；",
    "先列出读到的条目和没有用到的内容；有一处不对则全部不导入，逐行列出原因；",
    "--dry-run 只核对不写入；--accept 合计照原表；--map 说明一列是什么，如 --map 工作要求=考核内容",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--title", required=True)
@click.option("--map", "columns", multiple=True)
@click.option("--dry-run", is_flag=True)
@click.option("--accept", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def import_standard(
    folder: Folder, /, file: Path, title: str, columns: tuple[str, ...], as_json: bool, **asked: bool
) -> None:
    """Say what a table holds and what is refused in it; import it where nothing is."""
    from lushan_desktop.services.importing import titles_standard
    from lushan_desktop.services.importing.reading import reading_of

    with folder.store() as store:
        title_id = titles_standard.title_named(store, title)
        how = reading_of(folder.office)
        standard = titles_standard.read(store, file, how, columns_told(columns), accepts_sums=asked["accept"])
        is_written = not (standard.refusals or asked["dry_run"])
        if is_written:
            titles_standard.carry_out(store, title_id, standard)
    if as_json:
        print_json(_plain_standard(standard, is_written))
    else:
        _say_standard(standard)
    if standard.refusals:
        way = "合计以原表为准的可加 --accept。" if standard.sums else ""
        raise UserError(f"有{len(standard.refusals)}处需修改，修改后方可导入，未写入任何内容。{way}")
    if not as_json:
        print("已导入。" if is_written else "可以导入，还没有写入。")


# The name of the command is the word after `import`.
import_standard.name = "standard"
imports.add_command(import_standard)


def _say_standard(standard: Any) -> None:
    for item in standard.items:
        project = f"［{item['project']}］" if item["project"] else ""
        points = f"（{item['points']:f}分）" if item["points"] is not None else ""
        print(f"{item['number']} {project}{item['content']}{points}")
    for each in standard.not_used:
        print(f"{each.where}，{each.reason}")
    print(f"{standard.said}。")
    for each in standard.refusals:
        print(f"{each.where}，{each.reason}")


def _plain_standard(standard: Any, is_written: bool) -> dict[str, Any]:
    names = ("number", "project", "content", "criterion", "points", "ways", "materials")
    return {
        "imported": len(standard.items) if is_written else 0,
        "items": [
            {name: _plain(item[name]) for name in names} | ({"note": item["note"]} if item["note"] else {})
            for item in standard.items
        ],
        "not_used": [each._asdict() for each in standard.not_used],
        "refused": [each._asdict() for each in standard.refusals],
    }


@described(
    "review 申报单位 [--title 项目] [--json]",
    "一件申报逐项初审到哪里：结论、得分、原因、缺什么；同一单位有几件时用 --title 指明",
)
@click.argument("application")
@click.option("--title", default="")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def review(folder: Folder, application: str, title: str, as_json: bool) -> None:
    """Tell item by item what the reviewers found."""
    from lushan_desktop.services.titles.applications_find import application_named
    from lushan_desktop.services.titles.review import sheet as sheet_of

    with folder.store() as store:
        sheet = sheet_of(store, application_named(store, application, title))
    if as_json:
        print_json(_plain_sheet(sheet))
        return
    print(f"{sheet.applicant}　{sheet.title}　{sheet.batch}".strip("　"))
    print(
        f"{sheet.stage}，第{sheet.round}次审查，已审{sheet.done}/共{len(sheet.lines)}项，{sheet.light.word}"
    )
    for line in sheet.lines:
        told = "；".join(said.rstrip("。；") for said in (line.reason, line.missing, line.suggestion) if said)
        score = "" if line.score is None else f" {line.score:f}分"
        print(f"{line.number} {line.content}：{line.state}{score}" + (f"，{told}" if told else ""))
    if sheet.conclusion:
        print(sheet.conclusion)


def _plain_sheet(sheet: Any) -> dict[str, Any]:
    return {
        "applicant": sheet.applicant,
        "title": sheet.title,
        "batch": sheet.batch,
        "stage": sheet.stage,
        "round": sheet.round,
        "reviewed": sheet.done,
        "items": [
            {name: getattr(line, name) for name in _SHOWN}
            | {name: _plain(getattr(line, name)) for name in ("points", "self_score", "score", "reviewed_on")}
            | {"state": line.state, "files": len(line.files)}
            for line in sheet.lines
        ],
        "score": _plain(sheet.score),
        "conclusion": sheet.conclusion,
        "passed_on": _plain(sheet.passed_on),
        "due": _plain(sheet.due),
    }


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
