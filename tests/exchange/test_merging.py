"""What one office enters comes to another whole, once, and can be taken back."""

from contextlib import closing
from datetime import date

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.checks.running import check_office
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.exchange import conflicts, merging
from lushan_desktop.exchange.checking import Gap
from lushan_desktop.exchange.conflicts import BOTH, OURS, THEIRS
from lushan_desktop.exchange.planning import Choice
from lushan_desktop.services.exchange import decisions, told
from lushan_desktop.services.records.records import NewFile
from lushan_desktop.storage import objects
from lushan_desktop.storage.registry import PACKAGE, columns_of
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick
from tests.proved import proves

KEPT = [each for each in RECORD_TYPES if each.key not in (PACKAGE, "evidence")]


def sent(desk: Desk, stick: Stick, to: str = "", **wish):
    return desk.export(stick.place(), to, **wish)


def confirmed(sender: Desk, receiver: Desk, stick: Stick, to: str = "") -> merging.Summary:
    """Bring a package over and its receipt back."""
    summary = receiver.merge(sent(sender, stick, to))
    assert summary.receipt is not None
    sender.merge(summary.receipt)
    return summary


def test_a_record_comes_over_with_all_its_fields(county, township, stick):
    meeting = township.save("meeting", title="示例：学法会", kind="推进会", place="示例会议室")

    summary = county.merge(sent(township, stick))

    assert (summary.added, summary.updated, summary.conflicts) == (1, 0, 0)
    assert county.value("meeting", meeting, "place") == "示例会议室"
    assert county.problems() == []


def test_a_record_of_every_type_with_nothing_in_it_comes_over(county, township, stick):
    with township.store.change("示例：空") as step:
        for record_type in KEPT:
            columns = [name for name in columns_of(record_type.model) if name != "id"]
            step.add(record_type.model(**dict.fromkeys(columns)))

    county.merge(sent(township, stick))

    assert county.tables() == township.tables()
    assert county.problems() == township.problems() == []


def test_files_of_a_period_go_along_alone(county, township, stick, tmp_path):
    days = {"一月": "2023-01-31", "二月": "2023-02-28", "三月": "2023-03-01"}
    for name, day in days.items():
        file = tmp_path / f"{name}.txt"
        file.write_text(name)
        meeting = township.save("meeting", title=name, kind="推进会", files=[NewFile(file)])
        (one,) = township.ask("SELECT target FROM reference WHERE parent = ?", meeting)
        township.put("evidence", one[0], entered_on=day)

    choice = Choice(since=date(2023, 2, 1), until=date(2023, 2, 28))
    summary = county.merge(sent(township, stick, choice=choice))

    assert (summary.files, summary.added) == (1, 3)


def test_a_package_merged_again_changes_nothing(county, township, stick):
    township.save("meeting", title="示例：学法会", kind="推进会")
    file = sent(township, stick)
    county.merge(file)
    before = county.tables()

    again = county.merge(file)

    assert again.is_repeat
    assert county.tables() == before


def test_a_field_changed_on_one_side_is_taken(county, township, stick):
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    confirmed(township, county, stick)
    township.save("meeting", meeting, place="示例礼堂")

    summary = county.merge(sent(township, stick))

    assert (summary.added, summary.updated, summary.conflicts) == (0, 1, 0)
    assert county.value("meeting", meeting, "place") == "示例礼堂"


@proves("CON-13", told=1, silent=1)
@pytest.mark.parametrize(
    ("key", "name", "first", "second"),
    [
        ("meeting", "place", "示例礼堂", "示例会堂"),
        ("meeting", "title", "示例：学法例会", "示例：学法培训会"),
        ("unit", "short_name", "示例甲", "示例乙"),
    ],
)
def test_a_field_that_two_changed_is_told_by_the_checks_until_it_is_decided(
    county, township, stick, key, name, first, second
):
    made = {"meeting": {"title": "示例：学法会", "kind": "推进会"}, "unit": {"name": "示例三中心"}}
    record = township.save(key, **made[key])
    confirmed(township, county, stick)
    assert not disputed(county)

    county.save(key, record, **{name: first})
    township.save(key, record, **{name: second})
    county.merge(sent(township, stick))

    (one,) = disputed(county)
    assert (one.type, one.id, one.field, one.rule) == (key, record, name, "CON-13")
    conflicts.decide_field(county.store, county.conflicts()[0], THEIRS)
    assert not disputed(county)


def disputed(desk: Desk):
    with desk.store.read() as session:
        return [one for one in check_office(session) if one.rule == "CON-13"]


