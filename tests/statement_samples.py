"""Offices of different fullness, whose statements are read aloud: `poe papers` prints them."""

from collections.abc import Callable, Mapping

from tests.properties.statement_offices import Office

CAMPAIGN, UNITS = "@法治政府建设示范市县", "@依法行政示范单位"


def _office(number: str = "93", text: str = "示范创建", **options: object) -> Office:
    office = Office(options=dict(options), indicator={"number": number, "text": text})
    for kind, name in (
        ("法治政府建设示范市县", "省级法治政府建设示范县"),
        ("依法行政示范单位", "河南省依法行政示范单位"),
    ):
        office.add("title", kind, name=name, kind=kind, level="省级", started_on="2022")
    return office


def _leaders(office: Office) -> tuple[str, str, str]:
    secretary = office.add("person", "书记", name="示例甲")
    office.add("tenure", "书记职", person=secretary, post="县委书记", short_post="县委书记", rank=1)
    mayor = office.add("person", "县长", name="示例乙")
    office.add("tenure", "县长职", person=mayor, post="县委副书记、县长", short_post="县长", rank=2)
    deputy = office.add("person", "副县长", name="示例丙")
    office.add(
        "tenure", "副县长职", person=deputy, post="县委常委、常务副县长", short_post="常务副县长", rank=3
    )
    return secretary, mayor, deputy


def nothing() -> Office:
    """An office that has entered nothing but its titles."""
    return _office()


def one_paper() -> Office:
    """One paper, whose title came with a stop and marks inside."""
    office = _office()
    title = "关于印发《鲁山县创建“省级示范县”实施方案》的通知。"
    office.add(
        "document", "文", title=title, number="鲁政〔2023〕3号", direction="发文", signed_on="2023-02-01"
    )
    return office


def a_session() -> Office:
    """The county head in the chair of a numbered session of the government."""
    office = _office("12", "重大行政决策")
    _, mayor, deputy = _leaders(office)
    office.add(
        "meeting",
        "会",
        title="县政府常务会议",
        kind="政府常务会议",
        series_number="第12次",
        held_on="2023-04-18",
        chair=mayor,
        leaders=(mayor, deputy),
        subject="听取重大行政决策程序执行情况汇报，审议《鲁山县重大行政决策事项目录》",
    )
    return office


def a_change_of_leaders() -> Office:
    """A secretary who left, and an acting county head who became county head."""
    office = _office()
    old = office.add("person", "前任", name="示例丁")
    office.add(
        "tenure", "前任职", person=old, post="县委书记", short_post="县委书记", until="2023-03-31", rank=1
    )
    new = office.add("person", "继任", name="示例戊")
    acting = {"post": "县委副书记、县长", "short_post": "县长", "rank": 2}
    office.add("tenure", "代理职", person=new, acting=True, until="2023-03-31", **acting)
    office.add(
        "tenure", "书记职", person=new, post="县委书记", short_post="县委书记", since="2023-04-01", rank=1
    )
    for n, (day, who) in enumerate((("2023-02-10", (old, new)), ("2023-05-10", (new,)))):
        demands = tuple(
            {"speaker": one, "words": "压实工作责任，抓好任务落实", "standing": "据转述"} for one in who
        )
        shared = {"kind": "推进会", "title": f"创建工作第{'一二'[n]}次推进会", "campaign": CAMPAIGN}
        office.add("meeting", f"会{n}", held_on=day, leaders=who, demands=demands, **shared)
    return office


def many_meetings() -> Office:
    """Twelve meetings of one series, nobody having said that all are entered."""
    office = _office()
    for n in range(12):
        shared = {"kind": "推进会", "title": "创建工作推进会", "subject": "调度重点任务进展"}
        office.add("meeting", f"会{n}", held_on=f"2023-{n % 6 + 1:02d}-{10 + n}", campaign=CAMPAIGN, **shared)
    return office


def many_meetings_complete() -> Office:
    """The same with the ledger said to be complete."""
    office = many_meetings()
    office.options["ledger_complete"] = True
    return office


