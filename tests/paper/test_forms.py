"""Official forms stand where GB/T 9704—2012 wants them, measured on the finished page."""

from itertools import pairwise

import pytest

from lushan_desktop.paper.content import (
    Addressee,
    Attachments,
    Column,
    Content,
    Paragraph,
    SignOff,
    Table,
    Title,
)
from lushan_desktop.paper.formal import (
    AttachmentHead,
    Handling,
    Imprint,
    LetterHead,
    Masthead,
    RedHead,
    Remark,
    Roll,
)
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.setting.grid import CHARACTER_PITCH, LINE_PITCH
from tests.paper.setting import MM, a_long_text, drawn, lines, printed, written

EXACT = 0.16 * MM
HEIGHT = 297 * MM
LEFT, RIGHT, TOP, BOTTOM = 28 * MM, 184 * MM, 37 * MM, 262 * MM
OFFICE = "鲁山县法治政府建设领导小组办公室"
BODY = (Paragraph(a_long_text(200) + "。"),)
TITLE = Title("关于开展示范创建的通知")
BLANK_LINES = 2 * LINE_PITCH + LINE_PITCH - 16


def found(made, text, page=0):
    """The line that reads so: its first and last glyph."""
    line = next(line for line in lines(made, page) if text in written(line))
    at = written(line).index(text)
    return line[at], line[at + len(text) - 1]


def top_of(glyph, size=16.0):
    return HEIGHT - glyph.y - 0.88 * size


def a_red_head(**options):
    return RedHead(("鲁山县司法局",), "鲁司〔2023〕12号", **options)


def test_the_mark_stands_thirty_five_millimetres_below_the_type_area_and_the_rest_follows_from_it():
    made = printed(a_red_head(), TITLE, Addressee("各乡镇："), *BODY)

    mark, _ = found(made, "鲁山县司法局文件")
    number, last = found(made, "鲁司〔2023〕12号")
    (rule,) = drawn(made)
    title, _ = found(made, "关于开展")
    size = 37.66
    assert top_of(mark, size) == pytest.approx(TOP + 35 * MM, abs=EXACT)
    assert top_of(number) - (top_of(mark, size) + size) == pytest.approx(BLANK_LINES, abs=EXACT)
    assert (number.x + last.x + 16) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=EXACT)
    assert rule.y - (top_of(number) + 16) == pytest.approx(4 * MM, abs=EXACT)
    assert (rule.x0, rule.x1, rule.is_red) == (
        pytest.approx(LEFT, abs=0.1),
        pytest.approx(RIGHT, abs=0.1),
        True,
    )
    assert top_of(title, 22) - rule.y == pytest.approx(2 * LINE_PITCH, abs=EXACT)


@pytest.mark.parametrize(
    ("issuer", "given", "width"),
    [
        ("鲁山县司法局", 0, 137), ("鲁山县人民政府", 0, 147), ("鲁山县人力资源和社会保障局", 0, 156),
        ("鲁山县司法局", 100, 100), ("鲁山县司法局", 150, 150), ("鲁山县法治政府建设领导小组办公室", 0, 156),
    ],
)  # fmt: skip
def test_the_mark_is_as_wide_as_its_characters_are_many_or_as_given(issuer, given, width):
    head = RedHead((issuer,), "鲁司〔2023〕12号", mark_width=given)

    first, *_, last = found(printed(head, TITLE, *BODY), f"{issuer}文件")
    size = 37.66 * min(1, width * MM / (37.66 * (len(issuer) + 2)))
    assert (last.x + size - first.x) / MM == pytest.approx(width, abs=1.5)
    assert (first.x + last.x + size) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1.5)


