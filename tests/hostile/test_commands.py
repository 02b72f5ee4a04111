"""Any arguments and any files, to every command: a sentence comes back, never a traceback."""

import random
import zipfile
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import click
import pytest

from lushan_desktop import app
from lushan_desktop.cli import program
from tests.offices import open_sample

RUNS, MANY_RUNS = 120, 100_000
TEXTS = (
    *("", " ", "x", "-1", "0", "93", "2023-02-30", "2023", "示例", "示例" * 500, "' OR 1=1 --", "../..", "~"),
    *("\udcff", "\0", "\u202e", "<img src='//x'>", "单位=示例", "=", "a=b=c", "[" * 2000, "９３", "1e999"),
    *("--help", "--data", "-", "示例.pdf", "2023-06-02至2023-05-01", "meeting", "document", "list:meeting"),
)
NEVER = (program.papers.demo,)
"""It opens a window and stays."""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_sample(tmp_path_factory.mktemp("office") / "示例") as opened:
        yield opened


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> list[Path]:
    """Files that are not what they say, and places where no file can be."""
    place = tmp_path_factory.mktemp("files")
    contents = {
        "空.pdf": b"",
        "乱.pdf": b"%PDF-1.7\n" + b"\xff" * 400,
        "乱.docx": b"PK\x03\x04" + b"\0" * 90,
        "乱.xlsx": b"PK\x03\x04xl/workbook.xml",
        "乱.zip": b"PK\x05\x06" + b"\0" * 18,
        "乱.lscj": b"LSCJ" + b"\xff" * 300,
        "乱.txt": b"\xff\xfe\x00\xd8",
        "深.json": b"[" * 100_000,
        "unit.json": b'{"unit": null}',
        "示例.csv": "会议名称,召开日期\n示例会议,2023.6.2\n".encode(),
        "示例.png": b"\x89PNG\r\n\x1a\n\0\0",
        "a\u202efdp.pdf": b"x",
    }
    for name, content in contents.items():
        (place / name).write_bytes(content)
    with zipfile.ZipFile(place / "书.xlsx", "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
    (place / "夹.pdf").mkdir()
    (place / "环.pdf").symlink_to(place / "环.pdf")
    made = sorted(place.iterdir())
    return [*made, place, place / "没有" / "没有.pdf", Path("\udcff.pdf"), Path("/dev/null"), Path("x" * 400)]


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
            return str(chance.choice(files))
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


@pytest.fixture
def told(store, files, monkeypatch, tmp_path, capsys):
    """Runs drawn command lines; returns those that did not end in a sentence."""
    monkeypatch.setattr(app, "open_store", lambda *_, **__: nullcontext(store))
    monkeypatch.setattr(program, "open_window", lambda *_, **__: None)
    monkeypatch.chdir(tmp_path)

    def run(numbers: range) -> Iterator[str]:
        for number in numbers:
            chance = random.Random(number)
            command = commands()[number % len(commands())]
            folder = chance.choice([store.folder] * 9 + [tmp_path / "没有"])
            line = arguments(chance, command, files, tmp_path / f"out{number % 50}")
            whole = ["--data", str(folder), *path_to(command), *line]
            try:
                code = program.run(whole)
            except BaseException as error:
                yield f"{whole}: {error!r}"
                continue
            said = capsys.readouterr().err
            if code not in (0, 1, 2) or program.BUG in said or "Traceback" in said or (code and not said):
                yield f"{number} {whole}: {code} {said[-300:]}"

    return run


def test_every_command_answers_anything_with_a_sentence(told, store):
    assert list(told(range(RUNS))) == []
    assert store.verify() == []


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_every_command_answers_anything_with_a_sentence_100_000_times(told, store):
    assert list(told(range(RUNS, MANY_RUNS))) == []
    assert store.verify() == []
