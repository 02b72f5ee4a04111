"""Whose deed a sentence tells: one subject, by the post of the place, by name where one day tells of one."""

import pytest

from tests.reports.papers.test_statement_changes import day, meeting
from tests.reports.papers.test_statement_doubts import told, unit
from tests.reports.papers.test_statement_untruths import notes

DONE = {"kind": "其他", "title": "示例举措", "held_on": day("2023-04-05")}


def leader(office, name: str) -> str:
    return office.find("person", "name", name)


def somebody(office, post: str, of: str = "", **values) -> str:
    person = office.add("person", name="示例甲", answers="")
    office.add("tenure", person=person, post=post, unit=of, **values)
    return person


@pytest.mark.parametrize(
    ("content", "led_by", "words"),
    [
        ("我县组织创建调研", "叶锐", "县长叶锐组织创建调研"),
        ("县长叶锐带队暗访窗口", "", "县长叶锐带队暗访窗口"),
        ("叶锐带队暗访窗口", "", "县长叶锐带队暗访窗口"),
        ("县委书记刘鹏带队督导", "刘鹏", "县委书记刘鹏带队督导"),
        ("叶锐带队督导创建", "叶锐", "县长叶锐带队督导创建"),
        ("县司法局组织宣讲", "叶锐", "县司法局组织宣讲"),
        ("组织宣讲", "叶锐", "县长叶锐组织宣讲"),
    ],
)
def test_a_measure_has_one_subject_whatever_its_words_begin_with(office, content, led_by, words):
    leaders = (leader(office, led_by),) if led_by else ()
    office.add("measure", content=content, leaders=leaders, **DONE)

    assert f"2023年4月5日，{words}。" in told(office.statement())


@pytest.mark.parametrize(
    ("content", "invited", "joined"),
    [
        ("县司法局开展宣讲", "县司法局邀请省厅专家开展宣讲", "县司法局会同省厅专家，开展宣讲"),
        ("县长叶锐开展宣讲", "县长叶锐邀请省厅专家开展宣讲", "县长叶锐会同省厅专家，开展宣讲"),
        (
            "县委书记、县长开展宣讲",
            "县委书记、县长开展宣讲，邀请省厅专家",
            "县委书记、县长开展宣讲，会同省厅专家",
        ),
        ("开展宣讲", "我县邀请省厅专家开展宣讲", "我县会同省厅专家，开展宣讲"),
        ("我县开展宣讲", "我县邀请省厅专家开展宣讲", "我县会同省厅专家，开展宣讲"),
    ],
)
@pytest.mark.parametrize("again", [{}, {"recurring": True}])
def test_who_took_part_stands_behind_the_one_who_did_it(office, content, invited, joined, again):
    for kind, words in (("邀请指导", invited), ("宣传发动", joined)):
        added = {**DONE, "kind": kind, "title": f"示例{kind}", "partners": "省厅专家", **again}
        office.add("measure", content=content, **added)

        assert words.removeprefix("我县" if again else "") in told(office.statement())


def test_a_leader_whom_no_other_record_names_is_known_behind_the_post(office):
    somebody(office, "副县长")
    added = {**DONE, "kind": "邀请指导", "partners": "省厅专家"}
    office.add("measure", content="副县长示例甲开展宣讲", **added)

    assert "副县长示例甲邀请省厅专家开展宣讲" in told(office.statement())


def test_a_department_that_the_words_begin_with_is_told_and_the_township_of_the_record_asked_about(office):
    township = office.find("unit", "name", "下汤镇")
    office.add("measure", content="县司法局组织宣讲", unit=township, **DONE)

    assert "2023年4月5日，县司法局组织宣讲。" in told(office.statement())
    assert "“示例举措”登记的是下汤镇，做法以鲁山县司法局开头" in notes(office.statement())


def test_leaders_that_another_subject_leaves_no_place_for_are_asked_about(office):
    office.add("measure", content="县司法局组织宣讲", leaders=(leader(office, "叶锐"),), **DONE)

    assert "示例举措的有关领导叶锐，正文没有写入" in notes(office.statement())


def test_a_paper_that_the_words_name_is_not_named_before_them(office):
    basis = office.find("document", "title", "关于评选表彰河南省依法行政示范单位的通知")
    content = "转发《关于评选表彰河南省依法行政示范单位的通知》"
    office.add("measure", content=content, basis=basis, **DONE)

    assert f"2023年4月5日，我县{content}。" in told(office.statement())


