"""Each rule finds what it is for and is silent on what is right, and has texts enough of both kinds."""

import json
import re

import pytest

from lushan_desktop.base.paths import resources
from lushan_desktop.checks.correcting import corrected, safe_changes
from lushan_desktop.checks.rule import rules
from tests.checks.texts import cases, found, rules_of, whole
from tests.exchange import test_merging
from tests.foreign import EXPECTED, read
from tests.proved import proved
from tests.services.checks import test_office_rules
from tests.services.papers import test_statement_findings

IDS = [rule["id"] for rule in json.loads(resources("checks", "rules.json").read_text("utf-8"))]
OF_TEXTS = {one.id for one in rules("text")}
OF_OFFICES = {one.id for one in rules("office")}
IN_OFFICES = (test_merging, test_office_rules, test_statement_findings)
"""The tests that hold rules over records."""
WANTED, WANTED_OF_PAPERS = 3, 2


@pytest.mark.parametrize("rule", sorted(OF_TEXTS))
def test_a_rule_finds_what_it_is_for(rule):
    assert not [one.text for one in cases() if one.rule == rule and one.is_found and not one.is_told]


@pytest.mark.parametrize("rule", sorted(OF_TEXTS))
def test_a_rule_is_silent_on_what_is_right(rule):
    assert not [one.text for one in cases() if one.rule == rule and not one.is_found and one.is_told]


def test_every_rule_reads_texts_or_registers():
    assert set(IDS) == OF_TEXTS | OF_OFFICES


@pytest.mark.parametrize("rule", sorted(OF_TEXTS))
@pytest.mark.parametrize("is_found", [True, False])
def test_every_rule_has_three_texts_of_each_kind_and_two_of_them_of_real_papers(rule, is_found):
    held = [one for one in cases() if one.rule == rule and one.is_found is is_found]

    assert len({one.text for one in held}) == len(held) >= WANTED
    assert len([one for one in held if one.origin in ("paper", "altered")]) >= WANTED_OF_PAPERS
    assert {one.origin for one in held} <= {"made", "paper", "altered"}


@pytest.mark.parametrize("rule", sorted(OF_OFFICES))
def test_every_rule_over_registers_is_held_in_three_offices_of_each_kind(rule):
    assert IN_OFFICES
    told, silent = proved()

    assert told[rule] >= WANTED
    assert silent[rule] >= WANTED


def test_no_text_is_the_example_of_its_rule():
    examples = {
        rule["id"]: [one for one in re.split("[;；]", rule["example"]) if len(one) > 4]
        for rule in json.loads(resources("checks", "rules.json").read_text("utf-8"))
    }

    assert not [
        one.text for one in cases() if one.is_found and any(each in one.text for each in examples[one.rule])
    ]


@pytest.mark.parametrize("rule", sorted(OF_TEXTS))
def test_a_finding_is_told_by_its_place_in_the_text(rule):
    for case in (one for one in cases() if one.rule == rule and one.is_found):
        paper = case.paper
        for one in case.findings:
            assert paper.text[one.start : one.end] == one.text
            assert one.page == paper.page_of(one.start)
            assert one.sentence.endswith("。")


@pytest.mark.parametrize(
    "text",
    [
        "全市10个县（市、区）和24个乡镇（街道、开发区）完成了任务。",
        "水、电、气、暖等公用事业单位要按照要求公开服务事项、收费标准和办理流程，方便群众办事。",
        "家住幸福小区（12）3号的居民反映了情况。",
        "《通知》（示司〔2022〕1号）和《通知》（示司〔2022〕2号）。",
        "1）加强领导；\n2）落实责任；\n3）强化督导。",
        "（一）工作目标\n完成任务。\n（二）工作措施\n落实责任。",
        "根据《示例\n办法》的规定，开展清理工作，规范文件管理。",
    ],
)
def test_usual_prose_has_nothing_to_put_right(text):
    report = whole(f"R:{text.replace(chr(10), '¶')}")

    assert not [one for one in found(report) if one.group == "需要改正"]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("CON-01", "落实“四项制度”（示例甲、示例乙，以下简称制度）要求。"),
        ("CON-01", "落实“三项制度”（示例甲、示例乙。另有规定的除外）要求。"),
        ("CON-01", "落实“三项制度”（示例甲、示例乙等）要求。"),
        ("CON-01", "落实“三项制度”（示例甲和示例乙）要求。"),
        ("CON-01", "落实“三项制度”（示例甲（一、二、三、四）、示例乙、《示例丙、示例丁》）要求。"),
        ("DAT-07", "各单位于2023年6月10日前报送总结。"),
        ("ORG-02", "会议通报了全市县交办事项的完成情况。"),
        ("TXT-01", "县委书记陆卫东主持会议。陆卫东指出，要抓好落实。"),
        ("TXT-03", "印发《深入学习示例工作方案》《深入推进示例工作办法》。"),
    ],
)
def test_what_only_looks_like_a_slip_is_none(rule, text):
    assert rule not in rules_of(whole(f"R:{text}"))


def test_a_paper_that_is_passed_on_is_signed_by_who_passes_it_on():
    text = (
        "示例县人民政府办公室转发县财政局关于示例工作意见的通知\n各乡镇人民政府：\n请认真落实。\n"
        "示例县人民政府办公室\n2023年6月30日\n"
    )

    assert "HDR-11" not in rules_of(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("形成实世求是的作风。", "实事求是"),
        ("克服官僚主意作风。", "官僚主义"),
        ("一如继往支持工作。", "一如既往"),
    ],
)
def test_a_character_of_the_same_sound_is_told_with_the_word_that_was_meant(text, right):
    assert any(one.rule == "TXT-01" and right in one.sentence for one in found(whole(text)))


@pytest.mark.parametrize("name", EXPECTED)
def test_clean_papers_have_no_wrong_characters(name):
    assert not [one for one in found(read(name)) if one.rule in ("TXT-01", "TXT-02")]


def test_a_number_with_wrong_brackets_and_a_zero_is_put_right_in_both():
    findings = found(whole("R:印发《示例意见》（示法[2023]02号）。"))

    assert {"NUM-01", "NUM-02"} <= {one.rule for one in findings}
    assert "示法〔2023〕2号" in corrected(
        whole("R:印发《示例意见》（示法[2023]02号）。"), safe_changes(findings)
    )


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (
            "HDR-05",
            "一、返还数额按实际交纳数的70%计算。\n二、返还的年限为两年。\n三、有关单位抓好落实，按期办结。",
        ),
        ("NUM-11", "《甲通知》（示政〔2022〕1号）《乙通知》（示政〔2022〕2号）要求，抓好落实。"),
        ("CON-01", "授予10个市（地、州、盟）优秀市称号。"),
    ],
)
def test_what_real_papers_have_right_is_no_slip(rule, text):
    assert rule not in rules_of(whole(f"R:{text}"))


@pytest.mark.parametrize(
    "sentence", ["原则同意县{}的请示。", "推进{}工作，加强指导。", "研究{}、粮食储备等事项。"]
)
@pytest.mark.parametrize("word", ["水务局", "网格化", "网格员", "龙鹄山", "裁量权", "矛调中心", "应诉率"])
def test_words_of_offices_and_places_that_the_dictionary_lacks_are_no_slips(sentence, word):
    assert "TXT-01" not in rules_of(sentence.format(word))
