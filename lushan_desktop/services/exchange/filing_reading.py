"""Reading a 填报包 back: row by row, judged as an import is, with its files, as one step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.progress import UNWATCHED, Progress, over
from lushan_desktop.domain.indicators.required_material import REQUIRED_MATERIAL
from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.record_type import RecordType
from lushan_desktop.domain.supervision.problem import PROBLEM
from lushan_desktop.paper.excel.filing import GUIDE, LISTS
from lushan_desktop.services.exchange import filing_kit
from lushan_desktop.services.exchange.filing_files import (
    digest_of,
    files_in,
    is_held,
    lies_in,
    names,
    proofs_of,
)
from lushan_desktop.services.exchange.filing_judging import guessed_year, judged, misplaced, out_of_order
from lushan_desktop.services.exchange.filing_kit import (
    FILES_COLUMN,
    INDICATORS,
    LOCKED_OF_PROBLEMS,
    MARK,
    MEETING_COLUMNS,
    MEETINGS,
    PROBLEM_COLUMNS,
    RECTIFYING,
    AskedMaterial,
)
from lushan_desktop.services.exchange.filing_unread import (
    NotTaken,
    beside_columns,
    head_row,
    strange_files,
    strange_sheets,
)
from lushan_desktop.services.importing import held_back as import_held_back
from lushan_desktop.services.importing import reading, writing
from lushan_desktop.services.importing.cells import Cell, State, checker
from lushan_desktop.services.importing.checking import CheckedTable, Verdict
from lushan_desktop.services.importing.known import Known
from lushan_desktop.services.importing.table import Plan, Table
from lushan_desktop.services.records import evidence, records
from lushan_desktop.services.records.evidence import TakenFile
from lushan_desktop.storage.log.step import Changes, Step
from lushan_desktop.storage.store import Store

_LABELS = {
    INDICATORS: ("指标", "材料要求", "应有份数", "时限", "文件夹", FILES_COLUMN),
    MEETINGS: (*(label for _, label, _ in MEETING_COLUMNS), FILES_COLUMN),
    RECTIFYING: (*LOCKED_OF_PROBLEMS, *(label for _, label, _ in PROBLEM_COLUMNS), FILES_COLUMN),
}
"""The heads of each sheet."""


@dataclass
class KitReading:
    """What reading the kit brings."""

    unit: str
    unit_id: str
    meetings: int = 0
    answers: int = 0
    """Fields of problems that the unit has filled in."""
    answered: int = 0
    """The problems that these belong to."""
    files: int = 0
    """Files that prove something they did not prove before."""
    known_files: int = 0
    """Files that an earlier reading has brought."""
    not_taken: list[NotTaken] = field(default_factory=list)
    to_check: list[NotTaken] = field(default_factory=list)
    """What was read, and is to be looked at: a value put in the place of another, a guess."""
    changes: Changes | None = None


class _DryRun(Exception):
    """Ends a step that was tried and is not to be saved."""


def read_kit(
    store: Store, folder: Path, *, is_tried: bool = False, progress: Progress = UNWATCHED
) -> KitReading:
    """Read what a unit has filled in. Raises UserError where the folder is no kit: nothing changes then."""
    book = _book_in(folder)
    tables = {table.sheet: table for table in reading.open_file(book)}
    unit_id, unit = _whose(tables)
    with store.read() as session:
        filing_kit.unit_named(session, unit)
        asked = list(filing_kit.materials_of(session, unit_id))
        problems = {row[0]: row[1:4] for row in filing_kit.problems_of(session, unit_id)}
    filed = KitReading(unit, unit_id)
    kit = _Kit(store, folder, tables, reading.reading_of(store.folder), filed)
    kit.note_strange()
    links = [*kit.links_of_materials(asked), *kit.links_of_problems(problems)]
    answers = list(kit.answers(problems))
    kit.note_absent(INDICATORS, {each.id: each.description for each in asked})
    kit.note_absent(RECTIFYING, {record: locked[0] for record, locked in problems.items()})
    checked = kit.meetings()
    links_by_row = dict(kit.files_of_meetings(checked))
    named = dict.fromkeys([*(link[2] for link in links), *chain(*links_by_row.values())])
    kit.note_unused(book, {*named})
    links = list(kit.news_of(links))
    wanted = list(dict.fromkeys([*(link[2] for link in links), *chain(*links_by_row.values())]))
    filed.known_files = len(named) - len(wanted)
    taken = {} if is_tried else kit.take_in(wanted, progress)
    filed.files = len(wanted if is_tried else taken)
    filed.meetings = len(checked.taken()) if checked else 0
    filed.answers, filed.answered = len(answers), len({record for record, *_ in answers})
    if not is_tried and (links or answers or filed.meetings):
        with store.change(f"读入{unit}的填报包") as step:
            kit.write(step, links, answers, taken)
            if checked and checked.taken():
                kit.write_meetings(step, checked, links_by_row, taken)
        filed.changes = step.changes
    return filed


def _book_in(folder: Path) -> Path:
    """Raises UserError where there is none, or more than one."""
    if not folder.is_dir():
        raise UserError(f"找不到文件夹“{folder}”，请选择填报包的文件夹。")
    found = [file for file in sorted(folder.glob("*.xlsx")) if not file.name.startswith(("~$", "."))]
    if len(found) != 1:
        what = "没有填报表" if not found else f"有{len(found)}个表格，分不清哪个是填报表"
        raise UserError(f"“{folder.name}”里{what}，请选择装着“…填报表.xlsx”的文件夹。")
    return found[0]


def _whose(tables: dict[str, Table]) -> tuple[str, str]:
    guide = tables.get(GUIDE)
    mark = guide.rows[0][0].split("|") if guide and guide.rows and guide.rows[0] else []
    if len(mark) != 3 or mark[0] != MARK:
        raise UserError("这不是本程序制作的填报表，或隐藏的编号被删掉了，无法读取。请重新制作填报包。")
    return mark[1], mark[2]


Locked = tuple[str, ...]
"""What the county wrote of a problem: LOCKED_OF_PROBLEMS in their order."""
Link = tuple[RecordType | None, str, Path]
"""A file that proves a record of a type."""
Answer = tuple[str, str, Any]
"""The record that is answered for, the field, and its value."""


def _named(problems: Mapping[str, Locked]) -> dict[str, dict[str, str]]:
    """By which words a row is known as that of a problem."""
    label = next(iter(LOCKED_OF_PROBLEMS))
    return {record: {label: locked[0]} for record, locked in problems.items()}


@dataclass
class _Kit:
    store: Store
    folder: Path
    tables: dict[str, Table]
    reading: Reading
    filed: KitReading
    told: set[Path] = field(default_factory=set)
    """Files of which it was said why they are not taken."""

    def _hold_back(self, sheet: str, place: int, reason: str) -> None:
        self.filed.not_taken.append(NotTaken(sheet, place + 1, reason))

    def _note(self, sheet: str, place: int, reason: str) -> None:
        self.filed.to_check.append(NotTaken(sheet, place + 1, reason))

    def _rows(self, sheet: str) -> Iterator[tuple[int, str, dict[str, str]]]:
        """The rows of a sheet: their place, the hidden id, the texts by the heads of their columns."""
        table, heads_at = self.tables.get(sheet), self._heads_at(sheet)
        if table is None or heads_at is None:
            return
        heads = table.rows[heads_at]
        for place in range(heads_at + 1, len(table.rows)):
            row = table.rows[place]
            yield place, row[0], {head: text for head, text in zip(heads[1:], row[1:], strict=False) if head}

    def _own_rows(
        self, sheet: str, known: Mapping[str, Mapping[str, str]]
    ) -> Iterator[tuple[int, str, dict[str, str]]]:
        """The rows that are about what their hidden id says; of the others it is told."""
        wrong = misplaced(self._rows(sheet), known)
        for place, record, texts in self._rows(sheet):
            if place not in wrong:
                yield place, record, texts
            elif (told := NotTaken(sheet, place + 1, wrong[place])) not in self.filed.not_taken:
                self.filed.not_taken.append(told)

    def _heads_at(self, sheet: str) -> int | None:
        return head_row(self.tables.get(sheet), _LABELS[sheet])

    def note_strange(self) -> None:
        """Sheets, columns and texts that no reading takes up are told."""
        told = self.filed.not_taken
        told += strange_sheets(self.tables, {GUIDE, LISTS, *_LABELS})
        for sheet, labels in _LABELS.items():
            table, heads_at = self.tables.get(sheet), self._heads_at(sheet)
            if table is None:
                told.append(NotTaken(sheet, 0, "缺少这张表，未读取"))
            elif heads_at is None:
                told.append(NotTaken(sheet, 0, "表头有改动，无法识别各列，未读取"))
            else:
                told += beside_columns(sheet, table, heads_at, labels)

    def _tell_locked(
        self, sheet: str, place: int, texts: Mapping[str, str], known: Mapping[str, str]
    ) -> None:
        """What the county has written is not read back; where it differs, that is told."""
        changed = [label for label, text in known.items() if texts.get(label, "").split() != text.split()]
        if changed:
            self._hold_back(sheet, place, f"“{'、'.join(changed)}”与台账不同，以台账为准，没有读")

    def _files(self, sheet: str, place: int, folder: str, text: str) -> Iterator[Path]:
        within = self.folder / folder
        for name in names(text, within):
            file = within / name
            if ".." in Path(name).parts or Path(name).is_absolute() or not lies_in(file, self.folder):
                self._hold_back(sheet, place, f"“{folder}”文件夹里没有“{name}”")
            else:
                yield file

    def links_of_materials(self, asked: Sequence[AskedMaterial]) -> Iterator[Link]:
        by_id = {each.id: each for each in asked}
        used: set[Path] = set()
        known = {each.id: {"指标": each.title, "材料要求": each.description} for each in asked}
        for place, record, texts in self._own_rows(INDICATORS, known):
            each = by_id.get(record)
            if each is None:
                if any(texts.values()):
                    self._hold_back(INDICATORS, place, "编号对不上，这项材料已不由本单位提供或已删除")
                continue
            self._tell_locked(INDICATORS, place, texts, known[record])
            for file in self._files(INDICATORS, place, each.folder, texts.get(FILES_COLUMN, "")):
                used.add(file)
                yield REQUIRED_MATERIAL, record, file
        yield from self._left_in_folders(asked, used)

    def _left_in_folders(self, asked: Sequence[AskedMaterial], used: set[Path]) -> Iterator[Link]:
        """Files that no row names: where an indicator asks for one material alone, they prove that."""
        by_folder: dict[str, list[AskedMaterial]] = {}
        for each in asked:
            by_folder.setdefault(each.folder, []).append(each)
        for folder, materials in by_folder.items():
            left = [file for file in files_in(self.folder / folder, self.folder) if file not in used]
            for file in left:
                if len(materials) == 1:
                    yield REQUIRED_MATERIAL, materials[0].id, file
                else:
                    self.told.add(file)
                    reason = f"“{folder}/{file.name}”没有在“{FILES_COLUMN}”里写明属于哪一项，没有收"
                    self.filed.not_taken.append(NotTaken(INDICATORS, 0, reason))

    def links_of_problems(self, problems: Mapping[str, Locked]) -> Iterator[Link]:
        for place, record, texts in self._own_rows(RECTIFYING, _named(problems)):
            if record in problems:
                for file in self._files(RECTIFYING, place, RECTIFYING, texts.get(FILES_COLUMN, "")):
                    yield PROBLEM, record, file

    def answers(self, problems: Mapping[str, Locked]) -> Iterator[Answer]:
        """For each problem the fields that the unit has changed, with their values."""
        specs = {label: PROBLEM.field(name) for name, label, _ in PROBLEM_COLUMNS}
        readers = {
            label: checker(PROBLEM, spec, Known({}, {}), self.reading, adds=False)
            for label, spec in specs.items()
        }
        for place, record, texts in self._own_rows(RECTIFYING, _named(problems)):
            if record not in problems:
                if any(texts.values()):
                    self._hold_back(RECTIFYING, place, "编号对不上，这个问题已销号或不是本单位的")
                continue
            known = dict(zip(LOCKED_OF_PROBLEMS, problems[record], strict=True))
            self._tell_locked(RECTIFYING, place, texts, known)
            cells = {label: readers[label](text) for label in specs if (text := texts.get(label, ""))}
            yield from self._answers(place, record, cells)

    def _answers(self, place: int, record: str, cells: Mapping[str, Cell]) -> Iterator[Answer]:
        held = records.values(self.store, PROBLEM, record)
        spec_by_label = {label: PROBLEM.field(name) for name, label, _ in PROBLEM_COLUMNS}
        said = {
            label: spec_by_label[label].kind.load(cell.value)
            for label, cell in cells.items()
            if cell.state is not State.BAD
        }
        written = {spec_by_label[label].name: value for label, value in said.items()}
        wrong = out_of_order(PROBLEM, held, written, list(written), clock.today())
        for label, cell in cells.items():
            spec = spec_by_label[label]
            before = held[spec.name]
            if cell.state is State.BAD or spec.name in wrong:
                self._hold_back(RECTIFYING, place, f"{label}：{wrong.get(spec.name) or cell.reason}")
            elif said[label] != before:
                if not spec.kind.is_empty(before):
                    self._note(RECTIFYING, place, f"{label}：台账原为“{spec.kind.format(before, {})}”，已改")
                yield record, spec.name, said[label]

    def meetings(self) -> CheckedTable | None:
        """The verdicts on the rows of the sheet, as on any import."""
        table, heads_at = self.tables.get(MEETINGS), self._heads_at(MEETINGS)
        if table is None or heads_at is None:
            return None
        name_by_label = {label: name for name, label, _ in MEETING_COLUMNS}
        fields = tuple(name_by_label.get(head, "") for head in table.rows[heads_at])
        plan = Plan(heads_at, fields, (("organiser", self.filed.unit),), adds_names=False)
        checked = judged(reading.verdicts(self.store, MEETING, table, plan, self.reading), clock.today())
        taken = checked.taken()
        for row in checked.rows:
            if row.verdict is Verdict.LOOK:
                self._note(MEETINGS, row.place, row.reason)
            if row.place in taken and (told := guessed_year(checked, row)):
                self._note(MEETINGS, row.place, told)
        for row in import_held_back.held_rows(checked):
            self._hold_back(MEETINGS, row.place, import_held_back.reasons(checked, row))
        return checked

    def files_of_meetings(self, checked: CheckedTable | None) -> Iterator[tuple[int, list[Path]]]:
        if checked is None:
            return
        taken = checked.taken()
        for place, _, texts in self._rows(MEETINGS):
            files = list(self._files(MEETINGS, place, MEETINGS, texts.get(FILES_COLUMN, "")))
            if place in taken:
                yield place, files
            else:
                self._tell_left(place, files)

    def _tell_left(self, place: int, files: Sequence[Path]) -> None:
        """The files of a row that is not read: those that the office has already need no word."""
        self.told.update(files)
        with self.store.read() as session:
            left = [file.name for file in files if not is_held(session, digest_of(file))]
        if left:
            self._hold_back(MEETINGS, place, f"“{'、'.join(left)}”：所在的行没有读入，文件没有收")

    def note_absent(self, sheet: str, known: Mapping[str, str]) -> None:
        """Rows that the county asks for and the sheet has not: nothing follows from that, and it is told."""
        if self._heads_at(sheet) is None:
            return
        there = {one for _, record, texts in self._rows(sheet) for one in (record, *texts.values())}
        for record, called in known.items():
            if there.isdisjoint((record, called)):
                reason = f"“{called}”不在表中（已删去这一行，或制表以后才布置），未作改动"
                self.filed.not_taken.append(NotTaken(sheet, 0, reason))

    def news_of(self, links: Sequence[Link]) -> Iterator[Link]:
        """The files that do not prove their record yet."""
        with self.store.read() as session:
            held = proofs_of(session, {record for _, record, _ in links})
        yield from (link for link in links if (link[1], digest_of(link[2])) not in held)

    def note_unused(self, book: Path, used: set[Path]) -> None:
        """Files of the kit that nothing took up are told."""
        self.filed.not_taken += strange_files(self.folder, book, used | self.told)

    def take_in(self, files: Sequence[Path], progress: Progress) -> dict[Path, TakenFile]:
        found: dict[Path, TakenFile] = {}
        for file in over(progress, files, "复制文件"):
            taken, refused = evidence.take_in(self.store, [file])
            found.update((file, one) for one in taken)
            self.filed.not_taken += [NotTaken(file.parent.name, 0, reason) for reason in refused]
        return found

    def write(
        self, step: Step, links: Sequence[Link], answers: Sequence[Answer], taken: dict[Path, TakenFile]
    ) -> None:
        by_record: dict[str, dict[str, Any]] = {}
        for record, name, value in answers:
            by_record.setdefault(record, {})[name] = value
        for record, values in by_record.items():
            records.write(step, PROBLEM, step.get(PROBLEM.model, record), values)
        for record_type, record, file in links:
            if record_type is not None and file in taken:
                _attach(step, record, taken[file])

    def write_meetings(
        self, step: Step, checked: CheckedTable, by_row: dict[int, list[Path]], taken: dict[Path, TakenFile]
    ) -> None:
        places = checked.taken()
        rows = [row for row in checked.rows if row.place in places]
        for record, row in zip(writing.write_rows(step, MEETING, checked, rows), rows, strict=True):
            for file in by_row.get(row.place, ()):
                if file in taken:
                    _attach(step, record, taken[file])


def _attach(step: Step, record: str, file: TakenFile) -> None:
    """Link the file once."""
    item = evidence.register(step, file)
    held = records.rows_of(step.session, Reference, record)
    if not any(each.field == "files" and each.target == item.id for each in held):
        step.add(Reference(parent=record, field="files", target=item.id, position=len(held)))
