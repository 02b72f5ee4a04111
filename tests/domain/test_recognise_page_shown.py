"""What a page shows beside a paper, however it words it, is neither the paper's head nor its end."""

import pytest

from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.test_recognise_pages import ADDRESSEE, NUMBER, REST, TITLE

HEAD = f"{TITLE}\n{ADDRESSEE}：\n"
STAMP = "来源：示例网 发布时间：2023-05-08 10:12"


def told(text: str):
    return read_pasted_paper(text).told


@pytest.mark.parametrize("filed", ["B类", "（A）类", "（B类）", " (A)类", " 类 同意公开", "A1类 主动公开"])
@pytest.mark.parametrize("page", ["", f"{TITLE}\n{STAMP}\n"])
def test_how_an_answer_is_filed_is_no_part_of_its_number(filed, page):
    found = told(f"{page}{NUMBER}{filed}\n{HEAD}{REST}")

    assert (found.number, found.title, found.addressee) == (NUMBER, TITLE, ADDRESSEE)
    assert "".join(found.furniture) == page.replace("\n", "")


@pytest.mark.parametrize("label", ["时限：", "征集情况：", "请选择栏目：", "示例状态:"])
@pytest.mark.parametrize("value", ["截止：2023-06-18", "已结束 查看示例", "示例甲 示例乙"])
def test_a_label_below_which_no_text_begins_is_nobody_written_to(label, value):
    page = f"示例专题\n{TITLE}\n{label}\n{value}\n{STAMP}\n"

    assert told(page + HEAD + REST).addressee == ADDRESSEE
    assert told(page + HEAD + REST).title == TITLE


@pytest.mark.parametrize("count", [2, 3, 6])
def test_a_list_that_is_the_value_of_an_entry_is_no_text(count):
    items = "\n".join(f"{n}.示例任务一览{n}" for n in range(2, count + 1))
    table = f"发布文号 暂无\n发布日期 2023-05-08 生效日期 2023-05-08\n备注 附件：1.示例任务一览1\n{items}\n"
    found = told(f"{TITLE}\n{STAMP}\n{table}{ADDRESSEE}：\n{REST}")

    assert (found.title, found.addressee) == (TITLE, ADDRESSEE)
    assert found.furniture == (STAMP, *table.splitlines())


@pytest.mark.parametrize("organ", ["示例县人民政府办公室"])
@pytest.mark.parametrize("slip", ["", "错"])
def test_a_title_may_stand_in_brackets_whole(organ, slip):
    title = f"{organ}关于做好示例工作的通知"
    page = f"{NUMBER}《{slip}{title}》\n浏览量：时间：2023-07-07 06:20:54\n"
    found = told(f"{page}《{title}》\n{NUMBER}\n{ADDRESSEE}：\n{REST}")

    assert (found.title, found.issuing_body, found.number) == (title, organ, NUMBER)


@pytest.mark.parametrize("year", ["", "2023年", "2023年度"])
@pytest.mark.parametrize("matter", ["政府信息公开工作年度报告", "法治政府建设工作报告"])
def test_a_year_ahead_of_a_title_hides_nobody(year, matter):
    paper = "\n本报告根据有关规定编制，全文包括总体情况等六个部分。\n一、总体情况\n示例情况良好。"

    assert told(f"{year}示例县司法局{'' if year else '2023年'}{matter}{paper}").issuing_body == "示例县司法局"


@pytest.mark.parametrize("word", ["回顶部", "返回顶部", "联系我们\n回顶部"])
def test_no_word_below_a_text_issues_it(word):
    news = "我县召开示例工作会议 推进示例发展\n日前，我县召开示例工作会议，安排部署重点任务。\n"

    assert told(f"{news}来源：示例网\n返回\n{word}").issuing_body == ""


def test_who_and_when_on_one_line_are_no_part_of_a_title():
    page = "关于示例办法的说明材料\n示例县司法局 2023年5月8日\n"

    assert "2023" not in told(f"{page}为做好示例工作，现将有关情况说明如下。\n一、示例背景\n示例。").title


