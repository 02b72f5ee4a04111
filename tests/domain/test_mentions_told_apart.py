"""What is told in pieces: who chaired in a later sentence, holders in a list, several who instruct."""

import pytest

from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.telling import told


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("2023年2月5日，县安委会召开2023年第一次全体会议。", "县安委会2023年第一次全体会议"),
        ("10月23日上午，区委常委会召开第138次（扩大）会议。", "区委常委会第138次（扩大）会议"),
        ("市委召开常委会扩大会议，市政府召开八届第14次常务会议。", "市政府八届第14次常务会议"),
        ("本报讯 区委常委会近日举行会议，传达精神。", "区委常委会会议"),
        ("昨天下午，区委书记李明华主持召开区委常委会会议，学习精神。", "区委常委会会议"),
        ("12月28日，县政协十一届一次会议举行预备会议。", "县政协十一届一次会议预备会议"),
        ("日前，示例省“两优一先”暨“满意集体”表彰大会召开。", "示例省“两优一先”暨“满意集体”表彰大会"),
    ],
)
def test_a_meeting_bears_the_name_of_the_body_that_met(text, title):
    assert [one["title"] for one in told(text, "meeting")] == [title]


def test_a_meeting_that_is_being_prepared_was_not_held():
    assert not told("要确保组织好、筹备好、召开好区十七届人大五次会议。", "meeting")


@pytest.mark.parametrize(
    "behind",
    [
        "\n县委书记李明华主持会议并讲话。",
        "县委常委、组织部长王建国，县委书记李明华出席会议。\n与会人员作了发言。\n李明华主持会议。",
        "\n会议由县委书记李明华主持。",
    ],
)
def test_who_chaired_may_be_told_behind_the_meeting(behind):
    (meeting,) = told(f"5月30日，示例县委全面依法治县委员会召开第一次会议。{behind}", "meeting")

    assert meeting["chair"] == "李明华"


def test_who_chaired_the_next_meeting_did_not_chair_the_one_before():
    text = "5月3日，县长办公会议召开。\n5月6日，全县动员部署会召开。县长李明华主持会议。"

    assert [one.get("chair") for one in told(text, "meeting")] == [None, "李明华"]


def test_each_who_instructs_in_one_sentence_is_told_with_his_own_words():
    text = "王建国书记指示：“迅速抢救伤员”，李明华市长指示：“全力搜救被困者”。"

    given = told(text, "instruction")

    assert [(one["leader"], one["words"]) for one in given] == [
        ("王建国", "迅速抢救伤员"),
        ("李明华", "全力搜救被困者"),
    ]


@pytest.mark.parametrize(
    ("text", "names", "post"),
    [
        ("任命李明华为示例县司法局局长。", ["李明华"], "示例县司法局局长"),
        ("任命：王建国、赵小兵同志为县政府办公室副主任。", ["王建国", "赵小兵"], "县政府办公室副主任"),
        ("免去李明华的省示例中心副主任职务。", ["李明华"], "省示例中心副主任"),
        ("免去李明华同志示例县司法局局长职务。", ["李明华"], "示例县司法局局长"),
        ("李明华同志任示例县司法局党组书记、局长", ["李明华"], "示例县司法局党组书记、局长"),
        ("李明华为县人民法院审判员；", ["李明华"], "县人民法院审判员"),
        ("成立由县委书记任组长、分管副县长任副组长、成员任委员的小组。", [], ""),
        ("在市政府督学李明华带领下，对整改情况进行了复查。", ["李明华"], "市政府督学"),
        ("示例派出所副所长李明华等参加。", ["李明华"], "示例派出所副所长"),
        ("区长李明华热情接待了考察团。", ["李明华"], "区长"),
        ("督查组在组长李明华的带领下开展工作。", ["李明华"], "督查组组长"),
    ],
)
def test_an_appointment_names_the_person_and_the_post(text, names, post):
    found = told(text, "person")

    assert [one["name"] for one in found] == names
    assert all(one["post"] in (post, "组长") for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "5月21日，市安全生产督导组莅县，就我县安全生产工作进行督导。",
        "5月16日至18日，省政府督查组对示例县安全生产工作进行了为期3天的督查。",
        "县级成立了17个督导巡查组，制定印发《关于印发示例县督导巡查工作方案的通知》。",
    ],
)
def test_a_round_of_supervision_is_told_by_its_teams(text):
    assert len(told(text, "supervision_round")) == 1


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("5月26日，示例县组织村书记23人赴甲市乙区、丙县观摩。", "甲市乙区、丙县"),
        ("5月26日，村书记共计23人赴甲市乙区、丙县等2县区12个点，观摩学习了做法。", "甲市乙区、丙县"),
        ("5月26日，区委书记李明华率学员赴浙江省台州市黄岩区考察学习。", "浙江省台州市黄岩区"),
    ],
)
def test_a_visit_is_told_by_the_places_named_in_full(text, places):
    assert [one["place"] for one in told(text, "study_visit")] == [places]


