"""The program's log: enough to find a fault, nothing of any record."""

import json
import logging
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.base.errors import UserError
from lushan_desktop.services.settings import about, diagnostics
from lushan_desktop.services.settings.diagnostics import (
    CRASHES,
    FILE,
    KEPT,
    LARGEST,
    PlainFormatter,
    PlainLog,
)


@pytest.fixture
def log(tmp_path: Path):
    """A logger that writes to a log of its own."""
    made = logging.Logger("lushan_desktop.tried")
    made.addHandler(PlainLog(tmp_path / "logs"))
    return made


def written(folder: Path) -> str:
    return (folder / "logs" / FILE).read_text("utf-8")


def fail(content: str) -> None:
    try:
        json.loads("{" + content)
    except ValueError as error:
        raise KeyError(content) from error


def test_an_error_is_noted_with_its_place_and_what_led_to_it(log, tmp_path: Path) -> None:
    try:
        fail("张三的批示")
    except KeyError:
        log.exception("a job failed")

    told = written(tmp_path)
    assert "ERROR lushan_desktop.tried:" in told
    assert "a job failed" in told
    assert "builtins.KeyError" in told
    assert "json.decoder.JSONDecodeError" in told
    assert "settings/test_diagnostics.py" in told
    assert "fail" in told


def said_of(name: str, message: str, content: str) -> str:
    """The words of the log about an error that carries a record in all that an error can carry."""
    try:
        fail(content)
    except KeyError as error:
        error.add_note(content)
        fault = ExceptionGroup(content, [error, OSError(2, content, content)])
        fault.__cause__ = error
        told = (type(fault), fault, error.__traceback__)
        record = logging.LogRecord(name, logging.ERROR, "x.py", 1, message, (content,), told)
    text = PlainFormatter().format(record)
    assert "KeyError" in text
    head, *frames = text.splitlines()
    assert all(content not in frame for frame in frames)
    return head.partition(f" {name}:1 ")[2]


@given(st.text(min_size=4).filter(lambda text: any(char > "~" or char.isdigit() for char in text)))
def test_no_content_of_a_record_reaches_the_log(content: str) -> None:
    said = said_of("lushan_desktop.tried", f"“{content}”", content)
    assert "“" not in said
    assert content.strip() not in said


@given(st.text("ABCXYZ ", min_size=6))
def test_not_even_words_that_a_library_or_qt_repeats(content: str) -> None:
    assert said_of("sqlalchemy.pool", f"cannot bind {content}", content) == "…"
    file = f"{content.replace(' ', '')}A.pdf"
    assert said_of("lushan_desktop.ui", f'Qt: no "{content}" in {file}', content) == "Qt: no … in …"


@pytest.mark.parametrize(
    "told", ["could not open /srv/zhang/a.pdf", "no such id 410423", "mail to a@b.c", "'name' lost"]
)
def test_paths_numbers_and_names_are_left_out_of_what_the_program_says(told: str) -> None:
    assert set("/0123456789@'") & set(diagnostics.plain(told)) == set()


def test_a_log_that_is_full_is_followed_by_another_and_the_oldest_goes(log, tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    for turn in range(KEPT + 2):
        (folder / FILE).write_bytes(b"x" * LARGEST)
        log.warning("turn")
        assert written(tmp_path).endswith("turn\n"), turn
    files = sorted(folder.iterdir())
    assert len(files) == KEPT
    assert sum(each.stat().st_size for each in files) <= KEPT * LARGEST


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_bytes(b"")
    PlainLog(tmp_path / "logs").emit(logging.LogRecord("tried", logging.ERROR, "x.py", 1, "said", None, None))
    assert (tmp_path / "logs").read_bytes() == b""


def test_what_is_saved_holds_logs_versions_and_what_the_window_knows(log, tmp_path: Path) -> None:
    log.error("a job failed")
    (tmp_path / "logs" / CRASHES).write_text("Fatal Python error", "utf-8")

    made = diagnostics.save(tmp_path, {"屏幕": "1366×768"}, tmp_path / "logs")

    assert made.name.startswith("诊断信息-")
    with zipfile.ZipFile(made) as packed:
        assert set(packed.namelist()) == {"系统.txt", FILE, CRASHES}
        told = packed.read("系统.txt").decode()
    assert f"程序：{about.version()}\n" in told
    assert "屏幕：1366×768\n" in told


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        diagnostics.save(tmp_path / "gone", {}, tmp_path)
