"""Tables without marks, slips in names, numbers and days as copies have them."""

import pytest

from lushan_desktop.domain.recognise.taking import Taken
from lushan_desktop.intake.paper_text import read_pasted_paper

TITLE = "示例县人民政府关于做好示例工作的通知"
BODY = "为做好示例工作，现将有关事项通知如下，请结合实际认真贯彻执行，有关情况及时报告。\n一、加强领导。\n"
ADDRESSEE = "各乡镇人民政府：\n"
ENTRIES = [
    ("发文机关", "示例县人民政府办公室"),
    ("发文字号", "示政发〔2021〕1号"),
    ("索引号", "11370322004222241N/2021-5135380"),
    ("成文日期", "2021-03-26"),
    ("主题分类", "综合政务-文秘工作"),
    ("有效性", "有效"),
]


def of(text: str) -> Taken:
    return read_pasted_paper(text).told


@pytest.mark.parametrize("count", [4, 5, 6])
@pytest.mark.parametrize("title", ["", f"{TITLE}\n示政发〔2021〕1号\n"])
def test_a_table_whose_names_and_values_stand_in_turn_is_the_pages(count, title):
    cells = [cell for entry in ENTRIES[:count] for cell in entry]
    told = of("\n".join(cells) + f"\n{title}{ADDRESSEE}{BODY}")

    assert told.furniture == tuple(cells)
    assert (told.title, told.number) == (title.partition("\n")[0], "示政发〔2021〕1号")
    assert told.signed_on == "2021-03-26"


def test_an_organ_whose_name_differs_from_the_sign_off_by_a_slip_is_in_the_title():
    told = of(f"中国民间艺术家协会\n关于同意命名的决定\n{ADDRESSEE}{BODY}中国民间文艺家协会\n2008年1月2日\n")

    assert told.title == "中国民间艺术家协会关于同意命名的决定"


@pytest.mark.parametrize(
    ("shown", "number"),
    [
        ("（2023）1号", "（2023）1号"),
        ("（示政〔2023〕1号）", "示政〔2023〕1号"),
        ("文号：示政〔2023〕1号", "示政〔2023〕1号"),
    ],
)
def test_brackets_around_a_year_are_of_the_number_and_those_around_all_of_it_are_not(shown, number):
    assert of(f"{TITLE}\n{shown}\n{ADDRESSEE}{BODY}").number == number


def test_a_title_is_not_told_to_be_whole():
    assert of(f"{TITLE}（全文）\n{ADDRESSEE}{BODY}").title == TITLE


@pytest.mark.parametrize("year", ["二O一一年", "二○一一年", "二〇一一年", "2011年"])
def test_a_day_whose_year_alone_is_in_characters_is_a_day(year):
    assert of(f"{TITLE}\n{ADDRESSEE}{BODY}{year}5月16日\n").signed_on == "2011-05-16"


def test_the_red_head_on_the_line_of_a_whole_paper_says_who_issues_it():
    told = of(
        "示例市人民政府办公厅文件示政办[2014]180号各区人民政府，市人民政府各部门：根据《示例工作方案》（示办文"
        "[2014]8号）要求，为进一步推进我市示例工作，建立和完善示例长效机制，特提出如下意见，请认真执行。\n"
    )

    assert (told.number, told.issuing_body) == ("示政办[2014]180号", "示例市人民政府办公厅")
    assert told.addressee == "各区人民政府，市人民政府各部门"


@pytest.mark.parametrize("line", ["CYQD00-2019-0014", "HFGS—2017—9"])
def test_the_number_of_a_register_over_a_paper_is_not_its_title(line):
    assert of(f"朗读\n{line}\n{BODY}").title == ""


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("break_", ["", "\n"])
def test_what_calls_out_above_a_whole_head_is_the_pages(times, break_):
    line = "示例消防分享：《示例规划》重磅发布！"
    head = f"示例委员会关于印发{break_}《示例规划》的通知\n安委〔2022〕2号\n{ADDRESSEE}"
    told = of(f"{line}\n" * times + f"{head}{BODY}")

    assert told.furniture == (line,) * times
    assert told.title == "示例委员会关于印发《示例规划》的通知"


def test_whose_the_pictures_are_is_told_by_the_page():
    line = "图片版权归原作者所有，如有侵权请联系我们，我们立刻删除。"

    assert of(f"{TITLE}\n{ADDRESSEE}{BODY}示例县人民政府\n2023年5月6日\n{line}\n").furniture == (line,)


def test_a_day_alone_on_the_line_of_a_whole_paper_stands_before_what_it_makes_known():
    told = of(
        f"{TITLE} 各乡镇政府、街道办事处： 现将《示例实施办法》印发给你们，请遵照执行。 二OO五年七月十五日 "
        "示例县示例实施办法 第一条 根据《示例条例》，制定本办法。 第二条 本办法所称示例是指示例。\n"
    )

    assert (told.title, told.addressee) == (TITLE, "各乡镇政府、街道办事处")
    assert told.signed_on == "2005-07-15"


