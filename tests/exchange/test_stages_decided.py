"""A stage that two sides moved: where the record stood on a day agrees with what was decided."""

from contextlib import closing
from pathlib import Path

import pytest

from lushan_desktop.base import clock
from lushan_desktop.domain import passing
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.exchange.conflicts import OURS, THEIRS
from lushan_desktop.services.exchange import decisions
from lushan_desktop.services.records import records
from lushan_desktop.services.records.records import NewFile
from lushan_desktop.services.supervision import supervision
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick
from tests.saving import day

PROBLEM = RECORD_TYPES.get("problem")
DONE = day("2026-01-20")


def hand_in(desk: Desk, problem: str) -> None:
    supervision.move(desk.store, problem, "待验收", side="unit", finished_on=DONE)


def recall(desk: Desk, problem: str) -> None:
    supervision.move(desk.store, problem, "待下发")


def send_back(desk: Desk, problem: str) -> None:
    supervision.move(desk.store, problem, "整改中", rechecked_on=day("2026-01-21"), recheck="示例：未到位")


def close(desk: Desk, problem: str) -> None:
    checked = {"rechecker": "示例甲", "rechecked_on": day("2026-01-21"), "recheck": "示例：已到位"}
    supervision.move(desk.store, problem, "已销号", closed_on=day("2026-01-22"), **checked)


def stands_by_its_moves(desk: Desk, problem: str) -> str:
    found = passing.passages("problem_stages", records.values(desk.store, PROBLEM, problem))
    return passing.stage_on(found, clock.today())


def proofs(folder: Path) -> tuple[NewFile, ...]:
    """What a closure asks for."""
    made = []
    for role in ("整改佐证", "整改销号审批表"):
        file = folder / f"示例{role}.txt"
        file.write_text(role)
        made.append(NewFile(file, role))
    return tuple(made)


@pytest.fixture
def problem(county: Desk, township: Desk, stick: Stick, tmp_path: Path) -> str:
    """A problem in hand at both."""
    unit = county.save("unit", name="下汤镇")
    said = {"description": "示例：未审核", "found_on": day("2026-01-01"), "due_on": day("2026-12-31")}
    made = county.save("problem", unit=unit, **said)
    supervision.move(county.store, made, "整改中", demand="示例：补审", issued_on=day("2026-01-02"))
    township.merge(county.export(stick.place(), "下汤镇"))
    township.save("problem", made, measure="示例：已补审", files=proofs(tmp_path))
    county.merge(township.export(stick.place()))
    return made


def decided(desk: Desk, problem: str, take: str) -> str:
    (told,) = [one for one in decisions.open_ones(desk.store) if one.conflict.field == "stage"]
    decisions.decide(desk.store, told.id, take)
    stage = {OURS: told.conflict.ours, THEIRS: told.conflict.theirs}[take].value
    assert desk.value("problem", problem, "stage") == stage
    return str(stage)


@pytest.mark.parametrize("is_county_first", [True, False])
@pytest.mark.parametrize("take", [OURS, THEIRS])
def test_what_the_county_and_a_unit_moved(county, township, stick, problem, take, is_county_first):
    acts = [lambda: recall(county, problem), lambda: hand_in(township, problem)]
    for act in acts if is_county_first else reversed(acts):
        act()
    county.merge(township.export(stick.place()))

    stage = decided(county, problem, take)

    assert stands_by_its_moves(county, problem) == stage
    assert county.value("problem", problem, "issued_on") == (None if stage == "待下发" else "2026-01-02")
    township.merge(county.export(stick.place(), "下汤镇"))
    assert stands_by_its_moves(township, problem) == stage
    assert county.problems() == township.problems() == []


@pytest.mark.parametrize("acts", [(close, send_back), (send_back, close)])
@pytest.mark.parametrize("take", [OURS, THEIRS])
def test_what_two_machines_of_the_county_moved(county, township, stick, problem, take, acts):
    hand_in(township, problem)
    county.merge(township.export(stick.place()))
    with closing(offices.county(county.folder.parent, number=2)) as second:
        second.merge(county.export(stick.place(), "县创建办", 2))
        for desk, act in zip((county, second), acts, strict=True):
            act(desk, problem)
        county.merge(second.export(stick.place(), "县创建办", 1))

        stage = decided(county, problem, take)

        assert stands_by_its_moves(county, problem) == stage
        assert county.value("problem", problem, "finished_on") == (DONE.iso if stage == "已销号" else None)
        second.merge(county.export(stick.place(), "县创建办", 2))
        assert stands_by_its_moves(second, problem) == stage
        assert second.value("problem", problem, "finished_on") == county.value(
            "problem", problem, "finished_on"
        )
