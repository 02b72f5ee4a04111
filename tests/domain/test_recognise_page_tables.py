"""What pages say of a paper beside it, with or without marks, is none of the paper."""

import pytest

from lushan_desktop.domain.recognise.taking import Taken
from lushan_desktop.intake.paper_text import read_pasted_paper

TITLE = "示例县人民政府关于做好示例工作的通知"
BODY = "为做好示例工作，现将有关事项通知如下，请结合实际认真贯彻执行，有关情况及时报告。\n一、加强领导。\n"
ADDRESSEE = "各乡镇人民政府：\n"
SIGNED = "示例县人民政府\n2023年5月6日\n"
PAPER = f"{TITLE}\n{ADDRESSEE}{BODY}{SIGNED}"


def of(text: str) -> Taken:
    return read_pasted_paper(text).told


def core(told: Taken) -> tuple[str, ...]:
    return told.title, told.addressee, told.number, told.issuing_body, told.signed_on


@pytest.mark.parametrize("rows", [3, 4, 6])
def test_a_table_copied_without_what_stood_between_name_and_value_is_the_pages(rows):
    table = [
        "发文机关示例县人民政府",
        "发文日期2023年5月6日",
        "发文字号示政发〔2023〕12号",
        "时效性现行有效",
        "施行日期2023年6月1日",
        "效力级别地方规范性文件",
    ][:rows]
    told = of("\n".join([*table, ADDRESSEE + BODY + SIGNED]))

    assert told.furniture == tuple(table)
    assert told.title == ""
    assert told.number == "示政发〔2023〕12号"


@pytest.mark.parametrize(
    "line",
    [
        "作者： 示例网友    时间： 2022-12-9 01:11",
        "来源：示例网 编辑：示例 人气：12",
        "打印 分享到 ：",
        "第一篇",
        "退出长者模式",
        "您访问的链接即将离开“示例县人民政府”门户网站，是否继续？",
    ],
)
def test_what_a_page_says_of_itself_above_a_paper_is_its_own(line):
    told = of(f"{line}\n{PAPER}")

    assert core(told) == core(of(PAPER))
    assert told.furniture == (line,)


@pytest.mark.parametrize(
    "lines",
    [
        ["欢迎光临 示例论坛 （http://www.example.cn/） Powered by Example"],
        [
            "关于我们   |   郑重声明   |   联系我们",
            "地址：示例市示例路1号  邮编：475004",
            "政府网站标识码：4102000008",
        ],
        ["关于做好示例工作的通知.pdf"],
        [f"20230506-（2023年第1号）{TITLE}", "扫一扫在手机打开当前页"],
        ["附件【关于做好示例工作的通知.docx", "关闭窗口"],
        ["（0）"],
        ["……（全文共2230字，当前仅显示1417字，请阅读提示信息）", "文章搜索", "示例公文网，让我们一起下班！"],
    ],
)
def test_what_a_page_says_below_a_paper_is_its_own(lines):
    told = of(PAPER + "\n".join(lines))

    assert core(told) == core(of(PAPER))
    assert told.furniture == tuple(lines)


def test_a_file_that_is_an_attachment_stays_the_papers():
    assert not of(f"{PAPER}附件：示例名录.docx\n").furniture


@pytest.mark.parametrize(
    "index", ["- 索引号：1\n- 发文字号：示政发〔2023〕12号\n", "来源：示例网 时间：2023-05-07\n"]
)
def test_issuer_and_number_right_above_the_title_that_a_page_repeats_are_the_papers(index):
    told = of(f"{TITLE}\n{index}示例县人民政府\n示政发〔2023〕12号\n{PAPER}")

    assert "示例县人民政府" not in told.furniture
    assert (told.title, told.number) == (TITLE, "示政发〔2023〕12号")


