"""Whole folders come in as evidence: what names say is shown, hard files are told, all is one step."""

import os
import shutil
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from lushan_desktop.base.errors import Cancelled
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import evidence_batch, proofs
from lushan_desktop.services.evidence.evidence_titles import indicator_of, read_name
from lushan_desktop.services.indicators import gaps
from lushan_desktop.services.records import records, undoing
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.store import Store
from tests.offices import new_store
from tests.services.evidence.material import a_jpeg, a_pdf, all_evidence, put
from tests.watching import Watch

DAY = PartialDate(2023, 6, 2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "数据", parts=Parts(schema=MigratedSchema)) as opened:
        system = records.save(opened, RECORD_TYPES.get("indicator_system"), {"name": "示例体系"})
        values = {"system": system.ids("indicator_system")[0], "number": "93", "text": "示范创建"}
        records.save(opened, RECORD_TYPES.get("indicator"), values)
        yield opened


def _named(sentence: str) -> str:
    return sentence.split("“")[1].split("”")[0]


def numbers(store: Store) -> dict[str, str]:
    with store.read() as session:
        indicator = proofs.indicators_of(session, all_evidence(store)[0].id)[0]
        title = {row.id: row.title for row in all_evidence(store)}
        return {title[one]: number for one, number in proofs.number_of(session, indicator).items()}


@pytest.mark.parametrize(
    ("name", "title", "indicator", "serial", "day"),
    [
        ("93-02 动员会签到表 2023.6.2.pdf", "动员会签到表", "93", 2, DAY),
        ("九-93-02 通知.pdf", "通知", "93", 2, None),
        ("第93项-3 台账 2023年6月.xlsx", "台账", "93", 3, PartialDate(2023, 6)),
        ("20230602_动员会_签到表.jpg", "动员会_签到表", "", None, DAY),
        ("2023-06-02 会议.pdf", "会议", "", None, DAY),
        ("关于2023年工作的通知（送审稿）.docx", "关于2023年工作的通知（送审稿）", "", None, None),
        ("（示例）通知.pdf", "（示例）通知", "", None, None),
        ("（2023年6月2日）通知（.pdf", "通知", "", None, DAY),
        ("23.6.2照片.jpg", "照片", "", None, DAY),
        ("2023.6.2 第93项 动员会.pdf", "动员会", "93", None, DAY),
        ("6月2日照片.jpg", "照片", "", None, DAY),
        ("93-12.pdf", "93-12", "93", 12, None),
    ],
)
def test_the_name_of_a_file_says_what_it_proves_and_when_it_was_made(name, title, indicator, serial, day):
    said = read_name(name, today=date(2023, 7, 28))

    assert said.title == title
    assert (said.indicator, said.serial, said.signed_on) == (indicator, serial, day)


@pytest.mark.parametrize(
    ("folders", "number"),
    [
        (("93",), "93"),
        (("材料", "第93项 示范创建"), "93"),
        (("指标93示范创建", "照片"), "93"),
        (("2023年",), ""),
        (("2023.6",), ""),
        (("照片",), ""),
    ],
)
def test_the_name_of_a_folder_says_which_indicator_it_is_about(folders, number):
    assert indicator_of(folders) == number


def test_nothing_is_written_before_the_clerk_has_seen_it(store, tmp_path):
    folder = tmp_path / "第93项"
    put(folder, "93-02 签到表 2023.6.2.pdf", a_pdf(2))
    put(folder / "照片", "会场.jpg", a_jpeg())
    put(folder, ".DS_Store", b"x")
    put(folder, "~$稿.docx", b"x")

    survey = evidence_batch.survey(store, [folder])

    assert [(one.name, one.title, one.indicator, one.serial) for one in survey.proposals] == [
        ("93-02 签到表 2023.6.2.pdf", "签到表", "93", 2),
        ("会场.jpg", "会场", "93", None),
    ]
    assert all_evidence(store) == []


