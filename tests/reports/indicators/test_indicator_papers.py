"""The papers over the indicators, read back from what is printed."""

import io
import pickle
from datetime import date
from decimal import Decimal

import pytest
from pypdfium2 import PdfDocument
from python_calamine import CalamineWorkbook

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.excel.sheet import write_workbook
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.indicators import gaps
from lushan_desktop.services.indicators.indicator_import import giving_out, opening, writing
from lushan_desktop.services.indicators.indicator_import.writing import Edition
from lushan_desktop.services.records import answers, records

INDICATOR = RECORD_TYPES.get("indicator")
KEYS = (
    "indicator_tasks",
    "self_scores",
    "lost_points",
    "self_report",
    "web_publications",
    "material_reminder",
)


def day(text: str) -> PartialDate:
    return PartialDate.from_date(date.fromisoformat(text))


@pytest.fixture
def example(office, tmp_path):
    """The sample office with the example table in use, some indicators scored."""
    giving_out.save_example(None, tmp_path / "示例.xlsx")
    understood = opening.open_table(office.store, tmp_path / "示例.xlsx")
    writing.carry_out(office.store, understood, Edition("示例指标体系", "2024版", 2024))
    rows = {one.plain["number"]: one.plain for one in answers.everything(office.store, INDICATOR)}
    person = office.add("person", name="示例甲", phone="0000000")
    for number, score, reason in (("1", "2", ""), ("2", "1.5", "示例：缺一份文件"), ("3", "0", "")):
        values = {"self_score": Decimal(score), "deduction": reason, "reviewer": person, "leader": person}
        values |= {
            "responsible_person": person,
            "due_on": day("2024-06-30"),
            "reviewed_on": day("2024-05-01"),
        }
        records.save(office.store, INDICATOR, values, rows[number]["id"])
    return office


def printed(office, key: str, **options) -> str:
    """All that stands on the paper, without line ends."""
    value = pickle.loads(pickle.dumps(office.gather(key, **options)))
    pages = PdfDocument(typeset(REPORTS.get(key).compose(value)).pdf)
    return (
        "".join(page.get_textpage().get_text_range() for page in pages)
        .replace("\r\n", "")
        .replace("\ufffe", "")
    )


def sheet(office, key: str, **options) -> list[list[str]]:
    content = REPORTS.get(key).compose(office.gather(key, **options))
    book = CalamineWorkbook.from_filelike(io.BytesIO(write_workbook(content)))
    return book.get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("key", KEYS)
def test_every_paper_over_the_indicators_is_made_for_any_office(key, example, empty_office):
    assert printed(example, key)
    if "system" in {option.name for option in REPORTS.get(key).options}:
        empty_office.add("indicator_system", name="示例体系")
    assert printed(empty_office, key)


def test_the_table_of_tasks_has_the_columns_of_the_field(example):
    ledger = example.gather("indicator_tasks")

    assert " ".join(column.label for column in ledger.columns) == (
        "序号 一级指标 二级指标 三级指标 分值 应提供材料 牵头单位 责任单位 分管领导 责任人及电话 完成时限"
        " 完成情况 备注"
    )
    assert len(ledger.rows) == 100
    assert ledger.rows[0] == (
        "1", "一、示例一级指标一", "（一）示例二级指标一", "1 示例三级指标第1项", "2",
        "1.示例文件1\n2.示例台账1", "鲁山县司法局", "鲁山县人民政府", "示例甲", "示例甲\n0000000",
        "2024年6月30日", "缺失", "",
    )  # fmt: skip
    text = printed(example, "indicator_tasks")
    assert all(f"示例三级指标第{number}项" in text for number in (1, 50, 100))
    cells = [cell for row in sheet(example, "indicator_tasks") for cell in row]
    assert "一、示例一级指标一" in cells


def test_the_table_of_tasks_of_one_unit_holds_what_it_answers_for(example):
    unit = example.find("unit", "name", "鲁山县税务局")

    ledger = example.gather("indicator_tasks", unit=unit)

    assert 0 < len(ledger.rows) < 100
    assert all("鲁山县税务局" in row[6] + row[7] for row in ledger.rows)
    assert "鲁山县税务局" in ledger.filter_line


def test_scores_are_summed_and_losses_listed_with_reason_and_missing_material(example):
    scores, lost = example.gather("self_scores"), example.gather("lost_points")

    assert scores.ledger.rows[1][4:] == ("2", "1.5", "示例：缺一份文件", "示例甲", "2024年5月1日")
    assert scores.total == ("", "合计", "", "", "145", "3.5", "", "", "")
    assert [row[3:9] for row in lost.ledger.rows] == [
        ("2 示例三级指标第2项", "2", "1.5", "0.5", "示例：缺一份文件", "示例文件2"),
        ("3 示例三级指标第3项", "1", "0", "1", "", "示例文件3\n示例台账3"),
    ]
    assert lost.total[4:7] == ("3", "1.5", "1.5")
    assert "合计" in printed(example, "self_scores")
    assert "示例：缺一份文件" in printed(example, "lost_points")


