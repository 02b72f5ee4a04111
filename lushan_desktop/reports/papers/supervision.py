"""督导 rounds as sentences, with counts only where the ledger is complete."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.base.text.quoting import in_quotes
from lushan_desktop.domain import stages
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.supervision.problem import Problem
from lushan_desktop.domain.supervision.supervision_round import SupervisionRound
from lushan_desktop.domain.supervision.supervision_team import SupervisionTeam
from lushan_desktop.domain.supervision.supervision_visit import SupervisionVisit
from lushan_desktop.domain.titles.applying import came_about
from lushan_desktop.reports.known_records import Ledger, day, link
from lushan_desktop.reports.papers.by_then import stood
from lushan_desktop.reports.papers.doing import say_doer
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.issuing import OF_THE_COUNTY
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.when import since
from lushan_desktop.reports.papers.writing import Writing, bare, in_title_marks, listed
from lushan_desktop.reports.statement_value import Link

MOST_NAMED = 8
"""So many rows are named one by one; more are told of together."""


@dataclass(frozen=True)
class Counts:
    """What the ledger holds on one round."""

    teams: list[SupervisionTeam]
    visits: list[SupervisionVisit]
    problems: list[Problem]
    fed_back: list[Problem]
    closed: list[Problem]

    @classmethod
    def of(cls, ledger: Ledger, supervision: SupervisionRound, until: PartialDate | None) -> "Counts":
        """Return what there was by then; what was closed later is open in this paper."""
        problems = [
            each
            for each in ledger.all(Problem)
            if each.supervision_round == supervision.id and came_about(day(each.found_on), until)
        ]
        standing = {each.id: stood(ledger, each, until) for each in problems}
        return cls(
            [each for each in ledger.all(SupervisionTeam) if each.supervision_round == supervision.id],
            [
                each
                for each in ledger.all(SupervisionVisit)
                if each.supervision_round == supervision.id
                and (each.held_on or not each.planned_on)
                and came_about(day(each.held_on), until)
            ],
            problems,
            [each for each in problems if standing[each.id].is_issued],
            [each for each in problems if standing[each.id].is_closed],
        )

    @property
    def units(self) -> set[str]:
        made = [visit for visit in self.visits if visit.held_on or not visit.planned_on]
        return ({visit.unit for visit in made} | {problem.unit for problem in self.problems}) - {""}

    @property
    def rate(self) -> str:
        """44.4%, 100%."""
        exact = (Decimal(100 * len(self.closed)) / len(self.problems)).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return f"{exact.normalize():f}%"


def events(writing: Writing, rounds: Iterable[SupervisionRound]) -> Iterator[Event]:
    """One item for each round."""
    for supervision in rounds:
        passage = Passage()
        owner = writing.use(supervision)
        held_on, until = day(supervision.held_on), day(supervision.until)
        counts = Counts.of(writing.ledger, supervision, writing.until)
        passage.say(writing.when(supervision) if until else f"{since(held_on)}，" if held_on else "", owner)
        say_doer(writing, passage, supervision, own=OF_THE_COUNTY)
        if not held_on:
            passage.lack("开始日期", link(supervision, "held_on"))
        _say_plan(writing, passage, supervision)
        apart = "，" if _say_teams(writing, passage, supervision, counts) else ""
        kind = supervision.kind or "督导"
        passage.say(f"{apart}对", owner)
        if supervision.scope:
            writing.recorded(passage, supervision.scope, supervision, "scope")
        else:
            passage.say("有关单位", owner).lack("督导对象", link(supervision, "scope"))
        writing.recorded(passage, supervision.contents, supervision, "contents")
        passage.say(f"进行{kind}", owner)
        _say_feedback(writing, passage, supervision, counts)
        if writing.is_of_the_county(supervision):
            _say_own(writing, passage, supervision, counts)
        else:
            _say_counts(writing, passage, supervision, counts)
        passage.stop()
        label = (
            f"{held_on.month}月以来{kind}" if held_on and held_on.month and not until else supervision.title
        )
        yield Event(f"supervision_round:{supervision.id}", label, passage, held_on)


def _say_feedback(writing: Writing, passage: Passage, supervision: SupervisionRound, counts: Counts) -> None:
    """How the problems went out; where all is entered, only if one did."""
    if supervision.feedback and (counts.fed_back or not writing.is_complete):
        writing.recorded(passage.say("，"), supervision.feedback, supervision, "feedback")
    elif supervision.feedback:
        unsaid = in_quotes(bare(supervision.feedback))
        told = f"{supervision.title}没有已下发的问题，正文没有写{unsaid}，请核对。"
        writing.remark(told, link(supervision, "feedback"))


def _say_plan(writing: Writing, passage: Passage, supervision: SupervisionRound) -> None:
    plan = writing.ledger.get(Document, supervision.plan)
    if plan:
        passage.say("按照", link(supervision))
        passage.say(in_title_marks(plan.title or plan.matter, plan.number), writing.use(plan))
        if not plan.number:
            passage.lack("文号", link(plan, "number"))
        passage.say("，")


def _say_teams(writing: Writing, passage: Passage, supervision: SupervisionRound, counts: Counts) -> bool:
    """Return True if teams were told of: those that are entered, else what the record says of them."""
    owner = link(supervision)
    units = [writing.ledger.unit_name(unit) for unit in writing.ledger.targets(supervision.id, "joint_units")]
    if units:
        passage.say(f"联合{listed(units)}{'等' if len(units) > 1 else ''}", owner)
    if counts.teams:
        teams = tuple(map(link, counts.teams))
        names = [each.name for each in counts.teams]
        if writing.is_complete:
            told = f"{len(counts.teams)}个督导组"
        else:
            told = listed(names) if len(names) <= MOST_NAMED else "多个督导组"
        passage.say(f"成立{told}", owner, *teams)
        return True
    formed = supervision.formation.strip("。，；")
    if formed and not writing.is_complete:
        writing.recorded(passage, formed, supervision, "formation")
        return True
    return False


def _say_counts(writing: Writing, passage: Passage, supervision: SupervisionRound, counts: Counts) -> None:
    said = []
    if counts.units:
        said.append(f"督导单位{len(counts.units)}个")
    if counts.problems:
        said.append(_found(counts))
    if counts.fed_back:
        closed = f"已销号{len(counts.closed)}个，销号率{counts.rate}"
        said.append(closed if counts.closed else "正在整改")
    if not writing.is_complete:
        _say_what_is_known(writing, passage, supervision, counts)
        return
    if said:
        about = [*counts.visits, *counts.problems]
        passage.say(f"，共{'，'.join(said)}", link(supervision), *map(link, about))
    later = [
        each
        for each in counts.problems
        if each.stage in stages.ended(stages.PROBLEMS) and each not in counts.closed
    ]
    if later:
        text = f"有{len(later)}个问题在{writing.until}以后销号，正文算作没有销号。"
        writing.remark(text, *(link(each, "closed_on") for each in later))


def _say_own(writing: Writing, passage: Passage, supervision: SupervisionRound, counts: Counts) -> None:
    """What the county's round found here: a township knows of no other unit, and counts none."""
    found = [each for each in counts.fed_back if each.unit == writing.home_unit]
    closed = [each for each in counts.closed if each.unit == writing.home_unit]
    if not found:
        return
    about = [link(supervision), *map(link, found)]
    if not writing.is_complete:
        writing.lack_whole(passage.say(f"，向{writing.we}反馈了问题", *about))
        return
    passage.say(f"，向{writing.we}反馈问题{len(found)}个", *about)
    passage.say(f"，已销号{len(closed)}个" if closed else "，正在整改", *about)