def test_a_folder_comes_in_with_numbers_pages_and_dates_and_goes_by_one_undo(store, tmp_path):
    folder = tmp_path / "93 示范创建"
    put(folder, "93-02 签到表 2023.6.2.pdf", a_pdf(3))
    put(folder, "会场.jpg", a_jpeg())

    done = evidence_batch.add(store, evidence_batch.survey(store, [folder]).proposals)

    assert done.sentence == "已添加 2 份材料"
    photo, sheet = sorted(all_evidence(store), key=lambda row: row.suffix)
    assert (sheet.title, sheet.pages, sheet.signed_on) == ("签到表", 3, "2023-06-02")
    assert sheet.entered_on != sheet.signed_on
    assert (photo.title, photo.pages, photo.kind) == ("会场", 1, "图片")
    assert numbers(store) == {"签到表": "93-02", "会场": "93-03"}
    undoing.undo_last(store)
    assert all_evidence(store) == []


def test_a_file_called_as_a_required_material_closes_its_gap_and_undo_opens_it(store, tmp_path):
    indicator = gaps.gaps(store).indicators[0].id
    for description in ("示例通知（盖章）", "示例照片", "示例照片"):
        values = {"indicator": indicator, "description": description}
        records.save(store, RECORD_TYPES.get("required_material"), values)
    put(tmp_path / "93", "93-01 示例通知(盖章) 2023.6.2.pdf", a_pdf(1))
    put(tmp_path / "93", "示例照片.jpg", a_jpeg())

    done = evidence_batch.add(store, evidence_batch.survey(store, [tmp_path / "93"]).proposals)

    assert done.sentence == "已添加 2 份材料；1 份与应备材料同名，已挂接到该项材料"
    assert [one.description for one in gaps.gaps(store).indicators[0].lacking] == ["示例照片"] * 2
    undoing.undo_last(store)
    assert len(gaps.gaps(store).indicators[0].lacking) == 3


def test_files_of_one_material_stand_in_the_order_they_came_and_none_twice(store, tmp_path):
    indicator = gaps.gaps(store).indicators[0].id
    material = RECORD_TYPES.get("required_material")
    values = {"indicator": indicator, "description": "示例照片", "records": (indicator,)}
    (wanted,) = records.save(store, material, values).ids("required_material")
    first, second = (put(tmp_path / "93", f"示例照片{n}.pdf", a_pdf(n)) for n in (1, 2))

    for paths in ([first], [second], [first, second], [tmp_path / "93"]):
        evidence_batch.add(store, evidence_batch.survey(store, paths).proposals)
    held = records.values(store, material, wanted)

    title = {row.id: row.title for row in all_evidence(store)}
    assert [title[one.evidence] for one in held["files"]] == ["示例照片1", "示例照片2"]
    assert held["records"] == (indicator,)


def test_the_same_content_is_linked_and_not_copied(store, tmp_path):
    first = put(tmp_path / "a", "会场.jpg", a_jpeg())
    evidence_batch.add(store, evidence_batch.survey(store, [first]).proposals)
    again = put(tmp_path / "93", "93-05 会场另一份.jpg", a_jpeg())

    done = evidence_batch.add(store, evidence_batch.survey(store, [again.parent]).proposals)

    assert done.linked == ("93-05 会场另一份.jpg",)
    assert done.sentence == "没有添加新的材料；1 份已有同样的文件，直接挂接，没有另存"
    assert [row.title for row in all_evidence(store)] == ["会场"]
    assert numbers(store) == {"会场": "93-05"}


def test_hard_files_are_told_in_one_sentence_each_and_the_rest_goes_on(store, tmp_path):
    folder = tmp_path / "难办的"
    good = put(folder, "好的.pdf", a_pdf(1))
    with pikepdf.open(good) as pdf:
        pdf.save(folder / "加密.pdf", encryption=pikepdf.Encryption(user="示例", owner="示例"))
    put(folder, "坏照片.jpg", a_jpeg()[:700])
    with zipfile.ZipFile(folder / "假的.pdf", "w") as packed:
        packed.writestr("a.txt", "示例")
    put(folder, "程序.exe", b"MZ")
    put(folder, "空.pdf", b"")
    put(folder, "长" * 83 + ".pdf", a_pdf(1, "长"))
    put(folder, "n" * 200 + ".pdf", a_pdf(1, "nn"))
    with (folder / "扫描件.pdf").open("wb") as scan:
        scan.write(a_pdf(1, "scan"))
        scan.truncate(300 * 2**20)
    vanishing = put(folder, "消失.pdf", a_pdf(1, "gone"))
    survey = evidence_batch.survey(store, [folder])
    vanishing.unlink()

    done = evidence_batch.add(store, survey.proposals)

    told = {_named(sentence): sentence for sentence in (*done.refused, *done.remarks)}
    assert "压缩包，与扩展名不符" in told["假的.pdf"]
    assert "可能含有程序" in told["程序.exe"]
    assert "空文件" in told["空.pdf"]
    assert "没有找到" in told["消失.pdf"]
    assert "加了密" in told["加密.pdf"]
    assert "坏照片.jpg" in told
    assert all(sentence.endswith("。") for sentence in told.values())
    assert len(done.refused) == 4
    titles = {row.title: row for row in all_evidence(store)}
    assert {"好的", "加密", "坏照片", "扫描件", "长" * 83, "n" * 200} == set(titles)
    assert titles["好的"].pages == 1
    assert titles["扫描件"].size == 300 * 2**20


