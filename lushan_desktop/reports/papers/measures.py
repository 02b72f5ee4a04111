"""工作举措 as sentences."""

import re
from collections.abc import Iterable, Iterator

from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.learning.measure import Measure
from lushan_desktop.domain.learning.study_visit import StudyVisit
from lushan_desktop.domain.people.person import Person
from lushan_desktop.reports.known_records import day, link
from lushan_desktop.reports.papers.doing import (
    countys,
    is_led,
    say_doer_of,
    starts_with_unit,
    subject_before,
)
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.speakers import say_persons
from lushan_desktop.reports.papers.writing import Writing, bare, in_title_marks

INVITED = "邀请指导"
_SAYS_HOW_OFTEN = re.compile(r"多次|每[日天周旬月季年半]|定期|经常|常态化|逐[日周月季年]")
_VAGUE_SECTION = re.compile(r"(?:业务主管|主管|有关业务|有关)(科室|处室|股室)")


def say_done(writing: Writing, passage: Passage, measure: Measure, *, said: str = "") -> Passage:
    """What was done and what came of it, without subject and date; `partners` are written where told.

    `said` is what the record's words begin with and the sentence has said already.
    """
    owner = writing.use(measure)
    say_purpose(writing, passage, measure)
    _say_content(writing, passage, measure, said)
    if measure.result:
        writing.recorded(passage.say("，", owner), measure.result, measure, "result")
    return passage


def words_of(measure: Measure) -> str:
    """Return what a sentence begins with that tells of a measure, after its date and who did it."""
    partners = bare(measure.partners)
    is_joint = partners and partners not in measure.content
    return "" if measure.purpose or is_joint or measure.recurring else _words(measure)


def say_purpose(writing: Writing, passage: Passage, record: Measure | StudyVisit) -> Passage:
    """为…，: what a thing was done for; nothing where that is not recorded."""
    if not record.purpose:
        return passage
    passage.say("" if record.purpose.startswith(("为", "以")) else "为", link(record))
    return writing.recorded(passage, record.purpose, record, "purpose").say("，", link(record))


def say_subject(writing: Writing, passage: Passage, measure: Measure, *, full: bool = False) -> str:
    """Say who did it, but for words that say so at their beginning; returns what is not to be said again."""
    own = own_subject(writing, measure)
    first = words_of(measure)
    told_first = first or (_words(measure) if names_another(writing, measure) else "")
    is_said = say_doer_of(writing, passage, measure, told_first, full=full)
    return own if is_said or not first else ""


def _words(measure: Measure) -> str:
    return bare(measure.content) or bare(measure.title)


def names_another(writing: Writing, measure: Measure) -> bool:
    """Return True if the words begin with a unit of the county or with a leader."""
    words = _words(measure)
    return starts_with_unit(writing, words) or is_led(writing, words)


def own_subject(writing: Writing, measure: Measure) -> str:
    """我县, where the words of a measure begin with it."""
    words = _words(measure)
    if starts_with_unit(writing, words):
        return ""
    return next((own for own in countys(writing) if words.startswith(own)), "")


def _say_who(writing: Writing, passage: Passage, measure: Measure) -> str:
    """Say who did it: the leaders, or the unit; returns what its words begin with that says the same."""
    words = _words(measure)
    ledger = writing.ledger
    first = tuple(each.id for each in ledger.all(Person) if each.name and words.startswith(each.name))
    entered = tuple(one for one in ledger.targets(measure.id, "leaders") if ledger.person(one))
    leaders = entered or (first if len(first) == 1 else ())
    if not leaders:
        return say_subject(writing, passage, measure)
    said = _subject_in(writing, leaders, words)
    if not said and (starts_with_unit(writing, words) or is_led(writing, words)):
        names = "、".join(each.name for each in map(writing.ledger.person, leaders) if each)
        told = f"{measure.title}的有关领导{names}，正文没有写入：做法以别的主体开头，请核对。"
        writing.remark(told, link(measure, "leaders"))
        return ""
    say_persons(writing, passage, leaders, writing.days_of(measure), link(measure))
    return said


def _subject_in(writing: Writing, leaders: Iterable[str], words: str) -> str:
    """我县, or 县长某某: what words begin with that the leaders are said in place of."""
    for own in countys(writing):
        if words.startswith(own) and not starts_with_unit(writing, words):
            return own
    for person in filter(None, map(writing.ledger.person, leaders)):
        before, found, _ = words.partition(person.name)
        if found and (not before or is_led(writing, before)):
            return before + found
    return ""


def _say_content(writing: Writing, passage: Passage, measure: Measure, said: str) -> None:
    """The measure's words; an invited section that is not called by its name gets a mark."""
    owner = writing.use(measure)
    content = bare(_words(measure).removeprefix(said))
    partners = bare(measure.partners)
    if partners and partners not in content:
        content = _with_partners(writing, content, partners, is_invited=measure.kind == INVITED)
    vague = _VAGUE_SECTION.search(content) if measure.kind == INVITED else None
    if vague is None:
        writing.recorded(passage, content, measure, "content")
        return
    passage.say(content[: vague.end()], owner)
    field = "partners" if vague[0] in partners else "content"
    passage.lack(f"{vague[1]}规范名称", link(measure, field))
    writing.recorded(passage, content[vague.end() :], measure, "content")


def _with_partners(writing: Writing, content: str, partners: str, *, is_invited: bool) -> str:
    """The words with those who took part behind the one who did it, or at their end where several did."""
    verb, stop = ("邀请", "") if is_invited else ("会同", "，")
    who = subject_before(writing, content)
    if not who and is_led(writing, content):
        return f"{content}，{verb}{partners}"
    return f"{who}{verb}{partners}{stop}{content.removeprefix(who)}"


def events(writing: Writing, measures: Iterable[Measure]) -> Iterator[Event]:
    """One item for each measure that stands by itself."""
    for measure in measures:
        passage = Passage()
        owner = writing.use(measure)
        passage.say(writing.when(measure), owner)
        basis = writing.ledger.get(Document, measure.basis)
        if basis and not (basis.title and in_title_marks(basis.title) in measure.content):
            writing.document(passage.say("按照", owner), basis).say("，", owner)
        said = _say_who(writing, passage, measure)
        is_told = bool(_SAYS_HOW_OFTEN.search(measure.content)) or (
            not said and names_another(writing, measure)
        )
        if measure.recurring and not is_told:
            writing.times(passage, [measure], "次数")
        say_done(writing, passage, measure, said=said)
        if not measure.held_on and not measure.recurring:
            passage.lack("时间", link(measure, "held_on"))
        passage.stop()
        yield Event(f"measure:{measure.id}", measure.title or measure.kind, passage, day(measure.held_on))
