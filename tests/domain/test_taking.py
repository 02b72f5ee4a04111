"""What is taken out of a text, and what a web page hangs around it."""

import pytest

from lushan_desktop.domain.recognise import recognise, taken
from lushan_desktop.intake.text import read_pasted
from tests.foreign import EXPECTED, characters, codes, read, sources_of, written

AROUND = (
    "https://www.example.gov.cn/zwgk/2023/0506/art_12_3456.html",
    "首页 > 政务公开 > 政策文件",
    "您的位置：首页 >> 法治政府 >> 正文",
    "来源：示例县司法局　发布时间：2023-05-06 10:12:30　浏览次数：123",
    "发布日期：2023-05-06 10:12　【字体：大 中 小】",
    "打印本页　关闭窗口",
    "索引号：000123456/2023-00012　组配分类：规范性文件",
    "首页 | 新闻中心 | 政务公开 | 互动交流",
    "示例县人民政府门户网站",
)


def of(text: str):
    return taken(recognise(read_pasted(text)))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_line_of_a_page_on_top_of_a_paper_changes_nothing_of_it(name):
    alone = codes(recognise(sources_of(name)))
    for line in AROUND:
        on_a_page = recognise(read_pasted(f"{line}\n{read(name)}"))

        assert on_a_page.furniture == (line,)
        assert codes(on_a_page) == ("F", *alone), line
        assert characters(written(on_a_page)) == characters(f"{line}{read(name)}")


PAPER = """示例县人民政府办公室关于开展行政执法案卷评查的通知
示政办〔2023〕12号
各乡镇人民政府，县政府各部门：
为规范行政执法行为，提高行政执法案卷质量，现就开展评查工作通知如下。
一、评查范围
2022年办结的行政处罚、行政许可案卷。
"""
SIGNED = "示例县人民政府办公室\n2023年5月6日\n"
TAKEN = (
    "示例县人民政府办公室关于开展行政执法案卷评查的通知",
    "各乡镇人民政府，县政府各部门",
    "示政办〔2023〕12号",
    "示例县人民政府办公室",
    "2023-05-06",
)


@pytest.mark.parametrize(
    "below",
    [
        "",
        "（此件公开发布）\n",
        "（此件公开发布）\n附件\n评查标准\n一、程序\n程序合法。\n",
        "责任编辑：示例甲\n",
        "抄送：县委办公室，县人大常委会办公室。\n示例县人民政府办公室　2023年5月6日印发\n附件1\n评查表\n",
        "附件：评查标准\n",
        "示例县行政执法案卷评查标准\n第一条　为规范评查工作，制定本标准。\n（一）程序合法；\n",
        "上一篇：没有了\n下一篇：示例\n版权所有：示例县人民政府\n",
        "评查自2023年6月起进行，具体时间另行通知。\n",
    ],
)
def test_a_paper_is_signed_whatever_follows(below):
    found = of(PAPER + SIGNED + below)

    assert (found.title, found.addressee, found.number, found.issuing_body, found.signed_on) == TAKEN


def test_what_the_text_lacks_is_taken_from_the_index_of_its_page():
    page = (
        "索 引 号 | 0012/2023-1 | 主题分类 | 其他 |\n"
        "发文字号 | 示政办〔2023〕12号 | 成文日期 | 2023-05-06 |\n"
        "标 题 | 示例县人民政府办公室关于开展行政执法案卷评查的通知 |\n"
    )

    found = of(page + PAPER.split("\n", 2)[2])

    assert (found.title, found.addressee, found.number, found.issuing_body, found.signed_on) == TAKEN


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("示例市人民政府关于印发示例办法的通知", "示例市人民政府"),
        ("示例县司法局、示例县财政局关于示例工作的通知", "示例县司法局、示例县财政局"),
        ("示例县人民政府令", "示例县人民政府"),
        ("关于示例工作的通知", ""),
        ("示例县召开工作推进会", ""),
    ],
)
def test_who_issued_an_unsigned_paper_is_told_by_its_title(title, body):
    assert of(f"{title}\n为做好示例工作，现将有关事项通知如下。\n请照此办理。\n").issuing_body == body


@pytest.mark.parametrize(
    ("written_day", "day"),
    [
        ("2023年5月6日", "2023-05-06"),
        ("二○二三年五月六日", "2023-05-06"),
        ("二〇二三年五月十六日", "2023-05-16"),
        ("二Ｏ一二年十一月二十三日", "2012-11-23"),
        ("二OO六年二月二十日", "2006-02-20"),
        ("20230506", "2023-05-06"),
        ("2023.5.6", "2023-05-06"),
        ("２０２３年５月６日", "2023-05-06"),
    ],
)
def test_a_day_is_read_however_it_is_written(written_day, day):
    assert of(PAPER + f"示例县人民政府办公室\n{written_day}\n").signed_on == day


def test_a_heading_that_the_title_repeats_belongs_to_the_page():
    heading, rest = PAPER.split("\n", 1)

    found = recognise(
        read_pasted(f"{heading}\n时间：2023-05-06 10:00　来源：示例网\n\n{heading}\n{rest}{SIGNED}")
    )

    assert taken(found).title == heading
    assert len(found.furniture) == 2