def test_a_post_without_a_name_is_asked_for_the_name_on_one_day_and_stands_where_it_recurs(office):
    held = meeting(office, held_on="2023-05-10", chair_post="县长", subject="安排部署")
    text = told(office.statement())
    assert "2023年5月10日，县长【待补：县长的姓名】主持召开创建工作推进会" in text
    assert "，县委书记主持召开县委全面依法治县委员会会议，" in text

    office.change("meeting", held, chair=leader(office, "叶锐"))
    assert "2023年5月10日，县长叶锐主持召开创建工作推进会" in told(office.statement())


@pytest.mark.parametrize("post", ["县委书记刘鹏", "县领导"])
def test_a_post_with_a_name_or_of_several_is_not_asked_for_one(office, post):
    given = {"given_on": day("2023-05-10"), "words": "请抓好。", "carrier": "请示"}
    office.add("instruction", kind="批示", leader_post=post, **given)

    assert f"2023年5月10日，{post}在请示上作出批示" in told(office.statement())


def test_the_head_of_another_county_is_not_told_as_the_own_one(office):
    other = office.add("unit", name="宝丰县人民政府", kind="其他")
    given = {"leader": somebody(office, "县委副书记、县长", other), "words": "请抓好。", "carrier": "请示"}
    for held_on in ("2023-05-10", "2023-06-10"):
        office.add("instruction", kind="批示", given_on=day(held_on), **given)

    text = told(office.statement())
    assert "2023年5月10日，宝丰县委副书记、县长示例甲在请示上" in text
    assert "2023年6月10日，宝丰县县长示例甲在请示上" in text


def test_the_head_of_a_township_bears_its_name(office):
    given = {"leader": somebody(office, "党委副书记、镇长", unit(office, "下汤镇")), "carrier": "请示"}
    for held_on in ("2023-05-10", "2023-06-10"):
        office.add("instruction", kind="批示", given_on=day(held_on), words="请抓好。", **given)

    text = told(office.statement())
    assert "2023年5月10日，下汤镇党委副书记、镇长示例甲在请示上" in text
    assert "2023年6月10日，下汤镇镇长示例甲在请示上" in text


def test_no_sentence_is_left_without_a_subject_by_leaders_who_were_deleted(office):
    gone = [office.add("person", name=name, answers="") for name in ("示例甲", "示例乙")]
    again = {"recurring": True, "held_on": day("2023-01"), "title": "创建调度会", "kind": "推进会"}
    office.add("meeting", leaders=tuple(gone), subject="调度创建", **again)
    meeting(office, chair=gone[0], leaders=tuple(gone), subject="安排部署")
    office.add("measure", content="开展宣讲", leaders=tuple(gone), **DONE)
    office.remove("person", *gone)

    text = told(office.statement())
    assert "。参加创建工作" not in text
    assert "2023年5月10日，【待补：领导姓名和职务】主持召开创建工作推进会，安排部署。" in text
    assert "出席会议" not in text
    assert "2023年4月5日，我县开展宣讲。" in text


def test_guests_who_came_of_their_own_are_not_told_to_have_been_invited(office):
    came = {"kind": "来访交流", "guests": "宝丰县考察团", "topics": "交流创建经验"}
    office.add("symposium", title="座谈会", held_on=day("2023-05-15"), **came)

    words = "2023年5月15日，宝丰县考察团到我县来访，召开座谈会，交流创建经验。"
    assert words in told(office.statement())


@pytest.mark.parametrize("basis", ["", "鲁法〔2023〕1号"])
def test_a_measure_beside_the_papers_names_the_county_once(office, basis):
    upon = office.find("document", "number", basis) if basis else ""
    office.add("measure", kind="细化分解", title="分解", content="我县分解任务到人", basis=upon)

    assert "我县我县" not in told(office.statement())
    assert "并我县" not in told(office.statement())
    assert "分解任务到人" in told(office.statement())


def test_the_county_is_not_named_again_behind_the_purpose(office):
    office.add("measure", content="我县开展走访", purpose="摸清底数", **DONE)

    assert "2023年4月5日，我县为摸清底数，开展走访。" in told(office.statement())


@pytest.mark.parametrize("content", ["我县开展培育", "县委书记刘鹏带队培育"])
@pytest.mark.parametrize("place", ["决定启动", "依法行政示范单位", "其他"])
def test_what_recurs_has_one_subject_in_whatever_section(office, content, place):
    title = office.find("title", "name", "河南省依法行政示范单位") if place.startswith("依法") else ""
    again = {"recurring": True, "held_on": day("2022-05"), "title": "示例培育", "campaign": title}
    office.add("measure", kind="决定启动" if place == "决定启动" else "其他", content=content, **again)

    text = told(office.statement())
    for twice in ("我县我县", "鲁山县我县", "我县县委书记", "鲁山县县委书记", "多次县委书记"):
        assert twice not in text
