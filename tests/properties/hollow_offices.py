"""Offices that have entered next to nothing: between them they lack all that a statement can mark."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.properties.statement_offices import Office

UNITS = {"name": "示例依法行政示范单位", "kind": "依法行政示范单位", "level": "省级"}
ROWS: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("document", {"direction": "发文", "matter": "示例任务分解"}),
    ("document", {"direction": "发文", "title": "示例方案", "contents": "明确示例分工"}),
    ("document", {"direction": "发文", "issuing_body": "下汤镇"}),
    ("meeting", {"title": "示例推进会"}),
    ("meeting", {"title": "县政府常务会议", "recurring": True}),
    ("meeting", {"title": "县政府常务会议", "recurring": True, "subject": "研究示例工作"}),
    ("meeting", {"title": "示例协调会", "recurring": True, "leaders": ("@示例甲",)}),
    ("meeting", {"title": "示例会", "demands": ({"speaker": "@示例甲"},)}),
    ("meeting", {"title": "示例会", "demands": ({"words": "推进“七个纳入”", "standing": "据转述"},)}),
    ("instruction", {"kind": "批示", "leader": "@示例甲"}),
    ("instruction", {"kind": "口头指示"}),
    ("instruction", {"leader_post": "县委书记", "given_on": "2023-03-01", "carrier": "示例件"}),
    ("measure", {"title": "示例举措"}),
    ("measure", {"title": "示例举措", "unit": "@旧局", "held_on": "2023-03-01"}),
    ("measure", {"title": "示例举措", "recurring": True, "content": "开展示例行动"}),
    ("measure", {"title": "示例举措", "kind": "邀请指导", "content": "有关科室指导"}),
    ("measure", {"title": "示例举措", "content": "开展示例行动【待补：次数】"}),
    ("study_visit", {"place": "示例市"}),
    ("study_visit", {"place": "示例市", "recurring": True}),
    ("symposium", {"title": "示例座谈会"}),
    ("training", {"subject": "示例"}),
    ("training", {"subject": "示例", "recurring": True}),
    ("publicity_item", {"title": "示例报道"}),
    ("inclusion", {"item": "经费纳入财政预算", "content": "安排示例经费"}),
    ("inclusion", {"item": "纳入年度综合考核", "basis": "@案"}),
    ("supervision_round", {"title": "示例督导"}),
    ("supervision_round", {"title": "示例督导", "plan": "@案"}),
    ("meeting", {"title": "示例推进会", "organiser": "@旧局"}),
)
TITLES: tuple[tuple[tuple[str, Mapping[str, Any]], ...], ...] = (
    (),
    (("batch", {"name": "第一批"}),),
    (("measure", {"title": "示例培育", "campaign": "@称号", "content": "培育示例单位"}),),
    (("measure", {"title": "示例培育", "kind": "转发学习", "campaign": "@称号", "basis": "@案"}),),
    (("honour", {"name": "示例荣誉", "unit": "@司法局"}),),
    (("application", {"applicant": "@司法局", "stage": "公示"}),),
    (("application", {"applicant": "@旧局", "stage": "申报"}),),
    (("honour", {"name": "示例荣誉", "unit": "@旧局"}),),
    (("meeting", {"title": "示例培育单位会议", "campaign": "@称号"}),),
)


def hollow_offices() -> Iterator[Office]:
    """Each with one row or two of which little is known."""
    yield Office()
    yield Office(options={"shape": "专题"})
    yield Office(options={"shape": "专题", "topic": "示例"})
    yield Office(indicator={"number": "93", "text": "示例", "not_applicable": True})
    for number, (key, values) in enumerate(ROWS):
        office = _office("93" if number % 2 else "27")
        office.add(key, "行", **values)
        yield office
    for rows in TITLES:
        office = _office("93")
        title = office.add("title", "称号", **UNITS)
        for number, (key, values) in enumerate(rows):
            content = {"content": "转发《示例方案》"} if "basis" in values else {}
            office.add(
                key, f"行{number}", **({} if "campaign" in values else {"title": title}) | content, **values
            )
        yield office
    yield _series()
    seven = _office("93")
    words = {"words": "推进“七个纳入”", "standing": "据转述"}
    seven.add(
        "meeting", "会", title="示例会", held_on="2023-03-11", demands=({"speaker": "@示例甲", **words},)
    )
    seven.add("inclusion", "纳", item="纳入年度综合考核")
    yield seven
    seated = _office("93")
    seated.add("document", "立", title="示例通知", direction="发文")
    seated.add("headquarters_member", "员", role="政委", document="@立")
    yield seated
    planned = Office()
    planned.add("statement_template", "章节", number="93", background_kinds="", closing="现说明如下。")
    yield planned


def _office(number: str) -> Office:
    office = Office(indicator={"number": number, "text": "示例"})
    office.add("person", "示例甲", name="示例甲")
    office.add("document", "案", indicators=(), title="示例方案", direction="发文")
    return office


def _series() -> Office:
    office = _office("93")
    office.add("tenure", "任", person="@示例甲", post="县委书记", since="2021-01-01")
    for day in (11, 12, 13):
        office.add("meeting", f"会{day}", title="示例调度会", held_on=f"2023-03-{day}")
        office.add("instruction", f"批{day}", kind="批示", leader="@示例甲", given_on=f"2023-03-{day}")
    return office
