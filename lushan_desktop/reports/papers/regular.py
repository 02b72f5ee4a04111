"""Recurring meetings: what the county's bodies do regularly, and the office's own working meetings."""

import re
from collections.abc import Iterable

from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.reports.known_records import Ledger, called, day, distinct, link
from lushan_desktop.reports.papers import presence
from lushan_desktop.reports.papers.doing import does_it_itself, same_doer, say_doer
from lushan_desktop.reports.papers.event import Event
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.speakers import say_person
from lushan_desktop.reports.papers.writing import Writing, listed

_BODY = re.compile(r"(?:常委会会议|常务会议|委员会会议|领导小组会议|全体会议|党组会议)$")
Hearing = dict[str, list[Meeting]]
_PROTOCOL = ("常委会", "委员会会议", "常务会议", "领导小组会议")


class Regular:
    """The recurring meetings of an indicator, sorted by what is said of them where."""

    def __init__(self, ledger: Ledger, meetings: Iterable[Meeting], deliberation: str) -> None:
        self._deliberation = deliberation
        self._ledger = ledger
        recurring = [meeting for meeting in meetings if meeting.recurring]
        self.bodies = sorted((each for each in recurring if _is_body(each)), key=_protocol_rank)
        rest = [each for each in recurring if not _is_body(each)]
        self.attended = [each for each in rest if presence.leaders(ledger, each)]
        """Those that name the leaders who took part: told in the lead-in."""
        self.working = [each for each in rest if each not in self.attended]

    def deliberating(self) -> Hearing:
        """Return who deliberated on what: the bodies by the clause that begins with 研究."""
        return _grouped((clause, body) for body in self.bodies for clause in self._split(body)[0])

    def hearing(self) -> Hearing:
        """Return what bodies without a known chair do besides: 定期听取 …."""
        plain = [body for body in self.bodies if not self._has_chair(body)]
        return _grouped((clause, body) for body in plain for clause in self._clauses_beside(body))

    def _clauses_beside(self, body: Meeting) -> list[str]:
        """Return what a body does besides; one of which nothing is known yet is told with a mark."""
        return self._split(body)[1] if body.subject.strip("。， ") else [""]

    def chaired(self) -> list[Meeting]:
        return [body for body in self.bodies if self._has_chair(body)]

    def _has_chair(self, meeting: Meeting) -> bool:
        return presence.has_chair(self._ledger, meeting)

    def beside(self, body: Meeting) -> list[str]:
        """Return what a body does besides deliberating on the whole."""
        return self._split(body)[1]

    def _split(self, meeting: Meeting) -> tuple[list[str], list[str]]:
        clauses = [clause.strip() for clause in re.split(r"[，；。]", meeting.subject) if clause.strip()]
        about = [clause for clause in clauses if clause.startswith(self._deliberation)]
        return about, [clause for clause in clauses if clause not in about]


def _is_body(meeting: Meeting) -> bool:
    return all(_BODY.search(name) for name in called(meeting).split("、"))


def _protocol_rank(meeting: Meeting) -> tuple[int, str]:
    place = next((place for place, word in enumerate(_PROTOCOL) if word in meeting.title), len(_PROTOCOL))
    return place, meeting.id


def _grouped(pairs: Iterable[tuple[str, Meeting]]) -> dict[str, list[Meeting]]:
    groups: dict[str, list[Meeting]] = {}
    for clause, meeting in pairs:
        groups.setdefault(clause, []).append(meeting)
    return groups


def lack_counts(passage: Passage, meetings: Iterable[Meeting], whose: str = "各类会议的") -> None:
    """Mark which of 次数 and 日期 are not known of all of these, and lead to the empty fields."""
    found = list(meetings)
    empty = {name: [each for each in found if not getattr(each, name)] for name in ("times", "held_on")}
    what = "和".join(label for name, label in (("times", "次数"), ("held_on", "日期")) if empty[name])
    if what:
        fills = [link(each, name) for each in found for name in empty if each in empty[name]]
        passage.lack(f"{whose}{what}", *fills)


def event(writing: Writing, regular: Regular) -> Event | None:
    """2021年以来 …: who listened, who chaired, what was held many times, and to what end."""
    hearing = regular.hearing()
    listeners = distinct(body for bodies in hearing.values() for body in bodies)
    spoken_of = listeners + regular.chaired() + regular.working
    if not spoken_of:
        return None
    passage = Passage()
    for group in _by_time(writing, spoken_of):
        _say_group(writing, passage, regular, hearing, group)
    starts = [start for start in (day(each.held_on) for each in spoken_of) if start]
    return Event("regular_meetings", "经常性会议", passage, min(starts, default=None), is_standing=True)


