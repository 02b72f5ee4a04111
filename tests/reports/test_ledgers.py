"""The printed ledgers: the columns of the field, rows as they are filtered, posts of the day."""

import io
import pickle

import pytest
from pypdfium2 import PdfDocument
from python_calamine import CalamineWorkbook

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.paper.content import Band
from lushan_desktop.paper.excel.sheet import write_workbook
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.reports import REPORTS
from lushan_desktop.storage.lists.queries import ListQuery

COLUMNS = {
    "meeting_ledger": (
        "日期 会议名称 类别 地点 主持人（职务） 出席领导 出席 缺席 列席 议题 领导要求 佐证 指标"
    ),
    "instruction_ledger": (
        "收件日期 类型 来文单位 标题 文号/期号 批示领导（职务） 批示日期 批示内容 承办单位 缓急"
        " 时限 办理情况 状态 佐证"
    ),
    "document_register": "文号 标题 日期 签发人 主送 份数 指标",
    "headquarters_roster": "职务 姓名 单位及职务 任职起止 依据文号",
    "study_visit_ledger": "日期 形式 地点 带队领导或邀请人员 参加人员 主要内容 主要收获 佐证 指标",
    "inclusion_table": "纳入事项 责任单位 年度 载体文件 有关会议 落实情况 落实日期 佐证 完成",
}
LEDGERS = tuple(COLUMNS)


def cells(ledger) -> list[dict[str, str]]:
    """The rows as column name → text."""
    labels = [column.label for column in ledger.columns]
    return [dict(zip(labels, row, strict=True)) for row in ledger.rows if not isinstance(row, Band)]


def bands(ledger) -> list[str]:
    return [row.text for row in ledger.rows if isinstance(row, Band)]


@pytest.mark.parametrize("key", LEDGERS)
def test_a_ledger_has_the_columns_of_the_field(sample, key):
    ledger = sample.gather(key)

    assert " ".join(column.label for column in ledger.columns) == f"序号 {COLUMNS[key]}"
    assert cells(ledger), "the sample fills every ledger"


@pytest.mark.parametrize("key", LEDGERS)
def test_a_ledger_is_a_pdf_and_a_sheet_of_the_same_content(sample, key):
    ledger = sample.gather(key)
    content = REPORTS.get(key).compose(pickle.loads(pickle.dumps(ledger)))
    first = next(text for text in cells(ledger)[0].values() if len(text) > 3)

    paper = typeset(content)
    pages = PdfDocument(paper.pdf)
    text = "".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", "")
    book = CalamineWorkbook.from_filelike(io.BytesIO(write_workbook(content)))
    written = {str(cell) for row in book.get_sheet_by_index(0).to_python() for cell in row}

    assert paper.missing == ()
    assert ledger.title in text
    assert ledger.log_head in text
    assert "制表日期" in text
    assert first[:6] in text.replace("\n", "")
    assert first in written
    assert set(COLUMNS[key].split()) <= written


@pytest.mark.parametrize("key", LEDGERS)
def test_an_empty_ledger_says_so_in_one_sentence(empty_office, key):
    ledger = empty_office.gather(key)

    assert ledger.rows == ()
    paper = typeset(REPORTS.get(key).compose(ledger))
    text = "".join(page.get_textpage().get_text_range() for page in PdfDocument(paper.pdf))
    assert "没有符合条件的记录" in text


def test_meetings_stand_by_date_in_bands_of_years_with_recurring_ones_as_such(sample):
    ledger = sample.gather("meeting_ledger")
    days = [row["日期"] for row in cells(ledger)]

    assert bands(ledger) == ["2021年", "2023年", "日期不详"]
    assert ledger.counted == "12条"
    assert days[:4] == ["2021年以来（多次）", "2021年以来（多次）", "2023年3月21日", "2023年6月2日"]
    assert set(days[4:]) == {"多次"}


def test_leaders_bear_the_post_of_the_day_of_the_meeting(office):
    person = office.find("person", "name", "叶锐")
    old = office.find("tenure", "person", person)
    office.change("tenure", old, since=PartialDate(2023, 4))
    office.add(
        "tenure",
        person=person,
        post="县委副书记、代理县长",
        since=PartialDate(2023, 1),
        until=PartialDate(2023, 3, 31),
    )
    review = office.find("meeting", "title", "2022年度党政主要负责人述法评议大会")
    office.change(
        "meeting", review, attendance=({"way": "出席", "person": person, "name": "", "unit": "", "post": ""},)
    )

    rows = {row["会议名称"]: row for row in cells(office.gather("meeting_ledger"))}

    assert "县委副书记、代理县长叶锐" in rows["2022年度党政主要负责人述法评议大会"]["出席"]
    assert rows["争创省级法治政府建设示范县动员会"]["出席领导"] == "县委书记刘鹏\n县委副书记、县长叶锐"
    assert rows["争创省级法治政府建设示范县动员会"]["领导要求"].startswith("县委书记刘鹏：深入推进依法行政")