@pytest.mark.parametrize("aside", ["bonus", "veto"])
def test_what_is_added_or_vetoed_counts_aside_as_in_the_official_table(example, aside):
    before = example.gather("self_scores").total
    first = example.find("indicator", "number", "1")
    rows = {one.plain["number"]: one.plain for one in answers.everything(example.store, INDICATOR)}
    assert rows["1"]["id"] == first

    example.change("indicator", first, **{aside: True})

    after = example.gather("self_scores").total
    assert Decimal(before[4]) - Decimal(after[4]) == Decimal(2)
    assert Decimal(before[5]) - Decimal(after[5]) == Decimal(2)
    told = printed(example, "self_report")
    assert f"总分{after[4]}分，自评{after[5]}分" in told
    assert ("另加分2分" in after[6], "加分项另得2分" in told) == ((aside == "bonus"),) * 2


def test_what_does_not_apply_is_neither_scored_nor_lost(example):
    row = next(one for one in answers.everything(example.store, INDICATOR) if one.plain["number"] == "2")
    example.change("indicator", row.id, not_applicable=True, not_applicable_reason="示例理由")

    assert example.gather("self_scores").total[4] == "143"
    assert example.gather("self_scores").ledger.rows[1][6] == "不适用\n示例理由"
    assert len(example.gather("lost_points").ledger.rows) == 1


def test_the_report_counts_and_leaves_what_nobody_wrote_open(example):
    text = printed(example, "self_report", signed=day("2024-05-20"))

    assert "关于对照《示例指标体系》开展自评情况的报告" in text
    assert "（送审稿）" in text
    assert "共自评3项，总分145分，自评3.5分。" in text
    assert "1.“示例三级指标第2项”失0.5分：示例：缺一份文件。" in text
    assert "【待补：指标3的扣分原因】" in text
    for heading in (
        "一、工作开展情况",
        "二、自评得分情况",
        "三、失分情况及原因",
        "四、存在的主要问题",
        "五、下一步工作打算",
    ):
        assert heading in text
    assert text.count("主要做法和成效】") == 9
    value = example.gather("self_report")
    assert [piece.fills[0].field for piece in value.gaps] == ["self_score", "deduction"]


def test_an_office_that_has_not_scored_itself_claims_neither_points_nor_the_lack_of_losses(office):
    text = printed(office, "self_report", signed=day("2024-05-20"))

    assert "【待补：自评以后的失分情况及原因】" in text
    assert "没有失分" not in text
    assert office.gather("self_report").total == ("", "合计", "1", "", "", "")
    assert office.gather("self_scores").total[4:6] == ("", "")


def test_a_page_not_looked_at_for_thirty_days_is_told(office):
    for title, verified in (("示例甲", "2024-05-20"), ("示例乙", "2024-03-01"), ("示例丙", None)):
        values = {"title": title, "site": "示例网站", "channel": "示例栏目", "address": "https://示例"}
        values["published_on"] = day("2024-01-05")
        office.add("web_publication", **values, verified_on=day(verified) if verified else None)

    ledger = office.gather("web_publications", inspected=day("2024-06-01"))

    assert {row[1]: row[9] for row in ledger.rows} == {
        "示例甲": "",
        "示例乙": "已92天没有核验，请重新核对",
        "示例丙": "没有核验过，请打开网址核对",
    }
    assert "2条30天内没有核验" in ledger.filter_line
    assert "93" in ledger.rows[0]
    assert "https://示例" in printed(office, "web_publications", inspected=day("2024-06-01"))


def test_each_unit_is_told_what_it_owes_as_the_pages_count_it(example):
    slips = example.gather("material_reminder", signed=day("2024-05-20"), due=day("2024-05-31"))

    owed = {one.name: one for one in gaps.gaps(example.store).owed()}
    assert {slip.unit for slip in slips.slips} == set(owed)
    for slip in slips.slips:
        assert len(slip.rows) == len(owed[slip.unit].lacking)
    text = printed(example, "material_reminder", signed=day("2024-05-20"), due=day("2024-05-31"))
    first = slips.slips[0]
    assert f"由你单位提供的材料有{len(first.rows)}种尚未齐全，缺{first.missing}份" in text
    assert "请于2024年5月31日前补齐报送" in text


def test_a_unit_that_has_handed_in_is_not_reminded(example, tmp_path):
    unit = example.find("unit", "name", "鲁山县税务局")
    proof = tmp_path / "示例.txt"
    proof.write_text("示例", "utf-8")
    material = RECORD_TYPES.get("required_material")
    for line in answers.everything(example.store, material):
        if (line.plain["responsible_unit"] or {}).get("id") == unit:
            records.save(example.store, material, {"files": (records.NewFile(proof),)}, line.id)

    assert example.gather("material_reminder", unit=unit).slips == ()
    assert "没有要催报的单位" in printed(example, "material_reminder", unit=unit)
