"""What a page writes below a paper is told from what the paper has there, by its shape."""

import pytest

from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.test_recognise_pages import ADDRESSEE, REST, TITLE

PAPER = f"{TITLE}\n{ADDRESSEE}：\n{REST}"
ROLES = ["统稿", "值班编辑", "责任校对", "一审", "三审", "供图", "制图", "本期编辑", "排版", "责编"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("names", ["李明华", "李明华 王建国", "李明华、王建国"])
def test_who_made_the_page_is_none_of_the_paper_above(role, names):
    line = f"{role}：{names}"

    assert read_pasted_paper(f"{PAPER}{line}\n审签：张志强\n").told.furniture == (line, "审签：张志强")


@pytest.mark.parametrize("role", ["联系人", "签发人", "责任人", "责任单位", "汇报人", "发言人", "公示人"])
def test_whom_a_paper_names_at_its_end_stays_with_it(role):
    assert read_pasted_paper(f"{PAPER}{role}：李明华\n").told.furniture == ()


@pytest.mark.parametrize(
    "line",
    [
        "第 [1] 页 共[2]页",
        "【示例一】 【示例二】",
        "打印文章",
        "打印此页",
        "上面示例内容为部分内容，如果要查看全文请点击此处：查看全文",
        "（建议使用1024×768以上分辨率 IE8.0及以上版本浏览器）",
    ],
)
def test_what_a_page_bids_its_reader_do_is_none_of_the_paper(line):
    assert read_pasted_paper(f"{PAPER}{line}\n").told.furniture == (line,)


def test_a_title_that_the_page_shows_again_below_its_text_is_the_pages():
    news = "示例县召开示范创建工作推进会\n5月6日，示例县召开示范创建工作推进会，副县长李明华讲话。\n"
    foot = ("示例县召开示范创建工作推进会", "统稿：王建国", "示例县召开示范创建工作推进会")

    told = read_pasted_paper(news + "\n".join(foot)).told

    assert (told.title, told.furniture) == (foot[0], foot)


@pytest.mark.parametrize("office", ["县教体局人事科", "县司法局法治股", "市财政局办公室综合处"])
def test_an_office_within_a_unit_signs_as_units_do(office):
    told = read_pasted_paper(f"{TITLE}\n{ADDRESSEE}：\n请认真贯彻执行。\n{office}\n2023年5月6日\n").told

    assert (told.issuing_body, told.signed_on) == (office, "2023-05-06")


@pytest.mark.parametrize("kind", ["通知", "公告", "通告"])
def test_who_makes_a_matter_known_in_a_title_is_whose_paper_it_is(kind):
    told = read_pasted_paper(
        f"示例省人民政府发布{kind} 示例县设示例市\n{ADDRESSEE}：\n现将有关事项通知如下。\n"
    ).told

    assert told.issuing_body == "示例省人民政府"


@pytest.mark.parametrize("said", ["小编精心推荐", "小编推荐阅读", "下面是小编为大家整理的示例，供大家参考。"])
def test_what_whoever_keeps_a_library_says_is_none_of_the_paper(said):
    assert read_pasted_paper(f"{PAPER}{said}\n{said}\n").told.furniture == (said, said)


@pytest.mark.parametrize("value", ["示例办", "李明华", "示例县融媒"])
def test_a_value_on_the_line_below_its_label_at_the_foot_is_the_pages(value):
    foot = f"来源：\n{value}\n作者：\n编辑：\n{value}\n"

    assert read_pasted_paper(PAPER + foot).told.furniture == tuple(foot.split())


@pytest.mark.parametrize(
    "credit", ["编 辑：李明华", "责 编：李明华", "（本报记者 李明华）", "（示例网记者 李明华 王建国）"]
)
def test_who_wrote_and_edited_news_is_none_of_them(credit):
    news = "示例县召开推进会\n5月6日，示例县召开示范创建工作推进会，副县长王建国讲话。\n"

    assert read_pasted_paper(f"{news}{credit}\n").told.furniture == (credit,)


@pytest.mark.parametrize(
    "line",
    [
        "- 附件【示例示意图.jpg】已下载次",
        "附件【示例示意图.jpg】",
        "[免责声明] 本文来源于网络转载，仅供学习交流使用。如涉及版权和其它问题，请与本网联系，我们将处理。",
        "| 时间： | 2023-05-08 |",
        "因篇幅问题不能全部显示，请点此查看更多更全内容",
    ],
)
def test_what_a_site_keeps_beside_a_text_is_none_of_it(line):
    assert read_pasted_paper(f"{PAPER}{line}\n").told.furniture == (line,)


CONTACT = ["传真：0571-00000000", "通信地址：示例县示例路303号", "邮编：311500"]


@pytest.mark.parametrize("foot", [[], ["征集部门：示例县政府门户网站 发布日期：2023-02-14", "*为必填项"]])
def test_where_a_paper_asks_to_write_to_stays_with_it(foot):
    text = f"{TITLE}\n为做好示例工作，现将有关事项通知如下。\n三、联系方式\n欢迎提出建议。\n"

    assert read_pasted_paper(text + "\n".join([*CONTACT, *foot])).told.furniture == tuple(foot)


@pytest.mark.parametrize("keeper", ["主办：示例县人民政府办公室", "网站标识码：0000000001"])
def test_where_the_keeper_of_a_site_sits_is_the_sites(keeper):
    foot = ["地址：示例县示例路1号", "邮编：311500", keeper]

    assert read_pasted_paper(PAPER + "\n".join(foot)).told.furniture == tuple(foot)


@pytest.mark.parametrize(
    "row", ["规章 | 0 | 0 | 0 |", "行政许可 | 0 | ||", "烟花爆竹 | 1月份 | 安监所 |", "承办单位"]
)
def test_a_row_of_a_table_at_the_end_of_a_text_is_no_menu(row):
    text = f"{TITLE}\n{ADDRESSEE}：\n为做好示例工作，现将有关事项通知如下，请看下表。\n{row}\n{row}\n"

    assert read_pasted_paper(text).told.furniture == ()


@pytest.mark.parametrize("editor", ["责任编辑：示例", "编辑：李明华", "来源：示例网"])
def test_who_edited_stands_behind_the_last_sentence_on_its_line(editor):
    news = "3月31日，示例镇召开推进会，镇党委书记李明华主持会议。\n"
    last = "全体镇村干部参会。"

    told = read_pasted_paper(f"{news}{last} {editor}\n|\n").told

    assert told.furniture == (editor, "|")


@pytest.mark.parametrize("note", ["（此件发至乡）", "（此件公开发布）"])
def test_a_note_on_the_line_of_the_day_parts_it_not_from_who_signed(note):
    foot = f"中共示例市委办公室\n示例市人民政府办公室\n{note}                  2023年5月6日\n"
    told = read_pasted_paper(f"{TITLE}\n{ADDRESSEE}：\n请认真贯彻执行。\n{foot}").told

    assert (told.issuing_body, told.signed_on) == ("中共示例市委办公室、示例市人民政府办公室", "2023-05-06")


@pytest.mark.parametrize(
    "line",
    [
        "验证码",
        "一周示例排行榜",
        "您访问的链接即将离开“示例县人民政府”门户网站，是否",
        "页:",
        "[1]",
        "示例二维码",
    ],
)
@pytest.mark.parametrize("note", ["", "（此件公开发布）\n"])
def test_whatever_a_page_shows_below_who_signed_and_when_is_its_own(line, note):
    assert read_pasted_paper(f"{PAPER}{note}{line}\n全部示例\n").told.furniture == (line, "全部示例")


@pytest.mark.parametrize(
    "line",
    [
        "（此件公开发布）",
        "（联系人：李明华，电话：00000000）",
        "附件：示例清单",
        "抄送：县委办公室",
        "示例县人民政府办公室秘书科",
        "示例县先进个人名单",
        "主题词：示例 工作 通知",
        "县长　李明华",
        "一、示例",
        "联系电话：00000000",
        "信息公开选项：主动公开",
        "示例县财政局办公室 共印7份 2018年1月17印发",
    ],
)
def test_what_papers_have_below_who_signed_and_when_is_the_papers(line):
    assert read_pasted_paper(f"{PAPER}{line}\n").told.furniture == ()


def test_names_below_who_signed_and_when_are_those_of_the_list_that_the_paper_has():
    said = f"{TITLE}\n{ADDRESSEE}：\n请认真贯彻执行。\n附：示例员名单\n"
    text = f"{said}示例县司法局\n2023年5月6日\n李明华 王建国\n张志强\n"

    assert read_pasted_paper(text).told.furniture == ()


@pytest.mark.parametrize("credit", ["（示例区政协 李明华） |", "（李明华 王建国）|"])
def test_who_wrote_stands_before_a_stroke_of_the_page(credit):
    news = "示例区政协健全完善调研视察工作规则，加强对调研行程、调研提纲的研究，确保调研有序深入。\n"

    assert read_pasted_paper(f"示例区政协推进调研\n{news}{credit}\n").told.furniture == (credit,)


@pytest.mark.parametrize("inside", ["目  录\n1  总则\n1.1  编制目的\n", "1.总则\n1.1适用范围\n示例\n"])
def test_what_a_paper_makes_known_below_who_signed_is_the_papers_however_short(inside):
    assert read_pasted_paper(f"{PAPER}示例县示例应急预案\n{inside}").told.furniture == ()


@pytest.mark.parametrize(
    "scrap", ["关键词：", "标签：", "记者 李明华", "本报记者　李明华", "用微信扫描二维码分享至好友和朋友圈"]
)
def test_scraps_below_news_are_the_pages(scrap):
    news = "近日，示例区应急管理局召开推进会，会议强调，要严格落实责任，确保各项措施落到实处。\n"

    assert read_pasted_paper(news + scrap).told.furniture == (scrap,)
