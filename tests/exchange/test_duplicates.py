"""Two records that look like one are made one without anything getting lost on either side."""

import pytest

from lushan_desktop.exchange import duplicates, merging
from lushan_desktop.exchange.conflicts import BOTH, DUPLICATE, OURS, THEIRS, Conflict
from lushan_desktop.services.exchange import decisions
from lushan_desktop.services.records.records import NewFile
from tests.exchange.offices import Desk

NUMBER = "示办〔2026〕1号"


def pair(county: Desk) -> Conflict:
    (found,) = [each for each in county.conflicts() if each.kind == DUPLICATE]
    return found


def settle(desk: Desk, conflict: Conflict, take: str) -> None:
    with desk.store.change("决定") as step:
        duplicates.write_decision(step, conflict, take)


def living(desk: Desk) -> list[str]:
    return [one for one in desk.tables()["document"] if not desk.value("document", one, "deleted")]


@pytest.fixture
def entered(county, township, stick) -> tuple[str, str]:
    """The same document, registered by the county and by the township."""
    ours = county.save("document", title="示例：通知", number=NUMBER)
    theirs = township.save("document", title="示例：通知（镇）", number=NUMBER, addressees="示例各村")
    county.merge(township.export(stick.place()))
    return ours, theirs


@pytest.mark.parametrize("take", [OURS, THEIRS])
def test_both_offices_see_the_one_record_that_is_left(county, township, stick, entered, take):
    settle(county, pair(county), take)
    kept = entered[0] if take == OURS else entered[1]

    township.merge(county.export(stick.place(), "下汤镇"))

    assert living(county) == living(township) == [kept]
    assert township.value("document", kept, "addressees") == "示例各村"
    assert county.conflicts() == township.conflicts() == []
    assert township.problems() == county.problems() == []


def test_what_comes_later_for_the_other_id_is_laid_before_a_person(
    county, township, stick, entered, tmp_path
):
    ours, theirs = entered
    settle(county, pair(county), OURS)
    scan = tmp_path / "示例扫描件.pdf"
    scan.write_bytes(b"%PDF-1.4 example")
    township.save("document", theirs, files=(NewFile(scan, "盖章扫描件"),))
    county.merge(township.export(stick.place()))

    settle(county, pair(county), OURS)

    (row,) = [each for each in county.tables()["reference"].values() if ours in each]
    assert row
    assert living(county) == [ours]
    assert county.conflicts() == []


def test_a_pair_that_is_two_stays_two(county, entered):
    settle(county, pair(county), BOTH)
    assert sorted(living(county)) == sorted(entered)
    assert county.conflicts() == []


def test_a_pair_is_counted_among_what_is_to_be_decided(county, township, stick):
    county.save("document", title="示例：通知", number=NUMBER)
    township.save("document", title="示例：通知（镇）", number=NUMBER)
    file = township.export(stick.place())

    tried = merging.look_at(county.store, county.office, file)
    summary = county.merge(file)

    assert (tried.conflicts, summary.conflicts) == (1, 1) == (len(county.conflicts()),) * 2


@pytest.mark.parametrize(
    "spelling", ["示办[2026]1号", "示办（2026） 1号", "示办【2026】1号", "示办{2026}1号"]
)
def test_a_number_is_the_same_whatever_brackets_it_is_written_with(county, township, stick, spelling):
    county.save("document", title="示例：通知", number=NUMBER)
    township.put(
        "document", township.save("document", title="示例：通知（镇）", number=NUMBER), number=spelling
    )
    for number in ("示办[2026]11号", "示办[2025]1号"):
        township.save("document", title="示例：另一份通知", number=number)

    summary = county.merge(township.export(stick.place()))

    assert summary.conflicts == 1
    assert pair(county).theirs.value == "示例：通知（镇）"


def test_what_a_row_belongs_to_is_told_by_its_name(county, township, stick, tmp_path):
    scan = tmp_path / "示例扫描件.pdf"
    scan.write_bytes(b"%PDF-1.4 example")
    county.save("document", title="示例：通知", number=NUMBER)
    township.save("document", title="示例：通知（镇）", number=NUMBER, files=(NewFile(scan, "盖章扫描件"),))
    summary = county.merge(township.export(stick.place()))
    settle(county, pair(county), OURS)

    merging.undo_merge(county.store, summary.id)

    (told,) = [one for one in decisions.open_ones(county.store) if one.conflict.field == "parent"]
    assert (told.label, told.ours, told.theirs) == ("所属", "示例：通知", "没有这条")
