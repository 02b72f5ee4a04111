"""Honours as reports and news tell of them: granted, praised, won, strung together."""

import pytest

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
