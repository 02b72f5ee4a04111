"""`poe papers`: every form and report as PDF and PNG in build/papers, to be looked at.

Of the sample office, and of a torture office whose names and texts are as long and odd as they can be.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from sqlalchemy import literal_column, select

from lushan_desktop.app import open_sample, open_store
from lushan_desktop.base.computing import CHILD, FOREIGN
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.indicators.indicator import Indicator
from lushan_desktop.domain.indicators.indicator_system import IndicatorSystem
from lushan_desktop.domain.kinds import Ref
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.recognise import recognise
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.binding.volume import Evidence, Part, Volume, bind
from lushan_desktop.paper.content import Content
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.report import Options
from lushan_desktop.services.papers.typesetting import Form, GivenParts, compose
from lushan_desktop.services.printing import reports
from lushan_desktop.storage.log.step import Step
from lushan_desktop.storage.store import Store
from tests.foreign import EXPECTED, sources_of
from tests.offices import new_store
from tests.paper import torture
from tests.paper.forms_of_the_field import SAMPLES as FORMS
from tests.properties import statement_offices
from tests.statement_samples import SAMPLES

SINGULAR = (
    "meeting", "unit", "person", "indicator", "indicator_system", "statement", "reference",
    "submission_package",
)  # fmt: skip
"""Record types whose torture is made otherwise, hang together, or hold what the program wrote."""
TOLD = ("document", "instruction", "measure", "study_visit", "symposium", "honour", "figure")
"""What a 情况说明 tells of besides meetings."""
OUT = Path("build/papers")
SCALE = 1.4
"""Pixels to the point."""
MOST_PAGES = 12
"""Of longer papers the first and the last pages are drawn."""
GIVEN = {"situation_statement": {"indicator": "93"}}
"""What a report must be told; where an office lacks it, the report is left out."""


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def draw(pdf: Path) -> int:
    """PNGs beside a PDF, one a page; tells how many pages it has."""
    with pypdfium2.PdfDocument(pdf) as document:
        count = len(document)
        shown = range(count)
        for number in [*shown[: MOST_PAGES // 2], *shown[MOST_PAGES // 2 :][-MOST_PAGES // 2 :]]:
            page = document[number]
            page.render(scale=SCALE).to_pil().save(pdf.with_name(f"{pdf.stem}-{number + 1}.png"))
            page.close()
    return count


def save(folder: Path, name: str, content: Content) -> None:
    file = folder / f"{name}.pdf"
    made = typeset(content, bundled_fonts_only=True)
    file.write_bytes(made.pdf)
    tell(f"{file}  {draw(file)}页{'  缺字：' + '、'.join(made.missing) if made.missing else ''}")


def asked_for(store: Store, key: str) -> Options:
    """For what a report must be told: the record of its kind that was entered first."""
    found: Options = {}
    with store.read() as session:
        for option in REPORTS.get(key).options:
            if option.required and isinstance(option.kind, Ref) and option.kind.target in RECORD_TYPES.keys:
                model = RECORD_TYPES.get(option.kind.target).model
                first = select(model).where(model.deleted == 0).order_by(literal_column("rowid")).limit(1)
                if record := session.scalars(first).first():
                    found[option.name] = record.id
    return found


def printable(store: Store) -> Iterator[tuple[str, Options]]:
    """Every report and the ledger of every list, each with what it must be told."""
    for key in (*REPORTS.keys, *(f"list:{key}" for key in RECORD_TYPES.keys)):
        yield key, {**asked_for(store, key), **reports.read_options(store, key, GIVEN.get(key, {}))}


def save_reports(folder: Path, store: Store) -> None:
    """Every report and the ledger of every list."""
    for key, options in printable(store):
        file = folder / f"{key.replace(':', '-')}.pdf"
        try:
            reports.write(store, key, options, file)
        except (UserError, KeyError) as problem:
            tell(f"{file}  没有打印：{problem}")
            continue
        tell(f"{file}  {draw(file)}页")


@contextmanager
def torture_office(folder: Path) -> Iterator[Store]:
    """An office whose names, titles and texts are as long and as odd as they can be."""
    with open_store(folder) as store:
        with store.change("装入示例记录") as step:
            of_the_indicator = {"meeting": step.add_many(Meeting, torture.meetings(300))[:40]}
            for record_type in RECORD_TYPES:
                if not (record_type.is_child or record_type.key in SINGULAR):
                    made = step.add_many(record_type.model, [torture.record(record_type)])
                    of_the_indicator |= {record_type.key: made} if record_type.key in TOLD else {}
            add_indicator(step, of_the_indicator)
        yield store


def add_indicator(step: Step, told: dict[str, list[str]]) -> None:
    """Indicator 93, to which the records told of answer, so that there is a 情况说明 of it."""
    (system,) = step.add_many(IndicatorSystem, [{"name": torture.TITLE, "in_use": True}])
    row = {"system": system, "level": "三级", "number": "93", "text": torture.UNIT}
    (indicator,) = step.add_many(Indicator, [row])
    links = [
        {"parent": parent, "field": "indicators", "target": indicator}
        for parents in told.values()
        for parent in parents
    ]
    step.add_many(Reference, links)


def save_foreign(folder: Path) -> None:
    """Texts of other offices in the form that suits them, and one in every form."""
    form_by_kind = {
        "letter": Form.LETTER,
        "minutes": Form.MINUTES,
        "request": Form.UPWARD,
        "report": Form.UPWARD,
    }
    for name in EXPECTED:
        form = form_by_kind.get(name.split("-")[1], Form.NOTICE if "A" in EXPECTED[name] else Form.PLAIN)
        save(folder, name, compose(recognise(sources_of(name)), form, GivenParts(sealed=True)))
    for form in Form:
        given = GivenParts(torture.UNIT, "示法办〔2023〕105号", "", "", "示例甲", sealed=True)
        save(folder, f"torture-{form.value}", compose(recognise(torture.foreign_text()), form, given))


def save_forms(folder: Path) -> None:
    """Every block of official paper, long and odd; ledgers with 300 rows, with none, with very long cells."""
    for name, content in torture.papers().items():
        save(folder, name, content)
    for name, sample in FORMS.items():
        save(folder, f"field-{name}", sample())


def save_volume(folder: Path) -> None:
    """The papers of the folder beside it as evidence, and some that cannot be bound."""
    for name in ("broken.pdf", "broken.jpg"):
        (folder / name).write_bytes(b"%PDF-1.7 broken")
    papers = [*sorted((OUT / "forms").glob("*.pdf"))[:6], folder / "broken.pdf", folder / "broken.jpg"]
    pictures = sorted((OUT / "forms").glob("letter-*.png"))
    evidence = [
        Evidence(f"93-{n:02}", f"{torture.UNIT}（{file.stem}）", file) for n, file in enumerate(papers, 1)
    ]
    shots = [Evidence(f"94-{n:02}", f"示例照片{n}", file) for n, file in enumerate(pictures, 1)]
    parts = (
        Part("示例指标（一）", tuple(evidence), torture.TITLE),
        Part("示例指标（二）", tuple(shots), pictures_to_a_page=4),
    )
    file = folder / "volume.pdf"
    made = bind(Volume(torture.TITLE, parts, "示例佐证材料汇编", torture.UNIT, "2023年12月27日"), file)
    left = "、".join(each.evidence.path.name for each in made.left_out)
    tell(f"{file}  {draw(file)}页  没有编入：{left}")


def in_folder(name: str, work: Callable[[Path], None]) -> None:
    folder = OUT / name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.p*"):
        old.unlink()
    work(folder)


def save_statements(folder: Path, store: Store) -> None:
    """The statements of the offices that are read aloud."""
    base = statement_offices.build(store, statement_offices.Office(), {})
    for name, make in SAMPLES.items():
        office = make()
        indicator = statement_offices.build(store, office, base)["指标"]
        given = {key: "是" if value is True else str(value) for key, value in office.options.items()}
        options = reports.read_options(store, "situation_statement", {"indicator": indicator, **given})
        value = reports.gather(store, "situation_statement", options)
        save(folder, name, REPORTS.get("situation_statement").compose(value))


def main() -> None:
    wanted = sys.argv[1:] or ["forms", "foreign", "volume", "sample", "torture", "statements"]
    with tempfile.TemporaryDirectory() as place:
        if "forms" in wanted:
            in_folder("forms", save_forms)
        if "foreign" in wanted:
            in_folder("foreign", save_foreign)
        if "volume" in wanted:
            in_folder("volume", save_volume)
        if "sample" in wanted:
            with open_sample(Path(place, "sample")) as store:
                in_folder("sample", lambda folder: save_reports(folder, store))
        if "torture" in wanted:
            with torture_office(Path(place, "torture")) as store:
                in_folder("torture", lambda folder: save_reports(folder, store))
        if "statements" in wanted:
            with new_store(Path(place, "statements")) as store:
                in_folder("statements", lambda folder: save_statements(folder, store))
    CHILD.close()
    FOREIGN.close()


if __name__ == "__main__":
    main()
