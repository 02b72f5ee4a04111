"""What evidence files say is found by the search, says where it stands, and goes with its file."""

import os
import time
from datetime import date

import pikepdf
import pytest

from lushan_desktop.app import parts
from lushan_desktop.base.errors import Cancelled
from lushan_desktop.domain.evidence.evidence import EVIDENCE, Evidence
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import answers, evidence, evidence_text, lists, record_view, records
from lushan_desktop.services.records.evidence_text import READER, read_next, text_of
from lushan_desktop.services.records.find_all import find_all
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage import schema, undo
from lushan_desktop.storage.rescue.rebuild import one_transaction
from tests.intake.test_evidence_text import a_pdf, a_workbook
from tests.offices import new_store
from tests.services.evidence.material import read_all
from tests.watching import Watch

TODAY = date(2023, 7, 27)


@pytest.fixture
def office(tmp_path):
    with new_store(tmp_path / "office", parts=parts()) as opened:
        yield opened
    READER.close()


def keep(store, file):
    """The id of the evidence record of a file."""
    taken, refused = evidence.take_in(store, [file])
    assert not refused
    with store.change("添加佐证") as step:
        item = evidence.register(step, taken[0])
    return item.id


def a_text(folder, words, name="示例.txt"):
    (folder / name).write_text(words, "utf-8")
    return folder / name


def found(store, text):
    keys = [key for key in RECORD_TYPES.keys if not RECORD_TYPES.get(key).is_child]
    findings = find_all(store, text, keys, today=TODAY)
    return {one.id: one for group in findings.groups for one in group.found}


def test_the_words_of_a_pdf_are_found_on_their_page_and_marked(office, tmp_path):
    record = keep(office, a_pdf(tmp_path / "示例通报.pdf", "开头", "研究全县行政执法案卷评查工作"))
    assert found(office, "案卷评查") == {}

    assert read_all(office) == 1

    hit = found(office, "案卷评查")[record]
    assert hit.title == "示例通报"
    assert hit.detail.startswith("第2页：")
    assert hit.detail[slice(*hit.detail_mark)] == "案卷评查"
    assert [one.id for one in answers.find(office, "案卷评查")] == [record]
    assert lists.look(office, EVIDENCE, ListQuery(text="案卷评查")).ids == (record,)


def test_the_words_of_a_sheet_are_found_in_their_sheet(office, tmp_path):
    record = keep(office, a_workbook(tmp_path / "示例.xlsx"))

    read_all(office)

    assert found(office, "示例职务")[record].detail.startswith("工作表“名单”：")


@pytest.mark.parametrize("text", ["鲁法办2023 5", "鲁法办[2023]05号", "鲁法办〔２０２３〕５号"])
def test_a_number_in_a_file_is_found_in_any_spelling(office, tmp_path, text):
    record = keep(office, a_text(tmp_path, "依据鲁法办〔2023〕5号文件"))

    read_all(office)

    assert found(office, text)[record].detail.startswith("文件里：")


def test_a_deleted_file_is_found_no_more_until_it_is_restored(office, tmp_path):
    record = keep(office, a_text(tmp_path, "案卷评查"))
    read_all(office)

    records.remove(office, EVIDENCE, [record])
    assert found(office, "案卷评查") == {}

    undo.undo_last(office)
    assert record in found(office, "案卷评查")


def test_a_replaced_file_is_read_anew(office, tmp_path):
    record = keep(office, a_text(tmp_path, "案卷评查"))
    read_all(office)
    taken, _ = evidence.take_in(office, [a_text(tmp_path, "柔性执法")])

    with office.change("更换文件") as step:
        item = step.get(Evidence, record)
        item.sha256 = taken[0].sha256
        step.add(item)
    read_all(office)

    assert found(office, "案卷评查") == {}
    assert record in found(office, "柔性执法")


