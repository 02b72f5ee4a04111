"""What a page shows below a text: credits, buttons, what it says to its readers."""

import re
from collections.abc import Sequence

from lushan_desktop.domain.recognise import lines
from lushan_desktop.domain.recognise.ahead import ends_a_title
from lushan_desktop.domain.recognise.page_index import is_index_line, shown_labels
from lushan_desktop.domain.recognise.page_shapes import (
    CLOSES,
    is_contact,
    is_credit,
    is_edited,
    is_keeper,
    is_kept_by,
    is_letterhead,
    is_of_a_head,
    text_of,
)
from lushan_desktop.domain.recognise.page_words import hints_at_page
from lushan_desktop.domain.recognise.passage import Source

_LABEL = re.compile("(?<=[\u4e00-\u9fff])[ 　]+(?=[\u4e00-\u9fff][:：])")
"""编 辑：, as it is printed."""
_SPREAD_LABEL = re.compile("[一-鿿][一-鿿 　]*(?=[:：])")
"""经 办 人：, spread out so that it ends where others do."""
_LISTS = re.compile("附[件表]?[:：]|附后|名单")
_ISSUES = re.compile("印发|转发|批转|公布|发布|下发|颁布|通过")
_BARE = re.compile("[\u4e00-\u9fff]{2,6}|(?:客服|投稿|网站|编辑部?)[\u4e00-\u9fff]{0,4}[:：].{0,40}")
_EMPTY = re.compile(r"附\s*件\s*[:：]")
_QUOTED = re.compile("《[^《》]*》")
_NOTE = re.compile(
    r"[（(][^（()）]{2,40}[）)]|.{0,8}(?:电话|传真|联系人|邮箱|地址)[^。]{0,8}[:：\d].{0,40}|[\u4e00-\u9fff]{1,6}(?:人|单位|部门|选项|属性)[:：].*"
    r"|.{2,20}[局厅委办院府部室].{1,8}[科股处]"
)
_FILE = re.compile(r"(?!附|\d)[^，。]{4,80}\.(?:docx?|pdf|wps|xlsx?|zip|rar|ofd)", re.IGNORECASE)
"""What can be taken from a page below its text."""
_LINK = re.compile(
    r"(?:附\s*件\s*\d{0,2}\s*[:：.．、]?\s*)?(?:\d{1,2}\s*[.．、]\s*)?([^，。]{4,80})\.(?:docx?|pdf|wps|xlsx?|zip|rar|ofd)",
    re.IGNORECASE,
)
"""An attachment with its kind of file."""
_STAMP = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
"""The day of a page, as no paper is signed."""
_REACHED = re.compile(r"(?:(?:电话|传真|邮箱|邮编|E-?mail)\s*[:：]?\s*)?[\w.@+-]*\d[\w.@+-]*", re.IGNORECASE)
_LEADER = re.compile(r"[.．…·]{4,}\s*\d*$")
"""1.1编制目的……6: a line of a table of contents."""
_COLONS = ("：", ":")
_FOOT, _NEAR, _WORD, _SHORT, _HEADING, _LONGEST = 12, 3, 4, 30, 8, 40


