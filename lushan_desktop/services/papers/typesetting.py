"""公文排版: any text that somebody wrote is recognised, shown, and set as official paper.

`recognise_file` and `recognise_text` say what each paragraph is, `compose` makes the paper, `write` the file.
"""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import takewhile
from pathlib import Path
from typing import Any, TypeVar

from lushan_desktop.base import clock
from lushan_desktop.base.computing import CHILD, FOREIGN
from lushan_desktop.base.errors import UserError
from lushan_desktop.base.files import write_whole
from lushan_desktop.base.text.date_reading import read_date
from lushan_desktop.domain.recognise import Part, Recognised, Role, issuing_body, recognise, taken
from lushan_desktop.domain.recognise.passage import Source
from lushan_desktop.domain.recognise.taking import body_in_title, doubts
from lushan_desktop.intake import limits
from lushan_desktop.paper.content import Block, Content
from lushan_desktop.paper.formal import CommandHead, Handling, LetterHead, RedHead
from lushan_desktop.services.office.office import MARK_WIDTHS
from lushan_desktop.services.papers.foreign_text import Way, blocks_of

G = TypeVar("G")

_REFUSED = "文稿太大或已损坏，没有读入。请在WPS或Word里打开，另存为.docx后重试。"
ENDINGS = (".pdf", ".docx")

_UNKNOWN_ISSUER, _UNKNOWN_NUMBER, _UNKNOWN_SIGNER = "【待补：发文机关】", "【待补：文号】", "【待补：签发人】"
_HEAD_ROLES = (Role.URGENCY, Role.MASTHEAD, Role.NUMBER, Role.SIGNER)
_LONGEST_IN_A_HEAD = 40
_SIGNED = (Role.ISSUER, Role.DATE)
_BEFORE_A_SIGN_OFF_ENDS = (Role.NOTE, Role.COPIES, Role.PRINTED, Role.ATTACHMENT)
_SIGNER = re.compile(r"签发人：\s*(\S.*)")
_SESSION = re.compile(r"[〔（(\[]?.{0,10}第.{1,8}[次期号][）)]?")


class Form(StrEnum):
    """The papers that a text can be set as; the value is how the command names it."""

    PLAIN = "plain"
    NOTICE = "notice"
    UPWARD = "upward"
    LETTER = "letter"
    MINUTES = "minutes"
    ORDER = "order"


FORM_NAMES = {
    Form.PLAIN: "白头文稿",
    Form.NOTICE: "红头文件（下行）",
    Form.UPWARD: "红头文件（上行，有签发人）",
    Form.LETTER: "信函",
    Form.MINUTES: "纪要",
    Form.ORDER: "命令（令）",
}


@dataclass(frozen=True)
class GivenParts:
    """What the text itself may lack; where the text has it, the text stands."""

    issuer: str = ""
    number: str = ""
    to: str = ""
    date: str = ""
    signer: str = ""
    sealed: bool = False
    mark_width: int = 0
    """发文机关标志 in mm; 0 goes by the number of its characters."""


@dataclass(frozen=True)
class TypesetFile:
    """The file, and what its maker should be told."""

    file: Path
    pages: int | None
    notices: tuple[str, ...]


def recognise_file(file: Path) -> Recognised:
    """Return what each paragraph and table of a .docx or .txt is. Raises UserError."""
    from lushan_desktop.intake.text import read_file

    return _recognised_in_child(read_file, file)


def recognise_text(text: str) -> Recognised:
    """Return what each line of a pasted text is. Raises UserError."""
    from lushan_desktop.intake.text import read_pasted

    return _recognised_in_child(read_pasted, text)


def read_and_recognise(reader: Callable[[G], Sequence[Source]], given: G) -> Recognised:
    """Runs in the child for foreign files, within its limits."""
    from lushan_desktop.intake.text import margins_of

    limits.limit()
    recognised = recognise(reader(given))
    return replace(recognised, left_out=margins_of(given)) if isinstance(given, Path) else recognised


