"""A data folder is opened by one program, whole, and never replaced by an empty one."""

import itertools
import multiprocessing
import os
import shutil
import signal
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.storage.drafts import save_draft
from lushan_desktop.storage.file.snapshot import read_heads
from lushan_desktop.storage.folder import failures, place
from lushan_desktop.storage.folder.contents import DATABASE, RESERVE
from lushan_desktop.storage.log.step import Step
from lushan_desktop.storage.parts import ModelSchema
from tests.storage.office import PARTS, TrialMeeting, a_meeting, field_of, tables
from tests.storage.office import made_office as open_office

TEMPORARY = Path(tempfile.gettempdir())


def pragma(store, name):
    with store.read() as session:
        return session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()


def test_a_new_folder_is_made_with_a_file_that_says_whose_it_is(folder):
    with open_office(folder) as store:
        assert pragma(store, "application_id") == 0x4C53434A
        assert pragma(store, "user_version") == 1
        assert pragma(store, "journal_mode") == "wal"
        assert pragma(store, "synchronous") == 2
        assert pragma(store, "trusted_schema") == 0
        assert pragma(store, "cell_size_check") == 1
        assert store.notice == ""
        assert not store.is_read_only
    assert (folder / RESERVE).stat().st_size == 16 << 20


def test_what_was_saved_is_there_after_reopening(folder):
    with open_office(folder) as store:
        meeting, replica = a_meeting(store, "动员会"), store.replica

    with open_office(folder) as store:
        assert field_of(store, TrialMeeting, meeting, "title") == "动员会"
        assert store.replica == replica


def test_a_folder_that_must_exist_is_not_made(folder):
    with pytest.raises(UserError, match="没有找到数据文件夹"):
        open_office(folder, create=False)
    folder.mkdir()
    with pytest.raises(UserError, match="里没有数据"):
        open_office(folder, create=False)
    assert list(folder.glob(f"{DATABASE}*")) == []


def test_a_second_program_is_told_who_holds_the_folder_since_when(folder):
    with open_office(folder, person="示例员"), pytest.raises(UserError, match="示例员正在使用") as told:
        open_office(folder, person="他人")

    assert f"{clock.now().month}月{clock.now().day}日" in told.value.message
    open_office(folder).close()


def _hold(folder: Path, ready) -> None:
    store = open_office(folder)
    a_meeting(store)
    ready.set()
    signal.pause()


def test_after_a_crash_the_next_start_is_not_locked_out(folder):
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    other = context.Process(target=_hold, args=(folder, ready))
    other.start()
    assert ready.wait(180)
    with pytest.raises(UserError, match="正在使用"):
        open_office(folder)
    other.kill()
    other.join()

    with open_office(folder) as store:
        assert len(tables(store)["trial_meeting"]) == 1
        assert store.verify() == []


@pytest.mark.parametrize("remains", ["journal", "backups", "objects"])
def test_a_lost_database_is_never_replaced_by_an_empty_one(folder, remains):
    (folder / remains).mkdir(parents=True)

    with pytest.raises(UserError, match="请勿删除"):
        open_office(folder)

    assert not (folder / DATABASE).exists()
    shutil.rmtree(folder / remains)
    open_office(folder).close()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 500, b"SQLite format 3\0" + bytes(9000)])
def test_a_damaged_database_is_left_as_it_is_where_nothing_can_rescue_it(folder, content):
    folder.mkdir()
    (folder / DATABASE).write_bytes(content)

    with pytest.raises(UserError, match="请勿删除"):
        open_office(folder)

    assert (folder / DATABASE).read_bytes() == content


def test_a_damaged_database_is_rescued_and_the_user_is_told(folder, tmp_path):
    with open_office(folder) as store:
        meeting = a_meeting(store)
    good = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(good[:5000] + os.urandom(20_000) + good[25_000:])

    def recover(place: Path) -> str:
        (place / DATABASE).rename(place / "damaged.db")
        (place / DATABASE).write_bytes(good)
        return "已找回"

    with open_office(folder, parts=replace(PARTS, recover=recover)) as store:
        assert store.notice == "已找回"
        assert field_of(store, TrialMeeting, meeting, "title") == "推进会"


