"""Tasks that are given out of what came in: what they take over, and when they are refused."""

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.services.records import tasks, undoing
from tests.saving import save

DUE = PartialDate(2099, 6, 1)


def test_a_letter_becomes_a_task_with_its_unit_and_deadline(store):
    unit = save(store, "unit", name="示例局")
    letter = save(store, "document", direction="收文", title="示例：来文", assignee_unit=unit, due_on=DUE)

    tasks.give_out(store, "document", letter)

    (given,) = tasks.given(store, "document", letter)
    assert (given.content, given.unit, given.light.word) == ("示例：来文", "示例局", "2099年6月1日前")
    undoing.undo_last(store)
    assert tasks.given(store, "document", letter) == ()


def test_what_is_closed_or_says_nothing_becomes_no_task(store):
    closed = save(store, "instruction", words="示例：批示", closed_on=PartialDate(2023, 7, 1))
    silent = save(store, "instruction", leader_post="示例：县领导")

    with pytest.raises(UserError, match="已经办结"):
        tasks.give_out(store, "instruction", closed)
    with pytest.raises(UserError, match="请先填写这件批示指示的批示原文，再转为任务"):
        tasks.give_out(store, "instruction", silent)
