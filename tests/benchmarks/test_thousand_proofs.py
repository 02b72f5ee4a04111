"""A hundred indicators, a thousand proofs: taken in, bound and handed in; the time grows as the files do."""

import os
import time
from hashlib import sha256
from pathlib import Path

import psutil
import pytest

from lushan_desktop.services.evidence import evidence_batch, volumes
from lushan_desktop.services.indicators import gaps
from lushan_desktop.services.submission import submission
from lushan_desktop.services.submission.submission import SubmissionRequest
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from tests.offices import new_store
from tests.saving import save
from tests.services.evidence.material import a_pdf, put

pytestmark = pytest.mark.slow
INDICATORS, TO_EACH, FEW = 100, 10, 20
NEARLY_LINEAR = 1.4
"""How many times longer a file may take among many than among few."""
ADDING, BINDING, HANDING_IN = 200.0, 60.0, 800.0
"""Times as long as hashing and copying each file to the disk; it was 80, 20 and 350."""
LACKING = 0.1
"""Seconds to tell what is missing; it was 0.012."""


def took(work) -> float:
    """Seconds of the processor, here and in the children: other work on the machine changes them little."""
    start = spent()
    work()
    return spent() - start


def spent() -> float:
    times = [each.cpu_times() for each in psutil.Process().children(recursive=True)]
    return time.process_time() + sum(each.user + each.system for each in times)


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
    few, many = folder_of(tmp_path / "少", 1, FEW), folder_of(tmp_path / "多", FEW + 1, INDICATORS)
    files = [file for place in (few, many) for file in place.rglob("*.pdf")]
    plain = took(lambda: plainly(files, tmp_path / "照抄"))

    def add(place: Path) -> None:
        survey = evidence_batch.survey(office, [place])
        assert not evidence_batch.add(office, survey.proposals).refused

    of_few, of_many = took(lambda: add(few)), took(lambda: add(many))
    lacking = took(lambda: gaps.gaps(office))
    ids = [one.id for one in gaps.gaps(office).indicators]

    def bind(count: int) -> float:
        return took(lambda: volumes.bind(office, ids[:count], tmp_path / f"{count}册.pdf"))

    bind(1)  # the child loads what it needs
    bound_few, bound_many = bind(FEW), bind(INDICATORS)

    def hand_in(wanted: list[str], name: str) -> float:
        return took(lambda: submission.make(office, SubmissionRequest(tuple(wanted)), tmp_path / name))

    handed_few, handed_many = hand_in(ids[:FEW], "少报"), hand_in(ids, "报送")
    with capsys.disabled():
        print(f"\n照抄 {plain:.2f} s，收存 {of_few:.1f}、{of_many:.1f} s，缺项 {lacking:.3f} s")
        print(f"装订 {bound_few:.2f}、{bound_many:.2f} s，报送 {handed_few:.1f}、{handed_many:.1f} s")
    times = INDICATORS / FEW
    assert of_many < of_few * (times - 1) * NEARLY_LINEAR
    assert bound_many < bound_few * times * NEARLY_LINEAR
    assert handed_many < handed_few * times * NEARLY_LINEAR
    assert of_few + of_many < plain * ADDING
    assert bound_many < plain * BINDING
    assert handed_many < plain * HANDING_IN
    assert lacking < LACKING
    assert len(list((tmp_path / "报送").rglob("*.pdf"))) > INDICATORS
