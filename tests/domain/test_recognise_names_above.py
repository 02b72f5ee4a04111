"""A unit's bare name above a paper belongs to it where the paper says so; else it is doubted aloud."""

import pytest

from lushan_desktop.domain.recognise.taking import Taken
from lushan_desktop.intake.paper_text import read_pasted_paper

OWN = "示例县人民政府办公室"
MATTER = "关于做好示例工作的通知"
BODY = "为做好示例工作，现将有关事项通知如下，请结合实际认真贯彻执行，有关情况及时报告。\n一、加强领导。\n"
ADDRESSEE = "各乡镇人民政府：\n"
SIGNED = f"{OWN}\n2023年5月6日\n"
HEADS = [
    f"{OWN}{MATTER}\n示政办〔2023〕5号\n{ADDRESSEE}",
    f"{OWN}{MATTER}\n（示政办〔2023〕5号）\n{ADDRESSEE}",
    f"{OWN}\n{MATTER}\n{ADDRESSEE}",
    f"{OWN}关于做好\n示例工作的通知\n{ADDRESSEE}",
    ADDRESSEE,
]
NAMES = ["某某县司法局", "某某省人民政府", "中共某某县委全面依法治县委员会办公室", "某某市财政局"]


def of(text: str) -> Taken:
    return read_pasted_paper(text).told


def core(told: Taken) -> tuple[str, ...]:
    return told.title, told.addressee, told.number, told.issuing_body, told.signed_on


def doubts(told: Taken) -> list[str]:
    return [doubt for doubt in told.doubts if "发文机关" in doubt]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("head", HEADS)
def test_a_unit_that_does_not_sign_the_paper_below_its_name_has_no_part_in_it(name, head):
    text = head + BODY + SIGNED
    told = of(f"{name}\n{text}")

    assert core(told) == core(of(text))
    assert told.furniture == (name,)


@pytest.mark.parametrize("name", NAMES)
def test_the_letters_of_the_number_tell_whose_paper_it_is_where_nobody_signed(name):
    text = f"示例县财政局{MATTER}\n示财〔2023〕5号\n{ADDRESSEE}{BODY}"

    assert core(of(f"{name}\n{text}")) == core(of(text))


@pytest.mark.parametrize("name", ["某某县司法局", "某某省财政厅"])
def test_units_that_all_sign_issue_it_together(name):
    told = of(f"{name}\n{OWN}\n{MATTER}\n{ADDRESSEE}{BODY}{name}\n{SIGNED}")

    assert told.title == f"{name}{OWN}{MATTER}"
    assert told.issuing_body == f"{name}、{OWN}"
    assert not doubts(told)


@pytest.mark.parametrize("short", ["县委依法治县办", "中共示例县委依法治县委员会办公室"])
def test_a_unit_that_signs_with_a_shorter_name_keeps_its_title(short):
    name = "中共示例县委全面依法治县委员会办公室"

    assert of(f"{name}\n{MATTER}\n{ADDRESSEE}{BODY}{short}\n2023年5月6日\n").title == f"{name}{MATTER}"


@pytest.mark.parametrize("head", [f"{MATTER}\n", f"县人民政府{MATTER}\n", "某政发〔2023〕5号\n"])
def test_a_name_that_nothing_else_bears_out_is_doubted_aloud(head):
    told = of(f"示例市司法局\n{head}{ADDRESSEE}{BODY}")

    assert doubts(told)
    assert not doubts(of(f"{head}{ADDRESSEE}{BODY}"))


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("示例县司法局", "示司〔2023〕5号"),
        ("河南省财政厅", "豫财〔2023〕5号"),
        ("广东省民政厅", "粤民函〔2023〕5号"),
    ],
)
def test_a_name_with_its_own_number_is_not_doubted(name, number):
    told = of(f"{name}\n{MATTER}\n{number}\n{ADDRESSEE}{BODY}")

    assert (told.title, told.issuing_body) == (f"{name}{MATTER}", name)
    assert not doubts(told)
