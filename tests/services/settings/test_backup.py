"""Backups as a user makes them: by hand, at exit, on a stick, and the way back."""

import json
import shutil
from datetime import timedelta

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.exchange.manifest import TOWNSHIP
from lushan_desktop.services.office import identity
from lushan_desktop.services.office.identity import Office
from lushan_desktop.services.settings import backup
from lushan_desktop.services.settings.verify import verify
from lushan_desktop.storage import objects
from lushan_desktop.storage.log.journal import journal_files
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.rescue.guard import guarded
from lushan_desktop.storage.store import Store
from tests import on_disk
from tests.offices import new_store

tmp_path = on_disk.tmp_path

PARTS = guarded(Parts(schema=MigratedSchema))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def store(folder):
    with new_store(folder, parts=PARTS) as opened:
        yield opened


@pytest.fixture
def tomorrow():
    """Sets the clock so many days ahead."""
    start = clock.now()
    yield lambda days: clock.seat(lambda: start + timedelta(days=days))
    clock.seat(None)


def hold_meeting(store, title="示例会议"):
    with store.change("新增会议") as step:
        step.add(Meeting(title=title))


def add_file(store, place, content=b"photo"):
    source = place / "示例.jpg"
    source.write_bytes(content)
    held = objects.put(store.folder, source)
    with store.change("新增佐证") as step:
        step.add(Evidence(title="示例", sha256=held.sha256, size=held.size))
    return objects.path_of(store.folder, held.sha256)


def test_at_exit_only_what_changed_is_backed_up(store):
    assert backup.back_up_at_exit(store) is None
    hold_meeting(store)

    line = backup.back_up_at_exit(store)

    assert (line.reason, line.records) == ("退出时", 1)
    assert backup.back_up_at_exit(store) is None
    assert backup.back_up_if_changed(store) is None
    hold_meeting(store)
    assert backup.back_up_if_changed(store).records == 2


def test_what_an_exit_had_no_time_for_is_done_at_the_next_start(store):
    hold_meeting(store)

    assert backup.back_up_at_exit(store, seconds=0) is None
    assert backup.find(store) == []
    assert backup.finish_at_start(store).records == 1
    assert backup.finish_at_start(store) is None


def test_evidence_an_exit_had_no_time_for_is_copied_at_the_next_start(store, tmp_path):
    held = add_file(store, tmp_path)
    backup.back_up_now(store)
    shutil.rmtree(store.folder / "backups" / "objects")
    assert not backup.find(store)[0].is_complete

    backup.finish_at_start(store)

    assert backup.find(store)[0].is_complete
    assert held.is_file()


def test_after_seven_days_without_a_second_place_there_is_a_reminder(store, tmp_path, tomorrow):
    hold_meeting(store)
    assert backup.standing(store).needs_second_place
    assert backup.standing(store).text == "尚未备份"

    backup.back_up_to(store, tmp_path / "优盘")

    assert not backup.standing(store).needs_second_place
    assert backup.standing(store).second_place == tmp_path / "优盘"
    assert len(backup.find(store, tmp_path / "优盘")) == 1
    tomorrow(8)
    assert backup.standing(store).needs_second_place


def test_a_second_place_noted_by_a_clock_a_year_ahead_does_not_silence_the_reminder(
    store, tmp_path, tomorrow
):
    hold_meeting(store)
    tomorrow(365)
    backup.back_up_to(store, tmp_path / "优盘")
    tomorrow(0)

    assert backup.standing(store).needs_second_place


def test_a_second_place_inside_the_data_folder_is_none(store):
    with pytest.raises(UserError, match="要放在别的磁盘上"):
        backup.back_up_to(store, store.folder / "copies")


def test_a_restore_is_shown_in_figures_before_it_happens(folder):
    with Store.open(folder, parts=PARTS) as store:
        hold_meeting(store, "一")
        line = backup.back_up_now(store)
        hold_meeting(store, "二")
        backup.back_up_now(store)

        restoring = backup.look_at(store, line)
        meetings = next(row for row in restoring.lines if row.title == "会议")
        assert (meetings.now, meetings.in_backup, meetings.after_restore) == (2, 1, 1)
        assert meetings.differs

        assert verify(store) == []
        restoring = backup.look_at(store, line)
    backup.take_back_to(folder, restoring)

    with Store.open(folder, parts=PARTS) as store:
        hold_meeting(store, "三")
        assert store.notice == ""
        assert verify(store) == []


def test_a_backup_that_is_gone_is_told(store):
    hold_meeting(store)
    line = backup.back_up_now(store)
    (line.place / line.key).unlink()

    with pytest.raises(UserError, match="已不存在"):
        backup.look_at(store, line)


def test_a_sound_office_passes_the_check(store, tmp_path):
    add_file(store, tmp_path)
    backup.back_up_now(store)
    hold_meeting(store)

    assert verify(store) == []


def test_the_check_names_evidence_that_is_gone_or_changed(store, tmp_path):
    add_file(store, tmp_path, b"one").unlink()
    changed = add_file(store, tmp_path, b"two")
    changed.write_bytes(b"2wo")

    found = "".join(verify(store))

    assert "有 1 份佐证材料的文件不在了" in found
    assert f"有 1 个佐证文件的内容已变（如 {changed}）" in found


def test_the_check_notices_a_tail_that_was_cut_off(folder, tmp_path):
    with Store.open(folder, parts=PARTS) as store:
        hold_meeting(store)
        backup.back_up_now(store)
        shutil.copy(folder / "backups" / backup.find(store)[0].key, tmp_path / "older.db")
        hold_meeting(store)
        backup.back_up_now(store)
    (tmp_path / "older.db").replace(folder / "data.db")
    for file in journal_files(folder / "journal"):
        file.unlink()

    with Store.open(folder, parts=PARTS) as store:
        assert any("操作记录末尾缺少" in problem for problem in verify(store))


def test_an_archive_fills_an_empty_folder_with_everything(store, tmp_path):
    held = add_file(store, tmp_path)
    hold_meeting(store)
    (store.folder / "office.json").write_text(json.dumps({"person": "示例甲"}), "utf-8")
    whose = Office("河南省", "平顶山市", "示例县", "教体局", TOWNSHIP, 2)
    identity.keep(store.folder, whose)

    backup.write_archive(store, tmp_path / "示例 备份.zip")
    backup.restore_archive(tmp_path / "示例 备份.zip", tmp_path / "新 文件夹")

    with Store.open(tmp_path / "新 文件夹", parts=PARTS) as copy:
        assert verify(copy) == []
        assert copy.replica != store.replica
        assert objects.holds(copy.folder, held.name)
        hold_meeting(copy)
    assert (tmp_path / "新 文件夹" / "office.json").is_file()
    assert identity.known_identity(tmp_path / "新 文件夹") == whose
