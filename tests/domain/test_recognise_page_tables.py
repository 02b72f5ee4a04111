"""What pages say of a paper beside it, with or without marks, is none of the paper."""

import pytest

from lushan_desktop.domain.recognise.taking import Taken
from lushan_desktop.intake.paper_text import read_pasted_paper

TITLE = "示例县人民政府关于做好示例工作的通知"
BODY = "为做好示例工作，现将有关事项通知如下，请结合实际认真贯彻执行，有关情况及时报告。\n一、加强领导。\n"
ADDRESSEE = "各乡镇人民政府：\n"
SIGNED = "示例县人民政府\n2023年5月6日\n"
PAPER = f"{TITLE}\n{ADDRESSEE}{BODY}{SIGNED}"


def of(text: str) -> Taken:
    return read_pasted_paper(text).told


def core(told: Taken) -> tuple[str, ...]:
    return told.title, told.addressee, told.number, told.issuing_body, told.signed_on


@pytest.mark.parametrize("rows", [3, 4, 6])
def test_a_table_copied_without_what_stood_between_name_and_value_is_the_pages(rows):
    table = [
        "发文机关示例县人民政府",
        "发文日期2023年5月6日",
        "发文字号示政发〔2023〕12号",
        "时效性现行有效",
        "施行日期2023年6月1日",
        "效力级别地方规范性文件",
    ][:rows]
    told = of("\n".join([*table, ADDRESSEE + BODY + SIGNED]))

    assert told.furniture == tuple(table)
    assert told.title == ""
    assert told.number == "示政发〔2023〕12号"


@pytest.mark.parametrize(
    "line",
    [
        "作者： 示例网友    时间： 2022-12-9 01:11",
        "来源：示例网 编辑：示例 人气：12",
        "打印 分享到 ：",
        "第一篇",
    ],
)
def test_what_a_page_says_of_itself_above_a_paper_is_its_own(line):
    told = of(f"{line}\n{PAPER}")

    assert core(told) == core(of(PAPER))
    assert told.furniture == (line,)


@pytest.mark.parametrize(
    "lines",
    [
        ["欢迎光临 示例论坛 （http://www.example.cn/） Powered by Example"],
        [
            "关于我们   |   郑重声明   |   联系我们",
            "地址：示例市示例路1号  邮编：475004",
            "政府网站标识码：4102000008",
        ],
        ["关于做好示例工作的通知.pdf"],
        ["……（全文共2230字，当前仅显示1417字，请阅读提示信息）", "文章搜索", "示例公文网，让我们一起下班！"],
    ],
)
def test_what_a_page_says_below_a_paper_is_its_own(lines):
    told = of(PAPER + "\n".join(lines))

    assert core(told) == core(of(PAPER))
    assert told.furniture == tuple(lines)


def test_a_file_that_is_an_attachment_stays_the_papers():
    assert not of(f"{PAPER}附件：示例名录.docx\n").furniture


@pytest.mark.parametrize(
    "index", ["- 索引号：1\n- 发文字号：示政发〔2023〕12号\n", "来源：示例网 时间：2023-05-07\n"]
)
def test_issuer_and_number_right_above_the_title_that_a_page_repeats_are_the_papers(index):
    told = of(f"{TITLE}\n{index}示例县人民政府\n示政发〔2023〕12号\n{PAPER}")

    assert "示例县人民政府" not in told.furniture
    assert (told.title, told.number) == (TITLE, "示政发〔2023〕12号")


@pytest.mark.parametrize("rule", ["", "━━━━━━━━━━\n", "----------\n"])
def test_the_number_right_above_the_title_is_the_papers_whatever_the_page_repeats(rule):
    page = f"{TITLE}\n示政发〔2023〕12号\n2023-05-06\n{TITLE}\n发布日期：2023-05-07  浏览次数：-\n"
    paper = read_pasted_paper(f"{page}示政发〔2023〕12号\n{rule}{PAPER}")

    assert paper.told.furniture.count("示政发〔2023〕12号") == 1


def test_the_index_says_whose_county_government_that_is():
    index = "索引号：1 发文单位：示例县人民政府\n"

    assert (
        of(f"县人民政府关于做好示例工作的通知\n{index}{ADDRESSEE}{BODY}2023年5月6日\n").issuing_body
        == "示例县人民政府"
    )


@pytest.mark.parametrize("kind", ["督导", "研究", "接待", "协调"])
def test_an_office_of_any_kind_signs(kind):
    told = of(f"{TITLE}\n{ADDRESSEE}{BODY}示例县人民政府教育{kind}室\n2023年5月6日\n")

    assert told.issuing_body == f"示例县人民政府教育{kind}室"


@pytest.mark.parametrize("first", ["示例县房屋隐患大排查大整治", "中共示例县委全面推进乡村"])
def test_a_long_name_goes_on_the_next_line_of_the_sign_off(first):
    told = of(f"{TITLE}\n{ADDRESSEE}{BODY}{first}\n百日行动领导小组\n2023年5月6日\n")

    assert told.issuing_body == f"{first}百日行动领导小组"


def test_two_units_that_sign_side_by_side_without_a_day_are_two():
    told = of(f"关于做好示例工作的通知\n{ADDRESSEE}{BODY}示例县财政局                示例县水利局\n")

    assert told.issuing_body == "示例县财政局、示例县水利局"


def test_who_speaks_to_whom_is_read_where_the_title_is_missing():
    speaker = "——2023年5月6日在示例县人大常委会第1次会议上\n示例县人民政府县长 示例甲\n"
    told = of(f"{speaker}主任、各位副主任、各位委员：\n{BODY}")

    assert (told.addressee, told.signed_on) == ("主任、各位副主任、各位委员", "2023-05-06")


def test_a_paper_on_one_line_is_signed_between_its_attachment_and_what_it_makes_known():
    told = of(
        "各科室，各村： 为做好示例工作，最大程度地预防和减少损失，现印发《示例预案（修订）》，请遵照执行。 "
        "附件：示例预案（修订） 示例县示例镇人民政府 2023年5月6日 示例预案（修订） "
        "1.总则 1.1目的依据 为做好示例工作。"
    )

    assert (told.issuing_body, told.signed_on) == ("示例县示例镇人民政府", "2023-05-06")
