"""The ledger of any list, from its description alone."""

from datetime import date

import pytest

from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.content import Band
from lushan_desktop.paper.setting.grid import MM
from lushan_desktop.paper.setting.ledger import ledger_frame
from lushan_desktop.reports import REPORTS
from lushan_desktop.storage.lists.queries import ListQuery


def test_a_link_says_the_name_of_its_field_as_the_office_calls_it(sample):
    ledger = sample.gather("list:reference")
    place = [column.label for column in ledger.columns].index("栏目")
    labels = {spec.label for each in RECORD_TYPES for spec in each.fields}

    said = {row[place] for row in ledger.rows}
    assert said
    assert said <= labels
    assert not any(text.isascii() for text in said)


def test_a_kind_that_is_no_word_by_itself_is_written_out(sample):
    ledger = sample.gather("list:unit")
    place = [column.label for column in ledger.columns].index("类别")

    said = {row[place] for row in ledger.rows}
    assert {"县直单位", "垂直管理单位", "乡镇"} <= said
    assert "垂直" not in said
    kind = RECORD_TYPES.get("unit").field("kind").kind
    assert [kind.parse(text, Reading(date(2023, 6, 2))) for text in ("垂直管理单位", "垂直")] == ["垂直"] * 2


@pytest.mark.parametrize("key", ["indicator", "standard_item", "proof", "unit"])
def test_no_two_columns_of_a_ledger_have_one_name(sample, key):
    labels = [column.label for column in sample.gather(f"list:{key}").columns]

    assert len(labels) == len(set(labels))
    assert labels[0] in ("序号", "行号")


def two_editions_of_93(office):
    """The same indicator in the system in use and in the one of the year before."""
    older = office.add("indicator_system", answers="", name="示例体系", edition="2021版")
    return office.find("indicator", "number", "93"), office.add(
        "indicator", answers="", system=older, level="三级", number="93", text="示范创建"
    )


def test_an_indicator_of_two_editions_says_which_is_meant(office):
    meeting = office.add(
        "meeting", answers="", title="示例会", kind="推进会", indicators=two_editions_of_93(office)
    )

    ledger = office.gather("list:meeting", query=ListQuery(only=(meeting,)))
    place = [column.label for column in ledger.columns].index("对应指标")
    used, older = ledger.rows[0][place].split("、")
    assert older == "93 示范创建（2021版）"
    assert used.startswith("93 示范创建（")


def test_a_number_that_two_editions_share_stands_once(office):
    office.add("meeting", answers="", title="示例会", kind="推进会", indicators=two_editions_of_93(office))

    ledger = office.gather("meeting_ledger")
    (row,) = [row for row in ledger.rows if not isinstance(row, Band) and "示例会" in row]
    assert row[-1] == "93"


@pytest.mark.parametrize(
    ("paper", "millimetres"),
    [("A4", (210, 297)), ("A4横", (297, 210)), ("A3横", (420, 297)), ("A3", (420, 297)), ("", None)],
)
def test_a_ledger_stands_on_the_sheet_that_was_asked_for(sample, paper, millimetres):
    report = REPORTS.get("meeting_ledger")
    with sample.store.read() as session:
        value = report.gather(session, report.completed(session, {"paper": paper or None}))

    made = report.compose(value)

    if millimetres:
        assert tuple(round(side / MM) for side in ledger_frame(made).sheet) == millimetres
    else:
        assert made.paper == "auto"
