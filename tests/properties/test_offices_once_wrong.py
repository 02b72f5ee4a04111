"""Offices of which a long run found a statement that broke a law: every law holds of them."""

import pytest

from tests.properties.statement_offices import Office
from tests.properties.statement_trial import hold

FIRST, UNITS = "法治政府建设示范市县", "依法行政示范单位"
ONE_OF_UNITS = ("application", {"applicant": "@司法局", "title": f"@{UNITS}", "stage": "培育"})
OFFICES = {
    "an honour of another title was revoked": (
        ("honour", {"name": "示例荣誉", "title": f"@{FIRST}", "unit": "@司法局", "revoked_on": "2022-12-31"}),
        ("application", {"applicant": "@司法局", "title": f"@{UNITS}", "stage": "命名", "honour": "@行0"}),
    ),
    "a meeting of one matter led to a measure of another": (
        ("meeting", {"title": "示例调度会", "held_on": "2023-01-10"}),
        ("measure", {"content": "开展示例行动", "campaign": f"@{UNITS}", "meeting": "@行0"}),
        ONE_OF_UNITS,
    ),
    "one paper carries two of the seven": (
        ("document", {"title": "示例方案", "number": "鲁法〔2023〕1号", "direction": "收文"}),
        ("inclusion", {"item": "纳入县发展总体规划和年度计划", "basis": "@行0"}),
        ("inclusion", {"item": "经费纳入财政预算", "content": "安排示例经费"}),
        ("inclusion", {"item": "纳入年度综合考核", "basis": "@行0"}),
    ),
    "one paper carries what was included in two years": (
        ("document", {"title": "示例方案", "number": "鲁法〔2023〕1号", "direction": "收文"}),
        ("inclusion", {"item": "纳入县发展总体规划和年度计划", "basis": "@行0"}),
        ("inclusion", {"item": "纳入年度综合考核", "basis": "@行0", "held_on": "2022"}),
    ),
    "a measure of one leader begins with another": (
        ("person", {"name": "示例乙"}),
        ("tenure", {"person": "@示例甲", "post": "县委书记"}),
        (
            "measure",
            {"content": "示例乙开展示例行动", "held_on": "2022", "leaders": ("@示例甲",)},
        ),
    ),
    "a township's measure with a partner begins with a department": (
        (
            "measure",
            {
                "kind": "邀请指导",
                "content": "，县司法局开展示例行动；",
                "purpose": "做好示例",
                "partners": "示例单位",
                "held_on": "2023-01-10",
                "unit": "@乡镇",
            },
        ),
    ),
    "the carrier of what was included has the number of another paper": (
        (
            "document",
            {"title": "示例方案", "number": "鲁法〔2023〕1号", "direction": "发文", "issuer": "@名义"},
        ),
        (
            "document",
            {"title": "示例通知", "number": "鲁法〔2023〕1号", "direction": "发文", "issuer": "@名义"},
        ),
        ("inclusion", {"item": "纳入县发展总体规划和年度计划", "held_on": "2022-11", "basis": "@行0"}),
        ("inclusion", {"item": "纳入年度综合考核", "held_on": "2022-12", "basis": "@行1"}),
    ),
    "a township's measure begins with the county": (
        ("measure", {"content": "我县开展示例行动", "held_on": "2023-03", "unit": "@乡镇"}),
        ("measure", {"content": "鲁山县开展示例事项", "campaign": f"@{UNITS}", "unit": "@乡镇"}),
        (
            "measure",
            {"kind": "邀请指导", "content": "我县开展示例", "campaign": f"@{UNITS}", "partners": "示例单位"},
        ),
        ONE_OF_UNITS,
    ),
    "a township passes a paper on in the county's name": (
        (
            "measure",
            {
                "kind": "转发学习",
                "content": "鲁山县转发学习示例文件",
                "campaign": f"@{UNITS}",
                "recurring": True,
                "held_on": "2023-03",
                "origin": "@乡镇",
            },
        ),
        ONE_OF_UNITS,
    ),
    "an honour was revoked before it was named": (
        (
            "honour",
            {"title": f"@{UNITS}", "unit": "@司法局", "named_on": "2190-05-01", "revoked_on": "2023-06"},
        ),
        (
            "application",
            {
                "applicant": "@司法局",
                "title": f"@{UNITS}",
                "stage": "命名",
                "designated_on": "2023-06-02",
                "honour": "@行0",
            },
        ),
        ("meeting", {"title": "示例推进会", "held_on": "2023-09-20"}),
    ),
    "an honour beyond the period was revoked in it": (
        (
            "honour",
            {"title": f"@{UNITS}", "unit": "@司法局", "named_on": "2023-06-02", "revoked_on": "2022-12-31"},
        ),
        ("application", {"applicant": "@司法局", "title": f"@{UNITS}", "stage": "命名", "honour": "@行0"}),
        ("meeting", {"title": "示例推进会", "held_on": "2023-04-13"}),
    ),
    "a department's measure begins with a leader": (
        (
            "measure",
            {
                "content": "县委书记示例甲调研示例",
                "recurring": True,
                "partners": "示例单位",
                "unit": "@司法局",
            },
        ),
    ),
    "two meetings of guests are told in the same words": (
        ("symposium", {"title": "示例子", "topics": "召开示例交流会", "held_on": "2023-03-15"}),
        ("symposium", {"title": "示例丑", "topics": "召开示例交流会", "held_on": "2023-03-15"}),
    ),
    "an inclusion came with a year that is none": (
        ("inclusion", {"item": "纳入年度综合考核", "content": "分值占比5分", "year": 1}),
    ),
    "a problem was closed before it was handed on": (
        ("supervision_round", {"title": "示例督导", "held_on": "2022"}),
        (
            "problem",
            {
                "description": "示例问题",
                "stage": "已销号",
                "found_on": "2022",
                "issued_on": "2190-05-01",
                "closed_on": "2022",
                "unit": "@乡镇",
                "supervision_round": "@行0",
            },
        ),
    ),
    "the host is gone and the chair was absent": (
        (
            "meeting",
            {
                "title": "示例推进会",
                "held_on": "2023-02-01",
                "organiser": "@旧局",
                "chair": "@示例甲",
                "attendance": ({"person": "@示例甲", "way": "缺席"},),
            },
        ),
    ),
}


@pytest.mark.parametrize("name", OFFICES)
def test_every_law_holds_of_an_office_once_wrong(store, base, name):
    office = Office(indicator={"number": "93", "text": "示例"})
    office.add("person", "示例甲", name="示例甲")
    for title in (FIRST, UNITS):
        office.add("title", title, name=title, kind=title, level="省级")
    for number, (key, values) in enumerate(OFFICES[name]):
        office.add(key, f"行{number}", **values)
    if "beyond the period" in name:
        office.options["end"] = "2023-04-30"

    hold(store, base, office)
