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
    record_view,
    records,
)
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
