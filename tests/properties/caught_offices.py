"""Offices of a few rows, each of which catches one broken law of a statement."""

from tests.properties.statement_offices import Office


def often(complete: bool = True) -> Office:
    """Matters that recur, each with its number of times."""
    office = Office(options={"ledger_complete": complete})
    person = office.add("person", "某人", name="示例甲")
    office.add("tenure", "职", person=person, post="县委书记", rank=1)
    again = {"recurring": True, "times": 4, "held_on": "2022"}
    office.add("meeting", "常务", title="县政府常务会议", subject="定期听取示例汇报", **again)
    office.add("meeting", "推进", title="示例推进会", chair=person, leaders=(person,), **again)
    office.add("measure", "举", title="示例", content="开展示例行动", **again)
    office.add("study_visit", "访", place="示例市", **again)
    return office


def seven() -> Office:
    office = Office()
    words = {"speaker_post": "县委书记", "words": "推进“七个纳入”", "standing": "据转述"}
    office.add("meeting", "会", title="示例会", held_on="2023-03-11", demands=(words,))
    office.add("inclusion", "纳", item="纳入年度综合考核")
    return office


def won() -> Office:
    """An honour that was revoked and had come of an application, and one that is held and names no title."""
    office = Office(options={"end": "2023-12-31"})
    title = office.add("title", "项目", name="示例示范点", kind="依法行政示范单位", level="省级")
    gone = {"title": title, "named_on": "2022-03-01", "revoked_on": "2023-03-01", "unit": "@司法局"}
    honour = office.add("honour", "去", name="示例示范点", **gone)
    applied = {"applicant": "@司法局", "title": title, "stage": "命名", "honour": honour}
    office.add("application", "申", designated_on="2022-03-01", **applied)
    office.add("honour", "荣", name="示例先进单位", unit="@司法局", named_on="2023-05-01")
    return office


def included() -> Office:
    office = Office()
    paper = office.add("document", "文", title="示例考核办法", number="鲁办〔2023〕9号", indicators=())
    office.add("inclusion", "纳", item="纳入年度综合考核", basis=paper, held_on="2023-03-01")
    return office


def told_whole() -> Office:
    """A measure whose words bring their own subject."""
    office = Office()
    office.add("measure", "举", title="示例", content="我县开展示例行动", held_on="2023-03-01")
    return office


def led() -> Office:
    """A measure whose words begin with the leader who did it."""
    office = Office()
    person = office.add("person", "某人", name="示例甲")
    office.add("tenure", "职", person=person, post="县委书记")
    office.add("measure", "举", title="示例", content="示例甲带队暗访", leaders=(person,))
    return office


def absent() -> Office:
    office = Office()
    person = office.add("person", "某人", name="示例甲")
    office.add("tenure", "职", person=person, post="县委书记", until="2023-03-31")
    away = ({"way": "缺席", "person": person},)
    office.add("meeting", "会", title="示例会", held_on="2023-03-11", leaders=(person,), attendance=away)
    office.add("meeting", "后", title="示例大会", held_on="2023-05-11", leaders=(person,))
    return office


def acting() -> Office:
    office = Office()
    person = office.add("person", "某人", name="示例甲")
    office.add("tenure", "职", person=person, post="县长", acting=True, until="2023-03-31")
    office.add("meeting", "会", title="示例会", held_on="2023-03-11", leaders=(person,))
    office.add("meeting", "后", title="示例大会", held_on="2023-05-11", subject="部署示例工作")
    return office


def loose() -> Office:
    office = Office()
    office.add("inclusion", "纳", item="纳入年度综合考核")
    return office


def ahead() -> Office:
    office = Office()
    office.add("meeting", "会", title="示例会", held_on="2190-03-11", subject="部署示例工作")
    return office


def haste() -> Office:
    office = Office()
    office.add(
        "measure", "举", title="示例", content="开展示例行动。", result="，取得成效（）", held_on="2023-03"
    )
    return office


def one_team() -> Office:
    office = Office()
    held = office.add("supervision_round", "督", title="示例督导", held_on="2023-03-11", scope="各乡镇")
    office.add("supervision_team", "组", name="第一组", supervision_round=held)
    return office


def handed_in() -> Office:
    """What a township entered: a meeting, and guests whom it met elsewhere."""
    office = Office()
    office.add("meeting", "会", title="示例会", held_on="2023-03-11", subject="部署示例", origin="@乡镇")
    office.add(
        "symposium", "谈", title="示例座谈会", held_on="2023-03-12", guests="示例同志", place="示例外市"
    )
    office.add("study_visit", "访", place="示例市、下汤镇", held_on="2023-03-13", kind="考察")
    return office


def reseated() -> Office:
    """Headquarters whose head was changed after they had been set up."""
    office = Office(options={"signed": "2023-12-30"})
    paper = office.add("document", "文", title="示例通知", direction="发文", signed_on="2023-02-01")
    office.add("headquarters_member", "旧", role="政委", post="县委书记", document=paper, until="2023-03-31")
    office.add("headquarters_member", "新", role="政委", post="县长", document=paper, since="2023-04-01")
    return office


def past() -> Office:
    """What was over by the day of the paper: an honour, an application, a batch."""
    office = _titled(start="2023", signed="2023-12-30")
    shared = {"title": "@称号"}
    lost = {"named_on": "2020", "revoked_on": "2023-03-01"}
    office.add("honour", "荣", name="示例荣誉", unit="@司法局", **lost, **shared)
    office.add("application", "撤", applicant="@司法局", stage="已撤回", applied_on="2023-02-01", **shared)
    office.add("batch", "批", name="示例批", stage="命名", year=2019, **shared)
    return office


def nobodys() -> Office:
    """An application of a unit that is there no more."""
    office = _titled()
    office.add("application", "申", applicant="@旧局", stage="申报", applied_on="2023-02-01", title="@称号")
    return office


def _titled(**options: object) -> Office:
    office = Office(options=dict(options))
    office.add("title", "称号", name="示例单位", kind="依法行政示范单位", level="省级")
    return office


def nothing_found() -> Office:
    office = Office(options={"ledger_complete": True})
    feedback = {"feedback": "制发反馈清单", "scope": "各乡镇"}
    office.add("supervision_round", "督", title="示例督导", held_on="2023-03-11", **feedback)
    return office


def unsure() -> Office:
    office = Office()
    person = office.add("person", "某人", name="示例甲")
    office.add("tenure", "职", person=person, post="县委书记", until="2023")
    office.add("meeting", "会", title="示例会", held_on="2023-03-11", leaders=(person,))
    return office