def instructions_in_plenty() -> Office:
    """Instructions of one month on one paper, one without a day, one that was only ticked."""
    office = _office()
    secretary, mayor, deputy = _leaders(office)
    paper = office.add("document", "报", title="关于创建工作进展情况的报告", kind="报告", direction="收文")
    given = (("2023-04-03", secretary), ("2023-04-05", mayor), (None, deputy))
    for n, (day, leader) in enumerate(given):
        words = ("", "请司法局牵头，逐项抓好落实。", "各单位要配合好。")[n]
        office.add(
            "instruction", f"批{n}", kind="批示", given_on=day, leader=leader, document=paper, words=words
        )
    office.add("instruction", "阅", kind="圈阅", given_on="2023-05-06", leader=mayor, carrier="创建工作简报")
    return office


def many_scans_complete() -> Office:
    """Papers, instructions and trainings of which scans told no more than title and number, or the day."""
    office = _office()
    secretary, mayor, _ = _leaders(office)
    for n in range(9):
        day = f"2023-0{n % 6 + 1}-1{n}"
        title, number = f"关于做好创建工作第{n + 1}阶段任务的通知", f"示法办〔2023〕{n + 1}号"
        office.add("document", f"文{n}", title=title, number=number, direction="发文", signed_on=day)
        upon = f"关于第{n + 1}阶段创建工作情况的报告"
        office.add("instruction", f"批{n}", kind="批示", leader=mayor, given_on=day, carrier=upon)
        office.add("training", f"训{n}", subject="执法人员培训", kind="培训", held_on=day)
    for day in ("2023-02-03", "2023-03-03", "2023-03-06"):
        office.add("instruction", f"批{day}", kind="批示", leader=secretary, given_on=day)
    office.options["ledger_complete"] = True
    return office


def visits_and_guests() -> Office:
    """Visits with and without a day, and guests."""
    office = _office()
    _, mayor, deputy = _leaders(office)
    topics = "指标分解、材料准备等方面的经验"
    who = {"participants": "县创建办有关同志", "topics": topics}
    office.add(
        "study_visit",
        "访",
        kind="考察",
        held_on="2023-03-08",
        until="2023-03-10",
        place="栾川县、嵩县",
        leader=mayor,
        **who,
    )
    office.add("study_visit", "又", kind="观摩", place="汝州市", leader=deputy, purpose="开阔工作思路", **who)
    office.add(
        "symposium",
        "谈",
        title="创建工作座谈会",
        guests="市司法局业务骨干",
        topics="交流创建做法",
        held_on="2023-04-20",
    )
    return office


def supervision_complete() -> Office:
    """Two rounds of supervision with teams, visits and problems, all entered."""
    office = _office(ledger_complete=True)
    plan = office.add(
        "document", "方案", title="创建工作督导方案", number="鲁法办〔2023〕6号", direction="发文"
    )
    for n, day in enumerate(("2023-03-01", "2023-05-08")):
        about = {"scope": "县直单位和乡镇（街道）", "contents": "推进法治政府建设工作"}
        held = office.add(
            "supervision_round", f"督{n}", title=f"第{'一二'[n]}轮督导", plan=plan, held_on=day, **about
        )
        for team in range(2):
            office.add("supervision_team", f"组{n}{team}", name=f"第{team + 1}督导组", supervision_round=held)
        for place, unit in enumerate(("@乡镇", "@司法局")):
            shared = {"supervision_round": held, "unit": unit}
            office.add("supervision_visit", f"访{n}{place}", held_on=day, **shared)
            stage = {"stage": "已销号", "closed_on": "2023-06-01"} if place else {"stage": "整改中"}
            office.add(
                "problem",
                f"题{n}{place}",
                description="台账不全",
                found_on=day,
                issued_on=day,
                **stage,
                **shared,
            )
    return office


