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


@pytest.mark.parametrize("line", [
    "18px", "A+ A-", "示例晚报     2025年11月4日", "2025年11月4日  示例电视台", "03-08 16:49   示例电视台",
    "选择区域：>>", "更多>>",
])  # fmt: skip
def test_letters_alone_a_paper_beside_its_day_and_what_leads_on_are_the_pages_above_a_text(line):
    title = "示例县推进示例工作"
    said = (
        "近日，示例县召开示例工作推进会，听取各单位情况汇报，研究部署下一阶段重点工作，副县长出席并讲话。\n"
    )
    told = told_of(f"{title}\n{line}\n{said}")

    assert (told.title, told.furniture) == (title, (line,))


@pytest.mark.parametrize("foot", [
    ["网站主办单位：示例县人民政府 地址：前进路78号（大院内） 电话：0715-3390000",
     "ICP备案编号：鄂ICP备00000001号"],
    ["来源 示例日报", "页：", "[1]"],
    ["来源　示例新闻网"],
])  # fmt: skip
def test_who_keeps_a_site_and_whence_a_text_is_stand_below_it_for_the_page(foot):
    assert told_of(PAPER + "\n".join(foot)).furniture == tuple(foot)


@pytest.mark.parametrize(
    "contact", ["邮    箱：example@163.com", "邮箱：example@163.com", "联系电话：0735-7720000"]
)
def test_where_a_notice_asks_its_readers_to_write_to_is_its_own(contact):
    asked = "现将征求意见稿向社会公布，公众可以在截止日期之前通过以下方式向我局提出意见：\n"
    signed = "示例县司法局\n2024年1月15日\n"
    enclosed = "示例办法（征求意见稿）\n一、总则\n（一）编制目的\n指导和规范示例工作。\n"
    told = told_of(f"{TITLE}\n日期：2024-01-15   来源：示例县司法局\n{asked}{contact}\n{signed}{enclosed}")

    assert (told.title, told.signed_on) == (TITLE, "2024-01-15")
    assert told.furniture == ("日期：2024-01-15   来源：示例县司法局",)


@pytest.mark.parametrize(
    "passed", ["", "2013年10月14日市人民政府第十次常务会议讨论通过", "2013年5月1日市人大常委会批准，"]
)
@pytest.mark.parametrize("since", ["", "自2013年12月1日起施行"])
def test_the_line_under_rules_tells_the_order_that_brought_them_out(passed, since):
    line = f"（{passed}2013年10月27日示例市人民政府令第184号发布{since}）"
    told = told_of(f"示例市大气污染防治管理办法\n{line}\n第一章 总则\n第一条 为了防治污染，制定本办法。\n")

    assert (told.number, told.issuing_body, told.signed_on) == (
        "示例市人民政府令第184号", "示例市人民政府", "2013-10-27",
    )  # fmt: skip


@pytest.mark.parametrize("label", ["制定机关：", "发布机关：", "发文单位:"])
def test_an_organ_that_is_told_on_a_line_of_the_head_issued_the_paper(label):
    head = f"关于做好示例工作的通知\n{NUMBER}\n{label}示例市普查领导小组办公室\n2008年3月31日\n"
    told = told_of(f"{head}{ADDRESSEE}：\n为做好示例工作，现将有关事项通知如下，请结合实际认真贯彻执行。\n")

    assert (told.issuing_body, told.signed_on) == ("示例市普查领导小组办公室", "2008-03-31")


@pytest.mark.parametrize("bullet", ["•", "●", "◆"])
def test_a_bullet_before_a_title_is_no_part_of_it(bullet):
    assert told_of(f"{bullet} {PAPER}").title == TITLE