def test_body_and_addressee_stay_on_the_grid_below_a_head():
    made = printed(a_red_head(), TITLE, Addressee("各乡镇："), *BODY)

    tops = [top_of(line[0]) for line in lines(made)[-6:-1]]
    assert all(
        (top - TOP) / LINE_PITCH == pytest.approx(round((top - TOP) / LINE_PITCH), abs=0.02) for top in tops
    )
    title, addressee = found(made, "关于开展")[0], found(made, "各乡镇：")[0]
    assert top_of(addressee) - top_of(title, 22) == pytest.approx(2 * LINE_PITCH, abs=EXACT)
    assert addressee.x == pytest.approx(LEFT, abs=EXACT)


def test_an_upward_paper_has_its_number_left_beside_the_last_signer():
    made = printed(a_red_head(signers=("李向阳", "王某某", "张三丰")), TITLE, *BODY)

    number, signer = found(made, "鲁司〔2023〕12号")[0], found(made, "张三丰")[0]
    first, second = found(made, "李向阳")[0], found(made, "王某某")
    assert number.x == pytest.approx(LEFT + CHARACTER_PITCH, abs=EXACT)
    assert number.y == pytest.approx(signer.y, abs=0.1)
    assert signer.x == pytest.approx(first.x, abs=0.1)
    assert second[1].x + 16 == pytest.approx(RIGHT - CHARACTER_PITCH, abs=EXACT)


def test_joint_issuers_are_equally_wide_with_the_word_document_beside_their_middle():
    names = ("鲁山县司法局", "鲁山县财政局", "鲁山县人力资源和社会保障局")
    made = printed(RedHead(names, "鲁司〔2023〕12号"), TITLE, *BODY)

    first, second, third = (found(made, name[:3] if n < 2 else name) for n, name in enumerate(names))
    ends = [
        next(g for g in reversed(line) if g.character == "局") for line in lines(made)[:4] if len(line) > 2
    ]
    assert first[0].x == pytest.approx(third[0].x, abs=0.1)
    assert max(end.x for end in ends) - min(end.x for end in ends) < EXACT
    suffix = found(made, "文件")[0]
    assert suffix.x > ends[0].x
    assert second is not None


def test_eight_issuers_and_signers_leave_body_text_on_the_first_page():
    names = tuple(f"鲁山县第{n}局" for n in "一二三四五六七八")
    made = printed(
        RedHead(names, "鲁司〔2023〕12号", signers=("示例甲",) * 8), TITLE, Addressee("市局："), *BODY
    )

    assert "各单位要高度重视" in "".join(map(written, lines(made)))


def test_copy_number_secrecy_and_urgency_stand_flush_left_on_the_first_lines():
    made = printed(a_red_head(handling=Handling("000012", "机密★1年", "特急")), TITLE, *BODY)

    for n, text in enumerate(("000012", "机密★1年", "特急")):
        first, _ = found(made, text)
        assert first.x == pytest.approx(LEFT, abs=EXACT)
        assert top_of(first) == pytest.approx(TOP + n * LINE_PITCH, abs=EXACT)


def test_a_letter_has_double_rules_and_no_number_on_its_first_page():
    made = printed(LetterHead("鲁山县人民政府办公室", "鲁政办函〔2023〕7号"), TITLE, *BODY * 3)

    upper, upper_thin, lower_thin, lower = drawn(made)
    mark = found(made, "鲁山县人民政府")[0]
    number, last = found(made, "鲁政办函〔2023〕7号")
    title, _ = found(made, "关于开展")
    size = 33.47
    assert top_of(mark, size) == pytest.approx(30 * MM, abs=EXACT)
    assert upper.y - upper.weight / 2 - (30 * MM + size) == pytest.approx(4 * MM, abs=EXACT)
    assert upper.x1 - upper.x0 == pytest.approx(170 * MM, abs=0.1)
    assert (upper.x0 + upper.x1) / 2 == pytest.approx(105 * MM, abs=0.1)
    assert upper.weight > upper_thin.weight == lower_thin.weight < lower.weight
    assert HEIGHT - (lower.y + lower.weight / 2) == pytest.approx(20 * MM, abs=EXACT)
    assert top_of(number) - (upper_thin.y + upper_thin.weight / 2) == pytest.approx(16 * 7 / 8, abs=EXACT)
    assert last.x + 16 == pytest.approx(RIGHT, abs=EXACT)
    assert top_of(title, 22) - (top_of(number) + 16) == pytest.approx(2 * LINE_PITCH, abs=EXACT)
    assert "—1—" not in map(written, lines(made))
    assert written(lines(made, 1)[-1]) == "—2—"