def test_a_scan_says_that_it_has_no_words(office, tmp_path):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "示例.pdf")
    record = keep(office, tmp_path / "示例.pdf")

    assert read_all(office) == 1

    assert record_view.view(office, EVIDENCE, record).files[0].remark == "扫描件，没有文字"
    assert read_all(office) == 0


def test_a_locked_file_is_remembered_with_the_reason_and_the_next_is_read(office, tmp_path):
    good = keep(office, a_text(tmp_path, "案卷评查"))
    a_pdf(tmp_path / "open.pdf", "示例")
    with pikepdf.open(tmp_path / "open.pdf") as pdf:
        pdf.save(tmp_path / "加密.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    locked = keep(office, tmp_path / "加密.pdf")

    assert read_all(office) == 2

    assert "加了密码" in record_view.view(office, EVIDENCE, locked).files[0].remark
    assert good in found(office, "案卷评查")
    assert read_all(office) == 0


def test_a_file_that_kills_its_reader_is_remembered(office, tmp_path, monkeypatch):
    record = keep(office, a_text(tmp_path, "案卷评查"))
    monkeypatch.setattr(evidence_text, "read_within_limits", die)

    assert read_all(office) == 1

    assert "损坏" in record_view.view(office, EVIDENCE, record).files[0].remark


def die(*_args):
    """Runs in the child."""
    os._exit(1)


def test_a_missing_file_is_told(office, tmp_path):
    record = keep(office, a_text(tmp_path, "案卷评查"))
    for file in (office.folder / "objects").glob("??/*"):
        file.unlink()

    read_all(office)

    assert "文件不在了" in record_view.view(office, EVIDENCE, record).files[0].remark


def test_reading_can_be_stopped_and_is_done_later(office, tmp_path, monkeypatch):
    record = keep(office, a_text(tmp_path, "案卷评查"))
    with monkeypatch.context() as patch:
        patch.setattr(evidence_text, "read_within_limits", read_for_ever)
        with pytest.raises(Cancelled):
            read_next(office, Watch(stop_after=0))

    assert found(office, "案卷评查") == {}
    assert read_all(office) == 1
    assert record in found(office, "案卷评查")


def read_for_ever(_file, _name):
    time.sleep(600)


def test_what_was_read_is_kept_when_the_index_is_made_again(office, tmp_path):
    record = keep(office, a_text(tmp_path, "案卷评查"))
    read_all(office)

    with one_transaction(office.driver, office.file) as connection:
        schema.create_derived(connection, office.registry)

    assert read_all(office) == 0
    assert record in found(office, "案卷评查")


def test_the_text_of_a_file_can_be_had(office, tmp_path):
    keep(office, a_workbook(tmp_path / "示例.xlsx"))
    read_all(office)
    with office.read() as session:
        (sha256,) = session.connection().exec_driver_sql("SELECT sha256 FROM evidence").one()

    assert [words.place for words in text_of(office, sha256)] == ["工作表“名单”", "工作表“台账”"]
    assert text_of(office, sha256)[1].text == "案卷评查"
    assert text_of(office, "0" * 64) == ()


def test_a_format_that_cannot_be_read_says_so_and_pictures_say_nothing(office, tmp_path):
    for name in ("示例.ceb", "示例.jpg"):
        (tmp_path / name).write_bytes(name.encode())
    paper, picture = keep(office, tmp_path / "示例.ceb"), keep(office, tmp_path / "示例.jpg")

    assert read_all(office) == 0

    assert record_view.view(office, EVIDENCE, paper).files[0].remark == "只能按名称查找"
    assert record_view.view(office, EVIDENCE, picture).files[0].remark == ""


def test_a_very_long_text_is_found_at_every_place(office, tmp_path):
    words = "".join(chr(0x4E00 + n) for n in range(9000))
    record = keep(office, a_text(tmp_path, words))
    read_all(office)

    for start in (0, 3998, 3999, 4000, 7999, 8996):
        assert record in found(office, words[start : start + 4]), start
    assert record in found(office, words[-1])
