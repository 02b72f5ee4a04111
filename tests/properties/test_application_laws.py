"""Whatever stages a title has, whatever is done in whatever order: no application gets ahead of its proof."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.flow import lacking
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.titles import applying, reviewing
from lushan_desktop.services.records import records, undoing
from lushan_desktop.services.titles import applications, review, titles
from lushan_desktop.services.titles.review import Opinion
from lushan_desktop.services.titles.titles import StageSetting
from tests.offices import new_store

APPLICATION, TITLE = RECORD_TYPES.get("application"), RECORD_TYPES.get("title")
ITEMS = tuple({"content": f"示例条目{n}", "points": Decimal(10)} for n in (1, 2))
DAY = PartialDate(2023, 7, 27)
FILLED = {
    "rectify_by": DAY,
    "rectification": "已补齐",
    "public_from": DAY,
    "public_until": DAY,
    "recommendation": "paper",
    "designation": "paper",
    "designated_on": DAY,
    "channel": "县推荐",
    "refusal": "名额已满",
}
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(0, 3), st.sets(st.sampled_from(sorted(FILLED)), min_size=4)),
        st.tuples(st.just("leap"), st.sampled_from(titles.known_stages()), st.just(frozenset(FILLED))),
        st.tuples(st.just("note"), st.integers(0, 1), st.sampled_from(["符合", "符合", "需补充", "不符合"])),
        st.tuples(st.just("review"), st.just(0), st.just("")),
    ),
    min_size=6,
    max_size=24,
)
ways = st.sets(st.sampled_from(titles.known_stages()), min_size=3).map(
    lambda chosen: [name for name in titles.known_stages() if name in chosen]
)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with new_store(tmp_path_factory.mktemp("office") / "x", person="示例甲") as opened:
        yield opened


def carry_out(office, application, deed):
    what, which, more = deed
    if what == "note":
        line = review.sheet(office, application).lines[which]
        review.note(office, line.id, Opinion(more, "" if more == "符合" else "缺签字"))
    elif what == "review":
        for line in review.sheet(office, application).open_lines:
            review.note(office, line.id, Opinion("符合"))
        review.complete(office, application)
    else:
        given_values = {name: FILLED[name] for name in sorted(more)}
        possible = applications.moves(office, application)
        if what == "move" and not possible:
            return
        end = possible[which % len(possible)].move.end if what == "move" else which
        applications.move(office, application, end, **given_values)


@settings(max_examples=12, deadline=None)
@given(path=ways, walk=deeds)
def test_no_walk_gets_ahead_of_what_its_title_demands(office, path, walk):
    follow(office, path, walk)


@pytest.mark.slow
@settings(max_examples=500, deadline=None)
@given(path=ways, walk=deeds)
def test_none_of_very_many_walks_gets_ahead_of_its_title(office, path, walk):
    follow(office, path, walk)


def follow(office, path, walk):
    values = {"name": "示例", "kind": "示例", "standard_items": ITEMS}
    title = records.save(office, TITLE, values).ids("title")[0]
    titles.set_stages(office, title, [StageSetting(name) for name in path])
    flow = titles.flow_of(office, title)
    application = applications.start(office, title, "", "unit").ids("application")[0]
    for deed in walk:
        before = records.values(office, APPLICATION, application)
        try:
            carry_out(office, application, deed)
        except UserError as refusal:
            told(refusal)
            if deed[0] != "review":
                assert records.values(office, APPLICATION, application) == before
            continue
        after = records.values(office, APPLICATION, application)
        if after["stage"] != before["stage"]:
            assert lacking(flow.move(before["stage"], after["stage"]), APPLICATION, after) == ()
            undoing.undo_last(office)
            assert records.values(office, APPLICATION, application) == before
            undoing.redo_last(office)
        check(flow, after)


def told(refusal):
    """A refusal says what to do, and names the field to open."""
    assert refusal.message.endswith("。")
    assert refusal.field


def check(flow, after):
    """What holds after every deed that was allowed."""
    assert after["stage"] in flow.stages
    assert (after["stage"] in applying.AFTER) <= bool(after["honour"])
    if after["passed_on"]:
        items = after["review_items"]
        assert not any(reviewing.is_open(item, after["round"] or 1) for item in items)
        assert all(item["conclusion"] == "符合" for item in items)
    assert all(item["reason"] for item in after["review_items"] if reviewing.is_returned(item))
