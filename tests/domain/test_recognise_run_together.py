"""A paper that was copied into one line is taken apart; a sentence is not."""

import pytest

from lushan_desktop.intake.paper_text import read_pasted_paper
from tests.domain.test_recognise_copies import told
from tests.domain.test_recognise_pages import ADDRESSEE, REST, TITLE


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE}\n{ADDRESSEE}：为做好示例工作，规范有序开展，现将有关事项通知如下。请认真贯彻执行。",
        f"{TITLE}{ADDRESSEE}：为做好示例工作，规范有序开展，现将有关事项通知如下。请认真贯彻执行。",
        f"{TITLE}\n{ADDRESSEE}: 根据工作安排，规范有序开展，现将有关事项通知如下。请认真贯彻执行。",
    ],
)
@pytest.mark.parametrize(
    "foot", ["\n示例县人民政府办公室\n2023年5月6日", "示例县人民政府办公室2023年5月6日。"]
)
def test_a_paper_that_was_copied_into_one_line_is_taken_apart(head, foot):
    found = told(head + foot)

    assert (found.title, found.addressee) == (TITLE, ADDRESSEE)
    assert (found.issuing_body, found.signed_on) == ("示例县人民政府办公室", "2023-05-06")


def test_a_number_a_text_and_its_day_on_one_line_are_taken_apart():
    said = "现将县水利局《关于贯彻会议精神的报告》转发给你们，请认真贯彻执行，抓紧抓好。"
    found = told(f"示府办[1989]88号各区，县人民政府，县府直属各单位:{said}一九八九年十一月二日")

    assert (found.number, found.addressee) == ("示府办[1989]88号", "各区，县人民政府，县府直属各单位")
    assert found.signed_on == "1989-11-02"


def test_a_title_before_its_text_on_one_line_is_told_apart():
    said = "根据《示例条例》规定，经县司法局审核，现将初审情况予以公示，如有不同意见请实名反映。"
    found = told(f"示例县2023年度示例项目初审情况的公示{said}\n示例县司法局\n2023年5月6日\n")

    assert found.title == "示例县2023年度示例项目初审情况的公示"


@pytest.mark.parametrize(
    "said",
    [
        "县政府办公室印发了关于做好示例工作的通知，各乡镇按照通知要求认真组织实施，全面完成各项任务。",
        "各乡镇各部门要把示例工作摆上重要位置，切实加强领导：为做好这项工作，要配齐配强工作力量，压实责任。",
        "县司法局于2023年5月6日印发通知，要求各单位认真整改，整改情况于6月30日前报送，报送时间截至2023年6月30日。",
    ],
)
def test_a_sentence_is_not_taken_apart(said):
    assert read_pasted_paper(f"{TITLE}\n{ADDRESSEE}：\n{said}\n{REST}").said[0].text == said


def test_a_paper_and_what_it_makes_known_on_one_line_are_taken_apart():
    enclosed = "示例工作实施方案为贯彻落实《示例意见》，完善协调机制，制定本方案。"
    said = "《示例工作实施方案》已经县政府同意，现印发给你们，请结合实际，认真组织实施."
    found = told(f"{TITLE}\n{ADDRESSEE}:{said}示例县人民政府办公室2023年5月6日{enclosed}\n")

    assert (found.title, found.addressee) == (TITLE, ADDRESSEE)
    assert (found.issuing_body, found.signed_on) == ("示例县人民政府办公室", "2023-05-06")


def test_title_and_number_before_a_text_on_one_line_are_taken_apart():
    said = "为贯彻落实《示例意见》精神，现结合我县实际，提出以下实施意见。 一、总体要求 坚持科学发展。"
    found = told(f"示例县人民政府关于做好示例工作的实施意见 示政发〔2009〕69号 {said}\n")

    assert (found.title, found.number) == ("示例县人民政府关于做好示例工作的实施意见", "示政发〔2009〕69号")


@pytest.mark.parametrize("said", ["一、基本情况 我县现有示例单位一百余家，", "2023年 全县示例工作扎实推进，"])
def test_a_heading_before_its_text_on_one_line_stays_with_it(said):
    line = f"{said}各项任务全面完成，成效明显，群众满意度进一步提升，为全县发展提供了有力保障和坚强支撑。"

    assert read_pasted_paper(f"{TITLE}\n{ADDRESSEE}：\n{line}\n{REST}").said[0].text == line
