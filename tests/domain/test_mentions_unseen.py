"""What a second set of unseen papers had: honours told on, meetings within meetings, sites over titles."""

import pytest

from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.telling import told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "多年来，示例县始终重视平安建设。2005年，该县被省委、省政府授予“平安县”称号；"
            "2006年，被省委授予法治环境先进县称号。",
            ["平安县", "法治环境先进县"],
        ),
        ("省司法厅被中央文明委授予全国文明单位称号，这是唯一的。", ["全国文明单位"]),
        ("示例县在获奖单位代表中上台领奖。", []),
    ],
)
def test_honours_are_found_of_whoever_was_spoken_of(text, names):
    assert [one["name"] for one in told(text, "honour")] == names


def test_whose_an_honour_is_that_the_text_leaves_open_is_doubted():
    text = "示例县始终重视平安建设。2005年，该县被省政府授予“平安县”称号。"

    (won,) = [one for one in drafts(read_pasted_paper(f"工作情况\n{text}\n")) if one.type == "honour"]

    assert won.fields["unit"] == "示例县"
    assert "待核" in won.doubts[0]


@pytest.mark.parametrize(
    ("text", "title", "series"),
    [
        ("2月13日，县第十六届人民代表大会第四次会议主席团召开第二次会议。", "主席团第二次会议", "第二次"),
        (
            "根据国务院示例委员会第十三次会议通过的决定，制定本办法。",
            "国务院示例委员会第十三次会议",
            "第十三次",
        ),
    ],
)
def test_a_meeting_is_told_by_its_own_number(text, title, series):
    (meeting,) = told(text, "meeting")

    assert meeting["title"].endswith(title)
    assert meeting["series_number"] == series


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("县委书记李明华率考察团莅临示例省样例县考察交流工作。", "示例省样例县"),
        ("调研组一行7人在自治区法制办陆明华巡视员的带领下赴宁夏回族自治区调研学习。", "宁夏回族自治区"),
    ],
)
def test_a_visit_is_found_by_more_verbs_and_places(text, place):
    assert [one["place"] for one in told(text, "study_visit")] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "根据《示例市关于示例工作的决定》（示发〔2008〕17号）、《示例省示例备案办法》等规定，制定本规定。",
        "县防汛办修订完善形成了《示例县防汛应急预案（征求意见稿）》。",
    ],
)
def test_what_is_but_named_or_not_yet_issued_is_no_paper_of_ours(text):
    assert not [one for one in told(text, "document") if "number" not in one]


@pytest.mark.parametrize(
    ("head", "told_of"),
    [
        (
            "今天是:2025年12月06日\n示例市水利局\n征集调查\n"
            "示例市水利局关于征求《示例预案》修改意见的函\n市直有关部门:\n请提出意见。\n",
            ("示例市水利局关于征求《示例预案》修改意见的函", "", "示例市水利局", ""),
        ),
        (
            "示例市示例考核办法（暂行）\n1988年12月27日，示例市环保委员会\n"
            "第一条　为了做好考核工作，制定本办法。\n第二条　本办法适用于全市。\n",
            ("示例市示例考核办法（暂行）", "", "示例市环保委员会", "1988-12-27"),
        ),
        (
            "示例市人民政府关于修改《示例规定》的决定\n示例市人民政府令第5号\n"
            "《示例决定》已经市政府常务会议通过，现予公布，自2006年1月1日起施行。\n",
            ("示例市人民政府关于修改《示例规定》的决定", "示例市人民政府令第5号", "示例市人民政府", ""),
        ),
    ],
)
def test_what_stands_around_a_title_is_told_apart(head, told_of):
    paper = read_pasted_paper(head).told

    assert (paper.title, paper.number, paper.issuing_body, paper.signed_on) == told_of


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("样例县公安局、示例县公安局均被评为“全国优秀公安局”。", ["样例县公安局", "示例县公安局"]),
        ("该局法制大队在大会上被表彰为“全国优秀公安基层单位”。", ["法制大队"]),
        ("市委依法治市办被省委表彰为“成绩突出先进单位”。", ["市委依法治市办"]),
        ("县审计局和代表参加了会议，被评为的单位、个人上台。", []),
    ],
)
def test_all_who_hold_an_honour_are_told_by_their_names(text, units):
    assert [one["unit"] for one in told(text, "honour")] == units


def test_the_year_in_the_name_of_an_honour_is_not_that_in_which_it_was_given():
    text = "县委印发《关于命名2015年度县级文明单位的决定》，示例县公安局被评为县级文明单位。"

    (won,) = told(text, "honour")

    assert "named_on" not in won


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("该县政府党组成员李明华高度重视。", "县政府党组成员"),
        ("该局法制大队教导员李明华参加了会议。", "法制大队教导员"),
    ],
)
def test_a_post_is_told_without_that_which_points_back(text, post):
    assert [one["post"] for one in told(text, "person")] == [post]


