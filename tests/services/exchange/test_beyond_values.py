"""Whoever decides sees what stands behind two values: what a side went on writing, how two records differ."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.domain.record import Reference
from lushan_desktop.services.exchange import decisions
from lushan_desktop.services.exchange.decisions import ConflictView
from lushan_desktop.services.records import records
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk, Stick, str]]:
    """A county and a township that both hold a meeting with one resolution, and the stick between them."""
    county, township, stick = offices.county(tmp_path), offices.township(tmp_path), Stick(tmp_path / "优盘")
    row = {"content": "议定甲"}
    meeting = township.save("meeting", title="示例：学法会", kind="推进会", resolutions=(row,))
    receipt = county.merge(township.export(stick.place())).receipt
    township.merge(receipt)
    yield county, township, stick, meeting
    township.close()
    county.close()


def resolution(desk: Desk, meeting: str) -> dict[str, object]:
    (row,) = records.values(desk.store, MEETING, meeting)["resolutions"]
    return dict(row)


def add_row(desk: Desk, meeting: str) -> None:
    rows = resolution(desk, meeting), {"content": "议定乙", "due_on": PartialDate.from_iso("2026-09-30")}
    desk.save("meeting", meeting, resolutions=rows)


def change_row(desk: Desk, meeting: str) -> None:
    desk.save("meeting", meeting, resolutions=(resolution(desk, meeting) | {"content": "议定丙"},))


def change_field(desk: Desk, meeting: str) -> None:
    desk.save("meeting", meeting, place="报来的地点")
    desk.save("meeting", meeting, place="又改的地点")


def add_file(desk: Desk, meeting: str) -> None:
    proof = desk.save("evidence", title="示例照片", sha256="0" * 64)
    desk.save("meeting", meeting, files=(Attachment(proof, "照片"),))


def add_unit_below_a_row(desk: Desk, meeting: str) -> None:
    unit = desk.save("unit", name="示例局", kind="县直")
    with desk.store.change("示例：添") as step:
        row = str(resolution(desk, meeting)["id"])
        step.add(Reference(parent=row, field="support_units", target=unit))


SAID = {
    add_row: {"议定事项·事项": "议定乙", "议定事项·时限": "2026年9月30日"},
    change_row: {"议定事项·事项": "议定丙"},
    change_field: {"地点": "又改的地点"},
    add_file: {"佐证": "示例照片"},
    add_unit_below_a_row: {"配合单位": "示例局"},
}


@pytest.mark.parametrize("way", SAID, ids=lambda way: way.__name__)
def test_who_decides_about_a_deletion_sees_what_the_other_went_on_writing(desks, way):
    county, township, stick, meeting = desks
    way(township, meeting)
    county.remove("meeting", meeting)
    county.merge(township.export(stick.place()))

    told = only(county)

    assert {each.label: each.shown for each in told.beyond.theirs} == SAID[way]
    assert told.beyond.ours == ()
    (line,) = told.lines(told.beyond.theirs)
    written = told.beyond.theirs[0]
    assert (written.machine, written.person) == ("下汤镇·1号机", "示例下汤镇1")
    assert line.endswith(f"（{written.source}）")
    plain = decisions.as_plain(told)["theirs"]
    assert [one["shown"] for one in plain["written"]] == list(SAID[way].values())
    assert plain["written"][0]["at"].startswith(f"{written.at:%Y-%m-%d}")


def test_of_much_that_was_written_the_rest_is_counted(desks):
    county, township, stick, meeting = desks
    rows = [{"content": f"议定{number}"} for number in range(9)]
    township.save("meeting", meeting, resolutions=(resolution(township, meeting), *rows))
    county.remove("meeting", meeting)
    county.merge(township.export(stick.place()))

    told = only(county)

    assert told.lines(told.beyond.theirs)[-1] == "另有 3 处"
    assert len(decisions.as_plain(told)["theirs"]["written"]) == 9


def test_of_two_records_that_look_like_one_the_fields_that_differ_are_shown(desks):
    county, township, stick, _ = desks
    number = "示办〔2026〕1号"
    county.save("document", title="示例：通知", number=number)
    township.save("document", title="示例：通知（镇）", number=number, addressees="示例各村")
    county.merge(township.export(stick.place()))

    told = only(county)

    assert told.lines(told.beyond.ours) == ("标题：示例：通知，主送：（空）",)
    assert told.lines(told.beyond.theirs) == ("标题：示例：通知（镇），主送：示例各村",)


def only(desk: Desk) -> ConflictView:
    (told,) = decisions.open_ones(desk.store)
    return told


def test_a_row_that_two_sides_changed_is_told_with_what_it_belongs_to(desks):
    county, township, stick, meeting = desks
    for desk, content in ((county, "县里的议定"), (township, "镇里的议定")):
        row = resolution(desk, meeting) | {"content": content}
        desk.save("meeting", meeting, resolutions=(row,))
    county.merge(township.export(stick.place()))

    (told,) = decisions.open_ones(county.store)

    assert told.kind_told == "议定事项（示例：学法会）"
    assert decisions.as_plain(told)["above"] == "示例：学法会"
