"""Honours as reports and news tell of them: granted, praised, won, strung together."""

import pytest

from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.telling import told


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "省厅对示例县公安局等24个“优秀公安局”、甲所等112个“优秀基层单位”、李明华等30名“优秀警察”予以表彰。",
            [("示例县公安局", "优秀公安局"), ("甲所", "优秀基层单位")],
        ),
        (
            "省厅决定，对示例派出所等16个成绩突出集体和样例派出所等16个成绩突出青年集体予以通报表扬。",
            [("示例派出所", "成绩突出集体"), ("样例派出所", "成绩突出青年集体")],
        ),
        ("公安部授予示例省公安厅安保维稳集体一等功荣誉。", [("示例省公安厅", "安保维稳集体一等功")]),
        (
            "先后荣获“全国文明岗”、 “省先进单位” 、“市红旗集体”等多项荣誉称号。示例区地税局发展。",
            [],
        ),
        (
            "示例区地税局先后荣获“全国文明岗”、 “省先进单位” 、“市红旗集体”等荣誉称号。",
            [("示例区地税局", "全国文明岗"), ("示例区地税局", "省先进单位"), ("示例区地税局", "市红旗集体")],
        ),
        (
            "市税务局和示例县税务局获评全国文明单位，示例县税务局财务管理股被评为全省先锋号。",
            [
                ("市税务局", "全国文明单位"),
                ("示例县税务局", "全国文明单位"),
                ("示例县税务局财务管理股", "全省先锋号"),
            ],
        ),
        (
            "市局对被妇联授予全国“文明岗位”荣誉称号的示例县国税局办税服务厅给予表扬。",
            [("示例县国税局办税服务厅", "文明岗位")],
        ),
        (
            "甲市荣获全省“四好路”示范县称号，乙县、丙县先后荣获全省“四好路”示范县称号。",
            [("甲市", "全省“四好路”示范县"), ("乙县", "全省“四好路”示范县"), ("丙县", "全省“四好路”示范县")],
        ),
        (
            "省厅命名甲县等153个县为“四好路”全国示范县，并对乙市等40个“四好路”建设突出单位予以通报表扬。",
            [("甲县", "“四好路”全国示范县"), ("乙市", "“四好路”建设突出单位")],
        ),
        (
            "2016年甲市成功创建“四好路”示范县，2018、2019年甲市乙镇、丙乡先后创建为“四好路”示范乡镇。",
            [("甲市", "“四好路”示范县"), ("甲市乙镇", "“四好路”示范乡镇"), ("丙乡", "“四好路”示范乡镇")],
        ),
        ("示例镇示例村等4个村有望被司法部命名为“全国民主法治示范村”。", []),
        ("示例镇被认定为市级生态镇。", [("示例镇", "市级生态镇")]),
        (
            "名单公布。\n这些村镇被授予2016年度省级生态乡镇\n甲区乙镇\n丙县丁镇\n没有评论。",
            [("甲区乙镇", "2016年度省级生态乡镇"), ("丙县丁镇", "2016年度省级生态乡镇")],
        ),
        ("活动中，示例市公安局当选“优秀公安局”。", [("示例市公安局", "优秀公安局")]),
        (
            "2008年我校被示例县第一中学授予为“优质示范学校”，07、08、09年连续被市教育局授予“优秀学校”。",
            [("我校", "优质示范学校"), ("我校", "优秀学校")],
        ),
        (
            "教师队伍壮大。我校全体教师积极参加活动，成绩突出，被教育局授予“教研基地”，被评为“语文基地”和“理科基地”。",
            [("我校", "教研基地"), ("我校", "语文基地"), ("我校", "理科基地")],
        ),
    ],
)
def test_an_honour_is_told_whoever_grants_it_and_however(text, held):
    assert [(one["unit"], one["name"]) for one in told(text, "honour")] == held


def test_each_honour_that_one_sentence_tells_keeps_its_own_day():
    text = (
        "示例县示例镇一举捧回“最美乡镇”奖牌，这是该镇继2016年11月荣获“全国先进乡镇”“最佳目的地”称号"
        "和2017年12月荣获“美丽示范镇”称号之后，获得的荣誉。"
    )

    found = told(text, "honour")

    assert {(one["unit"], one["name"], one.get("named_on")) for one in found} == {
        ("示例县示例镇", "最美乡镇", None),
        ("示例县示例镇", "全国先进乡镇", "2016-11"),
        ("示例县示例镇", "最佳目的地", "2016-11"),
        ("示例县示例镇", "美丽示范镇", "2017-12"),
    }


def test_the_year_that_an_honour_bears_in_its_name_is_the_day_of_no_other():
    text = "示例县局工会被评为2020年全国模范之家，示例县局支部被评为全省文明窗口单位。"

    assert [one.get("named_on") for one in told(text, "honour")] == [None, None]


def test_whom_that_bureau_means_is_told_above():
    text = "示例县司法局荣膺全省“人民满意的公务员集体”。\n近年来，该局连续4年获评全县考核优秀单位。"

    assert {(one["unit"], one["name"]) for one in told(text, "honour")} == {
        ("示例县司法局", "人民满意的公务员集体"),
        ("示例县司法局", "全县考核优秀单位"),
    }


def test_those_who_share_an_honour_hold_it_each():
    text = "同时，示例厅所属的省女子监狱、省第三监狱也一起荣膺全国文明单位称号。"

    assert [one["unit"] for one in told(text, "honour")] == ["省女子监狱", "省第三监狱"]


