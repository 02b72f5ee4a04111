"""A kind of record costs one file and two lines: everything else follows from its description."""

import io

import pytest
import python_calamine
from sqlmodel import Field

from lushan_desktop.app import parts
from lushan_desktop.domain.kinds import Choice, Day, LongText, Number
from lushan_desktop.domain.record import Record
from lushan_desktop.domain.record_type import FILES, INDICATORS, NOTE, FieldSpec, RecordType
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.printing import rendering, reports
from lushan_desktop.services.records import answers, history, records, undoing
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.rescue.guard import guarded
from lushan_desktop.storage.store import Store
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records.page import RecordPage
from lushan_desktop.ui.tasks.runner import Runner


# The one file: what a 法律援助 case of a township would be.
class LegalAid(Record, table=True):
    helped_on: str | None = None
    matter: str = Field(default="")
    kind: str = ""
    people: int | None = None
    outcome: str = ""


LEGAL_AID = RecordType(
    key="legal_aid",
    title="法律援助",
    icon="ri.scales-3-line",
    model=LegalAid,
    named_by=("matter",),
    described_by=("kind",),
    chips_by="kind",
    order_by=("-helped_on",),
    dated_by="helped_on",
    counted_in="件",
    fields=(
        FieldSpec("helped_on", "日期", Day(), half=True, ledger_width=26),
        FieldSpec("kind", "类别", Choice(("咨询", "代理")), half=True, ledger_width=20),
        FieldSpec("matter", "事项", required=True, searched=True, ledger_width=70),
        FieldSpec("people", "受援人数", Number("人"), half=True, ledger_width=18),
        FieldSpec("outcome", "结果", LongText(), in_list=False, searched=True),
        INDICATORS,
        FILES,
        NOTE,
    ),
)


@pytest.fixture
def registered():
    """The line in RECORD_TYPES."""
    RECORD_TYPES._path_by_key["legal_aid"] = f"{__name__}:LEGAL_AID"
    yield
    del RECORD_TYPES._path_by_key["legal_aid"]
    RECORD_TYPES._loaded.pop("legal_aid", None)


@pytest.fixture
def store(registered, tmp_path):
    """A folder whose tables come from the classes; the migration that makes them is tested elsewhere."""
    with Store.open(tmp_path, parts=guarded(Parts(record_types=RECORD_TYPES)), person="示例甲") as opened:
        yield opened
    assert parts().record_types is None


def an_aid(store, **values):
    given = {"matter": "示例：土地承包纠纷咨询", "kind": "咨询", **values}
    return records.save(store, LEGAL_AID, given).ids("legal_aid")[0]


def test_its_description_is_sound():
    assert list(LEGAL_AID.problems()) == []


def test_it_has_a_list_a_form_and_a_detail(qtbot, store):
    runner = Runner(store)
    page = RecordPage(Context(runner, store.folder), LEGAL_AID)
    qtbot.addWidget(page)
    page.resize(1182, 688)
    page.show()
    page.add(matter="示例：劳动争议代理", kind="代理")
    page.form.save()

    qtbot.waitUntil(lambda: page.detail.shown is not None and "劳动争议" in page.visible_text())

    assert "代理 1" in page.list.chips.labels()
    runner.stop()


def test_it_is_found_told_undone_and_printed(store):
    aid = an_aid(store, outcome="示例：调解成功", people=3)

    assert [hit.id for hit in answers.find(store, "调解")] == [aid]
    assert answers.everything(store, LEGAL_AID)[0].plain["people"] == 3
    assert "新增法律援助" in history.as_lines(store, aid)[1]

    # Set here and not in the child, which does not know what a test has registered.
    gathered = reports.gather(store, "list:legal_aid", {})
    compose = REPORTS.get("list:legal_aid").compose
    paper = rendering.compose_and_render(compose, gathered, ".pdf")
    assert paper.pages == 1
    book = io.BytesIO(rendering.compose_and_render(compose, gathered, ".xlsx"))
    sheet = python_calamine.CalamineWorkbook.from_filelike(book).get_sheet_by_index(0)
    assert any("示例：土地承包纠纷咨询" in row for row in sheet.to_python())

    undoing.undo_last(store)
    assert answers.everything(store, LEGAL_AID) == []
    undoing.redo_last(store)
    assert len(answers.everything(store, LEGAL_AID)) == 1
    assert store.verify() == []
