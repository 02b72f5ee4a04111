"""What is typed or pasted may be anything: it is kept, or refused in words, and never stops the program."""

from datetime import date

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.kinds import LongText, Number, Points, Reading, Text
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from tests.offices import new_store

TODAY = Reading(date(2023, 9, 1))


@pytest.mark.parametrize("typed", ["9" * 20, "9" * 5000])
def test_a_number_that_no_file_can_hold_is_refused(typed):
    with pytest.raises(UserError, match="超出范围"):
        Number().parse(typed, TODAY)


@pytest.mark.parametrize("typed", ["1e99999999", "1e-99999999", "9" * 5000, "inf", "nan"])
def test_points_out_of_all_measure_are_refused(typed):
    with pytest.raises(UserError, match="不是数字"):
        Points().parse(typed, TODAY)


@pytest.mark.parametrize("kind", [Text(), LongText()])
def test_a_cut_emoji_goes_and_the_words_around_it_stay(kind):
    assert kind.store("推进会\ud83d纪要") == "推进会纪要"


def test_a_record_with_a_cut_emoji_is_saved(tmp_path):
    with new_store(tmp_path / "数据", person="示例甲") as store:
        meeting = RECORD_TYPES.get("meeting")
        saved = records.save(store, meeting, {"title": "推进会\ud83d", "kind": "推进会"}).ids("meeting")[0]

        assert records.values(store, meeting, saved)["title"] == "推进会"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("关于印发\n实施方案的通知", "关于印发实施方案的通知"),
        ("第一行\r\n第二行\u2028第三行\x85第四行\t第五行", "第一行第二行第三行第四行第五行"),
        ("Action\n Plan", "Action Plan"),
        ("合同\u202efdp.exe", "合同fdp.exe"),
        ("\ufeff推进会\u200b\u200f", "推进会"),
        ("𠀀𪚥𰻝 👨\u200d👩\u200d👧 ", "𠀀𪚥𰻝 👨\u200d👩\u200d👧"),
        ("\n", ""),
    ],
)
def test_a_field_of_one_line_holds_one_line_that_reads_as_it_looks(typed, stored):
    assert Text().store(typed) == stored


def test_a_name_of_nothing_that_can_be_seen_is_no_name(tmp_path):
    with (
        new_store(tmp_path / "数据", person="示例甲") as store,
        pytest.raises(UserError, match="请填写名称"),
    ):
        records.save(store, RECORD_TYPES.get("unit"), {"name": "\u200b\u200f"})
