"""Words, dates and names as official papers write them; needs no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.reports.papers.passage import Passage, pieces_of
from lushan_desktop.reports.papers.regular import without_repetition
from lushan_desktop.reports.papers.when import following, is_within, since, span, up_to
from lushan_desktop.reports.papers.writing import county_of, in_title_marks
from lushan_desktop.reports.persons import Mentions, Person, Tenure, mark_between
from lushan_desktop.reports.speech import VERIFIED, Words, indirect, quoted, reported
from lushan_desktop.reports.statement_value import Link

DAY = PartialDate(2023, 6, 2)


def person(post: str, unit: str = "", **values) -> Person:
    return Person("1", "示例甲", (Tenure(post, unit, **values),))


@pytest.mark.parametrize(
    ("post", "unit", "full", "main"),
    [
        ("县委书记", "中共鲁山县委员会", "县委书记", "县委书记"),
        ("县委副书记、县长", "鲁山县人民政府", "县委副书记、县长", "县长"),
        ("党委书记、局长", "平顶山市司法局", "平顶山市司法局党委书记、局长", "平顶山市司法局局长"),
        ("县委书记、县人大常委会主任", "", "县委书记、县人大常委会主任", "县委书记"),
        ("副局长", "鲁山县司法局", "鲁山县司法局副局长", "鲁山县司法局副局长"),
        ("鲁山县副县长", "鲁山县人民政府", "鲁山县副县长", "鲁山县副县长"),
        ("县委常委、常务副县长", "", "县委常委、常务副县长", "常务副县长"),
        ("县委常委、宣传部部长", "", "县委常委、宣传部部长", "宣传部部长"),
        ("党组成员、副局长", "鲁山县司法局", "鲁山县司法局党组成员、副局长", "鲁山县司法局副局长"),
        ("鲁山县司法局党组书记、局长", "鲁山县司法局", "鲁山县司法局党组书记、局长", "鲁山县司法局局长"),
        ("县司法局党组书记、局长", "", "县司法局党组书记、局长", "县司法局局长"),
        ("镇党委书记", "下汤镇人民政府", "下汤镇党委书记", "下汤镇党委书记"),
        ("党委副书记、镇长", "下汤镇", "下汤镇党委副书记、镇长", "下汤镇镇长"),
        ("下汤镇镇长", "", "下汤镇镇长", "下汤镇镇长"),
    ],
)
def test_a_post_is_written_in_full_at_first_and_by_the_main_office_after(post, unit, full, main):
    mentions, somebody = Mentions(), person(post, unit)

    assert mentions.name(somebody, DAY).text == f"{full}示例甲"
    assert mentions.name(somebody, DAY).text == f"{main}示例甲"


def test_a_new_post_is_written_in_full_again():
    tenures = (
        Tenure("副县长、县公安局局长", end=PartialDate(2023, 3)),
        Tenure("县委副书记、县长", start=PartialDate(2023, 4)),
    )
    mentions, somebody = Mentions(), Person("1", "示例甲", tenures)

    mentions.name(somebody, PartialDate(2023, 2, 1))
    assert mentions.name(somebody, DAY).text == "县委副书记、县长示例甲"


def test_several_posts_of_one_unit_name_it_once():
    tenures = (Tenure("党组书记", "鲁山县司法局", rank=1), Tenure("局长", "鲁山县司法局", rank=2))

    assert Person("1", "示例甲", tenures).full_post(DAY) == "鲁山县司法局党组书记、局长"


def test_persons_in_a_row_are_parted_by_a_comma_where_a_post_has_a_mark_inside():
    mentions = Mentions()
    one, other = person("县委书记"), Person("2", "示例乙", (Tenure("县委副书记、县长"),))

    first, again = ([mentions.name(each, DAY) for each in (one, other)] for _ in range(2))
    assert [each.text for each in first] == ["县委书记示例甲", "县委副书记、县长示例乙"]
    assert mark_between(first) == "，"
    assert [each.text for each in again] == ["县委书记示例甲", "县长示例乙"]
    assert mark_between(again) == "、"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("各单位要高度重视", "各单位高度重视"),
        ("要高度重视", "高度重视"),
        ("各级党政主要负责同志要扛稳责任", "各级党政主要负责同志扛稳责任"),
        ("各单位主要负责人亲自抓", "各单位主要负责人亲自抓"),
        ("全县上下务必真抓实干；各部门必须配合", "全县上下真抓实干；各部门配合"),
        ("各单位的重要工作要求", "各单位的重要工作要求"),
    ],
)
def test_a_demand_is_not_said_twice(said, written):
    assert indirect(said, after_demand=True) == written


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("深入推进依法行政……坚定信心……", "深入推进依法行政，坚定信心"),
        ("“坚定‘创则必成’的信心。”", "坚定“创则必成”的信心"),
        ("“甲”和“乙”", "“甲”和“乙”"),
    ],
)
def test_excerpts_become_one_sentence_of_indirect_speech(said, written):
    assert indirect(said) == written


def test_marks_inside_a_quotation_are_demoted():
    assert quoted("坚定“创则必成”的信心") == "“坚定‘创则必成’的信心。”"
    assert quoted("“坚定‘创则必成’的信心。”") == "“坚定‘创则必成’的信心。”"


@given(st.text("深入推进“”‘’。，；要各单位…", max_size=30))
def test_only_checked_words_follow_a_colon(text):
    assert "：“" in reported("强调", Words(text, VERIFIED))
    assert "：“" not in reported("强调", Words(text, "待核"))


def test_dates_are_written_shortly_where_the_year_was_said():
    assert following(PartialDate(2023, 2, 10), PartialDate(2023, 2, 8)) == "2月10日"
    assert following(PartialDate(2024, 2, 10), PartialDate(2023, 2, 8)) == "2024年2月10日"
    assert span(PartialDate(2023, 5, 16), PartialDate(2023, 5, 18)) == "2023年5月16日至18日"
    assert span(PartialDate(2023, 5, 30), PartialDate(2023, 6, 2)) == "2023年5月30日至6月2日"
    assert span(PartialDate(2023, 3), PartialDate(2023, 5)) == "2023年3月至5月"
    assert span(PartialDate(2022), PartialDate(2023)) == "2022年至2023年"
    assert since(PartialDate(2021)) == "2021年以来"


def test_an_unknown_day_lies_in_every_period():
    assert is_within(None, DAY, DAY)
    assert is_within(PartialDate(2023), DAY, DAY)
    assert not is_within(PartialDate(2022), DAY, None)
    assert not is_within(PartialDate(2023, 7), None, DAY)


def test_now_is_left_where_the_signature_is_unknown():
    assert up_to(None, "目前正在进行") == "目前正在进行"
    assert up_to(DAY, "目前，正在进行") == "截至2023年6月2日，正在进行"


@pytest.mark.parametrize(
    ("issuer", "county"),
    [
        ("鲁山县法治政府建设领导小组办公室", "鲁山县"),
        ("平顶山市新华区人民政府", "新华区"),
        ("汝州市司法局", "汝州市"),
        ("", ""),
    ],
)
def test_the_county_is_known_by_the_name_of_the_office(issuer, county):
    assert county_of(issuer) == county


def test_titles_stand_in_their_marks_once():
    assert in_title_marks("工作简报（第7期）") == "《工作简报》（第7期）"
    assert in_title_marks("《工作方案》", "鲁法〔2023〕1号") == "《工作方案》（鲁法〔2023〕1号）"
    assert in_title_marks("关于印发《方案》的通知") == "《关于印发〈方案〉的通知》"


def test_what_all_names_begin_with_is_said_once():
    names = ["法治政府建设任务部署会", "法治政府建设问题协调会", "法治政府建设工作推进会"]

    assert without_repetition(names) == ["法治政府建设任务部署会", "问题协调会", "工作推进会"]
    assert without_repetition(["动员会", "推进会"]) == ["动员会", "推进会"]
    assert without_repetition(["动员会"]) == ["动员会"]
    assert without_repetition(["示例工作部署会", "示例工作协调会"]) == ["示例工作部署会", "协调会"]
    assert without_repetition(["示例工作甲会", "示例工作乙会"]) == ["示例工作甲会", "示例工作乙会"]


def test_a_sentence_ends_with_one_stop():
    assert Passage().say("甲；").stop().paragraph("k", "").text == "甲。"
    assert Passage().say("说：“甲。”").stop().paragraph("k", "").text == "说：“甲。”"
    assert Passage().say("甲").lack("乙").stop().paragraph("k", "").text == "甲【待补：乙】。"


def test_a_clerks_text_keeps_records_and_marks():
    meeting, fill = Link("meeting", "1"), Link("meeting", "1", "place")
    gaps = Passage().lack("地点", fill).paragraph("k", "").gaps

    pieces = pieces_of("在【待补：地点】开会【待补：别的】", (meeting,), gaps)

    assert [piece.text for piece in pieces] == ["在", "【待补：地点】", "开会", "【待补：别的】"]
    assert pieces[1].fills == (fill,)
    assert all(piece.links == (meeting,) for piece in pieces)
