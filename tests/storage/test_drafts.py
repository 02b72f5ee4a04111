"""What was typed and not yet saved outlives the program, and a full disk."""

from decimal import Decimal

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.storage.drafts import draft, drafts, drop_draft, save_draft
from lushan_desktop.storage.folder.contents import RESERVE
from tests.storage.office import open_office

VALUES = {
    "title": "推进会",
    "held_on": PartialDate(2023, 3),
    "points": Decimal("1.50"),
    "leaders": ("a", "b"),
    "files": (Attachment("e", "签到表"),),
    "demands": ({"words": "抓落实", "on": PartialDate(2023)},),
    "times": None,
    "recurring": True,
}


def test_a_draft_comes_back_as_it_was_typed(folder):
    with open_office(folder) as store:
        save_draft(store, "meeting:new", VALUES)

    with open_office(folder) as store:
        assert draft(store, "meeting:new") == VALUES
        assert list(drafts(store)) == ["meeting:new"]
        assert store.verify() == []


def test_a_draft_is_replaced_and_dropped(store):
    save_draft(store, "k", {"a": "1"})
    save_draft(store, "k", {"a": "2"})
    assert draft(store, "k") == {"a": "2"}

    drop_draft(store, "k")

    assert draft(store, "k") is None
    assert drafts(store) == {}


def test_a_draft_holds_values_of_forms_alone(store):
    with pytest.raises(TypeError, match="no value of a form"):
        save_draft(store, "k", {"a": object()})


def test_a_draft_is_not_saved_inside_a_step(store):
    with pytest.raises(RuntimeError, match="inside a step"), store.change("x"):
        save_draft(store, "k", {})


def test_on_a_full_disk_the_reserve_is_given_for_the_draft(store):
    pages = store._writer.raw.execute("PRAGMA page_count").fetchone()[0]
    store._writer.raw.execute(f"PRAGMA max_page_count = {pages}").fetchall()

    with pytest.raises(UserError, match="内容仍在窗口里"):
        save_draft(store, "k", {"a": "长" * 100_000})

    assert not (store.folder / RESERVE).exists()
    with pytest.raises(UserError, match="内容仍在窗口里"):
        save_draft(store, "k", {"a": "长" * 100_000})
