"""A problem goes from stage to stage between two offices as it would within one."""

from contextlib import closing
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.services.supervision import supervision
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick
from tests.saving import day

PROBLEM = RECORD_TYPES.get("problem")
TOLD = ("stage", "finished_on", "recheck", "rechecked_on", "issued_on", "answer", "answered_on", "measure")
SENT, HANDED_IN, SENT_BACK, RECALLED = "下发", "提请验收", "退回整改", "收回"
FIRST = {"待下发": SENT, "整改中": HANDED_IN, "待验收": SENT_BACK}
"""What is done where nothing else is drawn."""


def do(desk: Desk, problem: str, deed: str, number: int) -> None:
    """One move, each on a day of its own."""
    on = PartialDate(2026, 1, number + 2)
    done: dict[str, tuple[str, dict[str, Any]]] = {
        SENT: ("整改中", {"issued_on": on, "demand": "示例：补审"}),
        HANDED_IN: ("待验收", {"finished_on": on, "measure": f"示例：措施{number}"}),
        SENT_BACK: ("整改中", {"rechecked_on": on, "recheck": f"示例：未到位{number}"}),
        RECALLED: ("待下发", {"moved_on": on}),
    }
    end, given = done[deed]
    side = "unit" if desk.office.is_township else "county"
    supervision.move(desk.store, problem, end, side=side, **given)


def deed_at(stage: str, *, is_recalled: bool) -> str:
    return RECALLED if stage == "整改中" and is_recalled else FIRST[stage]


def a_problem(county: Desk) -> str:
    unit = county.save("unit", name="下汤镇")
    said = {"description": "示例：未审核", "found_on": day("2026-01-01"), "due_on": day("2026-12-31")}
    return county.save("problem", unit=unit, **said)


def told(desk: Desk, problem: str) -> tuple[Any, ...]:
    held = records.values(desk.store, PROBLEM, problem)
    moves = [(row["label"], row["stage"], row["moved_on"], row["cleared"]) for row in held["moves"]]
    return tuple(held[name] for name in TOLD), moves


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(st.lists(st.booleans(), min_size=3, max_size=7))
def test_a_way_through_two_offices_is_the_way_through_one(tmp_path_factory, recalls):
    folder = tmp_path_factory.mktemp("来回")
    stick = Stick(folder / "优盘")
    with (
        closing(offices.county(folder)) as county,
        closing(offices.township(folder)) as township,
        closing(offices.county(folder, number=9)) as alone,
    ):
        problem, same = a_problem(county), a_problem(alone)
        county.merge(township.export(stick.place()))
        for number, is_recalled in enumerate(recalls):
            deed = deed_at(str(county.value("problem", problem, "stage")), is_recalled=is_recalled)
            do(township if deed == HANDED_IN else county, problem, deed, number)
            do(alone, same, deed, number)

            brought = [
                township.merge(county.export(stick.place(), "下汤镇")),
                county.merge(township.export(stick.place())),
            ]

            assert [each.conflicts for each in brought] == [0, 0]
            assert told(county, problem) == told(township, problem) == told(alone, same)
