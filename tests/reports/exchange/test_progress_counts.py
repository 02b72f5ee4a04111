"""报送进度通报: its numbers are those that plain SQL of our own finds, in whatever office."""

import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.exchange.submission_package import SubmissionPackage
from lushan_desktop.domain.percent import rate
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.ledger import Ledger
from tests.exchange import offices
from tests.exchange.offices import Desk

DUE = st.sampled_from((None, "2020-01-31", "2020-02", "2020", "2099-01-01", "2099"))
MATERIAL = st.fixed_dictionaries(
    {
        "indicator": st.integers(0, 3),
        "unit": st.integers(-1, 2),
        "count": st.sampled_from((None, 1, 2, 3)),
        "due": DUE,
        "files": st.integers(0, 3),
        "lost_files": st.integers(0, 1),
        "deleted": st.booleans(),
    }
)
OFFICE = st.fixed_dictionaries(
    {
        "materials": st.lists(MATERIAL, min_size=1, max_size=8),
        "leads": st.tuples(*[st.integers(-1, 2)] * 4),
        "not_applicable": st.sets(st.integers(0, 3), max_size=2),
        "deleted": st.sets(st.integers(0, 3), max_size=1),
        "taken_back": st.integers(0, 2),
    }
)
NAMES = ("下汤镇", "示例局", "尧山镇")


def filled(county: Desk, said: dict[str, Any]) -> str:
    """The office that was drawn; returns its system."""
    units = [county.save("unit", name=name, short_name=name[:2]) for name in NAMES]
    system = county.save("indicator_system", name="示例指标体系", edition="2026", in_use=True)
    found = [
        county.save(
            "indicator", system=system, number=str(at + 1), text="示例", level="三级",
            lead_unit=units[lead] if lead >= 0 else "", not_applicable=at in said["not_applicable"],
            not_applicable_reason="示例" if at in said["not_applicable"] else "",
        )
        for at, lead in enumerate(said["leads"])
    ]  # fmt: skip
    for material in said["materials"]:
        _asked(county, found, units, material)
    for at in said["deleted"]:
        county.put("indicator", found[at], deleted=True)
    with county.store.change("示例：撤销过的报送包") as step:
        for at in range(said["taken_back"]):
            row = SubmissionPackage(
                title="示例", unit=("下汤镇", "尧山")[at], runs="{}", made_at="2026-01-01"
            )
            step.add(row)
            row.deleted = True
    return system


def _asked(county: Desk, indicators: Sequence[str], units: Sequence[str], said: dict[str, Any]) -> None:
    files = [
        county.save("evidence", title=f"示例{at}", sha256=f"{at}", size=1, suffix=".pdf")
        for at in range(said["files"] + said["lost_files"])
    ]
    material = county.save(
        "required_material",
        indicator=indicators[said["indicator"]],
        description="示例材料",
        responsible_unit=units[said["unit"]] if said["unit"] >= 0 else "",
        count=said["count"],
        due_on=PartialDate.from_iso(said["due"]) if said["due"] else None,
        records=tuple(files),
    )
    for one in files[said["files"] :]:
        county.put("evidence", one, deleted=True)
    if said["deleted"]:
        county.put("required_material", material, deleted=True)


def recounted(county: Desk, system: str) -> dict[str, tuple[str, ...]]:
    """The same by SQL of our own: a day known to the month or year has passed when its last day has."""
    owed = county.ask(
        """
        SELECT u.name, max(coalesce(m.count, 1), 1) AS wanted, coalesce(m.due_on, ''),
            (SELECT count(DISTINCT e.id) FROM reference AS r JOIN evidence AS e ON e.id = r.target
             WHERE r.parent = m.id AND r.deleted = 0 AND e.deleted = 0)
        FROM required_material AS m JOIN indicator AS i ON i.id = m.indicator
            JOIN unit AS u ON u.id = CASE coalesce(m.responsible_unit, '') WHEN '' THEN i.lead_unit
                ELSE m.responsible_unit END
        WHERE m.deleted = 0 AND i.deleted = 0 AND i.not_applicable = 0 AND i.system = ?
        """,
        system,
    )
    back = Counter(
        {"尧山": "尧山镇"}.get(unit, unit)
        for (unit,) in county.ask("SELECT unit FROM submission_package WHERE deleted = 1")
    )
    found = {}
    for unit in {row[0] for row in owed}:
        own = [row[1:] for row in owed if row[0] == unit]
        full = sum(held >= wanted for wanted, _, held in own)
        late = sum(held < wanted and due[:4] == "2020" for wanted, due, held in own)
        counts = len(own), sum(held > 0 for _, _, held in own), full, back[unit], late
        found[unit] = (*map(str, counts), rate(full, len(own)))
    return found


def progress(desk: Desk, system: str) -> dict[str, tuple[str, ...]]:
    with desk.store.read() as session:
        ledger = REPORTS.get("submission_progress").gather(session, {"system": system})
    assert isinstance(ledger, Ledger)
    return {str(name): tuple(map(str, cells)) for _, name, *cells in ledger.rows}


@settings(max_examples=10, deadline=None)
@given(OFFICE)
def test_every_number_is_the_one_that_sql_finds(said: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as place:
        county = offices.county(Path(place))
        try:
            system = filled(county, said)
            assert progress(county, system) == recounted(county, system)
        finally:
            county.close()


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(0, 3, "0%"), (3, 3, "100%"), (1, 3, "33.3%"), (1999, 2000, "99.9%"), (1, 5000, "0.1%"), (1, 2, "50%")],
)
def test_not_all_is_never_all_and_some_never_none(part: int, whole: int, told: str) -> None:
    assert rate(part, whole) == told


def test_a_system_that_is_not_in_use_is_not_said_to_lack_everything(tmp_path: Path) -> None:
    county = offices.county(tmp_path)
    unit = county.save("unit", name="下汤镇")
    county.save("indicator_system", name="示例在用", in_use=True)
    former = county.save("indicator_system", name="示例以前的")
    one = county.save("indicator", system=former, number="1", text="示例", level="三级", lead_unit=unit)
    county.save("required_material", indicator=one, description="示例材料")

    with pytest.raises(UserError, match="没有统计"):
        progress(county, former)
    county.close()
