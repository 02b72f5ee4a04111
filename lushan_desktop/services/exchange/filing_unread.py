"""What of a 填报包 nothing took up: sheets and columns that are not its own, text beside them, and files."""

from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from lushan_desktop.services.exchange.filing_kit import INDICATORS, MEETINGS, NOTE, RECTIFYING
from lushan_desktop.services.importing.table import Table

_LOOKED_AT = 12
"""Rows among which the heads are looked for: a unit may have put rows above them."""


class NotTaken(NamedTuple):
    """What was not understood or not used."""

    sheet: str
    row: int
    """As the sheet counts it; 0 for what concerns a file or the whole."""
    reason: str

    @property
    def where(self) -> str:
        return f"工作表“{self.sheet}”第{self.row}行" if self.row else self.sheet


def head_row(table: Table | None, labels: Sequence[str]) -> int | None:
    """Where the heads stand; None where no row says most of them."""
    rows = table.rows[:_LOOKED_AT] if table is not None else ()
    counts = [len(set(labels).intersection(row)) for row in rows]
    best = max(counts, default=0)
    return counts.index(best) if best * 2 > len(labels) else None


def beside_columns(sheet: str, table: Table, place: int, labels: Sequence[str]) -> Iterator[NotTaken]:
    """The columns of a sheet that are missing, and what stands in others."""
    heads = table.rows[place]
    missing = [label for label in labels if label not in heads]
    if missing:
        yield NotTaken(sheet, place + 1, f"没有“{'、'.join(missing)}”这一列，没有读")
    own = {column for column, head in enumerate(heads) if head in labels} | {0}
    for row in range(place + 1, len(table.rows)):
        strange = [text for column, text in enumerate(table.rows[row]) if column not in own and text.strip()]
        if strange:
            yield NotTaken(sheet, row + 1, f"“{'、'.join(strange)}”不在填报表的列里，没有读")


def strange_sheets(tables: Mapping[str, Table], own: Set[str]) -> Iterator[NotTaken]:
    """Sheets that are not of the kit and hold something."""
    for name, table in tables.items():
        if name not in own and any(text.strip() for row in table.rows for text in row):
            yield NotTaken(name, 0, "不是填报包里的工作表，没有读")


def strange_files(folder: Path, book: Path, used: Set[Path]) -> Iterator[NotTaken]:
    """Files anywhere in the kit that nothing took up and nobody told of."""
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder)
        is_own = file == book or str(name) == NOTE or name.name.startswith((".", "~$"))
        if is_own or file in used or not file.is_file():
            continue
        place = name.parts[0] if name.parts[0] in (MEETINGS, RECTIFYING) else INDICATORS
        reason = f"“{name.as_posix()}”没有在“文件名”里写明，没有收"
        yield NotTaken(place, 0, reason)
