"""The dots of an application show how far the county has come with it."""

import pytest

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.domain.titles.application import APPLICATION
from lushan_desktop.domain.titles.applying import place, steps, way

PATH = ("培育", "申报", "初审", "现场反馈", "整改", "集体研究", "公示", "推荐", "命名", "复核")
DRAWN = PATH[:8]


def test_what_others_do_afterwards_is_not_drawn():
    assert steps(PATH) == DRAWN


@pytest.mark.parametrize(("stage", "stands_at"), [*((stage, n) for n, stage in enumerate(DRAWN)), ("", 0)])
def test_an_application_stands_at_the_dot_of_its_stage(stage, stands_at):
    assert place(PATH, stage) == stands_at


@pytest.mark.parametrize("stage", ["命名", "复核"])
def test_once_it_is_named_every_dot_is_behind_it(stage):
    assert place(PATH, stage) == len(DRAWN)


@pytest.mark.parametrize(("stage", "dot"), [("拟推荐", "推荐"), ("初审推荐", "初审")])
def test_one_that_came_another_way_stands_at_the_dot_that_is_like_it(stage, dot):
    assert DRAWN[place(PATH, stage)] == dot


def test_one_that_was_not_chosen_stands_beside_the_way():
    assert place(PATH, "未通过") == -1


def test_a_move_is_dated_by_no_day_of_a_stage_that_the_title_does_not_have():
    listed = catalogue("application_stages")
    aside = [term.name for term in listed.terms if term.aside]
    for path in (PATH, (*PATH[:5], "征求意见", *PATH[5:])):
        flow = way(path, listed.moves, aside, {"推荐": ("reason",)}, APPLICATION)
        dated = {(move.start, move.end): move.dated_by for move in flow.moves}
        before = path[path.index("集体研究") - 1]
        assert dated.get((before, "集体研究"), "") == ("consulted_on" if before == "征求意见" else "")
        assert dated["公示", "推荐"] == "", "the office demands no 推荐日期 there"
