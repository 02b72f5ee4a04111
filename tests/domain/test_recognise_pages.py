"""What a page has run together or written around a paper is told apart from it."""

import pytest

from lushan_desktop.intake.paper_text import read_pasted_paper

REST = "为做好示例工作，现将有关事项通知如下。\n请认真贯彻执行。\n示例县人民政府办公室\n2023年5月6日\n"
TITLE = "示例县人民政府办公室关于做好示例工作的通知"
NUMBER = "示政办〔2023〕12号"
ADDRESSEE = "各乡镇人民政府，县政府各部门"


def of(text: str) -> tuple[str, str, str]:
    told = read_pasted_paper(text).told
    return told.title, told.number, told.addressee


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE}　{NUMBER}\n{ADDRESSEE}：\n",
        f"示例县人民政府办公室\n关于做好示例工作的通知 {NUMBER}\n{ADDRESSEE}：\n",
        f"{NUMBER} {TITLE}\n{ADDRESSEE}：\n",
        f"{NUMBER}\n{TITLE}\n{ADDRESSEE}： ",
        f"词条 {TITLE}\n释义\n{NUMBER}\n{ADDRESSEE}：\n",
        f"标题：{TITLE}\n{NUMBER}\n{ADDRESSEE}：\n",
        f"{TITLE}（附：问答）\n{NUMBER}\n{ADDRESSEE}：\n",
        f"某某规定库 > 正文\n字号设置\n宽度(px):\n{TITLE}（2023修订）\n\n{TITLE}\n{NUMBER}\n{ADDRESSEE}：\n",
        f"首页 > 政务公开\n关于做好示例工作的通知\n{NUMBER}\n示例县人民政府办公室\n"
        f"关于做好示例\n工作的通知\n{ADDRESSEE}：\n",
    ],
)
def test_title_number_and_addressee_are_told_however_a_page_ran_them_together(head):
    title, number, addressee = of(head + REST)

    assert (title, addressee) == (TITLE, ADDRESSEE)
    assert number in (NUMBER, "")  # the last has it above a heading that is the page's
    assert number == NUMBER or head.startswith("首页")


def test_a_number_runs_on_into_a_title_below_a_red_head():
    head = f"示例县人民政府办公室文件\n{NUMBER}关于做好示例工作的通知\n{ADDRESSEE}：\n"

    told = read_pasted_paper(head + REST).told

    assert (told.title, told.number) == ("关于做好示例工作的通知", NUMBER)
    assert told.issuing_body == "示例县人民政府办公室"


def test_an_index_in_square_brackets_tells_what_the_paper_lacks():
    index = (
        "[ 索引号 ] 0012/2023-1 [ 发文字号 ] 示政办〔2023〕12号\n[ 成文日期 ] 2023-05-06 [ 主题分类 ] 其他\n"
    )

    assert of(f"{index}{TITLE}\n{ADDRESSEE}：\n{REST}") == (TITLE, NUMBER, ADDRESSEE)


def test_a_whole_title_that_a_page_repeats_twice_is_its_last():
    page = f"您的位置：首页 » 法规\n示例省{TITLE}\n时间：2024-07-02 21:11:49\n示例省{TITLE}\n示例省示例县\n"

    assert of(f"{page}{TITLE}\n{NUMBER}\n{ADDRESSEE}：\n{REST}")[:2] == (TITLE, NUMBER)


@pytest.mark.parametrize("line", ["宽度(px):", "E-mail:", "Tel："])
def test_a_label_in_latin_letters_is_nobody_to_whom_one_writes(line):
    assert of(f"{TITLE}\n{line}\n{REST}")[2] == ""


def test_a_name_that_a_page_broke_out_of_its_marks_stands_in_them_again():
    said = "为落实《\n示例发展规划\n》《\n示例省关于示例工作的意见\n》要求，制定本方案。\n"

    paper = read_pasted_paper(f"{TITLE}\n{ADDRESSEE}：\n{said}{REST}")

    assert "为落实《示例发展规划》《示例省关于示例工作的意见》要求，制定本方案。" in [
        piece.text for piece in paper.pieces
    ]


