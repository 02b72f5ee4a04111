"""Commands of 数据交换: packages written and merged, what is to be decided, an office set up."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from lushan_desktop.base.errors import UserError
from lushan_desktop.cli.folder import Folder, tell
from lushan_desktop.cli.usage import described, print_json

_FILE = click.Path(path_type=Path)


@described(
    "set-up --province 省 --city 市 --county 县 --unit 单位",
    "在 --data 指定的空文件夹里建立本单位；",
    "--township 乡镇、部门版 --person 姓名 --number 本机编号 --unit-file unit.json；",
    "乡镇、街道按省市县自动登记，--units 部门名单.txt（每行一个）一并登记",
)
@click.option("--province", default="")
@click.option("--city", default="")
@click.option("--county", default="")
@click.option("--unit", default="")
@click.option("--township", is_flag=True)
@click.option("--person", default="")
@click.option("--number", type=int, default=0)
@click.option("--unit-file", type=_FILE, default=None)
@click.option("--units", type=_FILE, default=None)
@click.pass_obj
def set_up(folder: Folder, /, person: str, unit_file: Path | None, units: Path | None, **given: Any) -> None:
    """Make an office in an empty folder."""
    from lushan_desktop.app import open_store
    from lushan_desktop.services.office import divisions, identity
    from lushan_desktop.services.settings import setting_up

    said = {}
    if unit_file is not None:
        office = identity.read(unit_file)
        said = {name: getattr(office, name) for name in (*_PLACES, "edition", "number")}
    said |= {name: given[name] for name in (*_PLACES, "number") if given[name]}
    if given["township"]:
        said["edition"] = "township"
    elif unit_file is None:
        said["edition"] = "county"
    whose = identity.made(said)
    listed = _listed(units) if units else ()
    setting_up.found(folder.office, whose, person)
    with open_store(folder.office) as store:
        setting_up.enter_units(store, listed)
    if not divisions.townships(whose.place):
        tell(
            f"没有查到“{whose.province}{whose.city}{whose.county}”的乡镇街道，没有登记。"
            "县名写错的，请换一个空文件夹重新建立：县名不同的，报送包不能合并。"
        )
    print(f"已建立：{whose.province}{whose.city}{whose.county} {whose.called}。")


_PLACES = ("province", "city", "county", "unit")


def _listed(file: Path) -> tuple[str, ...]:
    """The names in a list of units. Raises UserError for what is no text, before anything is made."""
    from lushan_desktop.intake.text import LARGEST_TEXT, bytes_of, decoded
    from lushan_desktop.services.settings.setting_up import units_in

    text = decoded(bytes_of(file, LARGEST_TEXT), file.name)
    if not all(each.isprintable() or each in _BLANKS for each in text):
        raise UserError(f"“{file.name}”不是文字文件，没有建立。名单要每行一个单位，存为.txt。")
    return units_in(text)


_BLANKS = "\r\n\t\u3000\xa0"


@described(
    "export-package --out 文件",
    "把上次确认以后的新内容写成一个报送包；--to 单位[·编号] --passphrase-file 文件 设口令；",
    "--indicator 序号… --files-since 日期 --files-until 日期 只选带哪些文件；",
    "--part-size 兆 分成几个；--from-start 包含以前的全部内容",
)
@click.option("--out", type=_FILE, required=True)
@click.option("--to", default="")
@click.option("--indicator", "indicators", multiple=True)
@click.option("--files-since", default="")
@click.option("--files-until", default="")
@click.option("--passphrase-file", type=_FILE, default=None)
@click.option("--part-size", type=click.IntRange(1), default=None)
@click.option("--from-start", is_flag=True)
@click.pass_obj
def export_package(
    folder: Folder, /, out: Path, passphrase_file: Path | None, part_size: int | None, **given: Any
) -> None:
    """Write a package."""
    from lushan_desktop.services.exchange import exchanging
    from lushan_desktop.services.exchange.told import left_behind

    with folder.store() as store:
        asked = exchanging.ExportRequest(
            to=given["to"],
            indicators=given["indicators"],
            files_since=_day(given["files_since"]),
            files_until=_day(given["files_until"]),
            passphrase=exchanging.passphrase_in(passphrase_file),
            part_megabytes=part_size or 0,
            is_from_start=given["from_start"],
        )
        exported = exchanging.export(store, out, asked)
    written = exported.written
    for line in left_behind(exported, given["to"]):
        tell(line)
    if not written.is_secret:
        tell("没有设口令：包里的内容可以核对真伪，但不保密。")
    manifest = written.manifest
    print(
        f"已导出给{manifest.to.called if manifest.to.unit else '对方'}：{manifest.operations}条操作、"
        f"{len(manifest.files)}份文件，{written.size}字节。存到：{'、'.join(map(str, written.files))}"
    )


@described(
    "merge 文件 [--dry-run] [--json]",
    "合并一个报送包，或收下一个回执；--dry-run 只看不合并；--passphrase-file 文件 口令",
)
@click.argument("file", type=_FILE)
@click.option("--passphrase-file", type=_FILE, default=None)
@click.option("--dry-run", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def merge(folder: Folder, file: Path, passphrase_file: Path | None, dry_run: bool, as_json: bool) -> None:
    """Merge a package or take note of a receipt."""
    from lushan_desktop.services.exchange import exchanging
    from lushan_desktop.services.exchange.told import as_plain, lines

    with folder.store() as store:
        passphrase = exchanging.passphrase_in(passphrase_file)
        summary = (exchanging.look_at if dry_run else exchanging.merge)(store, file, passphrase)
        told = lines(summary, is_tried=dry_run)
        plain = as_plain(summary, is_tried=dry_run)
    if as_json:
        print_json(plain)
    else:
        print("\n".join(told))


@described("conflicts [--json]", "列出需要您决定的地方")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def conflicts(folder: Folder, as_json: bool) -> None:
    """List what is to be decided."""
    from lushan_desktop.services.exchange import decisions

    with folder.store() as store:
        found = decisions.open_ones(store)
    if as_json:
        print_json([decisions.as_plain(told) for told in found])
        return
    for told in found:
        print(f"{told.id}  {told.kind_told}  {told.record_name}  {told.label}")
        for word, side, value, written in (
            (told.own_word, told.conflict.ours, told.ours, told.beyond.ours),
            (told.other_word, told.conflict.theirs, told.theirs, told.beyond.theirs),
        ):
            print(f"    {word}：{value or '（空）'}（{told.source(side)}）")
            for line in told.lines(written):
                print(f"        {line}")
    print(f"需要您决定{len(found)}处。")


@described("decide 编号 --take ours|theirs|both", "决定一处：采用本机、采用报来、都留")
@click.argument("conflict_id")
@click.option("--take", required=True)
@click.pass_obj
def decide(folder: Folder, conflict_id: str, take: str) -> None:
    """Settle one place."""
    from lushan_desktop.services.exchange import decisions

    with folder.store() as store:
        decisions.decide(store, conflict_id, take)
        left = len(decisions.open_ones(store))
    print(f"已决定，还有{left}处。")


@described("packages [--json]", "列出合并过和导出过的报送包")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def packages(folder: Folder, as_json: bool) -> None:
    """List the packages."""
    from lushan_desktop.services.exchange import exchanging
    from lushan_desktop.services.exchange.told import line_as_plain

    with folder.store() as store:
        found = exchanging.packages(store)
    if as_json:
        print_json([line_as_plain(line) for line in found])
        return
    for line in found:
        print(f"{line.id}  {line.title}  {line.unit}  第{line.first}至{line.last}号  {line.word}")
    print(f"共{len(found)}个。")


@described("undo-merge 编号", "整包撤销一次合并；要恢复，再合并一次")
@click.argument("package_id")
@click.pass_obj
def undo_merge(folder: Folder, package_id: str) -> None:
    """Take a package back."""
    from lushan_desktop.services.exchange import decisions, exchanging

    with folder.store() as store:
        exchanging.undo_merge(store, package_id)
        left = len(decisions.open_ones(store))
        waiting = sum(line.state == exchanging.WAITING for line in exchanging.packages(store))
    print(f"已撤销这次合并。需要您决定{left}处。" if left else "已撤销这次合并。")
    if waiting:
        print(f"有{waiting}个报送包缺前面的包，未生效；再合并前面的包就恢复。")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UserError(f"“{text}”不是日期，请写成 2023-07-01。") from error


@described(
    "filing-kit --unit 单位 --out 文件夹",
    "为不装程序的单位制作填报包：锁定的表、每项指标一个文件夹、填报说明",
)
@click.option("--unit", required=True)
@click.option("--out", type=_FILE, required=True)
@click.pass_obj
def filing_kit(folder: Folder, unit: str, out: Path) -> None:
    """Write a kit for a unit that installs nothing."""
    from lushan_desktop.services.exchange.filing_kit import write_kit

    with folder.store() as store:
        kit = write_kit(store, unit, out)
    print(f"已为{kit.unit}制作填报包：材料{kit.materials}项，问题{kit.problems}个。存到：{kit.folder}")


@described(
    "read-filing-kit 文件夹 [--dry-run] [--json]",
    "读入一个单位交回的填报包，一步写入，可以撤销；未能识别的逐表逐行列出",
)
@click.argument("kit", type=_FILE)
@click.option("--dry-run", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def read_filing_kit(folder: Folder, kit: Path, dry_run: bool, as_json: bool) -> None:
    """Read a kit back."""
    from lushan_desktop.services.exchange.filing_reading import read_kit
    from lushan_desktop.services.exchange.told import kit_sentence

    with folder.store() as store:
        filed = read_kit(store, kit, is_tried=dry_run)
    if as_json:
        held, noted = (
            [{**each._asdict(), "where": each.where} for each in told]
            for told in (filed.not_taken, filed.to_check)
        )
        counts = {
            "meetings": filed.meetings,
            "answers": filed.answers,
            "problems": filed.answered,
            "files": filed.files,
            "known_files": filed.known_files,
        }
        print_json({"unit": filed.unit, **counts, "dry_run": dry_run, "held_back": held, "to_check": noted})
        return
    for each in filed.not_taken:
        print(f"{each.where}：{each.reason}")
    for each in filed.to_check:
        print(f"{each.where}：{each.reason}（已读入，请核对）")
    print(kit_sentence(filed, is_tried=dry_run))
