"""Papers whose copy broke or joined their lines, or hung a page's words into them, are read as they were."""

import pytest

from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.test_recognise_page_heads import HEADS, STAMP, head_of
from tests.domain.test_recognise_pages import ADDRESSEE, NUMBER, REST, TITLE

WHOLE = (TITLE, "", ADDRESSEE, "示例县人民政府办公室")


@pytest.mark.parametrize("between", ["", " ", "　"])
def test_a_paper_and_what_it_makes_known_are_told_apart_on_one_line(between):
    said = "《示例管理办法（试行）》已经县人民政府同意，现印发给你们，请遵照执行。"
    signed = f"{between}示例县人民政府办公室{between}二○○五年十二月七日{between}"
    inside = "示例管理办法（试行）　第一条　为进一步深化示例改革，提高示例水平，结合我县实际，制定本办法。"
    told = read_pasted_paper(f"{TITLE} {ADDRESSEE}： {said}{signed}{inside}\n").told

    assert (told.title, told.addressee, told.signed_on) == (TITLE, ADDRESSEE, "2005-12-07")


@pytest.mark.parametrize("edition", ["（征求意见稿）", "(试行)", "（2021年修订）", "（草案）", "（暂行）"])
def test_the_edition_on_the_line_below_a_title_is_part_of_it(edition):
    text = f"示例县政府投资管理办法\n{edition}\n第一章　总则\n第一条　为规范示例行为，制定本办法。\n"

    assert read_pasted_paper(text).told.title == f"示例县政府投资管理办法{edition}"


def test_entries_of_an_index_that_run_into_each_other_are_told_apart():
    index = f"发文单位：示例县人民政府成文日期：2021年12月30日\n发文字号：{NUMBER}发布日期：2021年12月31日\n"
    told = read_pasted_paper(f"{index}{HEADS[1]}请认真贯彻执行。\n").told

    assert (told.number, told.signed_on) == (NUMBER, "2021-12-30")


@pytest.mark.parametrize("code", ["统一编号：SLFG-2021-005", "登记号：示规2021005"])
def test_the_number_of_a_register_behind_that_of_the_paper_is_neither_title_nor_number(code):
    told = read_pasted_paper(f"{TITLE}（{NUMBER}）（{code}）\n{STAMP}\n{ADDRESSEE}：\n{REST}").told

    assert (told.title, told.number, told.addressee) == (TITLE, NUMBER, ADDRESSEE)


def test_a_heading_over_a_stamp_that_names_the_title_below_is_the_pages():
    title = "关于全面加强示例工作的实施意见"
    heading = f"示例印发《{title}》和《关于改进示例工作的实施意见》"
    told = read_pasted_paper(f"{heading}\n{STAMP}\n{title}\n为贯彻落实示例精神，现提出如下实施意见。\n").told

    assert (told.title, told.furniture) == (title, (heading, STAMP))


@pytest.mark.parametrize("who", ["各县（市）、区人民政府，市人民政府各部门", "各乡镇人民政府", ADDRESSEE])
def test_whom_a_paper_is_written_to_stands_behind_a_blank_after_its_title(who):
    assert head_of(f"{TITLE} {who}：\n{REST}") == (TITLE, "", who, "示例县人民政府办公室")


@pytest.mark.parametrize(
    "line",
    [
        "反对 0",
        "图文解读：《示例县示例办法》",
        "解读：示例",
        "- ·上一篇文章：示例县示例方案",
        "2015年8月11日 星期",
        "2015年8月11日　星期二",
        "本文链接：//www.example.com/rule/1.html",
        "本文关键词： 示例市, 示政办发",
        "第02版：综合示例 上一版3  4下一版",
    ],
)
def test_what_pages_hang_above_and_below_a_paper_is_none_of_it(line):
    for text in (f"{line}\n{HEADS[1]}{REST}", f"{HEADS[1]}{REST}{line}\n"):
        assert head_of(text) == WHOLE
        assert read_pasted_paper(text).told.furniture == (line,)


def test_a_day_alone_is_that_of_the_paper_above_what_its_page_says_of_itself():
    foot = "示例服务中心微信公众号\n扫描二维码 关注我们\n本文关键词： 示例市\n"
    told = read_pasted_paper(f"{HEADS[1]}请认真贯彻执行。\n2018年7月5日\n{foot}").told

    assert (told.signed_on, told.furniture) == ("2018-07-05", tuple(foot.splitlines()))


def test_what_an_attachment_lists_below_a_sign_off_is_the_papers():
    listed = "附件：\n第三批示例名录\n一、民间文学（1项）\n示例传说\n二、民间音乐（1项）\n示例民歌\n"

    assert read_pasted_paper(HEADS[1] + REST + listed).told.furniture == ()