def test_a_brief_tells_its_issue_issuer_and_date_above_the_red_rule():
    made = printed(Masthead("法治创建工作简报", "第12期", OFFICE, "2023年7月27日"), TITLE, *BODY)

    issue, issuer, date = found(made, "第12期"), found(made, OFFICE), found(made, "2023年7月27日")
    (rule,) = drawn(made)
    assert (issue[0].x + issue[1].x + 16) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=EXACT)
    assert issuer[0].x == pytest.approx(LEFT + CHARACTER_PITCH, abs=EXACT)
    assert date[1].x + 16 == pytest.approx(RIGHT - CHARACTER_PITCH, abs=EXACT)
    assert rule.y - (top_of(issuer[0]) + 16) == pytest.approx(4 * MM, abs=EXACT)


def test_who_attended_stands_two_characters_in_with_later_lines_below_the_first_name():
    made = printed(*BODY, Roll((("出席", a_long_text(50)), ("请假", "示例甲"), ("列席", "示例乙"))))

    rows = lines(made)
    at = next(n for n, line in enumerate(rows) if written(line).startswith("出席："))
    assert top_of(rows[at][0]) - top_of(rows[at - 1][0]) == pytest.approx(2 * LINE_PITCH, abs=EXACT)
    assert rows[at][0].x == pytest.approx(LEFT + 2 * CHARACTER_PITCH, abs=EXACT)
    assert rows[at][3].x == pytest.approx(rows[at + 1][0].x, abs=0.1)
    assert [written(line)[:3] for line in rows[at + 3 : at + 5]] != []
    assert "请假：示例甲" in map(written, rows)


def test_an_attachment_begins_a_page_with_its_number_and_title():
    made = printed(*BODY, Attachments(("甲方案", "乙名单")), AttachmentHead("甲方案", 1), *BODY)

    label, title = found(made, "附件1", 1)[0], found(made, "甲方案", 1)
    assert (label.x, top_of(label)) == (pytest.approx(LEFT, abs=EXACT), pytest.approx(TOP, abs=EXACT))
    assert top_of(title[0], 22) == pytest.approx(TOP + 2 * LINE_PITCH, abs=EXACT)


def test_a_remark_follows_the_date_at_once():
    made = printed(*BODY, SignOff(OFFICE, "2023年7月27日", sealed=True), Remark("此件公开发布"))

    date, remark = found(made, "2023年7月27日")[0], found(made, "（此件公开发布）")[0]
    assert date.y - remark.y == pytest.approx(LINE_PITCH, abs=EXACT)
    assert remark.x == pytest.approx(LEFT + 2 * CHARACTER_PITCH, abs=0.5)


IMPRINT = Imprint((("抄送", "县委办公室，县政府办公室"),), OFFICE, "2023年7月27日")


def test_the_imprint_closes_the_last_even_page_between_rules_of_the_standard():
    made = printed(*BODY, IMPRINT)

    first, middle, last = drawn(made, 1)
    copies, printed_on = found(made, "抄送：", 1)[0], found(made, "2023年7月27日印发", 1)[1]
    assert made.pages == 2
    assert [round(rule.weight / MM, 2) for rule in (first, middle, last)] == [0.35, 0.25, 0.35]
    assert last.y == pytest.approx(BOTTOM, abs=EXACT)
    assert (last.x0, last.x1) == (pytest.approx(LEFT, abs=0.1), pytest.approx(RIGHT, abs=0.1))
    assert copies.x == pytest.approx(LEFT + 14, abs=EXACT)
    assert printed_on.x + 14 == pytest.approx(RIGHT - 14, abs=EXACT)
    assert "抄送：县委办公室，县政府办公室。" in map(written, lines(made, 1))
    assert written(lines(made, 1)[-1]) == "—2—"


