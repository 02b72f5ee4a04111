"""What each rule finds, and passes over, in clauses of real papers; which rules still want more of them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from lushan_desktop.base.paths import resources
from lushan_desktop.checks.rule import rules
from tests.checks.texts import cases, rules_of, whole

DATA = Path(__file__).parents[1] / "data" / "checks"
MUST, MUST_NOT = cases(DATA / "real_cases.txt")
WANTED = 2


@pytest.mark.parametrize("rule", MUST)
def test_a_rule_finds_the_slips_of_real_papers(rule):
    assert not [text for text in MUST[rule] if rule not in rules_of(whole(text), with_all=True)]


@pytest.mark.parametrize("rule", MUST_NOT)
def test_a_rule_passes_over_what_real_papers_have_right(rule):
    assert not [text for text in MUST_NOT[rule] if rule in rules_of(whole(text), with_all=True)]


def test_the_rules_that_lack_texts_of_real_papers_are_listed():
    of_texts = {one.id for one in rules("text") if not one.find.__module__.endswith(".layout")}
    ids = [rule["id"] for rule in json.loads(resources("checks", "rules.json").read_text("utf-8"))]
    ids = [id for id in ids if id in of_texts]

    assert (DATA / "lacking.txt").read_text("utf-8") == lacking(ids)


def lacking(ids: list[str]) -> str:
    """A line for each rule that has fewer real texts than wanted, and how many of both kinds."""
    found = {rule: (len(MUST.get(rule, ())), len(MUST_NOT.get(rule, ()))) for rule in ids}
    return "".join(f"{rule} +{n} -{m}\n" for rule, (n, m) in sorted(found.items()) if min(n, m) < WANTED)


def test_no_text_of_a_real_paper_stands_twice_for_one_rule():
    told = Counter(
        (rule, text) for sign in (MUST, MUST_NOT) for rule, texts in sign.items() for text in texts
    )

    assert max(told.values()) == 1
