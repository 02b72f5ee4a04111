"""七个纳入 in the window: a cell leads to its records, the line at the foot to what is to be done."""

import pytest
from PySide6.QtCore import Qt

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from lushan_desktop.ui.modules.inclusions import matrix_view
from lushan_desktop.ui.modules.inclusions.inclusions_page import InclusionsPage
from lushan_desktop.ui.modules.inclusions.models import DOCUMENTS, MEETINGS
from lushan_desktop.ui.widgets.cells import Role

INCLUSION = RECORD_TYPES.get("inclusion")


@pytest.fixture
def page(qtbot, context):
    made = InclusionsPage(context)
    qtbot.addWidget(made)
    made.resize(1182, 688)
    made.show()
    qtbot.waitUntil(lambda: made.matrix.matrix is not None)
    return made


@pytest.fixture
def asked(context):
    """Where the page sent the clerk."""
    found = []
    context.asked_for.connect(lambda *where: found.append((*where, context.handed_over)))
    return found


def cell(page, row, column, role=Qt.ItemDataRole.DisplayRole):
    return page.matrix.items.index(row, column).data(role)


def test_the_seven_are_told_with_their_meeting(page):
    assert page.matrix.items.rowCount() == 7
    assert cell(page, 0, MEETINGS) == "2022年度党政主要负责人述法评议大会"
    assert cell(page, 0, DOCUMENTS) == "—"
    assert cell(page, 0, 5, Role.BADGES) == [("部分", "warn")]
    assert page.matrix.told.whole_text() == "7 项中 0 项完成，7 项部分，0 项缺失"
    assert "还没有载体文件和佐证" in page.matrix.sentence.text()


def test_a_cell_opens_the_record_behind_it(page, asked):
    page.matrix.item_table.clicked.emit(page.matrix.items.index(0, MEETINGS))
    ((opened, record, _field, _handed),) = asked
    assert opened == "meeting"
    assert record == page.matrix.matrix.items[0].meetings[0].id


def test_a_cell_of_a_unit_opens_exactly_its_entries(page, qtbot):
    page.show_view("unit")
    table = page.matrix.units
    qtbot.waitUntil(lambda: table.rowCount() == 1)
    page.matrix.unit_table.clicked.emit(table.index(0, 3))
    ledger = page.current()
    entry = page.matrix.matrix.items[2].entries[0]
    qtbot.waitUntil(lambda: list(ledger.list.table.rows.ids) == [entry.id])


def test_proof_is_put_to_the_chosen_item(page, qtbot, tmp_path, monkeypatch):
    file = tmp_path / "佐证（示例）.txt"
    file.write_text("示例", encoding="utf-8")
    monkeypatch.setattr(matrix_view, "choose_files", lambda _: [file])
    page.matrix.item_table.choose_row(5)
    page.matrix.proof_button.click()
    qtbot.waitUntil(lambda: page.matrix.matrix.items[5].proofs == 1)
    assert cell(page, 5, 4, Role.CLIP) == 1


def test_a_new_entry_begins_with_the_chosen_item(page, qtbot):
    page.matrix.item_table.choose_row(5)
    page.matrix.new_button.click()
    form = page.current().form
    qtbot.waitUntil(lambda: form.group is not None and form.isVisible())
    assert form.group.editor("item").value() == "纳入县委巡察工作"
    form.leave()


def test_the_year_narrows_the_matrix(page, qtbot, store):
    entry = page.matrix.matrix.items[0].entries[0].id
    records.save(store, INCLUSION, {"year": 2023}, entry)
    page.matrix.load()
    qtbot.waitUntil(lambda: page.matrix.years.count() == 2)
    records.save(store, INCLUSION, {"item": "纳入年度综合考核", "year": 2022})
    page.matrix.load()
    qtbot.waitUntil(lambda: page.matrix.years.count() == 3)
    page.matrix.years.choose("2023")
    page.matrix.load()
    qtbot.waitUntil(lambda: len(page.matrix.matrix.items[3].entries) == 1)


def test_printing_and_the_reminder_go_where_papers_are_made(page, asked):
    page.matrix.print_button.click()
    page.matrix.remind_button.click()
    (printed, reminder) = asked
    assert printed[:3] == ("papers", "inclusion_table", "print")
    assert reminder[3] == {"waiting": True}


def test_whoever_comes_for_an_entry_is_shown_it(page, qtbot):
    entry = page.matrix.matrix.items[6].entries[0]
    page.show_record(entry.id, type_key="inclusion")
    shown = page.current().detail
    qtbot.waitUntil(lambda: shown.shown is not None and shown.shown.id == entry.id)
    page.show_view("item")
    assert page.pages.currentWidget() is page.matrix