def test_an_entry_behind_blanks_that_is_empty_takes_not_the_next_ones_name_for_its_value():
    index = "索引号 SLX/2018-00104 发文日期 2018-07-02\n文件编号 公开时限 长期公开\n文件下载：\n"
    told = read_pasted_paper(f"{index}示例县应急预案\n一、总则\n本预案适用于示例县。\n").told

    assert (told.title, told.number, told.addressee) == ("示例县应急预案", "", "")


@pytest.mark.parametrize("first", ["1 总则", "1总则", "1.1编制目的", "1.1 编制目的"])
def test_a_numbered_heading_is_no_title_where_a_copy_has_none(first):
    said = "按照示例规划要求，适应示例特点和未来发展需要，提高保障安全的能力，制定本预案。\n"
    text = f"{first}\n1.2 编制依据\n{said}"

    assert read_pasted_paper(text).told.title == ""


@pytest.mark.parametrize("day", ["二0xx年九月十日", "20××年9月10日", "20XX年X月X日", "二○××年九月十日"])
def test_who_signed_is_told_above_a_day_that_was_made_unknown(day):
    told = read_pasted_paper(f"{HEADS[1]}请认真贯彻执行。\n中共示例镇委员会\n示例镇人民政府\n{day}\n").told

    assert (told.issuing_body, told.signed_on) == ("中共示例镇委员会、示例镇人民政府", "")


@pytest.mark.parametrize("column", ["教育新闻", "县区要闻", "法治资讯"])
def test_the_column_over_a_heading_of_news_is_the_pages(column):
    news = "示例县示例工作会议隆重召开\n9月7日下午，示例工作会议在县会议中心隆重召开，县委书记李明华讲话。\n"
    foot = "我来说两句\n您看到此篇文章时的感受是： |\n新闻推荐\n示例县举行示例活动 示例现场见闻\n"
    told = read_pasted_paper(f"{column}\n{news}{foot}").told

    assert told.title == "示例县示例工作会议隆重召开"
    assert told.furniture == (column, *foot.splitlines())


@pytest.mark.parametrize("label", ["[摘要]", "【导语】", "【核心提示】"])
def test_what_a_page_says_in_short_under_its_heading_is_none_of_the_title(label):
    summary = f"{label}我市组织收看示例电视电话会"
    text = f"示例市组织收看全国示例会议\n{summary}\n11月14日上午，示例市组织收看会议。\n"
    told = read_pasted_paper(text).told

    assert (told.title, told.furniture) == ("示例市组织收看全国示例会议", (summary,))


def test_a_day_alone_below_the_list_of_attachments_is_when_the_paper_was_signed():
    listed = "全县示例先进单位\n（27个）\n1、县税务局\n"
    text = f"{HEADS[1]}请认真贯彻执行。\n附件：示例先进单位名单\n二00八年三月十四日\n{listed}"

    assert read_pasted_paper(text).told.signed_on == "2008-03-14"


@pytest.mark.parametrize(
    "line",
    [
        "本篇文章290字，读完约1分钟",
        "某某百科·作者佚名  2010-10-06",
        "工作计划 点击： 2015-07-03",
        "合集下载",
        "文章属性",
        "正文",
        "1. 1、下载文档前请自行甄别文档内容的完整性，平台不提供额外的编辑、内容补充、找答案等附加服务。",
        "3、如文档侵犯您的权益，请联系客服反馈，我们会尽快为您处理（人工客服工作时间：9:00-18:30）。",
    ],
)
def test_what_libraries_write_over_a_paper_is_none_of_it(line):
    told = read_pasted_paper(f"{line}\n{HEADS[0]}{REST}").told

    assert (told.title, told.number, told.furniture) == (TITLE, NUMBER, (line,))


def test_a_number_behind_a_tag_of_an_index_is_told_without_it():
    index = f"【制定机关】示例县人民政府\n【公布日期】2010.01.08\n【字号】{NUMBER}\n【时效性】现行有效\n"

    assert read_pasted_paper(index + HEADS[1] + REST).told.number == NUMBER


def test_a_printed_line_with_many_figures_is_full_although_nobody_typed_its_gaps():
    full = (
        "各单位要高度重视示例创建工作压实责任细化任务逐项落实到人",
        "对照清单逐条自查及时整改并将落实情况汇总报送县示例办备查",
        "示例办要加强督促指导定期通报进展推动各项任务按时序完成。",
    )
    figures = "于2023年3月21日和4月6日9时在县示例局3楼召开示例推"
    more = "进会研究部署下一步示例工作并对各乡镇街道提出明确要求抓好"
    text = "\n".join(("示例县示例工作情况说明", *full, figures, more, "落实到位。"))

    assert figures + more in read_pasted_paper(text).pieces[-1].text