@pytest.mark.parametrize("rule", ["", "━━━━━━━━━━\n", "----------\n"])
def test_the_number_right_above_the_title_is_the_papers_whatever_the_page_repeats(rule):
    page = f"{TITLE}\n示政发〔2023〕12号\n2023-05-06\n{TITLE}\n发布日期：2023-05-07  浏览次数：-\n"
    paper = read_pasted_paper(f"{page}示政发〔2023〕12号\n{rule}{PAPER}")

    assert paper.told.furniture.count("示政发〔2023〕12号") == 1


def test_the_index_says_whose_county_government_that_is():
    index = "索引号：1 发文单位：示例县人民政府\n"

    assert (
        of(f"县人民政府关于做好示例工作的通知\n{index}{ADDRESSEE}{BODY}2023年5月6日\n").issuing_body
        == "示例县人民政府"
    )


@pytest.mark.parametrize("kind", ["督导", "研究", "接待", "协调"])
def test_an_office_of_any_kind_signs(kind):
    told = of(f"{TITLE}\n{ADDRESSEE}{BODY}示例县人民政府教育{kind}室\n2023年5月6日\n")

    assert told.issuing_body == f"示例县人民政府教育{kind}室"


@pytest.mark.parametrize("first", ["示例县房屋隐患大排查大整治", "中共示例县委全面推进乡村"])
def test_a_long_name_goes_on_the_next_line_of_the_sign_off(first):
    told = of(f"{TITLE}\n{ADDRESSEE}{BODY}{first}\n百日行动领导小组\n2023年5月6日\n")

    assert told.issuing_body == f"{first}百日行动领导小组"


def test_two_units_that_sign_side_by_side_without_a_day_are_two():
    told = of(f"关于做好示例工作的通知\n{ADDRESSEE}{BODY}示例县财政局                示例县水利局\n")

    assert told.issuing_body == "示例县财政局、示例县水利局"


def test_who_speaks_to_whom_is_read_where_the_title_is_missing():
    speaker = "——2023年5月6日在示例县人大常委会第1次会议上\n示例县人民政府县长 示例甲\n"
    told = of(f"{speaker}主任、各位副主任、各位委员：\n{BODY}")

    assert (told.addressee, told.signed_on) == ("主任、各位副主任、各位委员", "2023-05-06")


def test_a_paper_on_one_line_is_signed_between_its_attachment_and_what_it_makes_known():
    told = of(
        "各科室，各村： 为做好示例工作，最大程度地预防和减少损失，现印发《示例预案（修订）》，请遵照执行。 "
        "附件：示例预案（修订） 示例县示例镇人民政府 2023年5月6日 示例预案（修订） "
        "1.总则 1.1目的依据 为做好示例工作。"
    )

    assert (told.issuing_body, told.signed_on) == ("示例县示例镇人民政府", "2023-05-06")


@pytest.mark.parametrize("over", ["", "某某省", "某某"])
def test_a_heading_that_the_title_below_makes_known_is_the_pages(over):
    title = "示例市人民政府关于印发示例市劳动管理办法的通知"
    told = of(f"{over}示例市劳动管理办法\n{title}\n（示政〔2023〕2号）\n{ADDRESSEE}{BODY}2023年5月6日\n")

    assert told.title == title
    assert told.furniture == (f"{over}示例市劳动管理办法",)


def test_a_heading_that_differs_from_the_title_by_its_year_is_the_pages():
    told = of(f"2023年示例区法治政府建设工作情况报告\n示例区法治政府建设工作情况的报告\n{BODY}")

    assert told.title == "示例区法治政府建设工作情况的报告"


def test_who_issues_a_paper_stands_in_its_red_head_and_in_its_title():
    unit = "示例区推进法治政府建设工作领导小组"
    head = f"{unit}\n示法府建字〔2023〕1号\n{unit}\n关于印发《示例要点》的通知\n{ADDRESSEE}"
    told = of(f"{head}{BODY}{unit}\n2023年5月6日\n")

    assert not told.furniture
    assert (told.title, told.number) == (f"{unit}关于印发《示例要点》的通知", "示法府建字〔2023〕1号")


