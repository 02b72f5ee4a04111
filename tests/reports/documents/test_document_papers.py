"""收文登记簿, 文件处理笺, 发文稿纸, 批示办理单 and 批示催办单: their text is read back from the paper."""

import pickle
from datetime import date

import pytest
from pypdfium2 import PdfDocument

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.paper.content import Band
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.word.word import write_document
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.instructions import instruction_handling

DUE = PartialDate(2023, 8, 10)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 8, 12))


def pages(office, key, **options):
    """The text of each page, without the breaks of lines."""
    value = office.gather(key, **options)
    content = REPORTS.get(key).compose(pickle.loads(pickle.dumps(value)))
    assert write_document(content).startswith(b"PK")
    paper = typeset(content)
    assert not paper.missing
    document = PdfDocument(paper.pdf)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def text(office, key, **options):
    return "".join(pages(office, key, **options))


def person(office, name, post=""):
    made = office.add("person", name=name)
    if post:
        office.add("tenure", person=made, post=post, since=PartialDate(2020))
    return made


@pytest.fixture
def incoming(empty_office):
    unit = empty_office.add("unit", name="示例县司法局")
    return empty_office.add(
        "document",
        answers="",
        direction="收文",
        number="示政办〔2023〕8号",
        receipt_number="收〔2023〕2号",
        received_on=PartialDate(2023, 7, 3),
        title="示例：关于报送材料的通知",
        issuing_body="示例市人民政府办公室",
        urgency="加急",
        proposed_action="示例：拟请县司法局办理",
        leader_comment="示例：同意",
        assignee_unit=unit,
        due_on=DUE,
        result="示例：材料已报",
        closed_on=PartialDate(2023, 8, 9),
    )


def test_the_processing_slip_shows_a_document_on_its_way_through_the_office(empty_office, incoming):
    (shown,) = pages(empty_office, "processing_slip", document=incoming)

    for expected in (
        "文件处理笺",
        "收文号收〔2023〕2号",
        "收文日期2023年7月3日",
        "来文单位示例市人民政府办公室",
        "来文字号示政办〔2023〕8号",
        "示例：关于报送材料的通知",
        "缓急加急",
        "办理时限2023年8月10日",
        "示例：拟请县司法局办理",
        "示例：同意",
        "承办单位示例县司法局",
        "示例：材料已报",
        "办结日期2023年8月9日",
    ):
        assert expected in shown, expected


def test_the_drafting_sheet_has_room_to_sign_on_one_page(empty_office):
    issuer = empty_office.add("issuer", name="示例领导小组办公室", code="示法办")
    draft = empty_office.add(
        "document",
        answers="",
        number="示法办〔2023〕6号",
        title="示例：关于召开推进会的通知",
        issuer=issuer,
        drafter=person(empty_office, "示例甲"),
        reviewer=person(empty_office, "示例乙"),
        countersigners=(person(empty_office, "示例丙"), person(empty_office, "示例丁")),
        signatory=person(empty_office, "示例戊"),
        openness="主动公开",
        retention="永久",
        addressees="各乡镇、街道",
        copies=60,
    )

    (shown,) = pages(empty_office, "drafting_sheet", document=draft)

    for expected in (
        "发文稿纸",
        "发文名义示例领导小组办公室",
        "示法办〔2023〕6号",
        "公开属性主动公开保管期限永久",
        "份数60份",
        "主送各乡镇、街道",
        "示例丙、示例丁",
        "示例戊",
    ):
        assert expected in shown, expected
    assert shown.count("年月日") == 4


def test_an_empty_draft_is_a_sheet_to_write_on(empty_office):
    blank = empty_office.add("document", answers="", direction="发文")

    assert "签发" in text(empty_office, "drafting_sheet", document=blank)
    assert "【待补" not in text(empty_office, "drafting_sheet", document=blank)


def test_a_form_is_proposed_for_the_latest_document_of_its_side(empty_office, incoming):
    empty_office.add("document", answers="", number="示法〔2023〕1号", direction="发文", title="示例：发文")

    assert "收〔2023〕2号" in text(empty_office, "processing_slip")
    assert "示例：发文" in text(empty_office, "drafting_sheet")


def test_a_document_in_the_bin_has_no_form(empty_office, incoming):
    empty_office.remove("document", incoming)

    with pytest.raises(UserError, match="请另选一份"):
        empty_office.gather("processing_slip", document=incoming)


