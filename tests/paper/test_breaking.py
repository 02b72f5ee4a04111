"""Lines end where Chinese lines may end, and nothing is lost between them."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lushan_desktop.paper.content import Paragraph
from lushan_desktop.paper.fonts.fonts import faces
from lushan_desktop.paper.setting.breaking import NOT_AT_END, NOT_AT_START, break_lines, opens_a_gap, yielding
from lushan_desktop.paper.setting.grid import CHARACTER_PITCH
from lushan_desktop.paper.setting.title import break_title
from lushan_desktop.services.office import divisions
from tests.paper.setting import MM, a_long_text, lines, printed, texts

EM = 16.0
words = st.text("法治政府建设示范创建县委书记", min_size=1, max_size=6)
numbers = st.sampled_from(["2023年6月2日", "鲁法办〔2023〕5号", "93项", "99.5%", "GB/T", "……", "——"])
closings = st.sampled_from([*"，。；：、！？”）》", "》，", "”。", "】。", "）、"])
openings = st.sampled_from(["", "", "《", "（", "“", "【"])
phrases = st.tuples(openings, st.one_of(words, numbers), words, closings).map("".join)
chinese = st.lists(phrases, min_size=1, max_size=40).map("".join)


def widths(text: str) -> list[float]:
    return [EM / 2 if character.isascii() else EM for character in text]


@given(chinese, st.integers(8, 28))
def test_no_line_begins_or_ends_with_a_mark_that_may_not_stand_there(text, columns):
    broken = break_lines(text, widths(text), columns * EM)

    for line in broken:
        assert line.start == 0 or text[line.start] not in NOT_AT_START
        assert line.end == len(text) or text[line.end - 1] not in NOT_AT_END


@given(st.text(max_size=300), st.integers(4, 28), st.booleans())
def test_the_lines_of_any_text_are_the_text(text, columns, flush):
    broken = break_lines(text, widths(text), columns * EM, flush=flush)

    assert "".join(text[line.start : line.end] for line in broken) == text


@given(chinese, st.integers(12, 28))
def test_no_line_is_squeezed_by_more_than_half_of_its_marks(text, columns):
    for line in break_lines(text, widths(text), columns * EM):
        part = text[line.start : line.end]
        assert line.room >= -sum(yielding(part, widths(part))) - 0.01


@given(st.integers(16, 28), st.sampled_from(["10⁻⁶", "5m²", "1.5×10⁸", "CO₂", "H⁺"]))
def test_no_line_ends_before_what_is_raised(columns, number):
    text = f"误差不大于{number}，" * 12

    broken = break_lines(text, widths(text), columns * EM)

    assert not any(text[line.start] in "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻" for line in broken)


@given(
    st.integers(0, 27),
    st.sampled_from(["3.5×10⁻⁶", "×10⁸", "H₂SO₄", "1 260", "12 345 678元", "¥100", "⅓", "10⁻⁶", "128件"]),
)
def test_no_line_ends_within_a_number_whatever_it_is_written_with(before, number):
    text = "示" * before + number + "例" * 40

    broken = [text[line.start : line.end] for line in break_lines(text, widths(text), 28 * EM)]

    assert any(number in line for line in broken), broken


@given(st.integers(4, 200), st.integers(4, 20), st.sampled_from(["", "。", "）。"]))
def test_no_cell_ends_with_a_character_alone(length, columns, marks):
    text = a_long_text(length) + marks

    *_, last = break_lines(text, widths(text), columns * EM, flush=False)

    assert len(text[last.start : last.end].strip("。）")) >= 2


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("鲁山县全面依法治县委员会办公室", 14, "鲁山县全面依法治县委员会办/公室"),
        ("示例会议室４", 5, "示例会议/室４"),
        ("共召开推进会99次。", 7, "共召开推进会/99次。"),
        ("推进会", 2, "推进/会"),
    ],
)
def test_the_line_above_gives_a_lone_character_company(text, columns, expected):
    broken = break_lines(text, widths(text), columns * EM, flush=False)

    assert "/".join(text[line.start : line.end] for line in broken) == expected


def test_marks_that_turn_their_blanks_to_each_other_never_meet():
    first, second = yielding("，《", (EM, EM))

    assert first + second < EM


@pytest.mark.parametrize("untorn", ["2023年", "第93项", "99.5%", "〔2023〕5号", "……", "——", "GB/T9704"])
@pytest.mark.parametrize("before", range(20, 28))
def test_what_belongs_together_is_not_torn(untorn, before):
    text = a_long_text(before) + untorn + a_long_text(60)

    broken = break_lines(text, widths(text), 28 * EM)

    assert any(untorn in text[line.start : line.end] for line in broken)


def test_a_date_moves_to_the_next_line_where_that_leaves_little_blank():
    text = a_long_text(26) + "2023年6月2日" + a_long_text(30)

    first = break_lines(text, widths(text), 28 * EM)[0]

    assert text[first.end :].startswith("2023年6月2日")


def test_a_date_is_torn_rather_than_a_line_spread_wide():
    text = a_long_text(22) + "2023年12月27日" + a_long_text(30)

    first = break_lines(text, widths(text), 28 * EM)[0]

    assert text[: first.end].endswith("2023年12月")


@pytest.mark.parametrize("length", [26 + 28 + 1, 26 + 1])
def test_no_character_of_a_paragraph_stands_alone_on_its_last_line(length):
    text = a_long_text(length) + "。"

    *_, above, last = break_lines(text, widths(text), 28 * EM, indent=2 * EM)

    assert last.end - last.start == 3
    assert above.room == pytest.approx(EM)


def test_a_line_is_not_spread_wide_for_the_sake_of_the_last_one():
    text = a_long_text(24) + "ABCDEFGH法"

    first, last = break_lines(text, widths(text), 28 * EM)

    assert (first.room, text[last.start :]) == (0, "法")


def test_the_first_line_alone_is_shorter_by_the_indent():
    text = a_long_text(26 + 28 + 28)

    first, *others = break_lines(text, widths(text), 28 * EM, indent=2 * EM)

    assert (first.end, first.room) == (26, 0)
    assert [(line.end - line.start, line.room) for line in others] == [(28, 0), (28, 0)]


@pytest.mark.parametrize(
    ("pair", "opens"),
    [("政府", True), ("年A", True), ("AB", False), ("B ", False), (" C", True), ("——", False)],
)
def test_a_line_is_spread_between_words_and_characters_and_not_inside_them(pair, opens):
    assert opens_a_gap(*pair) is opens


def test_marks_are_squeezed_to_take_in_a_last_mark():
    text = a_long_text(10) + "，" + a_long_text(17) + "，" + a_long_text(20)

    first = break_lines(text, widths(text), 28 * EM)[0]

    assert first.end == 29
    assert first.room == pytest.approx(-EM)


def test_a_word_wider_than_the_line_is_torn_where_the_line_is_full():
    text = "x" * 100

    assert [line.end - line.start for line in break_lines(text, widths(text), 10 * EM)] == [20] * 5


@settings(max_examples=25, deadline=None)
@given(chinese)
def test_a_printed_paragraph_is_flush_at_both_edges_and_complete(text):
    assume(len(text) > 60)

    made = printed(Paragraph(text))

    assert "".join(texts(made)) == text
    for page in range(made.pages):
        body = lines(made, page)[:-1]
        full = body[:-1] if page == made.pages - 1 else body
        for line in full[0 if page else 1 :]:
            assert line[0].x == pytest.approx(28 * MM, abs=8.1)
            assert line[-1].x + CHARACTER_PITCH <= 184 * MM + 8.1


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("样例县住房和城乡建设局关于开展建筑施工领域行政执法专项检查的通知", "住房和城乡建设局"),
        ("样例市人力资源和社会保障局样例县市场监督管理局关于开展学习宣传工作的通知", "样例县市场监督管理局"),
        (
            "样例省样例市人力资源和社会保障局样例县水利局关于开展学习宣传工作的通知",
            "样例市人力资源和社会保障局",
        ),
        ("样例县创建服务中心关于报送2023年上半年法治政府建设示范创建工作情况的报告", "样例县创建服务中心"),
        ("关于召开2022年度党政主要负责人述法评议大会的通知", "主要负责人"),
        ("关于成立样例县创建“省级法治政府建设示范县”指挥部的通知", "“省级法治政府建设示范县”"),
        ("样例县人民政府办公室关于印发《样例县规范性文件管理办法》的通知", "《样例县规范性文件管理办法》"),
        ("中共样例县委全面依法治县委员会办公室关于开展2022年示范创建活动的通知", "全面依法治县委员会"),
    ],
)
def test_a_line_of_a_title_ends_neither_in_a_name_nor_between_quotation_marks(title, whole):
    lines = break_title(title, 20)

    assert "".join(lines) == title
    assert any(whole in line for line in lines), lines


@given(st.data())
def test_a_line_of_a_title_ends_in_the_name_of_no_county(data):
    province = data.draw(st.sampled_from([each for each in divisions.provinces() if divisions.cities(each)]))
    city = data.draw(st.sampled_from(divisions.cities(province)))
    county = data.draw(st.sampled_from(divisions.counties(province, city)))

    title = f"{city}{county}人民政府办公室关于印发{county}行政执法责任制示范点创建方案的通知"

    lines = break_title(title, 19)

    assert sum(line.count(county) for line in lines) == title.count(county), lines


def test_figures_in_a_title_are_as_wide_as_they_are_printed():
    face = faces(bundled_only=True)["title"]
    for line in break_title("样例县2021至2025年法治政府建设示范创建工作第12345批第67890号名单公告的通知", 20):
        assert sum(face.width_of[sign] for sign in line) <= 20.1


@pytest.mark.parametrize("blank", [" ", "　"])
@pytest.mark.parametrize("first", range(10, 20, 3))
@pytest.mark.parametrize("last", range(10, 20, 3))
def test_a_heading_of_two_halves_is_broken_between_them_where_both_fit(first, last, blank):
    halves = "一" * first, "示" * last

    assert break_title(blank.join(halves), 20) == (halves if first + last > 19 else (blank.join(halves),))


@given(
    st.sampled_from(("江苏", "黑龙江", "调研", "公众", "督查", "五年规划")),
    st.integers(8, 19),
    st.integers(8, 19),
)
def test_a_line_of_a_title_never_ends_in_a_common_word(word, before, after):
    lines = break_title("示" * before + word + "例" * after, 20)

    assert any(word in line for line in lines)
    assert "".join(lines) == "示" * before + word + "例" * after