@pytest.mark.parametrize(
    ("head", "units"),
    [
        ("示例市第十批“全省民主法治示范村（社区）”名单", ["甲县乙镇丙村", "丁区戊街道己社区"]),
        ("拟命名“全省民主法治示范村（社区）”公示名单", []),
        ("参会人员名单", []),
    ],
)
def test_a_list_under_the_name_of_an_honour_is_of_those_who_hold_it(head, units):
    text = f"近日，名单公布。\n{head}\n甲县乙镇丙村\n2．丁区戊街道己社区\n创建工作是重要举措。"

    assert [one["unit"] for one in told(text, "honour")] == units


def test_the_head_of_a_list_alone_holds_nothing():
    paper = read_pasted_paper("全省先进集体名单\n")

    assert not [one for one in drafts(paper) if one.type == "honour"]


def test_those_who_are_praised_as_what_they_are_hold_that_honour():
    text = "大会对示例村等15家平安单位、李明华等1000户家庭进行了表彰。"

    assert [(one["unit"], one["name"]) for one in told(text, "honour")] == [("示例村", "平安单位")]


def test_who_heads_a_list_holds_the_honour_told_behind():
    text = "日前，省综治委通报了先进单位，示例自治县榜上有名，获评“省级平安县”。"

    assert [(one["unit"], one["name"]) for one in told(text, "honour")] == [("示例自治县", "省级平安县")]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "5月23日，在全国表彰大会上，示例县税务局被授予“全国文明单位”，这是该局继获评“巾帼文明岗”“全省先进集体”后的荣誉。",
            [
                ("示例县税务局", "全国文明单位", "2023-05-23"),
                ("示例县税务局", "巾帼文明岗", None),
                ("示例县税务局", "全省先进集体", None),
            ],
        ),
        (
            "记者从示例市地税局获悉，该局日前被国家人力资源和社会保障部、国家税务总局授予“先进集体”荣誉称号。",
            [("示例市地税局", "先进集体", None)],
        ),
        (
            "市文明办对信息报送先进单位进行表彰，县国税局作为唯一受表彰单位光荣上榜。",
            [("县国税局", "信息报送先进单位", None)],
        ),
        (
            "我省系统的示例市税务局（机关）等6个单位被新命名为“全国文明单位”称号。",
            [("示例市税务局（机关）", "全国文明单位", None)],
        ),
        ("示例县坚持用发展观统领全局，荣获“全省先进单位”称号。", [("示例县", "全省先进单位", None)]),
    ],
)
def test_an_honour_is_held_by_the_unit_that_is_meant(text, held):
    found = told(text, "honour")

    assert [(one["unit"], one["name"], one.get("named_on")) for one in found] == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "去年以来，示例区教育系统凝心聚智，先后获得全国先进工会组织、省勤工俭学工作先进集体、市督政优秀奖等95项殊荣。",
            [
                ("示例区教育系统", "全国先进工会组织"),
                ("示例区教育系统", "省勤工俭学工作先进集体"),
                ("示例区教育系统", "市督政优秀奖"),
            ],
        ),
        (
            "获奖的学校是示例县实验小学，该校在此次评选中分别获得了“省级优秀团队”和“省级示范学校”的称号。",
            [("示例县实验小学", "省级优秀团队"), ("示例县实验小学", "省级示范学校")],
        ),
        ("示例市教育局已连续七年荣获示例省“宣传工作先进单位”。", [("示例市教育局", "宣传工作先进单位")]),
        ("市委表扬示例县工作，该县信访局被授予“满意窗口”称号。", [("县信访局", "满意窗口")]),
        (
            "示例县荣获“先进县”称号。\n该县信访局被授予“满意窗口”称号。",
            [("示例县", "先进县"), ("示例县信访局", "满意窗口")],
        ),
        (
            "授予甲中学、乙二中“安全工作先进集体”称号。",
            [("甲中学", "安全工作先进集体"), ("乙二中", "安全工作先进集体")],
        ),
        ("示例区荣获综合奖一等奖，获得奖金20万元。", [("示例区", "综合奖一等奖")]),
        (
            "最终，示例县的甲庄小学、乙镇小学二所学校通过审验，荣获“全国先进单位”。",
            [("甲庄小学", "全国先进单位"), ("乙镇小学", "全国先进单位")],
        ),
        ("我县坚持依法行政，并获得“全省示范县”命名。", [("我县", "全省示范县")]),
        ("近日，示例县入选第二批全国法治政府建设示范县名单。", [("示例县", "第二批全国法治政府建设示范县")]),
        ("2023年，示例县成功创建省级卫生先进县。", [("示例县", "省级卫生先进县")]),
        ("示例县公安局荣立集体二等功。", [("示例县公安局", "集体二等功")]),
        ("示例县力争入选全国示范县名单。", []),
    ],
)
def test_honours_are_told_however_they_are_strung_together(text, held):
    assert [(one["unit"], one["name"]) for one in told(text, "honour")] == held


def test_a_list_that_ends_a_clause_holds_what_the_next_one_tells():
    text = "评选结束，甲县乙镇 、丙县丁镇戊村 ，获得全国文明村镇称号 。"

    assert [one["unit"] for one in told(text, "honour")] == ["甲县乙镇", "丙县丁镇戊村"]


def test_who_of_a_list_is_named_in_the_next_sentence_holds_its_honour():
    text = "决定认定甲支队等76个集体为“全国青年文明号”。其中，示例省乙监狱丙班组获得认定。"

    assert ("示例省乙监狱丙班组", "全国青年文明号") in {
        (one["unit"], one["name"]) for one in told(text, "honour")
    }
