"""The commands: the same services without a window.

Exit codes: 0 done, 1 the user can put it right, 2 wrong usage.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from lushan_desktop.base import paths
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.lazy import resolve

DONE, USER_ERROR, WRONG_USAGE = 0, 1, 2
STATEMENT_FILE = "情况说明-指标93.pdf"

HELP = """法治创建工作台

用法：lushan-desktop [--data 文件夹] [命令]

不写命令时打开窗口。命令：
  demo [--no-window]                    打开示例数据；没有显示器时打印指标93的情况说明
  reports                               列出可以打印的报表和它们的选项
  report 报表 [-o 选项=值]… --out 文件    生成一份报表，格式由文件名结尾决定（.pdf .docx .xlsx）
  typeset 文件 --form 版式 --out 文件     把 .docx 或 .txt 文稿按公文格式排成 .pdf 或 .docx，文字一个不改；
                                        版式：plain 白头 notice 下行 upward 上行 letter 信函 minutes 纪要；
                                        文稿里没有的可补：--issuer 发文机关 --number 文号 --to 主送
                                        --date 日期 --signer 签发人；--sealed 盖章 --quiet 不列出认出的内容
  records 类型 [--json]                  列出一类台账的全部记录
  find 文字 [--json]                     在全部台账里查找
  history 记录编号                       一条记录的操作记录
  verify                                核对全部数据和操作记录
  backup 文件                            把全部数据和佐证存成一个备份文件
  restore 文件                           把备份恢复到 --data 指定的空文件夹
选项：
  --data 文件夹      数据放在哪里（不写时用本机默认的位置）
  --version          版本
  --help             这一页
