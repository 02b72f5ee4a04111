"""Each proof of an indicator has a number, and keeps it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import proofs
from lushan_desktop.services.records import records, undoing
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.store import Store
from tests.offices import new_store


class Shelf:
    """An office with one indicator in group 九, and short ways to prove it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.system = self.add("indicator_system", name="示例体系")
        group = self.add("indicator", system=self.system, level="一级", number="九", text="示例组")
        self.indicator = self.add("indicator", system=self.system, number="93", text="示例", superior=group)

    def add(self, key: str, **values: object) -> str:
        return records.save(self.store, RECORD_TYPES.get(key), values).ids(key)[0]

    def file(self, title: str, day: str = "") -> str:
        return self.add("evidence", title=title, signed_on=PartialDate.from_iso(day) if day else None)

    def change(self, key: str, record: str, **values: object) -> None:
        records.save(self.store, RECORD_TYPES.get(key), values, record)

    def prove(self, *evidence: str) -> None:
        self.change("indicator", self.indicator, files=tuple(Attachment(one) for one in evidence))

    def numbers(self) -> dict[str, str]:
        with self.store.read() as session:
            return proofs.number_of(session, self.indicator)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with new_store(tmp_path / "示例", parts=Parts(schema=MigratedSchema)) as store:
        yield Shelf(store)


def test_proof_comes_from_the_indicator_its_materials_and_the_records_that_answer_it(shelf):
    direct, material, photo, own = (shelf.file(f"示例{number}") for number in range(4))
    shelf.prove(direct)
    shelf.add(
        "required_material",
        indicator=shelf.indicator,
        description="示例要求",
        files=(Attachment(material),),
    )
    shelf.add(
        "meeting",
        kind="推进会",
        title="示例会",
        indicators=(shelf.indicator,),
        files=(Attachment(photo, "照片"),),
    )
    shelf.change("evidence", own, indicators=(shelf.indicator,))
    shelf.file("与指标无关")

    assert shelf.numbers() == {direct: "93-01", material: "93-02", photo: "93-03", own: "93-04"}


def test_what_proves_a_record_that_hangs_on_a_required_material_proves_the_indicator(shelf):
    photo = shelf.file("示例照片")
    meeting = shelf.add("meeting", kind="推进会", title="示例会", files=(Attachment(photo),))
    material = shelf.add("required_material", indicator=shelf.indicator, description="示例要求")
    assert shelf.numbers() == {}

    shelf.change("required_material", material, records=(meeting,))

    assert shelf.numbers() == {photo: "93-01"}


def test_what_a_deleted_record_proved_has_no_number_any_more(shelf):
    photo = shelf.file("示例照片")
    meeting = shelf.add(
        "meeting", kind="推进会", title="示例会", indicators=(shelf.indicator,), files=(Attachment(photo),)
    )
    assert shelf.numbers() == {photo: "93-01"}

    records.remove(shelf.store, RECORD_TYPES.get("meeting"), [meeting])

    assert shelf.numbers() == {}


def test_what_was_made_for_show_or_revoked_gives_no_proof_a_number(shelf):
    shown, paper = shelf.file("示例照片"), shelf.file("命名文件")
    answers = {"indicators": (shelf.indicator,)}
    shelf.add(
        "problem",
        unit="u",
        description="示例：问题",
        is_example=True,
        files=(Attachment(shown),),
        **answers,
    )
    honour = shelf.add("honour", name="示例荣誉", unit="u", files=(Attachment(paper),), **answers)
    assert shelf.numbers() == {paper: "93-01"}

    shelf.change("honour", honour, revoked_on=PartialDate(2023, 5))

    assert shelf.numbers() == {}


def test_a_number_once_given_stays_and_a_gap_stays_too(shelf):
    one, two, three = (shelf.file(f"示例{number}") for number in range(3))
    shelf.prove(one, two, three)
    proofs.assign_all(shelf.store, [shelf.indicator])

    shelf.prove(three)
    new = shelf.file("示例新")
    shelf.prove(new, three)
    proofs.assign_all(shelf.store, [shelf.indicator])

    assert shelf.numbers() == {three: "93-03", new: "93-04"}
    shelf.prove(new, three, two)
    assert shelf.numbers()[two] == "93-02"


def test_the_number_that_is_shown_before_it_is_given_is_the_one_that_is_given(shelf):
    one, two = shelf.file("示例1"), shelf.file("示例2")
    shelf.prove(two, one)
    shown = shelf.numbers()

    proofs.assign_all(shelf.store, [shelf.indicator])

    assert shelf.numbers() == shown
    assert proofs.assign_all(shelf.store, [shelf.indicator]) is None


def test_numbering_anew_is_one_step_that_can_be_undone(shelf):
    late, early, gone = shelf.file("示例后", "2023-06-02"), shelf.file("示例先", "2023"), shelf.file("示例去")
    shelf.prove(gone, late, early)
    proofs.assign_all(shelf.store, [shelf.indicator])
    shelf.prove(late, early)
    before = shelf.numbers()

    proofs.renumber_all(shelf.store, [shelf.indicator])

    assert shelf.numbers() == {early: "93-01", late: "93-02"}
    undoing.undo_last(shelf.store)
    assert shelf.numbers() == before == {late: "93-02", early: "93-03"}


def test_numbers_given_anew_follow_the_dates_and_what_has_none_comes_last(shelf):
    undated, late, early = (
        shelf.file("示例甲"),
        shelf.file("示例乙", "2023-06-02"),
        shelf.file("示例丙", "2021-03"),
    )
    shelf.prove(undated, late, early)

    proofs.renumber_all(shelf.store, [shelf.indicator])

    assert shelf.numbers() == {early: "93-01", late: "93-02", undated: "93-03"}


def test_one_file_has_a_number_under_every_indicator_it_proves(shelf):
    file = shelf.file("示例")
    other = shelf.add("indicator", system=shelf.system, number="7", text="示例另一项")
    shelf.prove(file)
    shelf.change("evidence", file, indicators=(other,))

    with shelf.store.read() as session:
        held = proofs.numbers_of_evidence(session, file)

    assert [each.number for each in held] == ["7-01", "93-01"]


@pytest.mark.parametrize(
    ("pattern", "number"),
    [("", "93-01"), ("93-002", "93-001"), ("九-93-02", "九-93-01"), ("93.02", "93.01")],
)
def test_the_office_writes_numbers_its_own_way(shelf, pattern, number):
    file = shelf.file("示例")
    shelf.prove(file)

    shelf.change("indicator_system", shelf.system, proof_pattern=pattern)

    assert shelf.numbers() == {file: number}


def test_before_a_paper_cites_them_all_numbers_are_given_at_once(shelf):
    one, two = shelf.file("示例1"), shelf.file("示例2")
    other = shelf.add("indicator", system=shelf.system, number="7", text="示例另一项")
    shelf.prove(one)
    shelf.change("evidence", two, indicators=(other,))

    changes = proofs.assign_everywhere(shelf.store)

    assert changes is not None
    assert len(changes.ids("proof")) == 2
    assert proofs.assign_everywhere(shelf.store) is None
