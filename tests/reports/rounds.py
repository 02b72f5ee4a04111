"""A round of supervision with three units and seven problems, all marked 示例."""

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Attachment
from tests.reports.office import Office

UNITS = ("张良镇", "露峰街道", "团城乡")
LONG = "行政执法全过程记录不完整，缺音像记录3起；执法案卷未附送达回证，与立卷规范不符"


def day(month: int, number: int) -> PartialDate:
    return PartialDate(2023, month, number)


def add_round(office: Office) -> dict[str, str]:
    """The ids by name: `round`, the units, and `late`, `due`, `done` for one problem of each sort."""
    ids = _add_visits(office)
    _add_problems(office, ids)
    return ids


def _add_visits(office: Office) -> dict[str, str]:
    plan = office.find("document", "number", "鲁法办〔2023〕4号")
    ids = {name: office.find("unit", "name", name) for name in UNITS}
    ids["round"] = office.add(
        "supervision_round", answers="", title="示例：第二阶段督导", plan=plan, held_on=day(7, 1)
    )
    ids["team"] = office.add(
        "supervision_team", name="示例第一督导组", supervision_round=ids["round"], members_text="示例乙"
    )
    shared = {"supervision_round": ids["round"], "team": ids["team"]}
    for place, name in enumerate(UNITS):
        ids[f"visit {name}"] = office.add(
            "supervision_visit",
            answers="",
            unit=ids[name],
            held_on=day(7, 3 + place),
            ways="听汇报、查资料",
            strengths="示例：制度健全",
            **shared,
        )

    return ids


def _add_problems(office: Office, ids: dict[str, str]) -> None:
    shared = {"supervision_round": ids["round"], "team": ids["team"]}

    def problem(unit: str, text: str, **values: object) -> str:
        found = {"unit": ids[unit], "visit": ids[f"visit {unit}"], "found_on": day(7, 3)}
        asked = {"demand": "示例：逐件补齐", "kind": "限期整改", "due_on": day(8, 15)}
        return office.add(
            "problem", answers="", **{**shared, **found, **asked, "description": f"示例：{text}", **values}
        )

    ids["late"] = problem("张良镇", LONG, stage="整改中", due_on=day(7, 15), measure="示例：补录")
    ids["due"] = problem("张良镇", "法制审核人员不足", stage="整改中", due_on=day(7, 27))
    problem("张良镇", "处罚决定未及时公示")
    problem("露峰街道", "重大行政决策目录未公开")
    problem("露峰街道", "学法记录不全", term=5, term_in="个工作日", due_on=None, kind="")
    problem("团城乡", "执法案卷缺调查终结报告")
    proof = office.add("evidence", answers="", title="示例：整改照片", sha256="a" * 64, suffix=".jpg")
    form = office.add("evidence", answers="", title="示例：整改销号审批表", sha256="b" * 64, suffix=".pdf")
    ids["done"] = problem(
        "团城乡",
        "调解台账不规范",
        stage="已销号",
        measure="示例：重新登记",
        closed_on=day(7, 18),
        files=(Attachment(proof), Attachment(form, "整改销号审批表")),
    )
