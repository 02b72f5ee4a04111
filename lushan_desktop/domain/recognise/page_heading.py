"""The heading that a page sets above a paper, told from the title of the paper itself."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from lushan_desktop.domain.recognise import lines
from lushan_desktop.domain.recognise.ahead import ends_a_title
from lushan_desktop.domain.recognise.page_shapes import ADDED, ink, is_dated_or_sourced, is_of_a_head, text_of
from lushan_desktop.domain.recognise.passage import BLANKS, Passage, Source

_ALIKE, _NEARLY, _SAME_MATTER = 0.9, 0.85, 0.5
_LONG, _LONGEST_NAME, _SHORTEST_HEADING, _LONGEST_TITLE, _TITLE_LINES = 45, 18, 8, 160, 5
_YEAR = re.compile(r"\d{4}年")
_KNOWN = re.compile("[^关]{2,30}关于(?:印发|公布|发布|转发)(.{4,80})的(?:通知|决定|公告)")
_ISSUED = re.compile("印发|转发|公布|发布|批转")
_SITE_BEHIND = re.compile(
    r"[\s　]*(?:[-－_|｜](?![-－])|(?:——|―)(?=.*(?:网站?|政府|平台|中心|[局厅委报])$))"
    r"[\s　]*(?!在)[\u4e00-\u9fffA-Za-z0-9][^。，；：]{1,28}"
)
"""The name of a site behind a title, as the bar of a window shows it: -示例网."""


def before_site(text: str) -> int:
    """The length of the title behind which a page has its own name on the same line, or 0."""
    for mark in re.finditer(r"(?<=[\u4e00-\u9fff》）)])[\s　]*[-－_|｜—―]", text[:_LONGEST_TITLE]):
        title = text[: mark.start()]
        is_title = "关于" in title and ends_a_title(title) and not lines.heading_role(title)
        if is_title and "关于" not in text[mark.end() :] and _SITE_BEHIND.fullmatch(text, mark.start()):
            return mark.start()
    return 0


def site_behind(sources: Sequence[Source], top: int) -> set[int]:
    """The lines that hold such a name, taken from the title above."""
    texts = [text_of(source) for source in sources[:top]]
    return {n for n in range(1, len(texts)) if _is_behind(texts[n - 1], texts[n])}


def _is_behind(title: str, name: str) -> bool:
    return ends_a_title(title) and name[:1] in tuple("-－_|｜—―") and bool(_SITE_BEHIND.fullmatch(name))


def numbered(sources: Sequence[Source], top: int) -> set[int]:
    """A page's heading that begins with the number which the paper bears on a line of its own below."""
    for first in range(top):
        figures = lines.number_ahead(text_of(sources[first]))
        for own in range(first + 1, top) if figures else ():
            text = text_of(sources[own])
            if lines.is_number(text) and "".join(re.findall(r"\d+", text)) == figures:
                heading = ink(text_of(sources[first]))
                title = (n for n in range(first + 1, own) if _is_own_title(heading, sources, n))
                return set(range(first, _with_organ(heading, sources, next(title, own))))
    return set()


def _with_organ(heading: str, sources: Sequence[Source], title: int) -> int:
    """The first line of a title whose last one is there, where the heading has the others before it.

    Above it stand the organ that issues the paper, and lines of the title that break off.
    """
    first, whole = title, text_of(sources[title])
    while first and ink(text_of(sources[first - 1]) + whole) in heading:
        first, whole = first - 1, text_of(sources[first - 1]) + whole
    return first


def _is_own_title(heading: str, sources: Sequence[Source], place: int) -> bool:
    """Return True for the title that a page's heading holds, or that holds the name which the heading is."""
    text, above = text_of(sources[place]), text_of(sources[place - 1])
    if len(text) < _SHORTEST_HEADING <= len(above):
        text = above + text
    name = re.search("《(?:.*?关于)?(.+)》", heading)
    return _restates(heading, text) or (name is not None and ends_a_title(text) and name[1] in ink(text))


def _restates(heading: str, text: str) -> bool:
    """Return True if a line is the title that a page's heading holds, and is so the paper's own."""
    if len(text) < _SHORTEST_HEADING or not ends_a_title(text.strip("《》")):
        return False
    return ink(text) in heading or _likeness(heading, heading, ink(text)) > _ALIKE


