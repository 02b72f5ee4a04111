"""A title is broken where sense allows it: names of units and what stands between marks stay whole."""

from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.paper.fonts.fonts import faces
from lushan_desktop.paper.setting.title import break_title

PLACES = ("样例县", "南县", "示例省样例县", "示例市样例区", "样例各族自治县")
ORGANS = (
    "司法局",
    "总工会",
    "残疾人联合会",
    "供销合作社联合社",
    "住房和城乡建设局",
    "发展和改革委员会",
    "机关事务服务中心",
    "综合行政执法局",
    "全面依法治县委员会办公室",
    "法治政府建设领导小组办公室",
)
SUBJECTS = ("《行政处罚法》", "“放管服”", "《信访工作条例》", "“双随机、一公开”")
DONE = ("转发", "修改", "废止", "贯彻落实", "学习宣传贯彻", "印发")
UNITS = st.builds("{}{}".format, st.sampled_from(PLACES), st.sampled_from(ORGANS))
SIGNS = st.text(
    st.sampled_from("关于工作的通知《》（）“”、—0123456789%@&WMNmwabcABC+-/. №℃"), min_size=1, max_size=60
)


@given(UNITS, UNITS, st.sampled_from(DONE), st.sampled_from(SUBJECTS))
def test_the_units_in_a_title_and_what_stands_between_marks_stay_whole(head, unit, done, subject):
    lines = break_title(f"{head}关于{done}{unit}{subject}的通知", 20)

    for name in (head, unit, subject):
        assert any(name in line for line in lines), lines
    assert not any(line.endswith("关于") for line in lines)


@given(SIGNS)
def test_no_line_of_a_title_is_wider_than_the_type_area_whatever_it_holds(text):
    face = faces(bundled_only=True)["title"]

    for line in break_title(text, 20):
        assert sum(face.width_of[sign] for sign in line) <= 20.1
