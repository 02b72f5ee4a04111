"""The plan of a statement: begun from what is shipped, changed by the office, given back, undone."""

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.reports.papers.own_template import own_plan
from lushan_desktop.reports.papers.template import shipped
from lushan_desktop.reports.wording import wording
from lushan_desktop.services.papers import statement_templates, statements
from lushan_desktop.services.papers.statement_templates import open_plan, plans, reset, save
from lushan_desktop.storage.undo import undo_last


def text(store) -> str:
    statement = statements.preview(store, {"indicator": "93"})
    return "\n".join(each.text for section in statement.sections for each in section.paragraphs)


def headings(store) -> list[str]:
    return [each.numbered_heading for each in statements.preview(store, {"indicator": "93"}).sections]


def test_a_plan_kept_as_it_is_shipped_writes_the_very_same(store):
    before, before_headings = text(store), headings(store)
    keys = [each.key for each in statements.preview(store, {"indicator": "93"}).paragraphs]

    save(store, open_plan(store, "93").values)

    assert text(store) == before
    assert headings(store) == before_headings
    assert [each.key for each in statements.preview(store, {"indicator": "93"}).paragraphs] == keys
    with store.read() as session:
        plan = own_plan(session, "93")
    assert plan.is_own
    assert plan.wording == wording()


@pytest.mark.parametrize("number", ["93", ""])
def test_what_is_shipped_comes_through_the_form_whole(store, number):
    save(store, open_plan(store, number).values)

    with store.read() as session:
        own = own_plan(session, number).template
    theirs = shipped(number)
    assert (own.lead_in, own.campaign_kinds) == (theirs.lead_in, theirs.campaign_kinds)
    for one, other in zip(own.sections, theirs.sections, strict=True):
        assert {**vars(one), "key": ""} == {**vars(other), "key": ""}


def test_a_heading_changed_and_sections_moved_stand_on_the_paper(store):
    values = open_plan(store, "93").values
    first, second, *rest = values["plans"]
    save(store, {**values, "plans": ({**second, "heading": "部署"}, {**first, "heading": "保障"}, *rest)})

    assert headings(store)[1:3] == ["一、部署", "二、保障"]


def test_saving_again_changes_the_same_plan_and_each_is_one_step(store):
    values = open_plan(store, "93").values
    save(store, values)
    held = open_plan(store, "93")
    save(store, {**held.values, "closing": "现说明如下。"})

    assert open_plan(store, "93").record == held.record
    assert "现说明如下。" in text(store)
    undo_last(store)
    assert "现将有关情况说明如下。" in text(store)


def test_the_shipped_plan_comes_back(store):
    before = text(store)
    save(store, {**open_plan(store, "93").values, "closing": "现说明如下。"})

    reset(store, "93")

    assert text(store) == before
    assert reset(store, "93") is None


def test_a_plan_for_another_indicator_is_added_and_leaves_this_one_alone(store):
    save(store, open_plan(store, "93").values)
    save(store, {**open_plan(store, "93").values, "number": "第94项", "closing": "另说明如下。"})

    assert [(each.number, each.title, each.is_own) for each in plans(store)] == [
        ("93", "指标 93", True),
        ("94", "指标 94", True),
        ("", statement_templates.GENERAL, False),
    ]
    assert len(open_plan(store, "93").values["plans"]) == len(open_plan(store, "94").values["plans"])
    assert "另说明如下" not in text(store)


def test_the_offices_general_plan_does_not_replace_one_that_is_shipped_for_an_indicator(store):
    before = text(store)
    save(store, {**open_plan(store, "").values, "closing": "另说明如下。"})

    assert text(store) == before


def test_a_plan_without_sections_is_refused(store):
    with pytest.raises(UserError, match="至少要有一节"):
        save(store, {**open_plan(store, "93").values, "plans": ()})
