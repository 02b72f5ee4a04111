"""How commands are described in Chinese: each says its own usage, the help page is made of them."""

import json
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

import click

LEFT = 40
"""Half-width columns left of a description."""

HEAD = """法治创建工作台

用法：lushan-desktop [--data 文件夹] [命令]

不写命令时打开窗口。命令："""

FOOT = """选项：
  --data 文件夹      数据放在哪里（不写时用本机默认的位置）
  --version          版本
  --help             这一页
退出码：0 完成；1 有问题，按提示可以解决；2 命令有误。"""


def described(usage: str, *lines: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command that carries its usage and what it does, a line each."""
    return click.command(short_help=usage, help="\n".join(lines), add_help_option=False)


def page(commands: Iterable[click.Command]) -> str:
    """The help page over these commands, in their order."""
    shown = [one for each in commands for one in (each, *getattr(each, "commands", {}).values())]
    return "\n".join([HEAD, *(line for each in shown for line in _lines(each)), FOOT])


def missing(name: str) -> click.MissingParameter:
    """The complaint about a parameter of the command that is not there and has to be."""
    params = click.get_current_context().command.params
    return click.MissingParameter(param=next(each for each in params if each.name == name))


def print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _lines(command: click.Command) -> Iterable[str]:
    usage = "  " + (command.short_help or "")
    for line in (command.help or "").splitlines():
        yield usage + " " * max(1, LEFT - _columns(usage)) + line
        usage = ""


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
