"""Reads a foreign text from top to bottom and says what each paragraph is; changes none of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lushan_desktop.base.text.sayable import sayable
from lushan_desktop.domain.recognise import commands, lines
from lushan_desktop.domain.recognise.ahead import DASHES, LONG_LINE, TITLE_WIDTH, Ahead, ends_a_title
from lushan_desktop.domain.recognise.furniture import furniture
from lushan_desktop.domain.recognise.page_shapes import is_contact
from lushan_desktop.domain.recognise.passage import (
    BLANKS,
    LEVELS,
    Grid,
    Part,
    Passage,
    Recognised,
    Role,
    Source,
)
from lushan_desktop.domain.recognise.run_together import taken_apart
from lushan_desktop.domain.recognise.unwrapping import rejoined

_ARTICLES_WITHIN = 60
"""Lines below 第一章 among which another chapter or an article stands: a table of contents is as long."""
_LAST_OF_A_SHEET = (Role.DATE, Role.NOTE, Role.COPIES, Role.PRINTED)


def recognise(sources: Sequence[Source]) -> Recognised:
    """The parts of a text: every character of it, in its order, blanks at the ends of lines left out."""
    lines_of_it = taken_apart(_in_lines(sources))
    around = furniture(lines_of_it)
    inside = [source for place, source in enumerate(lines_of_it) if place not in around]
    parts = _Reader(_stripped(rejoined(inside))).read()
    return Recognised(tuple(_with_furniture(parts, lines_of_it, around)))


def _with_furniture(
    parts: Sequence[Part], sources: Sequence[Source], around: frozenset[int]
) -> Iterator[Part]:
    """The parts, and between them what hangs around the text, in the order in which it was written."""
    rest = iter(parts)
    written, read = 0, 0
    for place, source in enumerate(sources):
        if place not in around:
            written += _length(source)
            continue
        while read < written and (part := next(rest, None)) is not None:
            yield part
            read += _length(part)
        if isinstance(source, Grid):
            yield Part(Role.FURNITURE, grid=source)
        else:
            yield Part(Role.FURNITURE, source.text.strip(BLANKS))
    yield from rest


def _length(one: Part | Source) -> int:
    """Return how many characters that are no blanks stand there."""
    if isinstance(one, Part):
        return _length(one.grid) if one.grid else len("".join(one.text.split()))
    cells = (cell for row in one.rows for cell in row) if isinstance(one, Grid) else (one.text,)
    return sum(len("".join(cell.split())) for cell in cells)


def _in_lines(sources: Sequence[Source]) -> list[Source]:
    """Passages of one line each; empty ones are layout and fall away, and so does what is no character."""
    found: list[Source] = []
    for source in sources:
        if isinstance(source, Grid):
            rows = tuple(tuple(map(sayable, row)) for row in source.rows)
            found.append(source if rows == source.rows else replace(source, rows=rows))
            continue
        for line in re.split(r"[\n\v\f\r\u2028\u2029]+", source.text):
            said = sayable(line)
            if said.strip(BLANKS):
                found.append(Passage(said, source.outline))
    return found


def _stripped(sources: Sequence[Source]) -> list[Source]:
    """Passages without outer blanks."""
    return [
        source if isinstance(source, Grid) else Passage(source.text.strip(BLANKS), source.outline)
        for source in sources
    ]


def _ends_what_is_said(parts: Sequence[Part]) -> bool:
    """Return True if the last part can stand right above who signs without a day."""
    last = parts[-1] if parts else Part(Role.BODY)
    is_said = lines.ends_a_sentence(last.text) or lines.is_closing(last.text) or is_contact(last.text)
    return last.role in (Role.ATTACHMENTS, Role.TABLE) or is_said


def _ends_an_occasion(last: Part, text: str) -> bool:
    """Return True for the second line of —2023年5月6日在示例县第一次会议上, which a page broke."""
    is_open = last.role is Role.SUBTITLE and not last.text.endswith("上")
    return is_open and bool(lines.day_of_occasion(last.text)) and text.endswith("上")


class _Reader(Ahead):
    """Goes through the lines once; `at` is the next one."""

    def __init__(self, sources: list[Source]) -> None:
        super().__init__(sources)
        self._parts: list[Part] = []
        self._is_signed = False
        self._lists_attachments = False
        self._in_articles = False

    def read(self) -> list[Part]:
        self._read_front()
        self._read_sheet_head()
        while self._at < len(self._sources):
            self._read_next()
        return self._parts

    def _take(self, role: Role, lead: int = 0) -> None:
        self._parts.append(Part(role, self._text(), lead))
        self._at += 1

    def _take_several(self, *pieces: tuple[Role, str]) -> None:
        self._parts += [Part(role, text) for role, text in pieces]
        self._at += 1

    def _read_front(self) -> None:
        """Read what stands above a title: urgency, red head, number, 签发人."""
        while text := self._text():
            if pair := lines.number_and_signer(text):
                self._take_several((Role.NUMBER, pair[0]), (Role.SIGNER, pair[1]))
            elif titled := lines.number_and_title(text):
                self._take_several((Role.NUMBER, titled[0]), (Role.TITLE, titled[1]))
                return
            elif lines.is_number(text):
                self._take(Role.NUMBER)
            elif lines.is_signer(text):
                self._take(Role.SIGNER)
            elif lines.is_urgency(text):
                self._take(Role.URGENCY)
            elif self._is_masthead(text):
                self._take(Role.MASTHEAD)
            elif self._dates_a_title(text):
                self._take(Role.BODY)
            elif self._is_speaker(text):
                self._take(Role.SUBTITLE)
            else:
                return

    def _dates_a_title(self, text: str) -> bool:
        """Return True for a day above a title, and for who and when below the number of a briefing."""
        is_day = lines.is_date(text) and self._may_be_title(1) and ends_a_title(self._text(1))
        is_numbered = bool(self._parts) and self._parts[-1].role is Role.NUMBER
        return is_day or (is_numbered and lines.issuer_and_date(text) is not None)

    def _is_speaker(self, text: str) -> bool:
        """Return True for who speaks and when, above a salutation, where the title itself is missing."""
        is_day = lines.is_date(text) and bool(self._parts) and self._parts[-1].role is Role.SUBTITLE
        return is_day or self._speaks(is_first=not self._parts)

    def _read_sheet_head(self) -> None:
        """Title, what stands under it, 主送."""
        self._in_articles = False
        is_titled = bool(self._parts) and self._parts[-1].role is Role.TITLE
        count = 1 if is_titled else self._title_lines()
        for _ in range(0 if is_titled else count):
            if numbered := lines.title_and_number(self._text()):
                self._take_several((Role.TITLE, numbered[0]), (Role.NUMBER, numbered[1]))
            else:
                self._take(Role.TITLE)
        while count and self._is_subtitle():
            self._take(Role.NUMBER if lines.is_number(self._text()) else Role.SUBTITLE)
        self._join_address(is_titled=bool(count))
        if self._is_address(is_titled=bool(count)):
            self._take(Role.ADDRESSEE)
        elif (count or not self._parts or self._parts[-1].role is Role.NUMBER) and (
            opened := lines.address_and_text(self._text())
        ):
            self._take_several((Role.ADDRESSEE, opened[0]), (Role.BODY, opened[1]))

    def _is_address(self, *, is_titled: bool = True) -> bool:
        """主送 without a colon stands right below the title; below a subtitle it says 各, or is who wrote."""
        text = self._text()
        is_next = not (self._parts and self._parts[-1].role is Role.SUBTITLE)
        if self._parts and self._parts[-1].role is Role.NUMBER and self._is_unit_before_text():
            return True
        if lines.is_unit(text) and lines.is_date(self._text(1).strip("（）()")):
            return False
        return lines.is_address(text, after_a_title=is_titled and (is_next or text.startswith("各")))

    def _is_subtitle(self) -> bool:
        text = self._text()
        is_long = len(text) > TITLE_WIDTH and not any(commands.issued(text))
        if not text or is_long or lines.heading_role(text):
            return False
        if lines.ends_a_sentence(text) or lines.lists_attachments(text) or lines.roll_lead(text):
            return False
        is_short = len(text) <= 24 and not text.endswith(("：", ":")) and bool(self._text(1))
        return (
            lines.is_bracketed(text)
            or text.startswith(DASHES)
            or lines.is_date(text)
            or lines.is_number(text)
            or lines.is_dated_unit(text)
            or _ends_an_occasion(self._parts[-1], text)
            or lines.is_number(lines.day_beside(text)[1])
            or (is_short and not self._is_address() and self._is_before_text())
        )

    def _read_next(self) -> None:
        source = self._sources[self._at]
        if isinstance(source, Grid):
            self._parts.append(Part(Role.TABLE, grid=source))
            self._at += 1
        elif self._begins_attachment():
            self._take(Role.ATTACHMENT)
            self._read_sheet_head()
        elif self._is_signed and self._parts[-1].role in _LAST_OF_A_SHEET and self._begins_enclosed(0):
            self._read_sheet_head()
        elif lines.lists_attachments(source.text) or self._is_bare_list():
            self._read_attachment_list()
        elif not self._read_sign_off() and not self._read_tail():
            self._read_body(source)

    def _begins_attachment(self) -> bool:
        text = self._text()
        if lines.is_attachment_alone(text):
            return not self._is_bare_list()
        is_settled = self._is_signed or (self._lists_attachments and not self._is_under_list())
        return is_settled and lines.is_attachment_named(text)

    def _is_under_list(self) -> bool:
        return bool(self._parts) and self._parts[-1].role is Role.ATTACHMENTS

    def _is_bare_list(self) -> bool:
        """附件： alone, with the names on the lines below it."""
        number = lines.item_number(self._text(1))
        is_first = number == 1 or (number is not None and not self._is_signed)
        return is_first and bool(re.fullmatch(r"附\s*件?\s*[:：]", self._text()))

    def _read_attachment_list(self) -> None:
        text = self._text()
        self._lists_attachments = True
        self._take(Role.ATTACHMENTS)
        inner = re.sub(r"^附\s*件?\s*[:：]\s*", "", text)
        numbers = [int(n) for n in re.findall(r"(?:^|\s)(\d{1,2})\s*[.．、]", inner)]
        wanted = (numbers[-1] if numbers else 0) + 1
        while (inner == "" or numbers) and lines.item_number(self._text()) == wanted:
            self._take(Role.ATTACHMENTS)
            wanted += 1

    def _read_sign_off(self) -> bool:
        """署名, one or several, and 成文日期, behind which only a sheet's end can stand."""
        issuers = self._signature() if self._is_begun else None
        if issuers is None:
            issuers = self._issuers_before_a_date(0)
        if issuers is None and lines.is_date(self._text()) and self._is_under_list():
            issuers = 0
        if issuers is not None:
            for _ in range(issuers):
                self._take_several(*((Role.ISSUER, name) for name in lines.units(self._text())))
            if lines.is_bracketed(self._text()):
                self._take(Role.NOTE)
            self._take(Role.DATE)
            self._is_signed = True
        elif (pair := lines.issuer_and_date(self._text())) and (lines.is_unit(pair[0]) or self._is_end(1)):
            self._take_several((Role.ISSUER, pair[0]), (Role.DATE, pair[1]))
            self._is_signed = True
        elif lines.is_unit(self._text()) and self._is_end(1) and _ends_what_is_said(self._parts):
            self._take_several(*((Role.ISSUER, name) for name in lines.units(self._text())))
            self._is_signed = True
        else:
            return False
        return True

    @property
    def _is_begun(self) -> bool:
        """True if something was said above: a sign-off stands under a text."""
        said = (Role.BODY, Role.TABLE, Role.ATTACHMENTS, Role.CHAPTER, Role.ROLL, Role.NOTE, *LEVELS)
        return any(part.role in said for part in self._parts)

    def _read_tail(self) -> bool:
        text = self._text()
        is_before_sign_off = lines.is_bracketed(text) and self._issuers_before_a_date(1) is not None
        if not (self._is_signed or is_before_sign_off or self._is_end(0)):
            return False
        if lines.is_printed(text):
            self._take(Role.PRINTED)
        elif lines.is_copies(text):
            self._take(Role.COPIES)
        elif lines.is_bracketed(text):
            self._take(Role.NOTE)
        else:
            return False
        return True

    def _read_body(self, passage: Passage) -> None:
        text = passage.text
        if lead := lines.roll_lead(text):
            self._take(Role.ROLL, lead)
            return
        if self._read_article(text):
            return
        role = lines.heading_role(text)
        if role is None and passage.outline and passage.outline <= len(LEVELS):
            role = LEVELS[passage.outline - 1]
        if role is None and self._is_torn_off(text):
            self._mend(text)
        elif role is None:
            self._take(Role.BODY)
        else:
            self._take(role, lines.heading_lead(role, text))

    def _read_article(self, text: str) -> bool:
        """A chapter of a 办法, an article, or one of its items: （一） under 第一条 is no heading."""
        if lines.is_chapter(text) and (self._in_articles or self._has_articles):
            self._in_articles = True
            self._take(Role.CHAPTER)
        elif lines.is_article(text):
            self._in_articles = True
            self._take(Role.BODY)
        elif self._in_articles and lines.heading_role(text) not in (None, Role.FIRST):
            self._take(Role.BODY)
        else:
            return False
        return True

    @property
    def _has_articles(self) -> bool:
        coming = range(_ARTICLES_WITHIN)
        return any(
            lines.is_article(self._text(ahead)) or lines.is_chapter(self._text(ahead)) for ahead in coming[1:]
        )

    def _is_torn_off(self, text: str) -> bool:
        """Whether a line is the rest of the paragraph above it, torn by the page of some older print."""
        last = self._parts[-1] if self._parts else Part(Role.TITLE)
        is_open = last.role is Role.BODY or bool(last.level)
        is_long = len(last.text) >= LONG_LINE and last.text[-1].isalnum()
        return is_open and is_long and text.endswith(tuple("。！？；：”"))

    def _mend(self, text: str) -> None:
        last = self._parts[-1]
        whole = last.text + text
        lead = lines.heading_lead(last.role, whole) if last.level else 0
        self._parts[-1] = Part(last.role, whole, lead)
        self._at += 1
