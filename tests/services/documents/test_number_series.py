"""The number register: what is taken, what is missing, what comes next, what stands twice."""

from datetime import date

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.numbering import Span
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.content import Band
from lushan_desktop.reports.documents.unused_numbers import UNUSED_NUMBERS
from lushan_desktop.services.documents import document_list, number_series
from lushan_desktop.services.documents.document_list import Head, MissingNumbers
from lushan_desktop.services.documents.number_series import NUMBER, RECEIPT
from lushan_desktop.services.records import bin, records, undoing
from lushan_desktop.services.records.lists import ListQuery

DOCUMENT = RECORD_TYPES.get("document")


def save(store, key="document", **values):
    return records.save(store, RECORD_TYPES.get(key), values).ids(key)[0]


def issued(store, *numbers, **values):
    return [save(store, number=number, title=f"示例：{number}", **values) for number in numbers]


def received(store, *receipts):
    return [save(store, direction="收文", receipt_number=receipt, title="示例") for receipt in receipts]


def the(store, code, year, field=NUMBER):
    return number_series.one(store, field, code, year)


def test_gaps_and_the_next_free_number_are_told(store):
    issued(store, "鲁法办〔2023〕4号", "鲁法办〔2023〕5号")

    series = the(store, "鲁法办", 2023)

    assert series.gaps == (Span(1, 3),)
    assert series.next_free == 6
    assert series.standing == ("缺 3 个号", "bad")
    assert series.number(series.next_free) == "鲁法办〔2023〕6号"


def test_every_code_and_every_year_counts_for_itself(store):
    issued(store, "鲁法〔2022〕1号", "鲁法〔2023〕1号", "鲁法〔2023〕2号", "鲁法办〔2023〕1号")

    assert [(one.name, one.last) for one in number_series.all_series(store)] == [
        ("鲁法〔2023〕", 2),
        ("鲁法〔2022〕", 1),
        ("鲁法办〔2023〕", 1),
    ]
    assert the(store, "鲁法", 2023).standing == ("连续", "ok")
    assert the(store, "鲁法", 2024).next_free == 1


def test_serials_are_counted_as_numbers_not_as_letters(store):
    issued(store, *(f"鲁法〔2023〕{serial}号" for serial in (9, 10, 2, 1)))

    assert the(store, "鲁法", 2023).gaps == (Span(3, 8),)
    assert the(store, "鲁法", 2023).next_free == 11


def test_a_document_in_the_bin_takes_no_number_until_it_is_restored(store):
    _, second, _ = issued(store, "鲁法〔2023〕1号", "鲁法〔2023〕2号", "鲁法〔2023〕3号")

    records.remove(store, DOCUMENT, [second])
    assert the(store, "鲁法", 2023).standing == ("缺 2 号", "bad")

    bin.restore(store, [("document", second)])
    assert the(store, "鲁法", 2023).standing == ("连续", "ok")


def test_a_joint_paper_takes_a_number_in_each_series(store):
    issued(store, "鲁法[2023]1号，鲁政法（2023）2号")

    assert the(store, "鲁法", 2023).last == 1
    assert the(store, "鲁政法", 2023).gaps == (Span(1, 1),)
    assert number_series.holders(store, NUMBER, "鲁政法〔2023〕2号")


def test_what_came_in_is_numbered_by_other_offices_and_makes_no_gap(store):
    issued(store, "豫政办〔2023〕88号", direction="收文")

    assert number_series.all_series(store) == ()


def test_a_number_that_stands_twice_is_told_with_its_holders(store):
    first, second = issued(store, "鲁法〔2023〕1号", "鲁法〔2023〕1号")

    series = the(store, "鲁法", 2023)

    assert series.duplicates == (1,)
    assert series.standing == ("重 1 号", "bad")
    assert number_series.holders(store, NUMBER, "鲁法2023 1", but=second) == ("示例：鲁法〔2023〕1号",)
    records.remove(store, DOCUMENT, [first])
    assert number_series.holders(store, NUMBER, "鲁法〔2023〕1号", but=second) == ()


def test_what_is_no_number_is_held_by_nobody(store):
    issued(store, "第7期")

    assert number_series.holders(store, NUMBER, "第7期") == ()
    assert number_series.all_series(store) == ()


def test_receipts_have_a_series_of_their_own_per_year(store):
    received(store, "收〔2023〕1号", "收〔2023〕3号", "收2024 1")

    assert the(store, "收", 2023, RECEIPT).gaps == (Span(2, 2),)
    assert the(store, "收", 2023, RECEIPT).next_free == 4
    assert the(store, "收", 2024, RECEIPT).next_free == 2


def test_an_unused_number_is_no_gap_until_that_is_taken_back(store):
    issued(store, "鲁法〔2023〕4号")
    series = the(store, "鲁法", 2023)

    number_series.mark_unused(store, series, Span(1, 2), "示例：作废")
    after = the(store, "鲁法", 2023)
    assert (after.gaps, after.voided) == ((Span(3, 3),), {1: "示例：作废", 2: "示例：作废"})
    assert number_series.holders(store, NUMBER, "鲁法〔2023〕1号") == ("已注明未用（示例：作废）",)

    number_series.mark_wanted(store, "鲁法〔2023〕1号")
    assert the(store, "鲁法", 2023).gaps == (Span(1, 1), Span(3, 3))
    undoing.undo_last(store)
    undoing.undo_last(store)
    assert the(store, "鲁法", 2023).gaps == (Span(1, 3),)


def test_a_gap_that_comes_of_a_mistyped_number_is_not_filled_with_unused_ones(store):
    issued(store, "鲁法〔2023〕99999号")
    series = the(store, "鲁法", 2023)

    with pytest.raises(UserError, match="请先核对鲁法〔2023〕最大的文号"):
        number_series.mark_unused(store, series, series.gaps[0])


