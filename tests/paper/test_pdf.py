"""A paper as a file: the same bytes each time, all text readable, and the places of what is shown."""

import io
import pickle
import re

import pikepdf
import pytest
from PIL import Image, ImageCms

from lushan_desktop.paper.content import (
    Addressee,
    Attachments,
    Content,
    Heading,
    Paragraph,
    Run,
    Title,
    with_gaps_marked,
)
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.setting import title
from lushan_desktop.paper.setting.grid import CHARACTER_PITCH, LINE_PITCH
from lushan_desktop.paper.setting.title import break_title
from tests.paper.setting import MM, a_long_text, a_statement, glyphs, in_word, lines, printed, texts


def test_the_same_content_gives_the_same_bytes():
    assert printed(*a_statement()).pdf == printed(*a_statement()).pdf


def test_content_and_result_travel_between_processes():
    content = Content(*a_statement())
    made = typeset(content, bundled_fonts_only=True)

    assert pickle.loads(pickle.dumps(content)) == content
    assert pickle.loads(pickle.dumps(made)) == made


def test_the_file_tells_its_name_and_no_time():
    made = printed(Title("关于示范创建工作的报告"), Paragraph("一"))

    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "关于示范创建工作的报告"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:2000")


def test_every_font_is_embedded_and_stands_in_the_file_once():
    with pikepdf.open(io.BytesIO(printed(*a_statement()).pdf)) as pdf:
        page_fonts = pdf.pages[0].Resources.Font
        names = [str(font.BaseFont) for font in page_fonts.values()]
        files = [font.DescendantFonts[0].FontDescriptor.get("/FontFile2") for font in page_fonts.values()]

    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"/[A-Z]{6}\+Lushan\w+-\w+", name) for name in names)
    assert None not in files


def test_all_text_of_a_paper_can_be_read_back():
    blocks = a_statement()
    made = printed(*blocks)

    read = "".join(texts(made))
    for block in blocks:
        for text in (getattr(block, name, "") for name in ("text", "issuer", "date")):
            assert text in read


def test_an_anchored_paragraph_has_a_place_for_each_of_its_lines():
    made = printed(Title("甲"), Paragraph(a_long_text(60), anchor="p7"))

    first, second, third = (place for place in made.placements if place.anchor == "p7")
    assert (first.page, first.x) == (0, pytest.approx(28 * MM + 2 * CHARACTER_PITCH))
    assert first.y == pytest.approx(37 * MM + 2 * LINE_PITCH)
    assert (second.w, second.h) == (pytest.approx(156 * MM, abs=0.3), 16)
    assert third.w == pytest.approx(6 * CHARACTER_PITCH)


def test_a_gap_has_its_own_place_which_covers_its_characters():
    made = printed(Paragraph(with_gaps_marked("印发文件【待补：文号】等。"), anchor="p1", indent=0))

    (mark,) = (place for place in made.placements if place.mark)
    covered = [g.character for g in glyphs(made) if mark.x - 0.1 <= g.x < mark.x + mark.w - 1 and g.y > 500]
    assert mark.anchor == "p1"
    assert "".join(covered) == "【待补：文号】"


def test_a_paragraph_of_a_ledger_has_its_places_too():
    content = Content(Paragraph(with_gaps_marked("经费【待补：金额】。"), anchor="p1"), style="ledger")

    made = typeset(content, bundled_fonts_only=True)

    assert [(place.anchor, place.mark) for place in made.placements] == [("p1", False), ("p1", True)]


def test_a_gap_with_an_anchor_of_its_own_keeps_it_over_two_lines():
    made = printed(Paragraph((a_long_text(20), Run("【待补：" + "各" * 20 + "】", mark=True, anchor="gap"))))

    assert [place.anchor for place in made.placements] == ["gap", "gap"]
    assert made.placements[0].y < made.placements[1].y


