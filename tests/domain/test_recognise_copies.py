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


@pytest.mark.parametrize(
    "over", ["", "来源：示例网　发布时间：2023-06-01 10:12\n", "索引号：0123/2023-00012\n"]
)
def test_an_index_without_marks_tells_what_the_paper_lacks(over):
    index = (
        f"{over}"
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


def test_who_speaks_and_when_above_a_salutation_is_no_title():
    found = told(
        "示例县审计局局长 张某某\n2023年9月28日\n主任、各位副主任、各位委员：\n"
        "我受县政府委托作报告，请予审议。\n"
    )

    assert (found.title, found.signed_on) == ("", "2023-09-28")
    assert found.addressee == "主任、各位副主任、各位委员"


@pytest.mark.parametrize("dash", ["——", "――", "--", "－－"])
def test_a_report_is_dated_by_the_meeting_at_which_it_was_given(dash):
    head = f"示例县人民检察院工作报告\n{dash}2023年1月26日在示例县第十届人民代表大会第五次会议上\n"
    text = f"{head}示例县人民检察院检察长 张某某\n各位代表：\n现在，我向大会报告工作，请予审议。\n"

    found = told(text)

    assert (found.title, found.signed_on) == ("示例县人民检察院工作报告", "2023-01-26")
    assert found.addressee == "各位代表"


@pytest.mark.parametrize("number", ["示例自治区人民政府令第103号", "示府令第 12 号"])
def test_a_command_below_a_heading_bears_its_number(number):
    head = f"示例区示例办法\n示例自治区人民政府\n{number}\n《示例办法》已经通过，现予公布。\n"
    found = told(f"{head}主席 张某某\n2023年5月6日\n示例区示例办法\n第一条 为做好工作，制定本办法。\n")

    assert (found.number, found.signed_on) == ("".join(number.split()), "2023-05-06")


def test_a_number_that_was_never_filled_in_is_one():
    assert told(f"{TITLE}\n示政发〔2017〕  号\n{ADDRESSEE}：\n{REST}").number == "示政发〔2017〕号"


@pytest.mark.parametrize(
    "line",
    [
        "HFGS—2017—9",
        "副标题：中共示例县委办公室 示例县人民政府办公室",
        "简介：某某文库小编为你整理了多篇相关的文件，但愿对你有帮助。",
        "《示例细则.docx》由会员分享，可在线阅读，更多相关《示例细则.docx》请在某某网上搜索。",
        "示例细则.docx",
        "法规内容　本文仅供参考，如需引用请以正式文件为准",
    ],
)
def test_what_a_library_says_of_its_copy_is_none_of_the_paper(line):
    found = told(f"{line}\n{BODY}")

    assert (found.title, found.number, found.addressee) == (TITLE, NUMBER, ADDRESSEE)


def test_several_organs_of_an_index_issue_a_paper_together():
    index = "发文标题: 关于示例事项的公告\n发文部门: 示例省财政厅 示例省税务局\n法规类型: 征收\n"

    found = told(
        f"{index}为做好示例工作，根据有关规定，现将有关事项公告如下，请认真遵照执行，不得有误。\n一、时间\n"
    )

    assert (found.title, found.issuing_body) == ("关于示例事项的公告", "示例省财政厅、示例省税务局")


def test_a_day_above_what_is_issued_is_that_of_the_paper_whatever_that_is_called():
    paper = f"{TITLE}\n{ADDRESSEE}：\n现印发给你们，望认真执行。\n二○○七年六月五日\n"
    text = f"{paper}示例细则及文种式样\n目 录\n第一章 总则\n第一章 总则\n第一条 为做好工作，制定本细则。\n"

    assert told(text).signed_on == "2007-06-05"


@pytest.mark.parametrize("rest", ["（2023—2025年）的通知", "的通知", "(试行)的通知"])
def test_a_title_goes_on_with_its_years_on_the_next_line(rest):
    text = f"关于印发示例县示例工作三年行动计划\n{rest}\n{ADDRESSEE}：\n{REST}"

    assert told(text).title == f"关于印发示例县示例工作三年行动计划{rest}"


@pytest.mark.parametrize("label", ["归档时间：", "文章来源：", "联系电话：", "邮编："])
def test_a_label_without_its_value_is_nobody_to_whom_one_writes(label):
    assert told(f"{TITLE}\n{label}\n{REST}").addressee == ""


@pytest.mark.parametrize("tag", ["【转发】", "【政策文件】"])
def test_what_a_page_sets_before_a_title_in_brackets_is_none_of_it(tag):
    assert told(f"{tag}{TITLE}\n{NUMBER}\n{ADDRESSEE}：\n{REST}").title == TITLE


@pytest.mark.parametrize(
    ("signed", "name"),
    [
        ("示例公司（公章）", "示例公司"),
        ("示例县司法局(盖章)", "示例县司法局"),
        ("中国示例监会", "中国示例监会"),
        ("示例县妇联", "示例县妇联"),
        ("示例县供销社", "示例县供销社"),
    ],
)
def test_whoever_signs_is_told_without_the_seal(signed, name):
    assert told(f"{TITLE}\n{ADDRESSEE}：\n请认真贯彻执行。\n{signed}\n2023年5月6日\n").issuing_body == name


@pytest.mark.parametrize(
    "line",
    ["1984年4月13日 示发[1983]62号", "（1984年4月13日示发[1983]62号）", "1984年4月13日　示发[1983]62号"],
)
def test_a_day_and_a_number_on_the_line_under_a_title_are_both_told(line):
    text = f"示例省人民政府关于保护示例动物的通令\n{line}\n示例动物十分珍贵，必须严格保护，不得乱捕滥猎。\n"

    found = told(text)

    assert (found.number, found.signed_on) == ("示发[1983]62号", "1984-04-13")


def test_a_library_shows_the_day_below_the_number():
    page = f"{TITLE}\n\n维基文库，自由的图书馆\n{TITLE}\n{NUMBER}\n2023年5月6日\n发布机关：示例县政府办公室\n"

    found = told(f"{page}{TITLE}\n\n{NUMBER}\n\n{ADDRESSEE}：\n\n为做好示例工作，请认真贯彻执行。\n")

    assert (found.title, found.number, found.addressee) == (TITLE, NUMBER, ADDRESSEE)
    assert found.signed_on == "2023-05-06"


@pytest.mark.parametrize("line", ["来源：示例网", "https://example.org/a?b=1", "发布时间：2023-06-01 09:30"])
def test_a_title_that_a_line_of_a_page_tore_apart_is_whole(line):
    title = f"中共示例市委关于贯彻落实全会\n{line}\n精神全面推进依法治市的意见\n"
    text = f"{title}为深入贯彻全会精神，现提出如下意见。\n"

    assert told(text).title == "中共示例市委关于贯彻落实全会精神全面推进依法治市的意见"


def test_what_stands_below_a_heading_and_its_day_is_no_part_of_the_heading():
    head = "我省获示例先进名单揭晓\n2023-06-01 09:30:16\n受表彰数量居全省第一\n"
    text = f"{head}示例名单日前揭晓，我省成绩突出，位居前列。\n"

    assert told(text).title == "我省获示例先进名单揭晓"


@pytest.mark.parametrize("label", ["发布时间：", "成文日期："])
def test_a_day_below_the_label_of_a_page_is_not_that_of_the_paper(label):
    found = told(
        f"关于召开示例会议的通知\n{label}\n2009年12月21日\n县政协常委：\n现将有关事项通知如下，请按时参加。\n"
    )

    assert "2009年12月21日" in found.furniture


def test_who_adopted_a_law_is_not_its_title():
    title = "中华人民共和国示例组织法"
    page = f"您的位置：首页 » 法规\n{title}\n时间：2024-07-13 10:00\n{title}\n示例协商会议\n"
    text = (
        f"{page}{title}\n1949年9月27日示例协商会议第一届全体会议通过\n1949-09-27\n第一章 总 纲\n第一条 略。\n"
    )

    assert told(text).title == title


@pytest.mark.parametrize("line", ["附件：1.示例表.pdf", "附件：示例表.docx"])
def test_an_attachment_that_is_named_by_its_file_is_one(line):
    assert told(f"{TITLE}\n{ADDRESSEE}：\n请认真贯彻执行。\n{line}\n{REST}").furniture == ()


def test_a_text_behind_those_to_whom_it_is_written_may_begin_with_any_word():
    found = told(f"{ADDRESSEE}:我县发生示例情况后，县委、县政府高度重视，多次作出部署，提出明确要求。\n")

    assert found.addressee == ADDRESSEE


@pytest.mark.parametrize(
    "page",
    [
        "示例工作考核通知\n\n2024-11-12\n\n示例工作考核通知(共12篇)\n\n1.示例工作考核通知 篇一\n",
        "示例文件大全\n时间：2019-05-14\n简介：某某文库小编为你整理了示例文件。\n第一篇：示例文件\n",
        "示例办法解读\n《示例办法》由示例部颁布。\n基本介绍\n• 中文名：示例办法\n• 颁布单位：示例部\n",
        "用户名 密码\n全国站 [进入分站]\n网站首页 法律咨询 找律师\n您的位置首页 >> 法规库 >> 法规正文\n",
        "收藏 分享(赏)\n上传人：la****1 文档编号：517352\n下载 相关 举报\n资源描述\n",
    ],
)
def test_the_head_of_a_collection_or_a_library_is_none_of_the_paper(page):
    found = told(f"{page}{BODY}")

    assert (found.title, found.number, found.addressee) == (TITLE, NUMBER, ADDRESSEE)


def test_organs_over_a_title_that_names_them_are_those_of_the_page():
    title = "中共示例县委组织部、示例县人力资源局关于印发《示例规定》的通知"

    found = told(f"中共示例县委组织部 示例县人力资源和社会保障局\n{title}\n{NUMBER}\n{ADDRESSEE}：\n{REST}")

    assert found.title == title


def test_organs_that_command_together_issue_a_paper_together():
    text = (
        "示例应急规定\n中华人民共和国示例部令 中华人民共和国样例部令\n2004年第2号\n"
        "《示例应急规定》已经通过，现予公布，自2004年5月1日起施行。\n"
    )

    found = told(text)

    assert (found.title, found.number) == ("示例应急规定", "2004年第2号")
    assert found.issuing_body == "中华人民共和国示例部、中华人民共和国样例部"


@pytest.mark.parametrize("heading", ["示例活动通知【一】", "示例资金请示一"])
def test_the_heading_of_one_paper_among_several_is_none_of_it(heading):
    assert told(f"{heading}\n{ADDRESSEE}：\n请认真贯彻执行。\n").title == ""


def test_an_entry_without_a_value_borrows_none():
    index = "状态：失效 发布日期：2023-05-06 生效日期：2023-05-06\n发布部门：示例县人大\n发布文号：\n"

    found = told(f"示例县示例程序\n{index}第一条 为做好工作，制定本程序。\n关联法规\n第二条 略。\n")

    assert (found.title, found.number, found.addressee) == ("示例县示例程序", "", "")
    assert found.issuing_body == "示例县人大"
