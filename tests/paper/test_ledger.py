"""Ledgers: whole rows under a repeated head on the sheet that holds them, quickly."""

import io
from collections import Counter

import pikepdf
import pytest

from lushan_desktop.paper.content import (
    Band,
    Block,
    Caption,
    Column,
    Content,
    Field,
    Form,
    FormRow,
    Heading,
    KeyValues,
    Note,
    Paragraph,
    SignatureRow,
    SignOff,
    Table,
    Title,
    Typeset,
)
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.setting.columns import column_widths
from tests.paper.setting import MM, a_long_text, glyphs, lines, printed, written

COLUMNS = (
    Column("序号", 12, "center"),
    Column("会议名称"),
    Column("日期", align="center"),
    Column("领导要求"),
)


def a_ledger(*blocks: Block, **options: str) -> Typeset:
    return typeset(Content(*blocks, style="ledger", **options), bundled_fonts_only=True)


def rows(count: int) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (str(n), f"第{n}次推进会", "2023年6月2日", a_long_text(20 + n % 50)) for n in range(1, count + 1)
    )


def page_text(made: Typeset, page: int = 0) -> str:
    return "".join(map(written, lines(made, page)))


def size(made: Typeset) -> tuple[int, int]:
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        _, _, width, height = pdf.pages[0].MediaBox
        return round(float(width) / MM), round(float(height) / MM)


def test_a_ledger_shows_its_name_filter_head_rows_and_foot():
    made = a_ledger(
        Title("会议台账"),
        Caption("2023年度"),
        Table(COLUMNS, rows(3)),
        foot="鲁山县司法局",
        log_head="日志 3f9a",
    )

    text = page_text(made)
    for expected in (
        "会议台账",
        "2023年度",
        "领导要求",
        "第3次推进会",
        "第1页共1页",
        "鲁山县司法局",
        "日志3f9a",
    ):
        assert expected in text


def test_the_head_of_a_table_stands_on_every_page():
    made = a_ledger(Table(COLUMNS, rows(120)))

    assert made.pages > 2
    for page in range(made.pages):
        text = page_text(made, page)
        assert "会议名称" in text
        assert f"第{page + 1}页共{made.pages}页" in text


def test_every_row_stands_whole_on_one_page_and_no_character_is_lost():
    table = Table(COLUMNS, rows(120))
    made = a_ledger(table)
    pages = [page_text(made, page) for page in range(made.pages)]

    printed_text = Counter("".join(pages))
    for row in table.rows:
        printed_text.subtract(Counter("".join(row)))
    assert min(printed_text.values()) >= 0
    for n in range(1, 121):
        assert sum(f"第{n}次推进会" in text for text in pages) == 1


def test_a_row_taller_than_a_page_goes_on_under_a_new_head():
    made = a_ledger(Table(COLUMNS, (("1", "推进会", "2023年6月2日", "责" * 4000),)))

    pages = [page_text(made, page) for page in range(made.pages)]
    assert made.pages > 1
    assert sum(text.count("责") for text in pages) == 4000
    assert all("领导要求" in text for text in pages)


def test_an_empty_table_says_so():
    assert "未发现问题。" in page_text(a_ledger(Table(COLUMNS, (), empty="未发现问题。")))


def test_grouped_columns_stand_under_the_name_of_their_group():
    columns = (Column("单位"), Column("问题", group="督导"), Column("期限", group="督导"), Column("备注"))
    made = a_ledger(Table(columns, (("县司法局", "台账不全", "7月底", ""),)))

    top, middle, bottom = lines(made)[:3]
    assert written(top) == "督导"
    assert written(middle) == "单位备注"
    assert written(bottom) == "问题期限"
    assert bottom[0].x < top[0].x < bottom[-1].x


def test_a_band_names_the_rows_below_it_and_does_not_stay_behind():
    entries = [entry for n in range(40) for entry in (Band(f"第{n}轮督导"), *rows(2))]
    made = a_ledger(Table(COLUMNS, tuple(entries)))

    for page in range(made.pages - 1):
        assert not written(lines(made, page)[-2]).endswith("轮督导")


def test_widths_follow_hints_and_content_and_fill_the_type_area():
    widths = column_widths(Table(COLUMNS, rows(30)), 10.5, 500)

    number, name, date, demands = widths
    assert sum(widths) == pytest.approx(500)
    assert number == pytest.approx(12 * MM)
    assert demands > name
    assert date > 6.5 * 10.5


@pytest.mark.parametrize(("count", "expected"), [(4, (210, 297)), (9, (297, 210)), (14, (420, 297))])
def test_a_wide_ledger_takes_a_larger_sheet(count, expected):
    columns = tuple(Column(f"栏目{n}", 27) for n in range(count))

    text = "示例县法治政府建设示范创建工作"

    assert size(a_ledger(Table(columns, ((text,) * count,)), paper="auto")) == expected


