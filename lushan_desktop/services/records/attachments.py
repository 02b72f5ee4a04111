"""Files that are kept as evidence of a record: dropped on it, chosen, or pasted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.services.records import catalogues, evidence, evidence_names
from lushan_desktop.services.records.evidence import TakenFile
from lushan_desktop.services.records.records import Detail, detail, rows_of
from lushan_desktop.storage.lists import queries
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store


@dataclass(frozen=True)
class KeptFile:
    """A file that is evidence now."""

    file: str
    name: str
    """What it is called as evidence."""
    is_linked: bool = False
    """True if the same content was there already and is only linked."""
    was_here: bool = False
    """True if this very record had it already."""
    id: str = ""
    role: str = ""


@dataclass(frozen=True)
class AttachedFiles:
    """What came of files that were dropped on a record."""

    changes: Changes | None
    """None where every file was refused."""
    refused: tuple[str, ...]
    """One sentence for each file that was not taken."""
    kept: tuple[KeptFile, ...] = ()

    @property
    def sentence(self) -> str:
        """已添加 3 份佐证；其中 1 份已有同样的文件，直接挂接，没有另存."""
        new = [one for one in self.kept if not one.was_here]
        linked = [one.name for one in new if one.is_linked]
        said = f"已添加 {len(new)} 份佐证" if new else "没有添加"
        if len(linked) == 1:
            said += f"；“{linked[0]}”已有同样的文件，直接挂接，没有另存"
        elif linked:
            said += f"；其中 {len(linked)} 份已有同样的文件，直接挂接，没有另存"
        known = len(self.kept) - len(new)
        return f"{said}；{known} 份原已在此，不重复添加" if known else said


def attach(
    store: Store,
    record_type: RecordType,
    record_id: str,
    files: Sequence[Path],
    *,
    role: str = "",
    progress: Progress = UNWATCHED,
) -> AttachedFiles:
    """Keep files as evidence of a record, in one step; a refused file does not stop the others."""
    taken, refused = evidence.take_in(store, files, progress=progress)
    if not taken:
        return AttachedFiles(None, tuple(refused))
    roles = catalogues.material_names(store, record_type)
    in_roles = [(file, role or evidence.guess_role(file.name, roles)) for file in taken]
    found = detail(store, record_type, record_id)
    with store.change(f"添加佐证{len(taken)}份") as step:
        kept = _hung(step, record_type, found, over(progress, in_roles, "登记佐证"))
    return AttachedFiles(step.changes, tuple(refused), kept)


def _hung(
    step: Step, record_type: RecordType, found: Detail, in_roles: Iterable[tuple[TakenFile, str]]
) -> tuple[KeptFile, ...]:
    """Hang each file on the record behind those it has; what hangs there already stays as it is."""
    rows = rows_of(step.session, Reference, found.id)
    known = {reference.target for reference in rows if reference.field == "files"}
    called = set(queries.names(step.session, sorted(known)).values())
    kept: list[KeptFile] = []
    for position, (file, role) in enumerate(in_roles, len(known)):
        same = evidence.same_as(step, file)
        title = evidence_names.proposed(record_type, found.values, found.name_by_id, role, taken=called)
        day = evidence_names.day_of(record_type, found.values, role)
        item = same or evidence.register(step, file, title=title, signed_on=day)
        called.add(item.title)
        is_linked, was_here = same is not None, item.id in known
        kept.append(KeptFile(file.name, item.title, is_linked, was_here, id=item.id, role=role))
        if not was_here:
            known.add(item.id)
            reference = Reference(parent=found.id, field="files", target=item.id)
            reference.position, reference.role = position, role
            step.add(reference)
    return tuple(kept)