def _by_time(writing: Writing, meetings: list[Meeting]) -> list[list[Meeting]]:
    """Those of one time together, the earliest first; what has no date goes with what runs on the longest."""
    groups: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        groups.setdefault(writing.when(meeting), []).append(meeting)
    undated = groups.pop("", [])
    told = sorted(groups.values(), key=lambda group: (group[0].held_on or "", group[0].until or ""))
    running = next((group for group in told if not group[0].until), None)
    if running is None:
        return [*told, undated] if undated else told
    running += undated
    return told


def _say_group(
    writing: Writing, passage: Passage, regular: Regular, hearing: Hearing, group: list[Meeting]
) -> None:
    first = next((each for each in group if each.held_on), group[0])
    passage.say(writing.when(first), *map(link, group))
    within = {each.id for each in group}
    clauses = []
    for clause, bodies in hearing.items():
        heard = [each for each in bodies if each.id in within]
        clauses += [_say_hearing(writing, heard, clause)] if heard else []
    clauses += [_say_chaired(writing, regular, body) for body in regular.chaired() if body.id in within]
    working = [each for each in regular.working if each.id in within]
    clauses += [_say_working(writing, held) for held in _by_doer(writing, working)]
    for place, each in enumerate(clauses):
        passage.say("，" if place else "").add(each)
    lack_counts(passage, group)
    passage.stop()


def _by_doer(writing: Writing, meetings: list[Meeting]) -> list[list[Meeting]]:
    """The county's own first, what was held often before what was held once."""
    groups: dict[tuple[object, ...], list[Meeting]] = {}
    for each in meetings:
        groups.setdefault((same_doer(writing, each), not writing.is_often(each)), []).append(each)
    return [groups[key] for key in sorted(groups)]


def _say_hearing(writing: Writing, bodies: list[Meeting], clause: str) -> Passage:
    names = listed(name for body in bodies for name in called(body).split("、"))
    passage = Passage().say(names, *map(writing.use, bodies))
    owners = tuple(map(link, bodies))
    if not clause:
        passage.say("召开会议", *owners).lack("会议内容", *(link(each, "subject") for each in bodies))
        return passage
    if clause.startswith("定期"):
        passage.say("坚持", *owners)
    return writing.recorded(passage, clause, bodies[0], "subject").say(counted(writing, bodies), *owners)


def counted(writing: Writing, meetings: list[Meeting]) -> str:
    """（共12次） where the ledger is complete and every record knows its number."""
    times = [writing.times_of(meeting) for meeting in meetings] if writing.is_complete else [0]
    return f"（共{sum(times)}次）" if all(times) else ""


def _say_chaired(writing: Writing, regular: Regular, body: Meeting) -> Passage:
    passage = say_person(writing, Passage(), body, "chair", writing.days_of(body))
    passage.say(f"主持召开{called(body)}{counted(writing, [body])}", writing.use(body))
    for clause in regular.beside(body):
        writing.recorded(passage.say("，"), clause, body, "subject")
    if not body.subject.strip("。， "):
        passage.lack("会议内容", link(body, "subject"))
    return passage


def _say_working(writing: Writing, meetings: list[Meeting]) -> Passage:
    owners = tuple(map(writing.use, meetings))
    times = [writing.times_of(meeting) for meeting in meetings] if writing.is_complete else [0]
    often = (f"{sum(times)}次" if all(times) else "多次") if all(map(writing.is_often, meetings)) else ""
    names = [name for meeting in meetings for name in called(meeting).split("、")]
    passage = Passage()
    if not does_it_itself(writing, meetings[0]):
        say_doer(writing, passage, meetings[0])
    passage.say(f"{often}召开{listed(without_repetition(names))}", *owners)
    subjects = {meeting.subject.strip("。 "): meeting for meeting in reversed(meetings) if meeting.subject}
    for subject, meeting in reversed(subjects.items()):
        writing.recorded(passage.say("，"), subject, meeting, "subject")
    return passage


def without_repetition(names: Iterable[str]) -> list[str]:
    """甲工作部署会、协调会: what all names begin with is said once."""
    found = list(dict.fromkeys(names))
    shared = ""
    for letters in zip(*found, strict=False):
        if len(found) < 2 or len(set(letters)) > 1:
            break
        shared += letters[0]
    if len(shared) < 4 or any(len(name) - len(shared) < 3 for name in found):
        return found
    return [found[0], *(name.removeprefix(shared) for name in found[1:])]