def test_a_title_with_a_title_in_pointed_marks_is_no_breadcrumb():
    assert of(f"示例县转发《关于印发<示例办法>的通知》\n{NUMBER}\n{ADDRESSEE}：\n{REST}")[1] == NUMBER


def test_who_attended_is_no_title_of_minutes_that_have_none():
    paper = read_pasted_paper("出席：李明华、王建国\n列席：张志强\n一、关于示例工作\n会议同意示例方案。\n")

    assert paper.told.title == ""
    assert [piece.role.name for piece in paper.pieces[:2]] == ["ROLL", "ROLL"]


@pytest.mark.parametrize(
    "above",
    [
        "配色方案\n全省示例一体化门户网站导航\n",
        "示例热点 shili\n",
        "组工制度\n当前位置: 首页>>组工制度>>正文\n",
    ],
)
def test_what_a_page_writes_over_its_heading_is_no_title(above):
    heading = "示例镇召开2021年示例工作会议"
    text = f"{above}{heading}\n-\n发布时间：2021-02-02 10:00\n1月30日，示例镇召开示例工作会议，李明华主持。\n"

    assert of(text)[0] == heading


def test_a_heading_that_the_title_below_its_number_names_is_that_of_the_page():
    page = "首页 > 制度\n示例办法\n2016-07-24 21:37\n"
    paper = f"{NUMBER}\n示例县委员会关于印发《示例办法》的通知\n各单位：\n{REST}"

    assert of(page + paper) == ("示例县委员会关于印发《示例办法》的通知", NUMBER, "各单位")


def test_a_unit_alone_between_number_and_text_is_whom_it_is_written_to():
    said = (
        "2023年11月16日，你省示例市示例区示例公司地面联合建筑楼发生火灾事故，目前已造成人员伤亡，请抓紧查处。"
    )

    assert of(f"示例事故查处挂牌督办通知书\n{NUMBER}\n示例省人民政府\n{said}\n{REST}")[2] == "示例省人民政府"


def test_breadcrumbs_that_were_a_list_and_buttons_in_a_row_are_the_pages():
    page = (
        "1. 首页\n2. 信息公开\n3. 县规范性文...\n无障碍    长者助手 我的收藏\n"
        "- 备注/文号：示政办〔2023〕12号\n- 公文生成日期：2023-05-06\n━━━━━━━━━━\n"
    )

    assert of(f"{page}{TITLE}\n{ADDRESSEE}：\n{REST}") == (TITLE, NUMBER, ADDRESSEE)


@pytest.mark.parametrize(
    "line",
    [
        "示例市人民政府网站",
        "示例市人民政府公报",
        "信息公开目录",
        "欢迎访问示例县人民政府",
        "网站首页/政务公开/正文",
        "发布机构：示例县人民政府办公室",
        "主题分类｜综合政务",
        "搜索",
        "无障碍模式 长者模式",
        "示例市人民政府 http://www.example.gov.cn",
    ],
)
def test_one_line_of_a_page_alone_over_a_paper_is_none_of_it(line):
    paper = read_pasted_paper(f"{line}\n{TITLE}\n{NUMBER}\n{ADDRESSEE}：\n{REST}")

    assert (paper.told.title, paper.told.number, paper.told.addressee) == (TITLE, NUMBER, ADDRESSEE)
    assert paper.told.furniture == (line,)


@pytest.mark.parametrize("first", ["中共示例县委", "示例县司法局", "示例县财政局\n示例县教育局"])
@pytest.mark.parametrize("last", ["示例县人民政府", "示例县发展和改革委员会\n"])
def test_an_organ_over_another_one_is_in_the_title_of_a_paper_of_both(first, last):
    signed = f"请认真贯彻执行。\n{first}\n{last.strip()}\n2023年5月6日\n"
    text = f"{first}\n{last}关于做好示例工作的通知\n{NUMBER}\n{ADDRESSEE}：\n{signed}"

    assert of(text)[0] == f"{first}{last}关于做好示例工作的通知".replace("\n", "")


