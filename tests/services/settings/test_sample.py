"""The sample office holds every fact of the statement it was made from, and none of its slips."""

import json
import re
from pathlib import Path

import pytest
from sqlmodel import select

from lushan_desktop.base.paths import resources
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.kinds import Files, Refs, Rows
from lushan_desktop.domain.people.unit import UNIT
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import lists, undoing
from lushan_desktop.services.settings.sample import LABEL, load_sample, sample_records
from lushan_desktop.storage import objects
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.store import Store

FACTS = json.loads((Path(__file__).parents[2] / "data" / "facts.json").read_text("utf-8"))
SAMPLE = {entry.key: entry for entry in sample_records()}

Place = tuple[str, str, object]

# Fact (its path in facts.json) -> record of the sample, field, value of the field or a part of its text.
TABLE: dict[str, list[Place]] = {
    "statement.title": [("statement_93", "title", FACTS["statement"]["title"])],
    "statement.indicator": [("indicator_93", "number", "93"), ("statement_93", "indicator", "@indicator_93")],
    "statement.issuer": [
        ("issuer_leading_group_office", "name", FACTS["statement"]["issuer"]),
        ("statement_93", "issuer", "@issuer_leading_group_office"),
    ],
    "statement.signed_in_original": [("statement_93", "note", "原件落款为2023年6月30日")],
    "background.0": [
        ("support_city", "held_on", "2021"),
        ("support_city", "content", "配合支持平顶山市争创全国法治政府建设示范市"),
        ("support_city", "result", "平顶山市成功创建"),
    ],
    "background.1": [
        ("decide_campaign", "held_on", "2022"),
        ("decide_campaign", "content", "决定全面开展省级法治政府建设示范县创建工作"),
        (
            "decide_campaign",
            "content",
            "依法行政示范单位、服务型行政执法示范点（标兵）、行政执法责任制示范点",
        ),
    ],
    "people.0": [("liu_peng", "name", "刘鹏"), ("tenure_liu_peng", "post", "县委书记")],
    "people.1": [("ye_rui", "name", "叶锐"), ("tenure_ye_rui", "post", "县委副书记、县长")],
    "people.2": [
        ("chen_jianzhong", "name", "陈建忠"),
        ("tenure_chen_jianzhong", "post", "党委书记、局长"),
        ("tenure_chen_jianzhong", "unit", "@city_justice_bureau"),
    ],
    "headquarters.政委": [
        ("headquarters_commissar", "role", "政委"),
        ("headquarters_commissar", "post", "县委书记"),
    ],
    "headquarters.指挥长": [
        ("headquarters_commander", "role", "指挥长"),
        ("headquarters_commander", "post", "县长"),
    ],
    "headquarters.副指挥长": [
        ("headquarters_deputies", "role", "副指挥长"),
        ("headquarters_deputies", "post", "各分管副县长"),
    ],
    "headquarters.成员": [
        ("headquarters_members", "role", "成员"),
        ("headquarters_members", "post", "相关单位主要负责人"),
    ],
    "headquarters.document": [
        ("headquarters_commissar", "document", "@headquarters_notice"),
        ("headquarters_notice", "number", "鲁法〔2023〕2号"),
    ],
    "documents.0": [
        ("work_plan", "number", "鲁法〔2023〕1号"),
        ("work_plan", "title", FACTS["documents"][0]["title"]),
    ],
    "documents.1": [("headquarters_notice", "title", FACTS["documents"][1]["title"])],
    "documents.2": [
        ("publicity_plan", "number", "鲁法办〔2023〕5号"),
        ("publicity_plan", "title", FACTS["documents"][2]["title"]),
    ],
    "documents.3": [
        ("supervision_plan", "number", "鲁法办〔2023〕4号"),
        ("supervision_plan", "title", FACTS["documents"][3]["title"]),
    ],
    "documents.4": [
        ("task_breakdown", "matter", FACTS["documents"][4]["what"]),
        ("task_breakdown", "note", FACTS["documents"][4]["note"]),
    ],
    "documents.5": [
        ("commendation_notice", "title", FACTS["documents"][5]["title"]),
        ("forward_notice", "basis", "@commendation_notice"),
        ("forward_notice", "content", "向全县各单位转发"),
    ],
    "documents.6": [("law_based_standard", "title", FACTS["documents"][6]["title"])],
    "documents.7": [("justice_report", "title", FACTS["documents"][7]["title"])],
    "documents.8": [
        ("briefing_7", "title", "鲁山县创建省级法治政府建设示范县工作简报"),
        ("briefing_7", "issue", 7),
    ],
    "meetings.0": [
        ("review_meeting", "held_on", "2023-03-21"),
        ("review_meeting", "kind", "述法评议会"),
        ("review_meeting", "title", FACTS["meetings"][0]["title"]),
        ("review_meeting", "demands", ["@liu_peng"]),
    ],
    "meetings.1": [
        ("mobilisation_meeting", "held_on", "2023-06-02"),
        ("mobilisation_meeting", "kind", "动员会"),
        ("mobilisation_meeting", "title", FACTS["meetings"][1]["title"]),
        ("mobilisation_meeting", "demands", ["@liu_peng", "@ye_rui"]),
    ],
    "meetings.2": [
        ("standing_committee", "title", "县委常委会会议"),
        ("standing_committee", "held_on", "2021"),
        ("standing_committee", "subject", "定期听取法治建设工作情况汇报"),
        ("executive_meetings", "title", "县政府常务会议"),
        ("executive_meetings", "held_on", "2021"),
        ("executive_meetings", "subject", "定期听取法治建设工作情况汇报"),
    ],
    "meetings.3": [
        ("committee_meetings", "title", "县委全面依法治县委员会会议"),
        ("committee_meetings", "chair_post", "县委书记"),
    ],
    "meetings.4": [("leading_group_meetings", "title", "县法治政府建设领导小组会议")],
    "meetings.5": [
        ("deployment_meetings", "title", "任务部署会"),
        ("coordination_meetings", "title", "问题协调会"),
        ("progress_meetings", "title", "工作推进会"),
    ],
    "meetings.6": [("cultivation_meeting", "title", "依法行政示范单位重点培育单位会议")],
    "instructions.0": [
        ("instruction_liu", "given_on", "2023-02-08"),
        ("instruction_liu", "leader", "@liu_peng"),
        ("instruction_liu", "document", "@justice_report"),
        ("instruction_liu", "note", "原文为“2月8日和10日……分别”，按次序对应"),
    ],
    "instructions.1": [
        ("instruction_chen", "given_on", "2023-02-10"),
        ("instruction_chen", "leader", "@chen_jianzhong"),
        ("instruction_chen", "document", "@justice_report"),
        ("instruction_chen", "note", "按次序对应"),
    ],
    "instructions.2": [
        ("instruction_ye", "given_on", "2023-07-26"),
        ("instruction_ye", "leader", "@ye_rui"),
        ("instruction_ye", "briefing", "@briefing_7"),
    ],
    "measures.0": [
        (
            "break_down_indicators",
            "content",
            "创建示范指标体系进一步细化分解，明确责任单位和提供材料的具体明细",
        )
    ],
    "measures.1": [("annual_inspection", "content", "纳入县政府年度督查督办体系")],
    "measures.2": [("duty_list", "content", "党政主要负责人推进法治建设的职责以清单形式予以固化")],
    "measures.3": [("pairing", "content", "服务型行政执法“结对子、传帮带”")],
    "measures.4": [("invite_city_section", "partners", "市级业务主管科室有关负责同志和业务骨干")],
    **{
        f"inclusions.{number}": [
            (f"inclusion_{number + 1}", "item", item),
            ("review_meeting", "inclusions", f"@inclusion_{number + 1}"),
        ]
        for number, item in enumerate(FACTS["inclusions"])
    },
    "study_visits.places": [("study_visits", "place", "平顶山市、南阳市、镇平县")],
    "study_visits.count": [("study_visits", "times", None), ("study_visits", "recurring", True)],
    "study_visits.who": [
        ("study_visits", "participants", "县创建办全体成员"),
        ("study_visits", "leader_post", "县领导"),
    ],
    "symposia.what": [
        ("symposia", "guests", "市领导和市创建办业务骨干"),
        ("symposia", "topics", "召开经验交流座谈会，现场指导"),
    ],
    "symposia.count": [("symposia", "times", None), ("symposia", "recurring", True)],
    "supervision.from": [("supervision_first", "held_on", "2023-07")],
    "supervision.plan": [("supervision_first", "plan", "@supervision_plan")],
    "supervision.joint_with": [
        ("supervision_first", "joint_units", f"@{key}")
        for key in ("discipline", "organisation", "inspection_bureau")
    ],
    "supervision.teams": [("supervision_first", "note", "督导组数")],
    "supervision.units": [("supervision_first", "scope", FACTS["supervision"]["units"])],
    "supervision.papers": [("supervision_first", "feedback", FACTS["supervision"]["papers"][:5])],
    "titles.依法行政示范单位": [
        ("title_law_based_unit", "name", "依法行政示范单位"),
        ("title_law_based_unit", "targets", "具体执法机构、乡镇政府"),
        ("title_law_based_unit", "standard", "@law_based_standard"),
        ("batch_4", "name", "第四批"),
        ("batch_4", "stage", "初审推荐"),
        ("batch_4", "level", "省级"),
    ],
    "titles.服务型行政执法示范点": [
        ("honour_market", "name", "服务型行政执法示范点"),
        ("honour_market", "unit", "@market_bureau"),
        ("honour_market", "level", "省级"),
        ("market_bureau", "short_name", "县市场监督管理局"),
        ("market_bureau", "aliases", "鲁山县市场监管局"),
    ],
    "titles.服务型行政执法标兵": [
        ("application_tax", "applicant", "@tax_bureau"),
        ("application_tax", "title", "@title_service_pacesetter"),
        ("application_tax", "stage", "拟推荐"),
        ("tax_bureau", "short_name", "县税务局"),
        ("title_service_pacesetter", "note", FACTS["titles"]["服务型行政执法标兵"]["note"][:12]),
    ],
    "titles.行政执法责任制示范点": [
        ("title_accountability_site", "name", "行政执法责任制示范点"),
        ("title_accountability_site", "note", "前言列出，正文未写"),
    ],
}


