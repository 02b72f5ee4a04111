"""不适用 and 专题, proofs cited, the office's own plan, and the way back to the records."""

import re

from lushan_desktop.domain.kinds import Attachment
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.content import Paragraph
from lushan_desktop.reports.papers.reading import CHOSEN
from lushan_desktop.reports.papers.report import compose
from lushan_desktop.services.papers import statement_stages, statements
from lushan_desktop.services.printing import reports
from lushan_desktop.services.records import remembered

RALLY = "争创省级法治政府建设示范县动员会"


def evidence_for_rally(office, number: int = 1) -> list[str]:
    """Files of the rally, registered without bytes."""
    made = [office.add("evidence", answers="", title=f"示例签到表{place}") for place in range(number)]
    meeting = office.find("meeting", "title", RALLY)
    office.change("meeting", meeting, files=tuple(Attachment(one, "签到表") for one in made))
    return made


def told(blocks) -> str:
    return "\n".join(
        "".join(run.text for run in block.runs) for block in blocks if isinstance(block, Paragraph)
    )


# From the paper back to the records


def test_every_sentence_that_states_a_fact_leads_to_a_record(office):
    statement = office.statement()
    bare = [
        each.text[sentence.start : sentence.end]
        for each in statement.paragraphs
        for sentence in each.sentences
        if not sentence.links
    ]

    assert bare == ["现将有关情况说明如下。"]


def test_the_sentences_of_a_paragraph_are_the_whole_paragraph(office):
    for each in office.statement().paragraphs:
        assert "".join(each.text[one.start : one.end] for one in each.sentences) == each.text


def test_every_link_of_the_statement_leads_to_a_living_record(office):
    links = {link for each in office.statement().paragraphs for link in each.links}

    with office.store.read() as session:
        for link in links:
            record = session.get(RECORD_TYPES.get(link.record_type).model, link.record)
            assert record is not None
            assert not record.deleted


def test_every_record_of_the_period_is_cited_or_listed_as_not_used(office):
    office.add("web_publication", answers="", title="示例公开")
    statement = office.statement()
    told_of = {link.record for each in statement.paragraphs for link in each.links}
    unused = {link.record for link in statement.unused}
    indicator = office.find("indicator", "number", "93")

    with office.store.read() as session:
        answering = session.connection().exec_driver_sql(
            "SELECT r.parent FROM reference AS r JOIN head AS h ON h.record = r.parent WHERE r.target = ?"
            f" AND r.field = 'indicators' AND r.deleted = 0 AND h.type IN {CHOSEN}",
            (indicator,),
        )
        rows = set(answering.scalars())

    assert rows
    assert rows <= told_of | unused
    assert not told_of & unused


def test_a_record_that_no_sentence_tells_of_is_listed(office):
    paper = office.add("document", title="来文一件", direction="收文")

    assert paper in {link.record for link in office.statement().unused}


def test_the_seven_inclusions_are_cited_by_the_sentence_that_lists_them(office):
    statement = office.statement()

    cited = [link for each in statement.paragraphs for link in each.links if link.record_type == "inclusion"]
    assert len(cited) == 7


# Proofs


def test_a_sentence_names_its_proof_before_its_stop_where_that_is_wished(office):
    evidence_for_rally(office, 2)

    plain, cited = office.statement(), office.statement(cites_proofs=True)

    assert "佐证" not in told(compose(plain).blocks)
    words = told(compose(cited).blocks)
    assert "我县召开争创省级法治政府建设示范县动员会（佐证93-01、93-02）。" in words
    assert words.count("（佐证93-01") >= 1
    assert [each.text for each in cited.paragraphs] == [each.text for each in plain.paragraphs]


def test_a_proof_stands_before_the_mark_of_what_is_lacking(office):
    the_round = office.find("supervision_round", "kind", "督导")
    made = office.add("evidence", answers="", title="示例反馈清单")
    visit = office.find("study_visit", "recurring", True)
    office.change("study_visit", visit, files=(Attachment(made, "照片"),))
    assert the_round

    text = told(compose(office.statement(cites_proofs=True)).blocks)

    assert re.search(r"（佐证93-01）【待补：各次学习", text)
    final = told(compose(office.statement(cites_proofs=True, final=True)).blocks)
    assert "（佐证93-01）。" in final
    assert "【待补" not in final


