"""What a page shows below a paper or within it is told apart from it."""

import pytest

from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.test_recognise_pages import ADDRESSEE, NUMBER, REST, TITLE


@pytest.mark.parametrize("scrap", ["扫描二维码 关注我们", "随便看", "谢谢观赏"])
def test_a_day_alone_is_that_of_the_paper_above_the_last_scrap_of_a_page(scrap):
    text = f"{TITLE}\n{ADDRESSEE}：\n请认真贯彻执行。\n二○二三年五月六日\n{scrap}\n"

    assert read_pasted_paper(text).told.signed_on == "2023-05-06"


@pytest.mark.parametrize("line", ["1", "12", "示例", "大", "20230506", "2023年5月6日"])
def test_a_short_line_of_a_table_is_not_taken_for_a_button(line):
    assert read_pasted_paper(f"{TITLE}\n{ADDRESSEE}：\n请看下表。\n{line}\n{REST}").told.furniture == ()


FOOT = "示例县人民政府办公室\n2023年5月6日\n"


@pytest.mark.parametrize(
    "line",
    [
        "![]() |",
        "（点击图片可放大查看）",
        "点击查看全文",
        "- -",
        "返 回",
        "回顶部",
        "原标题：做好示例工作",
        "最佳浏览分辨率：1024×768",
        "当前时间：",
        "上一篇文章：没有了",
        "示例会议召开2.jpg",
        "（相关资料图）",
        "X 关闭",
        "原创评论 转载必究",
        "我说两句",
        "凡本报记者署名文字、图片，版权均属本报所有。任何媒体不得转载。",
    ],
)
def test_what_a_page_shows_anywhere_is_none_of_the_paper(line):
    for text in (f"{TITLE}\n{ADDRESSEE}：\n{REST}{line}\n", f"{TITLE}\n{ADDRESSEE}：\n{line}\n{REST}"):
        told = read_pasted_paper(text).told

        assert (told.title, told.signed_on, told.furniture) == (TITLE, "2023-05-06", (line,))


@pytest.mark.parametrize(
    "said",
    [
        "加强版权保护，规范网络转载秩序。",
        "未经著作权人许可不得转载。",
        "请点击示例网站报名。",
        "（盖章）",
        "（待续）",
        "（此件主动公开）",
    ],
)
def test_what_a_paper_says_of_prints_and_seals_is_not_a_pages(said):
    assert read_pasted_paper(f"{TITLE}\n{ADDRESSEE}：\n{said}\n{REST}{said}\n").told.furniture == ()


@pytest.mark.parametrize(
    "below", ["转载是一种动力", "文章不错，点个赞再走呗！\n分享是一种美德", "The End", ""]
)
@pytest.mark.parametrize("editor", ["（责任编辑：李明华）", "责编：李明华"])
def test_what_stands_below_the_editor_is_said_by_the_page(editor, below):
    text = f"{TITLE}\n{ADDRESSEE}：\n{REST}{editor}\n{below}\n"

    assert read_pasted_paper(text).told.furniture == tuple(
        line for line in (editor, *below.split("\n")) if line
    )


@pytest.mark.parametrize("below", [FOOT, "附件：示例清单\n", "抄送：县委办公室。\n"])
def test_what_is_of_a_paper_stays_below_an_editor(below):
    told = read_pasted_paper(f"{TITLE}\n{ADDRESSEE}：\n请认真贯彻执行。\n责编：李明华\n{below}").told

    assert told.furniture == ("责编：李明华",)


def test_reporters_in_brackets_below_news_are_none_of_it():
    text = "示例县召开示例工作会议\n5月6日，示例县召开示例工作会议，李明华主持。\n（王建国 张志强）\n"

    assert read_pasted_paper(text).told.furniture == ("（王建国 张志强）",)


@pytest.mark.parametrize("closing", ["特别声明", "免责声明：", "郑重声明"])
def test_all_below_a_pages_declaration_is_its_own(closing):
    text = f"{TITLE}\n{ADDRESSEE}：\n{REST}{closing}\n本文仅代表作者观点，不代表本站立场。\n示例\n"

    assert read_pasted_paper(text).told.furniture == (closing, "本文仅代表作者观点，不代表本站立场。", "示例")


def test_an_index_at_the_foot_tells_what_the_paper_lacks():
    values = f"N001-2011-7 {NUMBER}\n示例县人民政府办公室 2023-05-08\n标签：\n"
    foot = f"索引号 文号 发布机构 发布日期\n{values}"

    paper = read_pasted_paper(f"{TITLE}\n{ADDRESSEE}：\n{REST}{foot}")

    assert (paper.told.title, paper.told.number, paper.told.signed_on) == (TITLE, NUMBER, "2023-05-06")
    assert paper.told.furniture == tuple(foot.splitlines())


def test_who_signs_above_and_below_the_copies_is_told_once():
    foot = "示例县司法局\n抄送：县财政局。\n示例县司法局\n2023年5月6日\n"

    assert read_pasted_paper(f"{TITLE}\n{ADDRESSEE}：\n请执行。\n{foot}").told.issuing_body == "示例县司法局"


@pytest.mark.parametrize("caption", ["图为会议现场。李明华 摄", "会议现场　李明华　摄"])
def test_the_caption_of_a_picture_that_is_not_there_is_none_of_the_title(caption):
    text = (
        f"示例县召开推进会\n{caption}\n5月6日，示例县召开示范创建工作推进会，副县长李明华出席会议并讲话。\n"
    )

    told = read_pasted_paper(text).told

    assert (told.title, told.furniture) == ("示例县召开推进会", (caption,))
