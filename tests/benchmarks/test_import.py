"""Many rows at once: what checking, writing and finding them costs beside a bare executemany of them."""

import io
import time
import zipfile
from contextlib import closing
from datetime import date
from xml.etree import ElementTree

import pytest
import xlsxwriter

from lushan_desktop.app import parts
from lushan_desktop.domain.kinds import Reading
from lushan_desktop.domain.meetings.meeting import MEETING, Meeting
from lushan_desktop.intake import sheet
from lushan_desktop.services.importing.checking import check
from lushan_desktop.services.importing.heads import guess
from lushan_desktop.services.importing.known import Known
from lushan_desktop.services.importing.table import Table
from lushan_desktop.storage.file.driving import connect
from lushan_desktop.storage.index import search
from lushan_desktop.storage.registry import columns_of
from lushan_desktop.storage.store import Store
from tests.benchmarks.conftest import meeting_rows

pytestmark = pytest.mark.slow

HEADS = ("会议名称", "类型", "日期", "地点", "会议内容")
FEW, MANY = 10_000, 50_000
READING = Reading(date(2026, 6, 30))
KNOWN = Known({}, {})


def table_of(count: int) -> Table:
    rows = (
        tuple(row[name] for name in ("title", "kind", "held_on", "place", "subject"))
        for row in meeting_rows(count)
    )
    return Table("示例.xlsx", "台账", (HEADS, *rows))


def seconds(work) -> tuple[float, object]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


class Costs:
    """CPU seconds of each part, at one size."""

    def __init__(self, folder, count: int) -> None:
        folder.mkdir()
        table = table_of(count)
        self.checking, checked = seconds(
            lambda: check("meeting", table, guess(MEETING, table), KNOWN, READING)
        )
        fields = checked.plan.fields
        rows = [dict(zip(fields, (cell.value for cell in row.cells), strict=True)) for row in checked.rows]
        with Store.open(folder / "office", parts=parts()) as store:
            self.finding = 0.0
            measured = search.update

            def update(*given, **named):
                spent, _ = seconds(lambda: measured(*given, **named))
                self.finding += spent

            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(search, "update", update)
                whole, _ = seconds(lambda: self._write(store, rows))
            self.writing = whole - self.finding
            self.bare = min(self._bare(store, folder / f"bare{turn}.db") for turn in range(3))

    def told(self, count: int) -> str:
        costs = (self.bare, self.checking, self.writing, self.finding)
        return "bare {:.1f}, checking {:.1f}, writing and log {:.1f}, search and pinyin {:.1f}".format(
            *(cost / count * 1e6 for cost in costs)
        )

    @staticmethod
    def _write(store: Store, rows) -> None:
        with store.change("装入示例会议") as step:
            step.add_many(Meeting, rows)

    @staticmethod
    def _bare(store: Store, file) -> float:
        """The same rows, already complete, into the same table with its key and index, but no kept orders."""
        names = columns_of(Meeting)
        columns = ", ".join(f'"{name}"' for name in names)
        with store.read() as session:
            rows = session.connection().exec_driver_sql(f"SELECT {columns} FROM meeting").fetchall()
            ddl = (
                session.connection()
                .exec_driver_sql(
                    "SELECT sql FROM sqlite_master WHERE tbl_name = 'meeting' AND sql > ''"
                    " AND name NOT LIKE 'sorted%' ORDER BY type DESC"
                )
                .scalars()
                .all()
            )
        values = [tuple(row) for row in rows]
        with closing(connect(store.driver, file, creates=True)) as connection:
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
            for statement in ddl:
                connection.execute(statement)

            def insert() -> None:
                connection.execute("BEGIN")
                connection.executemany(
                    f"INSERT INTO meeting ({columns}) VALUES ({', '.join('?' * len(names))})", values
                )
                connection.execute("COMMIT")

            return seconds(insert)[0]


def test_a_large_ledger_costs_a_small_multiple_of_its_bare_rows(tmp_path, capsys):
    few, many = (Costs(tmp_path / str(count), count) for count in (FEW, MANY))

    without = (many.checking + many.writing) / many.bare
    whole = (many.checking + many.writing + many.finding) / many.bare
    slope = ((many.checking + many.writing + many.finding) / MANY) / (
        (few.checking + few.writing + few.finding) / FEW
    )
    bare = (many.bare / MANY) / (few.bare / FEW)
    with capsys.disabled():
        print(f"\n{MANY} rows, µs a row: {many.told(MANY)}; at {FEW}: {few.told(FEW)}")
        print(f"{without:.1f} × bare, with search {whole:.1f} ×, slope {slope:.2f}, bare {bare:.2f}")
    assert without <= 12
    assert whole <= 25
    assert slope <= 1.25 * max(1.0, bare)


def workbook(rows) -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    page = book.add_worksheet("台账")
    for place, row in enumerate(rows):
        page.write_row(place, 0, row)
    book.close()
    return made.getvalue()


def plain_read(data: bytes) -> int:
    """What a program without a library of its own does: the strings, then cell after cell."""
    tag = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        with parts.open("xl/sharedStrings.xml") as strings:
            texts = [
                "".join(each.itertext())
                for _, each in ElementTree.iterparse(strings)
                if each.tag == f"{tag}si"
            ]
        count = 0
        with parts.open("xl/worksheets/sheet1.xml") as page:
            for _, each in ElementTree.iterparse(page):
                if each.tag == f"{tag}row":
                    row = [texts[int(cell.findtext(f"{tag}v"))] for cell in each]
                    count += bool(row)
                    each.clear()
    return count


def test_a_large_workbook_is_read_in_a_fraction_of_walking_its_xml(tmp_path, capsys):
    file = tmp_path / "示例.xlsx"
    file.write_bytes(workbook(table_of(MANY).rows))

    walked, count = seconds(lambda: plain_read(file.read_bytes()))
    read, sheets = seconds(lambda: sheet.read_file(file))

    with capsys.disabled():
        print(f"\n{MANY} rows: {read:.2f} s, walking the XML {walked:.2f} s, ratio {read / walked:.2f}")
    assert len(sheets[0].rows) == count == MANY + 1
    # openpyxl takes 4.7 times as long as this walk [measured]; of its time, reading may take a fifth.
    assert read <= 0.7 * walked