退出码：0 完成；1 有问题，按提示可以解决；2 命令写错了。"""


class Folder:
    """The data folder that the command works on."""

    def __init__(self, given: Path | None) -> None:
        self.given = given

    @property
    def office(self) -> Path:
        return self.given or paths.office_folder()

    @contextmanager
    def store(self) -> Iterator[Any]:
        """The open store; other commands than the window never make a new folder."""
        if not any(self.office.glob("*")):
            raise UserError(f"“{self.office}”里还没有数据。请先打开程序，或用 --data 指定数据文件夹。")
        with resolve("lushan_desktop.app:open_store")(self.office) as store:
            _tell(store.notice)
            yield store


@click.group(invoke_without_command=True, add_help_option=False)
@click.option("--data", type=click.Path(path_type=Path))
@click.option("--version", "show_version", is_flag=True)
@click.option("--help", "-h", "show_help", is_flag=True)
@click.pass_context
def command(context: click.Context, data: Path | None, show_version: bool, show_help: bool) -> None:
    """Open the window where no command is given."""
    context.obj = Folder(data)
    if show_help:
        print(HELP)
    elif show_version:
        print(resolve("lushan_desktop.services.about:version")())
    elif context.invoked_subcommand is None:
        _open_window(context.obj.office)


@command.command(add_help_option=False)
@click.option("--no-window", is_flag=True)
@click.pass_obj
def demo(folder: Folder, no_window: bool) -> None:
    """Open the sample office; without a display print its statement."""
    place = folder.given or paths.sample_folder()
    if not no_window and _has_display():
        _open_window(place, "lushan_desktop.app:open_sample")
        return
    out = place / STATEMENT_FILE
    with resolve("lushan_desktop.app:open_sample")(place) as store:
        _write_report(store, "situation_statement", {"indicator": "93"}, out)
    print(f"示例数据的指标93情况说明已经打印到：{out}")


@command.command(add_help_option=False)
def reports() -> None:
    """List the reports and their options."""
    for report in resolve("lushan_desktop.reports:REPORTS"):
        print(f"{report.key}  {report.title}（{' '.join(report.endings)}）")
        for option in report.options:
            print(f"    {option.name}  {option.label}{'，必填' if option.required else ''}")
    print("list:台账类型  任何一类台账（.pdf .docx .xlsx），如 list:person")


@command.command(add_help_option=False)
@click.argument("key")
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("-o", "pairs", multiple=True)
@click.pass_obj
def report(folder: Folder, key: str, out: Path, pairs: tuple[str, ...]) -> None:
    """Make one report."""
    given = dict(map(_pair, pairs))
    with folder.store() as store:
        _write_report(store, key, given, out)
    print(f"已存到：{out}")


@command.command(add_help_option=False)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--form", default="plain")
@click.option("--issuer", default="")
@click.option("--number", default="")
@click.option("--to", default="")
@click.option("--date", default="")
@click.option("--signer", default="")
@click.option("--sealed", is_flag=True)
@click.option("--quiet", is_flag=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
def typeset(file: Path, form: str, quiet: bool, out: Path, **given: Any) -> None:
    """Set a text that somebody wrote as official paper, after telling what was recognised."""
    typesetting = import_module("lushan_desktop.services.typesetting")
    forms = [each.value for each in typesetting.Form]
    if form not in forms:
        raise click.BadParameter(f"没有“{form}”这种版式，可用的有：{' '.join(forms)}。", param_hint="--form")
    recognised = typesetting.recognise_file(file)
    if not quiet:
        print("\n".join(recognised.shown))
    made = typesetting.write(recognised, typesetting.Form(form), typesetting.Given(**given), out)
    _tell("\n".join(made.notices))
    print(f"已存到：{out}" + (f"，共{made.pages}页。" if made.pages else ""))


@command.command(add_help_option=False)
@click.argument("key")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def records(folder: Folder, key: str, as_json: bool) -> None:
    """List all records of a type."""
    record_type = _record_type(key)
    with folder.store() as store:
        rows = resolve("lushan_desktop.services.listing:everything")(store, record_type)
    if as_json:
        _print_json([row.plain for row in rows])
        return
    for row in rows:
        print(f"{row.id}  {row.dated or '日期不详'}  {row.name}")
    print(f"共{len(rows)}{record_type.counted_in}。")


@command.command(add_help_option=False)
@click.argument("text")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def find(folder: Folder, text: str, as_json: bool) -> None:
    """Search all records."""
    with folder.store() as store:
        hits = resolve("lushan_desktop.services.listing:find")(store, text)
    if as_json:
        _print_json([{"type": hit.type, "id": hit.id, "title": hit.name} for hit in hits])
        return
    for hit in hits:
        print(f"{hit.type_title}  {hit.name}  {hit.id}")
    print(f"找到{len(hits)}条。")


@command.command(add_help_option=False)
@click.argument("record_id")
@click.pass_obj
def history(folder: Folder, record_id: str) -> None:
    """Who changed what in a record, and when."""
    with folder.store() as store:
        lines = resolve("lushan_desktop.services.history:as_lines")(store, record_id)
    print("\n".join(lines))


@command.command(add_help_option=False)
@click.pass_obj
def verify(folder: Folder) -> None:
    """Check the data and the log."""
    with folder.store() as store:
        findings = resolve("lushan_desktop.services.verify:verify")(store)
    if findings:
        raise UserError("核对发现问题：\n" + "\n".join(findings))
    print("核对完成：数据、操作记录和佐证文件都完好。")


@command.command(add_help_option=False)
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def backup(folder: Folder, file: Path) -> None:
    """Write everything into one file."""
    with folder.store() as store:
        resolve("lushan_desktop.services.backup:write_archive")(store, file)
    print(f"已备份到：{file}，写完已核对。")


@command.command(add_help_option=False)
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def restore(folder: Folder, file: Path) -> None:
    """Fill an empty folder from a backup file."""
    if folder.given is None:
        raise UserError("请用 --data 指定一个空文件夹，备份会恢复到那里。")
    resolve("lushan_desktop.services.backup:restore_archive")(file, folder.given)
    print(f"已恢复到：{folder.given}。")


def _record_type(key: str) -> Any:
    types = resolve("lushan_desktop.domain.records:RECORD_TYPES")
    if key not in types.keys:
        raise UserError(f"没有“{key}”这种台账，可用的有：{'、'.join(types.keys)}。")
    return types.get(key)


def _write_report(store: Any, key: str, given: dict[str, str], out: Path) -> None:
    known = resolve("lushan_desktop.reports:REPORTS")
    try:
        known.get(key)
    except KeyError:
        raise UserError(f"没有报表“{key}”，可用的有：{'、'.join(known.keys)}，或 list:台账类型。") from None
    options = resolve("lushan_desktop.services.reports:read_options")(store, key, given)
    resolve("lushan_desktop.services.reports:write")(store, key, options, out)


def _pair(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator:
        raise click.BadParameter(text, param_hint="-o")
    return name.strip(), value


def _tell(notice: str) -> None:
    """What is out of the ordinary about the folder: recovered, read-only, held."""
    if notice:
        print(notice, file=sys.stderr)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _has_display() -> bool:
    on_desktop = sys.platform in ("win32", "darwin")
    offered = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return on_desktop or any(os.environ.get(name) for name in offered)


def _open_window(folder: Path, way: str = "lushan_desktop.app:open_store") -> None:
    if not _has_display():
        raise UserError("这里没有显示器，窗口打不开。同样的工作可以用命令做，用法见 --help。")
    code = resolve("lushan_desktop.app:run_window")(folder, resolve(way))
    if code:
        raise SystemExit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line; messages and errors are Chinese, one sentence each, no traceback."""
    try:
        command.main(args=arguments, prog_name=paths.PROGRAM, standalone_mode=False)
    except UserError as error:
        print(error.message, file=sys.stderr)
        return USER_ERROR
    except (click.exceptions.Abort, KeyboardInterrupt, Cancelled):
        print("已停止，没有写入任何内容。", file=sys.stderr)
        return USER_ERROR
    except click.UsageError as error:
        print(f"{_usage_sentence(error)}\n输入 lushan-desktop --help 查看用法。", file=sys.stderr)
        return WRONG_USAGE
    return DONE


def _usage_sentence(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有“{error.option_name}”这个选项。"
    if isinstance(error, click.MissingParameter):
        wanted = error.param.opts[0] if error.param and error.param.param_type_name == "option" else "参数"
        return f"命令还缺少{wanted}。"
    if isinstance(error, click.BadParameter):
        if error.param_hint == "--form":
            return error.message
        return f"“{error.message}”这样写不对，选项应写成 -o 名称=值。"
    return "命令写错了，没有这个命令或参数的个数不对。"
