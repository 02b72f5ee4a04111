"""Many records at once, how a list is remembered, what files are called."""

import pytest
from PIL import Image
from pypdf import PdfWriter

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.evidence import evidence_preview
from lushan_desktop.services.importing import pasted
from lushan_desktop.services.papers import reports
from lushan_desktop.services.records import (
    attachments,
    bulk,
    evidence_names,
    flows,
    list_looks,
    lists,
    record_view,
    records,
    undoing,
)
from lushan_desktop.services.records.list_looks import SavedFilter
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.services.records.records import NewFile

MEETING = RECORD_TYPES.get("meeting")


def add(store, type_key="meeting", **values):
    given = {"title": "示例：推进会", "kind": "推进会", **values} if type_key == "meeting" else values
    return records.save(store, RECORD_TYPES.get(type_key), given).ids(type_key)[0]


def values(store, record_id):
    return records.values(store, MEETING, record_id)


def test_one_field_of_many_is_one_step(store):
    ids = [add(store, title=f"示例：第{n}次会") for n in range(3)]
    bulk.change_all(store, MEETING, ids, "place", "县政府会议室")
    assert {values(store, one)["place"] for one in ids} == {"县政府会议室"}
    done = undoing.undo_last(store)
    assert done.label == "为3次会议修改地点"
    assert {values(store, one)["place"] for one in ids} == {""}


def test_an_indicator_is_added_to_what_stands_there(store):
    system = add(store, "indicator_system", name="示例指标体系")
    first, second = (
        add(store, "indicator", number=str(n), text=f"示例指标{n}", system=system) for n in (1, 2)
    )
    ids = [add(store, indicators=(first,)), add(store)]
    bulk.change_all(store, MEETING, ids, "indicators", (second,))
    assert [values(store, one)["indicators"] for one in ids] == [(first, second), (second,)]


def test_a_required_field_is_not_emptied_in_many(store):
    with pytest.raises(UserError, match="请填写类型"):
        bulk.change_all(store, MEETING, [add(store)], "kind", "")


@pytest.mark.parametrize(
    "record_type", [one for one in RECORD_TYPES if not one.is_child], ids=lambda one: one.key
)
def test_names_and_files_are_never_changed_in_many(record_type):
    offered = {spec.name for spec in bulk.changeable(record_type)}
    assert not offered & {*record_type.named_by, "files", "sha256", "file_name", "suffix"}


@pytest.mark.parametrize(
    "record_type", [one for one in RECORD_TYPES if flows.stage_field(one)], ids=lambda one: one.key
)
def test_a_stage_is_written_by_moves_alone(store, record_type):
    spec = flows.stage_field(record_type)
    assert spec.name not in {each.name for each in (*bulk.changeable(record_type), *record_type.typed.fields)}
    with pytest.raises(UserError, match="不能批量改"):
        bulk.change_all(store, record_type, [], spec.name, flows.flow_of(record_type).last)


def test_many_are_thrown_away_and_taken_back_in_one_step(store):
    ids = [add(store) for _ in range(4)]
    records.remove(store, MEETING, ids)
    assert not lists.look(store, MEETING, ListQuery()).ids
    undoing.undo_last(store)
    assert set(lists.look(store, MEETING, ListQuery()).ids) == set(ids)


def test_exactly_the_chosen_rows_are_printed(store):
    ids = [add(store, title=f"示例：第{n}次会") for n in range(5)]
    made = reports.gather(store, "list:meeting", {"query": ListQuery(only=(ids[1], ids[3]))})
    printed = str(REPORTS.get("list:meeting").compose(made))
    assert "示例：第1次会" in printed
    assert "示例：第3次会" in printed
    assert "示例：第0次会" not in printed
    assert "选中的2次" in printed


@pytest.mark.parametrize("typed", ["tjh", "TJH", "tuijinhui", "推进"])
def test_a_list_is_searched_by_characters_and_by_pinyin(store, typed):
    wanted = add(store, title="示例推进会")
    add(store, title="示例协调会", kind="协调会")
    assert lists.look(store, MEETING, ListQuery(text=typed)).ids == (wanted,)


def test_columns_and_widths_are_kept_and_given_up(store):
    list_looks.keep_columns(store, "meeting", ("@when", "@name", "place"), {"place": 140})
    kept = list_looks.look(store, "meeting")
    assert kept.columns == ("@when", "@name", "place")
    assert kept.widths == {"place": 140}
    assert list_looks.look(store, "document") == list_looks.ListLook()
    list_looks.keep_columns(store, "meeting", (), {})
    assert list_looks.look(store, "meeting") == list_looks.ListLook()


def test_filters_are_kept_renamed_and_dropped(store):
    list_looks.keep_filter(store, "meeting", SavedFilter(" 缺材料的 ", chip="推进会", only_missing=True))
    list_looks.keep_filter(store, "meeting", SavedFilter("缺材料的", chip="协调会"))
    assert list_looks.look(store, "meeting").filters == (SavedFilter("缺材料的", chip="协调会"),)
    list_looks.keep_filter(store, "meeting", SavedFilter("今年"))
    with pytest.raises(UserError, match="已有名为"):
        list_looks.rename_filter(store, "meeting", "今年", "缺材料的")
    list_looks.rename_filter(store, "meeting", "今年", "本年度")
    list_looks.drop_filter(store, "meeting", "缺材料的")
    assert [one.name for one in list_looks.look(store, "meeting").filters] == ["本年度"]
    with pytest.raises(UserError, match="起个名字"):
        list_looks.keep_filter(store, "meeting", SavedFilter("  "))


