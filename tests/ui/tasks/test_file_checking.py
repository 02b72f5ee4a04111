"""Files are looked after behind the window: missing and changed ones are found without anybody asking."""

import pytest

from lushan_desktop.app import PARTS
from lushan_desktop.domain.records.evidence import EVIDENCE
from lushan_desktop.services.evidence import evidence_batch, evidence_list
from lushan_desktop.services.records import lists
from lushan_desktop.services.records.evidence_text import READER
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage import objects
from lushan_desktop.storage.store import Store
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.tasks.file_checking import FileChecking
from lushan_desktop.ui.tasks.file_reading import FileReading
from lushan_desktop.ui.tasks.runner import Runner
from tests.services.evidence.material import a_jpeg, all_evidence, put


@pytest.fixture
def office(tmp_path):
    with Store.open(tmp_path / "office", parts=PARTS) as opened:
        yield opened
    READER.close()


@pytest.fixture
def context(qtbot, office):
    runner = Runner(office)
    yield Context(runner, office.folder)
    assert runner.stop()


def test_after_the_start_what_is_missing_and_what_changed_is_found(qtbot, office, context, tmp_path):
    files = [put(tmp_path, f"{number}.jpg", a_jpeg(80 * number)) for number in range(3)]
    evidence_batch.add(office, evidence_batch.survey(office, files).proposals)
    gone, changed, _ = [objects.path_of(office.folder, item.sha256) for item in all_evidence(office)]
    gone.unlink()
    changed.write_bytes(b"changed")
    reading = FileReading(context)
    checking = FileChecking(context, reading)

    reading.start()

    def found(state: str) -> int:
        query = ListQuery(conditions=(evidence_list.state_condition(state),))
        return len(lists.look(office, EVIDENCE, query).ids)

    qtbot.waitUntil(lambda: found(evidence_list.MISSING) == 1)
    qtbot.waitUntil(lambda: found(evidence_list.CHANGED) == 1)
    qtbot.waitUntil(lambda: not checking.is_checking)
