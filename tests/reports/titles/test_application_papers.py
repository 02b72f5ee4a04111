"""The papers of an application carry every opinion, and the Word form comes back row by row."""

import io
from datetime import date
from decimal import Decimal

import docx
import pypdfium2
import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.content import SignatureRow
from lushan_desktop.paper.excel.sheet import write_workbook
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.word.word import write_document
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.importing import applications_form
from lushan_desktop.services.importing.applications_form import Verdict
from lushan_desktop.services.records import records, undoing
from lushan_desktop.services.titles import applications, applications_list
from tests.offices import sample_store
from tests.saving import day

APPLICATION, BATCH = RECORD_TYPES.get("application"), RECORD_TYPES.get("batch")


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 27))
    with sample_store(tmp_path / "office", person="示例甲") as opened:
        yield opened


def of(office, applicant):
    return next(row.id for row in applications_list.overview(office).rows if row.applicant == applicant)


def content(office, key, **options):
    report = REPORTS.get(key)
    with office.read() as session:
        value = report.gather(session, report.completed(session, options))
    return report.compose(value)


def printed(office, key, **options):
    document = pypdfium2.PdfDocument(typeset(content(office, key, **options)).pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(text.split())


def test_the_opinions_print_with_marks_reasons_and_sums(office):
    text = printed(office, "review_opinions", application=of(office, "张官营镇（示例）"))

    for item in records.values(office, APPLICATION, of(office, "张官营镇（示例）"))["review_items"]:
        for field in ("content", "conclusion", "reason", "missing", "suggestion"):
            assert item[field] in text
    assert "合计1008885" in text
    assert "初审意见：共审查10项，符合7项，需补充2项，不符合1项，得分85分（满分100分）。" in text


def test_an_opinion_of_an_earlier_round_stays_on_the_paper(office):
    application = of(office, "张官营镇（示例）")
    rows = records.values(office, APPLICATION, application)["review_items"]
    told = ({**row, "earlier": "第1次：需补充，缺签字" if row["number"] == "5" else ""} for row in rows)
    records.save(office, APPLICATION, {"review_items": tuple(told)}, application)

    assert "第1次：需补充，缺签字" in printed(office, "review_opinions", application=application)


def test_the_slip_on_the_spot_lists_only_what_is_wanting_and_until_when(office):
    text = printed(office, "on_site_feedback", application=of(office, "张官营镇（示例）"))

    assert "整改期限2023年7月31日" in text
    assert "两起案件缺少现场检查音像记录。" in text
    assert "权责清单动态调整并向社会公开" not in text


def test_the_slip_of_a_second_review_carries_no_day_of_the_first(office):
    application = of(office, "张官营镇（示例）")
    days = {"feedback_on": PartialDate(2023, 7, 20), "rectify_by": PartialDate(2023, 7, 25)}
    records.save(office, APPLICATION, days, application)
    applications.move(
        office, application, "初审", rectification="示例", rectified_on=PartialDate(2023, 7, 24)
    )

    text = printed(office, "on_site_feedback", application=application)

    assert "2023年7月20日" not in text
    assert "2023年7月25日" not in text


def test_nothing_is_said_to_be_in_order_that_nobody_has_looked_at(office):
    unseen = of(office, "鲁山县税务局")

    slip = printed(office, "on_site_feedback", application=unseen)
    assert "尚未逐项审查。" in slip
    assert "符合" not in slip
    assert "合计" not in printed(office, "review_opinions", application=unseen)


def test_places_to_sign_end_with_a_colon(office):
    for key in ("on_site_feedback", "review_opinions"):
        (row,) = (
            block
            for block in content(office, key, application=of(office, "瓦屋镇（示例）")).blocks
            if isinstance(block, SignatureRow)
        )
        assert all(label.endswith("：") for label in row.labels)


def test_the_recommendations_stand_in_the_order_of_their_scores(office):
    with office.read() as session:
        batch = REPORTS.get("recommendation_table").completed(session, {})["batch"]
    records.save(office, BATCH, {"quota": 2}, batch)

    text = printed(office, "recommendation_table", batch=batch)

    assert "第四批河南省依法行政示范单位推荐汇总表" in text
    assert "名额2个，通过初审的共1个" in text
    assert "1鲁山县瓦屋镇（示例）河南省依法行政示范单位执法案卷逐件评查" in text
    assert "张官营镇" in printed(office, "recommendation_table", batch=batch, which="全部")


def test_who_recommends_is_a_body_and_no_way(office):
    application = of(office, "瓦屋镇（示例）")
    batch = records.values(office, APPLICATION, application)["batch"]
    said = {}
    for channel in ("县推荐", "垂直系统推荐"):
        records.save(office, APPLICATION, {"channel": channel}, application)
        said[channel] = printed(office, "recommendation_table", batch=batch)
    assert "1鲁山县瓦屋镇（示例）" in said["县推荐"]
    assert "1垂直系统瓦屋镇（示例）" in said["垂直系统推荐"]

    paper = {"direction": "发文", "title": "示例：推荐函", "kind": "函", "issuing_body": "示例机关"}
    paper = records.save(office, RECORD_TYPES.get("document"), paper).ids("document")[0]
    records.save(office, APPLICATION, {"recommendation": paper}, application)
    text = printed(office, "recommendation_table", batch=batch)
    records.save(office, APPLICATION, {"recommendation": "", "channel": ""}, application)
    assert "1示例机关瓦屋镇（示例）" in text


def test_the_ledger_has_every_application_below_its_title(office):
    text = printed(office, "application_ledger")

    assert "全部记录，共6件" in text
    assert text.index("服务型行政执法标兵") < text.index("鲁山县税务局")
    assert len(write_workbook(content(office, "application_ledger"))) > 1000


def test_the_form_has_a_cover_the_facts_and_every_item(office):
    text = printed(office, "application_form", application=of(office, "下汤镇（示例）"))

    assert "河南省依法行政示范单位申报表" in text
    assert "申报单位（盖章）：下汤镇（示例）" in text
    assert "争议咨询调解运行情况" in text
    assert "合计10092" in text
    assert "单位类别垂直管理单位" in printed(
        office, "application_form", application=of(office, "鲁山县税务局")
    )


@pytest.fixture
def form(office, tmp_path):
    """The form of an application that nobody has filled in yet, as Word."""
    application = of(office, "尧山镇（示例）")
    data = write_document(content(office, "application_form", application=application))
    return application, docx.Document(io.BytesIO(data)), tmp_path / "申报表.docx"


def assessment(document):
    return next(table for table in document.tables if table.cell(0, 0).text.strip() == "序号")


def fill(document, file, scores, facts=()):
    table = assessment(document)
    for number, score, words in scores:
        cells = table.rows[number].cells
        cells[4].text, cells[5].text = score, words
    for label, text in facts:
        for row in document.tables[0].rows:
            for place, cell in enumerate(row.cells):
                if cell.text.strip() == label:
                    row.cells[place + 1].text = text
                    break
    document.save(file)
    return file


def test_a_form_filled_in_elsewhere_is_told_row_by_row_and_not_yet_written(office, form):
    application, document, file = form
    fill(document, file, [(1, "9.5", "清单见附件"), (2, "十二", ""), (3, "11", "")], [("联系人", "示例乙")])
    before = records.values(office, APPLICATION, application)

    checked = applications_form.check_form(office, application, file)

    assert [(line.verdict, line.reason) for line in checked.lines[:4]] == [
        (Verdict.READY, ""),
        (Verdict.MEND, "自评分：“十二”不是数字，请按“1.5”格式填写。"),
        (Verdict.MEND, "自评分超过分值10分"),
        (Verdict.EMPTY, ""),
    ]
    assert checked.said == "可导入 1 项，没有填 7 项，需修改 2 项"
    assert dict(checked.values) == {"contact": "示例乙"}
    assert records.values(office, APPLICATION, application) == before


def test_taking_the_form_in_is_one_step(office, form):
    application, document, file = form
    fill(document, file, [(1, "9.5", "清单见附件"), (2, "8", "")], [("电话", "0375-0000000")])
    before = records.values(office, APPLICATION, application)

    applications_form.take_form(office, applications_form.check_form(office, application, file))

    held = records.values(office, APPLICATION, application)
    assert str(held["self_score"]) == "17.5"
    assert (held["review_items"][0]["note"], held["phone"]) == ("清单见附件", "0375-0000000")
    again = applications_form.check_form(office, application, file)
    assert {line.verdict for line in again.lines} == {Verdict.SAME, Verdict.EMPTY}
    with pytest.raises(UserError, match="没有可以导入的内容"):
        applications_form.take_form(office, again)
    undoing.undo_last(office)
    assert records.values(office, APPLICATION, application) == before


def test_numbers_that_were_changed_and_another_units_form_are_told(office, form):
    _, document, file = form
    table = assessment(document)
    table.rows[1].cells[0].text, table.rows[2].cells[0].text = "99", "3"
    fill(document, file, [(1, "5", ""), (2, "5", "")])

    checked = applications_form.check_form(office, of(office, "下汤镇（示例）"), file)

    assert [line.reason for line in checked.wrong] == ["申报里没有序号为“99”的条目", "序号“3”出现了两次"]
    assert checked.warning.startswith("表里的申报单位是“尧山镇”，这件申报是“下汤镇”的")


def test_what_is_no_form_is_refused_with_what_to_do(office, form, tmp_path):
    application, _, file = form
    other = docx.Document()
    other.add_paragraph("示例文稿")
    other.save(file)
    with pytest.raises(UserError, match="没有逐项自评的表"):
        applications_form.check_form(office, application, file)
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(UserError, match="不是Word申报表"):
        applications_form.check_form(office, application, tmp_path / "a.pdf")


def test_nobody_shares_a_place_that_another_was_given_for_another_score(office):
    with office.read() as session:
        batch = REPORTS.get("recommendation_table").completed(session, {})["batch"]
    title = records.values(office, BATCH, batch)["title"]
    for name, score, rank in (("示例甲局", 90, 1), ("示例乙局", 200, None), ("示例丙局", 80, 3)):
        unit = records.save(office, RECORD_TYPES.get("unit"), {"name": name}).ids("unit")[0]
        values = {"applicant": unit, "title": title, "batch": batch, "score": Decimal(score), "rank": rank}
        records.save(office, APPLICATION, {**values, "passed_on": PartialDate(2023, 7, 20), "stage": "公示"})

    report = REPORTS.get("recommendation_table")
    with office.read() as session:
        value = report.gather(session, report.completed(session, {"batch": batch, "which": "通过初审的"}))

    places = {row[2]: row[0] for row in value.rows}
    assert (places["示例甲局"], places["示例乙局"], places["示例丙局"]) == ("1", "", "3")


def test_the_ledger_says_when_a_naming_was_revoked(office):
    application = of(office, "瓦屋镇（示例）")
    before = records.values(office, APPLICATION, application)
    honour = {"name": "示例荣誉", "unit": before["applicant"], "revoked_on": day("2024-03-01")}
    honour = records.save(office, RECORD_TYPES.get("honour"), honour).ids("honour")[0]
    gone = {"stage": "未通过", "refusal": "示例：发生违法事件", "honour": honour}
    records.save(office, APPLICATION, {**gone, "designated_on": day("2023-09-05")}, application)

    text = printed(office, "application_ledger")
    records.save(office, APPLICATION, {name: before[name] for name in (*gone, "designated_on")}, application)
    assert "2024年3月1日撤销：示例：发生违法事件" in text
