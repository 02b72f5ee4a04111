"""Laws of honours that are made known in a list: who of a place stands in it is told in any way."""

import pytest

from tests.domain.telling import told

NAME = "全国民主法治示范村（社区）"
PLACES = (
    "玉山县四股桥乡示例一村",
    "万年县上坊乡示例村",
    "样例市日月街道示例社区",
    "样例省示例县示例镇都村",
    "示例区月亮湾街道样例社区",
)
KNOWN = (
    "近日，司法部、民政部公布第九批“{}”名单",
    "近日，司法部、民政部印发《关于命名第九批“{}”的决定》",
    "日前，司法部、民政部决定命名样板市样板村等1136个村为第九批“{}”",
    "全国1136个村入选第九批“{}”",
    "经逐级复核、社会公示，决定认定样板市样板村等1136个村为“{}”",
)
STANDS = ("榜上有名", "上榜", "成功入选", "位列其中", "双双上榜", "名列其中", "再度榜上有名", "在列")


def _held(text):
    found = [(one["unit"], one["name"]) for one in told(text, "honour")]
    return [one for one in found if one[0] != "样板市样板村"]


@pytest.mark.parametrize("stands", STANDS)
@pytest.mark.parametrize("between", ["，", "。", "，其中，", "。\n其中，", "。\n"])
@pytest.mark.parametrize("known", KNOWN)
def test_who_stands_in_a_list_holds_its_honour(known, between, stands):
    for many in range(1, len(PLACES) + 1):
        units = PLACES[:many]
        for counted in ("", f"等{many}个村（社区）"):
            text = f"{known.format(NAME)}{between}{'、'.join(units)}{counted}{stands}，全市共有{many}个。"

            assert _held(text) == [(unit, NAME) for unit in units]


@pytest.mark.parametrize(
    "namely",
    [
        "我市有{}个村（社区）上榜，分别为{}",
        "其中，我市{}个村（社区）榜上有名。\n这{}个村（社区）是：{}",
        "我市{}个村（社区）入选，分别是：{}",
        "受到命名表彰的{}个村（社区）分别是：{}",
    ],
)
@pytest.mark.parametrize("known", KNOWN)
def test_who_stands_in_a_list_may_be_told_afterwards(known, namely):
    for many in range(2, len(PLACES) + 1):
        units = PLACES[:many]
        numbers = [many] * (namely.count("{}") - 1)
        text = f"{known.format(NAME)}，{namely.format(*numbers, '、'.join(units))}。"

        assert _held(text) == [(unit, NAME) for unit in units]


@pytest.mark.parametrize(
    "none",
    [
        "拟命名的“{}”名单公示，{}榜上有名。",
        "推荐申报“{}”，{}入选。",
        "开展“{}”创建活动。我县辖3个村，分别为{}。",
        "公布“{}”名单，{}等上榜，这是我市首次命名示范村。".replace("{}等", "外地三个村"),
        "公布“{}”名单，仅有{}的邻村入选。",
        "公布“{}”名单，我市3个村榜上有名。{}为此召开座谈会。",
    ],
)
def test_who_is_not_told_to_stand_in_a_list_holds_nothing(none):
    for unit in PLACES:
        assert not [one for one in _held(none.format(NAME, unit)) if one[0] == unit]


HEADS = (
    "第九批“{}”名单",
    "附件：“{}”名单",
    "附件2：第九批“{}”名单（共30个）",
    "一、“{}”名单",
)


@pytest.mark.parametrize("region", ["", "（样例市）\n", "样例市：\n", "样例市（3个）\n"])
@pytest.mark.parametrize("mark", ["{1}", "●{1}", "· {1}", "{0}．{1}", "{0}. {1}", "（{0}）{1}", "{0}、{1}"])
@pytest.mark.parametrize("head", HEADS)
def test_a_list_tells_each_of_its_lines(head, mark, region):
    lines = "\n".join(mark.format(n, unit) for n, unit in enumerate(PLACES, 1))

    held = _held(f"近日，通知印发。\n{head.format(NAME)}\n{region}{lines}\n创建工作取得成效。")

    assert held == [(unit, NAME) for unit in PLACES]