def test_a_ledger_prints_what_the_page_shows(sample):
    ledger = sample.gather("meeting_ledger", query=ListQuery(chip="动员会"))

    assert [row["会议名称"] for row in cells(ledger)] == ["争创省级法治政府建设示范县动员会"]
    assert "动员会" in ledger.filter_line
    assert ledger.counted == "1次"


def test_a_period_leaves_out_what_lies_outside(sample):
    ledger = sample.gather("instruction_ledger", start=PartialDate(2023, 7), end=PartialDate(2023, 7, 31))

    assert [row["批示日期"] for row in cells(ledger)] == ["2023年7月26日"]


def test_the_instruction_ledger_names_paper_issue_and_leader(sample):
    rows = cells(sample.gather("instruction_ledger"))

    assert [row["批示领导（职务）"] for row in rows] == [
        "县委书记刘鹏",
        "平顶山市司法局党委书记、局长陈建忠",
        "县委副书记、县长叶锐",
    ]
    assert rows[0]["来文单位"] == "鲁山县司法局"
    assert rows[0]["批示内容"] == "（大意）明确全力支持创建，并对创建工作提出要求"
    assert rows[2]["文号/期号"] == "第7期"


def test_the_register_holds_outgoing_papers_by_code_year_and_number(sample):
    ledger = sample.gather("document_register")

    assert bands(ledger) == ["鲁法〔2023〕", "鲁法办〔2023〕", "未编文号"]
    numbers = ["鲁法〔2023〕1号", "鲁法〔2023〕2号", "鲁法办〔2023〕4号", "鲁法办〔2023〕5号", ""]
    assert [row["文号"] for row in cells(ledger)] == numbers


def test_the_roster_stands_in_the_order_of_the_roles(sample):
    rows = cells(sample.gather("headquarters_roster"))

    assert [(row["职务"], row["单位及职务"]) for row in rows] == [
        ("政委", "县委书记"),
        ("指挥长", "县长"),
        ("副指挥长", "各分管副县长"),
        ("成员", "相关单位主要负责人"),
    ]
    assert {row["依据文号"] for row in rows} == {"鲁法〔2023〕2号"}


def test_visits_and_guests_share_a_ledger(sample):
    ledger = sample.gather("study_visit_ledger")

    assert bands(ledger) == ["外出学习考察", "邀请座谈交流"]
    assert cells(ledger)[0]["带队领导或邀请人员"] == "县领导"
    assert cells(ledger)[1]["带队领导或邀请人员"] == "市领导和市创建办业务骨干"


def test_all_seven_inclusions_are_listed_even_where_one_is_missing(office):
    office.remove("inclusion", office.find("inclusion", "item", "纳入县委巡察工作"))

    ledger = office.gather("inclusion_table")

    items = [row["纳入事项"] for row in cells(ledger)]
    assert len(items) == 7
    assert items[5] == "纳入县委巡察工作"
    assert ledger.counted == "6项"


def test_the_table_of_the_seven_says_how_far_each_is_and_the_reminder_leaves_out_what_is_done(office):
    entry = office.find("inclusion", "item", "纳入年度综合考核")
    file = office.add("evidence", title="示例佐证")
    basis = office.find("document", "number", "鲁法〔2023〕1号")
    office.change("inclusion", entry, basis=basis, files=(Attachment(file),))

    told = {row["纳入事项"]: row["完成"] for row in cells(office.gather("inclusion_table"))}
    waiting = office.gather("inclusion_table", waiting=True)

    assert told.pop("纳入年度综合考核") == "完成"
    assert set(told.values()) == {"部分"}
    assert [row["纳入事项"] for row in cells(waiting)] == list(told)
    assert "催报单" in waiting.title


def test_units_that_carry_out_one_inclusion_stand_under_it(office):
    office.add(
        "inclusion", item="纳入年度综合考核", unit=office.find("unit", "name", "鲁山县司法局"), year=2023
    )

    rows = cells(office.gather("inclusion_table"))

    place = next(place for place, row in enumerate(rows) if row["责任单位"])
    assert rows[place]["纳入事项"] == "" or rows[place + 1]["纳入事项"] == ""
    assert rows[place]["年度"] == "2023年"