def test_of_a_batch_in_which_every_file_was_refused_nothing_is_written_and_that_is_said(store, tmp_path):
    put(tmp_path / "一批", "程序.exe", b"MZ")
    put(tmp_path / "一批", "空.pdf", b"")

    done = evidence_batch.add(store, evidence_batch.survey(store, [tmp_path / "一批"]).proposals)

    assert done.sentence == "没有添加新的材料；2 份没有添加"
    assert (done.changes, done.added, len(done.refused)) == (None, 0, 2)
    assert all_evidence(store) == []


def test_stopping_in_the_middle_writes_nothing(store, tmp_path):
    folder = tmp_path / "一批"
    for number in range(6):
        put(folder, f"{number}.jpg", a_jpeg(number))
    survey = evidence_batch.survey(store, [folder])

    with pytest.raises(Cancelled):
        evidence_batch.add(store, survey.proposals, progress=Watch(stop_after=5))

    assert all_evidence(store) == []


def test_an_empty_folder_is_told(store, tmp_path):
    (tmp_path / "空").mkdir()

    assert evidence_batch.survey(store, [tmp_path / "空"]).problems == ("文件夹里没有文件。",)


def test_files_are_read_where_they_lie_and_stay_there(store, tmp_path):
    file = put(tmp_path / "优盘", "会场.jpg", a_jpeg())
    evidence_batch.add(store, evidence_batch.survey(store, [file]).proposals)
    shutil.rmtree(file.parent)

    (held,) = all_evidence(store)
    assert (store.folder / "objects" / held.sha256[:2] / held.sha256).read_bytes() == a_jpeg()


if sys.platform != "win32":

    def test_a_pipe_is_refused_and_a_name_in_another_encoding_is_taken(store, tmp_path):
        os.mkfifo(tmp_path / "管道.pdf")
        foreign = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe\xb7\xa8.pdf"))
        foreign.write_bytes(a_pdf(1))

        seen = evidence_batch.survey(store, [tmp_path / "管道.pdf", foreign])
        batch = evidence_batch.add(store, seen.proposals)

        assert batch.refused == ("“管道.pdf”不是文件，请选择文件。",)
        assert batch.added == 1
        with store.read() as session:
            assert "□" in session.scalars(select(Evidence.file_name)).one()


WORDS = st.sampled_from(("通知", "秘密★方案", "机密★3年 纪要", "（绝密）名单", "保密工作通知", "台账"))
ENDINGS = st.sampled_from((".txt", ".exe", ".xlsm", "", ".abc", ".csv"))
NUMBERS = st.sampled_from(("", "第93项 ", "第12项 ", "指标7 "))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(st.lists(st.tuples(NUMBERS, WORDS, ENDINGS), min_size=1, max_size=5, unique=True))
def test_what_a_name_tells_is_told_before_anything_is_stored(store, tmp_path, names):
    folder = tmp_path / "材料"
    shutil.rmtree(folder, ignore_errors=True)
    for number, (begins, word, ending) in enumerate(names):
        put(folder, f"{begins}{word}{ending}", f"示例 {names} {number}".encode())
    found = evidence_batch.survey(store, [folder])
    foretold = evidence_batch.unknown_numbers(store, found.proposals)

    batch = evidence_batch.add(store, found.proposals)

    assert set(batch.refused) == set(found.problems)
    assert foretold <= {"12", "7"}
    for each in found.proposals:
        is_told = any(f"“{each.name}”已添加，但指标体系里没有" in one for one in batch.remarks)
        is_refused = any(f"“{each.name}”" in one for one in batch.refused)
        assert is_told == (each.indicator in foretold and not is_refused)