def test_a_ledger_of_many_columns_that_hold_little_does_with_a4():
    columns = tuple(Column(f"栏目{n}", 27) for n in range(14))

    assert size(a_ledger(Table(columns, (("甲",) * 14,)), paper="auto")) == (297, 210)


@pytest.mark.parametrize(
    ("paper", "orientation", "expected"),
    [("A4", "portrait", (210, 297)), ("A4", "landscape", (297, 210)), ("A3", "landscape", (420, 297))],
)
def test_the_sheet_can_be_chosen(paper, orientation, expected):
    made = a_ledger(Table(COLUMNS, rows(1)), paper=paper, orientation=orientation)

    assert size(made) == expected


def test_nothing_stands_outside_the_sheet_when_columns_are_too_many():
    columns = tuple(Column(f"第{n}栏") for n in range(30))
    made = a_ledger(Table(columns, (("法治政府建设",) * 30,)), paper="auto")

    width = size(made)[0] * MM
    assert all(0 < glyph.x < width - 10 * MM for glyph in glyphs(made))


def test_a_form_shows_labels_values_and_where_to_sign():
    form = Form(
        (
            FormRow((Field("单位", "县司法局"), Field("日期", "2023年6月2日"))),
            FormRow((Field("审核意见", "同意。", "（盖章）\n年　月　日"),), height_mm=60),
        )
    )
    made = a_ledger(Title("整改销号审批表"), form)

    text = page_text(made)
    for expected in ("单位县司法局日期2023年6月2日", "审核意见同意。", "（盖章）", "年月日"):
        assert expected in text


@pytest.mark.parametrize("style", ["official", "ledger"])
def test_named_values_notes_and_places_to_sign_stand_on_any_paper(style):
    blocks = (
        Title("督导反馈清单", draft=True),
        Heading(1, "一、基本情况"),
        Paragraph("现反馈如下。"),
        KeyValues({"被督导单位": "县司法局" * 30, "督导日期": "2023年6月2日"}, columns=2),
        Table(COLUMNS, rows(2)),
        Note("注：一式两份。"),
        SignatureRow("督导组（签字）：", "被督导单位（签字）："),
        SignOff("鲁山县司法局", "2023年6月3日"),
    )

    made = typeset(Content(*blocks, style=style), bundled_fonts_only=True)

    text = "".join(page_text(made, page) for page in range(made.pages))
    for expected in ("被督导单位：", "督导日期：2023年6月2日", "第2次推进会", "注：一式两份。"):
        assert expected in text
    assert text.count("县司法局") >= 30
    assert "督导组（签字）：被督导单位（签字）：" in text


def test_body_text_returns_to_the_grid_after_a_table():
    made = printed(Table(COLUMNS, rows(2)), Paragraph("之后", indent=0))

    pitch = (225 * MM - 16) / 21
    top = 297 * MM - 37 * MM - lines(made)[-2][0].y - 0.88 * 16
    assert top / pitch == pytest.approx(round(top / pitch), abs=0.01)


MERGED = Table(
    (
        Column("责任单位", 40, merged=True),
        Column("指标", 30, merged=True),
        Column("序号", 12),
        Column("任务"),
    ),
    tuple((f"第{n // 60}局", f"指标{n // 6}", str(n), a_long_text(12)) for n in range(120)),
    total=("合计", "", "120", ""),
)


def test_equal_cells_of_a_group_become_one_that_is_named_again_on_each_page():
    made = printed(MERGED, style="ledger")

    units = [
        [written(line).count("第0局") + written(line).count("第1局") for line in lines(made, page)]
        for page in range(made.pages)
    ]
    assert made.pages > 2
    assert all(1 <= sum(page) <= 2 for page in units)
    assert sum(map(sum, units)) <= made.pages + 1


def test_a_merged_cell_ends_where_an_outer_one_does():
    rows = (("甲局", "指标1"), ("乙局", "指标1"), ("乙局", "指标1"))
    table = Table((Column("单位", merged=True), Column("指标", merged=True)), rows)

    assert [[table.goes_on(n, place) for place in (0, 1)] for n in range(3)] == [
        [False, False],
        [False, False],
        [True, True],
    ]


def test_a_ledger_ends_with_its_totals_and_tells_when_it_was_made():
    made = printed(MERGED, style="ledger", made_on="2023年7月27日", foot="鲁山县")

    *_, total, foot = lines(made, made.pages - 1)
    assert written(total) == "合计120"
    assert written(foot).startswith("鲁山县制表日期：2023年7月27日第")


