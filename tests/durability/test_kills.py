"""The program is killed at any moment, saving, starting or backing up: what was acknowledged is there."""

import multiprocessing
import random
import shutil
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from lushan_desktop.storage.file.backup import back_up, check_backup, list_backups
from lushan_desktop.storage.folder.contents import BACKUPS
from lushan_desktop.storage.rescue import restore
from tests.durability.office import look, missing_attachments, open_safe, save

KILLS = 12
_METHODS = multiprocessing.get_all_start_methods()
_PROCESSES = multiprocessing.get_context("fork" if "fork" in _METHODS else "spawn")


def work(folder: Path, told: Connection, seed: int) -> None:
    """Save without end, telling each record once it is saved; back up now and then."""
    chance = random.Random(seed)
    attachment = folder.parent / f"示例{seed}.pdf"
    store = open_safe(folder)
    told.send("open")
    for number in range(1_000_000):
        attachment.write_bytes(chance.randbytes(chance.choice((100, 20_000, 300_000))))
        told.send(save(store, attachment if number % 2 else None, f"示例{seed}-{number}"))
        if number % 15 == 14:
            back_up(store, folder / BACKUPS, "手动")


def kill_at_work(folder: Path, seed: int) -> set[str]:
    """Let it work for a moment, kill it, and say what it had acknowledged."""
    chance = random.Random(seed)
    hear, tell = _PROCESSES.Pipe(duplex=False)
    worker = _PROCESSES.Process(target=work, args=(folder, tell, seed))
    worker.start()
    tell.close()
    heard = set()
    # Not by the clock alone: on a busy machine it would be killed before it has saved anything.
    for _ in range(chance.randrange(1, 4) if seed % 5 else 0):
        heard.add(hear.recv())
    time.sleep(chance.random() * 0.15)
    worker.kill()
    worker.join()
    try:
        while True:
            heard.add(hear.recv())
    except (EOFError, OSError):
        hear.close()
    return heard - {"open"}


def endure(folder: Path, kills: int) -> int:
    """Kill so many times, looking at the folder after each as the next start finds it."""
    saved: set[str] = set()
    for seed in range(kills):
        saved |= kill_at_work(folder, seed)
        open_safe(folder).close()
        findings = look(folder / "data.db")
        assert saved - findings.records == set()
        assert (findings.damage, findings.halves) == ([], [])
        assert missing_attachments(folder, findings.attachments) == set()
    for backup in list_backups(folder / BACKUPS)[:3]:
        check_backup(backup, sqlcipher3.dbapi2)
    return len(saved)


def test_kills_lose_nothing_that_was_acknowledged(tmp_path):
    assert endure(tmp_path / "data", KILLS) > KILLS


def go_back_and_forth(folder: Path, told: Connection) -> None:
    """Restore one backup after the other without end."""
    told.send("begun")
    while True:
        for backup in list_backups(folder / BACKUPS)[-2:]:
            with open_safe(folder) as store:
                prepared = restore.prepare(store, backup)
            restore.adopt(folder, prepared, sqlcipher3.dbapi2)


def test_a_kill_while_restoring_leaves_the_old_state_or_the_restored_one(tmp_path):
    folder = tmp_path / "data"
    states = []
    with open_safe(folder) as store:
        for number in range(2):
            save(store, None, f"示例{number}")
            states.append(look(back_up(store, folder / BACKUPS, "升级前").file).records)

    for seed in range(6):
        hear, tell = _PROCESSES.Pipe(duplex=False)
        worker = _PROCESSES.Process(target=go_back_and_forth, args=(folder, tell))
        worker.start()
        # On a busy machine it would be killed before it has restored anything.
        assert hear.recv() == "begun"
        time.sleep(0.02 + random.Random(seed).random() * 0.2)
        worker.kill()
        worker.join()
        open_safe(folder).close()
        findings = look(folder / "data.db")
        assert (findings.damage, findings.halves) == ([], [])
        assert findings.records in states


@pytest.mark.slow
def test_2000_kills_lose_nothing_that_was_acknowledged(tmp_path):
    saved = 0
    for _ in range(20):
        saved += endure(tmp_path / "data", 100)
        shutil.rmtree(tmp_path / "data")
    assert saved > 2000
