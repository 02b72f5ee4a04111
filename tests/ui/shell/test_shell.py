"""The frame around the pages fits small screens and says what it shows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from lushan_desktop.ui.modules import MODULES
from lushan_desktop.ui.shell.page_area import PageArea, PageStack
from lushan_desktop.ui.shell.rail import Rail, RailButton
from lushan_desktop.ui.shell.status_bar import StatusBar
from lushan_desktop.ui.shell.top_bar import TopBar
from lushan_desktop.ui.theme import fonts, style
from lushan_desktop.ui.theme.tokens import TextSize, Theme, theme
from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.labels import Words
from lushan_desktop.ui.widgets.layout import row
from tests.ui.widgets.frame import ENTRIES
from tests.ui.widgets.gallery import build


@pytest.fixture
def rail(qtbot):
    made = Rail(ENTRIES)
    qtbot.addWidget(made)
    made.resize(184, 740)
    made.show()
    return made


def test_a_click_in_the_rail_tells_the_page(qtbot, rail):
    with qtbot.waitSignal(rail.chosen) as heard:
        qtbot.mouseClick(rail.entry("meetings"), Qt.MouseButton.LeftButton)
    assert heard.args == ["meetings"]


def test_a_badge_is_also_said(rail):
    rail.show_badge("supervision", 3, "bad")
    assert rail.entry("supervision").accessibleName() == "督导整改，3 件"


def test_below_1180_pixels_the_rail_shows_icons_and_keeps_its_words_in_tooltips(rail):
    rail.fit(1179)
    assert rail.width() == 56
    assert rail.entry("meetings").toolTip() == "会议"
    rail.fit(1180)
    assert rail.width() == 184


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("height", [620, 688, 768])
def test_every_entry_of_the_rail_fits_a_short_screen(qtbot, size, height):
    style.apply(QApplication.instance(), Theme(text_size=size))
    window, rail = QWidget(), Rail(ENTRIES)
    row(window, rail, gap="none")
    qtbot.addWidget(window)
    window.resize(300, height)
    window.show()
    qtbot.wait(1)

    entries = [rail.entry(entry.key) for entry in ENTRIES]
    bottoms = [entry.mapTo(rail, entry.rect().bottomLeft()).y() for entry in entries]
    tops = [entry.mapTo(rail, entry.rect().topLeft()).y() for entry in entries]
    assert window.height() == height
    assert bottoms[-1] <= height
    assert all(below > above for above, below in zip(bottoms, tops[1:], strict=False))
    assert min(entry.height() for entry in entries) >= 26


def test_the_top_bar_asks_for_what_is_clicked(qtbot):
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.show_title("会议")
    bar.show_period("2021年—2023年7月")
    bar.show_identity("县创建办1号机", "经办 示例甲")
    for button, signal in ((bar.search, bar.search_requested), (bar.period, bar.period_requested)):
        with qtbot.waitSignal(signal):
            button.click()
    assert bar.period.text() == "创建周期　2021年—2023年7月"


@pytest.mark.parametrize("size", TextSize)
def test_the_search_stands_at_one_place_whatever_the_page_is_called(qtbot, size):
    style.apply(QApplication.instance(), Theme(text_size=size))
    bar = TopBar()
    qtbot.addWidget(bar)
    titles = [module.title for module in MODULES]
    bar.hold_titles(titles)
    bar.resize(1182, bar.height())
    bar.show()
    places = set()
    for title in titles:
        bar.show_title(title)
        QApplication.processEvents()
        places.add((bar.search.x(), bar.search.width()))

    assert len(places) == 1


def test_the_status_bar_says_whether_all_is_saved(qtbot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_backup("上次备份到 U 盘：3 天前")
    assert bar.text() == "已保存 · 上次备份到 U 盘：3 天前"
    bar.show_saving(True)
    assert bar.text().startswith("正在保存")


@pytest.mark.parametrize("size", [TextSize.STANDARD, TextSize.LARGE])
@pytest.mark.parametrize("name", ["list", "form"])
def test_a_ledger_in_its_frame_fits_1180_by_620(qtbot, size, name):
    style.apply(QApplication.instance(), Theme(text_size=size))
    window = build(name)
    qtbot.addWidget(window)
    least = window.minimumSizeHint()
    assert least.width() <= 1180
    assert least.height() <= 620


def test_the_rail_folds_as_soon_as_larger_words_need_the_room(qtbot):
    application = QApplication.instance()
    whole, rail = QWidget(), Rail(ENTRIES)
    row(whole, rail, gap="none")
    qtbot.addWidget(whole)
    whole.resize(1366, 688)
    whole.show()
    assert not rail.is_collapsed

    style.apply(application, Theme(text_size=TextSize.HUGE))
    assert rail.is_collapsed

    style.apply(application, Theme())
    assert not rail.is_collapsed


@pytest.fixture
def folded_rail(qtbot):
    """The rail of a window of 1366 px in huge type."""
    application = QApplication.instance()
    whole, rail = QWidget(), Rail(ENTRIES)
    row(whole, rail, gap="none")
    qtbot.addWidget(whole)
    whole.resize(1366, 688)
    whole.show()
    style.apply(application, Theme(text_size=TextSize.HUGE))
    assert rail.is_collapsed
    yield rail
    style.apply(application, Theme())


def test_in_huge_type_the_folded_rail_holds_every_word_beside_its_number(folded_rail):
    rail = folded_rail
    small = QFontMetrics(fonts.font("small"))
    edge = theme().space("small") + theme().space("hair")

    for module in MODULES:
        number = theme().height("count") if module.key in ("supervision", "checks", "exchange") else 0
        room = rail.width() - edge - number
        assert small.horizontalAdvance(module.title) <= room, module.title


def test_the_bar_of_the_page_on_show_stands_clear_of_its_words(folded_rail):
    """In huge type the words begin where the bar stood."""
    rail = folded_rail
    entry = rail.findChildren(RailButton)[0]
    entry.setChecked(True)

    picture = entry.grab().toImage()
    rows, dark = range(picture.height() // 4, picture.height() * 3 // 4), 200
    drawn = [any(picture.pixelColor(x, y).lightness() < dark for y in rows) for x in range(picture.width())]
    end = drawn.index(True) + theme().width("selection_bar") + 1
    assert not any(drawn[end : end + theme().space("hair")])


def test_a_page_that_is_not_seen_makes_no_bar_beside_the_one_that_is(qtbot):
    pages = PageStack()
    for height in (300, 2000):
        inside = QWidget()
        inside.setMinimumHeight(height)
        page = QWidget()
        row(page, inside)
        pages.addWidget(page)
    area = PageArea(pages)
    qtbot.addWidget(area)
    area.resize(800, 600)
    area.show()
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())

    pages.setCurrentIndex(1)
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    pages.setCurrentIndex(0)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())


def test_words_that_wrap_make_no_bar_where_all_of_them_is_seen(qtbot):
    panel = Panel(*(Words("共 62 条，文件 0 份。" * 2, wraps=True) for _ in range(6)))
    qtbot.addWidget(panel)
    panel.resize(600, 300)
    panel.show()
    QApplication.processEvents()
    lines = panel.findChildren(Words)

    assert max(line.mapTo(panel, line.rect().bottomLeft()).y() for line in lines) < panel.height()
    assert not panel.body.verticalScrollBar().isVisible()
