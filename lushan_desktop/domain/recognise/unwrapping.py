"""Puts the lines of a text together again that was copied out of a print: its margin broke them."""

import re
from collections.abc import Sequence

from lushan_desktop.domain.recognise import lines
from lushan_desktop.domain.recognise.passage import BLANKS, LEVELS, Grid, Passage, Source

_NARROWEST, _WIDEST = 24.0, 46.0
"""Characters on a line of a print."""
_RAGGED = 3.0
"""How far before the margin a full line may end: two characters of an indent, a mark that found no room."""
_INDENT = 1.0
_LONGEST_NAME = 80
_LEAST_TORN, _SHARE_OF_TORN, _LEAST_INDENTED = 3, 0.5, 3
_FIRST_OF_THE_WIDE = 0x2E80
_GAP = 0.25
_BESIDE_FIGURES = re.compile(r"(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3400-\u9fff])")
"""Where Word and WPS print a gap that nobody typed."""
_ENDS = tuple("。！？；：!?;:")


def rejoined(sources: Sequence[Source]) -> list[Source]:
    """The same text in its paragraphs; a text whose lines are its paragraphs stays as it is."""
    sources = _closed(sources)
    margin = _margin(sources)
    if not margin:
        return sources
    is_indented = sum(_is_indented(source) for source in sources) >= _LEAST_INDENTED
    joined: list[Source] = []
    last: Passage | None = None
    for source in sources:
        if isinstance(source, Grid):
            joined.append(source)
            last = None
            continue
        above = joined[-1] if joined else None
        if last and isinstance(above, Passage) and _goes_on(last, source, margin, is_indented=is_indented):
            joined[-1] = Passage(_together(above.text, source.text), above.outline)
        else:
            joined.append(source)
        last = source
    return joined


def _closed(sources: Sequence[Source]) -> list[Source]:
    """The same without the breaks behind an opening mark, where a page had a link: 《 / …规划 / 》."""
    joined: list[Source] = []
    for source in sources:
        above = joined[-1] if joined else None
        if isinstance(above, Passage) and isinstance(source, Passage) and _is_open(above.text, source.text):
            joined[-1] = Passage(_together(above.text, source.text), above.outline)
        else:
            joined.append(source)
    return joined


def _is_open(above: str, below: str) -> bool:
    above, below = above.rstrip(BLANKS), below.lstrip(BLANKS)
    opened = above.rfind("《")
    is_named = opened > above.rfind("》") and len(above) - opened <= _LONGEST_NAME
    return above.endswith(("《", "〈", "（", "〔")) or (is_named and below.startswith("》"))


def _margin(sources: Sequence[Source]) -> float:
    """Return how wide the lines of the print were; 0 where lines are paragraphs."""
    texts = [source.text.strip(BLANKS) for source in sources if isinstance(source, Passage)]
    widest = max(map(_width, texts), default=0.0)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0.0
    full = [text for text in texts if _width(text) >= widest - _RAGGED]
    torn = sum(not text.endswith(_ENDS) and not _is_bare_heading(text) for text in full)
    return widest if torn >= max(_LEAST_TORN, _SHARE_OF_TORN * len(full)) else 0.0


def _goes_on(last: Passage, following: Passage, margin: float, *, is_indented: bool) -> bool:
    """Return True if the line below goes on with the sentence, or with the paragraph, of a full line."""
    above, below = last.text.strip(BLANKS), following.text.strip(BLANKS)
    is_apart = lines.is_bracketed(above) or _begins(below) or following.outline is not None
    if _width(above) < margin - _RAGGED or is_apart:
        return False
    if is_indented:
        return not _is_indented(following)
    if _is_bare_heading(above):
        return _width(below) < margin - _RAGGED and not below.endswith(_ENDS)
    # A first line, whose indent is lost, is narrower than the others.
    return not above.endswith(_ENDS) or _width(below) > margin - _INDENT


def _begins(text: str) -> bool:
    is_listed = lines.heading_role(text) or lines.lists_attachments(text) or lines.is_footnote(text)
    return bool(is_listed or lines.is_date(text) or lines.is_attachment_alone(text) or lines.is_copies(text))


def _is_bare_heading(text: str) -> bool:
    """A heading that may well end where its line does."""
    return lines.heading_role(text) in LEVELS[:2] and not any(end in text for end in _ENDS)


def _is_indented(source: Source) -> bool:
    """Return True if a line begins as a paragraph does: two characters in."""
    if isinstance(source, Grid):
        return False
    text = source.text.lstrip("\ufeff\u200b")
    return text.startswith(("　　", "\t")) or len(text) - len(text.lstrip(" \u00a0")) >= 2


def _together(above: str, below: str) -> str:
    above, below = above.rstrip(BLANKS), below.strip(BLANKS)
    is_latin = above[-1:].isascii() and below[:1].isascii() and (above[-1:] + below[:1]).isalpha()
    return f"{above} {below}" if is_latin else above + below


def _width(text: str) -> float:
    """How wide a line is in print, in full characters, the gaps beside figures among them."""
    signs = sum(
        1.0 if ord(character) >= _FIRST_OF_THE_WIDE or character in "“”‘’—…" else 0.5 for character in text
    )
    return signs + _GAP * len(_BESIDE_FIGURES.findall(text))
