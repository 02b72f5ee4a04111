"""Offices drawn at random, as a statement may find them: changed posts, absences, doubles, unknown days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Day
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.storage.store import Store

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


@dataclass
class Office:
    """An office in the making: its rows, each under a name by which others refer to it."""

    rows: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)
    indicator: dict[str, Any] = field(default_factory=lambda: {"number": "93", "text": "示例"})

    def add(self, type_key: str, known_as: str, /, **values: Any) -> str:
        self.rows.append((type_key, known_as, values))
        return f"@{known_as}"


day = st.sampled_from(DAYS)
some = st.booleans()


@st.composite
def offices(draw: Any) -> Office:
    """An office of one indicator, and the period and manner of its statement."""
    office = Office()
    for name, posts in zip(NAMES, draw(st.tuples(*[st.sampled_from(POSTS)] * len(NAMES))), strict=True):
        person = office.add("person", name, name=name)
        for n, post in enumerate(posts):
            office.add("tenure", f"{name}{n}", person=person, **post)
    for kind in ("法治政府建设示范市县", "依法行政示范单位"):
        office.add(
            "title", kind, name=kind, kind=kind, level="省级", started_on=draw(st.sampled_from(DAYS[:3]))
        )
    for draw_rows in (_documents, _meetings, _instructions, _visits, _rounds, _measures, _applications):
        draw_rows(draw, office)
    start = draw(st.sampled_from((None, "2022", "2023-02", "2023-07-01")))
    end = draw(st.sampled_from((None, "2023-06-30", "2023-12-31")))
    if start and end and start > end:
        end = None
    office.options = {"start": start, "end": end, "ledger_complete": draw(some)}
    return office


def _documents(draw: Any, office: Office) -> None:
    for token in TOKENS[: draw(st.integers(0, 3))]:
        office.add(
            "document",
            f"文{token}",
            title=draw(st.sampled_from((f"示例{token}方案", f"关于示例{token}的“通知”。", ""))),
            matter=f"示例{token}事项",
            number=draw(st.sampled_from(("", "鲁法〔2023〕1号", f"鲁法〔2023〕{TOKENS.index(token) + 2}号"))),
            issuing_body=draw(st.sampled_from(("", "", "下汤镇", "鲁山县司法局", "鲁山县人民政府"))),
            direction=draw(st.sampled_from(("发文", "发文", "收文"))),
            signed_on=draw(day),
        )


def _meetings(draw: Any, office: Office) -> None:
    for token in TOKENS[: draw(st.integers(0, 4))]:
        who = [f"@{name}" for name in NAMES if draw(some)]
        recurring = draw(some)
        values = {
            "title": draw(st.sampled_from((f"示例{token}推进会", "县政府常务会议", f"示例{token}大会。"))),
            "kind": draw(st.sampled_from(("推进会", "动员会", ""))),
            "held_on": draw(day),
            "recurring": recurring,
            "times": draw(st.sampled_from((None, 1, 4))) if recurring else None,
            "leaders": tuple(who),
            "chair": draw(st.sampled_from(("", *who))),
            "subject": draw(st.sampled_from(("", f"研究示例{token}工作", f"听取示例{token}汇报"))),
            "attendance": tuple(_absences(draw, who)),
            "demands": tuple(_demands(draw, who, token)),
        }
        if recurring and draw(some):
            values["until"] = "2023-05-31"
        office.add("meeting", f"会{token}", **values)
        if draw(st.integers(0, 4)) == 0:
            office.add("meeting", f"会{token}又", **values)


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
    return [{"speaker": one, "words": f"抓好示例{token}工作", "standing": "据转述"} for one in told]


def _instructions(draw: Any, office: Office) -> None:
    for token in TOKENS[: draw(st.integers(0, 3))]:
        office.add(
            "instruction",
            f"批{token}",
            kind=draw(st.sampled_from(("批示", "指示", "圈阅"))),
            leader=draw(st.sampled_from(("", *(f"@{name}" for name in NAMES)))),
            given_on=draw(day),
            words=draw(st.sampled_from(("", f"各单位要抓好示例{token}工作。"))),
            carrier=f"示例{token}报告",
        )


def _visits(draw: Any, office: Office) -> None:
    for token in TOKENS[: draw(st.integers(0, 2))]:
        recurring = draw(some)
        shared = {"held_on": draw(day), "recurring": recurring}
        shared["times"] = draw(st.sampled_from((None, 1, 3))) if recurring else None
        place = draw(st.sampled_from((f"示例{token}市", f"示例{token}市、鲁山", "鲁山县")))
        leader = draw(st.sampled_from(("", *(f"@{name}" for name in NAMES))))
        office.add("study_visit", f"访{token}", kind="考察", place=place, leader=leader, **shared)
        if draw(some):
            office.add("symposium", f"谈{token}", title=f"示例{token}座谈会", guests="市级业务骨干", **shared)


def _rounds(draw: Any, office: Office) -> None:
    for token in TOKENS[: draw(st.integers(0, 2))]:
        formation = draw(st.sampled_from(("", "成立多个督导组")))
        values = {
            "title": f"示例{token}督导",
            "held_on": draw(day),
            "scope": "各乡镇",
            "formation": formation,
        }
        the_round = office.add("supervision_round", f"督{token}", **values)
        for n in range(draw(st.integers(0, 3))):
            office.add("supervision_team", f"组{token}{n}", name=f"第{n + 1}组", supervision_round=the_round)
        for n in range(draw(st.integers(0, 2))):
            about = {"unit": "@乡镇", "supervision_round": the_round}
            office.add("supervision_visit", f"访督{token}{n}", held_on=draw(day), **about)
            stage = draw(st.sampled_from(("整改中", "已销号")))
            office.add(
                "problem", f"题{token}{n}", description="示例问题", stage=stage, found_on=draw(day), **about
            )


def _measures(draw: Any, office: Office) -> None:
    for token in TOKENS[: draw(st.integers(0, 3))]:
        recurring = draw(some)
        office.add(
            "measure",
            f"举{token}",
            kind=draw(st.sampled_from(("决定启动", "细化分解", "宣传发动", "其他"))),
            title=f"示例{token}举措",
            content=draw(st.sampled_from((f"开展示例{token}行动", f"示例：落实{token}事项。"))),
            held_on=draw(day),
            recurring=recurring,
            times=draw(st.sampled_from((None, 1, 5))) if recurring else None,
            campaign=draw(st.sampled_from(("", "@依法行政示范单位"))),
        )


def _applications(draw: Any, office: Office) -> None:
    title = "@依法行政示范单位"
    if draw(some):
        stage = draw(st.sampled_from(("培育", "申报", "初审", "推荐", "未通过")))
        applied = {"applicant": "@司法局", "title": title, "stage": stage, "applied_on": draw(day)}
        office.add("application", "申报", **applied)
    if draw(some):
        lapse = draw(st.sampled_from((None, "2022-12-31", "2025-12-31")))
        named = {"name": "示例荣誉", "level": "省级", "unit": "@司法局", "title": title, "valid_until": lapse}
        office.add("honour", "荣誉", named_on=draw(day), **named)
    if draw(some):
        stage, progress = draw(st.sampled_from((("公示", "申报工作正在进行"), ("", ""), ("申报", ""))))
        office.add("batch", "批次", title=title, name="示例批次", stage=stage, progress=progress)


BASE = (
    ("unit", "县委", {"name": "中共鲁山县委员会", "short_name": "县委", "kind": "县级领导机关"}),
    ("unit", "县政府", {"name": "鲁山县人民政府", "short_name": "县政府", "kind": "县级领导机关"}),
    ("unit", "司法局", {"name": "鲁山县司法局", "short_name": "县司法局", "kind": "县直"}),
    ("unit", "乡镇", {"name": "下汤镇", "kind": "乡镇"}),
    ("indicator_system", "体系", {"name": "示例指标体系（2023版）", "year": 2023, "in_use": True}),
    ("issuer", "名义", {"name": "鲁山县法治政府建设领导小组办公室"}),
)


def build(store: Store, office: Office, base: Mapping[str, str]) -> dict[str, str]:
    """Put an office into a store, under an indicator of its own, in one step; the ids by the rows' names."""
    ids = dict(base)
    with store.change("示例") as step:
        indicator = {"system": "@体系", "level": "三级", **office.indicator}
        wanted = [*([("indicator", "指标", indicator)] if base else BASE), *office.rows]
        for key, name, values in wanted:
            record_type = RECORD_TYPES.get(key)
            answers = "指标" in ids and any(spec.name == "indicators" for spec in record_type.fields)
            known = {"indicators": ("@指标",)} if answers else {}
            filled = {**record_type.blank(), **_resolved({**known, **values}, ids, record_type)}
            ids[name] = records.write(step, record_type, record_type.model(), filled).id
    return ids


def _resolved(values: Mapping[str, Any], ids: Mapping[str, str], record_type: Any) -> dict[str, Any]:
    found = {}
    for name, value in values.items():
        kind = record_type.field(name).kind
        if isinstance(kind, Day):
            found[name] = PartialDate.from_iso(value) if value else None
        elif isinstance(value, tuple) and value and isinstance(value[0], dict):
            child = RECORD_TYPES.get(kind.child)
            found[name] = tuple({**child.blank(), **_resolved(row, ids, child)} for row in value)
        elif isinstance(value, tuple):
            found[name] = tuple(_id(each, ids) for each in value)
        else:
            found[name] = _id(value, ids)
    return found


def _id(value: Any, ids: Mapping[str, str]) -> Any:
    return ids[value[1:]] if isinstance(value, str) and value.startswith("@") else value