def test_a_measure_that_is_aimed_at_was_not_taken():
    assert not told("为深入贯彻精神，全面推进“示例乡村”创建行动，按照部署制定方案。", "measure")


def test_a_meeting_at_which_something_happened_keeps_the_list_in_its_name():
    text = "在近日召开的全国示例先进集体、先进工作者表彰大会上，示例县被授予“全国先进县”荣誉称号。"

    assert [one["title"] for one in told(text, "meeting")] == ["全国示例先进集体、先进工作者表彰大会"]


def test_the_day_of_a_dateline_is_that_of_no_event():
    text = "示例新闻网12月16日讯（记者 李明华）15日上午，示例县表彰大会在示例宾馆召开。"

    assert [one["held_on"] for one in told(text, "meeting")] == ["2023-12-15"]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "县委联合下发示文【2016】4号,《关于命名示例单位的决定》。",
            [("示文〔2016〕4号", "关于命名示例单位的决定")],
        ),
        (
            "根据示文〔2016〕4号，《关于命名示例单位的决定》等要求。",
            [("示文〔2016〕4号", None), (None, "关于命名示例单位的决定")],
        ),
    ],
)
def test_number_and_title_side_by_side_are_one_paper_where_it_was_sent(text, held):
    assert [(one.get("number"), one.get("title")) for one in told(text, "document")] == held


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("5月8日，区政协主席李明华率队赴福建省石狮市，围绕营商环境开展学习调研。", "福建省石狮市"),
        ("5月8日，市政协组织相关人员赴江苏省徐州市政协专题学习考察协商工作。", "江苏省徐州市"),
    ],
)
def test_a_visit_may_say_behind_a_comma_what_was_learned(text, place):
    assert [one["place"] for one in told(text, "study_visit")] == [place]


def test_an_inspection_of_the_own_towns_is_no_visit():
    assert not told("5月8日，副市长李明华赴示例县，就安全生产开展调研。", "study_visit")


