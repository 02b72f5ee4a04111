"""Each rule finds what it is for, and is silent on what is right."""

from collections import defaultdict
from pathlib import Path

import pytest

from tests.checks.texts import found, rules_of, whole

CASES = Path(__file__).parents[1] / "data" / "checks" / "cases.txt"
_LINES = [line.split(" ", 2) for line in CASES.read_text("utf-8").splitlines() if line]
MUST, MUST_NOT = defaultdict(list), defaultdict(list)
for _rule, _sign, _text in _LINES:
    (MUST if _sign == "+" else MUST_NOT)[_rule].append(_text)


@pytest.mark.parametrize("rule", MUST)
def test_a_rule_finds_what_it_is_for(rule):
    silent = [text for text in MUST[rule] if rule not in rules_of(whole(text), with_all=True)]

    assert not silent


@pytest.mark.parametrize("rule", MUST_NOT)
def test_a_rule_is_silent_on_what_is_right(rule):
    wrong = [text for text in MUST_NOT[rule] if rule in rules_of(whole(text), with_all=True)]

    assert not wrong


def test_every_rule_that_reads_a_text_has_three_texts_of_each_kind():
    assert {len(texts) for texts in (*MUST.values(), *MUST_NOT.values())} == {3}
    assert set(MUST) == set(MUST_NOT)


@pytest.mark.parametrize("rule", MUST)
def test_a_finding_is_told_by_its_place_in_the_text(rule):
    for text in map(whole, MUST[rule]):
        for one in found(text, with_all=True):
            assert text[one.start : one.end] == one.text
            assert one.page == 1
            assert one.sentence.endswith("。")
