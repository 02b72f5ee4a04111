"""A whole office with real files: indicators, what each asks for, evidence with PDF pages and pictures.

At full size 100 indicators of 30 materials, 10,000 pieces of evidence, of which 1,400 have a file and prove
an indicator: 3,000 pages in all. Everything is plainly marked 示例; a smaller one has the same shape.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from lushan_desktop.app import parts
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.indicators.indicator_system import IndicatorSystem
from lushan_desktop.domain.indicators.required_material import RequiredMaterial
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.people.issuer import Issuer
from lushan_desktop.domain.people.unit import Unit
from lushan_desktop.domain.record import Reference
from lushan_desktop.storage import objects
from lushan_desktop.storage.log.step import Step
from lushan_desktop.storage.store import Store

INDICATORS, MATERIALS, EVIDENCE, TOP, UNITS = 100, 30, 10_000, 9, 40
PAGES_OF_PDFS = (2, 3, 1, 4, 2, 3, 3, 2, 5)
PICTURES = 5
FILES_OF_ONE = len(PAGES_OF_PDFS) + PICTURES
PAGES_OF_ONE = sum(PAGES_OF_PDFS) + PICTURES
"""30 pages of 14 files prove each indicator."""
MEETINGS, DOCUMENTS = 6, 6
_WIDE = (1100, 800)


def fill(folder: Path, indicators: int = INDICATORS, evidence: int = EVIDENCE) -> Store:
    """An open store over a new folder; whoever asked closes it."""
    store = Store.open(folder, parts=parts())
    with store.change("装入示例单位") as step:
        units = step.add_many(Unit, ({"name": f"示例单位{n}", "rank": n} for n in range(UNITS)))
        step.add_many(Issuer, [{"name": "示例县法治创建工作办公室", "rank": 1}])
        leaves = _add_indicators(step, indicators, units)
        materials = step.add_many(
            RequiredMaterial, (_material(n, leaves, units) for n in range(indicators * MATERIALS))
        )
    with store.change("装入示例台账") as step:
        _add_registers(step, leaves)
    with store.change("装入示例佐证") as step:
        files = step.add_many(Evidence, _files(folder, indicators, units))
        rest = evidence - len(files)
        step.add_many(Evidence, ({"title": f"示例目录件{n}", "kind": "文件"} for n in range(rest)))
        step.add_many(Reference, _proofs(files, materials))
    return store


def indicator_ids(store: Store) -> list[str]:
    """The indicators that are answered, in the order of the table."""
    sql = "SELECT id FROM indicator WHERE level = '三级' AND deleted = 0 ORDER BY rank"
    with store.read() as session:
        return list(session.connection().exec_driver_sql(sql).scalars())


def a_pdf(words: str, pages: int) -> bytes:
    """A small PDF; no two are alike."""
    made = BytesIO()
    canvas = Canvas(made, pageCompression=1)
    for page in range(1, pages + 1):
        for line in range(30):
            canvas.drawString(72, 760 - 20 * line, f"Example {words}, page {page}, line {line}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def a_jpeg(number: int, size: tuple[int, int] = _WIDE) -> bytes:
    """A picture of one tone; no two are alike."""
    made = BytesIO()
    tone = (number % 251, number // 251 % 251, 90)
    Image.new("RGB", size, tone).save(made, "JPEG", comment=str(number).encode())
    return made.getvalue()


def keep(folder: Path, data: bytes) -> str:
    """Lay bytes into the data folder without waiting for the disk; their hash."""
    digest = sha256(data).hexdigest()
    place = objects.path_of(folder, digest)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return digest


def _add_indicators(step: Step, count: int, units: list[str]) -> list[str]:
    (system,) = step.add_many(IndicatorSystem, [{"name": "示例指标体系", "in_use": True}])
    tops = step.add_many(
        Indicator,
        (
            {
                "system": system,
                "level": "一级",
                "number": f"{n + 1}",
                "text": f"示例一级指标{n + 1}",
                "rank": n,
            }
            for n in range(TOP)
        ),
    )
    return step.add_many(
        Indicator,
        (
            {
                "system": system,
                "level": "三级",
                "number": str(n + 1),
                "text": f"示例三级指标{n + 1}：依法行政工作的组织领导",
                "superior": tops[n * TOP // count],
                "rank": 100 + n,
                "points": "10",
                "self_score": "9",
                "lead_unit": units[n % len(units)],
            }
            for n in range(count)
        ),
    )


def _material(number: int, leaves: list[str], units: list[str]) -> dict[str, Any]:
    return {
        "indicator": leaves[number // MATERIALS],
        "kind": "文件",
        "description": f"示例应备材料{number % MATERIALS + 1}",
        "responsible_unit": units[number % len(units)],
        "count": 1,
        "rank": number,
    }


def _add_registers(step: Step, leaves: list[str]) -> None:
    """The meetings and documents that the statements speak of."""
    meetings = step.add_many(
        Meeting,
        (
            {
                "title": f"示例工作推进会{n}",
                "kind": "推进会",
                "held_on": f"2022-{n % 12 + 1:02}-{n % 27 + 1:02}",
                "subject": "示例：研究部署依法行政工作",
            }
            for n in range(len(leaves) * MEETINGS)
        ),
    )
    documents = step.add_many(
        Document,
        (
            {
                "direction": "发文",
                "title": f"关于做好示例工作{n}的通知",
                "number": f"示例办〔2022〕{n + 1}号",
                "kind": "通知",
                "signed_on": f"2022-{n % 12 + 1:02}-{n % 27 + 1:02}",
            }
            for n in range(len(leaves) * DOCUMENTS)
        ),
    )
    step.add_many(
        Reference,
        (
            {"parent": one, "field": "indicators", "target": leaves[place // lot]}
            for records, lot in ((meetings, MEETINGS), (documents, DOCUMENTS))
            for place, one in enumerate(records)
        ),
    )


def _files(folder: Path, indicators: int, units: list[str]) -> Iterator[dict[str, Any]]:
    for number in range(indicators * FILES_OF_ONE):
        place = number % FILES_OF_ONE
        is_pdf = place < len(PAGES_OF_PDFS)
        pages = PAGES_OF_PDFS[place] if is_pdf else 1
        data = a_pdf(str(number), pages) if is_pdf else a_jpeg(number)
        suffix = ".pdf" if is_pdf else ".jpg"
        yield {
            "title": f"示例材料{number}",
            "kind": "文件" if is_pdf else "图片",
            "signed_on": f"2022-{number % 12 + 1:02}-{number % 27 + 1:02}",
            "pages": pages,
            "source_unit": units[number % len(units)],
            "original": "复印件",
            "box": str(number // FILES_OF_ONE // 10 + 1),
            "sha256": keep(folder, data),
            "size": len(data),
            "suffix": suffix,
            "file_name": f"示例材料{number}{suffix}",
            "entered_on": "2023-07-01",
        }


def _proofs(files: list[str], materials: list[str]) -> Iterable[dict[str, Any]]:
    """Each file proves its indicator by one of the materials that the indicator asks for."""
    for number, file in enumerate(files):
        indicator, place = divmod(number, FILES_OF_ONE)
        yield {"parent": materials[indicator * MATERIALS + place], "field": "files", "target": file}
