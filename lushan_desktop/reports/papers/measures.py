"""工作举措 as sentences."""

import re
from collections.abc import Iterable, Iterator

from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.learning.measure import Measure
from lushan_desktop.domain.learning.study_visit import StudyVisit
from lushan_desktop.reports.known_records import day, link
from lushan_desktop.reports.papers.doing import say_doer_of
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.speakers import say_persons
from lushan_desktop.reports.papers.writing import Writing, bare

INVITED = "邀请指导"
_VAGUE_SECTION = re.compile(r"(?:业务主管|主管|有关业务|有关)(科室|处室|股室)")


def say_done(writing: Writing, passage: Passage, measure: Measure) -> Passage:
    """What was done and what came of it, without subject and date; `partners` are written where told."""
    owner = writing.use(measure)
    say_purpose(writing, passage, measure)
    _say_content(writing, passage, measure)
    if measure.result:
        writing.recorded(passage.say("，", owner), measure.result, measure, "result")
    return passage


def words_of(measure: Measure) -> str:
    """Return what a sentence begins with that tells of a measure, after its date and who did it."""
    partners = bare(measure.partners)
    is_joint = partners and partners not in measure.content
    return (
        ""
        if measure.purpose or is_joint or measure.recurring
        else bare(measure.content) or bare(measure.title)
    )


def say_purpose(writing: Writing, passage: Passage, record: Measure | StudyVisit) -> Passage:
    """为…，: what a thing was done for; nothing where that is not recorded."""
    if not record.purpose:
        return passage
    passage.say("" if record.purpose.startswith(("为", "以")) else "为", link(record))
    return writing.recorded(passage, record.purpose, record, "purpose").say("，", link(record))


def _say_content(writing: Writing, passage: Passage, measure: Measure) -> None:
    """The measure's words; an invited section that is not called by its name gets a mark."""
    owner = writing.use(measure)
    content = bare(measure.content) or bare(measure.title)
    partners = bare(measure.partners)
    if partners and partners not in content:
        verb = "邀请" if measure.kind == INVITED else "会同"
        content = f"{verb}{partners}{content if measure.kind == INVITED else f'，{content}'}"
    vague = _VAGUE_SECTION.search(content) if measure.kind == INVITED else None
    if vague is None:
        writing.recorded(passage, content, measure, "content")
        return
    passage.say(content[: vague.end()], owner)
    field = "partners" if vague[0] in partners else "content"
    passage.lack(f"{vague[1]}规范名称", link(measure, field))
    writing.recorded(passage, content[vague.end() :], measure, "content")


def events(writing: Writing, measures: Iterable[Measure]) -> Iterator[Event]:
    """One item for each measure that stands by itself."""
    for measure in measures:
        passage = Passage()
        owner = writing.use(measure)
        passage.say(writing.when(measure), owner)
        basis = writing.ledger.get(Document, measure.basis)
        if basis:
            writing.document(passage.say("按照", owner), basis).say("，", owner)
        leaders = writing.ledger.targets(measure.id, "leaders")
        if leaders:
            say_persons(writing, passage, leaders, writing.days_of(measure), owner)
        else:
            say_doer_of(writing, passage, measure, words_of(measure))
        if measure.recurring and "多次" not in measure.content:
            writing.times(passage, [measure], "次数")
        say_done(writing, passage, measure)
        if not measure.held_on and not measure.recurring:
            passage.lack("时间", link(measure, "held_on"))
        passage.stop()
        yield Event(f"measure:{measure.id}", measure.title or measure.kind, passage, day(measure.held_on))
