"""What a page shows above a paper is the page's, whatever words it uses, where the paper's head is whole."""

import pytest

from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.test_recognise_pages import ADDRESSEE, NUMBER, REST, TITLE

CRUMBS = "首页 > 政务公开 > 示例文件"
STAMP = "来源：示例网 发布时间：2023-05-08 10:12"
HEADS = [
    f"{TITLE}\n{NUMBER}\n{ADDRESSEE}：\n",
    f"{TITLE}\n{ADDRESSEE}：\n",
    f"{NUMBER}\n{TITLE}\n{ADDRESSEE}：\n",
    f"示例县人民政府办公室关于做好\n示例工作的通知\n{NUMBER}\n{ADDRESSEE}：\n",
    f"示例县人民政府办公室\n关于做好示例工作的通知\n{ADDRESSEE}：\n",
    f"特急\n示例县人民政府办公室文件\n{NUMBER}\n{TITLE}\n{ADDRESSEE}：\n",
]
WORDS = [
    "示例上一个 示例下一个",
    "— 本帖由示例操作加亮 —",
    "示例之窗",
    "[示例]某某示例 [复制示例]",
    "示例视窗:",
]


def head_of(text: str) -> tuple[str, str, str, str]:
    told = read_pasted_paper(text).told
    return told.title, told.number, told.addressee, told.issuing_body


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("word", WORDS)
def test_whatever_stands_above_a_whole_head_on_a_page_is_the_pages(head, word):
    page = f"{CRUMBS}\n{word}\n{word}\n"

    assert head_of(page + head + REST) == head_of(head + REST)
    assert read_pasted_paper(page + head + REST).told.furniture == (CRUMBS, word, word)


@pytest.mark.parametrize("head", HEADS)
def test_what_a_site_says_of_itself_in_a_sentence_above_its_stamp_is_no_text(head):
    said = "宣传示例制度，交流示例经验；推进示例建设，构建和谐示例。山水之间，示例依然美丽，欢迎各位光临！"
    page = f"{said}\n示例之窗\n{STAMP}\n"

    assert head_of(page + head + REST) == head_of(head + REST)


@pytest.mark.parametrize("said", ["宣传示例制度，交流示例经验。山水之间，示例依然美丽。", "信息搜索："])
def test_what_a_site_shows_above_the_heading_over_its_stamp_is_no_text(said):
    stamp = "来源：示例网\n访问量：\n更新日期：2023-05-08\n"
    page = f"宣传示例制度，交流示例经验\n{said}\n示例之窗\n{TITLE}\n{stamp}"

    assert head_of(page + HEADS[3] + REST) == head_of(HEADS[3] + REST)


@pytest.mark.parametrize("label", ["公文时效：", "示例状态:", "公开类别："])
def test_an_entry_of_an_index_that_has_no_value_is_nobody_written_to(label):
    index = f"索引号：0012/2023-1 发布机构：示例县司法局\n{label}\n"

    assert head_of(index + HEADS[1] + REST) == head_of(HEADS[1] + REST)


@pytest.mark.parametrize("mark", ["-", "_", " - ", " | ", "－"])
def test_the_name_of_a_site_behind_a_title_is_none_of_it(mark):
    for name in ("示例网", "示例县人民政府", "某某示例信息"):
        assert head_of(f"{TITLE}{mark}{name}\n{ADDRESSEE}：\n{REST}") == head_of(HEADS[1] + REST)


@pytest.mark.parametrize("words", ["加大字体 缩小字体 收藏 取消收藏 打印", "默认 护眼 夜间 更多"])
def test_a_row_of_words_right_below_a_stamp_is_the_pages(words):
    page = f"{TITLE}\n{STAMP}\n{words}\n"

    assert head_of(page + HEADS[1] + REST) == head_of(HEADS[1] + REST)
    assert words in read_pasted_paper(page + HEADS[1] + REST).told.furniture


@pytest.mark.parametrize("verb", ["公布", "印发", "做好"])
def test_a_title_of_many_lines_that_lost_a_sign_is_told_from_the_heading_over_it(verb):
    heading = f"示例县司法局 示例县财政局 示例县民政局关于{verb}示例县示例清单（2024年）的通知"
    title = f"示例县司法局  示例县\n财政局  示例县民政局\n关于{verb}示例县示例清单\n2024年）的通知\n"
    told = read_pasted_paper(f"{heading}\n{STAMP}\n{title}{ADDRESSEE}：\n请执行。\n").told

    assert told.title == "".join(title.split())
    assert told.issuing_body == "示例县司法局、示例县财政局、示例县民政局"
    assert told.furniture == (heading, STAMP)


