"""Arguments that somebody may give a command, and files that the program has made, spoilt by chance."""

import random
import re
import zipfile
from pathlib import Path

import click

from lushan_desktop.cli import program

TEXTS = (
    *("", " ", "x", "-1", "0", "93", "2023-02-30", "2023", "示例", "示例" * 500, "' OR 1=1 --", "../..", "~"),
    *("\udcff", "\0", "\u202e", "<img src='//x'>", "单位=示例", "=", "a=b=c", "[" * 2000, "９３", "1e999"),
    *("--help", "--data", "-", "示例.pdf", "2023-06-02至2023-05-01", "meeting", "document", "list:meeting"),
    *(
        "indicator=93",
        "situation_statement",
        "indicators",
        "下汤镇",
        "0001-01-01",
        "9999-99",
        "93-01",
        "１" * 90,
    ),
)
WORDS = (
    b"",
    b"\0",
    b"9" * 30,
    b"-1",
    b"1e400",
    b"NaN",
    b"A1048576",
    b"XFD1",
    "\u202e".encode(),
    b"&x;",
    b"</a>",
)
NEVER = (program.papers.demo,)
"""It opens a window and stays."""


def commands() -> list[click.Command]:
    found = []
    for command in program.COMMANDS:
        found += list(command.commands.values()) if isinstance(command, click.Group) else [command]
    return [command for command in found if command not in NEVER]


def path_to(command: click.Command) -> list[str]:
    for one in program.COMMANDS:
        if isinstance(one, click.Group) and command in one.commands.values():
            return [str(one.name), str(command.name)]
    return [str(command.name)]


def arguments(chance: random.Random, command: click.Command, files: list[Path], place: Path) -> list[str]:
    """What somebody may give the command: right names, and anything as values."""

    def value(param: click.Parameter) -> str:
        if param.name == "out" or "out" in "".join(param.opts):
            return str(place / chance.choice(["新", "新.pdf", "新.docx", "新.xlsx", "x/y.pdf", "\u202e.pdf"]))
        if isinstance(param.type, click.Path) or chance.random() < 0.3:
            return str(given_file(chance, files, place))
        if isinstance(param.type, click.Choice) and chance.random() < 0.7:
            return chance.choice([str(one) for one in param.type.choices])
        return chance.choice(TEXTS)

    given: list[str] = []
    for param in command.params:
        if isinstance(param, click.Argument):
            count = chance.choice([0, 1, 1, 1, 2]) if param.nargs != 1 else chance.choice([0, 1, 1, 1, 1, 2])
            given += [value(param) for _ in range(count)]
        elif param.required or chance.random() < 0.4:
            is_flag = isinstance(param, click.Option) and param.is_flag
            given += [param.opts[0]] if is_flag else [param.opts[0], value(param)]
    return given if chance.random() < 0.9 else [*given, chance.choice(TEXTS)]


def given_file(chance: random.Random, files: list[Path], place: Path) -> Path:
    """One of the files as it is, or spoilt somewhere."""
    file = chance.choice(files)
    try:
        if chance.random() < 0.4 or not file.is_file() or file.stat().st_size > 1 << 20:
            return file
        content = file.read_bytes()
    except (OSError, ValueError):
        return file
    place.mkdir(exist_ok=True)
    made = place / f"坏{file.suffix}"
    made.unlink(missing_ok=True)
    if not (zipfile.is_zipfile(file) and chance.random() < 0.7 and spoil_entry(chance, file, made)):
        made.write_bytes(spoilt(chance, content))
    return made


def spoil_entry(chance: random.Random, file: Path, made: Path) -> bool:
    """Write the same archive with one entry spoilt; False where the archive cannot be read."""
    try:
        with zipfile.ZipFile(file) as whole, zipfile.ZipFile(made, "w") as written:
            names = whole.namelist()
            chosen = chance.choice(names) if names else ""
            for name in names:
                content = whole.read(name)
                written.writestr(name, spoilt(chance, content) if name == chosen else content)
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError):
        return False
    return True


def spoilt(chance: random.Random, content: bytes) -> bytes:
    """The content with bytes turned over, cut, put twice, or with a word of it replaced."""
    if not content:
        return chance.choice(WORDS)
    held = bytearray(content)
    match chance.randrange(5):
        case 0:
            for _ in range(chance.randrange(1, 20)):
                held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
        case 1:
            del held[chance.randrange(len(held)) :]
        case 2:
            start = chance.randrange(len(held))
            held[start:start] = held[start : start + chance.randrange(4000)]
        case 3:
            start = chance.randrange(len(held))
            del held[start : start + chance.randrange(400)]
        case _:
            words = list(re.finditer(rb"[0-9]+|[A-Za-z]+", content[:20000]))
            if words:
                word = chance.choice(words)
                held[word.start() : word.end()] = chance.choice(WORDS)
    return bytes(held)
