"""A township writes of what is its own; what the county entered and handed down is told as the county's."""

import pytest

from lushan_desktop.domain.people.issuer import Issuer
from tests.reports.office import Office
from tests.reports.papers.test_statement_changes import day
from tests.reports.papers.test_statement_doubts import TOWN, handed_in, told, unit

COUNTY = "县创建办"


@pytest.fixture
def issuer(office) -> str:
    return office.add("issuer", name="下汤镇人民政府", unit=unit(office, TOWN), code="下政")


def of(office: Office, issuer: str, **options: object) -> str:
    return told(office.statement(issuer=issuer, **options))


def test_a_round_of_the_county_is_not_the_townships_and_counts_its_own_problems_alone(office, issuer):
    about = {"title": "第二轮督导", "scope": "各乡镇", "held_on": day("2023-05")}
    handed_in(office, "supervision_round", COUNTY, **about)
    held = office.find("supervision_round", "title", "第二轮督导")
    for name, number in ((TOWN, 2), ("辛集乡", 3)):
        for _ in range(number):
            found = {"supervision_round": held, "unit": unit(office, name), "stage": "整改中"}
            office.add("problem", description="示例问题", **found)

    begins = "2023年5月以来，我县对各乡镇进行督导，向我镇反馈"
    assert f"{begins}了问题【待补：是否录全】。" in of(office, issuer)
    assert f"{begins}问题2个，正在整改。" in of(office, issuer, ledger_complete=True)


def test_who_is_recommended_by_the_county_applies_in_its_own_paper(office, issuer):
    title = office.find("title", "name", "河南省依法行政示范单位")
    for name in (TOWN, "辛集乡"):
        office.add(
            "application", title=title, applicant=unit(office, name), stage="拟推荐", conclusion="同意"
        )

    text = of(office, issuer)
    assert "我镇、辛集乡" not in text
    assert "我镇拟申报河南省依法行政示范单位" in text
    assert "我县拟推荐辛集乡申报河南省依法行政示范单位" in text


def test_a_paper_of_its_own_needs_no_subject_and_one_of_the_county_does(office, issuer):
    own = {"title": "下汤镇方案", "number": "下政〔2023〕1号", "issuer": issuer}
    office.add("document", direction="发文", **own)
    office.add("document", direction="发文", title="县方案", issuing_body="鲁山县人民政府")

    text = of(office, issuer)
    assert "下汤镇印发" not in text
    assert "《下汤镇方案》（下政〔2023〕1号）" in text
    assert "县政府印发《县方案》" in text


def test_what_was_included_for_the_township_is_told_by_it(office, issuer):
    shared = {"item": "纳入年度综合考核", "content": "列入考核办法", "held_on": day("2023-04-07")}
    office.add("inclusion", unit=unit(office, TOWN), **shared)

    assert "2023年4月7日，我镇将法治政府建设纳入年度综合考核" in of(office, issuer)
    assert "2023年4月7日" not in told(office.statement())


def test_what_the_county_did_is_told_as_the_countys(office, issuer):
    for name, by in (("宣讲", COUNTY), ("走访", TOWN)):
        handed_in(office, "measure", by, kind="其他", title=name, content=name, held_on=day("2023-04-08"))

    text = of(office, issuer)
    assert "2023年4月8日，我县宣讲。" in text
    assert "2023年4月8日，我镇走访。" in text


def test_a_name_that_a_township_entered_for_itself_writes_for_it(office):
    issuer = office.add("issuer", name="下汤镇人民政府")
    with office.store.change("示例") as step:
        row = step.get(Issuer, issuer)
        row.origin = unit(office, TOWN)
        step.add(row)

    assert "我镇召开争创省级法治政府建设示范县动员会" in of(office, issuer)
