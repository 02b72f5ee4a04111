"""What the coming lines of a text are: a title, the end of a sheet, who signs it. Nothing is taken yet."""

import re
from collections.abc import Sequence

from lushan_desktop.domain.recognise import lines
from lushan_desktop.domain.recognise.passage import BLANKS, Passage, Source

_TITLE_LINES, TITLE_WIDTH, _LONGEST_TITLE = 6, 60, 140
_KIND = re.compile(
    r"(?:(?:决定|告知|意见|通知|建议|认定|倡议|承诺|责任)书|通知|报告|请示|函|意见|决定|通报|公告|通告|批复|议案|命令|令|纪要|方案|规划|计划|办法|规定|细则|要点|总结|讲话|"
    r"致辞|发言|提纲|材料|说明|汇报|清单|名单|台账|表|简报|信息|制度|预案|程序|规程|守则|纲要|指引|公约|申请|须知|手册|总结报告|答复|回复|复函|公开信|一封信|"
    r"情况|安排|措施|规则|章程|议程|日程|指南|标准|公示|解读|决议|条例|中华人民共和国[\u4e00-\u9fff]{1,24}法)(?:[（(][^）)]*[）)])?"
)
_YEAR = re.compile(r"\d{4}年")
"""What heads the entries of a chronicle."""
_GOES_ON = re.compile("[的》]|[（(]?\\d{4}年[）)]?的|[（(][^（()）]{2,20}[）)]的")
"""What begins the line of a title whose first line could be a title by itself."""
_ENCLOSED = re.compile("《[^《》]*关于[^《》]*》")
_DECIMAL = re.compile(r"\d{1,2}(?:[.．]\d{1,2})+\s*[\u4e00-\u9fff]|\d{1,2}(?:\s+[\u4e00-\u9fff]|总\s*则)")
"""1.1 编制目的: the heading of a section."""
_SHORT_KIND = 4
"""Characters of a last line that is but the kind of paper: 说明, 实施方案."""
_ISSUER_LINES, _ISSUER_WIDTH, _MASTHEAD_WIDTH, _SCRAP = 4, 60, 18, 12
_ADDRESS_LINES = 4
_NAME_WIDTH = 30
_SAYS = re.compile("[，。；：、！？,;:!?《》（()）\\d]")
_BEGINS_NAME = re.compile("(?:中共)?[\u4e00-\u9fff]{1,10}[省市县区州旗镇乡]|国务院|中共中央|全国")
LONG_LINE = 45
DASHES = ("—", "―", "－－", "--")
"""Before the occasion of a report, under its title."""


