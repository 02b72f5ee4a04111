"""The clock of the machine is wrong, or is put right: nothing saved depends on what it says."""

from datetime import datetime, timedelta

import pytest

from lushan_desktop.base import clock
from lushan_desktop.storage.file.backup import back_up, list_backups
from lushan_desktop.storage.folder.contents import BACKUPS
from lushan_desktop.storage.rescue.guard import is_behind
from lushan_desktop.storage.undo import undo_last
from tests.durability.office import look, open_safe, save

DAY = timedelta(days=1)
YEAR = 365 * DAY


@pytest.fixture
def at():
    """Sets the clock so far from a day of the office."""

    def seat(away: timedelta) -> None:
        clock.seat(lambda: datetime(2023, 6, 2, 9, 0, tzinfo=clock.CHINA) + away)

    yield seat
    clock.seat(None)


def destroy(folder):
    (folder / "data.db").write_bytes(b"x" * 5000)
    for ending in ("-wal", "-shm"):
        (folder / f"data.db{ending}").unlink(missing_ok=True)


@pytest.mark.parametrize("wrong", [YEAR, -YEAR])
def test_a_damaged_database_comes_back_whole_after_the_clock_was_put_right(tmp_path, at, wrong):
    folder, saved = tmp_path / "data", []
    for day in range(10):
        at(day * DAY + (wrong if day < 4 else timedelta()))
        with open_safe(folder) as store:
            saved.append(save(store, None, f"示例{day}"))
            back_up(store, folder / BACKUPS, "退出时")
    destroy(folder)

    with open_safe(folder) as store:
        notice = store.notice

    assert set(saved) <= look(folder / "data.db").records
    assert "找回全部 20 条" in notice


def test_the_backup_made_last_is_the_first_in_the_list_and_is_kept(tmp_path, at):
    at(YEAR)
    with open_safe(tmp_path / "data") as store:
        save(store, None, "快一年")
        for _ in range(20):
            back_up(store, store.folder / BACKUPS, "手动")
        for day in range(12):
            at(YEAR + day * DAY)
            back_up(store, store.folder / BACKUPS, "手动")
        at(timedelta())
        last = save(store, None, "拨准以后")
        made = back_up(store, store.folder / BACKUPS, "手动")

    newest = list_backups(tmp_path / "data" / BACKUPS)[0]

    assert newest == made
    assert last in look(newest.file).records


def test_the_journal_is_not_forgotten_while_an_older_backup_may_need_it(tmp_path, at):
    at(YEAR)
    folder = tmp_path / "data"
    with open_safe(folder) as store:
        save(store, None, "快一年")
        first = back_up(store, folder / BACKUPS, "手动")
        at(timedelta())
        later = save(store, None, "拨准以后")
        second = back_up(store, folder / BACKUPS, "手动")
    second.file.write_bytes(b"")
    destroy(folder)

    with open_safe(folder) as store:
        assert not is_behind(folder)

    assert first.file.is_file()
    assert later in look(folder / "data.db").records


@pytest.mark.parametrize("jump", [YEAR, -YEAR])
def test_a_clock_that_jumps_within_a_session_changes_no_order(tmp_path, at, jump):
    at(timedelta())
    with open_safe(tmp_path / "data") as store:
        first = save(store, None, "以前")
        at(jump)
        second = save(store, None, "以后")
        undone = undo_last(store)

        assert undone is not None
        assert second in undone.ids("trial_meeting")
    with open_safe(tmp_path / "data") as store:
        undone = undo_last(store)

        assert undone is not None
        assert first in undone.ids("trial_meeting")
        assert store.verify() == []
        assert not is_behind(store.folder)


@pytest.mark.parametrize(
    ("away", "is_told"), [(-YEAR, True), (-DAY, True), (timedelta(minutes=-5), False), (YEAR, False)]
)
def test_a_clock_earlier_than_what_was_saved_last_is_told_at_the_start(tmp_path, at, away, is_told):
    at(timedelta())
    with open_safe(tmp_path / "data") as store:
        assert store.notice == ""
        save(store, None, "示例")
    at(away)

    with open_safe(tmp_path / "data") as store:
        assert ("比上次保存（2023年6月2日09:00）还早" in store.notice) is is_told
