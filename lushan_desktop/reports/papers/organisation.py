"""组织保障: the papers that set the work up, the headquarters, and how the work was shared out."""

from collections.abc import Iterator

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.documents.document import Document
from lushan_desktop.domain.learning.measure import Measure
from lushan_desktop.domain.numbering import read_number
from lushan_desktop.domain.people.headquarters_member import HEADQUARTERS_ROLES, HeadquartersMember
from lushan_desktop.domain.record import by_rank
from lushan_desktop.domain.titles.applying import came_about
from lushan_desktop.reports.known_records import day, link
from lushan_desktop.reports.papers.doing import does_it_itself
from lushan_desktop.reports.papers.issuing import is_unclaimed, subject_of
from lushan_desktop.reports.papers.measures import names_another, own_subject, say_done, say_subject
from lushan_desktop.reports.papers.passage import Passage
from lushan_desktop.reports.papers.speakers import say_named
from lushan_desktop.reports.papers.template import SectionPlan
from lushan_desktop.reports.papers.writing import Writing, bare, in_title_marks, listed
from lushan_desktop.reports.periods import Days
from lushan_desktop.reports.statement_value import Annex, Link, StatementParagraph

_ROLE_VERB = {"政委": "任政委", "指挥长": "任指挥长", "副指挥长": "任副指挥长", "成员": "为成员"}
_TOGETHER = 2
MOST_TOGETHER = 8
"""So many papers are named in the text; more stand in a table behind the paper."""


def paragraphs(
    writing: Writing, plan: SectionPlan, documents: list[Document], measures: list[Measure]
) -> Iterator[StatementParagraph]:
    """One paragraph: plain papers together, those with contents each in a sentence of its own."""
    passage = Passage()
    own = [each for each in documents if not _subject_of(writing, each)]
    done = [each for each in measures if does_it_itself(writing, each) and not names_another(writing, each)]
    _say_own(writing, passage, plan, own, done)
    _lack_issuers(passage, own, [each for each in own if is_unclaimed(each, writing.codes)])
    _say_of_others(writing, passage, [each for each in documents if each not in own])
    for measure in (each for each in measures if each not in done):
        passage.say(writing.when(measure), writing.use(measure))
        said = say_subject(writing, passage, measure)
        say_done(writing, passage, measure, said=said).stop()
    if not passage:
        passage.lack(plan.empty_gap or "文件的标题、文号", Link("document", "", "title")).stop()
    yield passage.paragraph(f"{plan.key}/documents", "印发文件、组织机构")


def _say_own(
    writing: Writing, passage: Passage, plan: SectionPlan, documents: list[Document], measures: list[Measure]
) -> None:
    titled = sorted((each for each in documents if each.title), key=_in_order)
    untitled = [each for each in documents if not each.title]
    plain: list[Document] = []
    for document in titled:
        if _headquarters(writing, document) or document.contents or _followers(measures, document):
            _say_plain(writing, passage, plain, untitled)
            plain, untitled = [], []
            _say_with_contents(writing, passage, plan, document, _followers(measures, document))
        else:
            plain.append(document)
    loose = [each for each in measures if each.basis not in {document.id for document in titled}]
    _say_plain(writing, passage, plain, untitled, measures=loose)


def _lack_issuers(passage: Passage, told: list[Document], unclaimed: list[Document]) -> None:
    """印发 without a subject says that the county did: of what nobody says so, it is asked once."""
    if not unclaimed:
        return
    names = [each.number or (in_title_marks(each.title) if each.title else each.matter) for each in unclaimed]
    whose = "以上文件的" if len(told) > 1 else ""
    if len(unclaimed) < len(told):
        whose = f"{listed(name.strip() for name in names)}的"
    fills = [link(each, name) for each in unclaimed for name in ("issuer", "issuing_body")]
    passage.reopen().lack(f"{whose}发文机关", *fills).stop()


def _say_of_others(writing: Writing, passage: Passage, documents: list[Document]) -> None:
    """下汤镇印发《甲》: what the county did not issue names who did, after the county's own."""
    by_subject: dict[str, list[Document]] = {}
    for document in sorted(documents, key=_in_order):
        subject = _subject_of(writing, document)
        by_subject.setdefault(subject, []).append(document)
    for subject, group in by_subject.items():
        told = sorted(_say_run(writing, passage, group, subject), key=lambda each: not each.title)
        for place in range(0, len(told), _TOGETHER):
            passage.say(subject, *map(link, told[place : place + _TOGETHER]))
            _say_lot(writing, passage, told[place : place + _TOGETHER])
            passage.stop()


def _subject_of(writing: Writing, document: Document) -> str:
    return subject_of(writing.ledger, document, writing.issuers, writing.home_unit)


def _in_order(document: Document) -> tuple[str, str, int, int, str]:
    number = read_number(document.number)
    place = (number.code, number.year, number.serial) if number else ("￿", 0, 0)
    return document.signed_on or "9999", *place, document.id


def _followers(measures: list[Measure], document: Document) -> list[Measure]:
    return [measure for measure in measures if measure.basis == document.id]


def _headquarters(writing: Writing, document: Document) -> list[HeadquartersMember]:
    """The headquarters as the paper set them up: who joined later is told of in the 待核单."""
    members = [each for each in writing.ledger.all(HeadquartersMember) if each.document == document.id]
    known = [each for each in members if came_about(day(each.since), writing.until)]
    joined = [since for since in (day(each.since) for each in known) if since]
    earliest = min(joined, key=lambda each: each.first_day) if joined and len(joined) == len(known) else None
    founded = day(document.signed_on) or earliest
    first = [each for each in known if _sat(each, founded)]
    _remark_changes(writing, [each for each in known if each not in first])
    return sorted(first, key=by_rank)