@pytest.mark.parametrize(
    "who", ["各位委员，各县、特区（区）政协，各企业联络组", "各位代表", "各科室、各站所"]
)
def test_a_text_runs_on_behind_a_blank_after_whom_it_is_written_to(who):
    text = f"{who}： 示例县政协七届二十六次常委会议决定，示例会议于2月16日召开。现将有关事项通知如下。\n"

    assert read_pasted_paper(text).told.addressee == who


@pytest.mark.parametrize("said", ["各单位要做到", "各乡镇应当落实以下要求"])
def test_what_all_are_told_to_do_is_nobody_written_to(said):
    text = f"{TITLE}\n{said}： 加强领导，明确责任，细化措施，狠抓落实，确保完成全年目标任务。\n"

    assert read_pasted_paper(text).told.addressee == ""


@pytest.mark.parametrize("kind", ["预公告", "通告", "公告"])
def test_a_number_in_brackets_right_behind_a_short_title_is_none_of_it(kind):
    text = f"征收土地{kind}（示政征启公告〔2024〕05号）\n根据有关规定，现将拟征收土地有关事项告知如下。\n"
    told = read_pasted_paper(text).told

    assert (told.title, told.number) == (f"征收土地{kind}", "示政征启公告〔2024〕05号")


@pytest.mark.parametrize("number", ["〔2019〕第4号", "[2019]4号", "（2019）第4号"])
def test_a_number_without_the_word_of_its_office_is_a_number(number):
    text = (
        f"{number}\n为维护法制统一，现将清理结果公布如下：\n一、继续有效。\n示例县人民政府\n2019年1月25日\n"
    )
    told = read_pasted_paper(text).told

    assert (told.title, "".join(filter(str.isdigit, told.number))) == ("", "20194")


@pytest.mark.parametrize("said", ["小春生产是明年夏季粮油生产的起点，要", "为做好示例工作，各单位要"])
def test_a_whole_paper_on_one_line_is_told_apart(said):
    text = f"{NUMBER}{TITLE}各镇（街）农业服务中心，委属相关单位：{said}深入田间地头，指导农户发展生产。\n"

    assert head_of(text) == (TITLE, NUMBER, "各镇（街）农业服务中心，委属相关单位", "示例县人民政府办公室")


@pytest.mark.parametrize(
    "over",
    [
        "您的当前位置：首页示例\n",
        "- 文档编号：28663417\n- 上传时间：2023-07-19\n- 格式：DOCX\n",
        "示例通知汇编11篇\n",
        "《示例通知范文5篇》\n",
        "示例通知（通用11篇）\n",
        "示例通知范文 第1篇\n",
        "公文示例，超级方便的示例! 立即了解\n",
    ],
)
def test_what_a_library_sets_over_its_copy_is_the_librarys(over):
    told = read_pasted_paper(over + HEADS[1] + REST).told

    assert (told.title, told.addressee) == (TITLE, ADDRESSEE)
    assert told.furniture == tuple(over.splitlines())


def test_a_row_of_words_and_strokes_below_a_stamp_is_the_pages():
    row = "评论投稿 打印 转发 复制链接  |  |  字号"
    text = f"{CRUMBS}\n{TITLE}\n{STAMP}\n{row}\n{ADDRESSEE}：\n{REST}"

    assert read_pasted_paper(text).told.furniture == (CRUMBS, STAMP, row)


@pytest.mark.parametrize("kind", ["实施办法（试行）", "管理规定", "值班制度", "工作规则"])
@pytest.mark.parametrize("organ", ["示例市人民检察院", "示例省国家税务局", "示例县人民政府"])
def test_whose_rules_they_are_that_begin_with_an_organ_is_told(organ, kind):
    text = f"{organ}示例信息{kind}\n第一条　为规范示例工作，制定本办法。\n第二条　本办法自发布之日起施行。\n"

    assert read_pasted_paper(text).told.issuing_body == organ


