"""The statement of the sample office: its text, its facts, its marks, its paper."""

import json
import pickle
import re
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.content import Heading, SignOff, Title
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.paper.word.word import write_document
from lushan_desktop.reports.papers.report import compose

DATA = Path(__file__).parents[2] / "data"
EXPECTED = (DATA / "statement_93.txt").read_text("utf-8").splitlines()
FACTS = json.loads((DATA / "facts.json").read_text("utf-8"))

# What of facts.json is found by which words of the statement; `title` stands for the title of the paper.
PHRASES: dict[str, tuple[str, ...]] = {
    "statement": (FACTS["statement"]["title"], FACTS["statement"]["issuer"], "第93项"),
    "background.0": ("2021年，鲁山县配合支持平顶山市争创全国法治政府建设示范市", "平顶山市成功创建"),
    "background.1": (
        "2022年，鲁山县决定全面开展省级法治政府建设示范县创建工作",
        "依法行政示范单位、服务型行政执法示范点（标兵）、行政执法责任制示范点等创建工作",
    ),
    "people.0": ("县委书记刘鹏",),
    "people.1": ("县委副书记、县长叶锐",),
    "people.2": ("平顶山市司法局党委书记、局长陈建忠",),
    "headquarters": (
        "鲁法〔2023〕2号",
        "由县委书记任政委、县长任指挥长、各分管副县长任副指挥长、相关单位主要负责人为成员",
    ),
    "documents.0": ("《鲁山县创建“省级法治政府建设示范县”工作方案》（鲁法〔2023〕1号）",),
    "documents.1": ("《关于成立鲁山县创建“省级法治政府建设示范县”指挥部的通知》（鲁法〔2023〕2号）",),
    "documents.2": ("《鲁山县创建“省级法治政府建设示范县”宣传工作方案》（鲁法办〔2023〕5号）",),
    "documents.3": ("《鲁山县创建“省级法治政府建设示范县”第一阶段督导实施方案》（鲁法办〔2023〕4号）",),
    "documents.4": ("创建省级法治政府建设示范县任务分解",),
    "documents.5": ("转发《关于评选表彰河南省依法行政示范单位的通知》",),
    "documents.6": ("《河南省依法行政示范单位创建指标体系》",),
    "documents.7": ("鲁山县司法局关于争创第三批全省法治政府建设示范县的报告",),
    "documents.8": ("《鲁山县创建省级法治政府建设示范县工作简报》（第7期）",),
    "meetings.0": ("2023年3月21日，我县召开2022年度党政主要负责人述法评议大会。县委书记刘鹏要求",),
    "meetings.1": ("2023年6月2日，我县召开争创省级法治政府建设示范县动员会", "县长叶锐强调"),
    "meetings.2": ("2021年以来，县委常委会会议、县政府常务会议坚持定期听取法治建设工作情况汇报",),
    "meetings.3": ("县委书记主持召开县委全面依法治县委员会会议",),
    "meetings.4": ("县法治政府建设领导小组会议",),
    "meetings.5": ("多次召开法治政府建设任务部署会、问题协调会、工作推进会",),
    "meetings.6": ("组织重点培育单位召开会议",),
    "instructions.0": ("2023年2月8日，县委书记刘鹏在鲁山县司法局关于争创",),
    "instructions.1": ("2月10日，平顶山市司法局党委书记、局长陈建忠在该报告上作出批示",),
    "instructions.2": (
        "2023年7月26日，县长叶锐在《鲁山县创建省级法治政府建设示范县工作简报》（第7期）上作出批示",
    ),
    "measures.0": ("对创建示范指标体系进一步细化分解，明确责任单位和提供材料的具体明细",),
    "measures.1": ("纳入县政府年度督查督办体系",),
    "measures.2": ("将党政主要负责人推进法治建设的职责以清单形式予以固化",),
    "measures.3": ("服务型行政执法“结对子、传帮带”",),
    "measures.4": ("邀请市级业务主管科室", "业务骨干到我县指导"),
    "inclusions": tuple(FACTS["inclusions"]),
    "study_visits": (*FACTS["study_visits"]["places"], "县创建办全体成员在县领导带领下"),
    "symposia": ("邀请市领导和市创建办业务骨干到我县召开经验交流座谈会，现场指导创建工作",),
    "supervision": (
        "2023年7月以来",
        "联合县纪委监委、县委组织部、县政府督查局等成立多个督导组",
        "县直单位和乡镇（街道）",
        "“一对一”制发反馈清单",
    ),
    "titles.依法行政示范单位": ("第四批河南省依法行政示范单位初审推荐", "具体执法机构、乡镇政府"),
    "titles.服务型行政执法示范点": ("县市场监督管理局已获得全省“服务型行政执法示范点”荣誉",),
    "titles.服务型行政执法标兵": ("拟推荐县税务局申报全省服务型行政执法标兵",),
    "titles.行政执法责任制示范点": ("我县积极开展行政执法责任制示范点创建工作",),
}
WHOLE = {"statement", "headquarters", "inclusions", "study_visits", "symposia", "supervision"}


def fact_paths() -> set[str]:
    """Every fact of the file: the whole of some parts, each entry of the others."""
    paths = set(WHOLE)
    for part, content in FACTS.items():
        if part in WHOLE or part in ("file", "about", "text_slips"):
            continue
        paths |= {f"{part}.{key}" for key in (content if isinstance(content, dict) else range(len(content)))}
    return paths


@pytest.fixture(scope="module")
def statement(sample):
    return sample.statement(indicator=sample.find("indicator", "number", "93"))


def lines_of(statement) -> list[str]:
    lines = []
    for section in statement.sections:
        lines += [section.numbered_heading] * bool(section.level)
        lines += [paragraph.number + paragraph.text for paragraph in section.paragraphs]
    return [*lines, statement.issuer, str(statement.signed)]