def below(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """Credits and buttons below the last sentence, from the end upwards."""
    top = max(min(top, _last_said(sources)), 1)
    ends = (place for place in range(top, len(sources)) if _closes(text_of(sources[place])))
    under = set(range(next(ends, len(sources)), len(sources))) | _under_editor(sources, top)
    shown = {one for place in range(top) if len(one := text_of(sources[place])) >= _HEADING}
    said = range(max(_last_said(sources), top), len(sources))
    again = {n for n in said if any(_repeats(text_of(sources[n]), one) for one in shown)}
    known = found | under | again | {n for n in said if is_credit(_LABEL.sub("", text_of(sources[n])))}
    under |= _under_sign_off(sources, known, top) | _goes_on(sources, known, top)
    for place in reversed(range(top, min(under, default=len(sources)))):
        text = text_of(sources[place])
        is_part = bool(text) and (not text.endswith(("。", "！", "？")) or hints_at_page(text))
        if place in found or (is_part and (place in again or _is_own(sources, under, place, top))):
            under.add(place)
        else:
            break
    return under


def _is_own(sources: Sequence[Source], under: set[int], place: int, top: int) -> bool:
    """Return True for a line at the end that is the page's by its shape, or by what stands beside it."""
    text = text_of(sources[place])
    is_kept = is_kept_by(text) or (is_letterhead(text) and (is_keeper(text) or not is_contact(text)))
    is_kept = is_kept or (is_contact(text) and _is_beside_keeper(sources, under, place))
    is_left = _is_left(sources, place, top) or _is_value(sources, place) or hints_at_page(text)
    return is_kept or is_left or is_credit(_LABEL.sub("", text))


def _is_beside_keeper(sources: Sequence[Source], under: set[int], place: int) -> bool:
    """Return True if who keeps a site is named below a line, or on one of those right above it."""
    is_above = any(is_kept_by(text_of(sources[one])) for one in range(max(place - _NEAR, 0), place))
    return is_above or any(is_keeper(text_of(sources[one])) for one in under)


def _is_left(sources: Sequence[Source], place: int, top: int) -> bool:
    """Return True for a file to take and for a page's own day, below who signed and when."""
    text = text_of(sources[place])
    if _is_link(sources, place, top):
        return True
    if _FILE.fullmatch(text):
        return lines.is_date(text_of(sources[_above_files(sources, place)]))
    return bool(_STAMP.fullmatch(text)) and any(lines.is_date(text_of(one)) for one in sources[top:place])


def _repeats(text: str, shown: str) -> bool:
    """Return True for a line of the head that stands again below the text, a title perhaps within more."""
    if lines.is_unit(text):
        return False
    return text == shown or (ends_a_title(shown) and shown in text and len(text) <= len(shown) + _SHORT)


def _above_files(sources: Sequence[Source], place: int) -> int:
    """The place of what stands above the files that are named below a text, its attachments among them."""
    texts = [text_of(source) for source in sources]
    is_file = (n for n in reversed(range(place)) if not (_FILE.fullmatch(texts[n]) or _is_note(texts[n])))
    return next(is_file, 0)


def _is_note(text: str) -> bool:
    return lines.lists_attachments(text) or lines.is_bracketed(text)


def _is_value(sources: Sequence[Source], place: int) -> bool:
    """Return True for a name on the line below its label: 来源： and whence."""
    label = text_of(sources[place - 1])
    return label.endswith(("：", ":")) and is_credit(label) and len(text_of(sources[place])) <= _SHORT


def _closes(text: str) -> bool:
    """Return True for what a page begins below its text: other news, comments, its index."""
    return bool(CLOSES.fullmatch(text)) or (is_index_line(text) and len(shown_labels(text)) > 1)


def _last_said(sources: Sequence[Source]) -> int:
    """The place behind the last sentence, for texts that are short all over."""
    said = (n for n in reversed(range(len(sources))) if text_of(sources[n]).endswith("。"))
    return next(said, len(sources)) + 1


def _under_sign_off(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """What stands below who signed and when, where it is short and of no paper, and no list was promised."""
    texts = [_without_links(sources, place, top) for place in range(len(sources))]
    dated = (n for n in reversed(range(top, len(texts))) if lines.is_date(texts[n]))
    place = next((n for n in dated if _signs(texts, n)), len(texts))
    rest = texts[place + 1 :]
    own = [text_of(sources[n]) for n in range(place + 1, len(texts)) if n not in found]
    is_known = _makes_known([text for n, text in enumerate(texts[:place]) if n not in found])
    is_promised = any(map(_LISTS.search, texts[top:place])) and found.isdisjoint(range(place + 1, len(texts)))
    is_promised = is_promised or any(
        _LISTS.search(text) for n, text in enumerate(rest, place + 1) if n not in found
    )
    is_promised = is_promised or any(ends_a_title(one) and (is_known or not _is_button(one)) for one in own)
    is_short = len(own) <= _FOOT and all(0 < len(text) <= _LONGEST for text in own)
    tail = (n for n, text in enumerate(rest) if place + 1 + n not in found and _is_of_tail(text))
    last = max((n for n in tail if is_known or not _is_button(rest[n])), default=-1)
    return set(range(place + 2 + last, len(texts))) if is_short and not is_promised else set()


def _signs(texts: Sequence[str], place: int) -> bool:
    """Return True for a day below who signed, or, as no page writes it, below what a text ends with."""
    above = texts[place - 1]
    is_end = above.endswith("。") or lines.is_closing(above) or is_contact(above)
    names = lines.units(above)
    return all(map(lines.is_unit, names)) or (is_end and not _STAMP.fullmatch(texts[place]))


def _without_links(sources: Sequence[Source], place: int, top: int) -> str:
    """The words of a line, but nothing for what a page has there to press for an attachment.

    That is 附件： below which but a word or two stand, and an attachment named above with its kind of file.
    """
    text = text_of(sources[place])
    below_it = sources[place + 1 :]
    is_empty = bool(_EMPTY.fullmatch(text)) and all(len(text_of(one)) <= _WORD for one in below_it)
    return "" if is_empty or _is_link(sources, place, top) else text


def _is_link(sources: Sequence[Source], place: int, top: int) -> bool:
    link = _LINK.fullmatch(text_of(sources[place]))
    return link is not None and any(link[1] in text_of(one) for one in sources[top:place])


def _goes_on(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """All from the first line of a page on that stands below the last sentence or sign-off of a paper.

    Words on lines of their own right below that sentence are the page's too, if it shows itself further down.
    """
    texts = [text_of(source) for source in sources]
    start = max(_last_said(sources), top)
    first = next((n for n in range(start, len(texts)) if n in found), len(texts))
    while (
        start < first < len(texts)
        and _BARE.fullmatch(texts[first - 1])
        and not _is_of_paper(texts[first - 1])
    ):
        first -= 1
    own = [text for n, text in enumerate(texts) if n > first and n not in found and not _tells_of_site(text)]
    is_signed = any(lines.is_date(texts[n]) and _signs(texts, n) for n in range(top, first))
    is_page = all(_is_short(text) and _is_of_page(text, is_signed=is_signed) for text in own)
    is_promised = any(_LISTS.search(text) for n, text in enumerate(texts[top:first], top) if n not in found)
    return set(range(first, len(texts))) if is_page and not is_promised else set()


def _is_short(text: str) -> bool:
    """Return True for a line as short as a page's are; where to write to may make it longer."""
    return 0 < len(_REACHED.sub("", text)) <= _LONGEST


def _is_of_page(text: str, *, is_signed: bool) -> bool:
    """Return True for what may be a page's; a unit below a signed paper, and a field to fill in, too."""
    is_keeper = is_signed and lines.is_unit(text)
    return is_keeper or not _is_of_paper(text) or (text.endswith(_COLONS) and lines.is_property(text))


def _tells_of_site(text: str) -> bool:
    """Return True for who keeps a site and where to reach them, below the first line of a page."""
    return is_kept_by(text) or is_contact(text) or is_keeper(text)


def _is_of_paper(text: str) -> bool:
    if _LEADER.search(text):
        return True
    shapes = (
        _are_units, lines.is_date, lines.is_number, lines.is_attachment_named, lines.lists_attachments,
        lines.is_copies, lines.is_printed, lines.is_person_signing, lines.heading_role, lines.is_property,
    )  # fmt: skip
    return any(shape(text) for shape in shapes)


def _is_button(text: str) -> bool:
    """Return True for a word like 发表回复, which would be a paper's name where one is made known."""
    return len(text) <= _WORD and ends_a_title(text)


def _makes_known(texts: Sequence[str]) -> bool:
    """Return True if a paper says, but for what it quotes, that it makes another one known."""
    return bool(_ISSUES.search(_QUOTED.sub("", "".join(texts))))


def _are_units(text: str) -> bool:
    """Return True for names of units, none of which is 查看全部 behind another word."""
    return bool(text) and all(map(lines.is_unit, text.split()))


def _is_of_tail(text: str) -> bool:
    """Return True for what papers have below their sign-off."""
    text = _SPREAD_LABEL.sub(lambda label: "".join(label[0].split()), text, count=1)
    shapes = (
        _are_units, lines.is_attachment_named, lines.lists_attachments, lines.is_copies, lines.is_printed,
        lines.is_subject_words, lines.is_person_signing, lines.heading_role, is_contact, is_of_a_head,
        _NOTE.fullmatch, lines.is_closing, lines.is_property,
    )  # fmt: skip
    return any(shape(text) for shape in shapes)


def _under_editor(sources: Sequence[Source], top: int) -> set[int]:
    """What a page says to its readers below the editor's name, where it is short and of no paper."""
    edited = [place for place in range(top, len(sources)) if is_edited(text_of(sources[place]))]
    rest = [text_of(source) for source in sources[edited[-1] + 1 :]] if edited else []
    shapes = (lines.is_unit, lines.is_attachment_named, lines.is_copies, lines.is_printed)
    is_of_paper = any(
        is_of_a_head(text.rstrip("。！？!?")) or any(shape(text) for shape in shapes) for text in rest
    )
    is_short = len(rest) <= _FOOT and all(len(text) <= 2 * _LONGEST for text in rest)
    return set(range(edited[-1], len(sources))) if edited and is_short and not is_of_paper else set()