@pytest.mark.parametrize("dash", ["—", "——", "－－"])
def test_the_occasion_of_a_report_is_none_of_its_title_however_its_dash_is_written(dash):
    occasion = f"{dash}在3月2日政协示例市委员会第五次会议上\n李  明\n各位委员：\n"
    text = f"政协示例市委员会常务委员会\n工 作 报 告\n{occasion}"
    told = read_pasted_paper(f"{text}我代表常务委员会，向大会报告工作，请予审议。\n").told

    assert (told.title, told.addressee) == ("政协示例市委员会常务委员会工作报告", "各位委员")


@pytest.mark.parametrize("kind", ["责令改正违法行为决定书", "森林防火禁火令", "行政处罚告知书"])
def test_whose_order_or_decision_it_is_stands_before_its_name(kind):
    said = "根据有关规定，现决定如下，请遵照执行。\n"

    for head in (f"示例市生态环境局{kind}\n", f"示例市生态环境局\n{kind}\n示环〔2023〕5号\n"):
        assert read_pasted_paper(head + said).told.issuing_body == "示例市生态环境局"


@pytest.mark.parametrize("label", ["法定代表人", "统一社会信用代码", "住所"])
def test_whom_a_decision_is_written_to_stands_alone_above_what_is_known_of_it(label):
    head = "示例市生态环境局责令改正违法行为决定书 示环责改〔2025〕20号\n示例药材专业合作社\n"
    told = read_pasted_paper(f"{head}{label}：示例\n一、环境违法事实\n我局对你合作社进行了检查。\n").told

    assert (told.title, told.number) == ("示例市生态环境局责令改正违法行为决定书", "示环责改〔2025〕20号")
    assert told.addressee == "示例药材专业合作社"


def test_an_entry_behind_a_blank_ends_where_one_behind_a_colon_begins():
    index = "文号 示政办〔2023〕12号 成文日期: 2023年5月6日\n有效性 有效 公开日期: 2023-05-08 13:03\n"

    assert head_of(index + HEADS[1] + REST)[1] == NUMBER


def test_a_button_between_dashes_is_the_pages():
    text = f"{CRUMBS}\n{TITLE}\n{STAMP}\n—分享—\n{ADDRESSEE}：\n{REST}"

    assert read_pasted_paper(text).told.furniture == (CRUMBS, STAMP, "—分享—")


@pytest.mark.parametrize("kind", ["决定书", "告知书", "意见书", "通知书", "倡议书"])
def test_a_unit_over_a_decision_on_a_page_is_whose_it_is(kind):
    head = f"示例市生态环境局\n责令改正违法行为{kind}\n示环责改〔2021〕5号\n示例屠宰加工厂：\n"
    said = "我局于2021年9月1日对你厂进行了调查，现责令你厂立即停止违法行为，并重新报批有关文件。\n"

    assert head_of(f"{CRUMBS}\n{head}{said}") == head_of(head + said)
    assert head_of(head + said)[0] == f"示例市生态环境局责令改正违法行为{kind}"


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "column", ["通知公告", "公示公告", "政策文件", "规范性文件", "部门动态", "政务信息公开"]
)
def test_the_name_of_a_column_over_a_paper_is_the_pages(head, column):
    assert head_of(f"{column}\n{head}{REST}") == head_of(head + REST)


@pytest.mark.parametrize("title", ["通知", "公告", "通告", "工作通知", "会议通知"])
def test_a_title_that_is_but_the_kind_of_a_paper_is_its_title(title):
    assert head_of(f"{title}\n{ADDRESSEE}：\n{REST}")[0] == title


def test_a_title_that_passes_on_another_is_whole_though_that_stands_on_lines_of_its_own():
    title = "示例县办公室关于转发\n《示例市政府关于提高示例\n标准的通知》的通知\n"
    whole = "".join(title.split())

    for heading in (f"{whole}\n{STAMP}\n", f"{CRUMBS}\n", ""):
        assert head_of(f"{heading}{title}{ADDRESSEE}：\n{REST}")[0] == whole


@pytest.mark.parametrize(
    "call",
    ["点蓝字关注及时接收通知", "用微信扫描二维码分享至好友和朋友圈", "示例（微信号shili）编辑制作"],
)
def test_what_a_page_bids_its_reader_above_a_text_is_no_title(call):
    said = "为进一步强化示例管理，严厉打击非法生产、经营、运输、储存行为，近日，示例县开展了专项整治行动。\n"
    told = read_pasted_paper(f"{call}\n{said}一是强化部署，明确责任。\n").told

    assert (told.title, told.furniture) == ("", (call,))
