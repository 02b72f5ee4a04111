"""Laws of honours that are strung together: each of those who are named holds each that is named."""

from itertools import product

import pytest

from tests.domain.telling import told

HOLDERS = ("示例县人民法院", "样例市示例镇", "示例区林业和园林局")
NAMES = (
    ("“全省十佳法院”", "全省十佳法院"),
    ("全省“人民满意单位”", "人民满意单位"),
    ("全国基层检察院“四化”建设示范院", "全国基层检察院“四化”建设示范院"),
    ("“全国检察文化建设示范院”", "全国检察文化建设示范院"),
    ("省级“优秀法院”", "优秀法院"),
)
VERBS = ("荣获", "获得", "先后荣获", "被评为", "被授予", "取得", "获评")
BEHIND = ("", "称号", "等荣誉称号", "等多项荣誉", "等荣誉", "等殊荣")
LISTS = [[NAMES[n] for n in order] for order in ((0, 1), (0, 3, 4), (1, 0), (0, 2, 3), (3, 2), (4, 3, 2, 0))]


def _held(text):
    return [(one["unit"], one["name"]) for one in told(text, "honour")]


def _strung(names, last):
    written = [one for one, _name in names]
    return f"{'、'.join(written[:-1])}{last}{written[-1]}"


@pytest.mark.parametrize("last", ["、", "和"])
@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("verb", VERBS)
def test_one_holds_each_honour_that_is_named(verb, behind, last):
    for names in LISTS:
        text = f"近年来，{HOLDERS[0]}{verb}{_strung(names, last)}{behind}。"

        assert sorted(_held(text)) == sorted((HOLDERS[0], name) for _written, name in names)


@pytest.mark.parametrize("many", [2, 3])
@pytest.mark.parametrize("verb", ["荣获", "均被评为", "双双获得"])
def test_each_of_several_holds_each_honour(verb, many):
    names = [NAMES[0], NAMES[3]]
    text = f"{'、'.join(HOLDERS[:many])}{verb}{_strung(names, '、')}称号。"

    assert sorted(_held(text)) == sorted(product(HOLDERS[:many], ["全省十佳法院", "全国检察文化建设示范院"]))


def test_each_of_as_many_holds_its_own_honour():
    text = "示例县人民法院、样例市示例镇分别荣获“全省十佳法院”“全国文明村镇”称号。"

    assert _held(text) == [("示例县人民法院", "全省十佳法院"), ("样例市示例镇", "全国文明村镇")]


@pytest.mark.parametrize("merit", ["集体一等功", "集体二等功", "集体三等功", "集体嘉奖"])
@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("省高级人民法院为{who}记{merit}。", []),
        ("省高级人民法院决定，为{who}等98个先进集体记{merit}，为李明华等9名个人记个人一等功。", []),
        ("在全省表彰大会上，{who}记{merit}。", []),
        ("{who}荣记{merit}。", []),
        ("{who}荣立{merit}一次。", []),
        ("县政府研究决定，给予{who}{merit}。", []),
        ("县政府决定给予{who}、样例县供电公司{merit}，希望珍惜荣誉。", []),
        ("{who}获得“全省十佳法院”并记{merit}。", ["全省十佳法院"]),
        ("{who}被评为“全省十佳法院”，并荣记{merit}。", ["全省十佳法院"]),
    ],
)
def test_a_merit_is_an_honour(form, others, merit):
    for who in HOLDERS:
        names = {name for _who, name in _held(form.format(who=who, merit=merit)) if _who == who}

        assert {name.removesuffix("一次") for name in names} == {*others, merit}


@pytest.mark.parametrize("form", ["荣获", "获得", "被评为", "被省高院评为"])
def test_who_is_named_behind_the_count_of_those_who_won_holds_it(form):
    units = [f"示例{letter}县检察院" for letter in "甲乙丙丁"]
    for text in (
        f"全省有4个检察院{form}“全国先进检察院”，分别是{'、'.join(units)}。",
        f"我省4个{form}“全国先进检察院”称号的检察院分别是：{'、'.join(units)}。",
    ):
        assert _held(text) == [(unit, "全国先进检察院") for unit in units]


def test_whom_that_court_means_is_told_before():
    first = "示例县检察院被表彰为“全国先进检察院”。"
    text = f"{first}\n这一称号，是该院被评为“全省文明单位”，荣获“全国模范检察院”后的殊荣。"

    assert {unit for unit, _name in _held(text)} == {"示例县检察院"}
    assert {name for _unit, name in _held(text)} == {"全国先进检察院", "全省文明单位", "全国模范检察院"}


