"""What a reviewer doubts who changes the sample to catch its statement in a lie."""

import pytest

from lushan_desktop.domain.people.issuer import Issuer
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from tests.reports.papers.test_statement_changes import day
from tests.reports.papers.test_statement_untruths import notes

TOWN, BUREAU = "下汤镇", "鲁山县司法局"
DEEDS = {
    "meeting": ({"title": "法治工作部署会", "subject": "部署创建"}, "召开法治工作部署会，部署创建"),
    "measure": ({"title": "宣讲", "content": "开展法治宣讲12场", "kind": "其他"}, "开展法治宣讲12场"),
    "training": ({"subject": "镇村干部法治", "kind": "培训"}, "举办镇村干部法治培训"),
    "study_visit": ({"place": "宝丰县", "kind": "考察", "topics": "创建经验"}, "赴宝丰县考察，了解创建经验"),
    "symposium": ({"title": "座谈会", "guests": "市司法局同志"}, "邀请市司法局同志召开座谈会"),
    "supervision_round": ({"title": "镇督导", "scope": "各行政村"}, "对各行政村进行督导"),
}


def told(statement) -> str:
    return "\n".join(each.text for each in statement.paragraphs)


def unit(office, name: str) -> str:
    return office.find("unit", "name", name)


def handed_in(office, key: str, by: str, **values) -> None:
    """A record as a unit's package brings it."""
    record_type = RECORD_TYPES.get(key)
    indicator = office.find("indicator", "number", "93")
    with office.store.change("示例") as step:
        record = record_type.model(origin=unit(office, by))
        answers = {**record_type.blank(), "indicators": (indicator,)}
        records.write(step, record_type, record, {**answers, **values})


@pytest.fixture
def own_unit(office) -> str:
    """The unit of the clerks, which entered the name that the office writes under."""
    own = unit(office, "县创建办")
    with office.store.change("示例") as step:
        issuer = step.get(Issuer, office.find("issuer", "note", "机关代字由本单位核实后录入。"))
        issuer.origin = own
        step.add(issuer)
    return own


@pytest.mark.parametrize("by", [TOWN, BUREAU])
@pytest.mark.parametrize("key", DEEDS)
def test_what_a_unit_handed_in_is_not_told_as_the_countys(office, own_unit, key, by):
    values, words = DEEDS[key]
    handed_in(office, key, by, held_on=day("2023-04-04"), **values)

    since = "以来" if key == "supervision_round" else ""
    assert f"2023年4月4日{since}，{by.removeprefix('鲁山')}{words}" in told(office.statement())


@pytest.mark.parametrize(
    ("key", "field", "values", "asked"),
    [
        ("measure", "unit", {"content": "宣讲", "kind": "其他", "title": "宣讲"}, "【待补：实施单位】宣讲"),
        ("meeting", "organiser", {"title": "部署会", "kind": "部署会"}, "【待补：主办单位或主持人】召开"),
        ("training", "unit", {"subject": "法治", "kind": "培训"}, "【待补：组织单位】举办法治培训"),
    ],
)
def test_what_a_unit_did_that_was_deleted_since_is_not_told_as_the_countys(office, key, field, values, asked):
    office.add(key, held_on=day("2023-04-04"), **{field: unit(office, BUREAU)}, **values)
    office.remove("unit", unit(office, BUREAU))

    assert f"2023年4月4日，{asked}" in told(office.statement())


def test_an_applicant_and_a_holder_that_were_deleted_are_asked_for(office):
    office.remove("unit", unit(office, "鲁山县税务局"), unit(office, "鲁山县市场监督管理局"))

    text = told(office.statement())
    assert "【待补：获得单位】已获得全省“服务型行政执法示范点”荣誉" in text
    assert "我县拟推荐【待补：申报单位】申报全省服务型行政执法标兵" in text


def test_a_measure_of_a_unit_within_a_title_is_told_as_the_units(office):
    title = office.find("title", "name", "服务型行政执法示范点")
    values = {"kind": "其他", "title": "培育", "content": "建成示范点2个", "unit": unit(office, BUREAU)}
    office.add("measure", campaign=title, **values)

    assert "；县司法局建成示范点2个" in told(office.statement())


def test_a_paper_that_was_deleted_is_asked_for_by_what_was_written_on_it(office):
    office.remove("document", office.find("document", "issuing_body", BUREAU))

    assert "县委书记刘鹏作出批示【待补：批示所在的文件或简报】；2月10日" in told(office.statement())


