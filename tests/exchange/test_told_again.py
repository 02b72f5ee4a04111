"""What a merge is said to have brought is the same each time it brings it, and is what has come."""

from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lushan_desktop.exchange import duplicates, merging
from lushan_desktop.exchange.conflicts import BOTH
from tests.exchange import offices
from tests.exchange.offices import FEW, Desk, Stick
from tests.saving import day

Deed = tuple[str, int, str, str]
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["add", "edit", "rows", "remove"]),
        st.integers(0, 2),
        st.sampled_from(["place", "time"]),
        st.sampled_from(["甲处", "乙处"]),
    ),
    max_size=4,
)


def do(desk: Desk, known: list[str], deed: Deed) -> None:
    """One thing that a clerk does to one of these meetings, or a new one."""
    kind, place, name, value = deed
    meeting = known[place % len(known)]
    if kind == "add":
        desk.save("meeting", title=f"示例：{value}", kind="推进会", held_on=day("2026-03-02"))
    elif desk.value("meeting", meeting, "deleted"):
        return
    elif kind == "remove":
        desk.remove("meeting", meeting)
    else:
        desk.save("meeting", meeting, **{name: value} if kind == "edit" else {"demands": ({"words": value},)})


def told(summary: merging.Summary) -> tuple[object, ...]:
    counts = summary.added, summary.updated, summary.conflicts
    return *counts, summary.fresh, summary.changed, summary.evidence, summary.presumed


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(DEEDS, DEEDS)
def test_a_package_that_is_merged_again_is_told_as_it_was_at_first(tmp_path_factory, theirs, ours):
    folder: Path = tmp_path_factory.mktemp("再合并")
    with (
        closing(offices.county(folder, parts=FEW)) as county,
        closing(offices.township(folder, parts=FEW)) as township,
    ):
        package = brought(county, township, Stick(folder / "优盘"), theirs, ours)
        before = county.meetings()

        first = county.merge(package)

        merged = county.meetings()
        assert set(merged) - set(before) == set(first.fresh)
        if not first.is_repeat:
            merging.undo_merge(county.store, first.id)
            again = county.merge(package)
            assert told(again) == told(first)
            assert lines(county)[-1][1:] == (first.added, first.updated)
        assert county.meetings() == merged


def brought(county: Desk, township: Desk, stick: Stick, theirs: list[Deed], ours: list[Deed]) -> Path:
    """A package of what the township did after a first one, while the county did this."""
    known = [township.save("meeting", title=f"示例：会议{number}", kind="推进会") for number in range(3)]
    county.merge(township.export(stick.place()))
    for deeds, desk in ((theirs, township), (ours, county)):
        for deed in deeds:
            do(desk, known, deed)
    return township.export(stick.place())


def lines(desk: Desk) -> list[tuple[object, ...]]:
    return desk.ask("SELECT id, added, updated FROM submission_package ORDER BY made_at, id")


def test_what_was_decided_is_no_new_record(county, township, stick):
    second = offices.county(county.folder.parent, number=2)
    for desk in (county, second):
        desk.save("meeting", title="示例：学习会", kind="推进会", held_on=day("2026-04-01"))
    second.merge(county.export(stick.place(), "县创建办", 2))
    (alike,) = second.conflicts()
    with second.store.change("决定") as step:
        duplicates.write_decision(step, alike, BOTH)

    summary = county.merge(second.export(stick.place(), "县创建办", 1))

    assert (summary.added, len(summary.fresh)) == (1, 1)
    second.close()