def both_changed(county: Desk, township: Desk, stick: Stick) -> str:
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    confirmed(township, county, stick)
    township.save("meeting", meeting, place="报来的地点")
    county.save("meeting", meeting, place="本机的地点")
    summary = county.merge(sent(township, stick))
    assert summary.conflicts == 1
    return meeting


def test_a_field_changed_on_both_sides_is_laid_before_a_person(county, township, stick):
    meeting = both_changed(county, township, stick)

    (conflict,) = county.conflicts()

    assert (conflict.type, conflict.record, conflict.field) == ("meeting", meeting, "place")
    assert (conflict.ours.value, conflict.theirs.value) == ("本机的地点", "报来的地点")
    assert (conflict.ours.unit, conflict.theirs.unit) == ("县创建办", "下汤镇")
    assert conflict.theirs.person == "示例下汤镇1"
    # Until somebody decides, what was said last is shown.
    assert county.value("meeting", meeting, "place") == "本机的地点"


@pytest.mark.parametrize(
    ("take", "value"), [(OURS, "本机的地点"), (THEIRS, "报来的地点"), (BOTH, "本机的地点；报来的地点")]
)
def test_a_decision_stands_and_travels(county, township, stick, take, value):
    meeting = both_changed(county, township, stick)
    county.decide(county.conflicts()[0], take)

    township.merge(sent(county, stick, "下汤镇"))

    assert county.conflicts() == township.conflicts() == []
    assert county.value("meeting", meeting, "place") == township.value("meeting", meeting, "place") == value


def test_an_edit_of_the_field_leaves_the_other_value_to_be_decided(county, township, stick):
    meeting = both_changed(county, township, stick)

    county.save("meeting", meeting, place="又改的地点")

    assert {conflict.theirs.value for conflict in county.conflicts()} <= {"报来的地点", "本机的地点"}
    assert len(county.conflicts()) == 1


def test_the_same_value_on_both_sides_is_no_conflict(county, township, stick):
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    confirmed(township, county, stick)
    township.save("meeting", meeting, place="同一处")
    county.save("meeting", meeting, place="同一处")

    county.merge(sent(township, stick))
    county.save("meeting", meeting, place="另一处")

    assert county.conflicts() == []


def test_a_package_after_a_gap_changes_nothing_and_names_the_numbers(county, township, stick):
    township.save("meeting", title="示例：第一次", kind="推进会")
    first = sent(township, stick)
    far = Desk(county.folder.parent / "县9", "县创建办", number=9)
    township.merge(far.merge(first).receipt)
    far.close()
    township.save("meeting", title="示例：第二次", kind="推进会")
    second = sent(township, stick)
    before = county.tables()

    with pytest.raises(Gap, match="第1至1号"):
        county.merge(second)

    assert county.tables() == before
    county.merge(first)
    assert county.merge(second).added == 1


def test_an_undone_merge_is_as_if_it_had_never_been(county, township, stick):
    county.save("meeting", title="示例：县里的会", kind="动员会")
    before = county.tables()
    township.save("meeting", title="示例：学法会", kind="推进会")
    file = sent(township, stick)
    package = county.merge(file).id
    with_it = county.tables()

    merging.undo_merge(county.store, package)

    assert county.tables() == before
    assert county.problems() == []
    county.restart()
    assert county.tables() == before
    assert county.merge(file).added == 1
    assert county.tables() == with_it


def test_what_rests_on_a_package_that_was_taken_back_is_laid_before_a_person(county, township, stick):
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    file = sent(township, stick)
    package = county.merge(file).id
    county.save("meeting", meeting, place="县里补的地点")

    merging.undo_merge(county.store, package)

    (conflict,) = county.conflicts()
    assert conflict.is_withdrawn
    assert conflict.is_gone
    assert (conflict.field, conflict.ours.value, conflict.theirs.value) == ("place", "县里补的地点", None)
    county.merge(file)
    assert county.conflicts() == []
    assert county.value("meeting", meeting, "title") == "示例：学法会"


def test_a_decision_about_what_was_taken_back_stands(county, township, stick):
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    package = county.merge(sent(township, stick)).id
    county.save("meeting", meeting, place="县里补的地点")
    merging.undo_merge(county.store, package)

    county.decide(county.conflicts()[0], OURS)

    assert county.conflicts() == []
    assert county.value("meeting", meeting, "place") == "县里补的地点"
    stand, anew = county.rebuilt_heads()
    assert stand == anew