def paths_of_facts():
    """Every fact of the file: one for each entry of a list and each key of a group."""
    for group, content in FACTS.items():
        if isinstance(content, list) and group != "text_slips":
            yield from (f"{group}.{number}" for number in range(len(content)))
        elif isinstance(content, dict):
            yield from (f"{group}.{name}" for name in content if name != "slip")


def holds(stored, expected):
    """Whether a field of the sample holds a fact: the value, or a part of its text."""
    if isinstance(stored, list) and isinstance(expected, list):
        return [row["speaker"] for row in stored] == expected
    if isinstance(expected, str) and stored is not None:
        return expected in stored
    return stored == expected


def test_the_table_names_every_fact():
    assert set(TABLE) == set(paths_of_facts())


@pytest.mark.parametrize("fact", TABLE)
def test_a_fact_is_held_by_a_record(fact):
    for key, field, expected in TABLE[fact]:
        assert holds(SAMPLE[key].stored.get(field), expected), (key, field)


@pytest.mark.parametrize("slip", FACTS["text_slips"])
def test_no_slip_of_the_original_is_entered(slip):
    for file in resources("sample").glob("*.json"):
        # 有机衔接 is the corrected form of what the original tore in two.
        assert slip not in file.read_text("utf-8").replace("有机衔接、整体推进", ""), file.name


