"""How an instruction stands is computed from its stage and its deadline."""

from datetime import date

import pytest

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.handling import dispatch_light, instruction_light, is_open, stage_tone, waits_for
from lushan_desktop.domain.instructions.dispatch import DISPATCH
from lushan_desktop.domain.instructions.instruction import INSTRUCTION

TODAY = date(2023, 8, 8)
DUE = PartialDate(2023, 8, 10)


def values(**given):
    return INSTRUCTION.blank() | given


@pytest.mark.parametrize(
    ("given", "word", "tone"),
    [
        ({}, "待转办", "mute"),
        ({"stage": "已转办"}, "待签收", "mute"),
        ({"stage": "已反馈"}, "待办结", "mute"),
        ({"stage": "办理中", "due_on": DUE}, "还剩 2 天", "warn"),
        ({"stage": "办理中", "due_on": PartialDate(2023, 8, 20)}, "8月20日前", "info"),
        ({"stage": "已退回", "due_on": PartialDate(2023, 8, 3)}, "逾期 5 天", "bad"),
        ({"stage": "已办结", "due_on": PartialDate(2023, 8, 3)}, "已办结", "ok"),
        ({"closed_on": PartialDate(2023, 8, 5), "due_on": PartialDate(2023, 8, 3)}, "逾期 2 天办结", "ok"),
    ],
)
def test_the_light_of_an_instruction_always_has_a_word(given, word, tone):
    light = instruction_light(values(**given), TODAY)
    assert (light.word, light.tone) == (word, tone)


def test_what_a_leader_only_saw_needs_no_handling_and_is_never_overdue():
    seen = values(kind="圈阅", due_on=PartialDate(2020, 1, 1))

    assert instruction_light(seen, TODAY).word == "不需办理"
    assert not is_open(seen)
    assert stage_tone(seen) == "mute"
    assert waits_for(seen) == "不需办理"


def test_a_unit_without_a_deadline_of_its_own_has_that_of_the_instruction():
    row = DISPATCH.blank()

    assert dispatch_light(row, DUE, TODAY).word == "还剩 2 天"
    assert dispatch_light(row | {"due_on": PartialDate(2023, 8, 7)}, DUE, TODAY).word == "逾期 1 天"
    assert dispatch_light(row, None, TODAY).word == "待签收"
    assert dispatch_light(row | {"result": "示例"}, DUE, TODAY).word == "已反馈"
