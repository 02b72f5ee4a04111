"""Tab comes to everything on show, in the order in which one reads, and Shift+Tab the same way back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lushan_desktop.ui.widgets.card import Panel
from lushan_desktop.ui.widgets.reading_order import stop_beside

STOP = st.sampled_from(["line", "button", "off"])
TREES = st.recursive(STOP, lambda inner: st.lists(inner, min_size=1, max_size=3), max_leaves=8)


def built(tree, seen):
    """A widget of this shape; `seen` gathers its stops as they are read."""
    if tree in ("line", "button", "off"):
        made = QLineEdit() if tree == "line" else QPushButton()
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setEnabled(tree != "off")
        if tree != "off":
            seen.append(made)
        return made
    made, before = QWidget(), len(seen)
    layout = QHBoxLayout(made)
    for part in tree:
        layout.addWidget(built(part, seen))
    if len(seen) > before:
        # As a page does that gives the keyboard to its list, wherever that stands on it.
        made.setFocusProxy(seen[-1])
    return made


@settings(max_examples=25, deadline=None)
@given(tree=st.lists(TREES, min_size=1, max_size=3), start=st.integers(0, 30))
def test_tab_goes_round_through_every_stop_and_back(root_of, tree, start):
    root, seen = root_of(tree)
    if not seen:
        assert stop_beside(root, None, is_next=True) is None
        return
    here = seen[start % len(seen)]
    place = seen.index(here)
    for is_next, expected in (
        (True, seen[place + 1 :] + seen[:place]),
        (False, seen[:place][::-1] + seen[place + 1 :][::-1]),
    ):
        walked, at = [], here
        for _ in expected:
            at = stop_beside(root, at, is_next=is_next)
            walked.append(at)
        assert walked == expected
    assert stop_beside(root, None, is_next=True) is seen[0]


@pytest.fixture(scope="module")
def root_of(qapp):
    """Builds a shown window of a shape; the one before it is taken away."""
    kept = []

    def build(tree):
        while kept:
            kept.pop().deleteLater()
        seen = []
        root = built(list(tree), seen)
        root.show()
        kept.append(root)
        return root, seen

    yield build
    for each in kept:
        each.close()


@pytest.mark.parametrize(
    ("after", "stays"), [(["甲", "乙", "丙"], "乙"), (["甲", "丙"], "丙"), (["甲"], "甲")]
)
def test_what_is_built_anew_keeps_the_keyboard_where_it_was(qtbot, after, stays):
    panel, beyond = Panel(), QPushButton("撤销")
    window = QWidget()
    for part in (panel, beyond):
        (window.layout() or QVBoxLayout(window)).addWidget(part)
    qtbot.addWidget(window)
    window.show()
    panel.show_body(*map(QPushButton, ["甲", "乙", "丙"]))
    qtbot.focus(panel.findChildren(QPushButton)[1])

    panel.show_body(*map(QPushButton, after))

    assert window.focusWidget().text() == stays
