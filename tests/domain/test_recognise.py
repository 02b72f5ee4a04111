"""Texts of other offices' making: every paragraph is what it is meant to be, and none of it is lost."""

import pytest

from lushan_desktop.domain.recognise import Passage, Role, recognise
from lushan_desktop.domain.recognise.lines import is_address
from tests.foreign import EXPECTED, characters, codes, read, sources_of, written
from tests.paper import torture


@pytest.mark.parametrize("name", EXPECTED)
def test_every_paragraph_of_a_foreign_text_is_recognised(name):
    recognised = recognise(sources_of(name))

    assert codes(recognised) == EXPECTED[name], "\n".join(recognised.shown)


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_of_a_foreign_text_is_changed_lost_or_moved(name):
    assert characters(written(recognise(sources_of(name)))) == characters(read(name))


def test_long_titles_and_long_names_are_recognised():
    recognised = recognise(torture.foreign_text())

    letters = "".join(codes(recognised))
    assert letters == "TAB12341BGLLIDOXTB"


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("一、提高认识", "一、提高认识"),
        ("（一）加强领导。各单位要高度重视。", "（一）加强领导。"),
        ("二、会议时间：2023年8月16日上午。", "二、会议时间："),
        ("三、" + "各单位要压实责任" * 8 + "。", ""),
    ],
)
def test_a_heading_ends_where_what_is_said_under_it_begins(line, lead):
    part = recognise((Passage("关于示例的通知"), Passage("正文。"), Passage(line))).parts[-1]

    assert part.text[: part.lead] == lead


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("3.5万元用于宣传。", Role.BODY),
        ("2023.6.2开会。", Role.BODY),
        ("一是加强领导；二是强化督查。", Role.BODY),
        ("1.2023年6月2日，召开会议。", Role.THIRD),
        ("⒈成立专班", Role.THIRD),
        ("⑴制定方案", Role.FOURTH),
        ("㈠组织领导", Role.SECOND),
        ("(一)组织领导", Role.SECOND),
        ("１、成立专班", Role.THIRD),
        ("十二、其他事项", Role.FIRST),
        ("二　下半年打算", Role.FIRST),
        ("一 是要抓紧抓实，二是要抓好。", Role.BODY),
    ],
)
def test_numbers_that_begin_a_line_tell_its_level(line, role):
    recognised = recognise((Passage("关于示例的通知"), Passage("正文。"), Passage(line), Passage("正文。")))

    assert recognised.parts[2].role is role


def test_a_paragraph_that_a_page_tore_is_mended():
    first = "各单位要高度重视法治政府建设示范创建工作，压实责任、细化措施，把各项任务落到实处，确保深度衔"
    texts = ("关于示例的通知", first, "接、整体推进。", "示例县司法局", "2023年7月3日")

    parts = recognise(tuple(map(Passage, texts))).parts

    assert [part.text for part in parts] == ["关于示例的通知", f"{first}接、整体推进。", *texts[3:]]


def test_the_names_of_thirty_units_after_a_title_are_an_address():
    names = "、".join(f"示例县示例{n}局" for n in "甲乙丙丁戊己庚辛壬癸" * 3)

    assert is_address(f"{names}：", after_a_title=True)
    assert not is_address(f"{names}：", after_a_title=False)
    assert not is_address("现将" + "示例" * 100 + "有关情况通知如下：", after_a_title=True)


