"""Any arguments and any files, to every command: a sentence comes back, never a traceback."""

import os
import random
import resource
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from lushan_desktop import app
from lushan_desktop.base.computing import Computing
from lushan_desktop.cli import program
from lushan_desktop.services.settings import backup
from tests.hostile.fuzzing import arguments, commands, path_to
from tests.offices import open_sample

FEW_RUNS, RUNS, MANY_RUNS = 800, 2_000, 100_000
"""So many times in the ordinary run, with an office of its own, and in all."""
LARGEST = 1_000_000
SELDOM = {"verify", "backup", "reports", "gaps", "register-evidence"}
"""Commands that go through the whole office, whatever they are given: each tenth time they may be drawn."""
SLOW = "submission"
"""It makes all papers, in seconds: each thousandth time."""


@pytest.fixture
def store(tmp_path_factory):
    with open_sample(tmp_path_factory.mktemp("office") / "示例") as opened:
        yield opened


@pytest.fixture
def files(store, tmp_path_factory) -> list[Path]:
    """Files that are not what they say, places where no file can be, and what the program has made."""
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
        "示例.csv": "会议名称,类型,召开日期\n示例会议,推进会,2023.6.2\n".encode(),
        "示例.txt": "示例县关于示例工作的通知\n各乡镇：\n根据鲁法办〔2023〕4号，6月2日召开。\n".encode(),
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
    no_files = [place, place / "没有" / "没有.pdf", Path("\udcff.pdf"), Path("/dev/null"), Path("x" * 400)]
    return [*made, *no_files, *made_by_us(store, tmp_path_factory.mktemp("made"))]


def made_by_us(store, place: Path) -> list[Path]:
    """What each of these commands writes of the sample, to be spoilt."""
    data = ["--data", str(store.folder)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "open_store", lambda *_, **__: nullcontext(store))
        for line in (
            ["template", "meeting", "--out", "会议.xlsx"],
            ["template", "indicators-example", "--out", "指标.xlsx"],
            ["report", "list:meeting", "--out", "台账.docx"],
            ["report", "list:meeting", "--out", "台账.pdf"],
            ["export-package", "--out", "包.lscj"],
        ):
            assert program.run([*data, *line[:-1], str(place / line[-1])]) == 0
    backup.write_archive(store, place / "全.zip")
    return sorted(place.glob("*.*"))


def keep_small(*places: Path) -> None:
    """Cut what a command wrote in the place of a file: it is the next one's file, and doubles each time."""
    for place in places:
        for file in os.scandir(place):
            if file.is_file(follow_symlinks=False) and file.stat().st_size > LARGEST:
                os.truncate(file.path, LARGEST)


@pytest.fixture
def in_process(store, monkeypatch, tmp_path) -> None:
    """The office is open already, and nothing begins a window or a child."""
    opened = app.open_store

    def open_store(folder, *args, **options):
        return nullcontext(store) if folder == store.folder else opened(folder, *args, **options)

    monkeypatch.setattr(app, "open_store", open_store)
    monkeypatch.setattr(program, "open_window", lambda *_, **__: None)
    # What a child would do is done here: a child that dies is another matter, and takes a second to begin.
    monkeypatch.setattr(Computing, "_call", lambda _self, _watched, _limit, function, args: function(*args))
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)
    monkeypatch.setattr(os, "setpriority", lambda *_: None)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def told(store, files, in_process, tmp_path, capsys):
    """Runs drawn command lines; returns those that did not end in a sentence."""
    all_but_one = [command for command in commands() if command.name != SLOW]
    often = [command for command in all_but_one if command.name not in SELDOM]
    (slow,) = (command for command in commands() if command.name == SLOW)

    def run(numbers: range) -> Iterator[str]:
        for number in numbers:
            chance = random.Random(number)
            command = (
                slow if number % 1000 == 0 else chance.choice(all_but_one if number % 10 == 0 else often)
            )
            folder = chance.choice([store.folder] * 9 + [tmp_path / "没有"])
            line = arguments(chance, command, files, tmp_path / f"out{number % 50}")
            whole = ["--data", str(folder), *path_to(command), *line]
            try:
                code = program.run(whole)
            except BaseException as error:
                yield f"{number} {whole}: {error!r}"
                continue
            finally:
                for made in (tmp_path / f"out{number % 50}", tmp_path / "没有"):
                    shutil.rmtree(made, ignore_errors=True)
                keep_small(files[0].parent, files[-1].parent)
            said = capsys.readouterr().err
            if code not in (0, 1, 2) or program.BUG in said or "Traceback" in said or (code and not said):
                yield f"{number} {whole}: {code} {said[-300:]}"

    return run


@pytest.mark.parametrize("text", ["\udcff", "\0", "\ud800示例", "\x1b[2J"])
def test_bytes_that_are_no_characters_are_told(store, monkeypatch, capsys, text):
    opened = app.open_store
    for line in (["--data", text, "verify"], ["find", text], ["history", "meeting", text], ["check", text]):
        place = [] if line[0] == "--data" else ["--data", str(store.folder)]
        monkeypatch.setattr(app, "open_store", (lambda *_, **__: nullcontext(store)) if place else opened)

        code = program.run([*place, *line])

        said = capsys.readouterr().err
        assert code in (0, 1, 2)
        assert program.BUG not in said
        assert said or not code


def test_every_command_answers_anything_with_a_sentence(told, store):
    assert list(told(range(FEW_RUNS))) == []
    assert store.verify() == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, MANY_RUNS, RUNS))
def test_every_command_answers_anything_with_a_sentence_100_000_times(told, store, first):
    assert list(told(range(first, first + RUNS))) == []
    assert store.verify() == []
