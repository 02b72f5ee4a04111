"""Files of the sample, made by our own typesetter along with it; each is called 示例 in name and text."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lushan_desktop.base.paths import resources
from lushan_desktop.domain.record import Reference
from lushan_desktop.services.records import evidence
from lushan_desktop.services.records.evidence import TakenFile
from lushan_desktop.services.settings.sample_pictures import drawn
from lushan_desktop.storage.log.step import Step
from lushan_desktop.storage.store import Store

Entry = Mapping[str, Any]
MADE_BY = "示例：县创建办"


@dataclass(frozen=True)
class SampleFile:
    """A file whose bytes lie in the data folder, and what it is to a record of the sample."""

    entry: Entry
    file: TakenFile
    pages: int


def entries() -> list[Entry]:
    found = json.loads((resources("sample") / "files" / "files.json").read_text("utf-8"))
    return list(found["files"])


def take_in(store: Store) -> list[SampleFile]:
    """Make all files and copy their bytes into the data folder."""
    taken = []
    with tempfile.TemporaryDirectory() as place:
        for entry in entries():
            data, ending, pages = _made(entry)
            file = Path(place) / f"示例-{entry['name']}{ending}"
            file.write_bytes(data)
            kept, refused = evidence.take_in(store, [file])
            assert not refused, refused
            taken.append(SampleFile(entry, kept[0], pages))
    return taken


def hang(files: Sequence[SampleFile], step: Step, id_by_key: Mapping[str, str]) -> None:
    """Register the files and hang each on its record; one that names none hangs nowhere."""
    count_by_record: dict[str, int] = {}
    for one in files:
        entry = one.entry
        item = evidence.register(
            step, one.file, title=f"示例：{entry['name']}", signed_on=entry.get("signed_on")
        )
        item.pages, item.note = one.pages, "示例材料，由本程序排出"
        item.original = "复印件"
        if record := id_by_key.get(entry["record"].removeprefix("@")):
            position = count_by_record.get(record, 0)
            count_by_record[record] = position + 1
            reference = Reference(parent=record, field="files", target=item.id)
            reference.position, reference.role = position, entry["role"]
            step.add(reference)


def _made(entry: Entry) -> tuple[bytes, str, int]:
    """The bytes of a file, its ending and its pages."""
    return (drawn(entry["picture"]), ".jpg", 1) if "picture" in entry else _paper(entry)


def _paper(entry: Entry) -> tuple[bytes, str, int]:
    from lushan_desktop.paper.pdf import typeset

    paper = typeset(_composed(entry))
    return paper.pdf, ".pdf", paper.pages


def _composed(entry: Entry) -> Any:
    from lushan_desktop.paper.content import Addressee, Column, Content, Paragraph, SignOff, Table, Title

    blocks: list[Any] = [Title(f"示例：{entry['title']}")]
    if "sheet" in entry:
        columns = tuple(Column(label) for label in entry["sheet"])
        rows = tuple((str(number), *("" for _ in columns[1:])) for number in range(1, entry["rows"] + 1))
        blocks.append(Table(columns, rows, by_hand_mm=9))
        return Content(*blocks)
    if "addressee" in entry:
        blocks.append(Addressee(entry["addressee"]))
    blocks += [Paragraph(line) for line in entry["lines"]]
    if day := entry.get("signed_on"):
        year, month, date = (int(part) for part in day.split("-"))
        blocks.append(SignOff(MADE_BY, f"{year}年{month}月{date}日"))
    return Content(*blocks)