def test_what_was_only_ticked_is_not_counted_among_missing_originals(office):
    upon = {"carrier": "关于创建的请示"}
    mayor, secretary = (office.find("person", "name", name) for name in ("叶锐", "刘鹏"))
    office.add("instruction", kind="圈阅", leader=secretary, given_on=day("2023-04-03"), **upon)
    office.add("instruction", kind="批示", leader=mayor, given_on=day("2023-04-05"), **upon)

    assert "县长叶锐在该件上作出批示【待补：叶锐批示原文】。" in told(office.statement())


def test_an_instruction_of_before_that_was_carried_out_in_the_period_is_noted(office):
    given = {"given_on": day("2022-12-20"), "closed_on": day("2023-03-01")}
    office.add("instruction", kind="批示", words="请抓好。", carrier="请示", **given)

    assert "2022年12月20日的批示早于材料起始日，在期内办结" in notes(office.statement(start=day("2023")))
    assert "早于材料起始日" not in notes(office.statement())


def test_the_headquarters_are_told_as_they_were_set_up(office):
    paper = office.find("document", "number", "鲁法〔2023〕2号")
    person = office.find("person", "name", "刘鹏")
    office.change("document", paper, signed_on=day("2023-02-20"))
    held = office.find("tenure", "person", person)
    office.change("tenure", held, until=day("2023-05-31"))
    seat = office.find("headquarters_member", "role", "政委")
    office.change("headquarters_member", seat, person=person, post="", until=day("2023-05-31"))
    office.add("headquarters_member", role="政委", post="新任书记", document=paper, since=day("2023-06-01"))
    statement = office.statement()

    assert "成立由时任县委书记刘鹏任政委、县长任指挥长" in told(statement)
    assert "新任书记2023年6月1日起任创建指挥部政委，正文写成立时的组成" in notes(statement)


def test_two_secretaries_of_whom_only_the_year_is_known_are_asked_about(office):
    held = office.find("tenure", "post", "县委书记")
    office.change("tenure", held, until=day("2023"))

    assert "刘鹏的任职起止日期不够细，正文所写的职务可能不对" in notes(office.statement())


@pytest.mark.parametrize(
    ("days", "is_told"),
    [
        ({"revoked_on": "2022-03-01"}, False),
        ({"revoked_on": "2022-03-01", "revalidated_on": "2023-02-01"}, True),
        ({"revoked_on": "2022-03-01", "revalidated_on": "2021-02-01"}, False),
        ({"valid_until": "2021-05-01", "revalidated_on": "2021-06-01"}, True),
        ({"revoked_on": "2022-03-01", "revalidated_on": "2023-12-01"}, False),
    ],
)
def test_an_honour_that_was_regained_is_held_again(office, days, is_told):
    honour = office.find("honour", "name", "服务型行政执法示范点")
    known = {name: day(each) for name, each in days.items()}
    office.change("honour", honour, named_on=day("2018-05-01"), **known)

    assert (
        "2018年5月1日，县市场监督管理局获得全省“服务型行政执法示范点”荣誉" in told(office.statement())
    ) is is_told


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("已撤回", ""),
        ("整改", "县司法局申报河南省依法行政示范单位，正在按初审意见整改。"),
        ("本县自设", "县司法局创建河南省依法行政示范单位，处于“本县自设”阶段。"),
    ],
)
def test_an_application_is_told_at_its_own_stage(office, stage, words):
    title = office.find("title", "name", "河南省依法行政示范单位")
    held = {"applicant": unit(office, BUREAU), "stage": stage, "applied_on": day("2023-05-01")}
    office.add("application", title=title, **held)

    text = told(office.statement())
    assert words in text
    assert "县司法局已申报" not in text


def test_a_batch_that_was_over_before_the_period_is_not_told(office):
    title = office.find("title", "name", "河南省依法行政示范单位")
    office.add("batch", name="第三批", title=title, year=2019, stage="命名")
    statement = office.statement(start=day("2023"))

    assert "第三批河南省依法行政示范单位" not in told(statement)
    assert "第三批在材料起始日以前已经“命名”" in notes(statement)


def test_a_stage_without_a_day_is_asked_about_where_the_paper_is_older(office):
    assert "阶段没有日期的，正文按现在的阶段写，请核对截至2023年6月3日的进展" in notes(
        office.statement(end=day("2023-06-30"))
    )


