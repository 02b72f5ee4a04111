"""A store, and a context that reaches it."""

import pytest

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.fields.editors import Desk, Editor, Place, make_editor
from lushan_desktop.ui.tasks.runner import Runner
from tests.offices import new_store


@pytest.fixture
def store(tmp_path):
    with new_store(tmp_path / "office", person="示例甲") as opened:
        yield opened


@pytest.fixture
def kept():
    """Widgets that outlive the runner, so that no thread is the last to hold one."""
    return []


@pytest.fixture
def context(qtbot, store, kept):
    runner = Runner(store)
    made = Context(runner, store.folder)
    kept.append(made)
    made.failed.connect(lambda sentence: pytest.fail(sentence))
    yield made
    assert runner.stop()


@pytest.fixture
def make(qtbot, context, kept):
    def build(type_key: str, field: str, name_by_id: dict[str, str] | None = None) -> Editor:
        record_type = RECORD_TYPES.get(type_key)
        spec = record_type.field(field)
        editor = make_editor(spec.kind, Place(Desk(context, name_by_id or {}), record_type, spec))
        qtbot.addWidget(editor)
        kept.append(editor)
        editor.show()
        return editor

    return build