@pytest.mark.parametrize("over", ["政策法规", "示例县", "示例县人民政府", "政府信息公开\n公文公报"])
@pytest.mark.parametrize("title", [TITLE, TITLE.replace("关于", "\n关于")])
def test_short_lines_over_a_title_that_begins_with_its_organ_are_none_of_it(over, title):
    assert of(f"{over}\n{title}\n{NUMBER}\n{ADDRESSEE}：\n{REST}") == (TITLE, NUMBER, ADDRESSEE)


def test_a_heading_that_differs_by_a_slip_from_what_the_title_names_is_that_of_the_page():
    page = "首页 > 制度\n示例市示例工作管理暂行办法\n示例县人民政府办公室\n"
    title = "关于印发《示例市示例工作管理的暂行办法》的通知"

    assert of(f"{page}{title}\n{ADDRESSEE}：\n{REST}")[0] in (title, f"示例县人民政府办公室{title}")


@pytest.mark.parametrize("head", ["示例频道", "示例频道\n2023-05-06", "乡级\n2022-05-19\n2022-05-19"])
def test_short_lines_over_a_heading_that_is_repeated_are_the_pages(head):
    told = read_pasted_paper(f"{head}\n{TITLE}\n{TITLE}\n{NUMBER}\n{ADDRESSEE}：\n{REST}").told

    assert (told.title, told.number) == (TITLE, NUMBER)
    assert told.furniture == (*head.split("\n"), TITLE)


def test_a_number_over_a_heading_that_is_repeated_is_that_of_the_paper():
    assert of(f"{NUMBER}\n{TITLE}\n{TITLE}\n{ADDRESSEE}：\n{REST}") == (TITLE, NUMBER, ADDRESSEE)


@pytest.mark.parametrize("bullet", ["", "• ", "▪"])
def test_the_only_number_that_a_page_shows_is_that_of_the_paper(bullet):
    page = f"首页 > 政务公开\n{TITLE}\n{bullet}{NUMBER}\n"

    assert of(f"{page}{TITLE}\n{ADDRESSEE}：\n{REST}") == (TITLE, NUMBER, ADDRESSEE)


def test_a_column_among_the_lines_under_a_heading_is_none_of_it():
    heading = "示例县召开2021年示例工作会议"
    page = f"{heading}\n日期:11-05\n示例频道\n原标题:{heading}\n"

    assert (
        of(f"{page}1月30日，示例县召开示例工作会议，李明华主持，会议安排部署了示例工作，要求认真落实。\n")[0]
        == heading
    )


@pytest.mark.parametrize("over", ["", "首页 > 法规\n", "示例频道\n"])
def test_all_over_a_command_whose_measure_the_page_had_for_its_heading_is_the_pages(over):
    name = "示例省示例管理办法"
    page = f"{over}{name}\n\n示例省人民政府\n\n{name}\n"
    known = f"《{name}》已经省人民政府第六次常务会议通过，现予发布。"
    paper = f"示例省人民政府令\n第82号\n{known}\n省长 李明华\n1997年7月23日\n"

    told = read_pasted_paper(page + paper).told

    assert (told.title, told.number, told.signed_on) == ("示例省人民政府令", "第82号", "1997-07-23")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("示例县人民政府征收土地预公告", "示例县人民政府"),
        ("示例县人民政府办公室工作规则", "示例县人民政府办公室"),
        ("示例县司法局局长办公会议规则", "示例县司法局"),
        ("示例县召开公告发布会", ""),
        ("示例县工作规则", ""),
    ],
)
def test_a_title_without_its_matter_names_who_issues_it(title, body):
    assert (
        read_pasted_paper(f"{title}\n{NUMBER}\n第一条 为了做好示例工作，制定本规则。\n").told.issuing_body
        == body
    )


