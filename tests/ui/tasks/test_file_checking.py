"""Files are looked after behind the window: missing and changed ones are found without anybody asking."""

from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.services.evidence import evidence_batch, evidence_list
from lushan_desktop.services.records import lists
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage import objects
from lushan_desktop.ui.tasks.file_checking import FileChecking
from lushan_desktop.ui.tasks.file_reading import FileReading
from tests.services.evidence.material import a_jpeg, all_evidence, put


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
