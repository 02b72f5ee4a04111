"""填报包: for a unit that installs nothing, a locked workbook, a folder per indicator, a page of advice."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from lushan_desktop.base import clock
from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.file_names import free, safe_name
from lushan_desktop.base.files import explained, write_whole
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Choice
from lushan_desktop.domain.meetings.meeting import MEETING
from lushan_desktop.paper.content import Content, Heading, Paragraph, SignOff, Title
from lushan_desktop.paper.excel.filing import FilingBook, FilingSheet, OpenColumn
from lushan_desktop.services.importing.choices import terms_of
from lushan_desktop.services.office import identity
from lushan_desktop.storage.store import Store

INDICATORS, MEETINGS, RECTIFYING = "指标材料", "会议", "整改"
MARK = "填报包"
FILES_COLUMN = "文件名"
BOOK_ENDING = "填报表.xlsx"
NOTE = "填报说明.pdf"
_FREE_ROWS = 40
MEETING_COLUMNS = (
    ("held_on", "日期", 16), ("kind", "类型", 16), ("title", "会议名称", 44), ("place", "地点", 24),
    ("subject", "内容", 48),
)  # fmt: skip
LOCKED_OF_PROBLEMS = {"问题": 44, "整改要求": 36, "整改时限": 16}
"""What the county writes of a problem, with the width of its column."""
PROBLEM_COLUMNS = (("measure", "整改措施", 40), ("progress", "整改进展", 40), ("finished_on", "完成日期", 16))


@dataclass(frozen=True)
class Kit:
    """What was written for one unit."""

    folder: Path
    unit: str
    materials: int
    problems: int
    folders: int


@dataclass(frozen=True)
class AskedMaterial:
    """One material that the unit is asked for."""

    id: str
    indicator: str
    number: str
    text: str
    description: str
    wanted: int
    due: str

    @property
    def title(self) -> str:
        """93 示范创建."""
        return f"{self.number} {self.text}"

    @property
    def folder(self) -> str:
        """Where its files are put."""
        return safe_name(self.title, room=40)


def write_kit(store: Store, unit: str, folder: Path) -> Kit:
    """Write the kit of a unit into this folder.

    Raises UserError for an unknown unit, a full disk, or where a kit lies there: it is perhaps filled in.
    """
    from lushan_desktop.paper.excel.filing import write_filing_book
    from lushan_desktop.paper.pdf import typeset

    with store.read_long() as session:
        unit_id, name = unit_named(session, unit)
        asked = list(materials_of(session, unit_id))
        problems = list(problems_of(session, unit_id))
    folders = list(dict.fromkeys(each.folder for each in asked))
    book_file = folder / f"{safe_name(name)}{BOOK_ENDING}"
    if book_file.exists():
        raise UserError(f"“{folder}”里已有“{book_file.name}”，可能已填写，没有覆盖。请换一个文件夹。")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for each in (*folders, MEETINGS, RECTIFYING):
            (folder / each).mkdir(exist_ok=True)
    except OSError as error:
        raise explained(error, folder) from error
    book = FilingBook(f"{name}填报表", f"{MARK}|{unit_id}|{name}", _lines(name), _sheets(asked, problems))
    write_whole(book_file, CHILD.call(write_filing_book, book))
    office = identity.identity(store.folder).unit
    write_whole(folder / NOTE, CHILD.call(typeset, _note(name, office, len(asked), len(problems))).pdf)
    return Kit(folder, name, len(asked), len(problems), len(folders))


def write_kit_into(store: Store, unit: str, place: Path) -> Kit:
    """The same into a folder of its own, under a name that nothing bears there yet."""
    with store.read() as session:
        _, name = unit_named(session, unit)
    return write_kit(store, unit, free(place / f"{safe_name(name)}填报包"))


def unit_named(session: Session, name: str) -> tuple[str, str]:
    """The id and the name of a unit, by its name, short name or another spelling. Raises UserError."""
    sql = "SELECT id, name, short_name, aliases FROM unit WHERE deleted = 0 ORDER BY id"
    for record, called, short, aliases in session.connection().exec_driver_sql(sql):
        if name in (called, short, *str(aliases or "").split("、")):
            return str(record), str(called)
    raise UserError(f"没有“{name}”这个单位，请先在人员机构里登记，或检查写法。")


def materials_of(session: Session, unit_id: str) -> Iterator[AskedMaterial]:
    """Yield what the unit is to provide: named itself, or as lead unit where nobody is named."""
    sql = """
    SELECT m.id, i.id, i.number, i.text, m.description, coalesce(m.count, 1), m.due_on
    FROM required_material AS m JOIN indicator AS i ON i.id = m.indicator
    WHERE m.deleted = 0 AND i.deleted = 0
        AND (m.responsible_unit = ? OR (m.responsible_unit = '' AND (i.lead_unit = ? OR EXISTS (
            SELECT 1 FROM reference AS r WHERE r.parent = i.id AND r.field = 'support_units'
                AND r.target = ? AND r.deleted = 0))))
    ORDER BY i.rank, i.number, m.rank, m.id
    """
    for row in session.connection().exec_driver_sql(sql, (unit_id, unit_id, unit_id)):
        record, indicator, number, text, description, wanted, due = row
        said = str(PartialDate.from_iso(due)) if due else ""
        yield AskedMaterial(record, indicator, str(number), text, description, wanted, said)


def problems_of(session: Session, unit_id: str) -> Iterator[tuple[str, ...]]:
    """The problems that the unit has to put right: id, what, demand, deadline, and what it said so far."""
    sql = """
    SELECT id, description, demand, due_on, measure, progress, finished_on FROM problem
    WHERE deleted = 0 AND unit = ? AND stage <> '已销号' ORDER BY due_on, id
    """
    for record, what, demand, due, measure, progress, finished in session.connection().exec_driver_sql(
        sql, (unit_id,)
    ):
        days = [str(PartialDate.from_iso(day)) if day else "" for day in (due, finished)]
        yield str(record), what, demand, days[0], measure, progress, days[1], ""


def _sheets(asked: list[AskedMaterial], problems: list[tuple[str, ...]]) -> tuple[FilingSheet, ...]:
    kinds = MEETING.field("kind").kind
    terms = tuple(terms_of(kinds)) if isinstance(kinds, Choice) else ()
    materials = FilingSheet(
        INDICATORS,
        "把材料放进同名的指标文件夹；在“文件名”里写清哪个文件是这一项的，几个文件用顿号分开。",
        (
            OpenColumn("指标", 26), OpenColumn("材料要求", 44), OpenColumn("应有份数", 10),
            OpenColumn("时限", 16), OpenColumn("文件夹", 26), OpenColumn(FILES_COLUMN, 40, is_open=True),
        ),
        tuple(
            (each.id, each.title, each.description, str(each.wanted), each.due, each.folder, "")
            for each in asked
        ),
    )  # fmt: skip
    meetings = FilingSheet(
        MEETINGS,
        f"一次会议填一行；通知、签到表、照片放进“{MEETINGS}”文件夹，在“文件名”里写上。",
        (
            *(
                OpenColumn(label, width, is_open=True, choices=terms if name == "kind" else ())
                for name, label, width in MEETING_COLUMNS
            ),
            OpenColumn(FILES_COLUMN, 40, is_open=True),
        ),
        free_rows=_FREE_ROWS,
    )
    rectifying = FilingSheet(
        RECTIFYING,
        f"问题、要求和时限由县创建办填写，不能改；佐证放进“{RECTIFYING}”文件夹，在“文件名”里写上。",
        (
            *(OpenColumn(label, width) for label, width in LOCKED_OF_PROBLEMS.items()),
            *(OpenColumn(label, width, is_open=True) for _, label, width in PROBLEM_COLUMNS),
            OpenColumn(FILES_COLUMN, 40, is_open=True),
        ),
        tuple(problems),
    )  # fmt: skip
    return materials, meetings, rectifying


def _lines(unit: str) -> tuple[str, ...]:
    return (
        f"一、这是{unit}的填报表，用 WPS 或 Excel 打开填写，填完保存，不要改名、不要另存为别的格式。",
        f"二、“{INDICATORS}”一行一项材料：文件放进文件夹，文件名写在表里。",
        f"三、“{MEETINGS}”一行一次会议，日期、类型、会议名称必填；日期写成 2023年7月1日 或 2023.7.1。",
        f"四、“{RECTIFYING}”填写整改措施、整改进展、完成日期；灰色的格子已锁定，不用填。",
        "五、文件用 PDF、图片或办公文档；不收程序和带宏的文件，不得有涉密内容。",
        "六、填完把整个文件夹拷到 U 盘，交县创建办读入。",
    )


def _note(unit: str, office: str, materials: int, problems: int) -> Content:
    day = clock.spoken_day(clock.today())
    return Content(
        Title("填报说明"),
        Paragraph(f"{unit}需报送材料{materials}项，需整改问题{problems}个，请按以下办法填报。"),
        *(Paragraph(line) for line in _lines(unit)),
        Heading(1, "放在哪里"),
        Paragraph(
            f"每项指标一个文件夹，另有“{MEETINGS}”“{RECTIFYING}”两个文件夹；放错文件夹的，读入时会列出来。"
        ),
        SignOff(office, day),
    )