def test_the_proofs_are_listed_at_the_end_in_the_order_of_their_numbers(office):
    evidence_for_rally(office, 3)

    lines = told(compose(office.statement(lists_proofs=True)).blocks).splitlines()

    place = lines.index("附：佐证材料目录")
    assert lines[place + 1 :] == [f"佐证93-0{n + 1}　示例签到表{n}" for n in range(3)]


def reworded(office, text: str):
    """The paragraph of the rally as a clerk left it, in a statement that cites its proofs."""
    kept = statements.keep(office.store, {"indicator": "93"}).ids("statement")[0]
    row = next(each for each in office.statement(statement=kept).paragraphs if "动员会。" in each.text)
    statements.edit_paragraph(office.store, row.stored, text)
    statement = office.statement(statement=kept, cites_proofs=True)
    return statement, next(each for each in statement.paragraphs if each.stored == row.stored)


def test_a_sentence_that_a_clerk_typed_is_credited_to_no_record_and_marked(office):
    evidence_for_rally(office)
    kept = "2023年6月2日，我县召开争创省级法治政府建设示范县动员会。"
    typed = "会后各单位连夜部署。"

    statement, paragraph = reworded(office, kept + typed)

    first, second = paragraph.sentences
    assert first.links
    assert not first.is_typed
    assert (second.links, second.is_typed) == ((), True)
    words = told(compose(statement).blocks)
    assert f"动员会（佐证93-01）。{typed}" in words
    assert any("会后各单位连夜部署" in note.text and "没有台账" in note.text for note in statement.notes)


def test_a_sentence_worded_anew_keeps_its_records_and_is_marked(office):
    _, paragraph = reworded(office, "2023年6月2日，我县隆重召开争创省级法治政府建设示范县动员大会。")

    (only,) = paragraph.sentences
    assert only.links
    assert only.is_typed


def test_an_edited_paragraph_keeps_what_it_was_composed_from(office):
    _, paragraph = reworded(office, "会后各单位连夜部署。")

    assert paragraph.told == ()
    assert office.find("meeting", "title", RALLY) in {link.record for link in paragraph.links}


# Shapes


def test_an_indicator_that_does_not_apply_is_explained_by_its_reason(office):
    indicator = office.find("indicator", "number", "93")
    reason = "本县没有设置该项所指的机构"
    office.change("indicator", indicator, not_applicable=True, not_applicable_reason=reason)

    statement = office.statement(indicator=indicator)

    assert statement.shape == "不适用"
    assert statement.title.endswith("三级指标第93项不适用的情况说明")
    first, second = (each.text for each in statement.paragraphs)
    assert "该项指标不适用于鲁山县。现将有关情况说明如下。" in first
    assert second == "本县没有设置该项所指的机构。"
    assert not statement.gaps or all("日期" in gap.text for gap in statement.gaps)


def test_a_reason_that_nobody_gave_is_marked_and_leads_to_its_field(office):
    indicator = office.find("indicator", "number", "93")

    statement = office.statement(indicator=indicator, shape="不适用")

    gap = next(gap for gap in statement.gaps if "理由" in gap.text)
    assert gap.fills[0].field == "not_applicable_reason"


def test_a_topic_statement_tells_one_section_alone(office):
    statement = office.statement(shape="专题", topic="依法行政示范单位")

    assert "关于依法行政示范单位工作的情况说明" in statement.title
    text = "\n".join(each.text for each in statement.paragraphs)
    assert text.startswith("现将鲁山县依法行政示范单位工作有关情况说明如下。")
    assert "组织重点培育单位召开会议" in text
    assert "6月2日" not in text
    assert [each.numbered_heading for each in statement.sections] == ["", ""]


def test_a_topic_that_is_no_section_is_told_by_the_paragraphs_that_name_it(office):
    statement = office.statement(shape="专题", topic="督导")

    text = "\n".join(each.number + each.text for each in statement.paragraphs)
    assert "成立多个督导组" in text
    assert "动员会" not in text


