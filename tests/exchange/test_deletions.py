"""What one office deletes while another changes it, or puts something to it, is laid before a person."""

import pytest

from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.domain.record import Reference
from lushan_desktop.exchange import merging
from lushan_desktop.exchange.conflicts import OURS, THEIRS
from lushan_desktop.services.records import records
from tests.exchange import offices
from tests.exchange.test_merging import confirmed, sent


def test_a_record_deleted_here_and_changed_there_is_laid_before_a_person(county, township, stick):
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    confirmed(township, county, stick)
    township.save("meeting", meeting, place="报来的地点")
    county.remove("meeting", meeting)

    county.merge(sent(township, stick))

    (conflict,) = county.conflicts()
    assert (conflict.field, conflict.ours.value, conflict.theirs.value) == ("deleted", True, False)
    county.decide(conflict, THEIRS)
    assert not county.value("meeting", meeting, "deleted")
    assert county.conflicts() == []


@pytest.mark.parametrize("take", [OURS, THEIRS])
@pytest.mark.parametrize("way", ["new row", "changed row", "new link"])
def test_what_was_put_to_a_record_that_another_deleted_is_laid_before_a_person(
    county, township, tmp_path, stick, way, take
):
    other = offices.county(tmp_path, 2)
    first = township.save(
        "meeting", title="示例：学法会", kind="推进会", resolutions=({"content": "议定甲"},)
    )
    proof = township.save("evidence", title="示例照片", sha256="0" * 64)
    confirmed(township, county, stick)
    (row,) = (dict(each) for each in records.values(township.store, MEETING, first)["resolutions"])
    if way == "new link":
        township.save("meeting", first, files=(Attachment(proof, "照片"),))
    else:
        rows = (row, {"content": "议定乙"}) if way == "new row" else (row | {"content": "议定丙"},)
        township.save("meeting", first, resolutions=rows)
    county.remove("meeting", first)

    county.merge(sent(township, stick))

    (conflict,) = county.conflicts()
    assert (conflict.record, conflict.field) == (first, "deleted")
    assert (conflict.ours.value, conflict.theirs.value) == (True, False)
    other.merge(sent(county, stick, "县创建办"))
    assert [each.id for each in other.conflicts()] == [conflict.id]
    county.decide(conflict, take)
    assert bool(county.value("meeting", first, "deleted")) == (take == OURS)
    other.merge(sent(county, stick, "县创建办"))
    assert county.conflicts() == other.conflicts() == []
    assert county.problems() == other.problems() == []
    other.close()


def test_a_file_that_one_deleted_and_another_put_to_a_meeting_is_laid_before_a_person(
    county, township, stick
):
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    proof = township.save("evidence", title="示例照片", sha256="0" * 64)
    other = township.save("meeting", title="示例：旧会", kind="推进会", files=(Attachment(proof, "照片"),))
    confirmed(township, county, stick)
    county.remove("evidence", proof)
    assert county.conflicts() == []
    township.save("meeting", meeting, files=(Attachment(proof, "照片"),))

    county.merge(sent(township, stick))

    (conflict,) = county.conflicts()
    assert (conflict.record, conflict.field, conflict.theirs.value) == (proof, "deleted", False)
    county.decide(conflict, THEIRS)
    assert county.conflicts() == []
    assert not county.value("evidence", proof, "deleted")
    assert county.value("meeting", other, "deleted") == 0


def test_a_decision_about_a_record_in_the_bin_leaves_heads_as_the_log_says(county, township, tmp_path, stick):
    other = offices.county(tmp_path, 2)
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    confirmed(township, county, stick)
    other.merge(sent(county, stick, "县创建办"))
    county.save("meeting", meeting, place="县里的地点")
    township.save("meeting", meeting, place="报来的地点")
    other.remove("meeting", meeting)
    county.merge(sent(township, stick))
    county.merge(sent(other, stick, "县创建办"))
    by_field = {each.field: each for each in county.conflicts()}
    assert set(by_field) == {"place", "deleted"}

    county.decide(by_field["place"], THEIRS)
    county.put("meeting", meeting, time="改了的时间")

    stand, anew = county.rebuilt_heads()
    assert stand == anew
    assert [each.field for each in county.conflicts()] == ["deleted"]
    other.merge(sent(county, stick, "县创建办"))
    assert [each.id for each in other.conflicts()] == [each.id for each in county.conflicts()]
    other.close()


def test_who_deletes_a_record_with_all_that_belongs_to_it_decides_nothing(county, township, stick):
    meeting = township.save(
        "meeting", title="示例：学法会", kind="推进会", resolutions=({"content": "议定甲"},)
    )
    confirmed(township, county, stick)
    county.save("meeting", meeting, resolutions=({"content": "议定乙"},))
    county.remove("meeting", meeting)
    assert county.conflicts() == []

    township.merge(sent(county, stick, "下汤镇"))

    assert township.value("meeting", meeting, "deleted")
    assert township.conflicts() == []


@pytest.mark.parametrize("take", [OURS, THEIRS])
def test_what_was_put_two_levels_below_what_another_deleted_is_laid_before_a_person(
    county, township, stick, take
):
    row = {"content": "议定甲"}
    meeting = township.save("meeting", title="示例：学法会", kind="推进会", resolutions=(row,))
    confirmed(township, county, stick)
    ((resolution,),) = township.ask("SELECT id FROM resolution")
    with township.store.change("示例：添") as step:
        step.add(Reference(parent=resolution, field="support_units", target="示例单位"))
    county.remove("meeting", meeting)

    county.merge(sent(township, stick))

    (conflict,) = county.conflicts()
    assert (conflict.record, conflict.field) == (meeting, "deleted")
    county.decide(conflict, take)
    assert county.conflicts() == []
    township.merge(sent(county, stick, "下汤镇"))
    assert township.conflicts() == []
    assert bool(township.value("meeting", meeting, "deleted")) == (take == OURS)


def test_who_deletes_what_rested_on_a_package_that_was_taken_back_is_asked_no_more(county, township, stick):
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    package = county.merge(sent(township, stick)).id
    county.save("meeting", meeting, place="本机的地点")
    merging.undo_merge(county.store, package)

    county.remove("meeting", meeting)

    assert [each.field for each in county.disputed_fields()] == ["place"]
    assert county.problems() == []
