"""Laws of honours: who holds which is told by any verb, behind any beginning, with marks or without."""

from itertools import cycle

import pytest

from tests.domain.telling import told

BEGINNINGS = ("", "2023年3月，", "近日，", "去年，", "经省委、省政府批准，", "在全市法治工作会议上，")
HOLDERS = (
    "示例县司法局",
    "示例市示例镇",
    "示例区市场监管局执法大队",
    "示例县人民法院",
    "示例县",
    "示例镇样例村",
    "示例税务局第一税务所",
    "示例县人民政府办公室",
    "示例派出所",
    "示例县政务服务中心",
    "示例市林业和园林局",
    "漯河市住房和城乡建设局",
    "示例县法治文化广场",
)
NAMES = (
    "全国法治政府建设示范县",
    "全省普法工作先进单位",
    "全国民主法治示范村",
    "全市依法行政示范窗口",
    "省级文明单位",
    "2022年度全省法治政府建设优秀单位",
    "全国模范司法所",
    "全国工人先锋号",
    "全省法治建设成绩突出集体",
    "省级法治文化示范基地",
    "全市优秀政务服务大厅",
)
BEARERS = ("省司法厅", "市委、市政府", "全国妇联")
WON = (
    *(
        "荣获",
        "获颁",
        "获评",
        "喜获",
        "被授予",
        "被评为",
        "被评选为",
        "被命名为",
        "被表彰为",
        "被认定为",
        "被列为",
    ),
    *("入选", "跻身", "上榜", "成功创建为", "顺利通过验收，被命名为", "成绩突出，受到好评，被评为"),
)
BEHIND = ("", "称号", "荣誉称号", "行列", "名单", "表彰")
GRANTED = (
    "{by}授予{who}{name}称号",
    "{by}授予{who}{name}荣誉称号，以资鼓励",
    "{by}授予{who}为{name}",
    "{by}命名{who}为{name}",
    "{by}认定{who}为{name}",
    "{by}表彰{who}为{name}",
    "{by}决定，评选{who}为{name}",
    "{by}将{name}称号授予{who}",
    "{who}荣获由{by}授予的{name}称号",
    "{who}荣获{by}颁发的{name}称号",
    "{who}被{by}授予{name}称号",
    "{who}被{by}表彰为{name}",
    "{who}获得{by}授予的{name}荣誉称号",
)


def _drawn(parts):
    """Each holder once, with the others in turn."""
    others = [cycle(one) for one in (BEGINNINGS, NAMES, *parts)]
    return [(who, *map(next, others)) for who in HOLDERS for _ in range(2)]


def _held(text):
    return [(one["unit"], one["name"]) for one in told(text, "honour")]


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("verb", WON)
def test_an_honour_is_won_by_any_verb(verb, marked):
    for who, begin, name, behind in _drawn([BEHIND]):
        stands = f"“{name}”" if marked else name

        assert _held(f"{begin}{who}{verb}{stands}{behind}。") == [(who, name)]


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("form", GRANTED)
def test_an_honour_is_granted_in_any_form(form, marked):
    for who, begin, name, by in _drawn([BEARERS]):
        stands = f"“{name}”" if marked else name

        assert _held(f"{begin}{form.format(who=who, name=stands, by=by)}。") == [(who, name)]


@pytest.mark.parametrize("marked", [False, True])
@pytest.mark.parametrize("form", [form for form in GRANTED if form.startswith("{by}")])
def test_what_is_granted_to_many_is_held_by_each_that_is_named(form, marked):
    for who, begin, name, by in _drawn([BEARERS]):
        stands = f"“{name}”" if marked else name
        many = f"{who}、样例县样例局等14个单位"

        held = _held(f"{begin}{form.format(who=many, name=stands, by=by)}。")

        assert held == [(who, name), ("样例县样例局", name)]


@pytest.mark.parametrize("name", ["全国模范司法所长", "全省先进工作者", "全省法治人物", "全市先进个人"])
@pytest.mark.parametrize("form", GRANTED)
def test_what_persons_are_named_is_held_by_no_unit(form, name):
    for who in ("李明华", "李明华等14位同志", "李明华、王小红等14名同志", "示例县司法局李明华同志"):
        for stands in (name, f"“{name}”"):
            assert not _held(f"{form.format(who=who, name=stands, by='省司法厅')}。")


@pytest.mark.parametrize("form", ["拟{}", "力争{}", "有望{}", "申请{}", "未{}", "争取{}", "建议{}"])
@pytest.mark.parametrize("verb", ["授予", "命名", "认定", "表彰"])
def test_what_is_not_yet_granted_is_no_honour(form, verb):
    for name in NAMES:
        assert not _held(f"省司法厅{form.format(verb)}示例县司法局为{name}。")


@pytest.mark.parametrize("verb", ["命名", "认定", "表彰", "评定"])
def test_a_title_of_a_paper_and_a_list_of_honours_grant_nothing(verb):
    for name in NAMES:
        assert not _held(f"根据《关于{verb}2015年度{name}的决定》，示例县司法局为“{name}”创建单位。")
        assert not _held(f"省司法厅{verb}了一批集体，为全省先进单位、{name}等。")


@pytest.mark.parametrize("many", range(2, 16))
def test_each_of_a_list_however_long_is_told_with_its_whole_name(many):
    units = [f"示例{letter}县林业和园林局" for letter in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰"[:many]]
    text = f"样例省的{'、'.join(units[:-1])}和{units[-1]}等{many}家单位被授予“全国绿化先进集体”荣誉称号。"

    assert [unit for unit, _name in _held(text)] == units


@pytest.mark.parametrize("since", ["自2011年以来", "2011年以来", "自2011年至今", "2011年起"])
def test_since_when_an_honour_is_held_is_not_who_holds_it(since):
    text = f"日前，通报发布，示例县财政局再度榜上有名，{since}连续四届获“全国文明单位”荣誉称号。"

    assert _held(text) == [("示例县财政局", "全国文明单位")]


KINDS = ("地级城市", "县级市和县", "村镇", "单位", "学校", "县（市、区）", "乡镇", "集体", "村（社区）")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_granted_to_so_many_of_a_kind_has_its_whole_name(kind):
    names = (
        *NAMES,
        "样例省文明城市",
        "优胜乡镇",
        "样例省未成年人工作先进县（市、区）",
        "样例省（最佳）文明单位",
    )
    for who, name in zip(cycle(HOLDERS), names):
        for space in ("", " "):
            text = (
                f"省文明委决定，授予{who}等{space}34个{kind}{name}称号，授予李明华家庭等9户家庭文明家庭称号。"
            )

            assert _held(text) == [(who, name)]


def test_what_is_granted_to_several_groups_is_held_by_each():
    text = "市文明委决定，授予甲镇、乙镇2个乡镇，丙街道丁社区等31个社区为样例市级文明村镇称号。"

    assert _held(text) == [(unit, "样例市级文明村镇") for unit in ("甲镇", "乙镇", "丙街道丁社区")]
