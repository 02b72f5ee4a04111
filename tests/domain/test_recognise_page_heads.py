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