@pytest.mark.parametrize("mark", ["、", "　　", " ", "；"])
def test_several_may_stand_in_one_line_of_a_list(mark):
    text = f"近日，通知印发。\n第九批“{NAME}”名单\n{mark.join(PLACES)}\n"

    assert _held(text) == [(unit, NAME) for unit in PLACES]


@pytest.mark.parametrize(
    ("head", "is_praised"), [("关于表彰全市先进集体的决定", True), ("关于考核结果的通知", False)]
)
def test_a_head_with_a_count_is_one_of_a_list_where_the_paper_praises(head, is_praised):
    lists = "一、普法先进集体（2个）\n示例县司法局\n样例县司法局\n二、普法先进个人（1名）\n李明华\n"

    held = [(one["unit"], one["name"]) for one in told(f"{head}\n{lists}", "honour")]

    both = [(unit, "普法先进集体") for unit in ("示例县司法局", "样例县司法局")]
    assert held == (both if is_praised else [])


@pytest.mark.parametrize("head", ["第九批{}", "第九批{}（样例市）", "2023年度{}", "2023年度{}："])
@pytest.mark.parametrize("mark", ["", "●", "·", "1."])
def test_a_list_may_stand_below_the_bare_name_of_its_honour(head, mark):
    lines = "\n".join(f"{mark}{unit}" for unit in PLACES)

    found = told(f"近日，通知印发。\n{head.format(NAME)}\n{lines}\n", "honour")

    assert [one["unit"] for one in found] == [*PLACES]
    assert all(one["name"].endswith(NAME) for one in found)


def test_what_stands_in_groups_is_told_all():
    groups = "甲县乙街道、丙镇；丁市戊镇；己县庚镇、辛镇、壬乡"
    text = f"市委平安办决定，授予6个乡镇“平安建设示范乡镇”称号。\n首次命名的6个乡镇分别是：{groups}。"

    held = [(one["unit"], one["name"]) for one in told(text, "honour")]

    assert held == [
        (unit, "平安建设示范乡镇") for unit in ("甲县乙街道", "丙镇", "丁市戊镇", "己县庚镇", "辛镇", "壬乡")
    ]


def test_the_name_of_an_enclosure_above_the_signature_is_no_list():
    text = "附件：2017年度全市文明村镇名单\n样例市精神文明建设委员会\n2018年1月1日\n"

    assert not told(text, "honour")


def test_an_honour_with_its_years_is_one_however_the_dash_is_drawn():
    known = "授牌命名“2021—2022年度平安建设示范乡镇”，示例区甲街道等9个乡镇上榜。"
    text = f"{known}市委决定，授予示例区甲街道“2021-2022年度平安建设示范乡镇”称号。"

    assert [one["unit"] for one in told(text, "honour")] == ["示例区甲街道"]


def test_a_board_of_honour_names_each_honour_above_its_holders():
    board = "●“全国模范单位”\n甲市公安局乙派出所\n●“全国爱民集体”\n丙县司法局\n●“全国优秀警察”\n李明华等3名\n"

    found = told(f"光荣榜\n一批集体和个人获表彰\n{board}", "honour")

    assert [(one["unit"], one["name"]) for one in found] == [
        ("甲市公安局乙派出所", "全国模范单位"), ("丙县司法局", "全国爱民集体"),
    ]  # fmt: skip


def test_a_name_of_which_marks_are_a_part_is_made_known_whole():
    text = "省司法厅公布了第一批60家样例省“枫桥式”司法所名单，示例司法所名列其中。"

    assert [(one["unit"], one["name"]) for one in told(text, "honour")] == [
        ("示例司法所", "样例省“枫桥式”司法所")
    ]
