"""What becomes of files: missing and changed ones are found, alike ones told, small pictures kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.domain.evidence.likeness import ALIKE, marks_of
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import (
    evidence_batch,
    evidence_checks,
    evidence_list,
    evidence_view,
)
from lushan_desktop.services.records import evidence_thumbnails, records
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage import objects
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.store import Store
from tests.offices import new_store
from tests.services.evidence.material import a_jpeg, a_pdf, put, read_all

WORDS = "".join(f"示例第{number}条，争创工作要按时完成并报送材料。" for number in range(40))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "数据", parts=Parts(schema=MigratedSchema)) as opened:
        yield opened


def take(store: Store, *files: Path) -> dict[str, str]:
    """Files taken in; the ids by title."""
    evidence_batch.add(store, evidence_batch.survey(store, files).proposals)
    rows = evidence_list.look(store, EVIDENCE, ListQuery(), blocks=(0,)).blocks[0]
    return {row.title: row.id for row in rows if row}


def in_state(store: Store, state: str) -> list[str]:
    query = ListQuery(conditions=(evidence_list.state_condition(state),))
    rows = evidence_list.look(store, EVIDENCE, query, blocks=(0,)).blocks[0]
    return sorted(row.title for row in rows if row)


def bytes_of(store: Store, evidence_id: str) -> Path:
    return objects.path_of(store.folder, str(records.values(store, EVIDENCE, evidence_id)["sha256"]))


def test_what_hangs_on_nothing_is_listed_until_it_proves_something(store, tmp_path):
    ids = take(store, put(tmp_path, "会场.jpg", a_jpeg()), put(tmp_path, "通知.pdf", a_pdf(1)))
    assert in_state(store, evidence_list.UNUSED) == ["会场", "通知"]
    values = {"kind": "推进会", "title": "示例会", "files": (Attachment(ids["会场"], "照片"),)}
    meeting = records.save(store, RECORD_TYPES.get("meeting"), values).ids("meeting")

    assert in_state(store, evidence_list.UNUSED) == ["通知"]
    records.remove(store, RECORD_TYPES.get("meeting"), meeting)
    assert in_state(store, evidence_list.UNUSED) == ["会场", "通知"]


def test_a_file_that_is_gone_is_listed_and_found_again(store, tmp_path):
    ids = take(store, put(tmp_path, "会场.jpg", a_jpeg()))
    place = bytes_of(store, ids["会场"])
    kept = place.read_bytes()
    place.unlink()

    assert evidence_checks.look_for_missing(store) == 1
    assert in_state(store, evidence_list.MISSING) == ["会场"]
    assert "从备份找回" in evidence_view.view(store, EVIDENCE, ids["会场"]).trouble

    place.write_bytes(kept)
    assert evidence_checks.look_for_missing(store) == 0
    assert in_state(store, evidence_list.MISSING) == []


def test_files_have_their_turn_to_be_read_again_and_a_changed_one_is_found(store, tmp_path):
    names = ("会场", "座次", "展板", "签到")
    files = [put(tmp_path, f"{name}.jpg", a_jpeg(60 * number)) for number, name in enumerate(names)]
    ids = take(store, *files)
    bytes_of(store, ids["签到"]).write_bytes(b"changed")

    changed = [evidence_checks.check_files(store, 2), evidence_checks.check_files(store, 2)]

    assert sorted(changed) == [0, 1]
    assert in_state(store, evidence_list.CHANGED) == ["签到"]
    assert "与登记时不一致" in evidence_view.view(store, EVIDENCE, ids["签到"]).trouble


def test_papers_that_say_nearly_the_same_are_told_and_others_not(store, tmp_path):
    files = [
        put(tmp_path, "初稿.txt", WORDS.encode()),
        put(tmp_path, "终稿.txt", WORDS.replace("第7条", "第柒条").encode()),
        put(tmp_path, "别的.txt", "".join(f"另一份材料的第{n}句话与前文无关。" for n in range(40)).encode()),
    ]
    ids = take(store, *files)
    read_all(store)
    while evidence_checks.compare_next(store):
        pass

    assert in_state(store, evidence_list.DOUBLE) == ["初稿", "终稿"]
    assert evidence_view.view(store, EVIDENCE, ids["初稿"]).alike == ("终稿",)


def test_marks_tell_one_changed_word_from_another_text():
    def shared(one: str, other: str) -> int:
        return sum(a == b for a, b in zip(marks_of(one), marks_of(other), strict=True))

    assert shared(WORDS, WORDS.replace("第7条", "第柒条")) >= ALIKE
    assert shared(WORDS, WORDS[::-1]) < ALIKE // 2
    assert marks_of("太短") == ()


def test_marks_that_an_older_version_has_kept_are_those_of_the_same_text_today():
    assert marks_of(WORDS)[:3] == (1153173942724, 1009986113894, 3345815509098)


def test_a_small_picture_is_drawn_once_and_a_broken_file_is_not_tried_again(store, tmp_path):
    ids = take(store, put(tmp_path, "会场.jpg", a_jpeg()), put(tmp_path, "坏.pdf", b"%PDF-1.4 broken"))
    sha256 = str(records.values(store, EVIDENCE, ids["会场"])["sha256"])

    made = evidence_thumbnails.thumbnail(store, sha256, ".jpg")
    kept = evidence_thumbnails.path_of(store, sha256)

    assert made.picture.startswith(b"\xff\xd8")
    assert kept.read_bytes() == made.picture
    kept.write_bytes(b"kept")
    assert evidence_thumbnails.thumbnail(store, sha256, ".jpg").picture == b"kept"
    broken = str(records.values(store, EVIDENCE, ids["坏"])["sha256"])
    assert evidence_thumbnails.thumbnail(store, broken, ".pdf").picture == b""
    assert evidence_thumbnails.path_of(store, broken).read_bytes() == b""


def test_the_tile_of_a_paper_shows_its_first_words(store, tmp_path):
    ids = take(store, put(tmp_path, "稿.txt", WORDS.encode()))
    read_all(store)

    sha256 = str(records.values(store, EVIDENCE, ids["稿"])["sha256"])

    assert evidence_thumbnails.thumbnail(store, sha256, ".txt").words.startswith("示例第0条")


def test_evidence_is_hung_on_one_more_record_and_shows_where_it_is_used(store, tmp_path):
    ids = take(store, put(tmp_path, "会场.jpg", a_jpeg()))
    meeting = records.save(store, RECORD_TYPES.get("meeting"), {"kind": "推进会", "title": "示例会"})

    evidence_view.hang_on(store, [ids["会场"]], meeting.ids("meeting"))

    (use,) = evidence_view.view(store, EVIDENCE, ids["会场"]).uses
    assert (use.type, use.detail) == ("meeting", "会议")
    assert "示例会" in use.title
