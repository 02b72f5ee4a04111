"""A round of its own beside the sample: three units, a problem in each stage, a page that shows them."""

from datetime import date

import pytest

from lushan_desktop.base import clock
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.modules.supervision.supervision_page import SupervisionPage
from tests.saving import day
from tests.ui.modules.conftest import PAGE_AREA

PROBLEM = RECORD_TYPES.get("problem")
TODAY = date(2023, 7, 27)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def round_id(save):
    return save("supervision_round", title="示例：第二阶段督导", phase="第二阶段", kind="督导")


@pytest.fixture
def units(save):
    return {
        name: save("unit", name=name, kind=kind)
        for name, kind in (("示例张镇", "乡镇"), ("示例李局", "县直"), ("示例王街道", "街道"))
    }


@pytest.fixture
def problems(save, round_id, units):
    """A problem by each stage, by the stage."""
    made = {}
    for number, (stage, due) in enumerate(
        (("待下发", None), ("整改中", "2023-07-15"), ("待验收", "2023-08-20"), ("已销号", "2023-07-20"))
    ):
        made[stage] = save(
            "problem",
            supervision_round=round_id,
            unit=list(units.values())[number % 3],
            description=f"示例：第{number + 1}个问题",
            stage=stage,
            found_on=day("2023-07-01"),
            due_on=day(due) if due else None,
            demand="示例：按期整改" if due else "",
            measure="示例：逐项整改" if stage == "待验收" else "",
            closed_on=day("2023-07-18") if stage == "已销号" else None,
        )
    return made


@pytest.fixture
def open_page(qtbot, context, problems, round_id):
    def _open():
        page = SupervisionPage(context)
        qtbot.addWidget(page)
        page.resize(*PAGE_AREA)
        with qtbot.waitExposed(page):
            page.show()
        listing = page.problems.problems
        qtbot.waitUntil(lambda: listing.round.findData(round_id) >= 0)
        listing.round.choose(round_id)
        listing.load()
        qtbot.waitUntil(lambda: listing.board.shown is not None and listing.board.shown.total == 4)
        return page

    return _open


@pytest.fixture
def page(open_page):
    return open_page()