def test_a_whole_paper_on_one_line_without_a_blank_has_number_issuer_and_day():
    told = of(
        "示政〔2023〕32号今年示例考试在即，为防止和减少示例污染，根据《示例法》规定，我区将严格控制示例，"
        "严禁进行产生示例的作业及其他活动，请大家注意避开这些时间段或绕道行驶，举报电话：2161496特此通告"
        "示例市示例区人民政府2023年5月22日附件：扫一扫在手机打开当前页。"
    )

    assert (told.number, told.issuing_body, told.signed_on) == (
        "示政〔2023〕32号",
        "示例市示例区人民政府",
        "2023-05-22",
    )


@pytest.mark.parametrize("last", ["的通知", "的\n通　知", "的\n通 知"])
def test_the_kind_of_a_paper_may_be_spread_out_on_its_line(last):
    page = f"欢迎访问示例县政府网站\n退出长者模式\n政策文件\n{TITLE}\n文号： 示政〔2023〕1号 发布日期：\n"
    told = of(f"{page}示例县人民政府\n关于做好示例工作{last}\n示政〔2023〕1号\n{ADDRESSEE}{BODY}{SIGNED}")

    assert (told.title, told.number) == (TITLE, "示政〔2023〕1号")


@pytest.mark.parametrize("organ", ["示例县人民政府", "示例县人民政府办公室"])
def test_the_index_that_tells_the_title_tells_whose_it_is(organ):
    index = f"索引号：1 发布机构：示例县政府（办公室）\n标题：{organ}关于做好示例工作的通知\n"

    assert of(f"{index}{ADDRESSEE}{BODY}").issuing_body == organ


@pytest.mark.parametrize("break_", ["", "\n"])
def test_a_title_below_a_heading_with_its_number_keeps_its_organ(break_):
    heading = f"示政通〔2018〕2号 {TITLE}\n发布时间： 2018-02-12来源： 县法制办 作者：\n"
    title = TITLE.replace("关于", f"{break_}关于")
    told = of(f"{heading}{title}\n（示政通〔2018〕2号）\n{ADDRESSEE}{BODY}")

    assert (told.title, told.number) == (TITLE, "示政通〔2018〕2号")


def test_a_newspaper_that_prints_a_paper_has_no_part_in_it():
    head = f"{TITLE}\n作者： 《示例日报》（ 2015年03月01日 01版）\n各示例委员会，\n各成员单位：\n"
    told = of(f"{head}{BODY}")

    assert (told.title, told.addressee) == (TITLE, "各示例委员会，各成员单位")


def test_what_a_library_says_against_its_own_text_is_its_own():
    line = "导语：示例通知一文来源于网友上传，不代表本站观点，若需要原创文章可咨询客服，欢迎参考。"

    assert of(f"{line}\n{PAPER}").furniture == (line,)


def test_who_issues_a_paper_below_an_index_whose_last_entry_is_empty_is_no_value_of_it():
    index = f"标题 {TITLE}\n发文字号 示政〔2018〕9 号\n成文日期 2018-03-28\n统一编号 效力状态\n"
    told = of(f"首页 >> 文件 >> 正文\n{index}{TITLE.replace('关于', chr(10) + '关于')}\n{ADDRESSEE}{BODY}")

    assert told.title == TITLE
    assert "示例县人民政府" not in told.furniture


@pytest.mark.parametrize("what", ["原文链接：点击查看源文件", "政策解读链接：《示例预案》政策解读"])
@pytest.mark.parametrize("above", [True, False])
def test_where_a_page_points_to_is_no_part_of_a_paper(what, above):
    text = f"{what}\n{PAPER}" if above else PAPER.replace(ADDRESSEE, f"{what}\n{ADDRESSEE}")
    told = of(text)

    assert core(told) == core(of(PAPER))
    assert told.furniture == (what,)