class Ahead:
    """The lines of a text from the next one, `at`, on."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = list(sources)
        self._at = 0

    def _text(self, ahead: int = 0) -> str:
        """A coming line; nothing for a table or beyond the end."""
        place = self._at + ahead
        source = self._sources[place] if place < len(self._sources) else None
        return source.text if isinstance(source, Passage) else ""

    def _title_lines(self, ahead: int = 0) -> int:
        """How many lines from there are a title: they end with the kind of paper, or where it begins."""
        count, at = 0, ahead
        while count < _TITLE_LINES and self._may_be_title(at):
            count, at = count + 1, at + 1
            is_numbered = lines.title_and_number(self._text(at - 1)) is not None
            if is_numbered or (ends_a_title(self._text(at - 1)) and not self._title_goes_on(at)):
                return count
            if _may_follow_a_title(self._text(at)) or lines.is_chapter(self._text(at)):
                return count
        if count > 1 and not ends_a_title(self._text(at - 1)) and not self._text(at):
            return 1
        return count

    def _begins_enclosed(self, ahead: int) -> bool:
        """Return True if the text that a 令 or 通知 makes known begins there with its own title."""
        end = ahead + (0 if ends_a_sheet(self._text(ahead)) else self._title_lines(ahead))
        is_ruled = lines.is_chapter(self._text(end)) or lines.is_article(self._text(end))
        return end > ahead and (ends_a_title(self._text(end - 1)) or is_ruled) and bool(self._text(end))

    def _may_be_title(self, ahead: int) -> bool:
        text = self._text(ahead)
        if not text or _is_too_long(text) or lines.ends_a_sentence(text) or text.endswith(("：", ":")):
            return False
        is_other = lines.heading_role(text) or lines.is_date(text) or lines.is_number(text)
        is_other = is_other or _is_signed_and_dated(text)
        is_other = is_other or bool(_YEAR.fullmatch(text) or _DECIMAL.match(text))
        is_caption = ahead == 0 and lines.is_bracketed(text)
        is_plain = not (is_other or is_caption or lines.lists_attachments(text) or lines.roll_lead(text))
        is_plain = is_plain and not lines.is_property(text)
        return (
            is_plain and not text.startswith(DASHES) and not lines.is_address(text, after_a_title=ahead > 0)
        )

    def _title_goes_on(self, ahead: int) -> bool:
        """关于印发《…方案》 with 的通知 on the next line; or a name of a paper within a longer title."""
        following = self._text(ahead)
        is_rest = bool(_GOES_ON.match(following)) or len(following) <= _SHORT_KIND
        return is_rest and self._may_be_title(ahead) and ends_a_title(following)

    def _issuers_before_a_date(self, ahead: int) -> int | None:
        """How many lines of 署名 stand there above a sign-off's date; None where none of it ends them."""
        count = 0
        while count < _ISSUER_LINES and self._may_be_issuer(ahead + count):
            count += 1
        last = self._text(ahead + count)
        is_dated = lines.is_date(last) or (count > 0 and lines.is_short_date(last))
        is_noted = count == 0 and ends_a_sheet(self._text(ahead + 1))
        return count if is_dated and (is_noted or self._is_end(ahead + count + 1)) else None

    def _signature(self) -> int | None:
        """Return how many lines of names of units, or of somebody with a post, stand above a full date.

        What follows does not matter: neither 附件 nor （此件公开发布） makes a sentence of a sign-off.
        """
        count = int(self._begins_signature())
        while count < _ISSUER_LINES and _signs(self._text(count)):
            count += 1
        last = count + lines.is_bracketed(self._text(count))
        is_dated = lines.is_date(self._text(last)) or lines.is_short_date(self._text(last))
        return count if count and is_dated else None

    def _speaks(self, *, is_first: bool) -> bool:
        """Return True for somebody with a post above a day or a salutation, or the occasion above both."""
        text, below = self._text(), self._text(1)
        if lines.is_person_signing(text):
            return lines.is_date(below) or lines.is_address(below, after_a_title=False)
        return is_first and bool(lines.day_of_occasion(text)) and lines.is_person_signing(below)

    def _begins_signature(self) -> bool:
        """Return True for the first half of a name that goes on below: the place, and no kind of unit."""
        text, below = self._text(), self._text(1)
        is_plain = 0 < len(text) <= _NAME_WIDTH and not _SAYS.search(text) and not lines.heading_role(text)
        is_half = is_plain and bool(_BEGINS_NAME.match(text)) and not _signs(text)
        return is_half and _signs(below) and not _BEGINS_NAME.match(below)

    def _may_be_issuer(self, ahead: int) -> bool:
        text = self._text(ahead)
        if not text or len(text) > _ISSUER_WIDTH or lines.ends_a_sentence(text) or lines.is_date(text):
            return False
        is_other = lines.heading_role(text) or lines.is_closing(text) or lines.is_short_date(text)
        return not (is_other or "：" in text or ":" in text or lines.is_bracketed(text))

    def _is_end(self, ahead: int) -> bool:
        """Return True if nothing but notes, copies, attachments and another text follows."""
        while text := self._text(ahead):
            if lines.is_attachment_named(text) or lines.is_attachment_alone(text):
                return True
            if not ends_a_sheet(text):
                return self._is_last_scrap(ahead) or self._begins_enclosed(ahead)
            ahead += 1
        return True

    def _is_last_scrap(self, ahead: int) -> bool:
        """Return True if but a word or two of a page stand there, and nothing below."""
        text = self._text(ahead)
        is_last = self._at + ahead + 1 == len(self._sources)
        return (
            is_last
            and len(text) <= _SCRAP
            and not lines.ends_a_sentence(text)
            and not lines.heading_role(text)
        )

    def _join_address(self, *, is_titled: bool) -> None:
        """Put 主送 together that goes on for several lines: names alone, and a colon behind the last."""
        for count in range(2, _ADDRESS_LINES + 1):
            pieces = [self._text(ahead) for ahead in range(count)]
            if not is_titled or not all(map(lines.is_list_of_names, pieces[:-1])):
                return
            is_last = pieces[-1].endswith(("：", ":")) and not lines.heading_role(pieces[-1])
            if is_last and lines.is_list_of_names("、" + pieces[-1]) and not lines.is_unit(pieces[0]):
                self._sources[self._at : self._at + count] = [Passage("".join(pieces))]
                return

    def _is_masthead(self, text: str) -> bool:
        """Return what stands above a number: ××文件, ××简报, or who issues it."""
        is_name = lines.is_masthead(text) or lines.is_unit(text)
        below = self._text(1)
        is_numbered = lines.is_number(below.split("签发人")[0].strip(BLANKS))
        is_of_briefing = lines.is_number(below) and lines.issuer_and_date(self._text(2)) is not None
        is_of_briefing = is_of_briefing and len(text) <= _MASTHEAD_WIDTH and not lines.ends_a_sentence(text)
        return is_of_briefing or (is_name and (is_numbered or lines.number_and_title(below) is not None))

    def _is_unit_before_text(self) -> bool:
        """A unit alone between the number and the text itself is whom it is written to."""
        following = self._text(1)
        is_text = len(following) > LONG_LINE and not lines.is_address(following, after_a_title=False)
        return lines.is_unit(self._text()) and (is_text or lines.is_of_party(following))

    def _is_before_text(self) -> bool:
        """Return True if a short line under a title is a name there and not the text itself."""
        following = self._text(1)
        begins = lines.is_address(following, after_a_title=False) or lines.is_bracketed(following)
        return (
            begins
            or lines.is_date(following)
            or lines.is_number(following)
            or bool(lines.heading_role(following))
            or len(following) > 30
        )