def test_the_receipt_register_stands_by_receipt_and_leaves_out_what_was_issued(empty_office, incoming):
    empty_office.add(
        "document", answers="", direction="收文", receipt_number="收〔2023〕10号", title="示例：后"
    )
    empty_office.add(
        "document", answers="", direction="收文", receipt_number="收〔2022〕1号", title="示例：前"
    )
    empty_office.add("document", answers="", direction="发文", number="示法〔2023〕1号", title="示例：发文")

    ledger = empty_office.gather("receipt_register")

    rows = [row for row in ledger.rows if not isinstance(row, Band)]
    assert [row[1] for row in rows] == ["收〔2022〕1号", "收〔2023〕2号", "收〔2023〕10号"]
    assert rows[1][-1] == "示例：材料已报\n2023年8月9日"
    assert ledger.counted == "3件"
    shown = text(empty_office, "receipt_register")
    assert "示例县司法局" in shown
    assert "示例：发文" not in shown


@pytest.fixture
def instruction(empty_office):
    units = [empty_office.add("unit", name=f"示例{name}局") for name in "甲乙"]
    paper = empty_office.add(
        "document", answers="", title="示例：情况报告", number="示司〔2023〕3号", issuing_body="示例司法局"
    )
    made = empty_office.add(
        "instruction",
        answers="",
        leader=person(empty_office, "示例己", "示例县县长"),
        given_on=PartialDate(2023, 7, 26),
        words="示例：请抓紧办理。",
        standing="原文已核",
        document=paper,
        received_on=PartialDate(2023, 7, 27),
        urgency="特急",
        proposed_action="示例：拟转甲局",
    )
    instruction_handling.move(
        empty_office.store, made, "已转办", lead_unit=units[0], support_units=(units[1],), due_on=DUE
    )
    return made


def test_the_dispatch_slip_names_leader_paper_words_and_every_unit(empty_office, instruction):
    (shown,) = pages(empty_office, "dispatch_slip", instruction=instruction)

    for expected in (
        "领导批示办理单",
        "批示领导示例县县长示例己",
        "批示日期2023年7月26日",
        "来文单位示例司法局",
        "示例：情况报告",
        "示司〔2023〕3号",
        "“示例：请抓紧办理。”",
        "牵头：示例甲局配合：示例乙局",
        "办理时限2023年8月10日",
        "示例乙局（配合）",
    ):
        assert expected in shown, expected


def test_the_slip_with_rows_to_write_in_stands_on_one_page(office):
    leader = office.find("instruction", "given_on", "2023-07-26")

    (shown,) = pages(office, "dispatch_slip", instruction=leader)

    assert "转办单位" in shown


def test_words_that_nobody_held_against_the_original_are_not_quoted(empty_office, instruction):
    empty_office.change("instruction", instruction, standing="待核")

    shown = text(empty_office, "dispatch_slip", instruction=instruction)

    assert "示例：请抓紧办理。（待核）" in shown
    assert "“示例" not in shown
    assert "请抓紧办理。（待核）" not in text(empty_office, "instruction_reminder", instruction=instruction)


def test_a_reminder_goes_to_every_unit_that_has_not_reported(empty_office, instruction):
    issuer = empty_office.add("issuer", name="示例领导小组办公室")
    first, second = pages(
        empty_office, "instruction_reminder", instruction=instruction, reply_by=PartialDate(2023, 8, 15)
    )

    assert "示例甲局：" in first
    assert "示例乙局：" in second
    assert "2023年7月26日，示例县县长示例己在《示例：情况报告》（示司〔2023〕3号）上作出批示" in first
    assert "该件已于2023年8月12日转你单位办理，要求于2023年8月10日前反馈，现已逾期2天" in first
    assert "于2023年8月15日前书面反馈" in first
    assert "示例领导小组办公室" in first
    assert "送审稿" not in first
    assert issuer


def test_who_has_reported_is_not_reminded(empty_office, instruction):
    rows = empty_office.gather("instruction_reminder", instruction=instruction).units
    assert [unit for unit, _ in rows] == ["示例甲局", "示例乙局"]

    instruction_handling.move(empty_office.store, instruction, "已签收")
    instruction_handling.move(empty_office.store, instruction, "已反馈", feedback="示例：已办")

    assert [unit for unit, _ in empty_office.gather("instruction_reminder").units] == ["示例乙局"]


def test_the_ledger_counts_no_ticked_paper_as_an_instruction_and_computes_what_is_overdue(
    empty_office, instruction
):
    empty_office.add("instruction", answers="", kind="圈阅", given_on=PartialDate(2023, 7, 1))

    ledger = empty_office.gather("instruction_ledger")

    assert ledger.counted == "1件，另有圈阅1件"
    assert [row[13] for row in ledger.rows] == ["不需办理", "已转办\n逾期2天"]
