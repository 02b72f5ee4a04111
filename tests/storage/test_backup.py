"""Backups: only what was checked counts, nothing needed is let go, refusals are sentences."""

import errno
import json
import shutil
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from lushan_desktop.base import clock
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.storage.file.backup import (
    Backup,
    back_up,
    check_backup,
    held_objects,
    kept_of,
    list_backups,
    object_file,
    prune,
)
from lushan_desktop.storage.file.manifest import Manifest
from lushan_desktop.storage.file.snapshot import OutOfTime
from lushan_desktop.storage.folder.contents import BACKUPS
from lushan_desktop.storage.folder.files import copy_whole
from lushan_desktop.storage.log.journal import journal_files
from lushan_desktop.storage.rescue import restore
from lushan_desktop.storage.rescue.guard import guarded
from tests import on_disk
from tests.storage.office import PARTS, TrialPerson, open_office

tmp_path = on_disk.tmp_path

SAFE = guarded(PARTS)


@pytest.fixture
def store(tmp_path):
    with open_office(tmp_path / "data", parts=SAFE) as opened:
        yield opened


def add_person(store, name="示例甲"):
    with store.change("新增人员") as step:
        step.add(TrialPerson(name=name))


def add_object(folder: Path, content: bytes) -> str:
    name = sha256(content).hexdigest()
    file = object_file(folder, name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return name


class Stopped:
    is_cancelled = True

    def report(self, done, total, text=""):
        """Say nothing."""


def test_a_backup_holds_every_row_and_says_so(store):
    for number in range(20):
        add_person(store, f"示例{number}")

    backup = back_up(store, store.folder / BACKUPS, "手动")

    assert backup.manifest.counts["trial_person"] == 20
    assert backup.manifest.heads == store.journal.heads
    assert list_backups(store.folder / BACKUPS) == [backup]
    check_backup(backup, driver)


def test_saving_goes_on_after_and_during_a_series_of_backups(store):
    for number in range(5):
        add_person(store, f"示例{number}")
        assert back_up(store, store.folder / BACKUPS, "手动").manifest.counts["trial_person"] == number + 1


def test_evidence_is_kept_once_for_all_generations(store):
    name = add_object(store.folder, b"photo")
    place = store.folder / BACKUPS

    back_up(store, place, "手动")
    copied = object_file(place, name).stat().st_ino
    newest = back_up(store, place, "手动")

    assert newest.is_complete
    assert object_file(place, name).stat().st_ino == copied
    assert held_objects(place) == {name: 5}


def test_damaged_evidence_does_not_enter_a_backup(store):
    name = add_object(store.folder, b"photo")
    object_file(store.folder, name).write_bytes(b"phot0")

    backup = back_up(store, store.folder / BACKUPS, "手动")

    assert list(backup.missing_objects()) == [name]


def test_evidence_left_over_for_want_of_time_comes_with_the_next(store, monkeypatch):
    name = add_object(store.folder, b"photo")
    place = store.folder / BACKUPS
    (place / "objects" / name[:2]).mkdir(parents=True)
    (place / "objects" / name[:2] / name).write_bytes(b"torn")

    back_up(store, place, "手动")

    assert object_file(place, name).read_bytes() == b"photo"


def test_a_backup_broken_off_leaves_nothing_that_counts(store):
    add_person(store)
    place = store.folder / BACKUPS
    first = back_up(store, place, "手动")

    with pytest.raises(Cancelled):
        back_up(store, place, "手动", progress=Stopped())
    with pytest.raises(OutOfTime):
        back_up(store, place, "退出时", seconds=-1)

    assert list_backups(place) == [first]
    assert sorted(file.name for file in place.iterdir()) == sorted(
        [first.file.name, f"{first.file.name}.json"]
    )


def test_remains_of_a_killed_backup_are_swept_and_never_listed(store):
    place = store.folder / BACKUPS
    place.mkdir()
    remains = [
        place / "20230601-090000.db",
        place / "20230601-090001.db.part",
        place / "20230601-090002.db.json.part",
        place / "20230601-090003.db.json",
    ]
    for file in remains:
        file.write_bytes(b"{}")

    assert list_backups(place) == []
    back_up(store, place, "手动")

    assert not any(file.exists() for file in remains)


@pytest.mark.parametrize("damage", ["flip", "cut", "manifest"])
def test_a_damaged_backup_is_told(store, damage):
    add_person(store)
    backup = back_up(store, store.folder / BACKUPS, "手动")
    content = bytearray(backup.file.read_bytes())
    if damage == "flip":
        content[len(content) // 2] ^= 1
        backup.file.write_bytes(content)
    elif damage == "cut":
        backup.file.write_bytes(content[:-100])
    else:
        Path(f"{backup.file}.json").write_text("{", "utf-8")

    for listed in list_backups(store.folder / BACKUPS):
        with pytest.raises(UserError, match="已损坏，请改用另一份"):
            check_backup(listed, driver)


def test_a_manifest_of_a_newer_format_is_refused():
    with pytest.raises(ValueError, match="a newer format"):
        Manifest.read(Manifest(clock.now(), "手动", 1, 1, "", {}, {}, format=99).to_bytes())


def a_backup(place: Path, moment: datetime, reason: str = "退出时", objects=None) -> Backup:
    place.mkdir(parents=True, exist_ok=True)
    file = place / f"{moment:%Y%m%d-%H%M%S}.db"
    file.write_bytes(b"x")
    manifest = Manifest(moment, reason, 1, 1, "", {}, {}, objects or {})
    manifest.write(Path(f"{file}.json"))
    return Backup(file, manifest)


def test_twelve_days_ten_weeks_and_nine_months_are_kept(tmp_path):
    end = datetime(2023, 12, 29, 18, 0, tzinfo=clock.CHINA)
    for days in range(400):
        for hours in (0, 1):
            a_backup(tmp_path, end - timedelta(days=days, hours=hours))

    prune(tmp_path, end.date())

    kept = list_backups(tmp_path)
    days = {backup.moment.date() for backup in kept}
    assert {(end - timedelta(days=back)).date() for back in range(12)} <= days
    assert len({backup.moment.strftime("%G-%V") for backup in kept}) >= 10
    assert len({backup.moment.strftime("%Y-%m") for backup in kept}) == 9
    assert len(kept) <= 12 + 10 + 9 + 3
    assert kept_of(kept, end.date()) == kept


def test_backups_before_a_great_change_outlive_their_day(tmp_path):
    end = datetime(2023, 12, 29, 18, 0, tzinfo=clock.CHINA)
    protective = a_backup(tmp_path, end - timedelta(hours=9), "合并前")
    for hours in range(8):
        a_backup(tmp_path, end - timedelta(hours=hours))

    prune(tmp_path, end.date())

    assert protective in list_backups(tmp_path)


def test_evidence_that_no_kept_backup_names_is_let_go(tmp_path):
    end = datetime(2023, 12, 29, 18, 0, tzinfo=clock.CHINA)
    old, new = add_object(tmp_path, b"old"), add_object(tmp_path, b"new")
    a_backup(tmp_path, end - timedelta(days=400, hours=1), objects={old: 3})
    for days in range(400):
        a_backup(tmp_path, end - timedelta(days=days), objects={new: 3})

    prune(tmp_path, end.date())

    assert held_objects(tmp_path).keys() == {new}


def test_journals_are_kept_as_long_as_a_backup_might_need_them(store, calendar):
    place = store.folder / BACKUPS
    for _ in range(3):
        add_person(store)
        back_up(store, place, "退出时")
        calendar[0] += timedelta(days=1)

    oldest = list_backups(place)[-1].manifest.heads
    openings = [
        json.loads(file.read_text("utf-8").splitlines()[0])["heads"]
        for file in journal_files(store.folder / "journal")
    ]
    assert openings[0][store.replica][0] == oldest[store.replica][0] == 1


def test_an_older_state_comes_back_through_a_copy(tmp_path):
    folder = tmp_path / "data"
    with open_office(folder, parts=SAFE) as store:
        name = add_object(folder, b"photo")
        add_person(store, "示例甲")
        backup = back_up(store, folder / BACKUPS, "手动")
        add_person(store, "示例乙")
        shutil.rmtree(folder / "objects")
        prepared = restore.prepare(store, backup)
        replica = store.replica

    people = next(row for row in prepared.differences if row.key == "trial_person")
    assert (people.now, people.in_backup, people.after_restore) == (2, 1, 1)
    assert prepared.missing_files == 0
    assert object_file(folder, name).read_bytes() == b"photo"

    aside = restore.adopt(folder, prepared, driver)

    with open_office(folder, parts=SAFE) as store:
        assert restore.compare(store, backup)["trial_person"] == (1, 1)
        assert store.replica != replica
        add_person(store, "示例丙")
    with open_office(folder, parts=SAFE) as store:
        assert restore.compare(store, backup)["trial_person"] == (2, 1)
    assert (aside / "data.db").is_file()
    assert (aside / "journal").is_dir()
    assert list_backups(folder / BACKUPS)[0].reason == "还原后"


def test_a_restore_that_is_only_looked_at_changes_nothing_and_leaves_nothing(tmp_path):
    folder = tmp_path / "data"
    with open_office(folder, parts=SAFE) as store:
        add_person(store)
        backup = back_up(store, folder / BACKUPS, "手动")

        restore.prepare(store, backup)

        assert restore.compare(store, backup)["trial_person"] == (1, 1)

    with open_office(folder, parts=SAFE):
        assert not (folder / "restore.part").exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘空间不足，备份没有完成。原有内容完好"),
        (errno.EACCES, "不能写入，备份没有完成。原有内容完好"),
        (errno.EIO, "读写中断，备份没有完成。原有内容完好"),
    ],
)
def test_a_disk_that_refuses_is_told_in_a_sentence(store, monkeypatch, number, words):
    def refuse(self, target):
        raise OSError(number, "no")

    monkeypatch.setattr(Path, "replace", refuse)

    with pytest.raises(UserError, match=words):
        back_up(store, store.folder / BACKUPS, "手动")


def test_a_large_file_is_given_up_in_the_middle_once_the_time_is_over(tmp_path):
    source, target, seen = tmp_path / "source", tmp_path / "place" / "copy", []
    source.write_bytes(bytes(5 << 20))

    def look():
        seen.append(1)
        if len(seen) == 3:
            raise OutOfTime

    with pytest.raises(OutOfTime):
        copy_whole(source, target, look=look)

    assert list(target.parent.iterdir()) == []


def test_a_place_that_is_taken_is_told_in_a_sentence(store, tmp_path):
    (tmp_path / "stick").write_bytes(b"")

    with pytest.raises(UserError, match="占着位置，备份没有完成"):
        back_up(store, tmp_path / "stick" / "lushan", "手动")