def doubled(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """A page's heading that the paper's own title repeats below it, with all that stands between."""
    if repeated := _repeated(sources, found, top):
        return repeated
    left = [place for place in range(top) if place not in found and may_be_heading(text_of(sources[place]))]
    left = [place for place in left if not _is_red(sources, place)]
    inks = {place: ink(text_of(sources[place])) for place in range(top) if place not in found}
    pairs = [(first, second) for first in left for second in reversed(inks) if second > first]
    for first, second in pairs:
        below = "".join(inks[place] for place in inks if second <= place < second + 3)
        heading = ADDED.sub("", inks[first])
        if inks[second] and heading.startswith(inks[second]) and below.startswith(heading[:60]):
            is_torn = inks[second] != heading and lines.is_unit(text_of(sources[second - 1]))
            return set(range(first, second - is_torn - _red_head(sources, first, second)))
    for first, second in pairs:
        headings = (inks[first], ADDED.sub("", inks[first]))
        is_stamped = not found.isdisjoint(range(first, second))
        is_named = is_stamped and f"《{inks[second]}》" in inks[first]
        ends = (one.endswith(inks[second]) and 2 * len(inks[second]) > len(one) for one in headings)
        if is_named or any(ends):
            end = _with_organ(inks[first], sources, second)
            return set(range(first, end - _red_head(sources, first, end)))
    return _reworded(left, inks)


def _repeated(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """The first of two lines that are the same, however short, on a page that shows more."""
    texts = {place: ink(text_of(sources[place])) for place in range(top) if place not in found}
    places = [*texts]
    pairs = [(one, other) for one, other in pairwise(places) if texts[one] and texts[one] == texts[other]]
    is_plain = found and pairs and not lines.is_number(texts[pairs[0][0]])
    return {pairs[0][0]} if is_plain else set()


def _is_red(sources: Sequence[Source], place: int) -> bool:
    """Return True for who issues a paper right above its number, whom the title may name again."""
    below = text_of(sources[place + 1]) if place + 1 < len(sources) else ""
    return lines.is_unit(text_of(sources[place])) and lines.is_number(below)


def _red_head(sources: Sequence[Source], first: int, second: int) -> int:
    """How many lines right above a title are the head of its sheet: marks, who issues it, number, 签发人.

    An issuer right below the heading is what a library says of the paper.
    """
    below = [text_of(source) for source in sources[second : second + _TITLE_LINES]]
    start = second
    while start - 1 > first and _is_of_sheet(sources[start - 1]):
        start -= 1
    if any(map(lines.is_number, below)) and all(_is_number(sources, n) for n in range(start, second)):
        return 0
    is_issued = start - 2 > first and start < second and lines.is_unit(text_of(sources[start - 1]))
    return second - start + (is_issued and not ends_a_title(text_of(sources[start - 2])))


def _is_of_sheet(source: Source) -> bool:
    """Return True for a line that no page has set behind a bullet."""
    text = text_of(source)
    is_bare = isinstance(source, Passage) and source.text.strip(BLANKS) == text
    shapes = (lines.is_number, lines.is_urgency, lines.is_signer)
    return is_bare and (any(shape(text) for shape in shapes) or lines.number_and_signer(text) is not None)


def _is_number(sources: Sequence[Source], place: int) -> bool:
    return lines.is_number(text_of(sources[place]))


def _reworded(left: Sequence[int], inks: Mapping[int, str]) -> set[int]:
    """A page's heading that says the title on the next lines in nearly the same words."""
    for first in left:
        next_ones = [place for place in inks if place > first][:_TITLE_LINES]
        spans = [*combinations(range(len(next_ones) + 1), 2)] if ends_a_title(inks[first]) else []
        titles = {span: "".join(inks[place] for place in next_ones[slice(*span)]) for span in spans}
        alike = {span: _says_the_same(inks[first], title) for span, title in titles.items()}
        best = max(alike, key=lambda span: (alike[span], -span[0]), default=(0, 0))
        if alike.get(best, 0) > _NEARLY:
            return {first, *next_ones[: best[0]]}
    return set()


def _says_the_same(heading: str, title: str) -> float:
    """Return how alike a heading and a title are, 0 if the title does not issue what the heading issues."""
    is_issued = not _ISSUED.search(heading) or _ISSUED.search(title)
    is_title = bool(is_issued) and ends_a_title(title)
    return _likeness(heading, _YEAR.sub("", heading), title) if is_title else 0


def _likeness(heading: str, without_year: str, title: str) -> float:
    return max(SequenceMatcher(None, one, title).ratio() for one in (heading, without_year))


def over_doubled(sources: Sequence[Source], found: set[int], heading: int) -> set[int]:
    """Short lines over a page's heading, if none is of the head of a paper; all over a stamped one."""
    over = [place for place in range(heading) if place not in found]
    texts = [text_of(sources[place]) for place in over]
    if heading + 1 in found and is_dated_or_sourced(text_of(sources[heading + 1])):
        return set(over) if not any(map(lines.is_masthead, texts)) else set()
    is_plain = all(len(text) <= _LONGEST_NAME and not is_of_a_head(text) for text in texts)
    return set(over) if is_plain else set()


def restated(sources: Sequence[Source], found: set[int], top: int) -> set[int]:
    """A page's heading and issuer above the paper's own title, or that title cut short below them."""
    left = [place for place in range(top) if place not in found]
    if len(left) > 1 and _makes_known(text_of(sources[left[1]]), text_of(sources[left[0]])):
        return {left[0]}
    if (other := _other_heading(sources, left, top)) is not None:
        return {other}
    if len(left) < 3 or not found:
        return set()
    if lines.is_number(text_of(sources[left[1]])) and _names(sources, left[2], left[0]):
        return {left[0]}
    if not lines.is_unit(text_of(sources[left[1]])):
        return set()
    heading, title = ink(text_of(sources[left[0]])), ink(text_of(sources[left[2]]))
    if "关于" in title and (heading in title or _names(sources, left[2], left[0])):
        return set(left[:2])
    return set(left[1:3]) if heading.startswith(title) and len(title) > _SHORTEST_HEADING else set()


def _other_heading(sources: Sequence[Source], left: Sequence[int], top: int) -> int | None:
    """A page's own words for a paper, above the stamp below which the paper's title and text stand."""
    if len(left) < 2 or left[0] + 1 == left[1]:
        return None
    texts = [text_of(sources[place]) for place in left]
    count = 2 + (lines.is_unit(texts[1]) and len(texts) > 2 and not texts[2].startswith("关于"))
    heading, title = texts[0], "".join(texts[1:count])
    is_joined = {*range(left[1], left[count - 1] + 2)} & {*range(top)} <= {*left}
    is_stamped = any(is_dated_or_sourced(text_of(sources[n])) for n in range(left[0] + 1, left[1]))
    is_titled = ends_a_title(heading) and ends_a_title(title) and not _ISSUED.search(heading)
    if not (is_stamped and is_titled and is_joined and all(map(_is_text, texts[count:]))):
        return None
    return left[0] if SequenceMatcher(None, ink(heading), ink(title)).ratio() > _SAME_MATTER else None


def _is_text(text: str) -> bool:
    return len(text) > _LONG or lines.ends_a_sentence(text)


def _makes_known(title: str, heading: str) -> bool:
    """Return True if a whole title is that of the paper which makes known what a page's heading names."""
    known = _KNOWN.fullmatch(ink(title))
    name = known[1].strip("《》〈〉") if known else ""
    return len(name) >= _SHORTEST_HEADING and ends_a_title(heading) and ink(heading).endswith(name)


def _names(sources: Sequence[Source], title: int, heading: int) -> bool:
    """Return True if a title names a page's heading, but for a slip: 关于印发《…办法》的通知."""
    named = re.findall("《([^《》]+)》", ink(text_of(sources[title])))
    return any(SequenceMatcher(None, one, ink(text_of(sources[heading]))).ratio() > _ALIKE for one in named)


def may_be_heading(text: str) -> bool:
    return len(text) >= _SHORTEST_HEADING and not lines.ends_a_sentence(text)
