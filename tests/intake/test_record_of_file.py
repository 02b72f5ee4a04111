"""What record a file is, by its name and its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.intake.record_of_file import FileSaid, record_of

PAPER = """示例县人民政府办公室文件
示政办〔2023〕7号
示例县人民政府办公室
关于印发示例县创建工作方案的通知
各乡镇人民政府：
现将方案印发给你们，请认真贯彻执行。
示例县人民政府办公室
2023年3月5日
"""
SHEET = "签到表\n会议名称：示例县示范创建推进会\n时 间：2023年6月2日上午9时\n主持人：县长李四\n"
SLIP = "批示领导：县委书记王五\n批示日期：2023年7月26日\n批示内容：请抓好落实。\n"


@pytest.mark.parametrize(
    ("title", "text", "type", "told"),
    [
        ("动员会签到表", "", "meeting", {"title": "动员会", "kind": "动员会"}),
        ("示例县创建动员会照片2", "", "meeting", {"title": "示例县创建动员会"}),
        ("关于召开示范创建推进会的通知", "", "meeting", {"title": "示范创建推进会"}),
        (
            "县政府第12次常务会议纪要",
            "",
            "meeting",
            {"kind": "政府常务会议"},
        ),
        ("张三在动员会上的讲话", "", "meeting", {"title": "动员会"}),
        (
            "签到表",
            SHEET,
            "meeting",
            {"held_on": "2023-06-02", "chair": "李四"},
        ),
        ("张三同志批示抄清", "", "instruction", {"kind": "批示", "leader": "张三"}),
        (
            "扫描件",
            SLIP,
            "instruction",
            {"leader": "王五", "words": "请抓好落实。"},
        ),
        (
            "示法办〔2023〕5号关于申报的通知",
            "",
            "document",
            {"number": "示法办〔2023〕5号", "title": "关于申报的通知"},
        ),
        ("示例县创建实施方案（定稿）", "", "document", {"kind": "方案"}),
        ("关于贯彻落实省委指示精神的报告", "", "document", {"kind": "报告"}),
        ("扫描0001", PAPER, "document", {"number": "示政办〔2023〕7号", "signed_on": "2023-03-05"}),
    ],
)
def test_a_file_is_the_record_that_its_name_and_words_tell(title, text, type, told):
    found = record_of(FileSaid(title, "", text, ("张三",)))

    assert found is not None
    assert (found.type, {name: found.fields[name] for name in told}) == (type, told)


_MEETINGS = (
    "动员会", "创建工作推进会", "县政府常务会议", "县委全面依法治县委员会会议", "工作例会", "领导小组会议",
    "述法评议大会",
)  # fmt: skip
_PAPERS = (
    "签到表",
    "会议纪要",
    "纪要",
    "会议通知",
    "会议照片",
    "照片",
    "议程",
    "会议议程",
    "会场",
    "参会人员名单",
    "会议资料",
)


@given(st.sampled_from(_MEETINGS), st.sampled_from(_PAPERS), st.sampled_from(("", "2", "（3）", "_12")))
def test_every_paper_of_a_meeting_bears_the_name_of_the_meeting(meeting, paper, number):
    found = record_of(FileSaid(f"{meeting}{paper}{number}"))

    assert found is not None
    assert (found.type, found.fields["title"]) == ("meeting", meeting)


@given(
    st.sampled_from(("县长", "县委书记", "")),
    st.sampled_from(("在《{}》上的批示", "对《{}》的批示", "《{}》的批示", "关于《{}》的批示件")),
    st.sampled_from(("关于法治建设情况的报告", "关于转发《创建标准》的请示", "依法治县专报")),
)
def test_an_instruction_is_on_the_paper_that_its_file_is_called_by(post, form, paper):
    found = record_of(FileSaid(f"{post}张三{form.format(paper)}", "2023-06-02", "", ("张三",)))

    assert found is not None
    assert found.type == "instruction"
    assert (found.fields["leader"], found.fields["carrier"]) == ("张三", paper)


@pytest.mark.parametrize("title", ["IMG_001", "示例县委员会", "学习考察照片", "", "　"])
def test_what_tells_nothing_is_no_record(title):
    assert record_of(FileSaid(title)) is None


def test_what_was_not_told_is_said():
    found = record_of(FileSaid("会场照片"), "meeting")

    assert found is not None
    assert found.doubts == ("名称、日期没有读出，待补。",)