def townships_and_others() -> Office:
    """Papers of a township and a bureau beside the county's own, one of them entered twice."""
    office = _office()
    shared = {"direction": "发文", "kind": "方案"}
    office.add(
        "document",
        "县",
        title="鲁山县创建工作方案",
        number="鲁法〔2023〕1号",
        signed_on="2023-01-05",
        **shared,
    )
    office.add("document", "县又", title="鲁山县创建工作方案", number="鲁法〔2023〕1号", **shared)
    office.add(
        "document",
        "镇",
        title="下汤镇创建工作方案",
        number="下政〔2023〕2号",
        issuing_body="下汤镇",
        **shared,
    )
    office.add("document", "局", title="法治培训计划", issuing_body="鲁山县司法局", **shared)
    return office


def titles_in_progress() -> Office:
    """Applications at several stages, an honour that is held and one that has lapsed."""
    office = _office()
    shared = {"title": UNITS}
    batch = office.add("batch", "批", name="第四批", stage="公示", progress="申报工作正在进行", **shared)
    office.add(
        "application",
        "一",
        applicant="@司法局",
        batch=batch,
        stage="公示",
        public_from="2023-06-20",
        **shared,
    )
    office.add(
        "application", "二", applicant="@乡镇", batch=batch, stage="公示", public_from="2023-06-20", **shared
    )
    named = {"name": "河南省“依法行政”示范单位", "level": "省级", "awarding_body": "示例机关", **shared}
    office.add("honour", "荣", unit="@司法局", named_on="2021-05-01", valid_until="2026-05-01", **named)
    office.add("honour", "过", unit="@乡镇", named_on="2018-05-01", valid_until="2021-05-01", **named)
    notice = {"kind": "重点培育", "title": "重点培育", "content": "将执法机构作为申报重点对象。"}
    office.add("measure", "举", campaign=UNITS, **notice)
    return office


def everything_general() -> Office:
    """A full office on an indicator that has no plan of its own."""
    office = _office("27", "行政执法三项制度", start="2023", end="2023-12-31")
    secretary, mayor, deputy = _leaders(office)
    plan = office.add(
        "document",
        "文",
        title="行政执法三项制度实施方案",
        number="鲁政办〔2023〕7号",
        direction="发文",
        signed_on="2023-02-14",
    )
    _meetings_on_enforcement(office, secretary, mayor, deputy)
    _training_and_review(office, plan)
    office.add(
        "publicity_item", "报", title="“三项制度”在鲁山落地。", outlet="示例日报", published_on="2023-09-10"
    )
    return office


def _meetings_on_enforcement(office: Office, secretary: str, mayor: str, deputy: str) -> None:
    regular = {"recurring": True, "kind": "政府常务会议", "title": "县政府常务会议", "held_on": "2022"}
    office.add("meeting", "常", subject="定期听取行政执法工作汇报，研究行政执法有关工作", times=4, **regular)
    office.add(
        "meeting",
        "会",
        title="行政执法工作会议",
        kind="专题会议",
        held_on="2023-03-15",
        chair=mayor,
        leaders=(secretary, deputy),
        attendance=({"way": "请假", "person": deputy},),
        subject="部署三项制度落实",
    )


def _training_and_review(office: Office, plan: str) -> None:
    office.add(
        "training",
        "训",
        kind="培训并考试",
        subject="行政执法人员",
        held_on="2023-06",
        attended=210,
        examined=200,
        passed=196,
    )
    office.add(
        "measure",
        "举",
        kind="其他",
        title="案卷评查",
        content="开展案卷评查",
        result="评查案卷300卷",
        basis=plan,
        held_on="2023-08-01",
    )


SAMPLES: Mapping[str, Callable[[], Office]] = {
    made.__name__: made
    for made in (
        nothing,
        one_paper,
        a_session,
        a_change_of_leaders,
        many_meetings,
        many_meetings_complete,
        instructions_in_plenty,
        many_scans_complete,
        visits_and_guests,
        supervision_complete,
        townships_and_others,
        titles_in_progress,
        everything_general,
    )
}
