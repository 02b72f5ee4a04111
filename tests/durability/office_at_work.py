"""A process of its own that does one long piece of the office's work over and over, until it is killed.

Started as `python -m tests.durability.office_at_work DEED FOLDER OUT`; says a line before and after each go.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.app import open_store
from lushan_desktop.base.computing import close_all
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.papers.statement import Statement
from lushan_desktop.domain.papers.statement_terms import SIGNED
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.domain.supervision.supervision_round import SupervisionRound
from lushan_desktop.services.evidence import evidence_batch, folder_tree, proofs, volumes
from lushan_desktop.services.importing import reading, writing
from lushan_desktop.services.papers import statement_stages, statements
from lushan_desktop.services.records import records
from lushan_desktop.services.submission import submission
from lushan_desktop.services.supervision import feedback, feedback_issuing
from lushan_desktop.storage.store import Store
from lushan_desktop.storage.undo import undo_last

ROWS = 2000
FIRST_NUMBER = "示法办函〔2023〕1号"
ROUND = "示例：反馈的一轮"


def indicators(store: Store) -> list[str]:
    """Those that the sample has material for."""
    with store.read() as session:
        every = [row.id for row in session.scalars(select(Evidence).where(col(Evidence.deleted).is_(False)))]
        found = [one for item in every for one in proofs.indicators_of(session, item)]
    return list(dict.fromkeys(found))


def round_of(store: Store) -> str:
    with store.read() as session:
        return session.scalars(select(SupervisionRound).where(SupervisionRound.title == ROUND)).one().id


def prepare(store: Store, files: Path) -> None:
    """Material and a round of supervision with problems that wait to be sent out."""
    files.mkdir()
    for number in range(40):
        (files / f"93-{number + 1:02d} 示例{number}.txt").write_text(f"示例{number}" * 5000, "utf-8")
    evidence_batch.add(store, evidence_batch.survey(store, [files]).proposals)
    round_id = records.save(store, RECORD_TYPES.get("supervision_round"), {"title": ROUND}).ids(
        "supervision_round"
    )[0]
    with store.read() as session:
        units = [unit.id for unit in session.scalars(select(Unit).where(col(Unit.deleted).is_(False)))][:12]
    for unit in units:
        values = {
            "unit": unit,
            "supervision_round": round_id,
            "description": "示例：记录不完整",
            "demand": "示例：逐件补齐",
            "found_on": PartialDate(2023, 7, 3),
            "due_on": PartialDate(2023, 8, 15),
        }
        records.save(store, RECORD_TYPES.get("problem"), values)


def give_out_folders(store: Store, out: Path, _: int) -> None:
    folder_tree.write_tree(store, indicators(store), out)


def bind_a_volume(store: Store, out: Path, _: int) -> None:
    volumes.bind(store, indicators(store), out / "汇编.pdf")


def hand_in(store: Store, out: Path, _: int) -> None:
    submission.make(
        store, submission.SubmissionRequest(tuple(indicators(store)), ("statement", "folder")), out
    )


def write_letters(store: Store, out: Path, _: int) -> None:
    feedback.write_each(store, out, {"supervision_round": round_of(store)})


DAY = PartialDate(2023, 7, 27)
"""The day the lists go out: that of the sample, before the deadlines they set."""


def issue_letters(store: Store, _: Path, go: int) -> None:
    if go:
        undo_last(store)
    waiting = [unit.unit for unit in feedback.units(store, round_of(store)) if unit.awaiting]
    if waiting:
        feedback_issuing.issue(store, round_of(store), waiting, on=DAY, first_number=FIRST_NUMBER)


def import_rows(store: Store, _: Path, go: int) -> None:
    lines = (f"2023.3.1\t示例会议{go}-{row}\t推进会" for row in range(ROWS))
    meeting, how = RECORD_TYPES.get("meeting"), Reading(PartialDate(2023, 7, 27).last_day, None)
    text = "\n".join(("日期\t会议名称\t类型", *lines))
    checked = reading.look_at_text(store, meeting, text, how).checked
    writing.carry_out(store, meeting, checked, frozenset(row.place for row in checked.rows))


def add_files(store: Store, out: Path, go: int) -> None:
    folder = out / f"材料{go}"
    folder.mkdir(exist_ok=True)
    for number in range(20):
        (folder / f"示例{number}.txt").write_text(f"{out}{go}-{number}" * 2000, "utf-8")
    evidence_batch.add(store, evidence_batch.survey(store, [folder]).proposals)


def renumber(store: Store, _: Path, __: int) -> None:
    proofs.renumber_all(store, indicators(store))


def sign_a_statement(store: Store, _: Path, __: int) -> None:
    with store.read() as session:
        kept = session.scalars(select(Statement).where(col(Statement.deleted).is_(False))).first()
    if kept is None:
        statements.keep(store, {"indicator": "93"})
    elif kept.stage == SIGNED:
        undo_last(store)
    else:
        statement_stages.move(store, kept.id, SIGNED)


DEEDS: dict[str, Callable[[Store, Path, int], None]] = {
    deed.__name__: deed
    for deed in (
        give_out_folders,
        bind_a_volume,
        hand_in,
        write_letters,
        issue_letters,
        import_rows,
        add_files,
        renumber,
        sign_a_statement,
    )
}


def main(deed: str, folder: Path, out: Path, goes: Iterator[int]) -> None:
    out.mkdir(exist_ok=True)
    with open_store(folder) as store:
        for go in goes:
            print("begins", flush=True)  # noqa: T201 - its parent listens
            DEEDS[deed](store, out, go)
            print("done", flush=True)  # noqa: T201 - its parent listens


if __name__ == "__main__":
    name, data, place, *rest = sys.argv[1:]
    main(name, Path(data), Path(place), iter(range(int(rest[0]))) if rest else count())
    close_all()
