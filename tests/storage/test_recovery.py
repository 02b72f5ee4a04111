"""A damaged or missing database comes back whole, and an empty one never takes its place."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import select

from lushan_desktop.base.errors import UserError
from lushan_desktop.storage.file import swap
from lushan_desktop.storage.file.backup import back_up
from lushan_desktop.storage.file.connection import connect
from lushan_desktop.storage.folder.contents import BACKUPS
from lushan_desktop.storage.log.journal import journal_files
from lushan_desktop.storage.rescue.guard import guarded
from lushan_desktop.storage.rescue.recovery import recover
from lushan_desktop.storage.undo import undo_last
from tests import on_disk
from tests.storage.office import PARTS, TrialPerson, open_office

tmp_path = on_disk.tmp_path

SAFE = guarded(PARTS)


def an_office(folder: Path, names: list[str], *, backed_up_after: int | None = None) -> None:
    with open_office(folder, parts=SAFE) as store:
        for number, name in enumerate(names):
            if number == backed_up_after:
                back_up(store, folder / BACKUPS, "退出时")
            with store.change("新增人员") as step:
                step.add(TrialPerson(name=name))


def names_in(folder: Path) -> tuple[list[str], str]:
    with open_office(folder, parts=SAFE) as store, store.read() as session:
        return sorted(person.name for person in session.scalars(select(TrialPerson))), store.notice


def garble(file: Path) -> None:
    file.write_bytes(b"\xff" * file.stat().st_size)


def test_backup_and_journal_together_give_everything_back(tmp_path):
    an_office(tmp_path, ["甲", "乙", "丙"], backed_up_after=2)
    garble(tmp_path / "data.db")

    names, notice = names_in(tmp_path)

    assert names == sorted("甲乙丙")
    assert "的备份和当日日志找回全部 3 条；坏文件存于" in notice
    kept = Path(notice.partition("坏文件存于 ")[2].partition("，请勿删除")[0])
    assert set((kept / "data.db").read_bytes()) == {0xFF}


def test_the_journal_alone_is_enough_as_long_as_no_backup_was_made(tmp_path):
    an_office(tmp_path, ["甲", "乙"])
    (tmp_path / "data.db").unlink()

    names, notice = names_in(tmp_path)

    assert names == sorted("甲乙")
    assert "已用操作日志找回全部 2 条" in notice


def test_the_damaged_file_itself_is_asked_where_there_is_nothing_else(tmp_path):
    an_office(tmp_path, [f"示例{number}" for number in range(300)])
    shutil.rmtree(tmp_path / "journal")
    with closing(connect(driver, tmp_path / "data.db")) as connection:
        page = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'step_by_state'"
        ).fetchall()[0][0]
    content = bytearray((tmp_path / "data.db").read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xaa" * 4096
    (tmp_path / "data.db").write_bytes(content)

    names, notice = names_in(tmp_path)

    assert len(names) == 300
    assert "找回全部 300 条" in notice


def test_a_rewritten_row_of_the_damaged_file_is_not_believed(tmp_path):
    an_office(tmp_path, ["甲", "乙", "丙"])
    shutil.rmtree(tmp_path / "journal")
    with closing(connect(driver, tmp_path / "data.db")) as connection:
        connection.execute("DROP TRIGGER operation_is_never_changed")
        connection.execute("UPDATE operation SET fields = replace(fields, '乙', '伪')")
        connection.execute("DROP TABLE setting")

    assert names_in(tmp_path)[0] == ["甲"]


def test_where_nothing_is_left_nothing_is_touched(tmp_path):
    an_office(tmp_path, ["甲"])
    shutil.rmtree(tmp_path / "journal")
    garble(tmp_path / "data.db")
    before = (tmp_path / "data.db").read_bytes()

    with pytest.raises(UserError, match="没有可用的备份和日志，未作任何改动"):
        open_office(tmp_path, parts=SAFE)

    assert (tmp_path / "data.db").read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


def test_a_backup_that_is_damaged_too_is_passed_over(tmp_path):
    an_office(tmp_path, ["甲", "乙", "丙"], backed_up_after=1)
    with open_office(tmp_path, parts=SAFE) as store:
        newest = back_up(store, tmp_path / BACKUPS, "退出时")
    garble(newest.file)
    garble(tmp_path / "data.db")

    assert names_in(tmp_path)[0] == sorted("甲乙丙")


def test_steps_lost_with_the_wal_come_back_from_the_journal(tmp_path):
    an_office(tmp_path, ["甲"])
    shutil.copy(tmp_path / "data.db", tmp_path / "older")
    an_office(tmp_path, ["乙"])
    (tmp_path / "older").replace(tmp_path / "data.db")

    names, notice = names_in(tmp_path)

    assert names == sorted("甲乙")
    assert "已用当日日志补回 1 步，现有 2 条" in notice


def test_a_recovery_is_not_repeated_at_the_next_start(tmp_path):
    an_office(tmp_path, ["甲"])
    (tmp_path / "data.db").unlink()

    assert names_in(tmp_path)[1]
    assert names_in(tmp_path) == (["甲"], "")


def test_a_hole_in_the_journal_is_told_and_does_not_come_back_each_day(tmp_path):
    an_office(tmp_path, ["甲", "乙", "丙"])
    (tmp_path / "data.db").unlink()
    file = journal_files(tmp_path / "journal")[0]
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join((*lines[:2], *lines[3:])))

    names, notice = names_in(tmp_path)

    assert names == ["甲"]
    assert "找回 1 条；最近的 2 步" in notice
    assert names_in(tmp_path) == (["甲"], "")


def test_a_recovered_folder_never_gives_out_a_number_twice(tmp_path):
    an_office(tmp_path, ["甲"])
    with open_office(tmp_path, parts=SAFE) as store:
        before = store.replica
    garble(tmp_path / "data.db")

    with open_office(tmp_path, parts=SAFE) as store:
        assert store.replica != before


def test_what_was_undone_stays_undone(tmp_path):
    an_office(tmp_path, ["甲", "乙"])
    with open_office(tmp_path, parts=SAFE) as store:
        undo_last(store)
    garble(tmp_path / "data.db")

    with open_office(tmp_path, parts=SAFE) as store, store.read() as session:
        assert {it.name: it.deleted for it in session.scalars(select(TrialPerson))} == {
            "甲": False,
            "乙": True,
        }


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_swap_broken_off_is_finished_or_called_off(tmp_path, moved):
    an_office(tmp_path, ["甲", "乙"])
    with closing(connect(driver, tmp_path / "data.db")) as connection:
        connection.execute("VACUUM INTO ?", (str(tmp_path / swap.RESTORED),))
    (tmp_path / BACKUPS).mkdir()
    if moved:
        (tmp_path / "data.db").rename(tmp_path / "was.db")
    if moved == 2:
        (tmp_path / "journal").rename(tmp_path / "was")

    assert names_in(tmp_path)[0] == sorted("甲乙")
    assert not (tmp_path / swap.RESTORED).exists()


def test_recovery_says_what_it_did(tmp_path):
    an_office(tmp_path, ["甲", "乙"], backed_up_after=1)
    garble(tmp_path / "data.db")

    recovery = recover(tmp_path, driver, PARTS)

    assert (recovery.count, recovery.steps, recovery.shortfall.steps) == (2, 1, ())
    assert recovery.backup_time is not None
