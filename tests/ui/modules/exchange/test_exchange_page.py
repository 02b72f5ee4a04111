"""Merging at the window: what lies on the stick, both sides of what differs, a package taken back."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from lushan_desktop.base import clock
from lushan_desktop.services.exchange import decisions, exchanging
from lushan_desktop.services.office import office
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.exchange import exchange_page
from lushan_desktop.ui.modules.exchange.exchange_page import ExchangePage
from lushan_desktop.ui.tasks.runner import Runner
from lushan_desktop.ui.widgets.labels import ElidedWords
from lushan_desktop.ui.widgets.line_list import LineButton
from tests.exchange import offices
from tests.exchange.offices import Desk, Stick


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path / "优盘")


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    with offices.both(tmp_path) as made:
        yield made


@pytest.fixture
def page(qtbot, desks, stick, monkeypatch) -> Iterator[ExchangePage]:
    county, _ = desks
    place = stick.place().parent
    monkeypatch.setattr(exchange_page, "sticks", lambda: [place])
    runner = Runner(county.store)
    context = Context(runner, county.folder)
    context.failed.connect(lambda sentence: pytest.fail(sentence))
    made = ExchangePage(context)
    made.context = context
    qtbot.addWidget(made)
    made.resize(1182, 688)
    made.show()
    yield made
    assert runner.stop()


def test_an_office_that_has_exchanged_nothing_is_told_so(qtbot, page):
    page.load()

    qtbot.waitUntil(lambda: says(page, exchange_page.NO_PACKAGES) and says(page, exchange_page.NO_MACHINES))


def test_a_package_on_a_stick_that_was_used_before_is_listed_once(qtbot, page, desks, stick):
    file = desks[1].export(stick.place())
    page.places = [file.parent]
    page.load()

    qtbot.waitUntil(page.merge_button.isEnabled)
    listed = [label.text() for label in page.findChildren(QLabel) if label.text() == str(file)]
    assert len(listed) == 1


def test_a_stick_that_is_put_in_is_seen_by_itself(qtbot, page, desks, tmp_path, monkeypatch):
    qtbot.waitUntil(lambda: says(page, exchange_page.NO_PACKAGES))
    put_in = Stick(tmp_path / "另一个优盘").place()
    desks[1].export(put_in)
    page.watch.look()
    assert not page.merge_button.isEnabled()

    monkeypatch.setattr(exchange_page, "sticks", lambda: [put_in.parent])
    page.watch.look()

    qtbot.waitUntil(page.merge_button.isEnabled)


def test_the_red_button_of_a_township_hands_in_until_something_lies_there(qtbot, desks, stick, monkeypatch):
    county, township = desks
    place = stick.place().parent
    monkeypatch.setattr(exchange_page, "sticks", lambda: [place])
    office.change(township.folder, unit="下汤镇")
    runner = Runner(township.store)
    page = ExchangePage(Context(runner, township.folder))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.sending.export_button.property("look") == "primary")
    county.merge(township.export(stick.place()))
    county.save("meeting", title="示例：推进会", kind="推进会")
    county.export(stick.place())

    page.load()

    qtbot.waitUntil(page.merge_button.isEnabled)
    assert page.sending.export_button.property("look") == "outline"
    assert runner.stop()


def says(page: ExchangePage, words: str) -> bool:
    return any(label.text() == words for label in page.findChildren(QLabel))


def both_changed(county: Desk, township: Desk, stick: Stick) -> str:
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    township.merge(county.merge(township.export(stick.place())).receipt)
    township.save("meeting", meeting, place="下汤镇政府二楼会议室")
    county.save("meeting", meeting, place="下汤镇司法所会议室")
    township.export(stick.place())
    return meeting


def test_the_backup_made_before_a_merge_is_the_last_that_the_window_tells_of(qtbot, page, desks, stick):
    desks[1].save("meeting", title="示例：学法会", kind="推进会")
    desks[1].export(stick.place())
    page.load()
    qtbot.waitUntil(page.merge_button.isEnabled)

    with qtbot.waitSignal(page.context.backed_up):
        page.merge_button.click()


def test_three_clicks_and_one_for_each_decision(qtbot, page, desks, stick):
    county, township = desks
    meeting = both_changed(county, township, stick)
    page.load()
    qtbot.waitUntil(lambda: page.merge_button.isEnabled())

    page.merge_button.click()
    qtbot.waitUntil(lambda: bool(page.deciding.groups()))
    told = [each.whole_text() for each in page.deciding.card.findChildren(ElidedWords)]
    whose = next(words for words in told if " · " in words)
    assert "下汤镇" in whose
    assert f"{clock.today().year}年" in whose
    page.deciding.take.click()
    qtbot.waitUntil(lambda: not page.deciding.groups() and page.deciding.done.text() == "完成")
    page.deciding.done.click()

    qtbot.waitUntil(lambda: page.pages.currentWidget() is page.overview)
    assert county.value("meeting", meeting, "place") == "下汤镇政府二楼会议室"
    assert decisions.count(county.store) == 0


def test_a_package_that_is_refused_keeps_no_other_from_being_merged(qtbot, page, desks, stick):
    county, township = desks
    page.context.failed.disconnect()
    told = []
    page.context.failed.connect(told.append)
    county.merge(township.export(stick.place()))
    lost = township.export(stick.place())
    with closing(offices.township(township.folder.parent, "尧山镇")) as other:
        late = gap(county, township, stick, lost)
        other.save("meeting", title="示例：尧山镇的会", kind="推进会")
        other.export(stick.place())
    page.load()
    qtbot.waitUntil(page.merge_button.isEnabled)

    page.merge_button.click()
    qtbot.waitUntil(lambda: len(told) == 1 and page.merge_button.isEnabled())
    page.merge_button.click()
    qtbot.waitUntil(lambda: page.pages.currentWidget() is page.deciding)

    assert "接不上" in told[0]
    assert [title for (title,) in county.ask("SELECT title FROM meeting")] == ["示例：尧山镇的会"]
    page.deciding.done.click()
    qtbot.waitUntil(page.merge_button.isEnabled)
    assert page._file == late


def gap(county: Desk, township: Desk, stick: Stick, lost: Path) -> Path:
    """A package that follows on one that the county merged at another place, and lost."""
    township.save("meeting", title="示例：丢失的会", kind="推进会")
    township.export(lost)
    summary = county.merge(lost)
    township.merge(summary.receipt)
    exchanging.undo_merge(county.store, summary.id)
    lost.unlink()
    summary.receipt.unlink()
    township.save("meeting", title="示例：接不上的会", kind="推进会")
    return township.export(stick.place())


def test_the_folder_of_the_receipt_that_was_written_is_opened_from_there(
    qtbot, page, desks, stick, monkeypatch
):
    _, township = desks
    township.save("meeting", title="示例：学法会", kind="推进会")
    file, opened = township.export(stick.place()), []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
    page.merge_file(file)
    card = page.deciding.card
    qtbot.waitUntil(lambda: "回执已存到" in card.sentence.text())

    card.folder_button.click()

    assert opened == [file.parent]


def test_receipts_are_called_receipts(qtbot, page, desks, stick):
    county, township = desks
    township.merge(county.export(stick.place()))
    page.load()

    qtbot.waitUntil(lambda: says(page, "找到 1 个回执"))


def test_the_record_that_is_open_is_marked_in_the_list(qtbot, page, desks, stick):
    county, township = desks
    both_changed(county, township, stick)
    more = township.save("meeting", title="示例：又一次会", kind="推进会")
    township.merge(county.merge(township.export(stick.place())).receipt)
    for desk in desks:
        desk.save("meeting", more, place=desk.office.unit)
    county.merge(township.export(stick.place()))
    page.show_decisions()
    qtbot.waitUntil(lambda: len(page.deciding.groups()) == 2)

    for place in (1, 0):
        page.deciding.skip.click()
        assert [line.is_current for line in page.deciding.records.lines()] == [place == 0, place == 1]


def test_what_one_side_wrote_to_a_deleted_record_is_not_said_to_be_the_same(qtbot, page, desks, stick):
    county, township = desks
    meeting = township.save("meeting", title="示例：学法会", kind="推进会", place="旧处")
    township.merge(county.merge(township.export(stick.place())).receipt)
    county.remove("meeting", meeting)
    township.save("meeting", meeting, place="新处")
    county.merge(township.export(stick.place()))

    found = decisions.beside(county.store, decisions.open_ones(county.store))

    assert "会议名称" in dict(found.alike)
    assert "地点" not in dict(found.alike)


def test_a_package_opened_on_the_desktop_is_merged_only_by_the_button(qtbot, page, desks, stick):
    county, township = desks
    for _ in range(2):  # an older one lies beside it
        township.save("meeting", title="示例：学法会", kind="推进会")
        opened = township.export(stick.place())

    page.offer(opened)

    qtbot.waitUntil(lambda: page.merge_button.isEnabled() and says(page, f"打开了 {opened.name}"))
    assert not [line for line in exchanging.packages(county.store) if line.state == exchanging.MERGED]
    page.merge_button.click()
    qtbot.waitUntil(lambda: page.pages.currentWidget() is page.deciding)
    (merged,) = [line for line in exchanging.packages(county.store) if line.state == exchanging.MERGED]
    assert merged.file_name == opened.name


def test_both_values_stand_side_by_side_with_who_and_when(qtbot, page, desks, stick):
    county, township = desks
    both_changed(county, township, stick)
    page.load()
    qtbot.waitUntil(lambda: page.merge_button.isEnabled())

    page.merge_button.click()
    qtbot.waitUntil(lambda: bool(page.deciding.groups()))

    (told,) = page.deciding.groups()[0]
    (row,) = page.deciding.rows
    assert row.told is told
    assert "下汤镇司法所会议室" in row.cards["ours"].button.accessibleName()
    assert "下汤镇政府二楼会议室" in row.cards["theirs"].button.accessibleName()
    row.choose("ours")
    assert "下汤镇司法所会议室" in page.deciding.after.text()


def test_what_was_written_to_a_deleted_record_stands_under_the_value(qtbot, page, desks, stick):
    county, township = desks
    meeting = township.save("meeting", title="示例：学法会", kind="推进会")
    township.merge(county.merge(township.export(stick.place())).receipt)
    township.save("meeting", meeting, place="下汤镇政府二楼会议室")
    county.remove("meeting", meeting)
    county.merge(township.export(stick.place()))
    page.deciding.load()

    (told,) = decisions.open_ones(county.store)
    (line,) = told.lines(told.beyond.theirs)

    assert line.startswith("地点：下汤镇政府二楼会议室（下汤镇·1号机")
    qtbot.waitUntil(lambda: says(page, line))


def test_a_text_may_be_written_otherwise_and_what_merged_by_itself_is_listed(qtbot, page, desks, stick):
    county, township = desks
    meeting = both_changed(county, township, stick)
    township.save("meeting", title="示例：另一次会", kind="推进会")
    township.export(stick.place())
    page.load()
    qtbot.waitUntil(lambda: page.merge_button.isEnabled())
    page.merge_button.click()
    qtbot.waitUntil(lambda: bool(page.deciding.groups()))
    page.deciding.rows[0].write()
    box = page.deciding.rows[0].box
    box.setPlainText("下汤镇政府、司法所")

    assert page.deciding.after.text() == "地点：下汤镇政府、司法所"
    page.deciding.take.click()
    qtbot.waitUntil(lambda: not page.deciding.groups())
    assert county.value("meeting", meeting, "place") == "下汤镇政府、司法所"
    page.deciding.done.click()
    qtbot.waitUntil(lambda: page.merge_button.isEnabled())
    page.merge_button.click()
    qtbot.waitUntil(lambda: bool(page.deciding.merged.list.lines()))
    merged = [(line.title, line.badge) for line in page.deciding.merged.list.lines()]
    assert merged == [("新增记录", "1 条 ›"), ("完全相同", "1 条")]
    opened = []
    page.context.asked_for.connect(lambda *asked: opened.append(asked[0]))
    page.deciding.merged.list.rows()[0].click()
    qtbot.waitUntil(lambda: says(page, "新增记录　1 条"))
    (row,) = page.deciding.right.findChildren(LineButton)
    assert row.line.title == "示例：另一次会"
    row.click()
    assert opened == ["meeting"]


def test_a_unit_that_nobody_knows_is_told_where_it_is_typed(qtbot, page):
    page.resize(1182, 608)
    page.sending.to.setText("下汤")
    page.sending.to.editingFinished.emit()

    qtbot.waitUntil(lambda: page.sending.going.text().startswith("本县机构里没有“下汤”"))
    qtbot.waitUntil(lambda: is_whole_on_show(page.sending.going))


def is_whole_on_show(label: QLabel) -> bool:
    return label.visibleRegion().boundingRect() == label.rect()


@pytest.mark.parametrize("size", ["0", "-1", "1.5", "五十", "99999999"])
def test_a_size_of_parts_that_is_none_is_told(page, size):
    page.context.failed.disconnect()
    told = []
    page.context.failed.connect(told.append)
    page.sending.part.setText(size)

    assert page.sending.asked() is None
    assert "请填整数" in told[0]


def test_a_package_is_taken_back_whole(qtbot, page, desks, stick):
    county, township = desks
    township.save("meeting", title="示例：学法会", kind="推进会")
    county.merge(township.export(stick.place()))
    (line,) = [line for line in exchanging.packages(county.store) if line.state == exchanging.MERGED]

    with qtbot.waitSignal(page.context.told) as told:
        page.undo(line.id)

    assert "要恢复，请再合并一次" in told.args[0]
    qtbot.waitUntil(lambda: exchanging.packages(county.store)[0].state == exchanging.UNDONE)
    assert county.tables()["meeting"] == {}