def test_the_own_county_is_not_among_the_places_visited():
    assert "鲁山" not in SAMPLE["study_visits"].stored["place"]


def test_dates_nobody_knows_are_left_open():
    for fact, place in [(f"documents.{number}", "signed_on") for number in range(8)]:
        assert SAMPLE[TABLE[fact][0][0]].stored.get(place) is None
    assert all(
        SAMPLE[f"tenure_{who}"].stored["since"] is None for who in ("liu_peng", "ye_rui", "chen_jianzhong")
    )


def test_no_words_of_leaders_pass_for_checked():
    standings = [row["standing"] for entry in SAMPLE.values() for row in entry.stored.get("demands", ())]
    standings += [
        entry.stored["standing"] for entry in SAMPLE.values() if entry.record_type.key == "instruction"
    ]

    assert len(standings) == 6
    assert set(standings) <= {"据转述", "待核"}


def test_all_24_townships_are_there():
    kinds = [entry.stored["kind"] for entry in SAMPLE.values() if entry.record_type.key == "unit"]

    assert kinds.count("乡镇") + kinds.count("街道") == 24
    assert kinds.count("街道") == 4


def test_everything_that_can_answer_an_indicator_answers_number_93():
    for entry in SAMPLE.values():
        if "indicators" in {spec.name for spec in entry.record_type.fields}:
            answers = [] if entry.stored.get("is_example") else ["@indicator_93"]
            assert entry.stored["indicators"] == answers, entry.key


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("示例")
    with Store.open(folder, parts=Parts(schema=MigratedSchema)) as store:
        store.changes = load_sample(store)
        yield store


