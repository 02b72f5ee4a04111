"""What a page counts, stamps and offers around a paper is none of it, in whatever words."""

import pytest

from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.test_recognise_pages import ADDRESSEE, NUMBER, REST, TITLE

CRUMBS = "首页 > 政务公开 > 示例文件"
SAID = "为做好示例工作，现就有关事项通知如下，请结合实际认真抓好落实，有关情况及时报告我局办公室。\n"
SIGNED = "示例县人民政府\n2023年5月10日\n"
PAPER = f"关于示例放假的通知\n{ADDRESSEE}：\n{SAID}{SIGNED}"


def told_of(text):
    return read_pasted_paper(text).told


def core(text):
    told = told_of(text)
    return told.title, told.addressee, told.number, told.issuing_body, told.signed_on


@pytest.mark.parametrize("stamp", [
    "作者：本站编辑      2023-07-19 14:25:12     33",
    "示例同乡网 发表于 2017-2-11 11:37:39",
    "示例县人民政府 发布时间： 2025-04-11 14:20",
    "发表于 2020-12-27 21:27:24 | 显示全部楼层 |阅读模式",
    "某某 2023年7月19日 08:05 已有33人读过",
])  # fmt: skip
@pytest.mark.parametrize("where", [0, 1])
def test_a_line_with_day_and_hour_over_a_text_is_the_pages_stamp(stamp, where):
    head = [TITLE, f"{NUMBER}\n{ADDRESSEE}：\n{REST}"]
    told = told_of("\n".join([*head[:where], stamp, *head[where:]]))

    assert (told.title, told.number, told.addressee) == (TITLE, NUMBER, ADDRESSEE)
    assert told.furniture == (stamp,)


@pytest.mark.parametrize("when", ["会议时间：2023年5月4日 9:00", "时间：2023年5月4日 15:00前"])
def test_when_a_meeting_is_held_is_no_stamp(when):
    text = f"关于召开示例会议的通知\n{ADDRESSEE}：\n{when}\n地点：示例会议室\n请准时参加。\n{SIGNED}"

    assert not told_of(text).furniture


@pytest.mark.parametrize(
    "counts", ["查看： 3664|回复： 0", "点赞：12 收藏：3 转发：1", "Rank： 9Rank： 9Rank： 9"]
)
def test_what_a_page_counts_is_none_of_the_title(counts):
    assert core(f"{counts}\n{PAPER}") == core(PAPER)
    assert told_of(f"{counts}\n{PAPER}").furniture == (counts,)


@pytest.mark.parametrize(
    "words", [["主题", "3114", "帖子", "1万", "管理员"], ["示例", "导读"], ["栏目", "示例之窗"]]
)
def test_words_on_lines_of_their_own_between_heading_and_stamp_are_the_pages(words):
    stamp = "发表于 2020-12-27 21:27:24"
    page = "\n".join([CRUMBS, *words, stamp])
    text = f"关于示例道路交通管制的通告\n{SAID}{SIGNED}"

    assert core(f"{page}\n{text}") == core(text)


@pytest.mark.parametrize("said", [
    "Shantou Office [2015] 29 Counties and cities, municipal departments and agencies directly under",
    "With regard to the procedure for the approval of the work of staff of state organs.",
])  # fmt: skip
def test_a_sentence_in_a_foreign_language_is_a_librarys(said):
    assert told_of(f"{PAPER}{said}\n").furniture == (said,)


@pytest.mark.parametrize("foot", [
    ["独好示例客户端", "传播示例好声音 | 传递示例正能量", "投稿邮箱：example@163.com"],
    ["扫一扫在手机打开当前页", "示例之窗", "联系示例"],
    ["回复", "使用道具 举报", "发表回复", "您需要登录后才可以回帖 登录 | 立即注册", "本版积分规则"],
    ["相关内容 查看全部"],
])  # fmt: skip
@pytest.mark.parametrize("end", [SIGNED, "2023年5月10日\n"])
def test_a_page_that_begins_below_a_paper_does_not_end_before_the_last_line(foot, end):
    text = f"关于示例放假的通知\n{ADDRESSEE}：\n{SAID}{end}"

    assert told_of(text + "\n".join(foot)).furniture == tuple(foot)
    assert core(text + "\n".join(foot)) == core(text)


def test_a_title_that_a_page_offers_again_below_who_signed_is_the_pages():
    foot = ["页： [1]", "查看完整版本： 关于示例放假的通知"]

    assert told_of(PAPER + "\n".join(foot)).furniture == tuple(foot)


@pytest.mark.parametrize("kind", [".pdf", ".docx", ".xlsx"])
@pytest.mark.parametrize("mark", ["附件：", "附件1：", "1.", ""])
def test_an_attachment_that_a_page_offers_with_its_kind_of_file_is_named_by_the_paper_already(kind, mark):
    text = f"关于示例的通知\n{ADDRESSEE}：\n{SAID}附件：示例工作情况统计表\n{SIGNED}"
    link = f"{mark}示例工作情况统计表{kind}"

    assert told_of(f"{text}{link}\n").furniture == (link,)


@pytest.mark.parametrize("closing", ["此复", "此 复", "此　复", "特 此 通 知", "特此批复"])
def test_who_signs_without_a_day_stands_below_what_a_paper_closes_with(closing):
    assert told_of(f"市交通运输局：\n{SAID}{closing}\n示例市发改委\n").issuing_body == "示例市发改委"


def test_an_entry_that_is_empty_does_not_take_the_name_of_the_next_one():
    index = "索引号\nzkx/2025-00019\n发布机构\n县司法局\n文  号\n日期\n2025-12-16\n"
    told = told_of(f"{index}{PAPER}")

    assert (told.number, told.title) == ("", "关于示例放假的通知")


@pytest.mark.parametrize("top", ["【打印本页】 【关闭窗口】", "【收藏】【打印】", CRUMBS])
def test_buttons_over_a_title_do_not_make_it_part_of_the_index_below(top):
    index = "【时效性】 【颁布日期】\n【颁布单位】 151 【实施日期】 101103\n【法规层次】 100\n【关键字】\n"
    told = told_of(f"{top}\n关于公布示例名录的通知\n{index}{ADDRESSEE}：\n{REST}")

    assert told.title == "关于公布示例名录的通知"
