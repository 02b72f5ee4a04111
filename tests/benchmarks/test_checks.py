"""How long 校核 takes: a paper of twenty pages, an office of 100,000 records, and how both grow."""

import pytest

from lushan_desktop.app import parts
from lushan_desktop.checks.gathering import gather
from lushan_desktop.checks.running import check_text
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.instructions.instruction import Instruction
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.people.person import Person
from lushan_desktop.intake.paper_text import read_pasted_paper
from lushan_desktop.services.checks import office_checks, record_texts
from lushan_desktop.storage.store import Store
from tests.benchmarks.conftest import meeting_rows
from tests.benchmarks.timing import seconds
from tests.foreign import EXPECTED, read

pytestmark = pytest.mark.slow
PAGE, PAGES = 22 * 28, 20
SECONDS_OF_A_PAPER, SECONDS_OF_AN_OFFICE, NEARLY_LINEAR = 0.5, 60.0, 1.5


def prose(pages: int) -> str:
    """Text of real papers, as long as so many pages."""
    text = "\n".join(read(name) for name in EXPECTED)
    return (text * (pages * PAGE // len(text) + 1))[: pages * PAGE]


def test_twenty_pages_are_checked_in_half_a_second(offices, capsys):
    with offices[1].read() as session:
        ledger = gather(session)
    few, many = read_pasted_paper(prose(PAGES // 4)), read_pasted_paper(prose(PAGES))
    check_text(few, ledger)  # rules and words are read once

    of_few, of_many = seconds(lambda: check_text(few, ledger)), seconds(lambda: check_text(many, ledger))

    with capsys.disabled():
        print(f"\n{PAGES // 4} 页 {of_few:.3f} s，{PAGES} 页 {of_many:.3f} s")
    assert of_many < SECONDS_OF_A_PAPER
    assert of_many < 4 * of_few * NEARLY_LINEAR


def an_office(folder, count: int) -> Store:
    """Half documents in numbered series, the rest meetings and instructions."""
    store = Store.open(folder, parts=parts())
    with store.change("装入示例台账") as step:
        people = step.add_many(Person, ({"name": f"示例{n}"} for n in range(40)))
        step.add_many(Document, map(_document, range(count // 2)))
        step.add_many(Meeting, meeting_rows(count // 4))
        step.add_many(Instruction, (_instruction(n, people[n % 40]) for n in range(count // 4)))
    return store


def _document(n: int) -> dict[str, str]:
    day = f"{2019 + n % 6}-{1 + n // 6 % 12:02}-{1 + n % 28:02}"
    number = f"示发〔{2019 + n % 6}〕{n // 6 + 1}号"
    return {"title": f"示例文件{n}", "number": number, "direction": "发文", "signed_on": day}


def _instruction(n: int, leader: str) -> dict[str, str]:
    day = f"{2019 + n % 6}-{1 + n % 12:02}-{1 + n % 28:02}"
    return {"kind": "批示", "leader": leader, "words": f"示例批示{n}", "given_on": day}


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    """One of 20,000 records and one of 100,000."""
    few = an_office(tmp_path_factory.mktemp("few"), 20_000)
    many = an_office(tmp_path_factory.mktemp("many"), 100_000)
    yield few, many
    few.close()
    many.close()


def test_an_office_of_a_hundred_thousand_records_is_checked_in_a_minute(offices, capsys, monkeypatch):
    # What the child computes counts, too.
    monkeypatch.setattr(record_texts.CHILD, "call", lambda function, *given: function(*given))

    def check(store: Store) -> float:
        return seconds(lambda: office_checks.check_all(store), rounds=1)

    of_few, of_many = map(check, offices)

    with capsys.disabled():
        print(f"\n20,000 条 {of_few:.2f} s，100,000 条 {of_many:.2f} s")
    assert of_many < SECONDS_OF_AN_OFFICE
    assert of_many < 5 * of_few * NEARLY_LINEAR
