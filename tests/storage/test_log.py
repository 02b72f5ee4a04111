"""The log cannot be changed unnoticed, and what is saved is written down a second time."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from lushan_desktop.domain.operation import Operation
from lushan_desktop.storage.file.driving import connect
from lushan_desktop.storage.file.snapshot import find_damage, read_heads
from lushan_desktop.storage.folder.contents import DATABASE
from lushan_desktop.storage.index.search import search
from lushan_desktop.storage.log.log import read_operations
from lushan_desktop.storage.schema import create_derived
from lushan_desktop.storage.tables import TRIGGERS
from tests.storage.office import PARTS, TrialMeeting, a_demand, a_meeting, open_office, set_fields

GUARDS = {sql.split()[2]: sql for sql in TRIGGERS if sql.startswith("CREATE")}


@pytest.fixture
def noted(folder: Path) -> dict[str, tuple[int, str]]:
    """A closed folder with six operations, and the heads that a journal would have noted."""
    with open_office(folder) as store:
        meeting = a_meeting(store)
        a_demand(store, meeting, "抓落实")
        for title in ("二", "三", "四", "五"):
            set_fields(store, TrialMeeting, meeting, title=title)
        with store.read() as session:
            return read_heads(session.connection().connection)


def tamper(folder: Path, *statements: str) -> None:
    """Change a file past its guards, which are put back: without them it is not opened at all."""
    with closing(driver.connect(str(folder / DATABASE), isolation_level=None)) as connection:
        for guard in GUARDS:
            connection.execute(f"DROP TRIGGER {guard}")
        for statement in (*statements, *GUARDS.values()):
            connection.execute(statement)


def problems(folder: Path, *known: dict[str, tuple[int, str]]) -> list[str]:
    with open_office(folder) as store:
        return store.verify(known)


@pytest.mark.parametrize("statement", ["UPDATE operation SET person = '他人'", "DELETE FROM operation"])
def test_the_tables_refuse_to_change_an_operation(store, statement):
    a_meeting(store)

    with pytest.raises(Exception, match="an operation is never"), store.writing() as connection:
        connection.exec_driver_sql(statement)


def test_a_sound_log_has_no_problems(folder, noted):
    assert problems(folder, noted) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE operation SET person = '他人' WHERE seq = 3",
        "UPDATE operation SET label = '别的' WHERE seq = 6",
        "UPDATE operation SET fields = replace(fields, '二', '贰') WHERE seq = 3",
        "UPDATE operation SET clock = '00000000000000.000001' WHERE seq = 2",
        "UPDATE operation SET hash = replace(hash, substr(hash, 1, 1), '-') WHERE seq = 4",
    ],
)
def test_a_rewritten_operation_is_noticed(folder, noted, statement):
    tamper(folder, statement)

    assert any("被改动过" in line or "接不上" in line for line in problems(folder))


def test_a_removed_operation_is_noticed(folder, noted):
    tamper(folder, "DELETE FROM operation WHERE seq = 4")

    assert any("缺少第 4 至 4 号" in line for line in problems(folder))


def test_an_inserted_operation_is_noticed(folder, noted):
    columns = ", ".join(Operation._fields).replace("seq, ", "")
    tamper(
        folder,
        f"INSERT INTO operation (seq, {columns}) SELECT 7, {columns} FROM operation WHERE seq = 6",
    )

    assert any("第 7 号" in line for line in problems(folder))


def test_a_cut_tail_is_noticed_as_long_as_its_head_is_noted_somewhere(folder, noted):
    tamper(folder, "DELETE FROM operation WHERE seq > 4")

    assert any("末尾缺少第 5 至 6 号" in line for line in problems(folder, noted))


def test_a_chain_written_anew_is_noticed_by_the_noted_head(folder, noted):
    ((replica, (seq, hash_)),) = noted.items()
    other = {replica: (seq - 1, hash_)}

    assert any("记下的不同" in line for line in problems(folder, other))


def test_a_row_changed_behind_the_log_is_noticed(folder, noted):
    tamper(folder, "UPDATE trial_meeting SET title = '私改'")

    assert any("不一致：title" in line for line in problems(folder))


def test_rows_added_or_removed_behind_the_log_are_noticed(folder, noted):
    tamper(
        folder,
        "DELETE FROM trial_demand",
        "INSERT INTO reference SELECT 'x', '', 0, '', '', 0, '', '', ''",
    )

    found = problems(folder)
    assert any("缺少" in line for line in found)
    assert any("在操作记录中没有" in line for line in found)


def test_operations_of_an_unknown_type_are_told(folder, noted):
    with open_office(folder, parts=replace(PARTS, record_types=PARTS.record_types[:1])) as store:
        assert any("不认识的类型" in line for line in store.verify())


def test_a_rebuilt_head_and_step_table_equals_the_one_that_grew(store):
    meeting = a_meeting(store)
    a_demand(store, meeting, "抓落实")
    set_fields(store, TrialMeeting, meeting, title="二")

    def derived() -> list:
        with store.read() as session:
            connection = session.connection()
            return [
                connection.exec_driver_sql(sql).all()
                for sql in (
                    "SELECT record, type, parent, heads FROM head ORDER BY record",
                    "SELECT id, label, state, operations, clock FROM step ORDER BY position",
                    "SELECT rowid FROM search WHERE search MATCH '抓落' ORDER BY rowid",
                )
            ]

    grown = derived()
    with store.writing() as connection:
        create_derived(connection, store.registry)
    assert derived() == grown


def test_a_page_that_went_bad_while_the_office_is_open_is_told(folder, noted):
    with open_office(folder) as store:
        with store.read() as session:
            asked = "SELECT rootpage FROM sqlite_master WHERE name = 'step_by_state'"
            page = session.connection().exec_driver_sql(asked).scalar_one()
        with (folder / DATABASE).open("r+b") as file:
            file.seek((page - 1) * 4096)
            file.write(b"\xaa" * 4096)

        assert store.verify()[0].startswith("数据文件损坏：")


def test_a_look_through_a_file_that_was_stopped_does_not_call_it_whole(folder, noted):
    with closing(connect(driver, folder / DATABASE)) as connection:
        connection.set_progress_handler(lambda: True, 1)
        with pytest.raises(driver.OperationalError):
            find_damage(driver, connection)


def test_whoever_has_searched_before_does_not_find_the_file_damaged(store):
    for number in range(50):
        a_meeting(store, f"第{number}次会议")
        if number % 10 == 0:
            with store.read_long() as session:
                assert search(session, "会议", 50, store.registry.keys)

    assert store.verify() == []


def test_the_chain_goes_on_after_reopening(folder, noted):
    with open_office(folder) as store:
        a_meeting(store, "重开之后")
        with store.read() as session:
            seqs = [operation.seq for operation in read_operations(session.connection())]
        assert seqs == [1, 2, 3, 4, 5, 6, 7]
        assert store.verify([noted]) == []


def test_a_copied_folder_never_issues_a_number_twice(folder, noted, tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / DATABASE).write_bytes((folder / DATABASE).read_bytes())

    with open_office(copy) as store:
        a_meeting(store, "副本里")
        assert store.replica not in noted
        assert store.verify([noted]) == []


class Notebook:
    """A journal that can be out of order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.operations: list[Operation] = []
        self.is_full = False

    def close(self) -> None:
        """Nothing is open."""

    def append(self, operations: list[Operation]) -> None:
        if self.is_full:
            raise OSError(28, "No space left on device")
        with closing(sqlite3.connect(self.folder / DATABASE)) as other:
            (count,) = other.execute("SELECT count(*) FROM operation").fetchone()
        assert count >= operations[-1].seq
        self.operations += operations


def test_the_journal_is_written_after_the_commit_and_before_the_step_ends(folder):
    with open_office(folder, parts=replace(PARTS, journal=Notebook)) as store:
        a_meeting(store)

        (operation,) = store.journal.operations
        assert operation.fields["title"] == "推进会"
        assert operation.is_sound


def test_a_journal_that_fails_does_not_make_a_save_fail_and_is_caught_up(folder):
    with open_office(folder, parts=replace(PARTS, journal=Notebook)) as store:
        store.journal.is_full = True
        a_meeting(store, "一")
        assert "日志未能写入" in store.warning
        store.journal.is_full = False
        a_meeting(store, "二")

        assert [operation.seq for operation in store.journal.operations] == [1, 2]
