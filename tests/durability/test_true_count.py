"""The database is gone and its journal has suffered: what is told as found is held against what was saved."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.storage.file.backup import back_up
from lushan_desktop.storage.folder.contents import BACKUPS
from lushan_desktop.storage.log import last_known
from lushan_desktop.storage.log.journal import journal_files
from tests.durability.office import look, open_safe, save

STEPS = 12
DRILLS, MANY_DRILLS = 8, 400


def cut_off(folder: Path, chance: random.Random) -> None:
    file = journal_files(folder / "journal")[-1]
    content = file.read_bytes()
    file.write_bytes(content[: chance.randrange(len(content))])


def drop_the_last_lines(folder: Path, chance: random.Random) -> None:
    file = journal_files(folder / "journal")[-1]
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[: -chance.randint(1, 3)]))


def flip(folder: Path, chance: random.Random) -> None:
    file = journal_files(folder / "journal")[-1]
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def lose(folder: Path, chance: random.Random) -> None:
    shutil.rmtree(folder / "journal")


DAMAGES: tuple[Callable[[Path, random.Random], None], ...] = (cut_off, drop_the_last_lines, flip, lose)


@pytest.fixture(scope="module", params=["backed up", "never backed up"])
def office(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("office") / "data"
    saved = set()
    with open_safe(folder) as store:
        for number in range(STEPS):
            saved.add(save(store, None, f"示例{number}"))
            if request.param == "backed up" and number == STEPS // 2:
                back_up(store, folder / BACKUPS, "手动")
    (folder / "reserve").unlink(missing_ok=True)
    return folder, saved


def after(office: tuple[Path, set[str]], place: Path, number: int) -> tuple[int, str]:
    """Return how many of the saved steps are there, and what the user is told, be it a refusal."""
    chance = random.Random(number)
    folder = place / str(number)
    shutil.copytree(office[0], folder)
    DAMAGES[number % len(DAMAGES)](folder, chance)
    (folder / "data.db").unlink()
    if not (folder / BACKUPS).exists() and not journal_files(folder / "journal"):
        return STEPS, "全部"
    left = contents(folder)
    try:
        with open_safe(folder) as store:
            notice = store.notice
    except UserError as refusal:
        assert contents(folder) == left
        return 0, str(refusal)
    with open_safe(folder) as store:
        assert store.notice == ""
    return len(office[1] & look(folder / "data.db").records), notice


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in (folder / "journal").rglob("*") if file.is_file()}


def disagrees(found: int, notice: str) -> bool:
    """Return True if something else is said than is so; that nothing can begin the log is a refusal."""
    if found == 0:
        return "没有可用的备份和日志，未作任何改动" not in notice
    told = re.search(r"最近的 (\d+) 步（.*起，示例员）可能没有找回", notice)
    missing = int(told[1]) if told else 0
    return missing != STEPS - found or ("全部" in notice) != (found == STEPS)


def false_counts(office: tuple[Path, set[str]], place: Path, drills: range) -> list[tuple[int, str]]:
    false = []
    for number in drills:
        found, notice = after(office, place, number)
        if disagrees(found, notice):
            false.append((found, notice))
        shutil.rmtree(place / str(number))  # hundreds of offices would fill the memory that they lie in
    return false


def test_everything_is_said_only_where_everything_is_there(office, tmp_path):
    assert false_counts(office, tmp_path, range(DRILLS)) == []


@pytest.mark.slow
def test_everything_is_said_only_where_everything_is_there_often(office, tmp_path):
    assert false_counts(office, tmp_path, range(DRILLS, MANY_DRILLS)) == []


def test_where_nothing_tells_the_end_that_is_said(office, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(office[0], folder)
    for file in (*last_known.files_of(folder), folder / "data.db"):
        file.unlink()

    with open_safe(folder) as store:
        assert "没有末尾记录可以核对" in store.notice
        assert "全部" not in store.notice


def test_where_nothing_tells_the_end_but_a_line_that_cannot_be_read_that_is_said(office, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(office[0], folder)
    newest = journal_files(folder / "journal")[-1]
    newest.write_bytes(newest.read_bytes()[:-9] + b"XXXXXXXX\n")
    for file in (*last_known.files_of(folder), folder / "data.db"):
        file.unlink()

    with open_safe(folder) as store:
        assert "最近的 1 步可能没有找回" in store.notice


def test_a_database_put_back_from_before_is_noticed_even_where_the_journal_is_gone(office, tmp_path):
    folder = tmp_path / "data"
    with open_safe(folder) as store:
        save(store, None, "示例")
    shutil.copy(folder / "data.db", tmp_path / "old")
    with open_safe(folder) as store:
        save(store, None, "示例")
        save(store, None, "示例")
    shutil.copy(tmp_path / "old", folder / "data.db")
    shutil.rmtree(folder / "journal")

    with open_safe(folder) as store:
        assert "最近的 2 步" in store.notice
