"""Commands that check texts and the office."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click

from lushan_desktop.cli.folder import Folder, tell
from lushan_desktop.cli.usage import described, missing, print_json

T = TypeVar("T")
_KEYS = ("rule", "group", "page", "start", "end", "text", "sentence", "correction")


@described(
    "check [文件] [--json]",
    "校核一份文稿（.docx .txt .pdf），不写文件时校核全部台账；",
    "--correct --out 文件：改正确定的各处，.docx 以修订留痕；--all 一般不提示的也列出",
)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True)
@click.option("--correct", is_flag=True)
@click.option("--all", "with_all", is_flag=True)
@click.option("--out", type=click.Path(path_type=Path))
@click.pass_obj
def check(folder: Folder, /, file: Path | None, **given: Any) -> None:
    """Check a paper, or all registers."""
    from lushan_desktop.services.checks import paper_checks

    correct, out, as_json = given["correct"], given["out"], given["as_json"]
    for name, is_there in (("file", file), ("out", out), ("correct", correct)):
        if (correct or out) and not is_there:
            raise missing(name)
    if file is None:
        _check_office(folder, as_json=as_json)
        return
    checked = with_office(folder, paper_checks.check_file, file, with_all=given["with_all"])
    if as_json:
        print_json([{key: asdict(one)[key] for key in _KEYS} for one in checked.findings])
    if out:
        made = paper_checks.write_corrected(checked, file, checked.findings, out)
        by_hand = f"，{made.left_out}处请人工修改" if made.left_out else ""
        said = f"已存到：{made.file}，改正{made.made}处{by_hand}。"
        tell(said) if as_json else print(said)
    elif not as_json:
        for places in paper_checks.alike(checked.findings):
            more = f"（共{len(places)}处）" if len(places) > 1 else ""
            print(f"{_line(checked.findings[places[0]])}{more}")
        print(f"共{len(checked.findings)}处。")


@described(
    "extract 文件 [--json]",
    "识别文稿中的文件、会议、批示、荣誉、学习考察、督导、人员，和台账比对：已登记、新、有出入；不写入",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def extract(folder: Folder, /, file: Path, as_json: bool) -> None:
    """Tell what a paper speaks of."""
    from lushan_desktop.services.checks import paper_checks

    found = with_office(folder, paper_checks.extract_file, file).drafts
    if as_json:
        told = [{key: value for key, value in asdict(one.draft).items() if key != "doubts"} for one in found]
        print_json([each | {"standing": one.standing} for each, one in zip(told, found, strict=True)])
        return
    for one in found:
        shown = "，".join(str(value) for value in one.draft.fields.values() if isinstance(value, str))
        print("  ".join(filter(None, (one.standing, one.draft.type, shown, *one.differs, *one.draft.doubts))))
    print(f"共{len(found)}条。")


def with_office(folder: Folder, service: Callable[..., T], *given: Any, **options: Any) -> T:
    """Call a service with the store of the folder; where nobody has worked in it yet, without one."""
    if not any(folder.office.glob("*")):
        return service(None, *given, **options)
    with folder.store() as store:
        return service(store, *given, **options)


def _line(one: Any) -> str:
    right = f" → {one.correction}" if one.correction else ""
    return f"{one.group}  {one.rule}  {one.place}  “{' '.join(one.text.split())}”{right}  {one.sentence}"


def _check_office(folder: Folder, *, as_json: bool) -> None:
    from lushan_desktop.services.checks import office_checks

    with folder.store() as store:
        found = office_checks.check_all(store)
    if as_json:
        print_json([asdict(one) for one in found])
        return
    for one in found:
        print(f"{one.group}  {one.rule}  {one.type_title}  {one.name}  {one.sentence}")
    tell("" if found else "未发现问题。")
    print(f"共{len(found)}处。")
