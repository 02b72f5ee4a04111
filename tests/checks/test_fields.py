"""Many records are checked at once, and each is told what it is told alone."""

from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.checks.fields import check_fields, check_many
from lushan_desktop.checks.gathering import without_office

SAID = (
    "会议指出：“要抓好落实。",
    "压实责任，抓好落实”。",
    "县长示例甲同志指出，要抓好落实。",
    "县长示例甲强调，要抓好整改。",
    "县委副书记、县长示例甲指出，要抓好落实。",
    "县委副书记示例甲要求逐项整改。",
    "提出三点要求：一是压实责任。二是抓好落实。",
    "三是抓好整改。",
    "到三个乡镇督导。",
    "到5个乡镇督导。",
)


@given(st.lists(st.lists(st.sampled_from(SAID), min_size=1, max_size=3), max_size=5))
def test_what_one_record_is_told_does_not_hang_on_the_others(records):
    ledger = without_office()
    alone = {place: check_fields(each, ledger) for place, each in enumerate(records)}
    assert check_many(records, ledger) == {place: found for place, found in alone.items() if found}
