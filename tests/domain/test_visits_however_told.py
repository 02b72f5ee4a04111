"""Laws of visits: where somebody learned is told however he went and whatever is said of the learning."""

from itertools import cycle

import pytest

from tests.domain.telling import told

BEGINNINGS = ("", "3月15日，", "2023年3月15日，", "3月15日至17日，", "近日，", "3月15日上午，")
PLACES = {
    "样例市": "样例市",
    "样例县": "样例县",
    "样板区": "样板区",
    "样例省样板市": "样例省样板市",
    "样例市样板县": "样例市样板县",
    "浙江": "浙江",
    "江苏省": "江苏省",
    "样例自治县": "样例自治县",
    "样例市、样板县": "样例市、样板县",
    "浙江、江苏": "浙江、江苏",
    "浙江省样例市、样板市": "浙江省样例市、样板市",
    "样例市司法局": "样例市",
    "样例县政务服务中心": "样例县",
    "高淳法院": "高淳法院",
    "样板检察院": "样板检察院",
    "毗邻上海的浙江省和江苏省": "浙江省、江苏省",
}
VISITORS = (
    "县司法局",
    "示例县考察团",
    "县委副书记、县长李明华",
    "县委常委、政法委书记李明华一行",
    "县司法局党组书记、局长李明华带领考察组",
    "县委依法治县办",
)
WAYS = (
    "赴", "到", "前往", "先后赴", "深入", "率队赴", "带队赴", "组织人员赴", "来到", "走进", "带领班子成员到",
    "带领相关部门负责人赴",
)  # fmt: skip
LEARNING = (
    "考察学习法治政府建设工作",
    "学习考察",
    "考察交流",
    "学习交流法治政府建设经验",
    "学习先进经验",
    "就法治政府建设示范创建工作开展考察学习",
    "围绕行政执法工作进行考察学习",
    "开展考察学习活动",
    "学习借鉴法治政府建设先进经验",
    "参观学习",
    "对标学习法治政府建设工作",
    "开展交流学习活动",
    "考察学习法治政府建设的先进经验和做法，并召开座谈会",
    "取经",
    "进行为期五天的学习考察",
    "开展“法治政府建设”专题学习考察",
)


def _visited(text):
    return [one["place"] for one in told(text, "study_visit")]


@pytest.mark.parametrize("learning", LEARNING)
@pytest.mark.parametrize("way", WAYS)
def test_a_visit_is_told_however_one_went_and_learned(way, learning):
    for (written, place), who, begin in zip(PLACES.items(), cycle(VISITORS), cycle(BEGINNINGS)):
        assert _visited(f"{begin}{who}{way}{written}{learning}。") == [place]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "other",
    [
        "考察干部",
        "考察领导班子",
        "开展调研学习教育工作",
        "学习贯彻党的二十大精神",
        "督导学习教育",
        "调研法治政府建设工作",
        "检查行政执法工作",
        "慰问困难群众",
    ],
)
def test_what_is_not_done_to_learn_is_no_visit(way, other):
    for place, who in zip(("样例县", "样例镇", "样例市样板县", "样例市、样板县"), cycle(VISITORS)):
        assert not _visited(f"3月15日，{who}{way}{place}{other}。")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "place",
    [
        "我县",
        "本市",
        "全市",
        "各县区",
        "外地",
        "先进地区",
        "外省市",
        "县区",
        "市县",
        "兄弟法院",
        "中级法院",
        "县法院",
    ],
)
def test_what_names_no_place_is_no_visit(way, place):
    for learning in LEARNING:
        assert not _visited(f"3月15日，县司法局{way}{place}{learning}。")