def test_an_unused_number_that_is_used_after_all_is_told(store):
    issued(store, "鲁法〔2023〕2号")
    number_series.mark_unused(store, the(store, "鲁法", 2023), Span(1, 1))
    issued(store, "鲁法〔2023〕1号")

    assert the(store, "鲁法", 2023).standing == ("重 1 号", "bad")


def test_codes_are_found_by_characters_by_pinyin_and_by_the_name_behind_them(store):
    save(store, "issuer", name="示例领导小组办公室", code="鲁法办")
    issued(store, "鲁法〔2023〕1号")

    assert [code.code for code in number_series.codes(store)] == ["鲁法办", "鲁法"]
    assert [code.code for code in number_series.codes(store, "lfb")] == ["鲁法办"]
    assert number_series.codes(store, "领导小组")[0].issuer == "示例领导小组办公室"
    assert [code.code for code in number_series.codes(store, "鲁")] == ["鲁法办", "鲁法"]


def told(store, look=document_list.look_out, **query):
    register = look(store, DOCUMENT, ListQuery(**query), blocks=(0,))
    names = {}
    for row in register.blocks[0]:
        if row:
            names[row.id] = row.values["number"] or row.values["receipt_number"] or row.title
    return [_said(register.markers.get(place), names.get(one)) for place, one in enumerate(register.ids)]


def _said(marker, name):
    if isinstance(marker, Head):
        return f"{marker.title} {marker.count}件 {marker.badge[0]} {marker.note}".strip()
    if isinstance(marker, MissingNumbers):
        return f"{marker.span} {'没有登记' if marker.is_gap else '未用'}"
    return name


def test_the_register_stands_by_code_and_year_with_its_gaps(store):
    issued(store, "鲁法办〔2023〕5号", "鲁法办〔2023〕2号", "鲁法〔2023〕1号", "")
    number_series.mark_unused(store, the(store, "鲁法办", 2023), Span(1, 1))

    assert told(store, filters={"direction": document_list.SIDES["发文"]}) == [
        "鲁法〔2023〕 1件 连续 下一号：2号",
        "鲁法〔2023〕1号",
        "鲁法办〔2023〕 2件 缺 2 个号 下一号：6号",
        "1号 未用",
        "鲁法办〔2023〕2号",
        "3—4号 没有登记",
        "鲁法办〔2023〕5号",
        "没有文号 1件 待补",
        "示例：",
    ]


def test_a_filtered_register_tells_no_gaps_and_a_sorted_one_has_no_groups(store):
    issued(store, "鲁法〔2023〕3号", kind="通知")

    assert told(store, chip="通知") == ["鲁法〔2023〕 1件 缺 2 个号 下一号：4号", "鲁法〔2023〕3号"]
    assert told(store, sort=(("number", False),)) == ["鲁法〔2023〕3号"]


def test_incoming_papers_stand_by_their_receipt(store):
    received(store, "收〔2023〕2号", "")

    assert told(store, document_list.look_in, filters={"direction": document_list.SIDES["收文"]}) == [
        "收〔2023〕 1件 缺 1 号 下一号：3号",
        "1号 没有登记",
        "收〔2023〕2号",
        "没有收文号 1件 待补",
        "示例",
    ]


def test_one_number_of_a_gap_is_told_unused_with_its_reason_and_day(store, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2023, 7, 28))
    issued(store, "鲁法办〔2023〕4号", direction="发文")
    series = the(store, "鲁法办", 2023)

    part = number_series.part_of(series.gaps[0], "2")
    number_series.mark_unused(store, series, part, "作废")

    assert the(store, "鲁法办", 2023).gaps == (Span(1, 1), Span(3, 3))
    with store.read() as session:
        ledger = UNUSED_NUMBERS.gather(session, {"side": "发文"})
    assert [row[1:] for row in ledger.rows] == [
        ("鲁法办〔2023〕1号", "1", "没有登记", "", ""),
        ("鲁法办〔2023〕2号", "1", "已注明未用", "作废", "2023年7月28日"),
        ("鲁法办〔2023〕3号", "1", "没有登记", "", ""),
    ]
    assert ledger.filter_line == "发文，没有登记的2个号"


def test_the_list_of_unused_numbers_goes_by_series_and_by_side(store):
    issued(store, "鲁法办〔2023〕3号", "鲁法〔2022〕2号", direction="发文")
    received(store, "收〔2023〕2号")

    with store.read() as session:
        out, come = (UNUSED_NUMBERS.gather(session, {"side": side}) for side in ("发文", "收文"))
    texts = [row.text if isinstance(row, Band) else row[1] for row in out.rows]
    assert texts == ["鲁法〔2022〕", "鲁法〔2022〕1号", "鲁法办〔2023〕", "鲁法办〔2023〕1—2号"]
    assert [row[1] for row in come.rows] == ["收〔2023〕1号"]


@pytest.mark.parametrize(
    ("written", "meant"), [("", Span(1, 3)), ("2", Span(2, 2)), ("1-2", Span(1, 2)), ("２—３号", Span(2, 3))]
)
def test_some_numbers_of_a_gap_are_meant_as_they_are_written(written, meant):
    assert number_series.part_of(Span(1, 3), written) == meant


@pytest.mark.parametrize("written", ["4", "0-2", "3-1", "1、2、3"])
def test_what_is_not_in_the_gap_is_refused_with_what_to_type(written):
    with pytest.raises(UserError, match="请填 1—3号 之中的号，如 1 或 1-3"):
        number_series.part_of(Span(1, 3), written)
