"""Training, examinations and publicity as items."""

from collections.abc import Iterable, Iterator

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.learning.publicity_item import PublicityItem
from lushan_desktop.domain.learning.training import Training
from lushan_desktop.reports.known_records import day, link
from lushan_desktop.reports.papers import routine
from lushan_desktop.reports.papers.doing import same_doer, say_doer
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.when import span
from lushan_desktop.reports.papers.writing import Writing, bare, in_title_marks
from lushan_desktop.reports.statement_value import Annex


def training_groups(writing: Writing, trainings: Iterable[Training]) -> Iterator[list[Training]]:
    """Each training by itself, but those together that were held again and again in the same way."""
    found: dict[tuple[object, ...], list[Training]] = {}
    for training in trainings:
        held_on = day(training.held_on)
        is_plain = (
            held_on and held_on.month and not (training.recurring or training.until or training.examined)
        )
        about = (bare(training.subject), training.kind, training.trainees, training.contents)
        same = (*about, *same_doer(writing, training)) if is_plain else (training.id,)
        found.setdefault(same, []).append(training)
    for group in found.values():
        yield from [group] if len(group) >= routine.LEAST else ([each] for each in group)


def _series(writing: Writing, group: list[Training]) -> Event:
    """The one item that tells of trainings that were the same but for their days."""
    first, passage = group[0], Passage()
    owners = tuple(map(writing.use, group))
    days = sorted(
        (PartialDate.from_iso(str(each.held_on)) for each in group), key=lambda each: each.first_day
    )
    is_told_by_day = not writing.is_complete and len(days) <= routine.MOST_DAYS
    passage.say(f"{routine.listed_days(days) if is_told_by_day else span(days[0], days[-1])}，", *owners)
    say_doer(writing, passage, first)
    passage.say(f"先后{len(group)}次" if writing.is_complete else "" if is_told_by_day else "先后", *owners)
    _say_held(passage, first)
    passage.say(f"，{first.trainees}参加" if first.trainees else "", *owners)
    if all(each.attended for each in group):
        numbers = [each.attended or 0 for each in sorted(group, key=lambda each: str(each.held_on))]
        passage.say(f"，{_attended(numbers, is_complete=writing.is_complete)}", *owners)
    if first.contents:
        writing.recorded(passage.say("，"), first.contents, first, "contents")
    if not is_told_by_day:
        writing.annex.append(_list_of(group))
        passage.say("（各次日期见附表）", *owners)
    if not writing.is_complete:
        writing.lack_whole(passage)
    return Event(f"trainings:{min(each.id for each in group)}", first.subject, passage.stop(), days[0])


def _list_of(group: list[Training]) -> Annex:
    """The trainings of a series with their days."""
    told = sorted(group, key=lambda each: (str(each.held_on), each.id))
    rows = tuple((str(day(each.held_on)), bare(each.subject), each.place) for each in told)
    return Annex(
        f"{bare(told[0].subject)}一览表", ("日期", "培训", "地点"), rows, tuple(each.id for each in told)
    )


def training_events(writing: Writing, trainings: Iterable[Training]) -> Iterator[Event]:
    """One item for each training, or for a whole series; rates only from recorded numbers."""
    group = list(trainings)
    if len(group) >= routine.LEAST:
        yield _series(writing, group)
        return
    for training in group:
        passage = Passage()
        owner = writing.use(training)
        held_on = day(training.held_on)
        passage.say(writing.when(training), owner)
        say_doer(writing, passage, training)
        if training.recurring:
            writing.times(passage, [training], "次数")
        _say_held(passage, training)
        for text in _details(writing, training):
            passage.say(f"，{text}", owner)
        if training.contents:
            writing.recorded(passage.say("，"), training.contents, training, "contents")
        if not held_on:
            passage.lack("日期", link(training, "held_on"))
        yield Event(f"training:{training.id}", training.subject, passage.stop(), held_on)