def test_damage_deep_inside_is_found_at_the_next_start(folder):
    with open_office(folder) as store, store.change("导入") as step:
        step.add_many(TrialMeeting, [{"title": f"第{n}次"} for n in range(3000)])
    content = bytearray((folder / DATABASE).read_bytes())
    content[len(content) // 2 : len(content) // 2 + 8192] = bytes(8192)
    (folder / DATABASE).write_bytes(content)

    with pytest.raises(UserError, match="请勿删除"):
        open_office(folder)


def test_a_rescue_that_rescues_nothing_is_not_taken_for_one(folder):
    folder.mkdir()
    (folder / DATABASE).write_bytes(b"broken")

    with pytest.raises(UserError, match="没有能找回的备份"):
        open_office(folder, parts=replace(PARTS, recover=lambda _: "已找回"))


def test_a_newer_file_is_shown_and_not_touched(folder):
    with open_office(folder) as store:
        meeting = a_meeting(store)
    with closing(driver.connect(str(folder / DATABASE))) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("UPDATE setting SET value = 99 WHERE key = 'version'")
        connection.commit()

    with open_office(folder) as store:
        assert "更新版本（99）" in store.notice
        assert store.is_read_only
        assert field_of(store, TrialMeeting, meeting, "title") == "推进会"
        private = store.file.parent
        with pytest.raises(UserError, match="只读打开"):
            a_meeting(store)
        with pytest.raises(UserError, match="只读打开"), store.writing():
            pass
    assert not private.exists()


class NextSchema(ModelSchema):
    version = 2

    def upgrade(self, folder: Path, version: int) -> None:
        with closing(driver.connect(str(folder / DATABASE), isolation_level=None)) as connection:
            connection.execute(f"PRAGMA user_version = {version + 1}")


def test_an_older_file_is_brought_up_to_date(folder):
    with open_office(folder) as store:
        a_meeting(store)

    with open_office(folder, parts=replace(PARTS, schema=NextSchema)) as store:
        assert pragma(store, "user_version") == 2
        assert not store.is_read_only


def test_an_older_file_that_nothing_can_bring_on_stays_as_it_is(folder):
    class Blind(ModelSchema):
        version = 2

    open_office(folder).close()

    with pytest.raises(RuntimeError, match="version 1"):
        open_office(folder, parts=replace(PARTS, schema=Blind))
    open_office(folder).close()


def _look_without_permission(folder: Path, answer) -> None:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
    with open_office(folder) as store:
        answer.put((store.is_read_only, store.notice, len(tables(store)["trial_meeting"])))


def test_a_folder_without_permission_is_shown_with_all_that_was_saved(tmp_path):
    folder = tmp_path / "别人的"
    store = open_office(folder)
    a_meeting(store)
    for above in (folder, *itertools.takewhile(lambda each: each != TEMPORARY, folder.parents)):
        above.chmod(0o755)
    for file in folder.iterdir():
        file.chmod(0o644)

    if os.geteuid() == 0:
        context = multiprocessing.get_context("fork")
        answer = context.Queue()
        other = context.Process(target=_look_without_permission, args=(folder, answer))
        other.start()
        seen = answer.get(timeout=180)
        other.join()
    else:
        store.close()
        (folder / "lock").chmod(0o400)
        with open_office(folder) as shown:
            seen = (shown.is_read_only, shown.notice, len(tables(shown)["trial_meeting"]))
    store.close()

    assert seen == (True, failures.READ_ONLY, 1)


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path):
    (tmp_path / "file").write_text("x")

    with pytest.raises(UserError, match="不能建立数据文件夹"):
        open_office(tmp_path / "file" / "folder")


@pytest.mark.parametrize(
    ("system", "kind"), [("nfs4", "网络盘"), ("cifs", "网络盘"), ("fuse.sshfs", "网络盘"), ("ext4", "")]
)
def test_a_network_path_is_refused(tmp_path, system, kind):
    mounts = tmp_path / "mountinfo"
    point = str(tmp_path).replace(" ", r"\040")
    mounts.write_text(
        "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n"
        f"2 1 0:99 / {point} rw,relatime shared:1 - {system} x rw\nbroken\n"
    )
    if not kind:
        place.refuse_unsafe(tmp_path / "数据", mounts)
        return
    with pytest.raises(UserError, match=kind):
        place.refuse_unsafe(tmp_path / "数据", mounts)