@pytest.mark.parametrize("take", [OURS, THEIRS])
def test_of_a_value_that_rests_on_what_was_taken_back_the_other_is_what_was_there_without(
    county, township, stick, take
):
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    confirmed(township, county, stick)
    county.save("meeting", meeting, place="县里的地点")
    township.save("meeting", meeting, place="镇里的地点")
    package = county.merge(sent(township, stick)).id
    county.decide(county.conflicts()[0], BOTH)
    merging.undo_merge(county.store, package)

    (conflict,) = county.conflicts()
    (told,) = decisions.open_ones(county.store)

    assert (conflict.is_withdrawn, conflict.is_gone) == (True, False)
    assert (told.ours, told.theirs) == ("县里的地点；镇里的地点", "县里的地点")
    # The value is ours of before: it is not told as if the township had reported it.
    assert (told.other_word, told.source(conflict.theirs)[:3]) == ("撤销后", "已不计")
    county.decide(conflict, take)
    assert county.value("meeting", meeting, "place") == (told.ours if take == OURS else "县里的地点")
    assert not county.value("meeting", meeting, "deleted")
    assert county.conflicts() == []
    assert county.problems() == []


def test_later_packages_of_the_same_machine_wait_for_one_that_was_taken_back(county, township, stick):
    township.save("meeting", title="示例：第一次", kind="推进会")
    first = confirmed(township, county, stick).id
    township.save("meeting", title="示例：第二次", kind="推进会")
    county.merge(sent(township, stick))

    merging.undo_merge(county.store, first)

    assert county.tables()["meeting"] == {}


def test_what_was_taken_back_comes_whole_with_what_another_machine_brings(county, township, tmp_path, stick):
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    merging.undo_merge(county.store, county.merge(township.export(stick.place())).id)
    township.save("meeting", meeting, place="示例会议室")
    second = offices.county(tmp_path, 2)
    second.merge(township.export(stick.place(), is_from_start=True))

    county.merge(second.export(stick.place(), "县创建办"))

    assert county.tables()["meeting"] == township.tables()["meeting"]
    assert county.problems() == []
    second.close()


def test_files_come_along_and_are_the_same(county, township, stick, tmp_path):
    picture = tmp_path / "示例照片.pdf"
    picture.write_bytes(b"%PDF-1.4 " + bytes(range(256)) * 5000)
    township.save("meeting", title="示例：学法会", kind="推进会", files=(NewFile(picture, "照片"),))

    summary = county.merge(sent(township, stick, passphrase="示例口令"), "示例口令")

    assert (summary.files, summary.is_secret) == (1, True)
    with county.store.read() as session:
        assert objects.missing(session, county.folder) == []


def test_files_that_come_after_their_records_are_told(county, township, stick, tmp_path):
    proof = tmp_path / "示例.txt"
    proof.write_text("示例")
    township.save("meeting", title="示例：学法会", kind="推进会", files=[NewFile(proof)])
    first = county.merge(sent(township, stick, choice=Choice(until=date(2020, 1, 1))))
    township.merge(first.receipt)

    later = sent(township, stick)
    tried = merging.look_at(county.store, county.office, later)
    summary = county.merge(later)

    assert (first.files, summary.files, summary.is_repeat) == (0, 1, True)
    assert told.sentence(tried, is_tried=True).endswith("里的记录都已合并过，将新增文件 1 份。")
    assert told.sentence(summary).endswith("里的记录都已合并过，新增文件 1 份。")
    assert told.sentence(county.merge(later)).endswith("里的内容都已合并过，没有改动。")


def test_a_wrong_passphrase_is_said(county, township, stick):
    township.save("meeting", title="示例：学法会", kind="推进会")
    file = sent(township, stick, passphrase="示例口令")

    with pytest.raises(UserError, match="口令不对"):
        county.merge(file, "别的口令")
    with pytest.raises(UserError, match="请输入口令"):
        county.merge(file)


def test_the_journal_holds_what_was_merged(county, township, stick):
    meeting = both_changed(county, township, stick)
    assert county.problems() == []
    stand, anew = county.rebuilt_heads()
    assert stand == anew
    assert county.value("meeting", meeting, "title") == "示例：学法会"


def test_a_receipt_that_is_refused_is_called_a_receipt(county, township, stick):
    receipt = county.merge(township.export(stick.place())).receipt

    with pytest.raises(UserError, match="这是本机自己导出的回执，不用收下。请交给对方。"):
        county.merge(receipt)
    with (
        closing(offices.county(county.folder.parent, number=2)) as second,
        pytest.raises(UserError, match="这个回执是给下汤镇·1号机的，本机是县创建办，没有收下。"),
    ):
        second.merge(receipt)
