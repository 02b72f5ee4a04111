"""A proof has one number wherever it is named: in its sentence, behind the text and in the volume."""

import re
from pathlib import Path

import docx
import pypdfium2

from lushan_desktop.cli.papers import write_report
from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.papers.statement_terms import SIGNED
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.evidence import evidence_batch, volumes
from lushan_desktop.services.papers import statement_stages
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


def _told(store, **options):
    with store.read_long() as session:
        report = REPORTS.get("situation_statement")
        return report.gather(session, report.completed(session, options))


def test_a_file_that_a_final_paper_cited_and_that_was_deleted_is_named_nowhere(store, tmp_path):
    indicator = _find(store, "indicator", "number", "93")
    evidence = _taken(store, tmp_path)
    meeting = _find(store, "meeting", "title", "动员会")
    files = tuple(Attachment(evidence[name]) for name in NAMES[:3])
    records.save(store, RECORD_TYPES.get("meeting"), {"files": files}, meeting)
    options = {"indicator": indicator, "cites_proofs": True, "lists_proofs": True}
    asked = {"indicator": "93", "cites_proofs": "是", "lists_proofs": "是", "final": "是", "accept": "open"}
    write_report(store, "situation_statement", asked, tmp_path / "说明.pdf")
    before = {line.name: line.number for line in _told(store, **options).proofs}

    gone, *kept = NAMES[:3]
    records.remove(store, RECORD_TYPES.get("evidence"), [evidence[gone]])
    more = (*files[1:], Attachment(evidence[NAMES[3]]))
    records.save(store, RECORD_TYPES.get("meeting"), {"files": more}, meeting)
    statement = _told(store, **options)
    volumes.bind(store, [indicator], tmp_path / "汇编.pdf")

    after = {line.name: line.number for line in statement.proofs}
    cited = "".join(each.cited_text for each in statement.paragraphs)
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert gone not in after
    assert before[gone] not in {*after.values()}
    assert before[gone] not in cited
    assert after[NAMES[3]] in cited
    bound = _words(tmp_path / "汇编.pdf")
    assert f"{after[NAMES[3]]}{NAMES[3]}" in bound
    assert gone not in bound


def test_a_signed_statement_is_printed_again_as_it_was_after_its_files_were_deleted(store, kept, tmp_path):
    evidence = _taken(store, tmp_path)
    meeting = _find(store, "meeting", "title", "动员会")
    files = tuple(Attachment(evidence[name]) for name in NAMES[:2])
    records.save(store, RECORD_TYPES.get("meeting"), {"files": files}, meeting)
    cites = {"cites_proofs": True, "lists_proofs": True}
    records.save(store, RECORD_TYPES.get("statement"), cites, kept)
    statement_stages.move(store, kept, SIGNED)
    options = {"statement": kept, **cites}
    before = reports.write(store, "situation_statement", options, tmp_path / "一.pdf").read_bytes()
    assert NAMES[0] in _words(tmp_path / "一.pdf")

    records.remove(store, RECORD_TYPES.get("evidence"), [evidence[NAMES[0]]])

    assert reports.write(store, "situation_statement", options, tmp_path / "二.pdf").read_bytes() == before
