"""The looks: readable in light and dark, complete, and the same size as the tokens say."""

import ast
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPushButton, QTableView

from lushan_desktop import ui
from lushan_desktop.base import paths
from lushan_desktop.ui.theme import icons, style
from lushan_desktop.ui.theme.program_icon import SIZES, drawn, program_icon
from lushan_desktop.ui.theme.tokens import TextSize, Theme, read_tokens, theme
from lushan_desktop.ui.widgets.buttons import Button
from lushan_desktop.ui.widgets.labels import Glyph

MODES = ("light", "dark")
STANDARD = Path(__file__).parents[3] / "packaging" / "fonts" / "table-of-8105.txt"


def brightness(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    bright, dim = sorted((brightness(one), brightness(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("mode", MODES)
def test_every_pair_of_colours_is_readable(mode):
    looks = Theme(is_dark=mode == "dark")
    weak = [
        pair
        for pair, measured in read_tokens()["contrast"][mode].items()
        if contrast(*map(looks.color, pair.split(" on "))) < measured["need"]
    ]
    assert weak == []


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("mode", MODES)
def test_no_place_in_the_style_sheet_stays_empty(mode, size):
    sheet = style.style_sheet(Theme(mode == "dark", size))

    assert "@" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)


def test_the_style_sheet_names_no_colour_of_its_own():
    template = paths.resources("theme", "style.qss").read_text("utf-8")
    assert re.findall(r":[^;{}]*#[0-9A-Fa-f]{3,8}", template) == []


def test_arrows_and_checks_are_drawn_in_the_colours_of_the_tokens():
    make = runpy.run_path("packaging/drawings/build.py")["drawings"]
    made = make(paths.resources("theme"))

    assert {name.split("/")[0] for name in made} == set(MODES)
    assert {name: paths.resources("theme", name).read_text("utf-8") for name in made} == made


def test_every_drawing_the_style_sheet_asks_for_is_shipped():
    asked = re.findall(r"url\(theme:([\w.-]+)\)", paths.resources("theme", "style.qss").read_text("utf-8"))
    missing = {name for name in asked for mode in MODES if not paths.resources("theme", mode, name).is_file()}
    assert asked
    assert not missing


@pytest.mark.parametrize("name", sorted(icons.names()))
def test_every_icon_has_a_glyph(qapp, name):
    image = icons.pixmap(name, "text").toImage()
    painted = {image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())}
    assert max(painted) > 100


def test_icons_are_sharp_at_any_device_ratio(qapp):
    assert icons.pixmap("act.add", ratio=2.0).width() == 2 * icons.pixmap("act.add").width()


@pytest.mark.parametrize("size", TextSize)
def test_controls_grow_with_the_text_and_do_not_move_with_focus(qtbot, size):
    style.apply(QApplication.instance(), Theme(text_size=size))
    for widget, height in ((QPushButton("保存"), "button"), (QLineEdit(), "input")):
        qtbot.addWidget(widget)
        widget.ensurePolished()
        assert widget.sizeHint().height() == pytest.approx(theme().height(height), abs=1)


def test_shell_heights_stop_growing_so_that_768_pixels_are_enough():
    huge = Theme(text_size=TextSize.HUGE)
    assert huge.height("rail_item") == 36
    assert huge.height("topbar") == 56


def test_a_list_that_is_a_window_of_its_own_stands_on_a_ground(qtbot):
    offered = QListView()  # as Qt's own dialogs open one below the name of a file
    qtbot.addWidget(offered)
    offered.show()

    corner = offered.grab().toImage().pixelColor(2, offered.height() - 2)
    assert corner.name() == theme().color("surface").name()


def test_everyday_characters_lie_side_by_side_in_our_font():
    """What a window draws of it stays in memory in whole stretches."""
    font = TTFont(paths.resources("fonts", "LushanSans-Regular.ttf"))
    glyph_of, place_of = font.getBestCmap(), font["loca"].locations
    everyday = STANDARD.read_text("utf-8").replace("\n", "")[:3500]

    last = max(font.getGlyphID(glyph_of[ord(character)]) for character in everyday)

    assert place_of[last + 1] < place_of[-1] / 5


def test_all_that_the_window_says_of_itself_stands_in_our_font():
    """A sign that it lacks is drawn in whatever font the machine has, or as a box."""
    there = TTFont(paths.resources("fonts", "LushanSans-Regular.ttf")).getBestCmap()
    lacking = {
        (file.name, character)
        for file in Path(ui.__file__).parent.rglob("*.py")
        for text in said_in(file)
        for character in text
        if ord(character) > 127 and ord(character) not in there
    }
    assert lacking == set()


def said_in(file: Path) -> Iterator[str]:
    """The texts of a module but those that describe it."""
    tree = ast.parse(file.read_text("utf-8"))
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described:
            yield node.value


def test_a_glyph_that_the_icon_font_has_not_is_told():
    with pytest.raises(Exception, match="no-such-glyph"):
        icons.icon("ri.no-such-glyph")


def test_icons_that_wait_for_the_window_are_drawn_once_it_stands(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(icons, "_waits", True)
    glyph, button, rows = Glyph("act.add", "text"), Button("新增", "act.add"), QTableView()
    for widget in (glyph, button, rows):
        qtbot.addWidget(widget)
    size = style.icon_size()
    before = glyph.grab().toImage(), button.icon().pixmap(size).toImage()

    icons.show()

    after = glyph.grab().toImage(), button.icon().pixmap(size).toImage()
    assert all(now != then for now, then in zip(after, before, strict=True))
    assert after[1] == icons.icon("act.add").pixmap(size).toImage()


def test_the_icon_of_the_program_is_drawn_at_every_size_that_a_desktop_asks_for(qapp) -> None:
    icons.show()
    sizes = {size.width() for size in program_icon().availableSizes()}
    assert {16, 24, 32, 48} <= sizes
    for size in SIZES:
        picture = drawn(size).toImage()
        assert picture.pixelColor(0, 0).alpha() < 255
        assert picture.pixelColor(size // 2, size // 20) == theme().color("accent")
