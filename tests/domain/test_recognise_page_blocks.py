"""Head, foot and frame of a page are told from the paper by what the paper says of itself."""

import pytest

from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.test_recognise_pages import ADDRESSEE, NUMBER, REST, TITLE

CRUMBS = "首页 > 政务公开 > 示例文件"
STAMP = "来源：示例网 发布时间：2023-05-08 10:12"
ORGAN = "示例市人民政府办公厅"
SAID = "为做好示例工作，现就有关事项通告如下，请广大市民积极配合，自觉遵守规定，维护良好秩序。\n特此通告。\n"


def told_of(text):
    return read_pasted_paper(text).told


def core(text):
    told = told_of(text)
    return told.title, told.addressee, told.number, told.issuing_body, told.signed_on


@pytest.mark.parametrize("title", [
    [ORGAN, "关于印发示例市公共场所", "突发事件应急预案的通知"],
    [ORGAN, "关于印发示例市", "公共场所突发事件", "应急预案的通知"],
    [f"{ORGAN}关于印发", "示例市公共场所", "突发事件应急预案的通知"],
    [f"{ORGAN}关于印发示例市公共场所突发事件应急预案的通知"],
])  # fmt: skip
@pytest.mark.parametrize("number", ["示府办发〔2018〕4号", "示府办发〔2018〕14号"])
def test_a_heading_with_the_number_is_the_pages_into_however_many_lines_the_title_breaks(title, number):
    paper = "\n".join([*title, number, f"{ADDRESSEE}：", REST])
    heading = f"{number}《{''.join(title)}》"
    told = told_of(f"{heading}\n{paper}")

    assert told.title == "".join(title)
    assert told.furniture == (heading,)


@pytest.mark.parametrize("between", [" ", "　", "、", "\n"])
@pytest.mark.parametrize("second", ["中共示例市委社会工作部", "示例市司法局", "中共示例市委宣传部"])
def test_an_organ_of_the_party_beside_one_of_the_same_place_issues_a_paper_too(between, second):
    names = ["示例市发展改革委员会", second, "示例市住房和城乡建设局"]
    text = f"{between.join(names)}{between.replace('、', '')}关于印发示例方案的通知\n{ADDRESSEE}：\n{REST}"

    assert told_of(text.split("示例县人民政府办公室\n2023")[0]).issuing_body == "、".join(names)


@pytest.mark.parametrize(("short", "full"), [
    (["市交通委", "市公安局"], ["示例市交通委员会", "示例市公安局"]),
    (["市法治办"], ["示例市法治办公室"]),
    (["县政府"], ["示例县人民政府"]),
])  # fmt: skip
def test_who_signs_with_a_short_name_is_told_by_the_name_in_the_title(short, full):
    signed = "\n".join([*short, "2023年5月10日"])

    assert told_of(f"{'、'.join(full)}关于示例道路的通告\n{SAID}{signed}\n").issuing_body == "、".join(full)


@pytest.mark.parametrize("signed", ["示例县人民政府办公室", "示例县司法局", "县法治办"])
def test_who_signs_is_told_as_he_signs_where_the_title_names_somebody_else(signed):
    text = f"示例县人民政府关于示例道路的通告\n{SAID}{signed}\n2023年5月10日\n"

    assert told_of(text).issuing_body == signed


@pytest.mark.parametrize(
    "top", [CRUMBS, STAMP, "【打印本页】 【关闭窗口】", "网站首页 走进示例 政务公开 互动交流"]
)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_organs_on_lines_of_their_own_are_all_of_the_title_below_what_a_page_shows(top, count):
    names = ["示例市公安局交通警察支队", "示例市司法局", "示例市财政局", "示例市教育局"][:count]
    over, signed = "\n".join(names), " ".join(names)
    paper = f"{over}\n关于示例道路施工期间交通管制的通告\n{SAID}{signed}\n2018年3月8日\n"

    assert core(f"{top}\n{paper}") == core(paper)
    assert told_of(f"{top}\n{paper}").furniture == (top,)


@pytest.mark.parametrize("row", [
    "网站首页 走进示例 政务公开 政务服务 互动交流",
    "首页　示例概况　新闻中心　政务公开　办事大厅",
    "站内搜索 政策文件 政务服务 数据 机关党建",
])  # fmt: skip
@pytest.mark.parametrize("paper", [
    f"{TITLE}\n{NUMBER}\n{ADDRESSEE}：\n{REST}",
    f"{ADDRESSEE}：\n{REST}",
    REST,
    f"示例县人民政府\n示例征收公告\n{REST}",
])  # fmt: skip
def test_a_row_of_words_to_press_above_a_paper_is_the_pages(row, paper):
    assert core(f"{row}\n{paper}") == core(paper)
    assert told_of(f"{row}\n{paper}").furniture == (row,)


def test_organs_in_a_row_are_no_words_to_press():
    row = "示例县司法局 示例县财政局 示例县教育局 示例县民政局"

    told = told_of(f"{row}\n关于示例工作的通告\n{SAID}{row}\n2023年5月10日\n")

    assert not told.furniture
    assert told.issuing_body == "、".join(row.split())


@pytest.mark.parametrize("top", ["", f"{CRUMBS}\n", "示例县人民政府门户网站\n", f"{STAMP}\n"])
def test_what_a_page_says_of_the_paper_below_it_is_no_text_whatever_stands_above(top):
    said = "10月27日，示例省人民政府印发通知，决定成立示例工作领导小组，现将通知全文公布如下："
    paper = f"示例省人民政府办公厅关于成立示例省\n示例工作领导小组的通知\n{NUMBER}\n{ADDRESSEE}：\n{REST}"

    assert core(f"{top}{said}\n{paper}") == core(paper)


@pytest.mark.parametrize("foot", [
    ["上一篇 2019年11月19日", "下一篇 2019年11月21日", "相关推荐", "发表回复"],
    ["示例之窗", "发表评论", "您的邮箱不会被公开", "（0）"],
    ["示例站群", "上一条 示例放假", "下一条 示例开放", "网上答复"],
])  # fmt: skip
@pytest.mark.parametrize("top", ["", f"{STAMP}\n"])
def test_a_paper_that_makes_no_other_one_known_has_but_the_page_below_its_signature(foot, top):
    paper = f"关于示例放假的通知\n{ADDRESSEE}：\n{SAID}示例县人民政府办公室\n2019年11月21日\n"
    told = told_of(top + paper + "\n".join(foot))

    assert told.signed_on == "2019-11-21"
    assert told.furniture[bool(top) :] == tuple(foot)


@pytest.mark.parametrize("name", ["方案", "工作报告", "示例名单"])
def test_a_paper_that_makes_another_one_known_keeps_it_below_its_signature(name):
    paper = f"关于印发示例{name}的通知\n{ADDRESSEE}：\n现将示例{name}印发给你们，请认真贯彻执行。\n"
    text = f"{paper}示例县人民政府办公室\n2019年11月21日\n{name}\n一、总体要求\n"

    assert not told_of(text).furniture