def test_who_stands_under_a_title_with_a_post_is_a_person():
    head = "关于2018年度审计工作的报告\n示例县审计局局长　李明华\n主任、各位副主任：\n"
    text = f"{head}我受县政府委托，报告审计情况。\n"

    (person,) = [one for one in drafts(read_pasted_paper(text)) if one.type == "person"]

    assert person.fields == {"name": "李明华", "post": "示例县审计局局长"}


def test_a_visit_of_several_days_began_on_the_first():
    (visit,) = told("2023年8月20日至8月24日，县律协组织有关人员赴样例县参观考察。", "study_visit")

    assert visit["held_on"] == "2023-08-20"


def test_a_meeting_that_closed_was_held():
    text = "3月25日，示例县第十五届人民代表大会第三次会议圆满完成各项议程后胜利闭幕。"

    assert [one["title"] for one in told(text, "meeting")] == ["示例县第十五届人民代表大会第三次会议"]


def test_a_title_between_its_number_on_the_page_and_its_own_is_kept():
    text = (
        "示政发〔2014〕20号《示例县人民政府关于示例工作的实施意见》\n时间：2016-01-17 23:45:19\n"
        "示例县人民政府关于示例工作的实施意见\n示政发〔2014〕20号\n各乡镇人民政府：\n现提出以下实施意见。\n"
    )

    paper = read_pasted_paper(text).told

    assert (paper.title, paper.number) == ("示例县人民政府关于示例工作的实施意见", "示政发〔2014〕20号")


def test_two_meetings_of_one_day_are_two():
    text = "3月21日，县长李明华主持召开县政府党组（扩大）会议和县十六届第9次政府常务会议。"

    assert [(one["title"], one["chair"]) for one in told(text, "meeting")] == [
        ("县政府党组（扩大）会议", "李明华"),
        ("县十六届第9次政府常务会议", "李明华"),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("（1985年5月4日示政〔1985〕38号）印发。", "示政〔1985〕38号"),
        ("按照日照政发〔2022〕3号文件要求，开展清理。", "日照政发〔2022〕3号"),
    ],
)
def test_a_number_begins_behind_the_day_before_it(text, number):
    assert [one["number"] for one in told(text, "document")] == [number]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("省委书记巴音图日、省长李明华分别作出批示。", [("巴音图日", "省委书记"), ("李明华", "省长")]),
        ("县长努尔兰·艾山主持会议。", [("努尔兰·艾山", "县长")]),
        ("会议传达省委书记李明华指示精神。", [("李明华", "省委书记")]),
        ("受代县长李明华委托，李大勇作了说明。", [("李明华", "代县长")]),
        ("随后我公司办公室主任李明华作了介绍。", [("李明华", "办公室主任")]),
        ("县司法局副局长 李明华：做好示例工作。", [("李明华", "县司法局副局长")]),
        ("会议听取了李明华县长所作的报告。", [("李明华", "县长")]),
        ("县委原书记李有为、李明华出席。", [("李有为", "县委原书记"), ("李明华", "县委原书记")]),
        (
            "副主席李大勇、李明华、县政协秘书长李小山出席。",
            [("李大勇", "副主席"), ("李小山", "县政协秘书长"), ("李明华", "副主席")],
        ),
    ],
)
def test_a_person_is_told_with_the_own_post(text, people):
    assert sorted((one["name"], one["post"]) for one in told(text, "person")) == sorted(people)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("昨天，县政协提案委员会举行全体会议，审议提案。", "县政协提案委员会全体会议"),
        ("6月2日，县防汛指挥部召开紧急会议，传达指示。", "县防汛指挥部紧急会议"),
        ("随后，调研组召开了示例村帮扶工作座谈会。", "示例村帮扶工作座谈会"),
        ("已于6月2日由示例市中级法院审判委员会第12次会议通过。", "示例市中级法院审判委员会第12次会议"),
        (
            "6月2日，全国示例行业先进集体、劳动模范和先进工作者表彰大会在京举行。",
            "全国示例行业先进集体、劳动模范和先进工作者表彰大会",
        ),
    ],
)
def test_a_meeting_is_told_with_its_whole_name(text, title):
    assert [one["title"] for one in told(text, "meeting")] == [title]