def test_a_topic_of_which_nothing_is_known_and_no_topic_are_marked(office):
    nothing = office.statement(shape="专题", topic="信访")
    assert [gap.text for gap in nothing.gaps] == ["【待补：信访的工作情况】"]

    none = office.statement(shape="专题")
    assert any("专题" in gap.text for gap in none.gaps)


def test_a_topic_and_the_whole_are_two_statements(office):
    whole = office.gather("situation_statement").stored
    topic = statements.keep(
        office.store, {"indicator": "93", "shape": "专题", "topic": "依法行政示范单位"}
    ).ids("statement")[0]

    assert topic != whole
    assert office.statement(shape="完整").stored == whole
    assert office.statement(shape="专题", topic="依法行政示范单位").stored == topic


def test_the_shape_of_one_indicator_is_not_remembered_for_the_next(office):
    indicator = office.find("indicator", "number", "93")
    chosen = {"indicator": indicator, "shape": "专题", "topic": "督导", "comrade": True}
    remembered.remember(office.store, "situation_statement", chosen, "不限")

    begun = reports.begin(office.store, "situation_statement", {"indicator": indicator}, "不限").options

    assert begun["shape"] == "完整"
    assert not begun["topic"]
    assert begun["comrade"] is True


# The office's own plan


def own_plan(office, **values) -> str:
    plans = (
        {"heading": "会议部署", "level": 1, "matter": "工作推进情况", "told_kinds": "会议", "numbered": True},
        {"heading": "其他工作", "level": 1, "matter": "工作推进情况"},
    )
    blank = RECORD_TYPES.get("template_section").blank()
    rows = tuple({**blank, **plan} for plan in plans)
    values = {"closing": "现说明如下。", "deliberation": "研究", **values}
    return office.add("statement_template", number="93", plans=rows, **values)


def test_the_office_may_change_the_sections_and_what_they_tell_of(office):
    own_plan(office, campaign_kinds="法治政府建设示范市县")

    statement = office.statement()

    headings = [each.numbered_heading for each in statement.sections][:3]
    assert headings == ["", "一、会议部署", "二、其他工作"]
    meetings = "\n".join(each.text for each in statement.sections[1].paragraphs)
    others = "\n".join(each.text for each in statement.sections[2].paragraphs)
    assert "6月2日" in meetings
    assert "批示" not in meetings
    assert "作出批示" in others
    assert "6月2日" not in others
    assert statement.paragraphs[1].text.endswith("现说明如下。") or statement.paragraphs[0].text.endswith(
        "现说明如下。"
    )


def test_the_office_may_change_how_speakers_are_introduced(office):
    blank = RECORD_TYPES.get("template_phrase").blank()
    phrase = {**blank, "topic": "讲话的引语", "kind": "动员会", "words": "指出、要求"}
    own_plan(office, campaign_kinds="法治政府建设示范市县", phrases=(phrase,))

    assert "县委书记刘鹏指出，要深入推进依法行政" in office.text()


def test_a_plan_taken_away_gives_the_shipped_one_back(office):
    before = office.text()
    own = own_plan(office)
    assert office.text() != before

    office.remove("statement_template", own)

    assert office.text() == before


# 待核单


def test_the_review_list_is_short_and_says_the_same_once(office):
    notes = office.statement().notes

    assert len(notes) <= 27
    assert len({note.text for note in notes}) == len(notes)
    assert [note.group for note in notes] == sorted(
        (note.group for note in notes), key=lambda group: [each.group for each in notes].index(group)
    )
    shared = next(note for note in notes if "按次序对应两位领导" in note.text)
    assert shared.text.startswith("刘鹏的批示、陈建忠的批示：")
    assert len(shared.links) == 2


def test_what_the_records_say_is_lacking_is_told_in_one_line(office):
    lacking = [note for note in office.statement().notes if "备注写着待补" in note.text]

    assert len(lacking) == 1
    assert len(lacking[0].links) > 20


def test_what_is_left_out_is_known_to_the_statement(office):
    kept = office.gather("situation_statement").stored
    link = next(link for link in office.statement().paragraphs[-1].links if link.record_type == "title")
    statement_stages.leave_out(office.store, kept, link)

    assert office.statement().left_out == (link,)