def test_neither_the_blank_page_nor_the_imprint_behind_it_is_numbered():
    made = printed(Paragraph(a_long_text(28 * 43), indent=0), IMPRINT)

    assert made.pages == 4
    assert [written(lines(made, page)[-1]) for page in (0, 1)] == ["—1—", "—2—"]
    assert lines(made, 2) == []
    assert written(lines(made, 3)[-1]).endswith("印发")


def test_the_imprint_of_a_letter_has_no_rules_and_takes_no_page_of_its_own():
    letter = LetterHead("鲁山县人民政府办公室", "鲁政办函〔2023〕7号")
    made = printed(letter, TITLE, *BODY, Imprint((("抄送", "县司法局"),), ruled=False))

    assert made.pages == 1
    assert len(drawn(made)) == 4
    assert written(lines(made)[-1]) == "抄送：县司法局。"


def test_receivers_that_would_fill_the_first_page_move_to_the_imprint():
    many = Addressee("各乡镇人民政府，" * 40 + "县直各单位：")
    made = printed(a_red_head(), TITLE, many, *BODY, IMPRINT)

    assert "各单位要高度重视" in "".join(map(written, lines(made)))
    assert any(written(line).startswith("主送：") for line in lines(made, made.pages - 1))


def test_joint_seals_stand_side_by_side_without_touching():
    others = ("鲁山县财政局", "鲁山县公安局", "鲁山县教育体育局")
    made = printed(*BODY, SignOff("鲁山县司法局", "2023年7月27日", sealed=True, others=others))

    places = [found(made, name) for name in ("鲁山县司法局", *others)]
    middles = [((first.x + last.x + 16) / 2, first.y) for first, last in places]
    for (x, y), (other_x, other_y) in pairwise(middles):
        assert max(abs(x - other_x), abs(y - other_y)) > 42 * MM
    assert all(x + 0.3 >= LEFT + 21 * MM and x - 0.3 <= RIGHT - 21 * MM for x, _ in middles)


def test_a_name_of_forty_characters_stays_on_the_type_area():
    name = "鲁山县法治政府建设示范创建暨行政执法三项制度推行落实工作领导小组联合办公室"
    blocks = (RedHead((name,), "鲁法〔2023〕1号"), TITLE, *BODY, SignOff(name, "2023年7月27日"))
    made = printed(*blocks, Imprint((), name, "2023年7月27日"))

    for page in range(made.pages):
        for line in lines(made, page):
            assert line[0].x >= LEFT - 0.5
            assert line[-1].x <= RIGHT


def test_a_turned_table_has_its_head_at_the_physical_left_of_odd_and_even_pages():
    columns = tuple(Column(f"第{n}栏") for n in "一二三四五六七八九")
    rows = tuple(tuple(f"{n}行" for _ in columns) for n in range(60))
    made = printed(TITLE, Table(columns, rows, turned=True))

    for page in (1, 2):
        head, cell = (next(g for g in _all(made, page) if g.character == c) for c in "栏行")
        last = max(_all(made, page), key=lambda glyph: glyph.y)
        assert head.x < cell.x
        assert LEFT <= head.x <= LEFT + 30
        assert HEIGHT - last.y >= TOP
    number = lines(made, 1)[-1]
    assert written(number).endswith("—2—")


def _all(made, page):
    return [glyph for line in lines(made, page) for glyph in line]


def test_a_paper_with_every_part_is_the_same_each_time():
    content = Content(a_red_head(), TITLE, *BODY, SignOff(OFFICE, "2023年7月27日", sealed=True), IMPRINT)

    assert typeset(content, bundled_fonts_only=True) == typeset(content, bundled_fonts_only=True)
