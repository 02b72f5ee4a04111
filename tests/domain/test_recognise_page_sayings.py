"""A line half of which speaks of pages is a page's above and below a paper, in whatever wording."""

from itertools import product

import pytest

from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.test_recognise_pages import ADDRESSEE, NUMBER, REST, TITLE

DOES = ["返回", "关闭", "打开", "收藏", "分享"]
WHAT = ["网页", "本站首页", "微信朋友圈", "栏目", "手机客户端"]
BID = ["请先登录您的账号", "还没有账号？", "忘记密码？", "网友留言", "友情链接：", "第三方网站跳转确认"]
ASIDE = ["您要访问的页面将跳转到其他网站，要继续吗？", "打开微信，点击底部的“发现”，扫一扫分享本页。"]
PAPER = f"{TITLE}\n{NUMBER}\n{ADDRESSEE}：\n{REST}"


def told_of(text):
    return read_pasted_paper(text).told


def core(told):
    return told.title, told.addressee, told.number, told.issuing_body, told.signed_on


@pytest.mark.parametrize("line", [*map("".join, product(DOES, WHAT)), *BID, *ASIDE])
def test_a_line_that_speaks_of_pages_is_none_of_the_paper_that_it_stands_around(line):
    for text in (f"{line}\n{PAPER}", f"{PAPER}{line}\n", f"{TITLE}\n{line}\n{PAPER.partition(chr(10))[2]}"):
        told = told_of(text)

        assert core(told) == core(told_of(PAPER))
        assert told.furniture == (line,)


@pytest.mark.parametrize("line", [
    "一、网站建设情况", "（二）微信公众号管理", "1.网站主办单位", "2.1 网站位置", "目　录",
    "附件：网站备案登记表", "举报电话：0735-7720000", "电子邮箱：example@163.com",
])  # fmt: skip
def test_what_a_paper_says_of_pages_stays_its_own(line):
    said = "请各单位结合实际，认真做好示例网站的维护工作，并及时报告有关情况。\n"

    assert not told_of(f"{TITLE}\n{ADDRESSEE}：\n{said}{line}\n{said}").furniture
    assert not told_of(f"{TITLE}\n{ADDRESSEE}：\n{said}{line}\n").furniture


@pytest.mark.parametrize("fields", [["昵  称：", "内  容："], ["姓  名：", "时  间："]])
def test_fields_to_fill_in_below_a_page_are_its_own(fields):
    foot = ["网友评论", *fields]

    assert told_of(PAPER + "\n".join(foot)).furniture == tuple(foot)


@pytest.mark.parametrize("keeper", ["示例县人民政府", "示例县大数据中心"])
def test_who_keeps_a_site_is_named_among_its_buttons_below_a_signed_paper(keeper):
    foot = ["打印本页", keeper, "无障碍浏览 长者"]

    told = told_of(PAPER + "\n".join(foot))

    assert (told.furniture, core(told)) == (tuple(foot), core(told_of(PAPER)))


def test_where_to_write_to_may_make_the_line_of_a_pages_keeper_long():
    foot = [
        "版权所有 © 2014，示例委员会",
        "如需转载，请与本站联系 电话：0735-7720000 E-mail：example-for-all@163.com",
    ]

    assert told_of(PAPER + "\n".join(foot)).furniture == tuple(foot)


def test_the_cover_of_what_is_enclosed_is_none_of_the_pages():
    cover = "示例县应急预案\n发布日期：2023年5月\n编制单位：示例县应急管理局\n1总则……6\n1.1编制目的……6\n"

    assert not told_of(f"{TITLE}\n{ADDRESSEE}：\n{REST}{cover}").furniture


@pytest.mark.parametrize("empty", ["著录日期 生效日期", "失效时间", "主 题 词 文  号"])
def test_what_an_index_has_nothing_entered_for_is_of_the_index(empty):
    index = f"索 引 号 010600106/2023-00071 发布机构 示例县人民政府办公室 公开日 2023-07-04\n{empty}\n"
    title = "关于做好示例工作的通知"
    told = told_of(f"{title}\n{index}{ADDRESSEE}：\n请认真贯彻执行，并于年底前将有关情况书面报告我们。\n")

    assert (told.title, told.issuing_body) == (title, "示例县人民政府办公室")
    assert told.furniture == tuple(index.splitlines())