@pytest.mark.parametrize("blank", [" ", "　", "，"])
def test_a_number_has_its_day_in_its_brackets(blank):
    told = of(f"{TITLE}\n（示府办发〔2007〕62号{blank}二OO七年十一月十二日）\n{ADDRESSEE}{BODY}")

    assert (told.number, told.signed_on) == ("示府办发〔2007〕62号", "2007-11-12")


def test_a_page_has_other_words_for_a_paper_above_its_stamp():
    heading = "2023年某省示例市部分单位招聘7人公告\n发布时间：2023-09-25 09:34 来源：示例网\n"
    title = "示例市2023年公开招聘部分单位工作人员公告"

    assert of(f"{heading}{title}\n{BODY}").title == title


def test_a_day_inside_a_line_stands_before_the_title_of_what_is_made_known():
    told = of(
        f"{TITLE}\n{ADDRESSEE}现将《示例实施方案》印发给你们，请结合实际认真贯彻落实，并及时报告。2013年2月4日"
        "示例县示例实施方案为做好示例工作，结合我县实际，特制定本方案，请各单位遵照执行。\n一、加强领导。\n"
    )

    assert told.signed_on == "2013-02-04"


@pytest.mark.parametrize("brackets", ["{}", "（{}）"])
def test_a_number_stands_before_the_title_on_its_line_with_brackets_or_without(brackets):
    told = of(
        f"{brackets.format('示政发〔2016〕21号')}县人民政府关于做好示例工作的通知\n{ADDRESSEE}{BODY}{SIGNED}"
    )

    assert (told.title, told.number) == ("县人民政府关于做好示例工作的通知", "示政发〔2016〕21号")


@pytest.mark.parametrize("over", ["", "摘要\n", "论文部分内容阅读\n"])
def test_the_mark_of_a_journals_text_is_no_part_of_the_paper(over):
    told = of(
        f"{over}<正>示政发〔2021〕21号各区人民政府：现将《示例计划》印发给你们，望遵照执行。2021年12月28日"
        "示例市全民示例实施计划“十三五”时期，本市全面落实示例战略，示例水平显著提升，示例事业蓬勃发展。\n"
    )

    assert (told.number, told.addressee, told.signed_on) == (
        "示政发〔2021〕21号",
        "各区人民政府",
        "2021-12-28",
    )
    assert told.furniture == (*over.split(), "<正>")


def test_a_page_has_other_words_above_its_stamp_for_a_title_in_two_lines():
    page = "示例县2023年度第九批次征收土地预公告\n发布时间：2023-05-05  浏览次数：49\n"
    told = of(
        f"{page}示例县人民政府\n征收土地预公告\n示例村村民委员会及有关农户：\n{BODY}示例县人民政府\n2023年5月5日\n"
    )

    assert (told.title, told.addressee) == ("示例县人民政府征收土地预公告", "示例村村民委员会及有关农户")


def test_whence_and_when_below_a_sign_off_are_the_pages():
    assert of(f"{PAPER}来源：示例在线\n2020-07-01\n").furniture == ("来源：示例在线", "2020-07-01")


@pytest.mark.parametrize("label", ["公开主体", "公开单位", "公开机关", "发布机构", "主题分类", "有效性"])
def test_names_of_entries_may_stand_each_above_what_they_say(label):
    rows = ["示例县人民政府办公室关于印发示例方案的通知", "索引号：", "SY002", f"{label}：", "综合政务"]
    rows += [
        "发文字号：",
        "示政办发〔2023〕8号",
        "成文日期：",
        "2023-03-24",
        "各乡镇人民政府：",
        "现将方案印发给你们。",
    ]

    told = read_pasted_paper("\n".join(rows)).told

    assert (told.number, told.signed_on, told.addressee) == (
        "示政办发〔2023〕8号", "2023-03-24", "各乡镇人民政府",
    )  # fmt: skip