def compose(recognised: Recognised, form: Form = Form.PLAIN, given: GivenParts | None = None) -> Content:
    """The text as official paper: all of it, in its order; what it lacks is taken from what was given."""
    known = _checked(given or GivenParts())
    known = replace(known, number=known.number or shown_number(recognised, form))
    parts = _completed(recognised.parts, known, form)
    head, rest = _headed(parts, form, known)
    anchors = {id(part): anchor_of(place) for place, part in enumerate(recognised.parts)}
    way = Way(known.sealed, stamped=form is Form.ORDER, with_roll=form is Form.MINUTES)
    text = blocks_of(rest, way, anchors=anchors)
    blocks: list[Block] = [*head, *text]
    return Content(*blocks, name=recognised.first(Role.TITLE))


def anchor_of(place: int) -> str:
    """The name among the placements of the part at this place."""
    return f"part-{place}"


def notices(recognised: Recognised, form: Form, given: GivenParts) -> tuple[str, ...]:
    """Return what was given and not used, because the text has it; what the paper still lacks."""
    told = [
        f"文稿里已有{role.value}“{recognised.first(role)}”，没有改成“{text}”。"
        for role, text in ((Role.ADDRESSEE, given.to), (Role.DATE, given.date), (Role.NUMBER, given.number))
        if text and recognised.first(role) and text != recognised.first(role)
    ]
    head = [
        block
        for block in compose(recognised, form, given).blocks
        if isinstance(block, RedHead | LetterHead | CommandHead)
    ]
    told += [f"版头还缺：{gap}。" for gap in re.findall("【待补：([^】]*)】", repr(head))]
    if recognised.parts and not recognised.first(Role.TITLE):
        told.append("未识别出标题，请核对文稿的开头。")
    if form is not Form.PLAIN and not given.issuer and (named := _named_issuer(recognised)):
        told.append(f"版头的发文机关取自标题：{named}，请核对。")
    if recognised.left_out:
        told.append(f"页眉、页脚的文字没有排入：{'、'.join(recognised.left_out)}。")
    if not given.number and (number := shown_number(recognised, form)):
        told.append(f"文号取自网页附带的文字：{number}，请核对。")
    return (*told, *doubts(recognised))


def shown_number(recognised: Recognised, form: Form) -> str:
    """The number that only the page around the paper shows, for a head that wants one."""
    is_bare = form is Form.PLAIN or any(part.role is Role.NUMBER for part in recognised.main_sheet)
    return "" if is_bare else taken(recognised).number


def _named_issuer(recognised: Recognised) -> str:
    """The issuer as the title alone tells it; nothing where somebody signed."""
    signed = any(part.role is Role.ISSUER for part in recognised.main_sheet)
    return "" if signed else issuing_body(recognised)


def write(recognised: Recognised, form: Form, given: GivenParts, file: Path) -> TypesetFile:
    """Set the text and put the file there whole or not at all. Raises UserError."""
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        raise UserError(f"不能存为“{ending or file.name}”，可存为PDF（.pdf）、Word（.docx）。")
    told = notices(recognised, form, given)
    made = CHILD.call(compose_and_render, recognised, form, given, ending)
    write_whole(file, made.pdf if ending == ".pdf" else made)
    if ending != ".pdf":
        return TypesetFile(file, None, told)
    missing = (f"没有字体能印：{'、'.join(made.missing)}，印成了〓。",) if made.missing else ()
    return TypesetFile(file, made.pages, (*told, *missing))


def compose_and_render(recognised: Recognised, form: Form, given: GivenParts, ending: str) -> Any:
    """Runs in the child: the typeset pages of a PDF, or the bytes of a Word file."""
    from lushan_desktop.paper.pdf import typeset
    from lushan_desktop.paper.word.word import write_document

    content = compose(recognised, form, given)
    return typeset(content) if ending == ".pdf" else write_document(content)


def _recognised_in_child(reader: Callable[[G], Sequence[Source]], given: G) -> Recognised:
    try:
        read = FOREIGN.call_within(limits.PATIENCE, read_and_recognise, reader, given)
    except UserError:
        FOREIGN.close()
        raise
    except (BrokenExecutor, TimeoutError, MemoryError) as error:
        FOREIGN.close()
        raise limits.unread(error, _REFUSED) from error
    return read