def test_the_sample_is_loaded_as_one_step(office):
    assert office.changes.label == LABEL
    assert {key for key, _ in office.changes.touched} <= set(RECORD_TYPES.keys)
    assert len(office.changes.ids("unit")) == 38


def test_no_key_takes_the_sample_back(office):
    assert undoing.undo_last(office).changes is None


def test_what_is_loaded_is_what_the_files_say(office):
    by_name = {}
    with office.read() as session:
        for key in ("meeting", "title", "instruction", "supervision_round"):
            for record_id in office.changes.ids(key):
                values = queries.values(session, RECORD_TYPES.get(key), record_id)
                by_name[key, values.get("title") or values.get("name") or str(values["given_on"])] = values

    meeting = by_name["meeting", "争创省级法治政府建设示范县动员会"]
    assert str(meeting["held_on"]) == "2023年6月2日"
    assert [row["standing"] for row in meeting["demands"]] == ["待核", "据转述"]
    assert len(by_name["meeting", "2022年度党政主要负责人述法评议大会"]["inclusions"]) == 7
    assert by_name["title", "河南省依法行政示范单位"]["standard"]
    assert by_name["instruction", "2023年7月26日"]["briefing"]
    assert (
        len(by_name["supervision_round", "鲁山县创建“省级法治政府建设示范县”第一阶段督导"]["joint_units"])
        == 3
    )


def test_every_mention_leads_to_a_record_of_the_sample(office):
    loaded = {record for _, record in office.changes.touched}
    with office.read() as session:
        for key in RECORD_TYPES.keys:
            record_type = RECORD_TYPES.get(key)
            for record_id in [] if record_type.is_child else office.changes.ids(key):
                values = queries.values(session, record_type, record_id)
                for spec in record_type.fields:
                    if hasattr(spec.kind, "target") and not isinstance(spec.kind, Files | Rows):
                        held = values[spec.name]
                        mentioned = held if isinstance(spec.kind, Refs) else (held,)
                        assert {*mentioned} - {""} <= loaded, (key, spec.name)


def test_the_units_are_listed_in_protocol_order(office):
    listed = [row.title for row in lists.block(office, UNIT, office.changes.ids("unit"))]

    assert listed[0] == "中共鲁山县委员会"
    assert listed[-1] == "马楼乡"


def test_files_of_the_sample_are_marked_and_give_its_statement_but_numbers_and_their_list(tmp_path):
    parts = Parts(schema=MigratedSchema)
    with (
        Store.open(tmp_path / "bare", parts=parts) as bare,
        Store.open(tmp_path / "filled", parts=parts) as filled,
    ):
        load_sample(bare)
        load_sample(filled, has_files=True)
        with filled.read() as session:
            items = list(session.scalars(select(Evidence)))
        texts = [statement_text(store) for store in (bare, filled)]

    assert len(items) >= 12
    assert {item.title[:3] for item in items} == {item.file_name[:2] + "：" for item in items} == {"示例："}
    assert all(item.pages and objects.is_intact(filled.folder, item.sha256) for item in items)
    body, listed = texts[1].split("附：佐证材料目录")
    assert re.sub("（佐证93-[^）]*）", "", body) == texts[0].split("附：佐证材料目录")[0]
    assert listed.count("示例：") >= 8


def statement_text(store: Store) -> str:
    given = {"indicator": "93", "cites_proofs": "是", "lists_proofs": "是"}
    options = reports.read_options(store, "situation_statement", given)
    value = reports.gather(store, "situation_statement", options)
    content = REPORTS.get("situation_statement").compose(value)
    return "".join(getattr(block, "plain", getattr(block, "text", "")) for block in content.blocks)
