"""The command line as a whole.

Exit codes: 0 done, 1 the user can put it right, 2 wrong usage.
"""

import sys
import traceback
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import TextIOWrapper
from pathlib import Path

import click

from lushan_desktop.base import paths
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.files import explained
from lushan_desktop.cli import (
    checking,
    evidence,
    exchange,
    indicators,
    keeping,
    missing,
    papers,
    registers,
    submission,
    supervision,
    tables,
    titles,
    usage,
)
from lushan_desktop.cli.folder import Folder, open_window
from lushan_desktop.cli.terminal import before

DONE, USER_ERROR, WRONG_USAGE = 0, 1, 2
PACKAGE = ".lscj"
BUG = "程序出错"
"""What a sentence about a mistake of ours begins with."""

COMMANDS: tuple[click.Command, ...] = (
    papers.demo,
    papers.reports,
    papers.report,
    papers.typeset,
    checking.check,
    checking.extract,
    registers.records,
    registers.find,
    registers.history,
    registers.terms,
    missing.gaps,
    titles.review,
    indicators.imports,
    tables.template,
    supervision.feedback,
    supervision.plan_round,
    supervision.overdue,
    evidence.add_evidence,
    evidence.register_evidence,
    evidence.bind_volume,
    submission.submission,
    exchange.set_up,
    exchange.export_package,
    exchange.merge,
    exchange.conflicts,
    exchange.decide,
    exchange.packages,
    exchange.undo_merge,
    exchange.filing_kit,
    exchange.read_filing_kit,
    keeping.verify,
    keeping.backup,
    keeping.restore,
    keeping.kit,
)
"""In the order of the help page; a new command joins them here."""


class Program(click.Group):
    """The commands; the name of a package alone opens it, which is how a desktop hands it over."""

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if len(args) == 1 and args[0].lower().endswith(PACKAGE):
            return "open", show_package, args
        return super().resolve_command(context, args)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def show_package(folder: Folder, file: Path) -> None:
    """Show a package from another office in the window, which asks before it merges."""
    open_window(folder.office, given=file.absolute())


@click.group(cls=Program, invoke_without_command=True, add_help_option=False)
@click.option("--data", type=click.Path(path_type=Path))
@click.option("--version", "show_version", is_flag=True)
@click.option("--help", "-h", "show_help", is_flag=True)
@click.pass_context
def command(context: click.Context, data: Path | None, show_version: bool, show_help: bool) -> None:
    """Open the window where no command is given."""
    from lushan_desktop.services.settings.about import version

    context.obj = Folder(data)
    if show_help:
        print(usage.page(COMMANDS))
    elif show_version:
        print(version())
    elif context.invoked_subcommand is None:
        open_window(context.obj.office)


for _each in COMMANDS:
    command.add_command(_each)


def run(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line; messages and errors are Chinese, one sentence each, no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    with redirect_stdout(before(sys.stdout)), redirect_stderr(before(sys.stderr)):
        return _carried_out(arguments)


def _carried_out(arguments: Sequence[str] | None) -> int:
    try:
        command.main(args=arguments, prog_name=paths.PROGRAM, standalone_mode=False)
    except UserError as error:
        print(error.message, file=sys.stderr)
        return USER_ERROR
    except OSError as error:
        print(explained(error, Path(str(error.filename2 or error.filename or "."))).message, file=sys.stderr)
        return USER_ERROR
    except (click.exceptions.Abort, KeyboardInterrupt, Cancelled):
        print("已停止，没有写入任何内容。", file=sys.stderr)
        return USER_ERROR
    except click.UsageError as error:
        print(f"{_usage_sentence(error)}\n输入 lushan-desktop --help 查看用法。", file=sys.stderr)
        return WRONG_USAGE
    except Exception as error:
        print(_unexpected_sentence(error), file=sys.stderr)
        return USER_ERROR
    return DONE


def _unexpected_sentence(error: Exception) -> str:
    """Return what a refusal of the system means, or where the program went wrong; never a content."""
    if isinstance(error, UnicodeError) or "null byte" in str(error) or "null character" in str(error):
        return "参数或文件名里有不能识别的字符，未完成。请改名或重新输入后再试。"
    if isinstance(error, MemoryError | RecursionError):
        return "给出的文件太大或嵌套太深，没有读入。请拆分后再试。"
    if isinstance(error, OSError):
        why = error.strerror or "系统拒绝"
        return f"“{error.filename or '文件'}”不能读写（{why}），未完成。请检查后再试。"
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"{BUG}（{type(error).__name__}，{Path(place.filename).name} 第 {place.lineno} 行），未完成。"
        "原有内容不受影响；请把这一行交给维护人员。"
    )


def _usage_sentence(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有“{error.option_name}”这个选项。"
    if isinstance(error, click.MissingParameter):
        wanted = error.param.opts[0] if error.param and error.param.param_type_name == "option" else "参数"
        return f"命令还缺少{wanted}。"
    if isinstance(error, click.BadParameter):
        if error.param_hint == "--form":
            return error.message
        if error.param is not None and error.param_hint != "-o":
            return f"{error.param.opts[0]} 的值不对，{_wanted(error.param.type)}。"
        return f"“{error.message}”写法有误，选项应写成 -o 名称=值。"
    return "命令有误，没有这个命令或参数个数不对。"


def _wanted(kind: click.ParamType[object]) -> str:
    if isinstance(kind, click.IntRange) and kind.min is not None:
        return f"请填不小于 {kind.min} 的整数"
    return "请填整数" if isinstance(kind, type(click.INT)) else "请检查写法"