def test_a_chairman_named_before_his_post_is_a_person():
    assert [one["name"] for one in told("李明华副主席率考察团一行13人。", "person")] == ["李明华"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("4月22日，市委会先后赴宁波、台州以及江苏南通等地调研学习。", "宁波、台州、江苏南通"),
        (
            "6月25日，示例乡组织村支部书记赴甲口镇乙山村、丙青乡丁际村进行观摩学习。",
            "甲口镇乙山村、丙青乡丁际村",
        ),
        ("6月25日，示例局赴清华大学、示例公司等地考察学习。", None),
        (
            "6月25日，镇党委书记李明华带队，组织支部书记到甲寨镇乙庄村、丙场村和丁县戊寨社区参观学习。",
            "甲寨镇乙庄村、丙场村、丁县戊寨社区",
        ),
        (
            "7月6日，县长李明华一行前往甲湖市乙湾族乡丙里村、丁滋市戊河镇己村等村开展“对标先进”为主题的学习考察。",
            "甲湖市乙湾族乡丙里村、丁滋市戊河镇己村",
        ),
        ("3月31日，干部职工共30余人到甲市镇考察学习乡村振兴工作。", "甲市镇"),
        ("7月6日，镇党委负责人一行赴长株潭考察学习工作。", "长株潭"),
        ("7月6日，镇党委负责人一行赴现场考察学习。", None),
        ("7月6日，县长李明华到甲镇乙村参观。", None),
        ("6月25日，市长李明华带领负责人前往长三角、深圳对接资源，学习先进地区。", "长三角、深圳"),
        (
            "6月25日，副市长李明华带领负责同志，赴如皋港区、常熟开发区以及浙江慈溪市参观考察。",
            "如皋港区、常熟开发区、浙江慈溪市",
        ),
        ("6月25日，示例县赴江苏省张家港市考察学习城市建设、智慧城市、招商引资等工作。", "江苏省张家港市"),
    ],
)
def test_a_visit_may_name_places_without_what_they_are(text, place):
    assert [one["place"] for one in told(text, "study_visit")] == ([place] if place else [])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("5月6日，示例县召开全县安全生产、信访稳定工作会议。", "全县安全生产、信访稳定工作会议"),
        ("5月6日，副省长李明华带领有关部门负责人到我市召开征求意见座谈会。", "征求意见座谈会"),
        ("认真落实市第十四届人民代表大会第四次会议审议通过的报告。", "市第十四届人民代表大会第四次会议"),
        ("会议决定县十七届人大常委会第十四次会议于5月29日召开。", None),
    ],
)
def test_a_meeting_may_list_in_its_name_what_it_is_about(text, title):
    assert [one["title"] for one in told(text, "meeting")] == ([title] if title else [])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("为巩固成果，县委宣传部成立8个督查组，以督查找问题。", "县委宣传部督查"),
        ("5月4日，文明办主任李明华带队，对我县文明县城创建工作进行检查。", "我县文明县城创建工作检查"),
    ],
)
def test_a_round_bears_the_name_of_who_went_or_of_what_was_looked_at(text, title):
    assert [one["title"] for one in told(text, "supervision_round")] == [title]


def test_who_is_elected_is_a_person_with_a_post():
    text = "以无记名投票方式选举李明华同志为示例县人民政府副县长。"

    assert [(one["name"], one["post"]) for one in told(text, "person")] == [
        ("李明华", "示例县人民政府副县长")
    ]


def test_the_number_within_the_marks_of_a_title_is_none_of_its_words():
    text = "市委印发《关于表彰先进集体的决定（示文〔2022〕12号）》。"

    assert [(one["number"], one["title"]) for one in told(text, "document")] == [
        ("示文〔2022〕12号", "关于表彰先进集体的决定")
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("5月23日，在全国精神文明建设表彰大会上，示例县作了发言。", "全国精神文明建设表彰大会"),
        ("近年来，在全县各类会议上多次强调。", None),
        ("在区政府会议室举行的示例考察座谈会上，区招商局作了介绍。", "示例考察座谈会"),
        ("11月20日，全省工作总结表彰大会暨荣誉授予仪式在成都举行。", "全省工作总结表彰大会暨荣誉授予仪式"),
        ("16日上午，我县召开防汛防旱工作会议。", "防汛防旱工作会议"),
    ],
)
def test_a_meeting_is_told_by_its_day_alone(text, title):
    assert [one["title"] for one in told(text, "meeting")] == ([title] if title else [])


@pytest.mark.parametrize(
    "text",
    [
        "8月18日，副省长李明华在示例市开展宣讲和督导工作，强调落实。",
        "由20多个部门参与的督察组启程前往8个省，开展为期一周的法治政府建设督察。",
        "7月下旬，县统计局派员参加了对各乡镇半年工作情况专项督查。",
        "近日省督察局李明华副处长一行对我县整改情况开展跟踪督察调研。",
    ],
)
def test_a_round_may_be_work_of_supervision(text):
    assert len(told(text, "supervision_round")) == 1


