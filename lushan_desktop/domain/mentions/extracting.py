"""All that a paper speaks of, as drafts of records with their places in the text."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from lushan_desktop.base.catalogue import catalogue
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.mentions.called import called_meeting
from lushan_desktop.domain.mentions.chairs import meetings_chaired
from lushan_desktop.domain.mentions.days import UNTOLD, Dated, day_mentions
from lushan_desktop.domain.mentions.demands import demands
from lushan_desktop.domain.mentions.documents import Cited, cited_documents
from lushan_desktop.domain.mentions.draft import Draft, Fields, once
from lushan_desktop.domain.mentions.honour_names import HonourMention
from lushan_desktop.domain.mentions.honours import honours
from lushan_desktop.domain.mentions.instructions import InstructionMention, instructions
from lushan_desktop.domain.mentions.meetings import MeetingMention, meetings, occasion
from lushan_desktop.domain.mentions.persons import PersonMention, persons, signing
from lushan_desktop.domain.mentions.rolls import rolled
from lushan_desktop.domain.mentions.sentences import in_whole_marks, sentence_at
from lushan_desktop.domain.mentions.supervision import supervision_rounds
from lushan_desktop.domain.mentions.tables import tabled
from lushan_desktop.domain.mentions.undertakings import inclusions, measures
from lushan_desktop.domain.mentions.visits import visits
from lushan_desktop.domain.mentions.years import as_told, dating_of
from lushan_desktop.domain.numbering import normalise_number
from lushan_desktop.domain.recognise import Role
from lushan_desktop.domain.recognise.aligned import PaperText, Piece
from lushan_desktop.domain.recognise.lines import is_unit
from lushan_desktop.domain.recognise.taking import body_in_title, without_seal

_ISSUED = re.compile(
    r"(?:印发|转发|下发|出台|制定|拟定|制发|(?<!新)修订|发布|出具)(?:了|并实施|实施)?\s*(?:[^，。；《》]{0,12})?$"
)
_BRIEFING = re.compile(
    r"(?P<title>《[^》]*(?:简报|专报|信息)》)\s*[（(]\s*(?:总)?第\s*(?P<issue>\d+)\s*期\s*[）)]"
)
_LAW = re.compile(r"(?:(?<!办)法|条例|宪法|规定|司法解释)(?:[（(][^）)]*[）)])?$")
_PAPER = re.compile(
    r"(?:办法|细则|方案|制度|规则|规程|清单|预案|规划|计划|要点|指引|纲要|措施|程序|工作安排)(?:[（(][^）)]*[）)])?[〉>]?$"
)
"""Papers that are issued under the name of what they hold."""
_ABOUT = re.compile(
    r"[^《》，。]{0,30}关于[^《》]{4,80}的(?:紧急|补充)?(?:通知|通报|决定|批复|意见|公告|通告|函)$"
)
"""关于开展…的通知: who, what and which kind."""
_MADE_KNOWN = re.compile(r"(?:公告|通告|令|决定书)$")
"""Papers of kinds that no catalogue has, for all to know."""
_BARE = re.compile(
    r"(?:工作|实施|管理|暂行|试行|总体|具体|指导)*(?:办法|细则|方案|制度|规则|规程|规划|计划|要点|意见|通知|规定|纲要)"
)
"""《工作规则》 is short for something said before."""
_DRAFTED = re.compile("征求意见稿|送审稿|讨论稿|草案")
_ADOPTED = re.compile(r"会议[^）)]*(?:通过|批准|修正)[）)]?$")
_NEAR = 60
"""Characters before a title among which it is said that, and when, the paper was issued."""
_LEADERS = re.compile(r"(?P<who>(?:(?!的)[^，。；]){0,16}?)在(?P<leader>[^，。；]{1,12}?)的?带领下")
_TOPICS = re.compile(
    r"(?:学习|了解|考察(?![团组])|借鉴)(?P<topics>[^，。；]{4,60}?)(?:等方面)?(?:工作)?的?(?:经验|做法)"
)
_FAR = 400
"""Characters before and behind a visit among which it is said who led it, and what was learned."""


def drafts(paper: PaperText) -> tuple[Draft, ...]:
    """Return what the paper speaks of, each thing once, in the order of the text."""
    return once(_drafts(paper), _headed(paper))


def _drafts(paper: PaperText) -> Iterator[Draft]:
    yield from _itself(paper)
    yield from _called(paper)
    yield from _enclosed(paper)
    said = [replace(piece, text=in_whole_marks(piece.text)) for piece in paper.said]
    year = dating_of(paper)
    numbered = {one.number for piece in said for one in cited_documents(piece.text) if one.title}
    held = meetings_chaired([piece.text for piece in said], year)
    for piece, within in zip(said, held, strict=True):
        text = piece.text
        yield from _documents(paper, piece, numbered)
        for meeting in within:
            yield _meeting(paper, piece, meeting)
        for given in instructions(text, year):
            yield _instruction(paper, piece, given)
        yield from _others(paper, piece, year)
        yield from _undertaken(paper, piece)
        for person in persons(text):
            yield _person(paper, piece, person)
    for piece in paper.of(Role.SUBTITLE):
        for meeting in meetings(piece.text, year) if _ADOPTED.search(piece.text) else occasion(piece.text):
            yield _meeting(paper, piece, meeting)
    for piece in paper.of(Role.ISSUER, Role.SUBTITLE):
        if signer := signing(piece.text):
            yield _person(paper, piece, signer)
    yield from _honours(paper, said, year)
    yield from _units(paper)


def _honours(paper: PaperText, said: list[Piece], year: Dated) -> Iterator[Draft]:
    above = f"{paper.told.title}。"
    for piece in said:
        for won in honours(piece.text, year, above=above):
            yield _honour(paper, piece, won)
        above = f"{above}{piece.text}"[-_FAR:]
    listed, within = tabled(paper.pieces)
    lines = ["" if n in within else piece.text for n, piece in enumerate(paper.pieces)]
    for n, won in (*rolled(lines), *listed):
        yield _honour(paper, paper.pieces[n], won)


def _honour(paper: PaperText, piece: Piece, won: HonourMention) -> Draft:
    fields: Fields = {
        "name": won.name, "unit": won.unit, "level": won.level,
        "named_on": as_told(paper, won.named_on),
    }  # fmt: skip
    carried = (f"原文没有写明是谁，按上文认作{won.unit}，待核。",) if won.is_carried else ()
    return _draft(paper, piece, "honour", fields, (won.start, won.end), doubts=carried)


def _instruction(paper: PaperText, piece: Piece, given: InstructionMention) -> Draft:
    fields: Fields = {
        "kind": given.kind,
        "leader": given.leader.name,
        "leader_post": given.leader.post,
        "given_on": as_told(paper, given.given_on),
        "carrier": re.sub("[《》]", "", given.carrier),
        "words": given.words,
    }
    return _draft(paper, piece, "instruction", fields, (given.start, given.end), doubts=_doubts_of(given))


def _doubts_of(given: InstructionMention) -> tuple[str, ...]:
    matched = "原文写“分别”“先后”，按次序对应，待核。" if given.is_matched else ""
    is_told = given.day_before and given.day_before.year != UNTOLD
    other = f"原文的{given.day_before}是前面一件事的日期，批示哪天作出请填写。" if is_told else ""
    is_dated = given.given_on and given.given_on.year != UNTOLD
    lacking = "" if other or is_dated else "原文没有写明批示日期，请填写。"
    return tuple(filter(None, (matched, other, lacking)))


def _itself(paper: PaperText) -> Iterator[Draft]:
    """The paper, where it is one that bears a number, is issued and dated, or says who writes to whom."""
    told = paper.told
    titles = paper.of(Role.TITLE) or paper.of(Role.NUMBER) or paper.of(Role.ADDRESSEE)
    kind = _kind(told.title)
    is_issued = bool(told.issuing_body and told.signed_on) or bool(told.title and told.addressee)
    is_issued = is_issued or bool(body_in_title(told.title))
    if not titles or not (told.number or (is_issued and (kind or _MADE_KNOWN.search(told.title)))):
        return
    number = told.number if "令" in told.number else normalise_number(told.number)
    fields = {
        "number": number, "title": told.title, "kind": kind,
        "signed_on": told.signed_on, "issuing_body": told.issuing_body, "addressees": told.addressee,
    }  # fmt: skip
    start, end = titles[0].span(0, len(titles[0].text))
    yield Draft("document", _filled(fields), start, end, paper.text[start:end])


def _enclosed(paper: PaperText) -> Iterator[Draft]:
    """The papers that this one passes on with their heads: title and number of each."""
    title: list[Piece] = []
    for above, piece in pairwise(paper.pieces):
        if above.role is Role.TITLE:
            title.append(above)
        if piece.role is Role.NUMBER and title and piece.text.strip("（）()") != paper.told.number:
            name = "".join(one.text for one in title)
            fields = {
                "number": normalise_number(piece.text.strip("（）()")),
                "title": name,
                "kind": _kind(name),
            }
            yield _draft(paper, piece, "document", fields, (0, len(piece.text)))
        if piece.role is not Role.TITLE:
            title.clear()


def _headed(paper: PaperText) -> Iterator[Draft]:
    """The meeting, the visit that a heading of news tells of, for texts that do not say which themselves."""
    titles, said = paper.of(Role.TITLE), paper.said[:1]
    if len(titles) != 1 or not said or "关于" in titles[0].text:
        return
    year = dating_of(paper)
    day = next(
        (one.day for one in day_mentions(said[0].text, year) if one.start < _NEAR and one.day.day), None
    )
    for meeting in meetings(titles[0].text, year, is_headed=True):
        yield _meeting(paper, titles[0], replace(meeting, held_on=meeting.held_on or day))
    for draft in _others(paper, titles[0], year):
        yield replace(draft, fields=_filled({"held_on": as_told(paper, day)}) | draft.fields)


def _called(paper: PaperText) -> Iterator[Draft]:
    """The meeting that the paper calls, where it is a notice of one."""
    called = called_meeting(paper.told.title, [piece.text for piece in paper.said], dating_of(paper))
    titles = paper.of(Role.TITLE) or paper.said[:1]
    if called and titles and called.held_on:
        start, end = titles[0].span(0, len(titles[0].text))
        fields: Fields = {
            "title": called.title, "kind": called.kind, "held_on": as_told(paper, called.held_on),
            "place": called.place, "series_number": called.series_number,
        }  # fmt: skip
        doubts = ("这是会议通知，开没开、有没有改期请核对。",)
        yield Draft("meeting", _filled(fields), start, end, paper.text[start:end], doubts)


def _documents(paper: PaperText, piece: Piece, numbered: set[str]) -> Iterator[Draft]:
    issued = -1
    for cited in cited_documents(piece.text):
        before = piece.text[max(0, cited.start - _NEAR) : cited.start]
        follows = issued >= 0 and re.fullmatch("[、，和及与以]{0,2}", piece.text[issued : cited.start])
        briefing = _BRIEFING.match(piece.text, cited.start)
        if briefing:
            fields: Fields = {"title": briefing["title"].strip("《》"), "issue": int(briefing["issue"])}
            yield _draft(paper, piece, "briefing", fields, briefing.span())
        elif (cited.number and (cited.title or cited.number not in numbered)) or (
            cited.title
            and (_ISSUED.search(before) or follows or _day_of_cited(before) or _ABOUT.match(cited.title))
            and (_kind(cited.title) or _PAPER.search(cited.title))
            and not _LAW.search(cited.title)
            and not _BARE.fullmatch(cited.title)
            and not _DRAFTED.search(cited.title)
        ):
            yield _document(paper, piece, cited)
        issued = cited.end if follows or _ISSUED.search(before) else -1


def _document(paper: PaperText, piece: Piece, cited: Cited) -> Draft:
    fields = {
        "number": cited.number, "title": cited.title, "kind": _kind(cited.title),
        "signed_on": _day_of_cited(piece.text[max(0, cited.start - _NEAR) : cited.start]),
    }  # fmt: skip
    return _draft(paper, piece, "document", fields, (cited.start, cited.end))


def _day_of_cited(before: str) -> str:
    """The day on which a paper is said to be issued right before its title: 1990年4月9日《…通知》."""
    days = [one for one in day_mentions(before) if one.day.day and one.says_year]
    is_near = days and re.fullmatch(r"(?:印发|下发|发布|公布|制定)?(?:了|的)?", before[days[-1].end :])
    return days[-1].day.iso if is_near else ""


def _kind(title: str) -> str:
    """The kind that a title ends with."""
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", title.rstrip("〉>"))
    kinds = sorted(catalogue("document_kinds").names, key=len, reverse=True)
    return next((kind for kind in kinds if bare.endswith(kind)), "")


def _meeting(paper: PaperText, piece: Piece, meeting: MeetingMention) -> Draft:
    fields: Fields = {
        "title": meeting.title, "kind": meeting.kind, "held_on": as_told(paper, meeting.held_on),
        "place": meeting.place, "series_number": meeting.series_number,
    }  # fmt: skip
    if meeting.chair:
        fields |= {"chair": meeting.chair.name, "chair_post": meeting.chair.post}
    said = [
        {
            "speaker": one.speaker.name,
            "speaker_post": one.speaker.post,
            "words": one.words,
            "standing": "待核" if one.is_quoted else "据转述",
        }
        for one in demands(piece.text)
        if one.start > meeting.start
    ]
    fields["demands"] = said
    doubts = () if fields["held_on"] else ("原文没有写明日期，请填写。",)
    return _draft(paper, piece, "meeting", fields, (meeting.start, meeting.end), doubts=doubts)


def _others(paper: PaperText, piece: Piece, year: Dated) -> Iterator[Draft]:
    for visit in visits(piece.text):
        begin = max(sentence_at(piece.text, visit.start).start, visit.start - _FAR)
        leaders = _LEADERS.search(piece.text[begin : visit.start])
        topics = _TOPICS.search(piece.text, visit.start, visit.start + _FAR)
        names = [place.name for place in visit.places]
        others = [name for name in names if name not in paper.told.issuing_body] or names
        own = "、".join(name for name in names if name not in others)
        fields: Fields = {
            "place": "、".join(others),
            "participants": leaders["who"] if leaders else "",
            "leader_post": leaders["leader"] if leaders else "",
            "topics": topics["topics"] if topics else "",
            "held_on": as_told(paper, _day_before(piece.text, visit.start, year)),
        }
        if "多次" in piece.text[max(0, visit.start - 6) : visit.start]:
            fields["recurring"] = True
        doubts = (f"原文的地点里有本县（{own}），没有列入。",) if own else ()
        yield _draft(paper, piece, "study_visit", fields, (visit.start, visit.end), doubts=doubts)
    for found in supervision_rounds(piece.text, year):
        fields = {
            "title": found.title, "held_on": as_told(paper, found.held_on),
            "scope": found.scope, "plan": found.plan,
        }  # fmt: skip
        yield _draft(paper, piece, "supervision_round", fields, (found.start, found.end))


def _day_before(text: str, place: int, year: Dated) -> PartialDate | None:
    """The last day of the sentence before a place in it; of several in a row the first."""
    begin, told = sentence_at(text, place).start, day_mentions(text, year)
    first, last = (bisect_left(told, one, key=lambda day: day.start) for one in (begin, place))
    days = told[first:last]
    if len(days) > 1 and re.fullmatch(r"\s*[至到—－-]+\s*", text[days[-2].end : days[-1].start]):
        return days[-2].day
    return days[-1].day if days else None


def _undertaken(paper: PaperText, piece: Piece) -> Iterator[Draft]:
    for one in inclusions(piece.text):
        fields: Fields = {"item": one.item, "content": one.content}
        yield _draft(paper, piece, "inclusion", fields, (one.start, one.end))
    for made in measures(piece.text):
        fields = {"title": made.title, "kind": made.kind, "content": made.content}
        yield _draft(paper, piece, "measure", fields, (made.start, made.end))


def _person(paper: PaperText, piece: Piece, person: PersonMention) -> Draft:
    fields = {"name": person.name, "post": person.post}
    return _draft(paper, piece, "person", fields, (person.start, person.end))


def _draft(
    paper: PaperText,
    piece: Piece,
    type: str,
    fields: Fields,
    span: tuple[int, int],
    *,
    doubts: tuple[str, ...] = (),
) -> Draft:
    start, end = piece.span(*span)
    return Draft(type, _filled(fields), start, end, paper.text[start:end], doubts)


def _filled(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if value}


def _units(paper: PaperText) -> Iterator[Draft]:
    """The units that sign the paper, or that hold an honour in it."""
    for piece in paper.of(Role.ISSUER):
        name = without_seal(piece.text.strip())
        if is_unit(name):
            place = piece.text.index(name)
            yield _draft(paper, piece, "unit", {"name": "".join(name.split())}, (place, place + len(name)))
    for piece in paper.said:
        for one in honours(piece.text):
            place = piece.text.find(one.unit, one.start)
            if is_unit(one.unit) and place >= 0:
                yield _draft(paper, piece, "unit", {"name": one.unit}, (place, place + len(one.unit)))
