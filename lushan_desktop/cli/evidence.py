"""Commands that take material in and give it out."""

from pathlib import Path

import click

from lushan_desktop.base.lazy import resolve
from lushan_desktop.cli.folder import Folder
from lushan_desktop.cli.usage import described

_BATCH = "lushan_desktop.services.evidence.evidence_batch:{0}"
_FIND = "lushan_desktop.services.evidence.proofs:indicator_called"
_BIND = "lushan_desktop.services.evidence.volumes:bind"


@described(
    "add-evidence 文件夹 [--indicator 序号]",
    "把文件夹里的材料一步收存，指标、编号、日期从文件名和文件夹名读出；",
    "--indicator 全部对应到一项指标；不能收存的逐份说明，其余照收，可以撤销",
)
@click.argument("place", type=click.Path(path_type=Path))
@click.option("--indicator", default="")
@click.pass_obj
def add_evidence(folder: Folder, place: Path, indicator: str) -> None:
    """Take a folder in as evidence."""
    with folder.store() as store:
        found = resolve(_BATCH.format("survey"))(store, [place])
        proposals = resolve(_BATCH.format("under"))(found.proposals, indicator)
        batch = resolve(_BATCH.format("add"))(store, proposals)
    for sentence in (*found.problems, *batch.refused, *batch.remarks):
        print(sentence)
    print(f"{batch.sentence}。")


@described(
    "bind-volume 指标序号… --out 文件.pdf",
    "把指标的材料装订成册：封面、目录、每页盖编号和页码；没有编号的先编号",
)
@click.argument("numbers", nargs=-1, required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.pass_obj
def bind_volume(folder: Folder, numbers: tuple[str, ...], out: Path) -> None:
    """Bind the material of indicators."""
    with folder.store() as store:
        ids = [resolve(_FIND)(store, number) for number in numbers]
        bound = resolve(_BIND)(store, ids, out)
    for sentence in bound.left_out:
        print(sentence)
    print(f"{bound.sentence}：{out}")
