"""What collections, libraries and forums write around a paper that they copied is told apart from it."""

import pytest

from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.test_recognise_pages import ADDRESSEE, NUMBER, REST, TITLE

BODY = f"{TITLE}\n{NUMBER}\n{ADDRESSEE}：\n{REST}"


def told(text: str):
    return read_pasted_paper(text).told


@pytest.mark.parametrize(
    "line",
    [
        "登录 |   注册",
        "- 今天是:",
        "今天是 2023年5月6日 星期六",
        "第一篇：示例工作办法",
        "【篇一】：示例工作办法",
        "篇二：示例工作办法",
        "• 作者：",
        "• 文档来源：",
        "本作品收录于《示例公报》2023年第7号",
        "示例县新闻客户端",
    ],
)
def test_a_line_over_a_paper_of_a_collection_is_none_of_it(line):
    found = told(f"{line}\n{BODY}")

    assert (found.title, found.number, found.addressee) == (TITLE, NUMBER, ADDRESSEE)
    assert found.furniture == (line,)


@pytest.mark.parametrize("mark", ["", "{}. ", "{}、"])
def test_an_index_of_tags_tells_what_the_paper_lacks(mark):
    tags = ("【颁布单位】示例县人民政府", "【发文号】", "【标题】示例工作办法", "【颁布时间】2023-5-6")
    index = "".join(f"{mark.format(n)}{tag}\n" for n, tag in enumerate(tags, 1))

    found = told(f"{index}{TITLE}\n{ADDRESSEE}：\n请认真贯彻执行，确保各项工作落到实处。\n")

    assert (found.title, found.number, found.addressee) == (TITLE, "", ADDRESSEE)
    assert found.signed_on == "2023-05-06"
    assert len(found.furniture) == len(tags)


def test_tags_that_a_paper_sets_before_its_own_paragraphs_are_no_index():
    said = "".join(
        f"【{what}】示例工作扎实推进，成效明显。\n其余各项按计划进行。\n" for what in ("成效", "做法", "打算")
    )

    assert told(f"示例工作总结\n{said}").furniture == ()


def test_an_index_without_marks_tells_what_the_paper_lacks():
    index = (
        "信息索引号 0123/2023-12 生成日期 2023-05-06 公开日期 2023-05-08\n"
        "文件编号 示司〔2023〕62号 公开时限 长期公开 发布机构 示例县司法局\n"
        "主题(一级) 公安、司法 主题(二级) 司法 关键词 法制,文件,通知\n效力状况 有效 文件下载\n"
    )

    found = told(f"{index}关于做好示例工作的通知\n各司法所：\n请认真贯彻执行，确保各项工作落到实处。\n")

    assert (found.title, found.addressee) == ("关于做好示例工作的通知", "各司法所")
    assert (found.number, found.issuing_body) == ("示司〔2023〕62号", "示例县司法局")
    assert found.signed_on == "2023-05-06"


def test_a_heading_with_a_number_and_the_name_of_what_is_issued_is_that_of_the_page():
    title = "示例县人民政府印发《关于做好示例工作的意见》的通知"

    found = told(
        f"{NUMBER}《示例县人民政府关于做好示例工作的意见》\n{title}\n{NUMBER}\n{ADDRESSEE}：\n{REST}"
    )

    assert (found.title, found.number) == (title, NUMBER)


@pytest.mark.parametrize("page", ["", "发布时间：2023-06-01 09:30　来源：示例县司法局\n"])
def test_a_title_that_goes_on_with_a_number_is_whole(page):
    title = "示例县司法局关于县政协五届四次会议\n204293号提案答复的函\n"
    text = f"{title}{page}示司函〔2023〕28号\n张某某委员：\n{REST}"

    assert told(text).title == title.replace("\n", "")


@pytest.mark.parametrize("over", ["", "示例县关于示例工作的通报\n发布时间：2023-06-01 09:30\n"])
def test_the_head_of_a_briefing_is_no_heading_of_a_page(over):
    head = "示例政务督查\n第20期\n示例县人民政府督查室　　2023年5月6日\n"

    found = told(f"{over}{head}示例县关于示例工作的通报\n{ADDRESSEE}：\n近期，县政府开展了专项督查。\n")

    assert (found.title, found.number) == ("示例县关于示例工作的通报", "第20期")
    assert (found.issuing_body, found.signed_on) == ("示例县人民政府督查室", "2023-05-06")


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("中共示例县委巡察工作\n领导小组办公室", "中共示例县委巡察工作领导小组办公室"),
        ("示例县全面推进依法治县\n工作委员会办公室", "示例县全面推进依法治县工作委员会办公室"),
        ("示例县财政局\n示例县司法局", "示例县财政局、示例县司法局"),
        ("中共示例县委\n示例县人民政府", "中共示例县委、示例县人民政府"),
    ],
)
def test_a_name_that_signs_on_two_lines_is_one(name, whole):
    assert (
        told(f"{TITLE}\n{ADDRESSEE}：\n请认真贯彻执行。\n特此公告。\n{name}\n2023年5月6日\n").issuing_body
        == whole
    )


def test_those_to_whom_one_writes_may_fill_several_lines():
    names = "各县、区人民政府，示例经济开发区、湖滨新城、\n示例工业园区，市各委、办、局，\n市各直属单位："

    assert told(f"{TITLE}\n{NUMBER}\n{names}\n{REST}").addressee == names.replace("\n", "").rstrip("：")


@pytest.mark.parametrize(
    "line",
    [
        "审核人：张某某",
        "关联稿件：",
        "相关附件：",
        "为进一步了解政策效果，请您对该政策提出宝贵的意见或建议。",
    ],
)
def test_what_a_page_asks_or_tells_below_a_paper_is_none_of_it(line):
    found = told(f"{BODY}{line}\n")

    assert (found.signed_on, found.furniture) == ("2023-05-06", (line,))
