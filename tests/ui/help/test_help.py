"""F1 opens the page for where one is, and every page has one."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from lushan_desktop.base.paths import resources
from lushan_desktop.ui.help.topics import TOPICS, topic_for
from lushan_desktop.ui.help.window import HelpWindow
from lushan_desktop.ui.modules import MODULES
from tests.wording import strings

PAGES = sorted(resources("help").glob("*.md"))
PICTURES = sorted(resources("help").glob("*.png"))


def test_f1_opens_the_help_for_the_page_one_is_on(qtbot, window):
    window.open("documents")
    qtbot.keyClick(window, Qt.Key.Key_F1)

    qtbot.waitUntil(lambda: window.help is not None and window.help.isActiveWindow())
    assert window.help.page.toPlainText().startswith("文件")
    assert not window.help.isModal()

    qtbot.keyClick(window.help, Qt.Key.Key_Escape)
    assert not window.help.isVisible()


def test_a_page_is_read_from_its_beginning(qtbot, window):
    window.open("meetings")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.help is not None and window.help.isVisible())

    bar = window.help.page.verticalScrollBar()
    for place in ("papers", "meetings"):
        window.help.open_for(place)
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        assert bar.value() == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_sentence_is_broken_over_two_lines(page):
    """Markdown would put a space there, and Chinese has none."""
    broken = r"^(?!#).*[\u3000-\u9fff\uff00-\uffef”*]\n *(?:\*\*)?[“（《【\u4e00-\u9fff]"
    assert not re.findall(broken, page.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.key)
def test_every_entry_of_the_rail_that_has_a_page_has_help(module):
    assert topic_for(module.key) in (module.key, "start")
    assert topic_for("meetings") == "meetings"


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_a_help_page_belongs_to_a_topic_and_shows_pictures_that_are_there(file):
    text = file.read_text("utf-8")

    assert file.stem in {topic.key for topic in TOPICS}
    assert text.startswith("# ")
    assert all(resources("help", name).is_file() for name in re.findall(r"!\[[^]]*]\(([^)]+)\)", text))


ASKED_FOR = re.compile(r"[点按选勾]\*\*(.+?)\*\*|^- \*\*(.+?)\*\*[：（]", re.MULTILINE)
"""What the help says to click, and what its points are about."""
NO_BUTTONS = {"还缺什么", "什么算有了", "选多条", "右键", "下发（报送）到 U 盘"}


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_what_the_help_says_to_click_is_called_so_in_the_window(file):
    said = {counted(text) for place, text in strings() if not place.startswith("resources/help")}
    asked = {one or other for one, other in ASKED_FOR.findall(file.read_text("utf-8"))}
    parts = {counted(part) for one in asked - NO_BUTTONS for part in re.split(" → |、", one)}
    assert not {part for part in parts if not any(part in text for text in said)}


def counted(text: str) -> str:
    """Return a text without its numbers, which the help gives as an example."""
    return re.sub("[0-9]+|[nN]|…", "#", text.strip("。："))


@pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.stem)
def test_pictures_stay_small(file):
    assert file.stat().st_size < 150_000
    assert not QImage(str(file)).isNull()


def test_the_picture_of_the_readme_has_the_size_of_a_common_screen():
    picture = QImage(str(resources("help", "window.png")))
    assert (picture.width(), picture.height()) == (1366, 768)


def test_every_topic_can_be_shown(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    window = HelpWindow(parent)
    window.show()
    for file in PAGES:
        window.show_topic(file.stem)
        assert window.page.toPlainText().strip()
        assert window.page.verticalScrollBar().isVisible() or window.page.document().size().height() > 0
        assert not window.page.horizontalScrollBar().isVisible(), file.stem