def _sat(member: HeadquartersMember, founded: PartialDate | None) -> bool:
    """Return True if somebody belonged to the headquarters when they were set up."""
    joined, left = day(member.since), day(member.until)
    if founded is None:
        return joined is None
    return came_about(joined, founded) and not (left and left.last_day < founded.first_day)


def _remark_changes(writing: Writing, later: list[HeadquartersMember]) -> None:
    for member in later:
        who = writing.ledger.person(member.person)
        name = who.name if who else member.post
        told = f"{name}{day(member.since) or ''}起任创建指挥部{member.role}，正文写成立时的组成。"
        writing.remark(told, link(member, "since"))


def _say_plain(
    writing: Writing,
    passage: Passage,
    titled: list[Document],
    untitled: list[Document],
    *,
    measures: list[Measure] | None = None,
) -> None:
    """印发《甲》（…）和乙等文件 …, at most two to a sentence; loose measures close the last."""
    followers = measures or []
    documents = [*_say_run(writing, passage, titled), *untitled]
    while documents:
        lot, documents = documents[:_TOGETHER], documents[_TOGETHER:]
        _say_lot(writing, passage, lot)
        if not documents:
            _say_followers(writing, passage, followers)
            followers = []
        passage.stop()
    for place, measure in enumerate(followers):
        if place:
            said = own_subject(writing, measure)
            passage.say("，", link(measure))
        else:
            said = say_subject(writing, passage, measure)
        say_done(writing, passage, measure, said=said)
    if followers:
        passage.stop()


def _say_run(
    writing: Writing, passage: Passage, documents: list[Document], subject: str = ""
) -> list[Document]:
    """先后印发《甲》、《乙》等文件: a long run of papers, listed behind; returns those left to tell."""
    run = [each for each in documents if each.title and each.number]
    if len(run) <= MOST_TOGETHER:
        return documents
    passage.say(f"{subject}先后印发", *map(writing.use, run))
    for place, document in enumerate(run[:_TOGETHER]):
        writing.document(passage.say("、" if place else ""), document)
    passage.say("等文件（目录见附表）", *map(link, run)).stop()
    rows = tuple((str(day(each.signed_on) or ""), bare(each.title), each.number) for each in run)
    heads = ("成文日期", "文件标题", "文号")
    writing.annex.append(Annex(f"{subject}印发文件目录", heads, rows, tuple(each.id for each in run)))
    return [each for each in documents if each not in run]


def _say_lot(writing: Writing, passage: Passage, lot: list[Document]) -> None:
    passage.say("印发", *map(link, lot))
    for place, document in enumerate(lot):
        writing.document(passage.say("和" if place else ""), document)
        if document.title and not document.number:
            passage.lack("文号", link(document, "number"))
    unknown = [each for each in lot if not each.title]
    if unknown:
        names = listed(each.kind or "该" for each in unknown)
        is_numbered = all(each.number for each in unknown)
        fields = ("title",) if is_numbered else ("title", "number")
        fills = [link(each, field) for each in unknown for field in fields if not getattr(each, field)]
        passage.say("等文件").lack(f"{names}文件的标题{'' if is_numbered else '、文号'}", *fills)


def _say_followers(writing: Writing, passage: Passage, measures: list[Measure]) -> None:
    for place, measure in enumerate(measures):
        passage.say("，" if place else "，并", link(measure))
        say_done(writing, passage, measure, said=own_subject(writing, measure))


def _say_with_contents(
    writing: Writing, passage: Passage, plan: SectionPlan, document: Document, measures: list[Measure]
) -> None:
    passage.say("印发", link(document)).say(
        in_title_marks(document.title, document.number), writing.use(document)
    )
    if not document.number:
        passage.lack("文号", link(document, "number"))
    members = _headquarters(writing, document)
    if members:
        _say_headquarters(writing, passage, document, members)
        passage.say(f"，{plan.headquarters_purpose}" if plan.headquarters_purpose else "")
    elif document.contents:
        writing.recorded(passage.say("，"), document.contents, document, "contents")
    _say_followers(writing, passage, measures)
    passage.stop()


def _say_headquarters(
    writing: Writing, passage: Passage, document: Document, members: list[HeadquartersMember]
) -> None:
    """成立由甲任政委、乙任指挥长、丙任副指挥长、丁为成员的创建指挥部."""
    passage.say("，成立由", link(document))
    roles = [role for role in HEADQUARTERS_ROLES if any(member.role == role for member in members)]
    for place, role in enumerate(roles):
        holders = [member for member in members if member.role == role]
        for number, holder in enumerate(holders):
            passage.say("、" if place or number else "")
            _say_holder(writing, passage, holder, day(document.signed_on) or day(holder.since))
        passage.say(_ROLE_VERB[role], *map(link, holders))
    passage.say("的创建指挥部", link(document))


def _say_holder(
    writing: Writing, passage: Passage, member: HeadquartersMember, founded: PartialDate | None
) -> None:
    """By post where the paper names posts; else the person with the office held when they were set up."""
    owner = writing.use(member)
    person = writing.ledger.person(member.person)
    if person and not member.post:
        say_named(writing, passage, person, Days(founded, founded), owner)
    elif person or member.post:
        passage.say(f"{member.post}{person.name if person else ''}", owner)
    elif name := writing.ledger.unit_name(member.unit):
        passage.say(name, owner)
    else:
        passage.lack(f"{member.role}的职务", link(member, "post"))
