"""A store, a context that reaches it, and pages over both."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.records.page import RecordPage
from tests import saving
from tests.ui.fields.conftest import context, kept, store

__all__ = ["context", "kept", "store"]


def a_meeting(**values: Any) -> dict[str, Any]:
    return {"title": "示例：创建工作推进会", "kind": "推进会", **values}


@pytest.fixture
def save(store) -> Callable[..., str]:
    """Saves a record past the window; returns its id."""
    return partial(saving.save, store)


@pytest.fixture
def open_page(qtbot, context, kept) -> Callable[..., RecordPage]:
    def _open(type_key: str = "meeting", **options: Any) -> RecordPage:
        page = RecordPage(context, RECORD_TYPES.get(type_key), **options)
        qtbot.addWidget(page)
        kept.append(page)
        page.resize(1182, 688)
        page.show()
        qtbot.waitUntil(lambda: page.list.tally is not None)
        return page

    return _open