def test_a_menu_behind_bullets_and_what_heads_it_are_none_of_the_heading():
    menu = "政府信息公开\n政  策\n• 规章\n• 行政规范性文件\n• 历史文件"
    heading = "携手推进示例建设 我市召开2025年度示例联席会议"
    page = f"{menu}\n{heading}\n来源：市司法局 发布时间：2025-11-05 15:07\n"

    told = read_pasted_paper(f"{page}11月3日，我市召开示例联席会议，副市长李明华出席会议并讲话。\n").told

    assert told.title.replace(" ", "") == heading.replace(" ", "")
    assert told.furniture[:5] == tuple(line.strip() for line in menu.split("\n"))


@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_organs_of_one_place_that_stand_side_by_side_are_told_apart(between):
    title = f"示例省人力资源和社会保障厅{between}示例省人民防空办公室关于做好示例工作的通知"

    told = read_pasted_paper(f"{title}\n{NUMBER}\n{ADDRESSEE}：\n请认真贯彻执行。\n").told

    assert told.title == title.replace("\n", "").replace(" ", "")
    assert told.issuing_body == "示例省人力资源和社会保障厅、示例省人民防空办公室"


@pytest.mark.parametrize("account", ["示例人社局", "示例发布"])
def test_the_name_of_an_account_over_organs_in_a_row_is_none_of_them(account):
    title = "示例省人力资源和社会保障厅 示例省人民防空办公室关于做好示例工作的通知"

    assert of(f"{account}\n{title}\n{NUMBER}\n{ADDRESSEE}：\n{REST}")[0] == title.replace(" ", "")


@pytest.mark.parametrize("verb", ["印发", "转发", "批转"])
def test_a_title_that_is_torn_behind_its_verb_is_whole(verb):
    first, second = f"示例市人民政府{verb}", "关于完善示例机制的意见的通知"

    assert of(f"{first}\n{second}\n{NUMBER}\n{ADDRESSEE}：\n{REST}")[0] == first + second


def test_a_title_in_its_marks_below_a_heading_with_its_number_is_that_of_the_paper():
    page = f"{NUMBER}《{TITLE}》\n《{TITLE}》\n{NUMBER}\n"

    assert of(f"{page}{ADDRESSEE}：\n{REST}") == (TITLE, NUMBER, ADDRESSEE)


@pytest.mark.parametrize("kind", ["工作程序", "操作规程", "行为守则", "工作指引"])
def test_a_day_alone_right_above_what_a_paper_makes_known_is_that_of_the_paper(kind):
    head = f"关于印发示例{kind}的通知\n{NUMBER}\n{ADDRESSEE}：\n请遵照执行。\n"
    text = f"{head}2000年11月13日\n示例{kind}\n第一章 总则\n"

    told = read_pasted_paper(f"{text}第一条 为了做好示例工作，制定本{kind[-2:]}。\n").told

    assert told.signed_on == "2000-11-13"


def test_who_is_addressed_is_told_on_one_line_with_the_text_without_the_names_of_organs():
    said = "为做好示例工作，经研究，制定本方案，现印发给你们，请执行。"
    text = f"{NUMBER}\n{TITLE}\n各科室，各站所，各村： {said}\n{REST}"

    assert of(text)[2] == "各科室，各站所，各村"


@pytest.mark.parametrize("none", ["无", "暂无", "-", "无文号"])
def test_an_entry_that_says_there_is_none_says_nothing(none):
    first = f"索引号： | 0012/2023-1 | 文号： | {none} |\n"
    index = f"{first}发布机构： | 示例镇人民政府 | 名称： | 【预案】示例预案 |\n"

    assert of(f"{index}（一）为做好示例工作，切实保障群众生命财产安全，制定本预案，请认真贯彻执行。\n")[
        :2
    ] == ("【预案】示例预案", "")