def demands_beside_empty_columns(**told: float) -> Table:
    columns = (
        Column("序号", 10, "center"),
        Column("日期", 30),
        Column("缺席", 40),
        Column("主持人（职务）", 40),
        Column("领导要求", 60),
    )
    rows = tuple((str(n), "2023年12月27日", "", "", a_long_text(200)) for n in range(6))
    return Table(columns, rows, **told)


def test_columns_that_hold_little_give_way_to_a_column_of_long_texts():
    number, date, absent, chair, demands = column_widths(demands_beside_empty_columns(), 10.5, 180 * MM)

    assert number == pytest.approx(10 * MM)
    assert date >= 7 * 10.5 + 6, "a day stands on one line"
    assert absent >= 2 * 10.5 + 6, "the label stands on one line"
    assert chair >= 4 * 10.5 + 6, "a long label stands on two"
    assert demands > 100 * MM
    assert sum((number, date, absent, chair, demands)) == pytest.approx(180 * MM)


def test_columns_to_be_written_in_by_hand_keep_their_width_and_their_rows_are_high():
    table = demands_beside_empty_columns(by_hand_mm=40)

    assert column_widths(table, 10.5, 180 * MM) == pytest.approx(
        [10 * MM, 30 * MM, 40 * MM, 40 * MM, 60 * MM]
    )
    tops = [line[0].y for line in lines(a_ledger(table)) if "2023年12月27日" in written(line)]
    assert abs(tops[1] - tops[0]) >= 40 * MM


def test_a_merged_cell_stands_in_the_middle_of_what_it_spans_on_a_page():
    rows = tuple(("示例局", str(n), "已办") for n in range(5))
    made = a_ledger(Table((Column("单位", 60, merged=True), Column("序号", 20), Column("进展")), rows))

    assert "示例局2已办" in [written(line) for line in lines(made)]


def test_a_table_keeps_its_distance_from_the_text_above_and_below_it():
    above, head, *_, last, below, _ = lines(
        printed(Paragraph("之前"), Table(COLUMNS, rows(3)), Paragraph("之后"))
    )

    base_to_rule = 3 + 10.5 * (0.12 + 0.175)
    gap_below = last[0].y - base_to_rule - (below[0].y + 0.88 * 16)
    head_rule = head[0].y + 10.5 * (0.88 + 0.175) + 3
    gap_above = above[0].y - 0.12 * 16 - head_rule
    assert gap_below > 9
    assert gap_above == pytest.approx(gap_below, abs=10)


def test_a_form_that_fills_the_page_leaves_no_blank_page_behind_it():
    for height in range(210, 226):
        made = printed(Form((FormRow((Field("意见", "同意。"),), height_mm=height),)))
        assert made.pages == 1


@pytest.mark.parametrize("style", ["ledger", "official"])
@pytest.mark.parametrize(
    "head",
    [
        (Caption("题头"), Table(COLUMNS[1:3], (("格", "格"),) * 2)),
        (Heading(1, "一、题头"), Table(COLUMNS[1:3], (("格", "格"),) * 2)),
        (Heading(2, "（一）题头"), Paragraph("正文。")),
        (Form((Band("题头"), FormRow((Field("格", "值"),)))),),
        (Table(COLUMNS[1:3], (Band("题头"), ("格", "格"))),),
    ],
    ids=["caption", "heading of a table", "heading", "band of a form", "band of a table"],
)
def test_what_heads_something_never_ends_a_page(style, head):
    filling = [[Paragraph("正文。")] * (n * 7 % 5) for n in range(90)]
    made = printed(*(block for some in filling for block in (*some, *head)), style=style)

    lasts = [written(lines(made, page)[-2]) for page in range(made.pages - 1)]
    assert len(lasts) > 6
    assert not any("题头" in last for last in lasts), lasts


@pytest.mark.parametrize("before", [0, 1, 6])
@pytest.mark.parametrize("characters", range(900, 3600, 90))
def test_neither_the_head_nor_a_band_stands_on_a_page_without_rows_however_tall_they_are(before, characters):
    columns = (Column("序号", 12), Column("内容", 80), Column("备注"))
    short = tuple((str(n), "示例", "短") for n in range(before))
    tall = ("99", a_long_text(characters), "高")
    content = Content(
        Title("台账"), Caption("全部记录"), Table(columns, (*short, Band("2023年"), tall)), style="ledger"
    )

    made = typeset(content, bundled_fonts_only=True)

    for page in range(made.pages):
        told = ["".join(written(line)) for line in lines(made, page)]
        named = [n for n, line in enumerate(told) if line in ("序号内容备注", "2023年")]
        assert named, told
        assert max(named) + 2 < len(told), told
