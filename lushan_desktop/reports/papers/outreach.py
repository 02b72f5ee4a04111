"""Training, examinations and publicity as items."""

from collections.abc import Iterable, Iterator

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.domain.learning.publicity_item import PublicityItem
from lushan_desktop.domain.learning.training import Training
from lushan_desktop.reports.known_records import day, link
from lushan_desktop.reports.papers.doing import say_doer
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.writing import Writing, bare, in_title_marks


def training_events(writing: Writing, trainings: Iterable[Training]) -> Iterator[Event]:
    """One item for each training; rates only from recorded numbers."""
    for training in trainings:
        passage = Passage()
        owner = writing.use(training)
        held_on = day(training.held_on)
        passage.say(writing.when(training), owner)
        say_doer(writing, passage, training)
        if training.recurring:
            writing.times(passage, [training], "次数")
        kind = "考试" if training.kind == "考试" else "培训"
        subject = bare(training.subject)
        passage.say(f"举办{subject}{'' if subject.endswith(kind) else kind}", owner)
        passage.say("并组织考试" if training.kind == "培训并考试" else "", owner)
        for text in _details(writing, training):
            passage.say(f"，{text}", owner)
        if training.contents:
            writing.recorded(passage.say("，"), training.contents, training, "contents")
        if not held_on:
            passage.lack("日期", link(training, "held_on"))
        yield Event(f"training:{training.id}", training.subject, passage.stop(), held_on)


def _details(writing: Writing, training: Training) -> Iterator[str]:
    if training.attended:
        yield f"{training.trainees or ''}{training.attended}人参加"
    elif training.trainees:
        yield f"{training.trainees}参加"
    if training.examined and training.passed is not None and training.passed > training.examined:
        told = f"合格{training.passed}人多于应考{training.examined}人，正文没有写考试情况，请核对。"
        writing.remark(f"{training.subject}：{told}", link(training, "passed"))
    elif training.examined and training.passed is not None:
        rate = f"{training.passed / training.examined:.1%}".replace(".0%", "%")
        if training.attended and training.attended < training.examined:
            told = f"应考{training.examined}人多于参加{training.attended}人，请核对。"
            writing.remark(f"{training.subject}：{told}", link(training, "examined"))
        yield f"应考{training.examined}人，合格{training.passed}人，合格率{rate}"


def publicity_events(writing: Writing, items: Iterable[PublicityItem]) -> Iterator[Event]:
    """One item for each report in the media."""
    for item in items:
        passage = Passage()
        owner = writing.use(item)
        published_on = day(item.published_on)
        passage.say(f"{published_on}，" if published_on else "", owner)
        verb = catalogue("media").term(item.medium).verb or "刊发"
        passage.say(f"{item.outlet or item.medium or '媒体'}{verb}{in_title_marks(item.title)}", owner)
        if not published_on:
            passage.lack("刊发日期", link(item, "published_on"))
        yield Event(f"publicity_item:{item.id}", item.title, passage.stop(), published_on)
