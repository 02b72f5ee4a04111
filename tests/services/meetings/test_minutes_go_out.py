"""Minutes are a draft until they get a number and a day; then what was printed stays as it is."""

import pytest

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.printing import issuing, reports
from lushan_desktop.services.records import issued_papers, records
from tests.saving import day, save

GIVEN = {"number": "鲁政纪〔2023〕3号", "signed": day("2023-07-03")}


@pytest.fixture
def meeting(store) -> str:
    """A meeting of which nothing is lacking, invented and marked so."""
    host = save(store, "unit", name="示例县人民政府")
    seat = {"way": "出席", "name": "示例甲", "person": "", "unit": host, "post": "", "note": ""}
    decided = {"content": "报送整改清单", "lead_unit": host, "support_units": (), "due_on": None}
    rows = {"attendance": (seat,), "resolutions": ({**decided, "note": ""},)}
    held = {"held_on": day("2023-06-28"), "time": "上午9时", "place": "示例会议室", "chair_post": "县长"}
    named = {"title": "示例常务会议", "kind": "政府常务会议", "series_number": "第3次", "organiser": host}
    return save(store, "meeting", **named, **held, **rows)


def printed(store, meeting, **given):
    """Print as the window does: what was previewed is kept where it goes out."""
    shown = reports.preview(store, "minutes_draft", {"meeting": meeting, **given})
    issuing.issue(store, "minutes_draft", shown.value, shown.typeset.pdf)
    return shown


def kept(store, meeting):
    with store.read() as session:
        return [paper.title for paper in issued_papers.about(session, meeting)]


def test_a_draft_is_not_kept(store, meeting):
    printed(store, meeting)

    assert kept(store, meeting) == []


def test_numbered_minutes_are_reprinted_as_they_went_out(store, meeting):
    first = printed(store, meeting, **GIVEN)
    records.save(store, RECORD_TYPES.get("meeting"), {"place": "另一会议室"}, meeting)
    again = reports.preview(store, "minutes_draft", {"meeting": meeting, **GIVEN})

    assert kept(store, meeting) == ["示例常务会议纪要"]
    assert again.typeset.pdf == first.typeset.pdf
    assert again.issued.issued_on == GIVEN["signed"]
    text = "".join(line for _, line in again.issued.lines)
    assert "2023年7月3日印发" in text


def test_a_number_without_a_day_makes_a_draft_still(store, meeting):
    shown = printed(store, meeting, number=GIVEN["number"])

    assert kept(store, meeting) == []
    assert shown.value.is_open