@pytest.mark.parametrize("added", ["", "（示例局）"])
@pytest.mark.parametrize("other", ["示例频道2022-10-12 06:32:26", "示例 时间：2022-10-12 06:32:26"])
def test_a_heading_with_more_at_both_its_ends_than_the_title_is_that_of_the_page(added, other):
    title = "关于做好2022年度示例工作的通告"
    heading = f"新闻示例市{title}{added}"

    assert (
        of(
            f"{heading}\n{other}\n{heading}\n{title}\n当前示例工作任务重、要求高，为保证示例工作顺利进行，现将有关事项通告如下。\n"
        )[0]
        == title
    )


def test_a_heading_that_says_the_torn_title_in_nearly_the_same_words_is_that_of_the_page():
    page = "首页 > 应急预案\n示例市示例区陶家镇人民政府突发公共事件总体应急预案\n"
    paper = "示例市示例区\n陶家镇突发公共事件总体应急预案\n编制单位：示例市示例区陶家镇人民政府\n1 总则\n"

    assert of(page + paper)[0] == "示例市示例区陶家镇突发公共事件总体应急预案"


@pytest.mark.parametrize(
    "when", ["时间：2023年5月6日 9:00", "时间：2023-05-06 09:00", "会议时间：5月6日 9:00"]
)
@pytest.mark.parametrize("where", ["地点：县政府三楼会议室", "主持：李明华", "参加人员：各乡镇主要负责同志"])
def test_when_and_where_a_meeting_is_held_is_neither_of_a_page_nor_of_the_title(when, where):
    told = read_pasted_paper(
        f"县政府第32次常务会议议程\n{when}\n{where}\n一、学习有关文件\n二、研究示例工作\n"
    ).told

    assert (told.title, told.furniture) == ("县政府第32次常务会议议程", ())


@pytest.mark.parametrize("bullet", "•●▪")
def test_what_a_list_says_below_its_title_is_no_menu(bullet):
    items = "".join(f"{bullet} {item}\n" for item in ("学习培训", "案卷评查", "督导检查"))
    said = "各单位要对照清单逐项抓好落实，及时报送工作进展情况，确保各项任务按期完成，取得实效。"

    told = read_pasted_paper(f"示例县示例工作清单\n{items}{said}\n").told

    assert (told.title, told.furniture) == ("示例县示例工作清单", ())


@pytest.mark.parametrize("blank", ["　　", "  ", "    "])
def test_who_issues_a_briefing_and_when_is_none_of_its_title(blank):
    head = f"工作简报\n第7期\n示例县法治政府建设领导小组办公室{blank}2023年6月1日\n"

    told = read_pasted_paper(
        f"{head}示例县扎实推进示范创建工作\n今年以来，示例县紧紧围绕示范创建目标。\n"
    ).told

    assert (told.title, told.number) == ("示例县扎实推进示范创建工作", "第7期")
    assert (told.issuing_body, told.signed_on) == ("示例县法治政府建设领导小组办公室", "2023-06-01")


def test_a_year_that_heads_the_entries_of_a_chronicle_is_none_of_its_title():
    text = "示例县创建大事记\n2023年\n3月21日　召开述法评议大会。\n6月2日　召开动员会。\n"

    assert read_pasted_paper(text).told.title == "示例县创建大事记"


def test_who_wrote_what_is_passed_on_is_nobody_to_whom_one_writes():
    passed = (
        "关于做好示例工作的意见\n县司法局\n（2023年4月28日）\n为做好示例工作，现提出如下意见，请认真落实。\n"
    )
    paper = read_pasted_paper(f"{TITLE}\n{NUMBER}\n{ADDRESSEE}：\n{REST}{passed}")

    assert [piece.role.name for piece in paper.pieces if piece.text == "县司法局"] == ["SUBTITLE"]