def test_without_a_list_of_mounts_no_place_is_refused(tmp_path):
    place.refuse_unsafe(tmp_path, tmp_path / "none")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("database or disk is full", "磁盘空间不足"),
        ("attempt to write a readonly database", "不能写入"),
        ("disk I/O error", "磁盘读写出错"),
        ("database is locked", "占用"),
        ("database disk image is malformed", "数据文件损坏"),
    ],
)
def test_what_the_tables_complain_about_is_said_in_words(tmp_path, text, said):
    assert said in failures.spoken(driver.OperationalError(text), tmp_path).message


def test_a_bug_is_not_dressed_up_as_a_failure_of_the_disk(tmp_path):
    assert failures.spoken(ZeroDivisionError("x"), tmp_path) is None
    assert "清理" in failures.disk_full(tmp_path / "gone")


def test_a_full_disk_is_told_and_what_was_before_stays(store):
    a_meeting(store)
    with store.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    store._writer.raw.execute(f"PRAGMA max_page_count = {pages}").fetchall()

    with pytest.raises(failures.DiskFull, match="以前的内容完好"), store.change("导入") as step:
        step.add_many(TrialMeeting, [{"title": "长" * 5000}] * 50)

    store._writer.raw.execute("PRAGMA max_page_count = 1000000").fetchall()
    assert len(tables(store)["trial_meeting"]) == 1
    a_meeting(store, "之后")
    assert store.verify() == []


class _BrokenCommit:
    """A driver whose connections report a failed commit, before it or after it."""

    Error = driver.Error

    def __init__(self) -> None:
        self.fails = ""

    def __getattr__(self, name: str):
        return getattr(driver, name)

    def connect(self, *args, **options):
        owner = self

        class Connection(driver.Connection):
            def commit(self) -> None:
                if owner.fails == "after":
                    super().commit()
                if owner.fails:
                    raise driver.OperationalError("disk I/O error")
                super().commit()

        return Connection(*args, **options)


def test_a_commit_that_survived_its_failure_is_no_failure(folder):
    broken = _BrokenCommit()
    with open_office(folder, driver=broken) as store:
        broken.fails = "after"
        meeting = a_meeting(store, "活着")
        broken.fails = ""
        assert field_of(store, TrialMeeting, meeting, "title") == "活着"
        a_meeting(store, "之后")
        with store.read() as session:
            ((_, (seq, _)),) = read_heads(session.connection().connection).items()
        assert seq == 2
        assert store.verify() == []


def test_a_commit_that_failed_is_said_to_have_failed(folder):
    broken = _BrokenCommit()
    with open_office(folder, driver=broken) as store:
        broken.fails = "before"
        with pytest.raises(UserError, match="没有保存"):
            a_meeting(store, "没有")
        broken.fails = ""
        assert tables(store)["trial_meeting"] == []
        a_meeting(store, "之后")
        assert store.verify() == []


def test_the_step_is_none_of_the_outside(store):
    with store.change("空") as step:
        assert isinstance(step, Step)
    assert step.changes.touched == frozenset()


class _BrokenRollback(_BrokenCommit):
    """A driver whose connection cannot even go back once a commit has failed."""

    def connect(self, *args, **options):
        owner, plain = self, super().connect(*args, **options)
        plain.close()

        class Connection(type(plain)):
            def rollback(self) -> None:
                if owner.fails:
                    raise driver.OperationalError("disk I/O error")
                super().rollback()

        return Connection(*args, **options)


def test_a_connection_that_cannot_go_back_is_replaced(folder):
    broken = _BrokenRollback()
    with open_office(folder, driver=broken) as store:
        broken.fails = "before"
        with pytest.raises(UserError, match="没有保存"):
            a_meeting(store, "没有")
        with pytest.raises(UserError, match="没有保存"):
            save_draft(store, "k", {})
        broken.fails = ""
        a_meeting(store, "之后")
        save_draft(store, "k", {})
        assert [row["title"] for row in titled(store)] == ["之后"]
        assert store.verify() == []


def titled(store):
    with store.read() as session:
        return session.connection().exec_driver_sql("SELECT title FROM trial_meeting").mappings().all()


def test_a_store_that_cannot_be_made_lets_go_of_the_folder(folder):
    def broken(_folder):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        open_office(folder, parts=replace(PARTS, journal=broken))

    open_office(folder).close()