def test_the_sample_office_yields_the_statement_of_the_design(statement):
    assert lines_of(statement) == EXPECTED


def test_the_title_is_broken_by_sense_into_four_lines(statement):
    assert statement.title == FACTS["statement"]["title"]
    assert statement.title_lines == (
        "鲁山县法治政府建设领导小组办公室",
        "关于《河南省法治政府建设示范指标体系",
        "（市县级政府2023版）》三级指标第93项",
        "工作的情况说明",
    )


def test_every_fact_of_the_seed_has_its_words():
    assert set(PHRASES) == fact_paths()


@pytest.mark.parametrize("path", PHRASES)
def test_a_fact_of_the_seed_is_named(statement, path):
    text = statement.title + "".join(lines_of(statement))

    assert [phrase for phrase in PHRASES[path] if phrase not in text] == []


def test_no_slip_of_the_seed_is_printed(statement):
    text = "".join(lines_of(statement))
    visits = next(each.text for each in statement.paragraphs if each.key.startswith("exchange:"))

    # 接、整体推进 is the broken half of 有机衔接、整体推进, which is right.
    text = text.replace("有机衔接、整体推进", "有机衔接，整体推进")
    assert [slip for slip in FACTS["text_slips"] if slip in text] == []
    assert "鲁山县" not in visits


def test_the_signature_is_proposed_for_the_day_after_the_last_event(statement):
    assert str(statement.signed) == "2023年7月27日"
    assert any("按最晚事项的次日拟定" in note.text for note in statement.notes)
    assert statement.remedies == ()


def test_every_paragraph_leads_to_its_records(sample, statement):
    with sample.store.read() as session:
        for paragraph in statement.paragraphs:
            assert paragraph.links, paragraph.text
            for link in paragraph.links:
                assert session.get(RECORD_TYPES.get(link.record_type).model, link.record), link


def test_every_sentence_names_a_record(statement):
    unproven = []
    for paragraph in statement.paragraphs:
        sentence: list = []
        for piece in paragraph.pieces:
            sentence.append(piece)
            if piece.text.endswith("。"):
                text = "".join(part.text for part in sentence)
                if not any(part.links for part in sentence):
                    unproven.append(text)
                sentence = []
    assert unproven == ["现将有关情况说明如下。"] or unproven == []


def test_every_mark_leads_to_a_field_that_fills_it(statement):
    assert len(statement.gaps) == 14
    for gap in statement.gaps:
        assert gap.fills, gap.text
        for fill in gap.fills:
            record_type = RECORD_TYPES.get(fill.record_type)
            assert record_type.field(fill.field), fill


def test_no_sentence_tells_that_the_ledger_is_empty(statement):
    text = "".join(lines_of(statement))

    assert not re.search(r"暂无|没有记录|未录入|无记录|尚未登记|台账", text)


def test_the_notes_of_the_records_stand_in_the_review_sheet_and_not_on_paper(statement):
    notes = "\n".join(note.text for note in statement.notes)

    for doubt in ("按次序对应两位领导", "两个创建", "金字", "我能够", "脱漏", "规范名称"):
        assert doubt in notes
    assert all(note.links or "成文日期" in note.text for note in statement.notes)


def test_the_draft_prints_its_marks_and_the_final_paper_none(sample, statement):
    final = sample.statement(final=True)
    draft_blocks, final_blocks = compose(statement).blocks, compose(final).blocks

    assert next(block for block in draft_blocks if isinstance(block, Title)).draft
    assert not next(block for block in final_blocks if isinstance(block, Title)).draft
    printed = "".join(getattr(block, "plain", "") for block in final_blocks)
    assert "【待补" not in printed
    assert "（鲁法〔2023〕1号）和创建省级法治政府建设示范县任务分解等文件。印发" in printed
    assert final.gaps == statement.gaps, "what is open stays known"


def test_the_paper_has_headings_numbers_and_a_sign_off(statement):
    blocks = compose(statement).blocks
    headings = [block.text for block in blocks if isinstance(block, Heading)]

    assert headings == [
        "一、提高认识，强化组织保障",
        "二、科学部署，坚持高位推动",
        "（一）法治政府建设示范创建工作推进情况",
        "（二）依法行政示范单位创建工作推进情况",
        "（三）服务型行政执法示范点（标兵）创建工作推进情况",
        "（四）行政执法责任制示范点创建工作推进情况",
    ]
    assert blocks[-1] == SignOff("鲁山县法治政府建设领导小组办公室", "2023年7月27日")


def test_the_printed_statement_gives_its_text_back(statement):
    paper = typeset(compose(pickle.loads(pickle.dumps(statement))))
    with PdfDocument(paper.pdf) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    text = re.sub(r"\s|—\d+—|－\d+－", "", text)

    assert paper.missing == ()
    assert "（送审稿）" in text
    plain = re.sub(r"[^\w]", "", text)
    for line in EXPECTED:
        for clause in re.findall(r"\w{4,}", line):
            assert re.sub(r"\d+", "", clause) in re.sub(r"\d+", "", plain), clause


def test_the_places_of_paragraphs_and_marks_are_known_beside_the_bytes(statement):
    paper = typeset(compose(statement))
    anchors = {placement.anchor for placement in paper.placements}

    assert {paragraph.key for paragraph in statement.paragraphs} <= anchors
    assert any(placement.mark for placement in paper.placements)


def test_the_same_statement_gives_the_same_bytes_and_a_word_file(statement):
    assert typeset(compose(statement)).pdf == typeset(compose(statement)).pdf
    assert write_document(compose(statement))[:2] == b"PK"
