"""Every stage of every workflow has a way on, a way back and an end; a refusal names all that is lacking."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain import flow as flow_rules
from lushan_desktop.domain import stages
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import flows
from lushan_desktop.services.titles import titles

FLOWS = {key: flows.flow_of(RECORD_TYPES.get(key)) for key in ("problem", "instruction", "task", "statement")}
WORKFLOW = {"problem": stages.PROBLEMS, "instruction": stages.INSTRUCTIONS, "task": stages.TASKS}


def reachable(flow, start):
    """The stages that moves lead to from here."""
    found, waiting = {start}, [start]
    while waiting:
        for move in flow.moves_from(waiting.pop()):
            if move.end not in found:
                found.add(move.end)
                waiting.append(move.end)
    return found


def is_whole(flow, ended):
    """What is lacking in a flow: nothing, for each of its stages."""
    for stage in flow.stages:
        later = set(flow.path[flow.path.index(stage) + 1 :]) if stage in flow.path else set(flow.path)
        onward = reachable(flow, stage) & later
        back = [move for move in flow.moves_from(stage) if not flow.is_onward(move)]
        is_first = stage == flow.path[0]
        assert onward or stage in ended or stage == flow.last, f"no way on from {stage}"
        assert back or is_first or stage in flow.aside, f"no way back from {stage}"
        assert flow.moves_from(stage), f"nothing leads out of {stage}"
        assert reachable(flow, stage) & {*ended, flow.last}, f"no end from {stage}"


@pytest.mark.parametrize("key", FLOWS)
def test_each_stage_of_a_catalogue_has_a_way_on_a_way_back_and_an_end(key):
    ended = stages.ended(WORKFLOW[key]) if key in WORKFLOW else (FLOWS[key].last,)
    is_whole(FLOWS[key], ended)


@settings(max_examples=60, deadline=None)
@given(chosen=st.sets(st.sampled_from(titles.known_stages()), min_size=2))
def test_so_has_each_stage_of_a_title_whatever_stages_the_office_chose(chosen):
    path = tuple(stage for stage in titles.known_stages() if stage in chosen)
    flow = titles.flow_over(path, {})

    is_whole(flow, stages.ended(stages.APPLICATIONS))
    for stage in path:
        earlier = set(path[: path.index(stage)])
        back = {move.end for move in flow.moves_from(stage)} & earlier
        assert back or stage == path[0]


def test_an_applicant_may_withdraw_from_application_to_recommendation():
    flow = titles.flow_over(titles.known_stages(), {})

    for stage in ("申报", "初审", "现场反馈", "整改", "征求意见", "集体研究", "公示", "推荐"):
        move = flow.move(stage, "已撤回")
        assert [demand.field for demand in move.demands] == ["withdrawal", "withdrawn_on"]
    assert "申报" in {move.end for move in flow.moves_from("已撤回")}


@pytest.mark.parametrize("key", ["problem", "instruction", "task", "application"])
def test_a_move_that_is_refused_names_every_field_that_is_missing(key):
    record_type = RECORD_TYPES.get(key)
    flow = flows.flow_of(record_type)
    for move in flow.moves:
        if not move.demands:
            continue
        with pytest.raises(UserError) as refused:
            flow_rules.check(move, record_type, record_type.blank())
        for demand in move.demands:
            what = demand.say.removeprefix("请先填写").rstrip("。")
            assert what in refused.value.message
        assert refused.value.message.count("请先填写") <= 1
        assert refused.value.field == move.demands[0].field


def test_every_date_of_a_move_and_of_a_stage_is_a_field():
    for key, workflow in {**WORKFLOW, "application": stages.APPLICATIONS}.items():
        names = {spec.name for spec in RECORD_TYPES.get(key).fields}
        dated = {move.get("dated_by") for move in catalogue(workflow).moves} - {None}
        reached = {term.reached_by for term in catalogue(workflow).terms} - {""}
        assert dated | reached <= names
