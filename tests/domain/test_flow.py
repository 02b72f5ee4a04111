"""A workflow says in words what a move demands before it is refused."""

import pytest

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.flow import check, flow, lacking, standing
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.records import RECORD_TYPES

DAY = PartialDate(2023, 7, 27)
FLOWS = {
    "instruction_stages": "instruction",
    "task_stages": "task",
    "problem_stages": "problem",
    "application_stages": "application",
}


def shipped(name):
    listed = catalogue(name)
    return flow(listed.names, listed.moves)


@pytest.mark.parametrize("name", FLOWS)
def test_a_shipped_workflow_leads_from_stage_to_stage(name):
    assert list(shipped(name).problems()) == []


@pytest.mark.parametrize(("name", "key"), FLOWS.items())
def test_what_a_move_demands_is_a_field_of_its_record(name, key):
    record_type = RECORD_TYPES.get(key)

    for move in shipped(name).moves:
        for demand in move.demands:
            assert record_type.field(demand.field).label
            assert demand.say.endswith("。")


def test_a_wrong_row_of_a_workflow_is_noticed():
    rows = [{"from": "甲", "to": "丙", "label": "转"}, {"from": "甲", "to": "甲", "label": "留"}]

    assert list(flow(["甲", "乙"], rows).problems()) == ["转: no stage 丙", "留 leads nowhere"]


def test_a_problem_is_closed_only_with_evidence_a_checker_and_a_day():
    problem = RECORD_TYPES.get("problem")
    closing = shipped("problem_stages").move("待验收", "已销号")

    with pytest.raises(
        UserError,
        match="请先填写复核人、销号日期。请先添加至少一份整改佐证。请先添加整改销号审批表。",
    ) as told:
        check(closing, problem, problem.blank())
    assert told.value.field == "files"

    form = Attachment("f", "整改销号审批表")
    told_of = {"rechecker": "p", "closed_on": PartialDate(2023, 7, 28)}
    with pytest.raises(UserError, match=r"^请先添加至少一份整改佐证。$"):
        check(closing, problem, problem.blank() | told_of | {"files": (form,)})
    with pytest.raises(UserError, match=r"^请先添加整改销号审批表。$"):
        check(closing, problem, problem.blank() | told_of | {"files": (Attachment("e"),)})

    met = told_of | {"files": (Attachment("e"), form)}
    check(closing, problem, problem.blank() | met)
    assert lacking(closing, problem, problem.blank() | met) == ()


def test_a_move_that_does_not_exist_is_answered_with_those_that_do():
    with pytest.raises(UserError, match="“待下发”不能直接转为“已销号”，可以转为“整改中”。"):
        shipped("problem_stages").move("", "已销号")
    with pytest.raises(UserError, match="“已销号”不能直接转为“待下发”，可以转为“整改中”。"):
        shipped("problem_stages").move("已销号", "待下发")
    with pytest.raises(UserError, match="“已取消”不能直接转为“进行中”，可以转为“待办”。"):
        shipped("task_stages").move("已取消", "进行中")


@pytest.mark.parametrize(
    ("values", "said", "reached", "asked"),
    [
        ({}, "整改中", "待下发", "demand"),
        ({"demand": "示例", "due_on": DAY, "issued_on": DAY}, "整改中", "整改中", ""),
        ({"demand": "示例", "due_on": DAY, "issued_on": DAY}, "已销号", "整改中", "measure"),
        (
            {"demand": "示例", "due_on": DAY, "issued_on": DAY, "measure": "示例", "finished_on": DAY},
            "已销号",
            "待验收",
            "files",
        ),
        ({}, "", "待下发", ""),
    ],
)
def test_a_record_stands_as_far_as_what_it_holds_would_have_moved_it(values, said, reached, asked):
    problem = RECORD_TYPES.get("problem")
    stage, missing = standing(shipped("problem_stages"), problem, values, said)
    assert stage == reached
    assert [demand.field for demand in missing][:1] == ([asked] if asked else [])


def test_a_record_may_stand_where_no_move_leads():
    assert standing(shipped("application_stages"), RECORD_TYPES.get("application"), {}, "拟推荐") == (
        "拟推荐",
        (),
    )
