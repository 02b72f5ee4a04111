"""The papers of a hand-in: both sides sign what was brought, and every unit sees how far it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lushan_desktop.paper.pdf import typeset
from lushan_desktop.reports import REPORTS
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick
from tests.saving import day


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    with offices.both(tmp_path) as made:
        yield made


def printed(desk: Desk, key: str, **options) -> str:
    report = REPORTS.get(key)
    with desk.store.read() as session:
        value = report.gather(session, options)
    paper = report.compose(value)
    assert typeset(paper).pages >= 1
    return str(paper)


def test_both_sides_print_the_same_list(desks, tmp_path):
    county, township = desks
    township.save("meeting", title="示例：学法会", kind="推进会", held_on=day("2026-06-02"))
    county.merge(township.export(Stick(tmp_path / "优盘").place()))

    sent, received = printed(township, "hand_in_list"), printed(county, "hand_in_list")

    for paper in (sent, received):
        assert "示例：学法会" in paper
        assert "2026年6月2日" in paper
        assert "第1至1号" in paper
        assert "报送人：" in paper
    assert "新增1条，更新0项" in printed(county, "merge_receipt")


def test_progress_counts_what_each_unit_owes(desks):
    county, _ = desks
    unit = county.save("unit", name="下汤镇", kind="乡镇")
    system = county.save("indicator_system", name="示例指标体系", edition="2026")
    indicator = county.save("indicator", system=system, number="1", text="示例", level="三级", lead_unit=unit)
    for number in (1, 2):
        county.save(
            "required_material",
            indicator=indicator,
            description=f"示例材料{number}",
            responsible_unit=unit,
            due_on=day("2020-01-31"),
        )

    paper = printed(county, "submission_progress", system=system)

    assert "'下汤镇', '2', '0', '0', '0', '2', '0%'" in paper


def test_an_office_that_handed_nothing_in_says_so(desks):
    assert "还没有报送过" in printed(desks[0], "hand_in_list")


def test_what_was_deleted_is_said_to_be_deleted(desks, tmp_path):
    county, township = desks
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    township.remove("meeting", meeting)
    county.merge(township.export(Stick(tmp_path / "优盘").place()))

    for desk in desks:
        assert "'示例：学法会', '删除'" in printed(desk, "hand_in_list")


def test_a_merge_receipt_is_of_what_was_merged_and_not_of_what_went_out_since(desks, tmp_path):
    county, township = desks
    stick = Stick(tmp_path / "优盘")
    township.save("meeting", title="示例：学法会", kind="推进会")
    county.merge(township.export(stick.place()))
    county.save("indicator_system", name="示例指标体系", edition="2026")
    county.export(stick.place())

    assert "已合并：新增1条，更新0项" in printed(county, "merge_receipt")
    assert "还没有合并过报送包" in printed(township, "merge_receipt")