def test_a_paper_without_blocks_is_one_numbered_page():
    made = printed()

    assert made.pages == 1
    assert "".join(g.character for g in glyphs(made)) == "—1—"


def test_levels_have_their_faces():
    made = printed(*(Heading(n, "工作情况") for n in (1, 2, 3, 4)), Paragraph("正文"))

    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        names = {str(font.BaseFont).split("+")[1] for font in pdf.pages[0].Resources.Font.values()}
    assert names == {"LushanHei-Medium", "LushanKai-Regular", "LushanFang-Regular", "LushanSong-Regular"}


def test_addressee_and_attachments_stand_where_the_standard_wants_them():
    made = printed(Addressee("各乡镇人民政府："), Paragraph("通知如下。"), Attachments(("方案", "名单")))

    rows = lines(made)
    assert rows[0][0].x == pytest.approx(28 * MM)
    assert rows[1][0].y - rows[2][0].y == pytest.approx(2 * LINE_PITCH, abs=0.1)
    assert ["".join(g.character for g in line) for line in rows[2:4]] == ["附件：1.方案", "2.名单"]
    assert rows[2][-1].x == pytest.approx(rows[3][-1].x)


@pytest.mark.parametrize(
    "expected",
    [
        (
            "鲁山县法治政府建设领导小组办公室",
            "关于《河南省法治政府建设示范指标体系",
            "（市县级政府2023版）》",
            "三级指标第93项工作的情况说明",
        ),
        ("鲁山县法治政府建设领导小组办公室", "关于2023年度法治政府建设工作情况的报告"),
        ("督导反馈清单",),
    ],
)
def test_a_title_is_broken_by_sense(expected):
    assert break_title("".join(expected), 20) == expected


@pytest.mark.parametrize("text", ["鲁" * 70, "x" * 100, "关于" * 30, "《》" * 30])
def test_any_title_is_broken_and_none_of_it_lost(text):
    assert "".join(break_title(text, 20)) == text


@pytest.mark.parametrize(
    "text",
    [
        "鲁" * 70,
        "关于《鲁山县法治政府》的通知和方案、报告及意见" * 4,
        "鲁山县人民政府关于进一步加强和规范乡镇街道综合行政执法队伍建设推动基层治理体系若干具体措施的自查报告",
    ],
)
def test_of_a_long_title_no_more_ways_are_looked_at_than_a_moment_allows(text):
    few = title._few_enough(text, 20, title._costs(text))

    assert sum(1 for _ in title._divisions(text, 20, few)) <= title._MOST_WAYS


def test_a_paper_describes_itself_to_an_archive():
    with pikepdf.open(io.BytesIO(printed(Title("关于“甲”<乙>&丙的报告")).pdf)) as pdf:
        described = pdf.open_metadata()["dc:title"]
        (intent,) = pdf.Root.OutputIntents
        profile = intent.DestOutputProfile.read_bytes()

    assert described == "关于“甲”<乙>&丙的报告"
    assert profile[36:44] == b"acsp" + bytes(4), "the system it was printed on"
    assert str(intent.OutputConditionIdentifier) == "sRGB"
    shown = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    to_ours = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), shown, "RGB", "RGB")
    for color in ((255, 0, 0), (12, 200, 99), (128, 128, 128), (255, 255, 255)):
        moved = ImageCms.applyTransform(Image.new("RGB", (1, 1), color), to_ours).getpixel((0, 0))
        assert max(abs(a - b) for a, b in zip(color, moved, strict=True)) <= 2


def test_halves_of_characters_and_controls_in_a_name_keep_no_paper_from_being_made():
    content = Content(Title("甲\x01乙\x07丙\x1f丁\ufffe戊\ud800己"), log_head="\ud800")

    assert content.name == "甲乙丙丁戊己"
    assert typeset(content, bundled_fonts_only=True).pages == 1
    assert in_word(content).core_properties.title == "甲乙丙丁戊己"
