"""Whose an instruction is and of which day, where a sentence tells of more than one thing."""

import pytest

from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.telling import told


@pytest.mark.parametrize(
    "text",
    [
        "县司法局于2023年3月2日报送《关于示例的报告》，县委书记李明华作出批示：要抓好。",
        "2023年3月2日，县委召开常委会会议，县委书记李明华对《关于示例的报告》作出批示。",
        "2023年3月2日印发通知后，县委书记李明华对《关于示例的报告》作出批示。",
    ],
)
def test_the_day_of_what_was_told_before_is_asked_about_and_not_taken(text):
    paper = read_pasted_paper(f"示例县司法局关于示例工作的报告\n县政府：\n{text}\n")

    (given,) = [one for one in drafts(paper) if one.type == "instruction"]

    assert "given_on" not in given.fields
    assert given.doubts == ("原文的2023年3月2日是前面一件事的日期，批示哪天作出请填写。",)


@pytest.mark.parametrize(
    "text",
    [
        "2023年3月2日，县委书记李明华对《关于示例的报告》作出批示。",
        "2023年3月2日县委书记李明华在县司法局《关于示例的报告》上作出批示。",
        "县委书记李明华于2023年3月2日对《关于示例的报告》作出批示。",
    ],
)
def test_the_day_beside_the_one_who_wrote_is_taken(text):
    (given,) = told(text, "instruction")

    assert (given["given_on"], given["carrier"]) == ("2023-03-02", "关于示例的报告")


def test_those_who_are_named_together_gave_one_each():
    text = "2023年3月2日，县委书记李明华、县长王建国对《示例简报》（第3期）作出批示。"

    assert [(one["leader"], one["given_on"]) for one in told(text, "instruction")] == [
        ("李明华", "2023-03-02"),
        ("王建国", "2023-03-02"),
    ]


def test_the_one_who_was_named_before_goes_on_behind_a_semicolon():
    text = (
        "2023年3月2日，县委书记李明华调研时要求抓好落实；对县司法局《关于示例的报告》作出批示，要求加强领导。"
    )

    (given,) = told(text, "instruction")

    assert (given["leader"], given["carrier"], given["words"]) == ("李明华", "关于示例的报告", "加强领导。")
    assert "given_on" not in given


def test_words_in_quotation_marks_are_taken_to_their_end():
    (given,) = told("李明华省长批示“要抓实抓好。各单位要照办。”", "instruction")

    assert given["words"] == "要抓实抓好。各单位要照办。"