def test_the_year_since_when_is_not_the_day_of_an_honour():
    (honour,) = told("自2017年至今，示例市教育局连续七年荣获“宣传工作先进单位”称号。", "honour")

    assert "named_on" not in honour


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "9月13日，副主任李明华带领20个乡镇的主席及科室负责同志就如何做好工作到甲市乙县进行学习调研。",
            "甲市乙县",
        ),
        (
            "创建办全体成员多次赴甲山市、乙山县等成功创建示范地区及丙阳市、丁平县等地区学习先进经验。",
            "甲山市、乙山县、丙阳市、丁平县",
        ),
        ("8月16日，副书记李明华带领政法委员考察甲乙区综治中心建设工作。", "甲乙区"),
        ("6月20日，李明华等5人赴吉林省长春市农安县围绕乡村振兴开展考察学习。", "吉林省长春市农安县"),
    ],
)
def test_a_visit_may_say_its_purpose_in_between(text, place):
    assert [one["place"] for one in told(text, "study_visit")] == [place]


def test_a_heading_alone_tells_of_a_meeting():
    text = "示例县法治政府建设座谈会召开\n时间：2022-01-11 来源：示例县融媒体中心\n\n    与会人员作了发言。\n"

    (meeting,) = [one for one in drafts(read_pasted_paper(text)) if one.type == "meeting"]

    assert meeting.fields["title"] == "示例县法治政府建设座谈会"


def test_a_post_begins_behind_what_is_hoped():
    text = "他希望大家能以县委书记李明华提出的要求为指针。"

    assert [(one["name"], one["post"]) for one in told(text, "person")] == [("李明华", "县委书记")]


@pytest.mark.parametrize(
    "text", ["全年召开22次党组会、18次学习。", "2023年先后组织召开36次党组会议，保证了落实。"]
)
def test_a_count_of_one_kind_of_meeting_is_no_meeting(text):
    assert not told(text, "meeting")


def test_how_many_meetings_there_were_is_no_meeting():
    assert not told("全年共召开5次常委会（全面依法治县委员会）、3次政府常务会、5次专题会。", "meeting")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2021年示例县配合支持示例市争创全国示范市，积累经验。", {"支持上级创建"}),
        ("2022年，示例县决定全面开展示范县创建工作。", {"决定启动"}),
        ("将创建示范指标体系进一步细化分解，明确责任。", {"细化分解"}),
        (
            "争创示范县，并纳入县政府年度督查督办体系，将主要负责人职责以清单形式予以固化。",
            {"纳入督查督办", "清单固化"},
        ),
        ("多次邀请市领导和业务骨干莅临我县召开座谈会并现场指导创建工作。", {"邀请指导"}),
        ("要邀请市领导到县指导创建工作。", set()),
        ("邀请专家来校指导教学。", set()),
        ("将财政指标细化分解到各乡镇。", set()),
    ],
)
def test_a_campaign_is_told_by_what_was_done_for_it(text, kinds):
    assert {one["kind"] for one in told(text, "measure")} == kinds


def test_a_meeting_without_a_year_was_held_in_the_year_of_its_number():
    text = "10月19日，县长李明华主持召开县政府2021年第13次常务会议。\n听取了2019年、2025年情况的汇报。\n"

    assert undated(text) == ["2021-10-19"]


def undated(text: str) -> list[str]:
    """The days of the meetings in a text that nobody has signed."""
    found = [draft.fields for draft in drafts(read_pasted_paper(text)) if draft.type == "meeting"]
    return [str(one["held_on"]) for one in found if one.get("held_on")]


@pytest.mark.parametrize("year", ["《示例县2020年工作报告》", "2020年度示例考核"])
def test_a_year_that_is_reported_on_is_not_that_of_what_happened(year):
    assert undated(f"县政府通报了{year}情况。\n5月8日，县政府召开第12次常务会议。\n") == []


def test_a_place_that_is_named_twice_was_visited_once():
    text = "2023年5月4日，县司法局赴长沙市、株洲市、长沙市考察学习。"

    (visit,) = told(text, "study_visit")

    assert visit["place"].count("长沙") == 1


@pytest.mark.parametrize("first", ["示例系统工作安排", "示例工作要点", "示例工作台账", "示例值班表"])
def test_each_of_a_list_of_issued_papers_is_told_whatever_stands_before_it(first):
    text = f"局里印发了《{first}》《2024年示例系统普法工作要点》、《示例执法监督办法》等一系列制度文件。"

    titles = [one["title"] for one in told(text, "document")]

    assert titles[-2:] == ["2024年示例系统普法工作要点", "示例执法监督办法"]