@pytest.mark.parametrize("behind", ["并受到表彰", "并获颁奖牌", "并被通报表扬", "并获奖金20万元"])
@pytest.mark.parametrize("verb", ["被评为", "荣获", "获评"])
def test_what_goes_with_an_honour_is_no_part_of_its_name(verb, behind):
    for who in HOLDERS:
        assert _held(f"{who}{verb}2020年度目标责任考核优秀集体{behind}。") == [
            (who, "2020年度目标责任考核优秀集体")
        ]


@pytest.mark.parametrize("years", ["2011至2012年", "2012年", "2011—2012年度", "2012年度"])
def test_the_years_in_the_marks_of_an_honour_are_not_when_it_was_given(years):
    (honour,) = told(f"省委命名表彰“{years}省级文明单位”，示例县财政局等10个单位榜上有名。", "honour")

    assert (honour["unit"], honour.get("named_on")) == ("示例县财政局", None)


def test_short_names_of_one_county_hold_what_is_told_behind_them():
    units = ["财政局", "地税局", "疾控中心", "农发行", "公路局", "工商银行"]

    assert [unit for unit, _name in _held(f"{'、'.join(units)}获得“省级文明单位”。")] == units


@pytest.mark.parametrize("verb", ["连续多年获评", "先后荣获", "曾被授予", "并荣获"])
@pytest.mark.parametrize("behind", ["等多项殊荣", "等荣誉", "等多项荣誉称号"])
def test_what_is_called_an_honour_behind_its_list_is_one_of_whom_the_sentence_before_tells(verb, behind):
    text = f"示例县司法局成立于1958年，长期守护平安。{verb}“枫桥式司法所”、“全国爱民集体”{behind}。"

    assert _held(text) == [("示例县司法局", "枫桥式司法所"), ("示例县司法局", "全国爱民集体")]


@pytest.mark.parametrize("that", ["该荣誉称号", "此项先进荣誉", "这一先进称号", "上述荣誉称号"])
def test_an_honour_that_is_meant_is_no_name_of_one(that):
    assert not _held(f"县级文明单位是最高荣誉。示例县司法局获得{that}，体现了肯定。获得{that}，体现了肯定。")


def test_what_is_told_of_an_honour_is_none():
    assert not _held("获得这一荣誉，这也是目前示例市公安局荣获的最高等级集体荣誉。")


@pytest.mark.parametrize("behind", ["等多项荣誉称号", "等3项奖励", "等荣誉", "等一系列荣誉"])
def test_and_so_on_is_no_part_of_a_name(behind):
    assert _held(f"示例县司法局荣获全县文明城市创建先进集体{behind}。") == [
        ("示例县司法局", "全县文明城市创建先进集体")
    ]


@pytest.mark.parametrize("before", ["在连续三届", "继连续三届", "继2009年、2013年连续三届", "在2017年"])
@pytest.mark.parametrize("after", ["又", "再次", "这次又", ""])
def test_what_was_won_before_has_not_the_day_of_what_was_won_now(before, after):
    text = f"12月15日，传来喜讯，示例县{before}获评“全国先进县”后，{after}被命名为“全国示范县”。"

    found = {(one["unit"], one["name"]): one.get("named_on") for one in told(text, "honour")}

    assert set(found) == {("示例县", "全国先进县"), ("示例县", "全国示范县")}
    assert found["示例县", "全国先进县"] in (None, "2009", "2013", "2017")
    assert found["示例县", "全国示范县"] in (None, "2023-12-15")


@pytest.mark.parametrize("who", ["示例县", "示例县司法局", "样例镇"])
def test_one_of_several_who_are_counted_together_holds_what_all_were_given(who):
    assert _held(f"经省里考评，包括{who}在内的20个单位被授予2012年度平安先行县。") == [
        (who, "2012年度平安先行县")
    ]


def test_years_that_follow_each_other_each_have_their_honour():
    text = (
        "2017年，示例市荣获最高奖“长安杯”、全国平安建设先进市、全国信访工作先进集体，"
        "2017-2018年荣获样例省综合治理先进市，2019年荣获样例省综治工作先进市。"
    )

    found = {one["name"]: one["named_on"] for one in told(text, "honour")}

    assert found == {
        "长安杯": "2017",
        "全国平安建设先进市": "2017",
        "全国信访工作先进集体": "2017",
        "样例省综合治理先进市": "2018",
        "样例省综治工作先进市": "2019",
    }


def test_a_county_of_that_city_is_called_by_its_own_name():
    text = "会上，样例市获得“全国示范市”称号。同时，该市示例县获评“全国示范县”，连续两次捧得“长安杯”。"

    assert {unit for unit, _name in _held(text)} <= {"样例市", "样例市示例县", "示例县"}
