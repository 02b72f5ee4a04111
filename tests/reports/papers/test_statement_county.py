"""Any county: a statement knows whose it is by how the office was set up, whatever is entered yet."""

import pytest

from lushan_desktop.app import open_store
from lushan_desktop.reports import own_county
from lushan_desktop.services.office import identity
from lushan_desktop.services.office.identity import Office
from tests.reports.papers.test_statement_changes import day
from tests.reports.papers.test_statement_doubts import told
from tests.reports.papers.test_statement_untruths import notes


@pytest.fixture
def fresh(empty_office):
    """An office of 西湖区 that has registered no organ of its own but one, in passing."""
    empty_office.store.about["county"] = "西湖区"
    system = empty_office.add("indicator_system", name="示例体系", year=2025, in_use=True)
    empty_office.add("indicator", system=system, number="93", text="示范创建", level="三级", answers="")
    empty_office.add("issuer", name="区创建办")
    return empty_office


def test_the_own_county_is_no_place_to_learn_from(fresh):
    fresh.add(
        "study_visit", place="西湖区、建德市", kind="考察", held_on=day("2025-03-08"), topics="创建经验"
    )

    assert "2025年3月8日，我区赴建德市考察，了解创建经验。" in told(fresh.statement())
    assert "“西湖区”就是本地" in notes(fresh.statement())


def test_the_head_of_another_place_bears_its_name(fresh):
    for name, post in (("建德市人民政府", "市长"), ("杭州市西湖区人民政府", "区长")):
        person = fresh.add("person", name=f"示例{post}")
        fresh.add("tenure", person=person, post=post, unit=fresh.add("unit", name=name, kind="其他"))
        given = {"given_on": day("2025-03-05"), "words": "请抓好。", "carrier": f"{post}请示"}
        fresh.add("instruction", kind="批示", leader=person, **given)

    text = told(fresh.statement())
    assert "建德市市长示例市长在" in text
    assert "，区长示例区长在" in text


def test_what_the_government_of_the_county_won_is_told_as_ours(fresh):
    government = fresh.add("unit", name="杭州市西湖区人民政府", kind="其他")
    fresh.add("honour", name="示例荣誉", unit=government, named_on=day("2025-04-01"))

    assert "2025年4月1日，我区获得“示例荣誉”荣誉" in told(fresh.statement())


def test_a_district_is_called_as_it_is_though_its_organs_name_the_city(office):
    for organ, name in (
        ("鲁山县人民政府", "杭州市西湖区人民政府"),
        ("中共鲁山县委员会", "中共杭州市西湖区委员会"),
    ):
        office.change("unit", office.find("unit", "name", organ), name=name)
    issuer = office.find("issuer", "note", "机关代字由本单位核实后录入。")
    office.change("issuer", issuer, name="区创建办")

    text = told(office.statement())
    assert "2021年，西湖区配合支持" in text
    assert "我区召开争创" in text


def test_an_office_tells_its_reports_the_county_that_it_was_set_up_for(tmp_path):
    identity.keep(tmp_path, Office("浙江省", "杭州市", "桐庐县", "桐庐县司法局"))

    with open_store(tmp_path) as store, store.read() as session:
        assert own_county.names(session) == ("桐庐县",)


def test_an_office_set_up_for_a_county_is_of_that_county_whatever_its_issuer_is_called(fresh):
    issuer = fresh.find("issuer", "name", "区创建办")
    fresh.change("issuer", issuer, name="建德市司法局创建办公室")
    fresh.add("study_visit", place="桐庐县", kind="考察", held_on=day("2025-03-08"), topics="创建经验")

    assert "2025年3月8日，我区赴桐庐县考察，了解创建经验。" in told(fresh.statement())
