"""Offices drawn at random, as a statement may find them: changed posts, absences, doubles, unknown days."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from tests.properties.drawn_scans import bare_instructions, many_documents
from tests.properties.statement_offices import Office

DAYS = (
    None,
    "2022",
    "2022-11",
    "2023-01-10",
    "2023-03",
    "2023-03-15",
    "2023-06-02",
    "2023-09-20",
    "2190-05-01",
)
NAMES = ("示例甲", "示例乙", "示例丙")
TOKENS = "子丑寅卯辰巳午未"
POSTS: tuple[tuple[Mapping[str, Any], ...], ...] = (
    ({"post": "县委书记", "short_post": "县委书记", "rank": 1},),
    ({"post": "县委书记", "until": "2023-03-31", "rank": 1}, {"post": "市委副秘书长", "since": "2023-04-01"}),
    (
        {"post": "县委副书记、县长", "short_post": "县长", "acting": True, "until": "2023-03-14", "rank": 2},
        {"post": "县委副书记、县长", "short_post": "县长", "since": "2023-03-15", "rank": 2},
    ),
    ({"post": "县委常委、副县长（挂职）", "until": "2023-06-30", "rank": 5},),
    ({"post": "县委副书记", "since": "2023-05-01", "rank": 3},),
    (),
)
"""What a person may have held, post by post."""

ENDS = ("", "", "", "。", "。。", "；", "，", "、", "（）", "《》", "“”", "，（）。", " ", "\n")
"""What a text may end with, typed in haste."""
OWN = ("", "", "", "我县", "鲁山县")
LED = (*OWN, "县司法局", "县委书记示例甲", "示例乙")
"""The words a clerk begins with who writes what was done as a whole sentence."""
HEADS = ("", "", "", "", "，", "。", "、")

day = st.sampled_from(DAYS)
some = st.booleans()
ends, heads = st.sampled_from(ENDS), st.sampled_from(HEADS)


def prose(draw: Any, *texts: str) -> str:
    """One of these, with marks that a sentence cannot take as they are; often nothing."""
    text = draw(st.sampled_from(("", *texts)))
    return f"{draw(heads)}{text}{draw(ends)}" if text else ""


def somebody(draw: Any) -> str:
    return str(draw(st.sampled_from(("", *(f"@{name}" for name in NAMES)))))


def whose(draw: Any, field: str = "") -> dict[str, str]:
    """The unit that did a thing, as its record names it, or that entered it on its own; mostly neither."""
    units = st.sampled_from(("", "", "", "@司法局", "@旧局", "@县政府"))
    found = {field: draw(units)} if field else {}
    return found | ({"origin": "@乡镇"} if draw(st.integers(0, 3)) == 0 else {})


def recurrence(draw: Any, *times: int | None) -> dict[str, Any]:
    """That a matter recurs, how often, and until when; or nothing."""
    if not draw(some):
        return {}
    found: dict[str, Any] = {"recurring": True, "times": draw(st.sampled_from((None, *times)))}
    return {**found, "until": "2023-05-31"} if draw(some) else found


@st.composite
def offices(draw: Any) -> Office:
    """An office of one indicator, and the period and manner of its statement."""
    office = Office()
    office.indicator["number"] = draw(st.sampled_from(("93", "93", "93", "27")))
    for name, posts in zip(NAMES, draw(st.tuples(*[st.sampled_from(POSTS)] * len(NAMES))), strict=True):
        person = office.add("person", name, name=name)
        for n, post in enumerate(posts):
            office.add("tenure", f"{name}{n}", person=person, **post)
    for kind in ("法治政府建设示范市县", "依法行政示范单位"):
        begun = draw(st.sampled_from(DAYS[:3]))
        office.add("title", kind, name=kind, kind=kind, level="省级", started_on=begun)
    rooms = draw(st.sets(st.sampled_from(ROOMS), min_size=2, max_size=5))
    for draw_rows in (each for each in ROOMS if each in rooms):
        draw_rows(draw, office)
    office.options = _options(draw)
    return office


def _options(draw: Any) -> dict[str, Any]:
    start = draw(st.sampled_from((None, "2022", "2023-02", "2023-07-01")))
    end = draw(st.sampled_from((None, "2023-04-30", "2023-06-30", "2023-12-31")))
    if start and end and start > end:
        end = None
    return {"start": start, "end": end, "ledger_complete": draw(some)}


def _documents(draw: Any, office: Office) -> None:
    for token in TOKENS[: draw(st.integers(0, 3))]:
        paper = office.add(
            "document",
            f"文{token}",
            title=draw(st.sampled_from((f"示例{token}方案", f"关于示例{token}的“通知”。", ""))),
            kind=draw(st.sampled_from(("方案", "通知", ""))),
            matter=f"示例{token}事项",
            number=draw(st.sampled_from(("", "鲁法〔2023〕1号", f"鲁法〔2023〕{TOKENS.index(token) + 2}号"))),
            issuing_body=draw(st.sampled_from(("", "", "", "下汤镇", "鲁山县司法局", "鲁山县人民政府"))),
            issuer=draw(st.sampled_from(("", "@名义", "@名义", "@镇名义"))),
            direction=draw(st.sampled_from(("发文", "发文", "收文"))),
            contents=prose(draw, f"明确示例{token}任务分工"),
            signed_on=draw(day),
        )
        for role in draw(st.sets(st.sampled_from(("政委", "成员")))):
            for n in range(draw(st.integers(1, 2))):
                holder = {"person": somebody(draw), "post": draw(st.sampled_from(("", "县委书记")))}
                sat = {"since": draw(day), "until": draw(st.sampled_from((None, None, "2023-03-31")))}
                name = f"员{token}{role}{n}"
                office.add("headquarters_member", name, role=role, document=paper, **holder, **sat)


def _meetings(draw: Any, office: Office) -> None:
    for token in TOKENS[: draw(st.integers(0, 4))]:
        who = [f"@{name}" for name in NAMES if draw(some)]
        values = {
            "title": draw(st.sampled_from((f"示例{token}推进会", "县政府常务会议", f"示例{token}大会。"))),
            "kind": draw(st.sampled_from(("推进会", "动员会", ""))),
            "held_on": draw(day),
            "leaders": tuple(who),
            "chair": draw(st.sampled_from(("", *who))),
            "chair_post": draw(st.sampled_from(("", "", "县委书记"))),
            "subject": prose(draw, f"研究示例{token}工作", f"听取示例{token}汇报"),
            "attendance": tuple(_absences(draw, who)),
            "demands": tuple(_demands(draw, who, token)),
            "campaign": draw(st.sampled_from(("", "", "@依法行政示范单位"))),
            **recurrence(draw, 1, 4),
            **whose(draw, "organiser"),
        }
        office.add("meeting", f"会{token}", **values)
        if draw(st.integers(0, 4)) == 0:
            office.add("meeting", f"会{token}又", **values)


def _series(draw: Any, office: Office) -> None:
    """Meetings held again and again to one end."""
    shared = {"title": "示例调度会", "kind": "推进会", "subject": prose(draw, "调度示例任务")}
    shared |= whose(draw, "organiser")
    for n in range(draw(st.integers(2, 10))):
        office.add("meeting", f"列{n}", held_on=f"2023-0{n % 6 + 1}-{n + 10}", **shared)


def _trained(draw: Any, office: Office) -> None:
    """Trainings of one subject, and reports in one paper, again and again."""
    shared = {"subject": "示例法条", "kind": "培训", **whose(draw, "unit")}
    for n in range(draw(st.integers(2, 10))):
        on = f"2023-0{n % 6 + 1}-{n + 10}"
        office.add("training", f"班{n}", held_on=on, attended=draw(st.sampled_from((None, 60, 61))), **shared)
        if draw(some):
            report = {"title": f"示例{n}在鲁山落地", "outlet": "示例晚报", "medium": "报纸"}
            office.add("publicity_item", f"报{n}", published_on=on, **report)


def _absences(draw: Any, who: list[str]) -> list[dict[str, Any]]:
    ways = draw(st.tuples(*[st.sampled_from(("出席", "缺席", "请假", ""))] * len(who)))
    by_name = draw(some)
    return [
        {"way": way, "person": "" if by_name else one, "name": one[1:] if by_name else ""}
        for one, way in zip(who, ways, strict=True)
        if way
    ]


def _demands(draw: Any, who: list[str], token: str) -> list[dict[str, Any]]:
    told = [one for one in who if draw(some)]
    words = (f"抓好示例{token}工作", f"深入推进“七个纳入”，抓好示例{token}工作")
    standing = st.sampled_from(("据转述", "待核", "原文已核"))
    return [{"speaker": one, "words": prose(draw, *words), "standing": draw(standing)} for one in told]


def _inclusions(draw: Any, office: Office) -> None:
    items = ("纳入县发展总体规划和年度计划", "纳入年度综合考核", "经费纳入财政预算")
    for n, item in enumerate(items[: draw(st.integers(0, 3))]):
        carried = {"basis": draw(st.sampled_from(("", "", *(f"@{each}" for each in _written(office)))))}
        carried |= {"content": prose(draw, "分值占比5分"), "unit": draw(st.sampled_from(("", "", "@乡镇")))}
        carried |= {"meeting": draw(st.sampled_from(("", "", *(f"@{each}" for each in _met(office)))))}
        office.add("inclusion", f"纳{n}", item=item, held_on=draw(day), **carried)


def _instructions(draw: Any, office: Office) -> None:
    for token in TOKENS[: draw(st.integers(0, 3))]:
        report = {"title": f"示例{token}情况报告", "kind": "报告", "direction": "收文"}
        office.add("document", f"报{token}", indicators=(), **report)
        office.add(
            "briefing", f"简{token}", indicators=(), title="示例工作简报", issue=TOKENS.index(token) + 1
        )
        upon = draw(
            st.sampled_from(
                ({}, {"document": f"@报{token}"}, {"briefing": f"@简{token}"}, {"carrier": "示例件"})
            )
        )
        office.add(
            "instruction",
            f"批{token}",
            kind=draw(st.sampled_from(("批示", "指示", "圈阅", "口头指示"))),
            leader=somebody(draw),
            leader_post=draw(st.sampled_from(("", "", "县委书记"))),
            given_on=draw(day),
            words=prose(draw, f"各单位要抓好示例{token}工作"),
            gist=prose(draw, f"要求抓好示例{token}工作"),
            standing=draw(st.sampled_from(("据转述", "待核", "原文已核"))),
            closed_on=draw(st.sampled_from((None, None, "2023-03-20"))),
            **upon,
        )


def _visits(draw: Any, office: Office) -> None:
    for token in TOKENS[: draw(st.integers(0, 2))]:
        shared = {"held_on": draw(day), **recurrence(draw, 1, 3), **whose(draw)}
        office.add(
            "study_visit",
            f"访{token}",
            kind="考察",
            place=draw(st.sampled_from((f"示例{token}市", f"示例{token}市、鲁山", "鲁山县", "下汤镇"))),
            leader=somebody(draw),
            participants=draw(st.sampled_from(("", "县创建办有关同志"))),
            topics=prose(draw, "指标分解的经验"),
            focus=prose(draw, "创建流程"),
            gains=prose(draw, "拓宽了思路"),
            purpose=prose(draw, "借鉴先进经验"),
            reason=prose(draw, "成功创建的地区"),
            **shared,
        )
        if draw(some):
            held = {
                "guests": prose(draw, "市级业务骨干"),
                "topics": prose(draw, "交流示例做法", "召开示例交流会"),
                "place": draw(st.sampled_from(("", "", "示例外市", "鲁山县"))),
            }
            office.add("symposium", f"谈{token}", title=f"示例{token}座谈会", **held, **shared)


def _rounds(draw: Any, office: Office) -> None:
    for token in TOKENS[: draw(st.integers(0, 2))]:
        plan = office.add("document", f"案{token}", title=f"示例{token}督导方案。", direction="发文")
        the_round = office.add(
            "supervision_round",
            f"督{token}",
            title=f"示例{token}督导",
            held_on=draw(day),
            until=draw(st.sampled_from((None, None, "2023-08-31"))),
            plan=draw(st.sampled_from(("", plan))),
            joint_units=draw(st.sampled_from(((), ("@司法局",), ("@司法局", "@乡镇")))),
            scope=prose(draw, "各乡镇"),
            contents=prose(draw, "推进示例工作"),
            formation=prose(draw, "成立多个督导组"),
            feedback=prose(draw, "对存在的问题制发反馈清单"),
            **whose(draw, "organiser"),
        )
        for n in range(draw(st.integers(0, 3))):
            office.add("supervision_team", f"组{token}{n}", name=f"第{n + 1}组", supervision_round=the_round)
        for n in range(draw(st.integers(0, 3))):
            about = {"unit": draw(st.sampled_from(("@乡镇", "@司法局"))), "supervision_round": the_round}
            office.add("supervision_visit", f"访督{token}{n}", held_on=draw(day), **about)
            stage = draw(st.sampled_from(("待下发", "整改中", "已销号")))
            days = {"found_on": draw(day), "issued_on": draw(day), "closed_on": draw(day)}
            office.add("problem", f"题{token}{n}", description="示例问题", stage=stage, **days, **about)


def _measures(draw: Any, office: Office) -> None:
    for token in TOKENS[: draw(st.integers(0, 3))]:
        kinds = ("决定启动", "细化分解", "宣传发动", "邀请指导", "转发学习", "其他")
        content = draw(
            st.sampled_from((f"开展示例{token}行动", f"示例：落实{token}事项", "市级业务主管科室指导"))
        )
        placed = {
            "campaign": draw(st.sampled_from(("", "@依法行政示范单位"))),
            "meeting": draw(st.sampled_from(("", "", *(f"@{each}" for each in _met(office))))),
        }
        own = draw(st.sampled_from(OWN if any(placed.values()) else LED))
        office.add(
            "measure",
            f"举{token}",
            kind=draw(st.sampled_from(kinds)),
            title=f"示例{token}举措",
            content=f"{draw(heads)}{own}{content}{draw(ends)}",
            purpose=prose(draw, f"做好示例{token}"),
            result=prose(draw, f"取得示例{token}成效"),
            partners=prose(draw, "示例单位"),
            held_on=draw(day),
            leaders=tuple(f"@{name}" for name in NAMES[:1] if draw(some)),
            **placed,
            basis=draw(st.sampled_from(("", "", *(f"@{each}" for each in _written(office))))),
            **recurrence(draw, 1, 5),
            **whose(draw, "unit"),
        )


def _met(office: Office) -> list[str]:
    return [name for key, name, _ in office.rows if key == "meeting"][:2]


def _written(office: Office) -> list[str]:
    return [name for key, name, _ in office.rows if key == "document" and name.startswith("文")]


def _outreach(draw: Any, office: Office) -> None:
    for token in TOKENS[: draw(st.integers(0, 2))]:
        numbers = st.sampled_from((None, 0, 3, 200))
        office.add(
            "training",
            f"训{token}",
            kind=draw(st.sampled_from(("培训", "考试", "培训并考试"))),
            subject=f"示例{token}人员{draw(ends)}",
            held_on=draw(day),
            attended=draw(numbers),
            examined=draw(numbers),
            passed=draw(numbers),
            trainees=draw(st.sampled_from(("", "行政执法人员"))),
            contents=prose(draw, "讲解示例条文"),
            **recurrence(draw, 1, 2),
            **whose(draw, "unit"),
        )
        outlet = draw(st.sampled_from(("", "示例日报")))
        title = f"“示例”{token}落地{draw(ends)}"
        office.add("publicity_item", f"宣{token}", title=title, outlet=outlet, published_on=draw(day))


def _applications(draw: Any, office: Office) -> None:
    title = "@依法行政示范单位"
    batch = {"batch": office.add("batch", "批", title=title, name="第一批")} if draw(some) else {}
    for n in range(draw(st.integers(0, 3))):
        stage, by = draw(st.sampled_from(_STAGES))
        unit = draw(st.sampled_from((("@司法局", "@乡镇", "@创建办")[n], "@旧局")))
        applied = {"applicant": unit, "title": title, "stage": stage, **batch}
        days = {name: draw(day) for name in _REACHED[: ("培育", "申报", "公示", "推荐", "命名").index(by)]}
        office.add("application", f"申报{n}", conclusion=prose(draw, "同意推荐"), **days, **applied)
    if draw(some):
        lapse = draw(st.sampled_from((None, "2022-12-31", "2025-12-31")))
        named = {"name": "示例荣誉", "level": "省级", "valid_until": lapse}
        named |= {"title": draw(st.sampled_from((title, title, "@法治政府建设示范市县", "")))}
        named |= {
            "unit": draw(st.sampled_from(("@司法局", "@旧局"))),
            "revoked_on": draw(st.sampled_from(_ENDED)),
        }
        named |= {"revalidated_on": draw(st.sampled_from(_ENDED))}
        body = draw(st.sampled_from(("", "示例机关")))
        honour = office.add("honour", "荣誉", named_on=draw(day), awarding_body=body, **named)
        if draw(some):
            won = {"applicant": named["unit"], "title": title, "stage": "命名", "honour": honour}
            office.add("application", "申报荣誉", designated_on=draw(day), **won)
    if draw(some):
        stage, progress = draw(st.sampled_from((("公示", "申报工作正在进行。"), ("", ""), ("申报", ""))))
        year = draw(st.sampled_from((None, 2019, 2023)))
        stage = "命名" if year == 2019 and draw(some) else stage
        office.add("batch", "批次", title=title, name="示例批次", stage=stage, progress=progress, year=year)


_REACHED = ("applied_on", "passed_on", "recommended_on", "designated_on")
_STAGES = (
    ("培育", "培育"),
    ("申报", "申报"),
    ("初审", "申报"),
    ("公示", "公示"),
    ("推荐", "推荐"),
    ("命名", "命名"),
)
_STAGES += (("未通过", "申报"), ("已撤回", "申报"), ("整改", "申报"), ("示例阶段", "申报"))
_ENDED = (None, None, "2022-12-31", "2023-04-10", "2023-06")
"""Stages, and as far as which of them the days are known."""

ROOMS = (
    _documents,
    many_documents,
    _meetings,
    _series,
    _trained,
    _inclusions,
    _instructions,
    lambda draw, office: bare_instructions(draw, office, somebody(draw), draw(day)),
    _visits,
    _rounds,
    _measures,
    _outreach,
    _applications,
)
