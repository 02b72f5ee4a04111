"""No more room: what was saved stays, what was not is said in words, and room made is used at once."""

import errno
import multiprocessing
import resource
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from lushan_desktop.base.errors import UserError
from lushan_desktop.services.settings.backup import write_archive
from lushan_desktop.storage.drafts import draft, save_draft
from lushan_desktop.storage.file.backup import back_up, check_backup, list_backups
from lushan_desktop.storage.folder.contents import BACKUPS, RESERVE
from lushan_desktop.storage.log.journal import heads_of_journal
from lushan_desktop.storage.opening import RESERVE_SIZE
from lushan_desktop.storage.rescue.archive import check_archive
from tests.durability.disk import Trace, TracedDisk
from tests.durability.facade import Driver
from tests.durability.office import look, open_safe, save


def work_without_room(folder: Path, tell: Connection, room: int) -> None:
    """Save in a process whose files may not grow beyond `room`, then with room again."""
    saved, sentences = [], []

    def attempt(act):
        try:
            saved.extend(act())
        except UserError as error:
            sentences.append(error.message)

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open_safe(folder) as store:
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
        for number in range(60):
            attempt(lambda number=number: [save(store, None, f"示例{number}" * 300)])
        for act in (
            lambda: back_up(store, folder / BACKUPS, "手动") and [],
            lambda: write_archive(store, folder.parent / "all.zip") and [],
        ):
            attempt(act)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        saved.append(save(store, None, "又有空间"))
        tell.send((saved, sentences, store.journal.heads))


def test_without_room_nothing_is_lost_and_every_refusal_is_a_sentence(tmp_path):
    folder = tmp_path / "data"
    with open_safe(folder) as store:
        before = save(store, None, "以前")
    processes = multiprocessing.get_context("fork")

    for room in (60_000, 250_000, 300_000, 400_000):
        hear, tell = processes.Pipe(duplex=False)
        worker = processes.Process(target=work_without_room, args=(folder, tell, room))
        worker.start()
        tell.close()
        saved, sentences, heads = hear.recv()
        worker.join()

        findings = look(folder / "data.db")
        assert (findings.damage, findings.halves) == ([], [])
        assert {before, *saved} <= findings.records
        assert sentences
        assert all("没有" in sentence and "请" in sentence for sentence in sentences)
        assert heads_of_journal(folder / "journal") == heads
        for backup in list_backups(folder / BACKUPS):
            check_backup(backup, sqlcipher3.dbapi2)
        assert {file.name for file in tmp_path.glob("all*")} <= {"all.zip"}
    with open_safe(folder) as store:
        write_archive(store, tmp_path / "all.zip")
    check_archive(tmp_path / "all.zip")


def test_a_backup_that_finds_no_room_says_so_and_leaves_nothing(tmp_path):
    folder = tmp_path / "data"
    with open_safe(folder) as store:
        save(store, None, "以前")
    hear, tell = multiprocessing.get_context("fork").Pipe(duplex=False)
    worker = multiprocessing.get_context("fork").Process(
        target=work_without_room, args=(folder, tell, 30_000)
    )
    worker.start()
    _, sentences, _ = hear.recv()
    worker.join()

    assert sum("备份没有完成。原有内容完好" in sentence for sentence in sentences) == 2
    assert list_backups(folder / BACKUPS) == []
    assert not list(tmp_path.glob("all*"))


def test_on_a_full_disk_the_reserve_gives_the_room_that_a_draft_takes(tmp_path):
    folder = tmp_path / "data"
    reserve = folder / RESERVE
    trace = Trace(folder)
    disk = TracedDisk("reserve", trace)

    def refuse(kind: str, _file: str) -> None:
        if kind == "write" and reserve.exists():
            raise OSError(errno.ENOSPC, "no room")

    with open_safe(folder, Driver("reserve")) as store:
        before = save(store, None, "以前")
        reserve.write_bytes(bytes(RESERVE_SIZE))
        trace.before_each = refuse
        with pytest.raises(UserError, match="磁盘空间不足，本次没有保存"):
            save(store, None, "示例")
        assert reserve.exists()

        save_draft(store, "trial_meeting", {"title": "示例" * 9000})

        assert not reserve.exists()
        assert draft(store, "trial_meeting") == {"title": "示例" * 9000}
    disk.unregister()
    with open_safe(folder) as store:
        assert draft(store, "trial_meeting") is not None
    assert look(folder / "data.db").records == {before}
