"""Names, days and labels that stand around a paper are the paper's only where its own words bear them out."""

import pytest

from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.test_recognise_pages import ADDRESSEE, REST, TITLE

CRUMBS = "首页 > 政务公开 > 示例文件"
STAMP = "来源：示例网 发布时间：2023-05-08 10:12"
CLOCKED = "发布时间：2021-05-24  所属栏目：示例  点击次数：3035"
SAID = "为做好示例工作，现就有关事项通知如下，请结合实际认真抓好落实，有关情况及时报告我局办公室。\n"
SIGNED = "示例县人民政府\n2023年5月10日\n"


def told_of(text):
    return read_pasted_paper(text).told


@pytest.mark.parametrize("title", ["停水公告", "通知", "示例须知", "招标公告", "关于示例放假的通知"])
@pytest.mark.parametrize("tops", [[CRUMBS], [CRUMBS, STAMP], [STAMP]])
@pytest.mark.parametrize("whom", ["尊敬的用户", "广大市民", "各位家长", "全体业主"])
def test_the_first_of_two_equal_lines_on_a_page_is_its_heading_however_short(title, tops, whom):
    page = "\n".join([*tops, title])
    told = told_of(f"{page}\n{title}\n{CLOCKED}\n{whom}：\n{SAID}{SIGNED}")

    assert (told.title, told.addressee) == (title, whom)
    assert told.furniture == (*tops, title, CLOCKED)


@pytest.mark.parametrize(("short", "full"), [
    ("县卫健委", "示例县卫生健康委员会"),
    ("县法治办", "示例县依法治县办公室"),
    ("县人民政府", "示例县人民政府"),
])  # fmt: skip
def test_the_index_of_a_page_tells_in_full_whose_short_name_a_title_has(short, full):
    index = f"索引号：0012/2023-1 | 主题分类：示例 |\n发布机构：{full} | 文号：示〔2023〕5号 |"

    assert told_of(f"{index}\n{short}关于示例工作的总结\n{SAID}").issuing_body == full


@pytest.mark.parametrize(
    "full", ["上海市闵行区人民政府示例街道办事处", "中华人民共和国国务院", "示例县财政局"]
)
def test_who_has_a_name_of_his_own_is_told_by_it_whatever_an_index_says(full):
    name = {"示例县财政局": "示例县司法局"}.get(
        full, full.replace("上海市", "").replace("中华人民共和国", "")
    )
    index = f"索引号：0012/2023-1 | 主题分类：示例 |\n发布机构：{full} | 文号：示〔2023〕5号 |"

    assert told_of(f"{index}\n{name}关于示例工作的总结\n{SAID}").issuing_body == name


@pytest.mark.parametrize("place", ["示例省", "示例自治区", "示例省样例市"])
@pytest.mark.parametrize(("head", "title"), [
    ("示例市人民政府令第 42 号\n", "示例市行政执法责任制规定"),
    ("示例市人民政府关于示例工作的通知\n", "示例市人民政府关于示例工作的通知"),
])  # fmt: skip
def test_a_name_with_its_province_before_it_is_a_librarys_where_the_paper_has_it_without(place, head, title):
    over = f"{CRUMBS}\n{title}\n{STAMP}\n下载地址： 点击此处下载\n{title}\n{place}示例市人民政府\n"
    told = told_of(
        f"{over}{head}《示例规定》已经市政府第6次常务会议审议通过，现予发布，自2004年8月1日起施行。\n"
    )

    assert told.issuing_body == "示例市人民政府"
    assert f"{place}示例市人民政府" in told.furniture


@pytest.mark.parametrize("verb", ["发布", "公布", "颁布"])
@pytest.mark.parametrize("which", ["令19号", "令第19号", "令第十九号", "第19号公告"])
@pytest.mark.parametrize("since", ["", " 自1991年5月1日起施行"])
def test_day_and_organ_of_rules_are_told_from_the_note_under_their_title(verb, which, since):
    note = f"（1991年3月26日示例市人民政府{which}{verb}{since}）"
    told = told_of(
        f"示例市文化娱乐市场管理规定\n{note}\n第一条 为加强管理，制定本规定。\n第二条 本规定由示例局解释。\n"
    )

    assert (told.issuing_body, told.signed_on) == ("示例市人民政府", "1991-03-26")


@pytest.mark.parametrize("unit", ["中华人民共和国国务院", "示例省人民政府", "示例县司法局"])
def test_who_and_when_over_a_paper_that_it_ends_with_are_a_librarys(unit):
    head = f"{unit}关于同意示例的批复\n国函〔2009〕159号\n"
    said = "你县《关于示例的请示》收悉。现批复如下，请认真组织实施，有关情况及时报告。"
    body = f"示例县人民政府：\n{said}\n{unit}\n二〇〇九年十二月三十一日\n"
    told = told_of(f"{CRUMBS}\n{head}{unit}\n2009年12月31日\n收录于《示例市志》\n{body}")

    assert told.furniture == (CRUMBS, unit, "2009年12月31日", "收录于《示例市志》")
    assert (told.issuing_body, told.signed_on, told.addressee) == (unit, "2009-12-31", "示例县人民政府")


@pytest.mark.parametrize("kept", [
    "示例市人民政府主办 示例中心承办   技术支持：示例中心",
    "版权所有：示例市司法局 技术支持：示例公司",
])  # fmt: skip
@pytest.mark.parametrize("where", ["地址：示例市示例路9号", "联系电话：0123-4567890"])
def test_who_keeps_a_site_and_where_he_is_are_none_of_the_paper(kept, where):
    rules = f"{TITLE}\n第一条 为加强管理，制定本制度。\n第二条 本制度自2008年5月1日起施行。\n"

    assert told_of(f"{rules}{kept}\n{where}\n").furniture == (kept, where)


@pytest.mark.parametrize("below", [["附件："], ["附件：", "相关报道"], ["附件:", "更多"]])
def test_a_label_below_which_nothing_is_attached_is_the_pages(below):
    text = f"{TITLE}\n{ADDRESSEE}：\n{SAID}{SIGNED}"

    assert told_of(text + "\n".join(below)).furniture == tuple(below)


def test_what_is_named_below_a_label_of_attachments_is_the_papers():
    assert not told_of(f"{TITLE}\n{ADDRESSEE}：\n{REST}附件：\n1.示例名单\n").furniture