@pytest.mark.parametrize(
    ("title", "sign"),
    [
        ("示例县2023年5月6日工作通知", "日期"),
        ("关于转发示政办〔2023〕12号文件的通知", "文号"),
        ("示例县政府|示例工作通知", "|"),
        ("示例县政府>示例工作通知", ">"),
    ],
)
def test_a_title_that_may_be_none_is_doubted_aloud(title, sign):
    doubts = of(f"{title}\n为做好示例工作，现将有关事项通知如下。\n请照此办理。\n").doubts

    assert any("标题" in doubt and sign in doubt for doubt in doubts) or not of(title + "\n正文。").title


def test_chapters_are_centred_and_items_of_an_article_are_text():
    text = (
        "示例县人民政府令\n第3号\n《示例办法》已经县政府常务会议通过，现予公布，自2023年6月1日起施行。\n"
        "县长　示例甲\n2023年5月6日\n示例办法\n第一章总则\n第一条为规范示例管理，制定本办法。\n"
        "第二条　下列情形适用本办法：\n（一）示例甲；\n（二）示例乙。\n第二章　附则\n"
        "第三条　本办法自公布之日起施行。\n"
    )

    assert "".join(codes(recognise(read_pasted(text)))) == "TNBIDTHBBBBHB"


@pytest.mark.parametrize(
    "around",
    [
        "今日示例\n\n{}\n\n来源: 示例网    信息时间:2023-05-06     阅读次数:\n",
        "• 繁体版\n  • 无障碍\n  • 长辈版\n您现在所在的位置: 网站首页 > 新闻中心 > 示例要闻\n\n{}\n",
        "工作报告\n您所在的位置：政务公开 > 工作报告\n{}\n文章来源：司法局 更新时间：2023/05/06 11:30:01\n",
        "{}\n06.05.2023  17:04\n",
        "{}\n2023-05-06 16:05:00  来源:\n1\n听新闻\n放大镜\n",
        "{}\n作者:示例网 时间:2023-05-06 00:54:58\n下载地址: 点击此处下载\n{}\n示例省示例县人民政府\n{}\n",
        "您当前的位置:首页\n> 政务公开 > 部门文件\n{}\n发布日期: 2023-05-06 14:35 浏览次数:\n",
        "{}\n  • 上一篇\n  • 下一篇\n",
        "示例法制报 数字报纸\n00002版:要闻\n{}\n示例社·2023-05-06 11:55\n",
        "|\n示例县人民政府关于 示例工作情况的报告\n示例日报 记者 示例甲 通讯员 示例乙\n",
    ],
)
def test_whatever_a_site_puts_around_a_title_is_no_part_of_it(around):
    title = "示例县人民政府关于示例工作情况的报告"

    found = of(
        around.format(title, title, title)
        + "为做好示例工作，全县上下采取了有力措施，成效明显，现将情况报告如下。\n"
    )

    assert found.title == title
    assert found.furniture


def test_a_number_in_brackets_with_blanks_and_an_issuer_before_a_year_are_taken():
    found = of("示例县司法局2023年度示例工作报告\n( 示司〔2023〕7号 )\n县政府：\n现将情况报告如下。\n")

    assert (found.number, found.issuing_body) == ("示司〔2023〕7号", "示例县司法局")


def test_all_below_what_closes_a_page_is_none_of_the_paper():
    below = "责任编辑：示例甲\n版权及免责声明\n1、凡注明来源的稿件，版权均属本网。\n2、转载须经同意。\n"

    alone, on_a_page = recognise(read_pasted(PAPER + SIGNED)), recognise(read_pasted(PAPER + SIGNED + below))

    assert codes(on_a_page) == (*codes(alone), "F", "F", "F", "F")


@pytest.mark.parametrize(
    "head",
    [
        "索引号 001008/2011-204477 主题分类 综合类\n成文日期 2011-09-01 有效性\n",
        "0632-3181189\nshili@163.com\n2023年10月13日 23:30:04   来源:示例网\n",
        "政府信息公开 规章库\n示例县人民政府办公室政府信息公开\n"
        "文号: 示政办〔2023〕1号 成文日期: 2023-01-05\n",
    ],
)
def test_what_a_page_says_of_itself_is_no_part_of_the_title(head):
    paper = "示例县人民政府办公室关于示例工作的通知\n各乡镇人民政府：\n请认真贯彻落实。\n"

    assert of(f"{head}{paper}").title == "示例县人民政府办公室关于示例工作的通知"


def test_a_heading_with_the_number_of_the_paper_below_it_belongs_to_the_page():
    page = (
        "示政办(2023)29号 转发示例市示例指导意见的通知\n发布日期: 2023-05-06 浏览次数:\n字体:[ ]\n"
        "示政办〔2023〕29号\n"
    )
    paper = "示例县人民政府办公室\n转发示例市示例指导意见的通知\n各乡镇人民政府：\n请认真贯彻落实。\n"

    found = of(page + paper)

    assert found.title == "示例县人民政府办公室转发示例市示例指导意见的通知"
    assert (found.number, found.addressee) == ("示政办〔2023〕29号", "各乡镇人民政府")


def test_two_who_sign_on_one_line_are_two():
    paper = (
        "示例市人民政府 示例市中级人民法院印发关于示例机制的意见的通知\n各县人民政府：\n请认真贯彻执行。\n"
        "示例市人民政府 示例市中级人民法院\n2023年4月30日\n"
    )

    assert of(paper).issuing_body == "示例市人民政府、示例市中级人民法院"
