"""What a page tells of a paper above its head, and offers below its end, is none of it."""

import pytest

from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.test_recognise_pages import ADDRESSEE, NUMBER, REST, TITLE

CRUMBS = "首页 > 政务公开 > 示例文件"
SAID = "为做好示例工作，现就有关事项通知如下，请结合实际认真抓好落实，有关情况及时报告我局办公室。\n"
HEADS = [
    f"{TITLE}\n{ADDRESSEE}：\n",
    f"{TITLE}\n{NUMBER}\n{ADDRESSEE}：\n",
    f"示例县人民政府办公室关于做好\n示例工作的通知\n{NUMBER}\n{ADDRESSEE}：\n",
]
LEADS = [
    ["示例在线讯：9月1日，示例省应急管理厅办公室印发关于注销部分示例企业许可证的通知，自即日起执行。"],
    [
        "12月12日，示例委网站发布通知，支持优质企业融资。",
        "通知中提到，要重点支持符合条件的示例企业，推动示例发展，扩大示例效果。",
    ],
    [
        "12月12日，示例委网站发布通知，支持优质企业融资，推动示例高质量发展，扩大示例效果，详见全文。",
        "通知全文：",
    ],
]


def told_of(text):
    return read_pasted_paper(text).told


def core(text):
    told = told_of(text)
    return told.title, told.addressee, told.number, told.issuing_body, told.signed_on


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("top", [[], [CRUMBS]])
def test_what_a_page_tells_in_sentences_above_a_whole_head_is_its_own(head, lead, top):
    page = [*top, *lead]

    assert core("\n".join([*page, head + REST])) == core(head + REST)
    assert told_of("\n".join([*page, head + REST])).furniture == tuple(page)


@pytest.mark.parametrize("head", HEADS)
def test_a_paper_keeps_its_text_above_the_head_of_what_it_passes_on(head):
    passed = "现将示例县人民政府办公室的通知转发给你们，请结合实际认真贯彻执行，有关情况及时报告。"
    text = f"各科室：\n{passed}\n{head}{REST}"

    assert told_of(text).addressee == "各科室"


@pytest.mark.parametrize("unit", ["示例市生态环境局示例分局", "示例县司法局"])
def test_the_unit_that_a_page_names_over_its_own_day_is_none_of_the_title(unit):
    text = f"关于印发示例预案的通知\n{ADDRESSEE}：\n{SAID}示例管理委员会\n2024年2月29日\n"
    page = f"11330700MB10327095/2024-00144\n关于印发示例预案的通知\n{unit}\n2024-03-01\n主动公开\n"
    told = told_of(page + text.split("\n", 1)[1])

    assert (told.title, told.issuing_body) == ("关于印发示例预案的通知", "示例管理委员会")
    assert unit in told.furniture


@pytest.mark.parametrize(
    "heading", ["街道命名，更名审批程序", "街道命名更名审批程序", "街道命名、更名的审批程序"]
)
@pytest.mark.parametrize("between", [["合集下载"], ["合集下载", "相关主题"], ["示例", CRUMBS]])
def test_a_heading_in_nearly_the_words_of_the_title_is_the_pages_whatever_stands_between(heading, between):
    said = "第一步：申请。由所在村向乡镇提出申请，乡镇政府同意后填写申请表，报县民政局审批后执行。"
    told = told_of("\n".join([heading, *between, "街道命名、更名审批程序", said]))

    assert told.title == "街道命名、更名审批程序"
    assert told.furniture == (heading, *between)


@pytest.mark.parametrize("unit", ["院工会", "校团委", "县妇联", "市总工会", "局党委"])
def test_short_names_of_units_sign_papers(unit):
    told = told_of(f"{unit}关于开展示例活动的通知\n各示例组：\n{SAID}{unit}\n2020年12月1日\n")

    assert (told.issuing_body, told.signed_on) == (unit, "2020-12-01")


@pytest.mark.parametrize("name", [
    ("国务院应对示例感染", "疫情联防联控机制综合组"),
    ("中共示例县委示例", "工作领导小组办公室"),
])  # fmt: skip
@pytest.mark.parametrize("note", ["", "（示例委代章）\n"])
def test_a_name_broken_into_two_lines_signs_below_attachments_of_which_the_first_are_missing(name, note):
    text = (
        f"{TITLE}\n{ADDRESSEE}：\n{SAID}附件：\n3.示例防控指引\n"
        + "\n".join(name)
        + f"\n{note}2022年12月26日\n"
    )
    told = told_of(text)

    assert (told.issuing_body, told.signed_on) == ("".join(name), "2022-12-26")


@pytest.mark.parametrize("promise", ["", "附件：示例草案公示\n"])
@pytest.mark.parametrize("foot", [
    ["招标", "|", "- 关注我们可获得更多示例 |", "关注 |", "最近搜索", "无", "热门搜索", "无"],
    ["相关链接：示例单位名单", "| 我也说两句 |", "| 评论：（内容不能超过500字。） |", "*评论稍后显示！ |"],
])  # fmt: skip
def test_a_page_shows_itself_below_a_paper_though_attachments_were_named(promise, foot):
    text = f"关于示例放假的通知\n{ADDRESSEE}：\n{SAID}{promise}示例县人民政府\n2023年5月10日\n"

    assert len(told_of(text + "\n".join(foot)).furniture) == len(foot)


def test_words_between_the_last_sentence_and_what_is_evidently_a_pages_are_its_own():
    foot = [
        "著录项",
        "相似文献",
        "获取原文",
        "客服邮箱：example@example.com",
        "示例公司©版权所有",
        "客服微信",
    ]

    assert told_of(f"示例省人民政府关于表彰示例单位的决定\n{SAID}" + "\n".join(foot)).furniture == tuple(foot)
