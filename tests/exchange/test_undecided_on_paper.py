"""What two offices say differently stands under every ledger and is asked about before a paper is final."""

import pytest

from lushan_desktop.exchange.conflicts import OURS
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.list_ledger import ledger_of
from lushan_desktop.services.papers import statements
from tests.exchange.offices import Desk
from tests.exchange.test_merging import both_changed
from tests.saving import day


def printed(desk: Desk, key: str) -> str:
    """All the notes under a ledger."""
    report = ledger_of(key.removeprefix("list:")) if key.startswith("list:") else REPORTS.get(key)
    with desk.store.read() as session:
        return "\n".join(report.gather(session, {}).notes)


@pytest.mark.parametrize("key", ["meeting_ledger", "list:meeting"])
def test_a_ledger_footnotes_what_is_undecided_until_it_is_decided(county, township, stick, key):
    both_changed(county, township, stick)

    assert printed(county, key) == (
        "注：示例：学法会的“地点”两边不一致（“报来的地点”“本机的地点”），尚未决定，暂按“本机的地点”。"
    )
    county.decide(county.conflicts()[0], OURS)
    assert printed(county, key) == ""


def test_a_row_that_belongs_to_a_record_is_told_under_it(county, township, stick):
    words = {"words": "示例：抓好落实", "speaker_post": "县长"}
    township.save("meeting", title="示例：学法会", kind="推进会", demands=(words,))
    county.merge(township.export(stick.place()))
    (demand,) = county.tables()["demand"]
    for desk, text in ((township, "示例：报来的话"), (county, "示例：本机的话")):
        with desk.store.change("修改讲话") as step:
            step.put("demand", {demand: {"words": text}})
    county.merge(township.export(stick.place()))

    said = printed(county, "meeting_ledger")

    assert "“示例：报来的话”“示例：本机的话”" in said


def test_the_statement_lists_what_is_undecided_and_is_not_final_unasked(county, township, stick):
    system = county.save("indicator_system", name="示例指标体系", year=2025)
    indicator = county.save("indicator", system=system, number="93", text="示范创建")
    township.merge(county.export(stick.place(), "下汤镇"))
    meeting = township.save(
        "meeting", title="示例：学法推进会", kind="推进会", held_on=day("2025-03-01"), indicators=(indicator,)
    )
    county.merge(township.export(stick.place()))
    county.save("meeting", meeting, title="示例：学法动员推进会")
    township.save("meeting", meeting, title="示例：学法现场推进会")
    county.merge(township.export(stick.place()))

    statement = statements.preview(county.store, {"indicator": indicator})

    (note,) = [each for each in statement.notes if each.group == "两边不一致，尚未决定"]
    assert "“示例：学法动员推进会”“示例：学法现场推进会”" in note.text
    assert note.links[0].record == meeting
    assert note.text in statement.open_items
