"""How a recognised text stands on official paper: its parts become blocks, unchanged and in their order.

Where a block would print something else than what was written, the text stands as a plain paragraph.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from lushan_desktop.domain.recognise import Part, Role
from lushan_desktop.paper.content import (
    Addressee,
    Attachments,
    Block,
    Caption,
    Face,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    SignOff,
    Title,
)
from lushan_desktop.paper.formal import AttachmentHead, Imprint, Remark, Roll, closed
from lushan_desktop.paper.setting.title import break_title
from lushan_desktop.services.papers.foreign_tables import CAPTION_WIDTH, blocks_of_table

_TITLE_WIDTH = 20
"""Characters on a line of a title (2号)."""
_FACES: tuple[Face, ...] = ("heading", "kai", "body", "body")
_LABELLED_LINE = 20
"""Characters of 记录：示例甲, at most."""
_LABELLED = re.compile(r"([^：]{1,8})：(.+)", re.DOTALL)
_ATTACHMENT = re.compile(r"附件([1-9]\d?)?(?:\s+(\S.*))?")
_PRINTED = re.compile(r"(\S+)\s+(\d{4}年\d{1,2}月\d{1,2}日印发)")
_LONGEST_DATE, _LONGEST_ISSUER = 20, 80
"""Characters that a sign-off has room for; what is longer stands as text."""
_LONGEST_POST = 12
"""Characters of 县长　示例甲, beside which a stamp has its room; what is longer is the name of an office."""
_BLANK_LINE = Paragraph("")


@dataclass(frozen=True)
class Way:
    """How some parts are set: 署名 with room for seals or for a stamp beside it, 出席 as 纪要 have it."""

    sealed: bool = False
    stamped: bool = False
    with_roll: bool = False


AS_IT_IS = Way()


def blocks_of(
    parts: Sequence[Part], way: Way = AS_IT_IS, *, anchors: Mapping[int, str] | None = None
) -> list[Block]:
    """The blocks of a text; `anchors` name its paragraphs among the placements, by the parts' identity."""
    rest = list(parts)
    blocks: list[Block] = []
    while rest:
        taken, made = _next_blocks(rest, way)
        if rest[0].role is Role.TITLE and any(isinstance(block, SignOff) for block in blocks):
            # What a 通知 or 令 makes known begins on a page of its own.
            made = [PageBreak(), *made]
        blocks += _anchored(made, (anchors or {}).get(id(rest[0]), ""))
        rest = rest[taken:]
    return sorted(blocks, key=lambda block: isinstance(block, Imprint))


def _anchored(blocks: list[Block], anchor: str) -> list[Block]:
    return [
        replace(block, anchor=anchor) if isinstance(block, Heading | Paragraph) else block for block in blocks
    ]


def _next_blocks(rest: list[Part], way: Way) -> tuple[int, list[Block]]:
    """Return how many parts the next blocks take, and the blocks."""
    first = rest[0]
    if first.role is Role.ATTACHMENT:
        return _attachment(rest)
    if first.role in (Role.ISSUER, Role.DATE):
        return _sign_off(rest, way)
    if first.role is Role.TITLE:
        return _titled(rest)
    if first.role in _GROUPED:
        group = list(takewhile(lambda part: part.role is first.role, rest))
        if way.with_roll and _text_goes_on(rest[len(group) :]):
            way = replace(way, with_roll=False)
        return len(group), _GROUPED[first.role](group, way)
    if first.role in (Role.COPIES, Role.PRINTED):
        return _imprint(rest)
    return 1, [_single(first)]


def _text_goes_on(below: Sequence[Part]) -> bool:
    """True if there is more than who took it down: 出席 among the first lines of a paper closes none."""
    sheet = takewhile(lambda part: part.role is not Role.ATTACHMENT, below)
    return any(part.level or (part.role is Role.BODY and len(part.text) > _LABELLED_LINE) for part in sheet)


def _single(part: Part) -> Block:
    if part.role is Role.ADDRESSEE:
        return Addressee(part.text)
    if part.role is Role.NOTE and part.text.startswith("（"):
        return Remark(part.text)
    if part.level:
        return _heading(part)
    return Paragraph(part.text)


def _heading(part: Part) -> Block:
    """A heading alone, or one that begins a paragraph."""
    level, lead = part.level, part.lead
    if lead == len(part.text):
        return Heading(level, part.text)  # type: ignore[arg-type]  # a level is 1 to 4
    if not lead or level > 2:
        return Paragraph(part.text)
    return Paragraph((Run(part.text[:lead], _FACES[level - 1]), Run(part.text[lead:])))


def _title(group: Sequence[Part], _way: Way) -> list[Block]:
    return [Title(_title_text([part.text for part in group]))]


def _titled(rest: Sequence[Part]) -> tuple[int, list[Block]]:
    """The lines of a title, and what stands under it."""
    lines = list(takewhile(lambda part: part.role is Role.TITLE, rest))
    under = list(takewhile(lambda part: part.role is Role.SUBTITLE, rest[len(lines) :]))
    title = Title(_title_text([part.text for part in lines]), subtitle="\n".join(part.text for part in under))
    return len(lines) + len(under), [title]


def _title_text(lines: Sequence[str]) -> str | tuple[str, ...]:
    """The lines as they were divided, where each has room; else one text, to be broken by sense."""
    if len(lines) > 1 and all(len(line) <= _TITLE_WIDTH for line in lines):
        return tuple(lines)
    return "".join(lines)


