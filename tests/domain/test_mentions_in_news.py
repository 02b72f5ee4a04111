"""What news and other pages of offices speak of, in words of their own."""

import pytest

from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.telling import told


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("《示例办法》已经市政府十七届61次常务会议审议通过。", "市政府十七届61次常务会议"),
        ("召开县委全面依法治县委员会三次会议，部署工作。", "县委全面依法治县委员会三次会议"),
        ("2023年5月5日，县长李明华主持召开县政府党组（扩大）会，传达学习。", "县政府党组（扩大）会"),
        ("2023年5月5日，示例县召开创建动员部署暨专题培训会。", "创建动员部署暨专题培训会"),
    ],
)
def test_a_meeting_is_found_by_its_number_whoever_passed_it_and_however_it_is_called(text, title):
    assert [one["title"] for one in told(text, "meeting")] == [title]


@pytest.mark.parametrize(
    ("text", "unit", "name"),
    [
        (
            "司法部授予299个调委会“全国模范人民调解委员会”称号，示例镇人民调解委员会位列其中。",
            "示例镇人民调解委员会",
            "全国模范人民调解委员会",
        ),
        ("示例园被评为“全省优秀法治教育基地”。", "示例园", "全省优秀法治教育基地"),
        ("县社区矫正中心创成“省级智慧矫正中心”。", "县社区矫正中心", "省级智慧矫正中心"),
    ],
)
def test_an_honour_is_found_whatever_the_verb(text, unit, name):
    assert [(one["unit"], one["name"]) for one in told(text, "honour")] == [(unit, name)]


def test_what_a_person_was_named_is_no_honour_of_a_unit():
    assert not told("李明华荣获“全国模范人民调解员”称号。", "honour")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("总结出了独具特色的“一杯茶”调解法。", "“一杯茶”调解法"),
        ("持续深化行政诉讼“双下降”专项行动。", "“双下降”专项行动"),
        ("印发《关于完善“府院联动”机制的意见》。", None),
    ],
)
def test_a_measure_is_what_was_done_under_its_own_name(text, title):
    assert [one["title"] for one in told(text, "measure")] == ([title] if title else [])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("县司法局由2个督察组对11个乡镇的法治建设工作进行了督察。", "11个乡镇的法治建设工作督察"),
        ("区依法治区办对2023年乡镇法治建设工作进行了专项督察。", "2023年乡镇法治建设工作专项督察"),
        ("7月1日，县府办组成督查组，对县委交办事项进行督查，编发《督查快报》。", "县委交办事项督查"),
        ("县司法局组成两个督察组，到全县所有乡镇进行实地督察。", "全县所有乡镇督察"),
    ],
)
def test_a_round_is_found_by_where_its_teams_went(text, title):
    assert [one["title"] for one in told(text, "supervision_round")] == [title]


def test_a_day_without_its_year_stays_open_where_the_text_names_several():
    text = "1月8日，示例县召开局长座谈会，听取2021年工作情况和2022年工作思路汇报。\n"

    (meeting,) = [one for one in drafts(read_pasted_paper(text)) if one.type == "meeting"]

    assert "held_on" not in meeting.fields


def test_a_number_that_is_cited_twice_is_one_paper():
    text = "根据国务院《示例意见》（国发〔2010〕33号）和《国务院关于示例的意见》（国发〔2010〕33号）的规定。"

    assert len(told(text, "document")) == 1


@pytest.mark.parametrize(
    ("text", "post", "name"),
    [
        ("经验受到省委常委、政法委书记李明华同志批示肯定。", "省委常委、政法委书记", "李明华"),
        ("县司法局党组成员、办公室主任李明华汇报了方案。", "县司法局党组成员、办公室主任", "李明华"),
        ("督察组分别在副县长李明华带领下开展工作。", "副县长", "李明华"),
    ],
)
def test_a_post_is_told_without_the_words_before_it(text, post, name):
    assert [(one["post"], one["name"]) for one in told(text, "person")] == [(post, name)]


@pytest.mark.parametrize(
    "text", ["成立了县长任组长的领导小组。", "县委办公室主任和农办主任参加。", "区委副书记、区长等出席会议。"]
)
def test_no_name_holds_words_of_grammar_or_of_a_post(text):
    assert not told(text, "person")


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("示例省人大监察和司法委员会主任委员李明华参加。", "示例省人大监察和司法委员会主任委员"),
        ("县住房和城乡建设局局长李明华汇报了情况。", "县住房和城乡建设局局长"),
        ("省司法厅和县委政法委书记李明华出席会议。", "县委政法委书记"),
        ("在示例市市委副书记李明华陪同下参观。", "示例市市委副书记"),
        ("邀请县司法局李明华科长讲解。", "科长"),
    ],
)
def test_a_post_holds_the_whole_name_of_its_organ_and_no_more(text, post):
    assert [(one["post"], one["name"]) for one in told(text, "person")] == [(post, "李明华")]


def test_a_paper_that_is_said_to_be_revised_was_not_issued_here():
    assert not told("就新修订的《示例省行政执法案卷评查办法》开展培训。", "document")


@pytest.mark.parametrize("mark", ['"{}"', "“{}”"])
def test_the_marks_of_a_page_are_as_good_as_those_of_print(mark):
    name = f"庆祝{mark.format('五一')}暨{mark.format('当好主人翁、建功新时代')}竞赛推进大会"

    (meeting,) = told(f"4月28日,{name}在样例市召开,宣读了决定。", "meeting")

    assert meeting["title"] == "庆祝“五一”暨“当好主人翁、建功新时代”竞赛推进大会"


@pytest.mark.parametrize("verb", ["听取", "审议", "通报", "研究", "部署", "评议"])
def test_the_year_whose_work_is_looked_at_is_not_that_of_the_meeting(verb):
    title = f"市政府常务会议{verb}2019年度法治政府建设工作情况"
    text = f"{title}\n4月22日下午，市长李明华主持召开市政府第五十五次常务会议，会议{verb}了工作情况。\n"

    (meeting,) = (one.fields for one in drafts(read_pasted_paper(text)) if one.type == "meeting")

    assert "held_on" not in meeting


def test_who_called_a_meeting_is_not_who_chaired_it():
    text = "11月23日，县长李明华组织召开全县普法工作推进会。副县长王小红主持会议，李明华讲话。"

    assert [one["chair"] for one in told(text, "meeting")] == ["王小红"]


@pytest.mark.parametrize(("where", "place"), [("样例市", "样例市"), ("北京", "北京"), ("我县", None)])
def test_the_town_of_a_meeting_is_told_behind_its_name(where, place):
    (meeting,) = told(f"12月28日，全省精神文明建设表彰大会在{where}举行。", "meeting")

    assert meeting.get("place") == place


@pytest.mark.parametrize("too", ["", "宣读表彰文件并", "传达会议精神并", "同志"])
def test_who_chaired_may_have_done_something_else_too(too):
    text = f"4月8日，示例县召开双拥工作表彰会。会议要求抓好落实。\n县长李明华{too}主持会议。"

    assert [one["chair"] for one in told(text, "meeting")] == ["李明华"]


@pytest.mark.parametrize("often", ["四年一度的", "一年一度的", ""])
def test_how_often_a_meeting_is_held_is_no_part_of_its_name(often):
    (meeting,) = told(f"今年举行的{often}全国综合治理表彰大会上，王小红讲话。", "meeting")

    assert meeting["title"] == "全国综合治理表彰大会"