def test_a_damaged_file_of_looks_is_as_none(store):
    (store.folder / list_looks.FILE).write_text('{"meeting": {"filters": [{"nombre": 1}]}}', "utf-8")
    assert list_looks.look(store, "meeting") == list_looks.ListLook()


def test_files_are_called_by_day_meeting_and_what_they_are(store, tmp_path):
    meeting = add(store, title="示例：动员 会", held_on=PartialDate(2023, 6, 2))
    files = []
    for name in ("签到.pdf", "现场照片1.jpg", "现场照片2.jpg", "随手.zip"):
        files.append(tmp_path / name)
        files[-1].write_bytes(name.encode())
    attached = attachments.attach(store, MEETING, meeting, files)
    assert [one.name for one in attached.kept] == [
        "2023年6月2日_示例：动员会_签到表",
        "2023年6月2日_示例：动员会_照片",
        "2023年6月2日_示例：动员会_照片2",
        "随手",
    ]


def test_the_same_content_is_linked_and_that_is_said(store, tmp_path):
    file = tmp_path / "通知.pdf"
    file.write_bytes(b"%PDF one")
    attachments.attach(store, MEETING, add(store), [file])
    again = attachments.attach(store, MEETING, add(store, title="示例：另一次会"), [file])
    assert again.kept[0].is_linked
    assert "直接挂接，没有另存" in again.sentence
    assert len(list((store.folder / "objects").rglob("*/*"))) == 1


def test_a_pasted_picture_is_a_file_until_it_is_evidence(store):
    given = {"title": "示例：动员会", "kind": "动员会", "held_on": PartialDate(2023, 6, 2)}
    file = pasted.keep_picture(store, b"\x89PNG example", MEETING, given, {})
    assert file.name == "2023年6月2日_示例：动员会_截图.png"
    role = evidence_names.SCREENSHOT
    saved = records.save(store, MEETING, {**given, "files": (NewFile(file, role),)})
    pasted.forget(store, [file])
    assert not file.exists()
    shown = record_view.view(store, MEETING, saved.ids("meeting")[0])
    assert [one.name for one in shown.files] == ["2023年6月2日_示例：动员会_截图.png"]


def looked_at(store, tmp_path, name, data):
    file = tmp_path / name
    file.write_bytes(data)
    meeting = add(store, title=f"示例：{name}")
    attachments.attach(store, MEETING, meeting, [file])
    evidence = record_view.view(store, MEETING, meeting).files[0].id
    return evidence, evidence_preview.look(store, evidence)


@pytest.fixture
def pdf(tmp_path):
    def _pdf(password=""):
        writer = PdfWriter()
        for _ in range(3):
            writer.add_blank_page(595, 842)
        if password:
            writer.encrypt(password)
        writer.write(tmp_path / "made.pdf")
        return (tmp_path / "made.pdf").read_bytes()

    return _pdf


def test_pages_pictures_and_texts_are_seen(store, tmp_path, pdf):
    evidence, sight = looked_at(store, tmp_path, "通知.pdf", pdf())
    assert len(sight.sizes) == 3
    assert not sight.refusal
    assert evidence_preview.picture(store, evidence, 2).width == 1190

    Image.new("RGB", (4000, 2000), "red").save(tmp_path / "照片.jpg")
    evidence, sight = looked_at(store, tmp_path, "照片.jpg", (tmp_path / "照片.jpg").read_bytes())
    drawn = evidence_preview.picture(store, evidence, 0)
    assert len(sight.sizes) == 1
    assert (drawn.width, drawn.height) == (1600, 800)

    _, sight = looked_at(store, tmp_path, "说明.txt", "示例文字".encode("gb18030"))
    assert sight.text == "示例文字"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("坏.pdf", b"%PDF-1.4 broken", "已损坏"),
        ("坏.jpg", b"no picture", "已损坏"),
        ("坏.xlsx", b"no sheet", "请点“打开”"),
        ("坏.docx", b"no document", "已损坏"),
        ("版式.ofd", b"PK example", "不能在这里预览"),
    ],
)
def test_what_cannot_be_seen_is_told_in_a_sentence(store, tmp_path, name, data, sentence):
    _, sight = looked_at(store, tmp_path, name, data)
    assert sentence in sight.refusal
    assert not sight.sizes


def test_an_encrypted_paper_says_so(store, tmp_path, pdf):
    _, sight = looked_at(store, tmp_path, "加密.pdf", pdf(password="示例"))
    assert "加了密" in sight.refusal


def test_chosen_rows_are_printed_whatever_the_period_says(store):
    old = add(store, title="示例：周期外的会", held_on=PartialDate(2019, 1, 1))
    add(store, title="示例：另一次会", held_on=PartialDate(2019, 2, 1))
    asked = {"query": ListQuery(only=(old,)), "start": PartialDate(2021), "end": PartialDate(2023)}
    printed = str(REPORTS.get("meeting_ledger").compose(reports.gather(store, "meeting_ledger", asked)))
    assert "示例：周期外的会" in printed
    assert "示例：另一次会" not in printed
