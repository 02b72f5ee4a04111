"""A hundred indicators, a thousand proofs: taken in, bound and handed in; the time grows as the files do."""

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from lushan_desktop.services.evidence import evidence_batch, volumes
from lushan_desktop.services.evidence.proofs import indicator_called
from lushan_desktop.services.indicators import gaps
from lushan_desktop.services.submission import submission
from lushan_desktop.services.submission.submission import Wanted
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from tests.offices import new_store
from tests.saving import save
from tests.services.evidence.material import a_pdf, put

pytestmark = pytest.mark.slow
INDICATORS, TO_EACH = 100, 10
TIMES_PLAIN, NEARLY_LINEAR = 600.0, 1.6
"""Taking in against plain hashing and copying; the time of a file among many against among few."""


def took(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@pytest.fixture
def office(tmp_path):
    with new_store(tmp_path / "数据", parts=Parts(schema=MigratedSchema)) as store:
        system = save(store, "indicator_system", name="示例体系")
        for number in range(1, INDICATORS + 1):
            one = save(store, "indicator", system=system, number=str(number), text=f"示例{number}")
            save(store, "required_material", indicator=one, description="示例台账")
        yield store


def folder_of(place: Path, first: int, last: int) -> Path:
    """Proofs of these indicators, each file of its own."""
    for number in range(first, last + 1):
        for serial in range(1, TO_EACH + 1):
            name = f"{number}-{serial:02} 示例台账{serial} 2023.6.{serial}.pdf"
            put(place / f"第{number}项", name, a_pdf(1, "x" * (number * TO_EACH + serial)))
    return place


def plainly(files: list[Path], target: Path) -> None:
    """What nobody can leave out: each file is hashed, copied and on the disk."""
    target.mkdir()
    for file in files:
        data = file.read_bytes()
        with (target / sha256(data).hexdigest()).open("wb") as copy:
            copy.write(data)
            copy.flush()
            os.fsync(copy.fileno())


def test_a_thousand_proofs_are_taken_in_and_handed_in(office, tmp_path, capsys):
    few, many = folder_of(tmp_path / "少", 1, 20), folder_of(tmp_path / "多", 21, INDICATORS)
    files = [file for place in (few, many) for file in place.rglob("*.pdf")]
    plain = took(lambda: plainly(files, tmp_path / "照抄"))

    def add(place: Path) -> None:
        survey = evidence_batch.survey(office, [place])
        assert not evidence_batch.add(office, survey.proposals).refused

    of_few, of_many = took(lambda: add(few)), took(lambda: add(many))
    lacking = took(lambda: gaps.gaps(office))
    ids = [one.id for one in gaps.gaps(office).indicators]
    bound = took(lambda: volumes.bind(office, [indicator_called(office, "1")], tmp_path / "册.pdf"))
    handed = took(lambda: submission.make(office, Wanted(tuple(ids)), tmp_path / "报送"))

    per_few, per_many = of_few / (20 * TO_EACH), of_many / (80 * TO_EACH)
    with capsys.disabled():
        print(
            f"\n收存 {len(files)} 份 {of_few + of_many:.1f} s，照抄 {plain:.2f} s，"
            f"缺项 {lacking:.2f} s，一册 {bound:.2f} s，报送 {handed:.1f} s"
        )
    assert per_many < per_few * NEARLY_LINEAR
    assert of_few + of_many < plain * TIMES_PLAIN
    assert len(list((tmp_path / "报送").rglob("*.pdf"))) > INDICATORS