@pytest.mark.parametrize("bullet", ["• ", "●", "▪ "])
def test_a_bullet_before_number_and_title_is_no_part_of_them(bullet):
    told = of(f"{bullet}示政[2011]81号 {TITLE}\n{BODY}")

    assert (told.title, told.number, told.issuing_body) == (TITLE, "示政[2011]81号", "示例县人民政府")


def test_a_value_of_a_table_ends_where_its_cell_does():
    told = of(
        "公开目录 | 其他文件 | 发布日期 | 2023-02-18 |\n"
        f"文号 | 示政发〔2023〕1号 | 浏览量 |\n{ADDRESSEE}{BODY}"
    )

    assert told.number == "示政发〔2023〕1号"


@pytest.mark.parametrize("last", ["各人民团体", "各委、办、局", "中央、省驻示单位"])
def test_whom_a_paper_is_written_to_stands_before_its_text_on_the_line(last):
    to = f"各地、市、县委，各市、县人民政府，自治区党委各部门，{last}"

    assert (
        of(
            f"{to}：1995年8月2日，《示例办法》下发后，对调动各级的积极性起到了推动作用，现补充通知如下。\n"
        ).addressee
        == to
    )


@pytest.mark.parametrize("naught", ["○", "〇", "O", "0", "零"])
@pytest.mark.parametrize(("year", "figures"), [("二00一", "2001"), ("二000", "2000"), ("一九九0", "1990")])
def test_a_year_in_characters_may_have_any_sign_for_naught_next_to_itself(naught, year, figures):
    told = of(f"{TITLE}\n{ADDRESSEE}{BODY}示例县人民政府\n{year.replace('0', naught)}年二月十三日\n")

    assert told.signed_on == f"{figures}-02-13"


@pytest.mark.parametrize("at", [12, 15, 18])
def test_a_heading_with_the_number_leaves_a_title_that_breaks_off_whole(at):
    title = "示例省人民政府办公厅关于成立示例产业发展工作领导小组的通知"
    head = f"{title[:at]}\n{title[at:]}\n示办函〔2021〕299号\n"
    told = of(f"示办函〔2021〕299号《{title}》\n{head}{ADDRESSEE}{BODY}")

    assert (told.title, told.issuing_body) == (title, "示例省人民政府办公厅")
    assert told.furniture == (f"示办函〔2021〕299号《{title}》",)


def test_a_line_of_text_that_broke_off_inside_a_title_is_no_breadcrumbs():
    cited = "《示例关于批转<示例角、示例角和示例三\n角地区座谈会纪要>的通知》（示发[1985] 3号）"
    body = f"执行{cited}和《示例关于\n规定》。\n"

    assert of(f"{TITLE}\n{ADDRESSEE}{body}示例县人民政府\n2023年5月6日\n").furniture == ()


@pytest.mark.parametrize("number", ["（90）示政函18号", "[89]示政字第7号", "（1988）示政发12号"])
def test_a_number_may_have_its_year_before_the_characters(number):
    told = of(f"{TITLE}\n{number}\n示例市政府、省政府有关部门：\n{BODY}示例县人民政府\n一九九○年三月三日\n")

    assert (told.title, told.number) == (TITLE, number)
    assert (told.addressee, told.signed_on) == ("示例市政府、省政府有关部门", "1990-03-03")


@pytest.mark.parametrize("since", ["1年前", "3天前", "12 小时前", "2个月前"])
def test_how_long_ago_a_page_was_made_is_its_own(since):
    told = of(f"{TITLE}\n来源：县政府办\n{since}\n{ADDRESSEE}{BODY}")

    assert told.title == TITLE
    assert since in told.furniture


@pytest.mark.parametrize("ends", ["详情如下：", "现将全文公布，内容如下：", "原文如下:"])
@pytest.mark.parametrize("title", [TITLE, f"{TITLE[:9]}\n{TITLE[9:]}"])
def test_what_a_page_says_of_a_whole_paper_below_is_its_own(ends, title):
    said = f"10月27日，示例县人民政府办公室印发通知，为加强对示例产业发展的组织领导，决定成立领导小组。{ends}"
    told = of(f"{said}\n{title}\n示政办〔2021〕9号\n{ADDRESSEE}{BODY}")

    assert (told.title, told.number) == (TITLE, "示政办〔2021〕9号")
    assert told.furniture == (said,)
    assert any("网页附带" in doubt for doubt in told.doubts)


def test_what_a_paper_says_before_one_that_it_sends_on_stays_its_own():
    said = "现将《示例通知》转发给你们，请结合实际认真贯彻执行，并将情况及时报告。具体内容如下："
    told = of(
        f"{TITLE}\n{ADDRESSEE}{said}\n示例省人民政府关于示例工作的通知\n示政发〔2021〕9号\n各市人民政府：\n{BODY}"
    )

    assert told.title == TITLE
    assert told.furniture == ()


def test_day_and_number_in_brackets_may_have_the_text_behind_them():
    told = of(f"{TITLE}\n（1985年5月4日示政〔1985〕38号）  {BODY}")

    assert (told.title, told.number, told.signed_on) == (TITLE, "示政〔1985〕38号", "1985-05-04")