def _attended(numbers: list[int], *, is_complete: bool) -> str:
    """The sum where all is entered, else the number of each time."""
    if is_complete:
        return f"共{sum(numbers)}人次参加"
    if len(set(numbers)) == 1:
        return f"每次{numbers[0]}人参加"
    return f"分别有{'、'.join(f'{number}人' for number in numbers)}参加"


_SAYING_SO = {
    "考试": ("考试", "测试", "考核", "竞赛", "测验"),
    "培训": (
        "培训",
        "培训班",
        "培训会",
        "轮训",
        "集训",
        "讲座",
        "学习班",
        "研讨班",
        "专题课",
        "报告会",
        "宣讲会",
    ),
}
"""Subjects that say themselves what was held."""


def _say_held(passage: Passage, training: Training) -> None:
    owner = link(training)
    kind = "考试" if training.kind == "考试" else "培训"
    subject = bare(training.subject)
    verb = "组织" if kind == "考试" else "举办"
    passage.say(f"{verb}{subject}{'' if subject.endswith(_SAYING_SO[kind]) else kind}", owner)
    passage.say("并组织考试" if training.kind == "培训并考试" else "", owner)


def _details(writing: Writing, training: Training) -> Iterator[str]:
    for field, what in (("attended", "参加"), ("examined", "应考")):
        if getattr(training, field) == 0:
            told = f"{bare(training.subject)}的{what}人数登记为0，正文没有写，请核对。"
            writing.remark(told, link(training, field))
    if training.attended and training.recurring and training.times != 1:
        told = f"{bare(training.subject)}不止一次，参加人数{training.attended}按人次写，请核对。"
        writing.remark(told, link(training, "attended"))
        yield f"{training.trainees or ''}{training.attended}人次参加"
    elif training.attended:
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


def publicity_groups(items: Iterable[PublicityItem]) -> Iterator[list[PublicityItem]]:
    """Each report by itself, but those together that one medium brought."""
    found: dict[tuple[str, ...], list[PublicityItem]] = {}
    for item in items:
        same = (item.outlet, item.medium) if item.published_on and item.outlet else (item.id,)
        found.setdefault(same, []).append(item)
    for group in found.values():
        lots = [group[n : n + MOST_TOGETHER] for n in range(0, len(group), MOST_TOGETHER)]
        yield from (lot for lot in lots if len(lot) >= routine.LEAST)
        yield from ([each] for lot in lots if len(lot) < routine.LEAST for each in lot)


def _reports(writing: Writing, group: list[PublicityItem]) -> Event:
    """The one item that tells of what a medium brought again and again."""
    told = sorted(group, key=lambda each: (str(each.published_on), each.id))
    days = [PartialDate.from_iso(str(each.published_on)) for each in told]
    first, passage = told[0], Passage()
    passage.say(f"{span(days[0], days[-1])}，", *map(writing.use, told))
    verb = catalogue("media").term(first.medium).verb or "刊发"
    passage.say(f"{first.outlet}先后{verb}", *map(link, told))
    for each in told:
        passage.say(in_title_marks(each.title), link(each))
    return Event(f"publicity:{min(each.id for each in told)}", first.outlet, passage.stop(), days[0])


MOST_TOGETHER = 8
"""So many titles stand in one sentence."""


def publicity_events(writing: Writing, items: Iterable[PublicityItem]) -> Iterator[Event]:
    """One item for each report in the media, or for all that one medium brought."""
    group = list(items)
    if len(group) >= routine.LEAST:
        yield _reports(writing, group)
        return
    for item in group:
        passage = Passage()
        owner = writing.use(item)
        published_on = day(item.published_on)
        passage.say(f"{published_on}，" if published_on else "", owner)
        verb = catalogue("media").term(item.medium).verb or "刊发"
        passage.say(f"{item.outlet or item.medium or '媒体'}{verb}{in_title_marks(item.title)}", owner)
        if not published_on:
            passage.lack("刊发日期", link(item, "published_on"))
        yield Event(f"publicity_item:{item.id}", item.title, passage.stop(), published_on)
