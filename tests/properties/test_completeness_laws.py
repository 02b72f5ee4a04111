"""One indicator stands alike wherever it is told: 工作台, 指标体系, 应备材料, 缺项清单 and the statement."""

import re
from collections import Counter

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lushan_desktop.domain.indicators.completeness import STATES
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.home.indicator_figures import figures
from lushan_desktop.services.indicators import gaps
from lushan_desktop.services.records import records
from lushan_desktop.services.records.asking import asking
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from tests.offices import new_store
from tests.saving import save

MATERIALS = st.lists(
    st.tuples(st.integers(1, 2), st.integers(0, 3), st.sampled_from(["", "会议"])), max_size=3
)
"""Of each: how many are asked for, how many files hang on it, which ledger proves it."""
OFFICES = st.lists(st.tuples(MATERIALS, st.sampled_from(["", "meeting", "problem", "gone"])), max_size=3)
RECORDS = {
    "meeting": {"title": "示例会", "kind": "推进会"},
    "problem": {"description": "示例", "is_example": True},
    "gone": {"title": "示例会", "kind": "推进会"},
}
"""What is entered for an indicator: a meeting, something made for show, a meeting that was deleted."""


def expected(materials, record) -> str:
    """The state by the rule of the product page, counted here."""
    meetings = record == "meeting"
    held = [(files + (meetings if ledger else 0), wanted) for wanted, files, ledger in materials]
    if all(have >= wanted for have, wanted in held):
        return "齐全"
    if any(have for have, _ in held):
        return "待佐证"
    return "已登记" if meetings else "缺失"


@settings(max_examples=6, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
@given(OFFICES)
def test_a_matter_is_in_the_same_state_wherever_it_is_told(tmp_path_factory, office):
    folder = tmp_path_factory.mktemp("office")
    with new_store(folder / "数据", parts=Parts(schema=MigratedSchema)) as store:
        ids = _build(store, office)
        told = gaps.gaps(store)
        with asking(store) as ask:
            home = Counter[str]()
            for bar in figures(ask).bars:
                counts = (bar.full, bar.partly, bar.registered, bar.none)
                home.update(dict(zip(STATES, counts, strict=True)))
        with store.read() as session:
            system = {"system": told.system, "unit": "", "indicators": ()}
            lacking = REPORTS.get("missing_materials").gather(session, system)
            tasks = REPORTS.get("indicator_tasks").gather(session, system)
            papers = {
                one: REPORTS.get("situation_statement").gather(session, {"indicator": one}) for one in ids
            }
        states = []
        for one, (materials, record) in zip(ids, office, strict=True):
            if not materials:
                continue
            state = expected(materials, record)
            states.append(state)
            indicator = told.by_id[one]
            assert indicator.state == state
            assert any(
                f"应备材料{state}（{indicator.full}/{len(materials)}）" in note.text
                for note in papers[one].notes
            )
            rows = [row for row in _cells(lacking) if indicator.name in row]
            assert Counter(row[4] for row in rows) == Counter(each.state for each in indicator.lacking)
            cells = next(row for row in _cells(tasks) if indicator.name in row)
            assert any(re.fullmatch(rf"{state}(（\d/\d）)?", str(cell)) for cell in cells)
        assert +home == Counter(states)


def _build(store, office) -> list[str]:
    system = save(store, "indicator_system", name="示例体系", in_use=True)
    ids = []
    for number, (materials, record) in enumerate(office, 1):
        one = save(
            store, "indicator", system=system, number=str(number), text=f"示例指标{number}", level="三级"
        )
        ids.append(one)
        for place, (wanted, files, ledger) in enumerate(materials):
            hung = [
                save(store, "evidence", title=f"示例{number}-{place}-{n}", sha256=f"{number}{place}{n}")
                for n in range(files)
            ]
            save(
                store, "required_material", indicator=one, description=f"材料{place}", count=wanted,
                proven_by=ledger, files=tuple(Attachment(each) for each in hung),
            )  # fmt: skip
        if record:
            key = "problem" if record == "problem" else "meeting"
            unit = {"unit": save(store, "unit", name="示例乡")} if key == "problem" else {}
            made = save(store, key, **RECORDS[record], **unit, indicators=(one,))
            if record == "gone":
                records.remove(store, RECORD_TYPES.get("meeting"), [made])
    return ids


def _cells(ledger) -> list[tuple]:
    return [row for row in ledger.rows if isinstance(row, tuple)]
