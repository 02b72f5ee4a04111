"""A proof has one number wherever it is named: in its sentence, behind the text and in the volume."""

import re
from pathlib import Path

import docx
import pypdfium2

from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.evidence import evidence_batch, volumes
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import answers, records
from tests.saving import save
from tests.services.evidence.material import a_pdf, all_evidence, put

NAMES = ("直接对应", "应备材料", "会议佐证", "没有关系")


def test_proof_of_every_kind_is_named_with_its_number_on_paper_and_in_the_volume(store, tmp_path):
    indicator = _find(store, "indicator", "number", "93")
    evidence = _taken(store, tmp_path)
    records.save(store, RECORD_TYPES.get("evidence"), {"indicators": (indicator,)}, evidence["直接对应"])
    hung = (Attachment(evidence["应备材料"]),)
    save(store, "required_material", indicator=indicator, description="示例", files=hung)
    meeting = _find(store, "meeting", "title", "动员会")
    held = records.values(store, RECORD_TYPES.get("meeting"), meeting)["files"]
    files = (*held, Attachment(evidence["会议佐证"]))
    records.save(store, RECORD_TYPES.get("meeting"), {"files": files}, meeting)
    options = {"indicator": indicator, "cites_proofs": True, "lists_proofs": True}

    pdf, word, volume = (tmp_path / name for name in ("说明.pdf", "说明.docx", "汇编.pdf"))
    for file in (pdf, word):
        reports.write(store, "situation_statement", options, file)
    volumes.bind(store, [indicator], volume)

    papers = {"pdf": _words(pdf), "docx": _word(word)}
    with store.read_long() as session:
        report = REPORTS.get("situation_statement")
        statement = report.gather(session, report.completed(session, options))
    number_by_name = {line.name: line.number for line in statement.proofs}
    assert {*NAMES[:3]} <= set(number_by_name)
    assert NAMES[3] not in number_by_name
    for text in papers.values():
        for name in NAMES[:3]:
            assert re.search(rf"{number_by_name[name]}.{{0,3}}{name}", text), (name, text[-400:])
        sentence = next(each for each in text.split("。") if "动员会" in each and "召开" in each)
        assert number_by_name["会议佐证"] in sentence
    bound = _words(volume)
    assert all(f"{number_by_name[name]}{name}" in bound for name in NAMES[:3])


def _find(store, key: str, field: str, words: str) -> str:
    rows = answers.everything(store, RECORD_TYPES.get(key))
    return next(row.id for row in rows if words in row.plain[field])


def _taken(store, folder: Path) -> dict[str, str]:
    for number, name in enumerate(NAMES, 1):
        put(folder / "材料", f"{name}.pdf", a_pdf(1, "x" * number))
    evidence_batch.add(store, evidence_batch.survey(store, [folder / "材料"]).proposals)
    return {one.title: one.id for one in all_evidence(store) if one.title in NAMES}


def _words(file: Path) -> str:
    document = pypdfium2.PdfDocument(file.read_bytes())
    text = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
    document.close()
    return re.sub(r"\s", "", text)


def _word(file: Path) -> str:
    return re.sub(r"\s", "", "\n".join(one.text for one in docx.Document(str(file)).paragraphs))