def ends_a_sheet(text: str) -> bool:
    """A line that stands below the date: 附注, 主题词, 抄送, 印发, a footnote."""
    is_note = lines.is_bracketed(text) or lines.is_subject_words(text) or lines.is_footnote(text)
    return is_note or lines.is_copies(text) or lines.is_printed(text)


def _signs(text: str) -> bool:
    """Return True if a line can be 署名 by itself."""
    if not text or len(text) > _ISSUER_WIDTH or lines.is_closing(text):
        return False
    names = lines.units(text)
    return all(map(lines.is_unit, names)) or lines.is_person_signing(text)


def _is_signed_and_dated(text: str) -> bool:
    """Return True for who and when on one line, which no title has."""
    pair = lines.issuer_and_date(text)
    return pair is not None and lines.is_unit(pair[0])


def ends_a_title(text: str) -> bool:
    """Return True if a line ends with the kind of a paper, spread out or not: 通　知."""
    plain = "".join(text.split())
    plain = plain[1:-1] if _ENCLOSED.fullmatch(plain) else plain
    return any(match.end() == len(plain) for match in _KIND.finditer(plain))


def _is_too_long(text: str) -> bool:
    """Return True if a line is too long for a title; one that ends as titles do may be long."""
    return len(text) > (_LONGEST_TITLE if ends_a_title(text) else TITLE_WIDTH)


def _may_follow_a_title(text: str) -> bool:
    """A line that begins the text itself, so that the title ended before it."""
    is_text = _is_too_long(text) or lines.ends_a_sentence(text) or bool(lines.heading_role(text))
    is_marked = lines.is_bracketed(text) or text.startswith(DASHES) or lines.is_date(text)
    return is_text or is_marked or not text or lines.is_address(text, after_a_title=False)