def test_the_meetings_that_passed_and_revised_a_rule_are_told_with_their_days():
    note = (
        "（1986年7月5日示例市第八届人民代表大会常务委员会第二次会议通过　"
        "根据1996年4月5日示例市第十届人民代表大会常务委员会第五次会议《关于修改〈示例办法〉的决定》修正　"
        "2003年7月31日示例省第十届人民代表大会常务委员会第四次会议批准）"
    )
    paper = read_pasted_paper(f"示例市示例办法\n{note}\n第一条　为做好示例工作，制定本办法。\n")

    assert [one.fields["held_on"] for one in drafts(paper) if one.type == "meeting"] == [
        "1986-07-05", "1996-04-05", "2003-07-31",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("授予示例镇等38个村镇为第十三届示例县级文明村镇。", ["示例镇"]),
        ("示例公司热轧工段被授予“示例省青年文明号”荣誉称号。", ["示例公司热轧工段"]),
        ("分别为:示例公司团委被授予“示例省五四红旗团委”荣誉称号。", ["示例公司团委"]),
        ("我司控股企业示例工艺品有限公司获“全国示例行业先进集体”称号。", ["示例工艺品有限公司"]),
        ("示例公司团委被授予示例市“五四奖状”荣誉称号。", ["示例公司团委"]),
    ],
)
def test_an_honour_is_told_of_who_holds_it(text, units):
    assert [one["unit"] for one in told(text, "honour")] == units


def test_a_paper_that_is_passed_on_is_told_by_its_own_number():
    inner = (
        "示例省人民政府关于示例工作的意见\n（示政发〔2009〕6号）\n各市人民政府：\n现提出意见。\n"
        "示例省人民政府\n2009年2月14日\n"
    )
    outer = (
        "示例市人民政府转发《示例省人民政府关于示例工作的意见》的通知\n市政发〔2009〕10号\n"
        "各县人民政府：\n现转发给你们。\n示例市人民政府\n2009年3月19日\n"
    )

    found = [
        one.fields["number"] for one in drafts(read_pasted_paper(outer + inner)) if "number" in one.fields
    ]

    assert found == ["市政发〔2009〕10号", "示政发〔2009〕6号"]


def test_a_demand_that_only_mentions_an_instruction_is_not_its_words():
    (given,) = told("根据李明华县长的批示要求，县政府决定建立报告制度。", "instruction")

    assert "words" not in given


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "县应急管理局局长李明华立即作出部署，并派县消防大队大队长李大勇赶赴现场。",
            ["县应急管理局局长", "县消防大队大队长"],
        ),
        ("出席会议的有县委常委、组织部部长李明华等。", ["县委常委、组织部部长"]),
        ("会上，副镇长李书督通报了案例。", ["副镇长"]),
    ],
)
def test_a_post_begins_where_its_office_does(text, people):
    assert [one["post"] for one in told(text, "person")] == people


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "1月13日，全市司法所“强基础、展亮点”工作推进会在示例县召开。",
            "全市司法所“强基础、展亮点”工作推进会",
        ),
        (
            "市检察院征求市人大代表、市政协委员意见建议座谈会于6月2日在我院召开，由检察长李明华主持。",
            "市检察院征求市人大代表、市政协委员意见建议座谈会",
        ),
        (
            "8月19日，考察团莅临示例县交流工作。局长李明华在二楼会议室召开工作经验交流座谈会。",
            "工作经验交流座谈会",
        ),
    ],
)
def test_the_name_of_a_meeting_holds_lists_and_marks(text, title):
    assert [one["title"] for one in told(text, "meeting")] == [title]


def test_the_year_that_a_paper_of_its_first_months_speaks_of_may_be_the_last_one():
    text = "3月25日，示例县第十五届人民代表大会第三次会议闭幕。报告回顾了2018年的工作。\n"

    (held,) = [one.fields for one in drafts(read_pasted_paper(text)) if one.type == "meeting"]

    assert "held_on" not in held


def test_a_visit_is_one_whoever_leads_the_team():
    (visit,) = told("11月1日，副局长李明华率队到样例县开展法治建设结对提升和学习交流。", "study_visit")

    assert visit["place"] == "样例县"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("近日，示例市中级法院转来最高人民法院法办〔2013〕136号文件。", "法办〔2013〕136号"),
        ("县委、县人民政府联合下发示文〔2016〕4号，作出决定。", "示文〔2016〕4号"),
    ],
)
def test_a_number_begins_behind_the_organ_and_the_verb_before_it(text, number):
    assert [one["number"] for one in told(text, "document")] == [number]


def test_an_honour_in_the_name_of_a_meeting_is_held_by_whoever_it_names():
    text = "省法院、市委在该院召开示例区人民法院荣获“全国优秀法院”表彰大会。"

    assert [one["unit"] for one in told(text, "honour")] == ["示例区人民法院"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("副县长李艳、时全、李大勇参加会议。", ["李艳", "李大勇", "时全"]),
        ("当日带班的自治区司法厅二级巡视员李向东主持调度。", ["李向东"]),
        ("区委书记、区人大常委会主任李德森向被任命的局长颁发了任命书。", ["李德森"]),
    ],
)
def test_more_names_are_told(text, names):
    assert sorted(one["name"] for one in told(text, "person")) == sorted(names)
