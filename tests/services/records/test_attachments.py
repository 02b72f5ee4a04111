"""Files on records: what they are called, what is there already, what was pasted."""

import pytest
from sqlmodel import select

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.importing import pasted
from lushan_desktop.services.records import (
    attachments,
    evidence,
    evidence_names,
    photo_batch,
    record_view,
    records,
    undoing,
)
from lushan_desktop.services.records.lists import title_of
from lushan_desktop.services.records.records import NewFile
from tests.saving import a_meeting

MEETING = RECORD_TYPES.get("meeting")


def test_files_are_called_by_what_they_are_and_day_and_meeting_and_have_its_day(store, tmp_path):
    meeting = a_meeting(store, title="示例：动员 会", held_on=PartialDate(2023, 6, 2))
    files = []
    for name in ("签到.pdf", "现场照片1.jpg", "现场照片2.jpg", "随手.zip"):
        files.append(tmp_path / name)
        files[-1].write_bytes(name.encode())
    attached = attachments.attach(store, MEETING, meeting, files)
    assert [one.name for one in attached.kept] == [
        "签到表_2023年6月2日_示例：动员会",
        "照片_2023年6月2日_示例：动员会",
        "照片2_2023年6月2日_示例：动员会",
        "随手",
    ]
    with store.read() as session:
        days = {one.title[:2]: one.signed_on for one in session.scalars(select(Evidence))}
    assert days == {"签到": "2023-06-02", "照片": "2023-06-02", "随手": "2023-06-02"}


@pytest.mark.parametrize(
    "key", [each.key for each in RECORD_TYPES if "files" in {spec.name for spec in each.fields}]
)
def test_no_name_of_a_file_tells_a_day_that_is_not_its_own(key):
    """That of a deadline or of a finding would pass for the day on which the photo was taken."""
    record_type = RECORD_TYPES.get(key)
    values = record_type.blank()
    if record_type.dated_by:
        values = {**values, record_type.dated_by: PartialDate(2023, 6, 2)}

    name = evidence_names.proposed(record_type, values, {}, "照片")
    day = evidence_names.day_of(record_type, values, "照片")

    assert ("_2023年6月2日" in name.removesuffix(title_of(record_type, values, {}))) == (day is not None)


def test_the_same_content_is_linked_and_that_is_said(store, tmp_path):
    file = tmp_path / "通知.pdf"
    file.write_bytes(b"%PDF one")
    attachments.attach(store, MEETING, a_meeting(store), [file])
    again = attachments.attach(store, MEETING, a_meeting(store, title="示例：另一次会"), [file])
    assert again.kept[0].is_linked
    assert "直接挂接，没有另存" in again.sentence
    assert len(list((store.folder / "objects").rglob("*/*"))) == 1


def test_a_pasted_picture_is_a_file_until_it_is_evidence(store):
    given = {"title": "示例：动员会", "kind": "动员会", "held_on": PartialDate(2023, 6, 2)}
    file = pasted.keep_picture(store, b"\x89PNG example", MEETING, given, {})
    assert file.name == "截图_2023年6月2日_示例：动员会.png"
    role = evidence_names.SCREENSHOT
    saved = records.save(store, MEETING, {**given, "files": (NewFile(file, role),)})
    pasted.forget(store, [file])
    assert not file.exists()
    shown = record_view.view(store, MEETING, saved.ids("meeting")[0])
    assert [one.name for one in shown.files] == ["截图_2023年6月2日_示例：动员会.png"]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("IMG_0001.jpg", "照片"),
        ("领导讲话现场.JPG", "照片"),
        ("发言.png", "照片"),
        ("签到表扫描.jpg", "签到表"),
        ("讲话稿.docx", "讲话稿"),
        ("附件.pdf", ""),
    ],
)
def test_a_picture_is_a_photo_or_a_scanned_form_but_never_a_speech(name, role):
    for known in ((), ("通知", "签到表", "讲话稿", "照片")):
        assert evidence.guess_role(name, known) == role


@pytest.mark.parametrize(
    ("roles", "asked"),
    [
        ([("一.jpg", "签到表"), ("二.jpg", "照片"), ("三.pdf", "通知")], (0, 1)),
        ([("一.jpg", "照片"), ("二.jpg", "照片")], ()),
        ([("一.jpg", "签到表"), ("三.pdf", "照片")], ()),
        ([], ()),
    ],
)
def test_it_is_asked_of_several_pictures_that_look_like_different_things(roles, asked):
    assert photo_batch.wanting(roles) == asked


def test_one_answer_makes_all_pictures_photos_of_the_meeting_and_one_undo_takes_it_back(store, tmp_path):
    meeting = a_meeting(store, title="示例：动员会", held_on=PartialDate(2023, 6, 2))
    other = a_meeting(store, title="示例：另一次会", held_on=PartialDate(2023, 7, 3))
    files = [tmp_path / name for name in ("通知现场.jpg", "签到.jpg", "IMG_1.jpg", "已有.jpg")]
    for file in files:
        file.write_bytes(file.name.encode())
    attachments.attach(store, MEETING, other, files[3:], role="签到表")
    kept = attachments.attach(store, MEETING, meeting, files).kept

    photo_batch.all_photos(store, MEETING, meeting, kept)

    def told():
        shown = {one.id: one for one in record_view.view(store, MEETING, meeting).files}
        with store.read() as session:
            items = {one.id: one for one in session.scalars(select(Evidence))}
        return [(shown[one.id].role, items[one.id].title, items[one.id].signed_on) for one in kept]

    about = "2023年6月2日_示例：动员会"
    assert told() == [
        ("照片", f"照片_{about}", "2023-06-02"),
        ("照片", f"照片2_{about}", "2023-06-02"),
        ("照片", f"照片3_{about}", "2023-06-02"),
        ("照片", "签到表_2023年7月3日_示例：另一次会", "2023-07-03"),
    ]
    undoing.undo_last(store)
    assert [role for role, _, _ in told()][:2] == ["通知", "签到表"]


def test_what_hangs_there_already_is_not_counted_as_added(store, tmp_path):
    """However often files come, and in whatever parts: each hangs there once, under a name of its own."""
    meeting, files = a_meeting(store), []
    for place in range(3):
        files.append(tmp_path / f"IMG_{place}.jpg")
        files[-1].write_bytes(bytes([place]))
    first = attachments.attach(store, MEETING, meeting, files[:1], role="照片")
    second = attachments.attach(store, MEETING, meeting, files, role="照片")
    third = attachments.attach(store, MEETING, meeting, files, role="照片")

    assert (first.sentence, second.sentence, third.sentence) == (
        "已添加 1 份佐证",
        "已添加 2 份佐证；1 份原已在此，不重复添加",
        "没有添加；3 份原已在此，不重复添加",
    )
    names = [one.name for one in second.kept]
    assert len(set(names)) == 3
    assert len(record_view.view(store, MEETING, meeting).files) == 3