def _checked(given: GivenParts) -> GivenParts:
    """The date in the form of official papers, 主送 with its colon. Raises UserError."""
    day = given.date
    if day:
        read = read_date(day, today=_today())
        if read is None or not read.day:
            raise UserError(f"“{day}”不是有效日期，请按“2023年3月1日”格式填写。", field="date")
        day = str(read)
    if given.mark_width and given.mark_width not in MARK_WIDTHS:
        raise UserError(f"标志宽度在{MARK_WIDTHS[0]}到{MARK_WIDTHS[-1]}毫米之间。", field="mark_width")
    to = given.to if not given.to or given.to.endswith(("：", ":")) else f"{given.to}："
    return replace(given, date=day, to=to)


def _today() -> date:
    return clock.today()


def _completed(parts: Sequence[Part], given: GivenParts, form: Form) -> list[Part]:
    """The parts with 主送, 署名 and 成文日期 put in where the main sheet has none of its own."""
    whole, signer = list(parts), given.signer if form is Form.ORDER else given.issuer
    end = next((n for n, part in enumerate(whole) if part.role is Role.ATTACHMENT), len(whole))
    roles = [part.role for part in whole[:end]]
    if not set(_SIGNED) & set(roles) and (signer or given.date):
        place = _end_of_text(roles)
        signed = [(Role.ISSUER, signer), (Role.DATE, given.date)]
        whole[place:place] = [Part(role, text) for role, text in signed if text]
    elif Role.DATE not in roles and given.date and Role.ISSUER in roles:
        place = max(n for n, role in enumerate(roles) if role is Role.ISSUER) + 1
        whole.insert(place, Part(Role.DATE, given.date))
    if Role.ADDRESSEE not in roles and given.to:
        heads = [n for n, role in enumerate(roles) if role in (*_HEAD_ROLES, Role.TITLE, Role.SUBTITLE)]
        whole.insert(max(heads, default=-1) + 1, Part(Role.ADDRESSEE, given.to))
    return whole


def _end_of_text(roles: Sequence[Role]) -> int:
    """Return where a sign-off belongs: below the text and 附件说明, above notes and copies."""
    place = len(roles)
    while place and roles[place - 1] in _BEFORE_A_SIGN_OFF_ENDS:
        place -= 1
    return place


def _headed(parts: list[Part], form: Form, given: GivenParts) -> tuple[list[Block], list[Part]]:
    """The head of the form, and the parts that it leaves for the paper."""
    if form is Form.PLAIN:
        lacks_number = given.number and not any(part.role is Role.NUMBER for part in parts)
        return [], [Part(Role.NUMBER, given.number), *parts] if lacks_number else parts
    if form in _NAMED_BY_ITSELF:
        return _NAMED_BY_ITSELF[form](parts, given)
    used: set[int] = set()
    issuers, suffix = _masthead(parts, form, given, used)
    number = _take(parts, Role.NUMBER, used) or given.number or _UNKNOWN_NUMBER
    handling = Handling(urgency=_take(parts, Role.URGENCY, used))
    if form is Form.LETTER:
        head: Block = LetterHead("".join(issuers), number, handling, given.mark_width)
    else:
        signers = _signers(parts, form, given, used)
        head = RedHead(issuers, number, suffix, signers, handling, given.mark_width)
    return [head], [part for n, part in enumerate(parts) if n not in used]


def _take(parts: Sequence[Part], role: Role, used: set[int]) -> str:
    """The text of the main sheet's first part in this role, which then stands in the head.

    What is too long for a head stays in the text.
    """
    sheet = takewhile(lambda part: part.role is not Role.ATTACHMENT, parts)
    place = next((n for n, part in enumerate(sheet) if part.role is role), None)
    if place is None or len(parts[place].text) > _LONGEST_IN_A_HEAD:
        return ""
    used.add(place)
    return parts[place].text