def _say_what_is_known(
    writing: Writing, passage: Passage, supervision: SupervisionRound, counts: Counts
) -> None:
    """Say where nobody said that all is entered: units by their names, and a mark for what has no row."""
    units = [writing.ledger.unit_name(unit) for unit in sorted(counts.units)]
    visits = [link(each) for each in (*counts.visits, *counts.problems)]
    if 0 < len(units) <= MOST_NAMED:
        passage.say(f"，已督导{listed(units)}", link(supervision), *visits)
    rows = {
        "督导组数": ("supervision_team", "name", counts.teams),
        "被督导单位数": ("supervision_visit", "unit", sorted(counts.units)),
        "反馈问题数、销号数": ("problem", "description", counts.problems),
    }
    empty = {label: Link(key, "", field) for label, (key, field, found) in rows.items() if not found}
    if empty:
        passage.lack("、".join(empty), *empty.values())
    if len(empty) < len(rows):
        writing.lack_whole(passage)


def _found(counts: Counts) -> str:
    """Return what was found is only called 反馈 as far as it went out to the units."""
    fed_back, found = len(counts.fed_back), len(counts.problems)
    if fed_back == found:
        return f"反馈问题{found}个"
    return f"发现问题{found}个" + (f"，已反馈{fed_back}个" if fed_back else "")
