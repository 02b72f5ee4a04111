"""换新版: another file under the same piece of evidence; the old one stays, and where it was issued."""

from pathlib import Path

from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress
from lushan_desktop.domain.evidence.evidence import EARLIER, Evidence
from lushan_desktop.domain.issued_paper import IssuedPaper
from lushan_desktop.domain.record import Reference
from lushan_desktop.services.records import evidence
from lushan_desktop.services.records.evidence import TakenFile
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

_OF_A_FILE = (
    *("sha256", "size", "suffix", "file_name", "pages", "kind"),
    *("signed_on", "source_unit", "original", "box"),
)
"""What changes with the bytes, or is told of them."""


def revise(store: Store, evidence_id: str, file: Path, *, progress: Progress = UNWATCHED) -> Changes:
    """Put a new file in the place of the one that a piece of evidence has, as one step.

    Records go on naming the same piece of evidence. The old file becomes one of its own, to which the papers
    that went out with it point from now on. Raises UserError where the file is refused or already here.
    """
    taken, refused = evidence.take_in(store, [file], progress=progress)
    if refused:
        raise UserError(refused[0])
    with store.change("换新版") as step:
        item = step.get(Evidence, evidence_id)
        _refuse_known(step, taken[0], item)
        rows = _rows(step, item.id, EARLIER.name)
        old = Evidence(**{name: getattr(item, name) for name in _OF_A_FILE})
        old.title, old.entered_on = f"{item.title}（旧版{len(rows) + 1}）", item.entered_on
        _give(item, taken[0])
        # The piece of evidence first: it is what was worked on.
        step.add(item)
        step.add(old)
        step.add(Reference(parent=item.id, field=EARLIER.name, target=old.id, position=len(rows)))
        _leave_to_issued(step, item.id, old.id)
    return step.changes


def _refuse_known(step: Step, file: TakenFile, item: Evidence) -> None:
    same = evidence.same_as(step, file)
    if same is not None and same.id == item.id:
        raise UserError("所选文件与现有内容相同，未替换。")
    if same is not None:
        raise UserError(f"这份文件已是佐证“{same.title}”，请直接挂接那一份。")


def _rows(step: Step, parent: str, field: str) -> list[Reference]:
    is_there = col(Reference.deleted).is_(False)
    wanted = select(Reference).where(col(Reference.parent) == parent, col(Reference.field) == field, is_there)
    return list(step.session.scalars(wanted))


def _leave_to_issued(step: Step, current: str, old: str) -> None:
    """A paper that went out was proven by what lay there then."""
    papers = select(col(IssuedPaper.id))
    named = (col(Reference.target) == current, col(Reference.parent).in_(papers))
    for row in step.session.scalars(select(Reference).where(*named)).all():
        row.target = old
        step.add(row)
    for paper in step.session.scalars(select(IssuedPaper).where(col(IssuedPaper.evidence) == current)).all():
        paper.evidence = old
        step.add(paper)


def _give(item: Evidence, file: TakenFile) -> None:
    item.sha256, item.size, item.suffix, item.file_name = file.sha256, file.size, file.suffix, file.name
    item.pages = None