def _masthead(
    parts: Sequence[Part], form: Form, given: GivenParts, used: set[int]
) -> tuple[tuple[str, ...], str]:
    """Who issues the paper, as printed in red: from the text's own red head, as given, or who signed it."""
    own = next((part.text for part in parts if part.role is Role.MASTHEAD), "")
    stays = own.endswith("文件") if form is Form.LETTER else own.endswith("简报")
    if own and not stays:
        _take(parts, Role.MASTHEAD, used)
        return (own.removesuffix("文件"),), "文件"
    # A post and a name, 县长　×××, sign as a person: nobody's head.
    signed = tuple(part.text for part in _first_signers(parts) if len(part.text.split()) == 1)
    given_names = tuple(filter(None, re.split(r"[、，,;；\s]+", given.issuer)))
    return given_names or signed or _named_in_title(parts) or (_UNKNOWN_ISSUER,), "文件"


def _named_in_title(parts: Sequence[Part]) -> tuple[str, ...]:
    """The units that the title names before 关于."""
    title = "".join(part.text for part in takewhile(lambda part: part.role is Role.TITLE, _from_title(parts)))
    return tuple(filter(None, body_in_title(title).split("、")))


def _from_title(parts: Sequence[Part]) -> Sequence[Part]:
    return parts[next((n for n, part in enumerate(parts) if part.role is Role.TITLE), len(parts)) :]


def _first_signers(parts: Sequence[Part]) -> list[Part]:
    """The 署名 of the main sheet."""
    sheet = takewhile(lambda part: part.role is not Role.ATTACHMENT, parts)
    return [part for part in sheet if part.role is Role.ISSUER and part.text]


def _signers(parts: Sequence[Part], form: Form, given: GivenParts, used: set[int]) -> tuple[str, ...]:
    own = next((part.text for part in parts if part.role is Role.SIGNER), "")
    found = _SIGNER.fullmatch(own)
    if found:
        _take(parts, Role.SIGNER, used)
        return tuple(re.split(r"[、\s]+", found[1].strip()))
    if form is not Form.UPWARD or own:
        return ()
    return tuple(re.split(r"[、，,\s]+", given.signer)) if given.signer else (_UNKNOWN_SIGNER,)


def _minutes_head(parts: list[Part], given: GivenParts) -> tuple[list[Block], list[Part]]:
    """A 纪要 is headed by its own name: that of the text, or the issuer's with 会议纪要."""
    used: set[int] = set()
    titles = [n for n, part in enumerate(parts) if part.role is Role.TITLE]
    name = "".join(parts[n].text for n in titles if _is_first_run(titles, n))
    number = _take(parts, Role.NUMBER, used)
    session = next((n for n, part in enumerate(parts) if part.role is Role.SUBTITLE), None)
    if not number and session is not None and _SESSION.fullmatch(parts[session].text):
        number = parts[session].text
        used.add(session)
    if name.endswith("纪要"):
        used |= {n for n in titles if _is_first_run(titles, n)}
    else:
        issuer = given.issuer or _UNKNOWN_ISSUER
        name = issuer if issuer.endswith("纪要") else f"{issuer}会议纪要"
    head = RedHead((name,), number or given.number, suffix="", mark_width=given.mark_width)
    return [head], [part for n, part in enumerate(parts) if n not in used]


def _command_head(parts: list[Part], given: GivenParts) -> tuple[list[Block], list[Part]]:
    """A 令 is headed by its own name: that of the text, or the issuer's with 令."""
    used: set[int] = set()
    titles = [n for n, part in enumerate(parts) if part.role is Role.TITLE]
    name = "".join(parts[n].text for n in titles if _is_first_run(titles, n))
    if name.endswith("令"):
        used |= {n for n in titles if _is_first_run(titles, n)}
    else:
        issuer = _take(parts, Role.MASTHEAD, used) or given.issuer or _UNKNOWN_ISSUER
        name = issuer if issuer.endswith("令") else f"{issuer}令"
    number = _take(parts, Role.NUMBER, used) or given.number or _UNKNOWN_NUMBER
    head = CommandHead(name, number, Handling(urgency=_take(parts, Role.URGENCY, used)))
    return [head], [part for n, part in enumerate(parts) if n not in used]


_NAMED_BY_ITSELF = {Form.MINUTES: _minutes_head, Form.ORDER: _command_head}


def _is_first_run(titles: Sequence[int], place: int) -> bool:
    """Return True if a line belongs to the first title, not to that of an attachment."""
    return titles.index(place) == place - titles[0]
