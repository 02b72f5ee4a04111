"""报送清单: both sides sign the same, whatever was changed on whichever machine, and given to whom."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from lushan_desktop.exchange import exporting
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.exchange.hand_in_list import PackageFacts
from lushan_desktop.services.office import own_part
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick

DEEDS = st.lists(
    st.tuples(
        st.sampled_from(("new", "edit", "remove", "pass on", "hand in", "hand down", "task")),
        st.sampled_from((0, 1, 2)),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=14,
)


def facts(desk: Desk, key: str = "hand_in_list", **options: str) -> PackageFacts:
    with desk.store.read() as session:
        found = REPORTS.get(key).gather(session, options)
    assert isinstance(found, PackageFacts)
    return found


class Round:
    """A county and two machines of a township, and what was written from one for another."""

    def __init__(self, folder: Path) -> None:
        self.desks = (
            offices.county(folder),
            offices.township(folder),
            offices.township(folder, number=2),
        )
        for desk in self.desks:
            own_part.note(desk.store)
        self.stick = Stick(folder / "优盘")
        self.units = [self.desks[0].save("unit", name=name) for name in ("下汤镇", "示例局")]

    def do(self, deed: str, which: int, number: int) -> None:
        desk = self.desks[which]
        meetings = [one for (one,) in desk.ask("SELECT id FROM meeting WHERE deleted = 0 ORDER BY id")]
        record = meetings[number % len(meetings)] if meetings else ""
        if deed == "new":
            desk.save("meeting", title=f"示例会议{number}", kind="推进会")
        elif deed == "task":
            self.desks[0].save("task", content=f"示例任务{number}", lead_unit=self.units[number % 2])
        elif deed == "pass on":
            self.give(2, 1, "下汤镇")
        elif deed == "hand in":
            self.give(1, 0)
        elif deed == "hand down":
            self.give(0, 1, "下汤镇")
        elif record and deed == "edit":
            desk.put("meeting", record, place=f"示例地点{which}{number}")
        elif record and deed == "remove":
            desk.remove("meeting", record)

    def give(self, sender: int, receiver: int, to: str = "") -> None:
        """One package goes over: both lists say the same, row by row."""
        giving, taking = self.desks[sender], self.desks[receiver]
        summary = taking.merge(giving.export(self.stick.place(), to))
        sent = facts(giving, package=exporting.sent(giving.store)[-1].id)
        if summary.id:
            came = facts(taking, package=summary.id)
            assert sent.rows == came.rows
            assert (sent.first, sent.last, sent.files) == (came.first, came.last, came.files)
        else:
            assert not sent.rows or summary.is_repeat
        if summary.receipt:
            giving.merge(summary.receipt)

    def close(self) -> None:
        for desk in self.desks:
            desk.close()


@settings(max_examples=6, deadline=None)
@example([("new", 0, 0), ("hand down", 0, 0)])
@given(DEEDS)
def test_both_lists_hold_the_same_rows(deeds: Sequence[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as place:
        played = Round(Path(place))
        try:
            for deed, which, number in (*deeds, ("hand in", 1, 0), ("hand down", 0, 0)):
                played.do(deed, which, number)
        finally:
            played.close()


def test_a_list_that_was_given_out_does_not_change_with_what_is_for_the_unit_today(tmp_path):
    county, township = offices.county(tmp_path), offices.township(tmp_path)
    stick = Stick(tmp_path / "优盘")
    ids = {name: county.save("unit", name=name) for name in ("下汤镇", "尧山镇")}
    county.save("task", content="示例：给下汤镇的", lead_unit=ids["下汤镇"])
    later = county.save("task", content="示例：先给尧山镇的", lead_unit=ids["尧山镇"])
    summary = township.merge(county.export(stick.place(), "下汤镇"))
    given = exporting.sent(county.store)[-1].id
    before = [facts(county, package=given).rows, facts(township, package=summary.id).rows]

    county.put("task", later, lead_unit=ids["下汤镇"])
    township.merge(county.export(stick.place(), "下汤镇"))

    assert [facts(county, package=given).rows, facts(township, package=summary.id).rows] == before
    county.close()
    township.close()
