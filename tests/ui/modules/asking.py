"""Answering what a page asks before something is done."""

from typing import Any


def state(qtbot, page, **values: Any) -> None:
    """Fill in what is asked, hand it over and wait until it is done."""
    qtbot.waitUntil(lambda: page.is_asking)
    for name, value in values.items():
        page.ask.group.editor(name).set_value(value)
    page.ask.finish()
    qtbot.waitUntil(lambda: not page.is_asking)