def test_what_was_counted_beyond_the_close_is_not_told_as_a_number(office):
    for title in ("县政府常务会议", "县委常委会会议"):
        office.change("meeting", office.find("meeting", "title", title), until=day("2023-12-31"), times=12)

    early = office.statement(end=day("2023-06-30"), ledger_complete=True)
    assert "次）" not in told(early)
    assert "县政府常务会议的次数12算到2023年12月31日" in notes(early)


def test_guests_are_told_to_have_come_only_where_they_came(office):
    values = {"guests": "市司法局同志", "held_on": day("2023-04-09"), "place": "平顶山市"}
    office.add("symposium", title="经验交流会", **values)

    assert "2023年4月9日，邀请市司法局同志在平顶山市召开经验交流会。" in told(office.statement())


def test_a_visit_went_to_the_places_of_its_record_and_no_further(office):
    office.add("study_visit", place="宝丰县、郏县", held_on=day("2023-04-09"), kind="考察", topics="经验")

    assert "赴宝丰县、郏县考察，了解经验" in told(office.statement())


def test_a_last_day_before_the_first_gives_nobody_a_post_of_before(office):
    person = office.find("person", "name", "叶锐")
    office.change("tenure", office.find("tenure", "person", person), until=day("2023-03-31"))
    again = {"held_on": day("2023-06-01"), "until": day("2023-02-01"), "recurring": True}
    office.add("study_visit", place="宝丰县", leader=person, participants="县创建办", kind="考察", **again)

    assert "县创建办在叶锐【待补：叶锐职务】带领下" in told(office.statement())


def test_ones_own_township_is_no_place_to_learn_from(office):
    office.add("study_visit", place=f"{TOWN}、宝丰县", held_on=day("2023-04-09"), kind="考察", topics="经验")
    statement = office.statement()

    assert "赴宝丰县考察" in told(statement)
    assert f"考察地点中的“{TOWN}”就是本地" in notes(statement)


@pytest.mark.parametrize(
    ("name", "own", "words"),
    [("露峰街道", "我街道", "露峰街道配合支持平顶山市"), (TOWN, "我镇", "下汤镇配合支持平顶山市")],
)
def test_a_township_does_not_write_for_the_county(office, name, own, words):
    issuer = office.find("issuer", "note", "机关代字由本单位核实后录入。")
    office.change("issuer", issuer, name=f"{name}人民政府", unit=unit(office, name))
    text = told(office.statement())

    assert f"2021年，{words}" in text
    assert f"{own}召开争创" in text
    assert "我县召开" not in text


def test_a_county_is_known_by_its_leading_organs_where_the_issuer_does_not_name_it(office):
    issuer = office.find("issuer", "note", "机关代字由本单位核实后录入。")
    office.change("issuer", issuer, name="区创建办")
    for organ, name in (("鲁山县人民政府", "新华区人民政府"), ("中共鲁山县委员会", "中共新华区委员会")):
        office.change("unit", unit(office, organ), name=name)
    office.add("study_visit", place="新华区、宝丰县", held_on=day("2023-04-09"), kind="考察", topics="经验")
    text = told(office.statement())

    assert "2021年，新华区配合支持" in text
    assert "我区召开争创" in text
    assert "赴宝丰县考察" in text


def test_a_paper_whose_number_was_never_used_is_asked_about(office):
    office.add("void_number", answers="", number="鲁法〔2023〕1号", reason="作废")

    assert "鲁法〔2023〕1号已注明没有使用，正文引用了这份文件，请核对。" in notes(office.statement())


def test_what_was_broadcast_was_not_printed(office):
    office.add("publicity_item", title="鲁山创建", medium="电视", published_on=day("2023-05-07"))

    assert "2023年5月7日，电视播出《鲁山创建》。" in told(office.statement())


def test_no_feedback_is_told_where_all_is_entered_and_nothing_was_found(office):
    statement = office.statement(ledger_complete=True)

    assert "制发反馈清单" not in told(statement)
    assert "没有已下发的问题，正文没有写" in notes(statement)


def test_a_measure_that_the_papers_tell_of_is_not_told_with_its_meeting_too(office):
    measure = office.find("measure", "kind", "细化分解")
    meeting = office.find("meeting", "title", "争创省级法治政府建设示范县动员会")
    office.change("measure", measure, meeting=meeting)

    assert told(office.statement()).count("进一步细化分解") == 1
