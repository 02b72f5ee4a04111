"""Rules that hold a text against what the office knows: each finds three slips, and none in three texts."""

from pathlib import Path

import pytest

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.checks.ledger import (
    KnownDocument,
    KnownEvent,
    KnownPerson,
    KnownTenure,
    Ledger,
)
from tests.checks.texts import cases, rules_of, whole

MUST, MUST_NOT = cases(Path(__file__).parents[1] / "data" / "checks" / "ledger_cases.txt")
LEDGER = Ledger(
    persons=(
        KnownPerson(
            "p1",
            "李示例",
            (
                KnownTenure("副县长", since=PartialDate(2019, 1, 1), until=PartialDate(2021, 3, 1)),
                KnownTenure("县委书记", since=PartialDate(2021, 3, 2)),
            ),
            1,
        ),
        KnownPerson("p2", "王示例", (KnownTenure("县长", since=PartialDate(2021, 4, 1)),), 2),
        KnownPerson("p3", "赵示例", (KnownTenure("副县长"),), 3),
    ),
    documents=(KnownDocument("d1", "示司〔2023〕1号", "示例方案"),),
    events=(
        KnownEvent(
            "meeting",
            "m1",
            "示例工作推进会",
            PartialDate(2023, 5, 9),
            ("要把示例创建工作摆在重要位置，逐项抓好落实。",),
            ("王示例",),
        ),
        KnownEvent(
            "instruction",
            "i1",
            "批示",
            PartialDate(2023, 6, 1),
            ("各单位要严格对照标准，逐条逐项查漏补缺，确保按期完成。",),
            ("王示例",),
        ),
    ),
    codes=(("示司", "示例县司法局"), ("示办", "示例县人民政府办公室")),
    is_own=True,
)


@pytest.mark.parametrize("rule", MUST)
def test_a_rule_finds_what_the_ledger_says_otherwise(rule):
    silent = [text for text in MUST[rule] if rule not in rules_of(whole(text), LEDGER)]

    assert not silent


@pytest.mark.parametrize("rule", MUST_NOT)
def test_a_rule_is_silent_on_what_the_ledger_holds(rule):
    wrong = [text for text in MUST_NOT[rule] if rule in rules_of(whole(text), LEDGER)]

    assert not wrong


def test_each_has_three_texts_of_each_kind():
    assert {len(texts) for texts in (*MUST.values(), *MUST_NOT.values())} == {3}