@pytest.mark.parametrize("name", ["示 例 县 人 民 政 府", "示　例　县　司　法　局"])
@pytest.mark.parametrize("foot", ["图文编辑：示例", "▍内容审核:示例\n▍内容来源：示例网", "今日责编示例"])
def test_a_name_spread_over_its_line_signs_above_what_a_page_has_there(name, foot):
    found = told(f"{HEAD}请认真贯彻执行。\n{name}\n2023年5月8日\n{foot}")

    assert (found.issuing_body, found.signed_on) == ("".join(name.split()), "2023-05-08")
    assert len(found.furniture) == len(foot.splitlines())


def test_a_label_spread_over_its_line_is_of_the_paper_as_others_are():
    tail = "抄 报：县政府办\n经 办 人：示例 联系电话：2261277"

    assert told(f"{HEAD}请认真贯彻执行。\n示例县司法局\n2023年5月8日\n{tail}").furniture == ()


@pytest.mark.parametrize("rest", ["示例县示例总体规划的批复", "示例县示例实施方案的通知"])
def test_a_title_whose_first_line_names_who_and_what_keeps_it(rest):
    first = "示例省人民政府关于同意局部修改"
    found = told(f"{first}\n{rest}\n{NUMBER}\n{ADDRESSEE}：\n{REST}\n扫一扫手机阅读\n返回顶部")

    assert found.title == first + rest


def test_an_occasion_that_a_page_broke_is_no_text():
    occasion = "—2023年5月6日在示例县第十二届\n人民代表大会常务委员会第三次会议上\n示例县审计局局长 示例甲\n"
    found = told(f"关于示例情况的审计工作报告\n{occasion}{STAMP}\n主任、各位副主任、委员：\n{REST}")

    assert (found.addressee, found.signed_on) == ("主任、各位副主任、委员", "2023-05-06")


@pytest.mark.parametrize(
    "row", ["无障碍浏览 长者模式 打开适老化模式 政府信箱 加入收藏 x", "登录 注册 示例信箱"]
)
@pytest.mark.parametrize("column", ["示例领域", "林业草原"])
def test_a_row_of_words_most_of_which_are_pressed_is_a_pages(row, column):
    found = told(
        f"{row}\n{column}\n示例局挂牌成立\n{STAMP}\n2023年5月6日，示例局挂牌成立，示例领导出席仪式。"
    )

    assert (found.title, found.furniture) == ("示例局挂牌成立", (row, column, STAMP))


@pytest.mark.parametrize("call", ["招商电话：0000-1", "营商环境服务热线：12345", "监督投诉电话：0000-2"])
def test_a_page_goes_on_below_its_buttons_whatever_it_tells_of_its_site(call):
    keeper = f"主办：示例办公室 地址：示例路1号{'示例大厦' * 8} 联系电话：0000-1"
    foot = f"打印此文 关闭窗口\n示例机关网站标识\n{keeper}\n{call}"

    news = "2023年5月6日，示例局挂牌成立，示例领导出席仪式。"

    assert told(f"{TITLE}\n{STAMP}\n{news}\n{foot}").furniture == (STAMP, *foot.splitlines())


@pytest.mark.parametrize("call", ["监督电话：0000-1", "联系电话：0000-1", "举报热线：0000-1"])
def test_who_signs_without_a_day_may_stand_below_how_to_reach_them(call):
    paper = f"致全镇农户的一封信\n广大农户朋友们：\n现发出如下倡议。\n{call}\n示例县示例镇人民政府"

    assert told(paper).issuing_body == "示例县示例镇人民政府"


def test_the_place_that_a_page_writes_before_a_title_is_no_part_of_it():
    assert (
        told(f"示例：关于印发《示例细则》的通知\n{ADDRESSEE}：\n{REST}").title == "关于印发《示例细则》的通知"
    )