TITLE, BODY = ("T", "关于示例工作的报告"), ("B", "各项工作有序推进。")
SIGNED = (("I", "示例县司法局"), ("D", "2023年7月28日"))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((TITLE, BODY, ("B", "此复"), *SIGNED), id="what a text closes with is no unit"),
        pytest.param((TITLE, BODY, ("B", "妥否，请批示"), *SIGNED), id="nor is what it asks for"),
        pytest.param((TITLE, BODY, ("B", "联系人：示例甲  电话：0375"), *SIGNED), id="nor whom to ask"),
        pytest.param((TITLE, BODY, ("L", "附：示例评分表"), *SIGNED), id="附 names an attachment, too"),
        pytest.param((TITLE, BODY, ("I", "办公室"), ("D", "7月3日")), id="a date needs no year"),
        pytest.param((("B", "2023年7月3日"), TITLE, BODY), id="a date may stand above a title"),
        pytest.param(
            (("M", "示例县司法局"), ("N", "示司〔2023〕5 号"), TITLE, BODY), id="a head needs no 文件"
        ),
        pytest.param(
            (
                TITLE,
                BODY,
                *SIGNED,
                ("O", "（此件公开发布）"),
                ("T", "示例县优化营商环境"),
                ("T", "三年行动计划"),
                BODY,
                ("1", "一、总体要求"),
            ),
            id="what a paper makes known has a title of its own",
        ),
        pytest.param(
            (TITLE, ("U", "（2023年6月）"), ("U", "县司法局"), BODY, BODY), id="who wrote it stands below"
        ),
        pytest.param(
            (TITLE, ("U", "（2023年6月1日）"), ("A", "各乡镇人民政府"), BODY), id="各 is an address below it"
        ),
        pytest.param(
            (TITLE, BODY, *SIGNED, ("B", "主题词：法治 报告"), ("C", "抄送：县委办公室。")),
            id="主题词 of an old paper stands below its date",
        ),
    ],
)
def test_every_line_of_an_odd_text_is_recognised(lines):
    longer = tuple((code, text * 4 if (code, text) == BODY else text) for code, text in lines)

    recognised = recognise(tuple(Passage(text) for _, text in longer))

    assert codes(recognised) == tuple(code for code, _ in longer), "\n".join(recognised.shown)


def test_units_that_sign_on_one_line_are_two():
    texts = (
        "关于示例的通知",
        "请照此办理。",
        "中共示例县委办公室        示例县人民政府办公室",
        "2023年3月2日",
    )

    recognised = recognise(tuple(map(Passage, texts)))

    signers = [part.text for part in recognised.parts if part.role is Role.ISSUER]
    assert signers == ["中共示例县委办公室", "示例县人民政府办公室"]


PRINTED = """示例县人民政府关于示例管理工作的通知
各乡镇人民政府，县政府各部门：
为深入贯彻落实上级关于加强行政规范性文件制定和监督管理工作的决策部署，切实提高文件质量，现就有关事项通知如下。
一、严格制发程序
（一）加强合法性审核。起草单位应当将送审稿及有关材料报送审核机构进行合法性审核，未经审核的不得提交集体审议。
1.各级人民政府制定的文件要经本级政府常务会议审议决定，部门制定的文件要经本部门办公会议审议决定。
健全备案监督制度，做到有件必备、有备必审、有错必纠，对违反规定制发文件的，依法依规追究责任。
（二）关于“个别单位学法制度落实得不够到位”的问题
已建立领导干部集体学法制度，制定年度学法计划，全年集体学法不少于4次。
特此通知。
示例县人民政府
2023年5月6日"""


@pytest.mark.parametrize("indent", ["", "　　"])
def test_a_text_copied_out_of_a_print_has_its_paragraphs_again(indent):
    """Its lines are those of the print: 28 characters, two less where a paragraph begins."""
    paragraphs = PRINTED.splitlines()
    copied = []
    for paragraph in paragraphs:
        first = 28 if paragraph in (*paragraphs[:2], *paragraphs[-2:]) else 26
        rest = range(first, len(paragraph), 28)
        copied.append((indent if first == 26 else "") + paragraph[:first])
        copied += [paragraph[start : start + 28] for start in rest]

    recognised = recognise(tuple(map(Passage, copied)))

    assert [part.text for part in recognised.parts] == paragraphs
    assert "".join(codes(recognised)) == "TAB123B2BBID"


def test_short_lines_that_are_paragraphs_stay_as_they_are():
    texts = (
        "关于示例的通知",
        "各单位：",
        *(f"示例单位{n}要认真做好各项准备工作，按时报送。" for n in "甲乙丙丁戊己"),
    )

    assert [part.text for part in recognise(tuple(map(Passage, texts))).parts] == list(texts)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_sheet_of_a_paper_ends_where_its_first_attachment_begins(name):
    parts = recognise(sources_of(name)).parts
    sheet = recognise(sources_of(name)).main_sheet

    attached = [place for place, part in enumerate(parts) if part.role is Role.ATTACHMENT]
    assert sheet == parts[: len(sheet)]
    assert len(sheet) <= min(attached, default=len(parts))
