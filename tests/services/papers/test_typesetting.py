"""Any text on official paper: all of it, in its order, in whatever form."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import docx
import pypdfium2
import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.recognise import Grid, recognise
from lushan_desktop.paper.content import (
    Addressee,
    Attachments,
    Content,
    Heading,
    PageBreak,
    SignOff,
    Table,
    Title,
)
from lushan_desktop.paper.formal import AttachmentHead, CommandHead, Imprint, LetterHead, RedHead, Roll
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.services.papers import typesetting
from lushan_desktop.services.papers.typesetting import Form, GivenParts, compose, notices, recognise_text
from tests.foreign import EXPECTED, FOLDER, characters, read, sources_of
from tests.services.papers.typeset import printed

FORMS = tuple(Form)


def text_by_other_programs(pdf: bytes, file: Path) -> str:
    """What Poppler reads in a finished paper; where it is not installed, what PDFium reads."""
    program = shutil.which("pdftotext")
    if program is None:
        with pypdfium2.PdfDocument(pdf) as document:
            return "".join(page.get_textpage().get_text_range() for page in document)
    file.write_bytes(pdf)
    told = subprocess.run([program, "-raw", file, "-"], capture_output=True, check=True, timeout=60)
    return told.stdout.decode("utf-8")


def composed(name: str, form: Form = Form.PLAIN, **given: str) -> Content:
    return compose(recognise(sources_of(name)), form, GivenParts(**given))


def blocks(content: Content, kind: type):
    return [block for block in content.blocks if isinstance(block, kind)]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_foreign_text_is_printed_whole_and_in_its_order(name):
    assert printed(composed(name)) == characters(read(name))


NAME_AND_FORM = [
    pytest.param(name, form, marks=() if (number + other) % 2 else pytest.mark.slow)
    for number, name in enumerate(EXPECTED)
    for other, form in enumerate(FORMS[1:])
]
"""Each text in every second form; the others are among the long drills."""


@pytest.mark.parametrize(("name", "form"), NAME_AND_FORM)
def test_a_form_adds_its_head_and_loses_nothing(name, form):
    there = Counter(printed(composed(name, form)))

    assert not Counter(characters(read(name))) - there


@pytest.mark.parametrize("name", ["03-report", "15-english-words", "17-attachments-tables", "27-work-points"])
def test_other_programs_read_the_same_text(name, tmp_path):
    made = typeset(composed(name), bundled_fonts_only=True)

    read_back = Counter(characters(text_by_other_programs(made.pdf, tmp_path / "paper.pdf")))
    wanted = Counter(characters(read(name)))
    assert not wanted - read_back
    assert set(read_back - wanted) <= set("—0123456789")


def test_levels_stand_as_headings_or_begin_their_paragraphs():
    content = composed("08-plan")

    assert [(each.level, each.text[:4]) for each in blocks(content, Heading)][:2] == [
        (1, "一、指导"),
        (1, "二、工作"),
    ]
    runs = next(each.runs for each in content.blocks if getattr(each, "plain", "").startswith("（一）近期"))
    assert (runs[0].text, runs[0].face) == ("（一）近期目标。", "kai")


def test_a_notice_is_headed_by_who_signed_it():
    content = composed("17-attachments-tables", Form.NOTICE, number="示法办〔2023〕9号")

    assert blocks(content, RedHead) == [RedHead(("示例县法治政府建设领导小组办公室",), "示法办〔2023〕9号")]
    assert blocks(content, Attachments) == [Attachments(("示范单位申报汇总表", "申报材料要求"))]
    assert [(each.number, each.title) for each in blocks(content, AttachmentHead)] == [
        (1, "示范单位申报汇总表"),
        (2, "申报材料要求"),
    ]
    assert [len(each.rows) for each in blocks(content, Table)] == [2]


def test_a_person_who_signed_heads_no_paper():
    text = recognise_text("关于示例事项的函\n\n请予支持。\n\n县长　示例甲\n2023年7月27日\n")

    assert blocks(compose(text, Form.LETTER), LetterHead)[0].issuer == "【待补：发文机关】"
    assert blocks(compose(text, Form.LETTER), SignOff)[0].issuer == "县长　示例甲"


def test_a_text_with_its_own_red_head_keeps_it():
    content = composed("18-masthead", Form.NOTICE, issuer="另一单位")

    (head,) = blocks(content, RedHead)
    assert (head.issuers, head.number, head.handling.urgency) == (
        ("示例县人民政府办公室",), "示政办〔2023〕28号", "特急",
    )  # fmt: skip
    assert blocks(content, Imprint)[0].receivers[0][0] == "抄送"


@pytest.mark.parametrize("form", [Form.NOTICE, Form.LETTER])
def test_a_head_that_names_the_office_alone_is_printed_once(form):
    text = "示例县司法局\n示司〔2023〕5号\n关于示例考核的通知\n请照此办理。\n"
    head = compose(recognise_text(text), form).blocks[0]

    assert head in (
        RedHead(("示例县司法局",), "示司〔2023〕5号"),
        LetterHead("示例县司法局", "示司〔2023〕5号"),
    )
    assert printed(compose(recognise_text(text), form)).count("示例县司法局") == 1


def test_several_offices_sign_and_head_a_paper_together():
    content = composed("19-joint", Form.NOTICE)

    assert blocks(content, RedHead)[0].issuers == ("示例县司法局", "示例县财政局")
    assert blocks(content, SignOff)[0].issuers == ("示例县司法局", "示例县财政局")


def test_an_upward_paper_names_who_signed_it():
    assert blocks(composed("04-request", Form.UPWARD), RedHead)[0].signers == ("示例乙",)
    assert blocks(composed("03-report", Form.UPWARD), RedHead)[0].signers == ("【待补：签发人】",)
    assert blocks(composed("03-report", Form.UPWARD, signer="示例丁"), RedHead)[0].signers == ("示例丁",)


def test_a_letter_and_minutes_have_their_own_heads():
    letter, minutes = composed("05-letter", Form.LETTER), composed("07-minutes", Form.MINUTES)

    assert blocks(letter, LetterHead)[0].issuer == "示例县法治政府建设领导小组办公室"
    assert blocks(minutes, RedHead) == [
        RedHead(("示例县法治政府建设领导小组会议纪要",), "〔2023〕第2次", suffix="")
    ]
    assert [label for label, _ in blocks(minutes, Roll)[0].entries] == ["出席", "请假", "列席"]


@pytest.mark.parametrize("place", [0, 2])
def test_who_attended_closes_minutes_only_where_it_stands_below_their_text(place):
    roll = ["出席：示例甲、示例乙", "列席：示例丙", "记录：示例丁"]
    text = [
        "会议研究了法治政府建设工作，现将议定事项纪要如下。",
        "会议决定，各单位要压实责任，细化措施。",
    ]
    lines = ["示例县人民政府常务会议纪要", "", *text[:place], *roll, *text[place:]]

    content = compose(recognise_text("\n".join(lines)), Form.MINUTES)

    assert len(blocks(content, Roll)) == (1 if place else 0)


COMMAND = """示例县人民政府令
第1号
《示例管理办法》已经县政府常务会议通过，现予公布，自2023年8月1日起施行。
县长　示例甲
2023年7月5日
示例管理办法
第一章　总则
第一条　为规范管理，制定本办法。
"""


def test_a_command_is_headed_by_its_name_and_signed_beside_a_stamp():
    content = compose(recognise_text(COMMAND), Form.ORDER)

    assert content.blocks[0] == CommandHead("示例县人民政府令", "第1号")
    assert SignOff("", "2023年7月5日", signed_as="县长　示例甲") in content.blocks
    assert not Counter(characters(COMMAND)) - Counter(printed(content))


def test_a_command_without_a_name_is_that_of_the_issuer():
    given = GivenParts("示例县人民政府", "第2号", date="2023年7月5日", signer="县长")
    content = compose(recognise_text("现予公布，自2023年8月1日起施行。"), Form.ORDER, given)

    assert content.blocks[0] == CommandHead("示例县人民政府令", "第2号")
    assert content.blocks[-1] == SignOff("", "2023年7月5日", signed_as="县长")


def test_an_office_that_signs_a_command_stands_where_offices_sign():
    office = "示例县法治政府建设领导小组办公室"
    content = compose(recognise_text(COMMAND.replace("县长　示例甲", office)), Form.ORDER)

    assert SignOff(office, "2023年7月5日") in content.blocks


def test_what_a_paper_makes_known_begins_on_a_page_of_its_own():
    content = compose(recognise_text(COMMAND), Form.PLAIN)

    place = content.blocks.index(Title("示例管理办法"))
    assert content.blocks[place - 1] == PageBreak()


DRAWN = Grid(
    (
        ("单位", "得分", "", "备注"),
        ("", "上半年", "下半年", ""),
        ("示例镇", "90", "91", "优秀"),
        ("", "92", "93", ""),
        ("示例乡", "88", "88", "良好"),
    ),
    joined=frozenset({(1, 0), (1, 3), (3, 0), (3, 3)}),
    spanned=frozenset({(0, 2)}),
)


def test_a_drawn_table_keeps_its_head_of_two_rows_and_its_merged_cells():
    (table,) = blocks(compose(recognise((DRAWN,))), Table)

    assert [(column.group, column.label) for column in table.columns] == [
        ("", "单位"),
        ("得分", "上半年"),
        ("得分", "下半年"),
        ("", "备注"),
    ]
    assert [table.goes_on(n, 0) for n in range(3)] == [False, True, False]
    written = Counter("".join("".join(row) for row in DRAWN.rows))
    assert Counter(printed(Content(table))) == written


@pytest.mark.parametrize("joined", [frozenset(), frozenset({(3, 0)})])
def test_cells_of_a_table_that_only_say_the_same_are_not_joined(joined):
    grid = Grid((("单位", "得分"), ("示例镇", "90"), ("示例镇", "91"), ("", "92")), joined=joined)

    (table,) = blocks(compose(recognise((grid,))), Table)

    assert not any(column.merged for column in table.columns)
    assert table.rows == grid.rows[1:]


def test_what_a_text_lacks_is_put_in_where_it_belongs():
    content = composed("12-no-signoff", issuer="示例县司法局", date="2023-06-20", sealed=True)

    assert content.blocks[-1] == SignOff("示例县司法局", "2023年6月20日", sealed=True)


def test_addressee_is_put_under_the_title():
    content = compose(
        recognise_text("关于示例的通知\n现将有关事项通知如下。\n特此通知。"), given=GivenParts(to="各乡镇")
    )

    assert [type(block) for block in content.blocks[:2]] == [Title, Addressee]
    assert content.blocks[1] == Addressee("各乡镇：")


def test_what_the_text_has_is_never_replaced():
    given = GivenParts(issuer="另一单位", to="另一机关：", date="2024年1月1日")
    recognised = recognise(sources_of("01-notice"))

    assert printed(compose(recognised, Form.PLAIN, given)) == characters(read("01-notice"))
    assert [told[:7] for told in notices(recognised, Form.PLAIN, given)] == [
        "文稿里已有主送",
        "文稿里已有成文",
    ]


def test_the_year_is_asked_for_in_words_that_help():
    with pytest.raises(UserError, match="2023年3月1日"):
        composed("12-no-signoff", date="昨天下午三点")


def test_a_file_is_recognised_and_written_whole_or_not_at_all(tmp_path):
    recognised = typesetting.recognise_file(FOLDER / "01-notice.txt")
    out = tmp_path / "通知.pdf"

    made = typesetting.write(recognised, Form.PLAIN, GivenParts(), out)

    assert (made.file, made.pages, made.notices) == (out, 1, ())
    with pytest.raises(UserError, match="可存为PDF"):
        typesetting.write(recognised, Form.PLAIN, GivenParts(), tmp_path / "通知.odt")


def test_a_character_that_no_font_has_is_told(tmp_path):
    made = typesetting.write(
        recognise_text("示例\U000f0000字"), Form.PLAIN, GivenParts(), tmp_path / "示例.pdf"
    )

    assert any("没有字体能印" in told for told in made.notices)


def test_a_state_secret_is_refused_and_the_next_text_is_read():
    with pytest.raises(UserError, match="不得处理国家秘密"):
        recognise_text("秘密★1年\n关于示例的通知\n正文。")

    assert recognise_text("关于示例的通知\n正文。").parts


def test_a_mark_is_as_wide_as_asked_and_never_wider_than_the_type_area():
    content = composed("12-no-signoff", form=Form.NOTICE, issuer="示例县司法局", mark_width=120)

    assert content.blocks[0].mark_width == 120
    with pytest.raises(UserError, match="标志宽度"):
        composed("12-no-signoff", form=Form.NOTICE, issuer="示例县司法局", mark_width=300)


def test_what_a_page_shows_above_the_attachments_is_printed_below_the_last():
    text = (
        "示例县司法局关于示例工作的通知\n各乡镇人民政府：\n请认真落实。\n示例县司法局\n2023年5月6日\n"
        "抄送：县委办公室。\n示例县司法局　2023年5月6日印发\n附件1\n示例方案\n一、目标\n完成示例工作。\n"
    )

    made = compose(recognise_text(text), Form.PLAIN, GivenParts())

    assert isinstance(made.blocks[-1], Imprint)
    assert made.blocks[-1].receivers == (("抄送", "县委办公室。"),)
    assert blocks(made, AttachmentHead)


def test_words_in_the_margins_of_a_word_file_are_told_and_not_printed(tmp_path):
    document = docx.Document()
    for line in ("示例县司法局关于示例工作的通知", "各乡镇人民政府：", "请认真落实。"):
        document.add_paragraph(line)
    (section,) = document.sections
    section.header.paragraphs[0].text = "工作参考"
    section.footer.paragraphs[0].text = "— 1 —"
    document.save(tmp_path / "示例.docx")

    recognised = typesetting.recognise_file(tmp_path / "示例.docx")

    assert recognised.left_out == ("工作参考",)
    assert "页眉、页脚的文字没有排入：工作参考。" in notices(recognised, Form.PLAIN, GivenParts())
    assert "工作参考" not in printed(compose(recognised, Form.PLAIN, GivenParts()))
