"""缺项清单: what is not there, and nothing else."""

import pytest

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import records
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.store import Store
from tests.offices import new_store


@pytest.fixture
def store(tmp_path):
    with new_store(tmp_path / "数据", parts=Parts(schema=MigratedSchema)) as opened:
        yield opened


def add(store: Store, key: str, **values: object) -> str:
    return records.save(store, RECORD_TYPES.get(key), values).ids(key)[0]


def test_each_row_says_who_owes_how_much_of_what(store):
    system = add(store, "indicator_system", name="示例体系", in_use=True)
    unit, other = add(store, "unit", name="示例甲局"), add(store, "unit", name="示例乙局")
    first = add(store, "indicator", system=system, number="12", text="示例甲", lead_unit=unit, rank=1)
    second = add(store, "indicator", system=system, number="93", text="示例乙", lead_unit=other, rank=2)
    idle = add(store, "indicator", system=system, number="94", text="示例丙", not_applicable=True, rank=3)
    add(store, "required_material", indicator=first, description="示例纪要", count=3)
    add(store, "required_material", indicator=second, description="示例台账")
    add(store, "required_material", indicator=idle, description="示例不用的")

    ledger = reports.gather(store, "missing_materials", {})

    assert ledger.counted == "2种材料"
    assert ledger.rows == (
        ("1", "12 示例甲", "示例纪要", "示例甲局", "缺失", "3", "0", "3", ""),
        ("2", "93 示例乙", "示例台账", "示例乙局", "缺失", "1", "0", "1", ""),
    )
    assert [row[2] for row in reports.gather(store, "missing_materials", {"unit": other}).rows] == [
        "示例台账"
    ]
    pages = reports.preview(store, "missing_materials", {}).typeset.pages
    assert pages == 1
