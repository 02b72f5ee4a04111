"""Commands that keep the data safe."""

from pathlib import Path

import click

from lushan_desktop.base.errors import UserError
from lushan_desktop.cli.folder import Folder
from lushan_desktop.cli.usage import described


@described("verify", "核对全部数据和操作记录")
@click.pass_obj
def verify(folder: Folder) -> None:
    """Check the data and the log."""
    from lushan_desktop.services.settings.verify import verify

    with folder.store() as store:
        findings = verify(store)
    if findings:
        raise UserError("核对发现问题：\n" + "\n".join(findings))
    print("核对完成：数据、操作记录和佐证文件都完好。")


@described("backup 文件", "把全部数据和佐证存成一个备份文件")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def backup(folder: Folder, file: Path) -> None:
    """Write everything into one file."""
    from lushan_desktop.services.settings.backup import write_archive

    with folder.store() as store:
        write_archive(store, file)
    print(f"已备份到：{file}，写完已核对。")


@described(
    "kit --out 文件夹 [--unit 单位]… [--installers 文件夹]",
    "为各单位备好 U 盘上的发放材料：安装程序、unit.json、安装说明、",
    "校验值，另出发放签收表；不写 --unit 时为全部乡镇、街道",
)
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--unit", "units", multiple=True)
@click.option("--installers", type=click.Path(path_type=Path))
@click.pass_obj
def kit(folder: Folder, out: Path, units: tuple[str, ...], installers: Path | None) -> None:
    """Lay out what each unit is given on a stick."""
    from lushan_desktop.services.settings.kit import lay_out

    with folder.store() as store:
        made = lay_out(store, out, units, installers)
    print(f"{'；'.join([made.text, *made.lacking])}。")


@described("restore 文件", "把备份恢复到 --data 指定的空文件夹")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def restore(folder: Folder, file: Path) -> None:
    """Fill an empty folder from a backup file."""
    from lushan_desktop.services.settings.backup import restore_archive

    if folder.given is None:
        raise UserError("请用 --data 指定一个空文件夹，备份会恢复到那里。")
    restore_archive(file, folder.given)
    print(f"已恢复到：{folder.given}。")
