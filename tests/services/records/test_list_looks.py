"""How a list looks is remembered: its columns, their widths, its filters."""

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import (
    list_looks,
)
from lushan_desktop.services.records.list_looks import SavedFilter

MEETING = RECORD_TYPES.get("meeting")


def test_columns_and_widths_are_kept_and_given_up(store):
    list_looks.keep_columns(store, "meeting", ("@when", "@name", "place"), {"place": 140})
    kept = list_looks.look(store, "meeting")
    assert kept.columns == ("@when", "@name", "place")
    assert kept.widths == {"place": 140}
    assert list_looks.look(store, "document") == list_looks.ListLook()
    list_looks.keep_columns(store, "meeting", (), {})
    assert list_looks.look(store, "meeting") == list_looks.ListLook()


def test_filters_are_kept_renamed_and_dropped(store):
    list_looks.keep_filter(store, "meeting", SavedFilter(" 缺材料的 ", chip="推进会", only_missing=True))
    list_looks.keep_filter(store, "meeting", SavedFilter("缺材料的", chip="协调会"))
    assert list_looks.look(store, "meeting").filters == (SavedFilter("缺材料的", chip="协调会"),)
    list_looks.keep_filter(store, "meeting", SavedFilter("今年"))
    with pytest.raises(UserError, match="已有名为"):
        list_looks.rename_filter(store, "meeting", "今年", "缺材料的")
    list_looks.rename_filter(store, "meeting", "今年", "本年度")
    list_looks.drop_filter(store, "meeting", "缺材料的")
    assert [one.name for one in list_looks.look(store, "meeting").filters] == ["本年度"]
    with pytest.raises(UserError, match="请填写筛选名称"):
        list_looks.keep_filter(store, "meeting", SavedFilter("  "))


def test_a_damaged_file_of_looks_is_as_none(store):
    (store.folder / list_looks.FILE).write_text('{"meeting": {"filters": [{"nombre": 1}]}}', "utf-8")
    assert list_looks.look(store, "meeting") == list_looks.ListLook()
