"""The statement that everything began with comes into an empty office: three clicks and a drop."""

import json
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import answers
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from tests.offices import new_store

CTRL, Key = Qt.KeyboardModifier.ControlModifier, Qt.Key
DATA = Path(__file__).parents[1] / "data"
FACTS = json.loads((DATA / "facts.json").read_text("utf-8"))


@pytest.fixture
def store(tmp_path):
    with new_store(tmp_path / "空 单位", parts=Parts(schema=MigratedSchema)) as opened:
        yield opened


def kept(store, key: str) -> list[dict]:
    """The records of a type as commands tell them."""
    return [line.plain for line in answers.everything(store, RECORD_TYPES.get(key))]


def told(rows: list[dict], field: str) -> set[str]:
    return {str(row.get(field) or "") for row in rows}


def test_what_a_statement_tells_of_is_registered_with_three_clicks_and_taken_back_with_one(
    clerk, store, capsys
):
    page = clerk.go("checks")
    clerk.begin_counting()
    begun = time.perf_counter()

    # When the text is dropped on 从文稿登记, to be kept as evidence, and all that was found is taken
    clerk.click(page.taking_button)
    clerk.drop(page.taking, [DATA / "seed_93.txt"])
    clerk.see(lambda: page.taking.found is not None)
    clerk.see(page.taking.take_button.isEnabled)
    assert not kept(store, "meeting"), "nothing is written before 登记"
    clerk.click(page.taking.keeps)
    clerk.click(page.taking.take_button)
    clerk.see(lambda: kept(store, "meeting"))

    # Then every fact that has a day, a number or a name of its own is a record
    with capsys.disabled():
        spent = time.perf_counter() - begun
        print(f"\n{clerk.clicks} 次点击、{clerk.drops} 次拖放、{clerk.keys} 次按键，{spent:.0f} s")  # noqa: T201  # told
    assert (clerk.clicks, clerk.keys, clerk.drops) == (3, 0, 1)
    numbers = {one["number"] for one in FACTS["documents"] if one["number"]}
    assert numbers <= told(kept(store, "document"), "number")
    assert {one["title"] for one in FACTS["meetings"] if "title" in one} == told(
        kept(store, "meeting"), "title"
    )
    assert {one["date"] for one in FACTS["instructions"]} == told(kept(store, "instruction"), "given_on")
    assert {one["name"] for one in FACTS["people"]} == told(kept(store, "person"), "name")
    assert set(FACTS["inclusions"]) == told(kept(store, "inclusion"), "item")
    assert told(kept(store, "study_visit"), "place") == {"、".join(FACTS["study_visits"]["places"])}
    measures = {"细化分解", "纳入督查督办", "清单固化", "结对帮带", "邀请指导"}
    assert measures <= told(kept(store, "measure"), "kind")
    others = ("supervision_round", "honour", "briefing")
    assert all(len(kept(store, key)) == 1 for key in others)
    assert all(row["files"] for row in kept(store, "meeting"))

    # And one click takes all of it back
    clerk.click(clerk.button("撤销"))
    clerk.see(lambda: not kept(store, "meeting") + kept(store, "document") + kept(store, "person"))


def test_what_was_copied_is_registered_and_taken_back_by_keys_alone(clerk, store, snapshot):
    page = clerk.go("checks")
    QApplication.clipboard().setText((DATA / "seed_93.txt").read_text("utf-8"))
    clerk.begin_counting()

    # When the text is pasted into the page, kept as evidence, and one of its drafts is left out
    clerk.tab_to(page.taking_button)
    clerk.press(Key.Key_Space)
    clerk.press(Key.Key_V, CTRL)
    clerk.see(lambda: page.taking.found is not None and page.taking.isVisible())
    clerk.see(page.taking.take_button.isEnabled)
    clerk.look("drafts")
    left_out = page.taking.rows.rows[0].draft
    clerk.press(Key.Key_Space)
    clerk.tab_to(page.taking.keeps)
    clerk.press(Key.Key_Space)
    clerk.press(Key.Key_S, CTRL)
    clerk.see(lambda: kept(store, "meeting"))

    # Then the rest is registered, and what was left out can still be taken
    assert left_out.fields["title"] not in told(kept(store, left_out.type), "title")
    assert len(kept(store, "evidence")) == 1
    clerk.see(lambda: {one.standing for one in page.taking.rows.rows} == {"已登记", "新"})
    assert not page.taking.rows.chosen
    clerk.look("registered")
    assert (clerk.clicks, clerk.drops) == (0, 0)
    assert clerk.keys <= 20

    # And two keys take all of it back, the evidence with it
    clerk.press(Key.Key_Z, CTRL)
    clerk.see(lambda: not kept(store, "meeting") + kept(store, "person") + kept(store, "evidence"))
    clerk.see(lambda: len(page.taking.rows.chosen) > 1)
    assert clerk.seen == snapshot
