"""The power goes at any moment: nothing that was said to be saved is lost, nothing is saved by halves."""

import random
import shutil
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from lushan_desktop.storage.file.backup import back_up
from lushan_desktop.storage.folder.contents import BACKUPS
from tests.durability.crash import Platter, cuts, lay_out
from tests.durability.disk import Event, Trace, TracedDisk, traced_calls
from tests.durability.facade import Driver
from tests.durability.office import look, missing_attachments, open_safe, save

SESSIONS, SAVES = 4, 25
CUTS = 30
EVERY = 10
"""One cut in so many is also opened by the store, with its journal and its rescue."""


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """All that reached the disk while an office was saving, and what lay there before."""
    folder = tmp_path_factory.mktemp("traced") / "data"
    with open_safe(folder) as store:
        save(store, None, "示例")
    lasting = {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != "reserve"
    }
    trace = Trace(folder)
    disk = TracedDisk("power-cuts", trace)
    with pytest.MonkeyPatch.context() as monkeypatch, traced_calls(trace, monkeypatch):
        record(trace, Driver("power-cuts"), folder.parent)
    disk.unregister()
    return lasting, trace.events


def record(trace: Trace, driver: Driver, beside: Path) -> None:
    attachment = beside / "示例.pdf"
    for session in range(SESSIONS):
        store = open_safe(trace.folder, driver)
        for number in range(SAVES):
            attachment.write_bytes(f"示例 {session} {number}".encode() * 50)
            text = f"示例{session}-{number}" * (60 if number % 9 == 0 else 1)
            record_id = save(store, attachment if number % 3 == 0 else None, text)
            trace.events.append(Event("saved", record_id))
        if session == 1:
            back_up(store, trace.folder / BACKUPS, "手动")
        store.close()


def crashes(recorded, count: int, seed: int):
    """States of the disk after so many cuts, each with what had been acknowledged by then."""
    lasting, events = recorded
    chance = random.Random(seed)
    platter, saved, position = Platter(lasting), set(), 0
    for moment in cuts(events, count, chance):
        for event in events[position:moment]:
            if event.kind == "saved":
                saved.add(event.file)
            else:
                platter.play(event)
        position = moment
        yield platter.crash(chance), set(saved)


def endure(recorded, place: Path, count: int, seed: int) -> None:
    lost, corrupt, halves, without_file = 0, 0, 0, 0
    for number, (files, saved) in enumerate(crashes(recorded, count, seed)):
        folder = place / "after"
        shutil.rmtree(folder, ignore_errors=True)
        lay_out({name: content for name, content in files.items() if not name.startswith("backups")}, folder)
        if number % EVERY == 0:
            open_safe(folder).close()
        findings = look(folder / "data.db")
        lost += len(saved - findings.records)
        corrupt += bool(findings.damage)
        halves += len(findings.halves)
        without_file += len(missing_attachments(folder, findings.attachments))
    assert (lost, corrupt, halves, without_file) == (0, 0, 0, 0)


def test_power_cuts_lose_nothing_that_was_saved(recorded, tmp_path):
    endure(recorded, tmp_path, CUTS, seed=1)


@pytest.mark.slow
def test_10000_power_cuts_lose_nothing_that_was_saved(recorded, tmp_path):
    endure(recorded, tmp_path, 333 * CUTS, seed=2)


def test_the_journal_alone_outlives_the_power_cuts_too(recorded, tmp_path):
    for number, (files, saved) in enumerate(crashes(recorded, 8, seed=3)):
        folder = tmp_path / str(number)
        lay_out({name: content for name, content in files.items() if not name.startswith("data.db")}, folder)
        open_safe(folder).close()
        assert saved <= look(folder / "data.db").records


def test_the_drill_would_notice_a_disk_that_is_not_waited_for(recorded, tmp_path):
    lasting, events = recorded
    waited_for = [event for event in events if event.kind != "sync" or not event.file.startswith("data.db")]

    lost = 0
    for number, (files, saved) in enumerate(crashes((lasting, waited_for), 30, seed=4)):
        folder = tmp_path / str(number)
        lay_out({name: content for name, content in files.items() if name.startswith("data.db")}, folder)
        try:
            lost += len(saved - look(folder / "data.db").records)
        except sqlcipher3.dbapi2.DatabaseError:
            lost += 1

    assert lost > 0
