"""The command that makes everything that is handed in."""

import sys
from pathlib import Path
from typing import Any

import click

from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.cli.folder import Folder
from lushan_desktop.cli.usage import described


@described(
    "submission --out 文件夹 [--indicator 序号]…",
    "生成报送材料：情况说明、佐证目录、汇编、按编号的文件夹、缺项清单等；",
    "不写指标为全部；--limit N 每个文件不超过 N MB，--keep-pictures 照片不缩小；",
    "中途停下的，再运行一次接着做；台账改过的，只重做有关的部分",
)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--indicator", "numbers", multiple=True)
@click.option("--limit", default="")
@click.option("--keep-pictures", is_flag=True)
@click.pass_obj
def submission(folder: Folder, out: Path, numbers: tuple[str, ...], limit: str, keep_pictures: bool) -> None:
    """Make what is handed in for these indicators, or for all."""
    from lushan_desktop.services.evidence.proofs import indicator_called
    from lushan_desktop.services.submission.submission import SubmissionRequest, make, number
    from lushan_desktop.services.submission.submission_choice import load_of

    most = _megabytes(limit)
    with folder.store() as store:
        ids = [indicator_called(store, one) for one in numbers] or _all(store)
        wanted = SubmissionRequest(tuple(dict.fromkeys(ids)), most_megabytes=most, shrinks=not keep_pictures)
        number(store, wanted)
        for name in load_of(store, ids).no_pages:
            print(f"“{name}”转不成页面，汇编里只有占位页，请先另存为PDF。", file=sys.stderr)
        try:
            made = make(store, wanted, out, progress=_Told())
        except (KeyboardInterrupt, Cancelled):
            said = f"已停止。做好的部分留在“{out}”，再运行一次会接着做。"
            raise UserError(said) from None
    for name, said in made.problems:
        print(f"{name}：{said}", file=sys.stderr)
    print(f"{made.sentence}：{made.place}")


def _megabytes(text: str) -> int:
    if text and not (text.isascii() and text.isdecimal() and int(text)):
        raise UserError("--limit 应是整数，单位 MB，如 --limit 20。")
    return int(text or 0)


def _all(store: Any) -> list[str]:
    from lushan_desktop.services.indicators.gaps import gaps

    return [one.id for one in gaps(store).indicators]


class _Told:
    """Prints what came of each indicator."""

    is_cancelled = False

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say nothing: a line is printed once it is known what came of it."""

    def tell(self, verdict: Any) -> None:
        """One line."""
        print(f"{verdict.name}  {verdict.sentence}", flush=True)
