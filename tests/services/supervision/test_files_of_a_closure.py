"""A closure writes the files that the clerk saw and entered, and takes off no other."""

import pytest

from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.services.records import records
from lushan_desktop.services.supervision import supervision
from tests.services.supervision.test_supervision import PROOF, day, held, problem, store

__all__ = ["store"]


@pytest.mark.parametrize("shown", [(), PROOF[:1]])
def test_files_that_came_after_a_closure_was_asked_for_stay_with_the_problem(store, shown):
    record = problem(store, stage="待验收", measure="补齐", completed_on=day(7, 20), files=shown)
    seen = held(store, record)
    later = Attachment("later", "照片")
    records.save(store, PROBLEM, {"files": (*shown, later)}, record)

    checker = {"rechecker": "p1", "closed_on": day(7, 27)}
    supervision.move(store, record, "已销号", shown=seen, files=PROOF, **checker)

    assert set(held(store, record)["files"]) == {*PROOF, later}


def test_what_was_taken_off_while_a_closure_was_asked_for_is_off(store):
    away = Attachment("away", "照片")
    record = problem(store, stage="待验收", measure="补齐", completed_on=day(7, 20), files=(*PROOF, away))

    checker = {"rechecker": "p1", "closed_on": day(7, 27)}
    supervision.move(store, record, "已销号", shown=held(store, record), files=PROOF, **checker)

    assert set(held(store, record)["files"]) == set(PROOF)
