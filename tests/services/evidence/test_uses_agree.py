"""What is told of a file in the list and beside it is one number."""

from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.services.evidence import evidence_list, evidence_view
from lushan_desktop.services.records.lists import ListQuery
from tests.saving import save


def told_in_list(store) -> dict[str, int]:
    rows = evidence_list.look(store, EVIDENCE, ListQuery(), blocks=(0,)).blocks[0]
    return {row.id: row.uses for row in rows if row}


def test_a_record_that_holds_a_file_itself_and_in_a_row_of_its_own_is_one_place(store):
    file = save(store, "evidence", title="示例材料")
    item = {"content": "示例条目", "files": (Attachment(file),)}
    save(store, "application", applicant="u", title="t", files=(Attachment(file),), review_items=(item,))
    save(store, "meeting", title="示例：推进会", kind="推进会", files=(Attachment(file),))

    uses = evidence_view.view(store, EVIDENCE, file).uses

    assert told_in_list(store) == {file: len(uses)} == {file: 2}