def _centred(group: Sequence[Part], _way: Way) -> list[Block]:
    return [*_lines_centred(part.text for part in group)]


def _chapters(group: Sequence[Part], _way: Way) -> list[Block]:
    """第一章　总则 in the middle of its line, in 黑体."""
    return [Heading(1, part.text, centred=True) for part in group]


def _masthead(group: Sequence[Part], way: Way) -> list[Block]:
    """The name of a 简报 is its title; ××文件 above a title is not."""
    return _title(group, way) if group[-1].text.endswith("简报") else _centred(group, way)


def _lines_centred(texts: Iterable[str]) -> list[Caption]:
    return [Caption(line) for text in texts for line in break_title(text, CAPTION_WIDTH)]


def _attachment_names(group: Sequence[Part], _way: Way) -> list[Block]:
    """附件说明 as the standard sets it, where its numbers and marks are those of the standard."""
    text = "\n".join(part.text for part in group)
    names = [
        name.strip() for name in re.split(r"\n|\s+(?=\d{1,2}\.)", text.removeprefix("附件：")) if name.strip()
    ]
    bare = tuple(re.sub(r"^\d{1,2}\.\s*", "", name) for name in names)
    numbered = [f"{n}.{name}" for n, name in enumerate(bare, 1)] if len(bare) > 1 else list(bare)
    if _ink("附件：" + "".join(numbered)) == _ink(text):
        return [Attachments(bare)]
    first, *others = group
    return [_BLANK_LINE, Paragraph(first.text), *(Paragraph(part.text, indent=5) for part in others)]


def _roll(group: Sequence[Part], way: Way) -> list[Block]:
    """出席：, 请假：, 列席： with their labels in 黑体."""
    entries = [_LABELLED.fullmatch(part.text) for part in group]
    if way.with_roll and all(entries):
        return [Roll(tuple((entry[1], entry[2]) for entry in entries if entry))]
    return [
        Paragraph((Run(part.text[: part.lead], "heading"), Run(part.text[part.lead :]))) for part in group
    ]


def _tables(group: Sequence[Part], _way: Way) -> list[Block]:
    return [block for part in group if part.grid for block in blocks_of_table(part.grid)]


def _attachment(rest: Sequence[Part]) -> tuple[int, list[Block]]:
    """“附件1” on a new page with the title below it."""
    titles = list(takewhile(lambda part: part.role is Role.TITLE, rest[1:]))
    found = _ATTACHMENT.fullmatch(rest[0].text)
    if found and bool(found[2]) != bool(titles):
        number = int(found[1] or 0)
        return 1 + len(titles), [AttachmentHead(found[2] or "".join(part.text for part in titles), number)]
    return 1, [PageBreak(), Paragraph((Run(rest[0].text, "heading"),), indent=0)]


def _sign_off(rest: Sequence[Part], way: Way) -> tuple[int, list[Block]]:
    issuers = [part.text for part in takewhile(lambda part: part.role is Role.ISSUER, rest)]
    is_dated = len(rest) > len(issuers) and rest[len(issuers)].role is Role.DATE
    date = rest[len(issuers)].text if is_dated else ""
    if len(date) > _LONGEST_DATE or any(len(issuer) > _LONGEST_ISSUER for issuer in issuers):
        return len(issuers) + is_dated, [Paragraph(text) for text in (*issuers, date) if text]
    first, *others = issuers or [""]
    signed = SignOff(first, date, sealed=way.sealed, others=tuple(others))
    if way.stamped and first and not others and len(first) <= _LONGEST_POST:
        signed = SignOff("", date, signed_as=first)
    return len(issuers) + is_dated, [signed]


def _imprint(rest: Sequence[Part]) -> tuple[int, list[Block]]:
    """版记, where it is written as the standard prints it and only attachments follow; else plain lines.

    A page shows it above the attachments; printed it stands below the last of them (7.4).
    """
    group = list(takewhile(lambda part: part.role in (Role.COPIES, Role.PRINTED), rest))
    receivers = [_LABELLED.fullmatch(part.text) for part in group if part.role is Role.COPIES]
    printed = [_PRINTED.fullmatch(part.text) for part in group if part.role is Role.PRINTED]
    is_regular = all(receivers) and all(printed) and len(printed) <= 1
    is_closed = all(found and closed(found[2]) == found[2] for found in receivers)
    is_last = len(group) == len(rest) or rest[len(group)].role is Role.ATTACHMENT
    if not (is_last and is_regular and is_closed):
        return len(group), [Paragraph(part.text) for part in group]
    pairs = tuple((found[1], found[2]) for found in receivers if found)
    issuer, date = next(((found[1], found[2]) for found in printed if found), ("", ""))
    return len(group), [Imprint(pairs, issuer, date)]


def _ink(text: str) -> str:
    return "".join(text.split())


_GROUPED: dict[Role, Callable[[Sequence[Part], Way], list[Block]]] = {
    Role.SUBTITLE: _centred,
    Role.CHAPTER: _chapters,
    Role.MASTHEAD: _masthead,
    Role.URGENCY: _centred,
    Role.NUMBER: _centred,
    Role.SIGNER: _centred,
    Role.ATTACHMENTS: _attachment_names,
    Role.ROLL: _roll,
    Role.TABLE: _tables,
}
