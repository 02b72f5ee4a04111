"""Draws what a volume adds to its evidence: cover, contents, dividers, stamps, captions, spines."""

from collections.abc import Sequence
from dataclasses import dataclass

from lushan_desktop.paper.content import Align, Face, Run
from lushan_desktop.paper.setting.grid import A4, ASCENT, MM, Frame
from lushan_desktop.paper.setting.page import Sheet
from lushan_desktop.paper.setting.paragraph import SetLine, Setter, Type, aligned, readable
from lushan_desktop.paper.setting.title import break_title

FRAME = Frame(A4, 25 * MM, 25 * MM, A4[0] - 45 * MM, A4[1] - 45 * MM)
STAMPED = (12 * MM, 14 * MM, A4[0] - 24 * MM, A4[1] - 28 * MM)
"""The place where evidence stands: left, top, width, height; the stamp is above, the folio below."""
_NAME, _PART, _HEADING, _ENTRY, _STAMP = Type(34), Type(26), Type(22), Type(14), Type(9)
_FOLIO = Type(12)
_ENTRY_PITCH = 25.0
_CONTENTS_TOP = 62.0
_PAGE_COLUMN = 36.0
_LONG_NAME = Type(24)
_NAME_CAPACITY, _LONG_NAME_CAPACITY, _FOOT_CAPACITY = 13, 19, 25
"""Characters on a line of the cover: of its name, of a long one, of what stands at its foot."""
_LEADER = "…"
_GAP_BETWEEN_PICTURES = 6 * MM
_CAPTION_HEIGHT = 22.0
_SPINE_TOP, _SPINE_HEIGHT, _SPINE_GAP = 20 * MM, 250 * MM, 4 * MM
_UPRIGHT = dict(zip("（）《》〈〉【】〔〕“”‘’—…", "︵︶︽︾︿﹀︻︼︹︺﹁﹂﹃﹄︱︙", strict=True))
Area = tuple[float, float, float, float]


@dataclass(frozen=True)
class Entry:
    """A line of the contents: a divider's name in 黑体, or a piece of evidence and the page it begins on."""

    text: str
    page: int
    is_divider: bool = False


@dataclass(frozen=True)
class Spine:
    """The label on the back of a box: from top to bottom year, name, issuer and the box's number."""

    title: str
    issuer: str
    year: str = ""
    number: str = ""
    width_mm: float = 40.0


class Press:
    """Draws lines of text where they are wanted, from a sheet's top left."""

    def __init__(self, setter: Setter) -> None:
        self._setter = setter
        self._known: dict[tuple[str, Type, float, Face], list[SetLine]] = {}

    def lines(self, text: str, type_: Type, width: float, face: Face = "body") -> list[SetLine]:
        key = (text, type_, width, face)
        if key not in self._known:
            self._known[key] = self._setter.lines([Run(text, face)], type_, width)
        return self._known[key]

    def line(self, text: str, type_: Type, width: float, face: Face = "body") -> SetLine:
        """As much of a text as one line holds."""
        line = self._setter.line(readable(text), type_, self._setter.face(face))
        return line if line.width <= width else self.lines(text, type_, width, face)[0]

    def put(self, sheet: Sheet, line: SetLine, top: float, area: Area, align: Align = "center") -> None:
        sheet.show(line, area[0] + aligned(line, align, area[2]), top + ASCENT * line.size)

    def write(
        self,
        sheet: Sheet,
        text: str,
        type_: Type,
        area: Area,
        *,
        face: Face = "body",
        align: Align = "center",
    ) -> float:
        """Writes text from the top of an area and tells where it ends."""
        top = area[1]
        for line in self.lines(text, type_, area[2], face):
            self.put(sheet, line, top, area, align)
            top += type_.size * 1.5
        return top


def _whole(frame: Frame = FRAME, top: float = 0.0) -> Area:
    return (frame.left, frame.top + top, frame.width, frame.height - top)


def draw_cover(sheet: Sheet, press: Press, title: str, subtitle: str, foot: Sequence[str]) -> None:
    top = FRAME.top + 170.0
    is_long = len(title) > 4 * _NAME_CAPACITY
    name, capacity = (_LONG_NAME, _LONG_NAME_CAPACITY) if is_long else (_NAME, _NAME_CAPACITY)
    for line in break_title(title, capacity):
        top = press.write(sheet, line, name, _whole(top=top - FRAME.top), face="title")
    if subtitle:
        press.write(sheet, subtitle, Type(18), _whole(top=top - FRAME.top + 30), face="kai")
    below = [part for line in foot for part in break_title(line, _FOOT_CAPACITY)]
    place = FRAME.height - 6.0 - 34.0 * len(below)
    for line in below:
        press.write(sheet, line, Type(18), _whole(top=place))
        place += 34.0


def contents_pages(entries: Sequence[Entry], press: Press) -> list[list[tuple[Entry, list[SetLine]]]]:
    """The entries dealt out to pages, each with its lines; their page numbers do not matter here."""
    pages: list[list[tuple[Entry, list[SetLine]]]] = [[]]
    room = FRAME.height - _CONTENTS_TOP
    left = room
    for entry in entries:
        face: Face = "heading" if entry.is_divider else "body"
        width = FRAME.width - _PAGE_COLUMN - (0 if entry.is_divider else _ENTRY.size)
        lines = press.lines(entry.text, _ENTRY, width - _ENTRY.size, face)
        if len(lines) * _ENTRY_PITCH > left and pages[-1]:
            pages.append([])
            left = room
        pages[-1].append((entry, lines))
        left -= len(lines) * _ENTRY_PITCH
    return pages


def draw_contents(sheet: Sheet, press: Press, page: Sequence[tuple[Entry, list[SetLine]]]) -> None:
    press.write(sheet, "目　　录", _HEADING, _whole(), face="title")
    top = FRAME.top + _CONTENTS_TOP
    for entry, lines in page:
        left = FRAME.left + (0 if entry.is_divider else _ENTRY.size)
        for line in lines:
            press.put(sheet, line, top, (left, top, FRAME.width, 0), "left")
            top += _ENTRY_PITCH
        if lines:
            _lead(sheet, press, entry, left + lines[-1].width, top - _ENTRY_PITCH)


def _lead(sheet: Sheet, press: Press, entry: Entry, start: float, top: float) -> None:
    """Dots from the end of an entry to its page number."""
    right = FRAME.left + FRAME.width
    (number,) = press.lines(str(entry.page), _ENTRY, _PAGE_COLUMN, "body")
    press.put(sheet, number, top, (FRAME.left, top, FRAME.width, 0), "right")
    dots = int((right - number.width - 6 - start - 6) / _ENTRY.size)
    if dots > 0:
        (line,) = press.lines(_LEADER * dots, _ENTRY, FRAME.width, "song")
        end = right - number.width - 6
        press.put(sheet, line, top, (end - line.width, top, line.width, 0), "left")


def draw_divider(sheet: Sheet, press: Press, title: str, note: str) -> None:
    top = FRAME.top + 230.0
    for line in break_title(title, 18):
        top = press.write(sheet, line, _PART, _whole(top=top - FRAME.top), face="title")
    below = _whole(top=top - FRAME.top + 20)
    press.write(sheet, _by_sense(note, 16, below), Type(16), below, face="kai")


def draw_placeholder(sheet: Sheet, press: Press, title: str, reason: str, file: str) -> None:
    """Stands in for evidence that could not be bound, and says why."""
    area = _whole(top=200)
    end = press.write(sheet, _by_sense(title, 20, area), Type(20), area, face="heading")
    end = press.write(sheet, f"此件未能编入：{reason}。", Type(16), (area[0], end + 20, area[2], 0))
    press.write(sheet, f"文件：{file}", Type(12), (area[0], end + 16, area[2], 0), face="song")
    box = (area[0] - 5, area[1] - 30, area[0] + area[2] + 5, end + 70)
    for x0, y0, x1, y1 in _sides(box):
        sheet.rule(x0, y0, x1, y1)


def _by_sense(text: str, size: float, area: Area) -> str:
    """A text in lines that end between words."""
    return "\n".join(break_title(text, int(area[2] / size)))


def stamp(sheet: Sheet, press: Press, number: str, part: int, parts: int) -> None:
    """材料编号 and the page within the piece of evidence, boxed in the upper right corner."""
    text = f"材料编号：{number}　第{part}页 共{parts}页" if number else f"第{part}页 共{parts}页"
    line = press.line(text, _STAMP, FRAME.width, "song")
    right, top = A4[0] - 12 * MM, 5 * MM
    left = right - line.width - 10
    press.put(sheet, line, top + 4, (left, top, line.width + 10, 0))
    sheet.box(left, top, right, top + 17, weight=0.6)


def number_folio(sheet: Sheet, press: Press) -> None:
    """The folio at the outer edge: odd pages right, even pages left."""
    line = press.line(f"— {sheet.number} —", _FOLIO, FRAME.width, "song")
    align: Align = "right" if sheet.number % 2 else "left"
    press.put(sheet, line, A4[1] - 11 * MM, (20 * MM, 0, A4[0] - 40 * MM, 0), align)


def picture_places(count: int, per_page: int) -> list[Area]:
    """Places for one, two or four pictures on a page, without their captions."""
    left, top, width, height = STAMPED
    columns, rows = {1: (1, 1), 2: (1, 2)}.get(per_page, (2, 2))
    gap = _GAP_BETWEEN_PICTURES
    cell_width, cell_height = (width - gap * (columns - 1)) / columns, (height - gap * (rows - 1)) / rows
    return [
        (
            left + n % columns * (cell_width + gap),
            top + n // columns * (cell_height + gap),
            cell_width,
            cell_height - _CAPTION_HEIGHT,
        )
        for n in range(count)
    ]


def caption(sheet: Sheet, press: Press, text: str, area: Area) -> None:
    lines = press.lines(text, Type(10.5), area[2], "song")[:1]
    for line in lines:
        press.put(sheet, line, area[1] + area[3] + 6, area)


def draw_spines(sheet: Sheet, press: Press, spines: Sequence[Spine]) -> None:
    """Labels side by side, to be cut out along their frames."""
    x = 15 * MM
    for spine in spines:
        width = spine.width_mm * MM
        for x0, y0, x1, y1 in _sides((x, _SPINE_TOP, x + width, _SPINE_TOP + _SPINE_HEIGHT)):
            sheet.rule(x0, y0, x1, y1)
        _draw_spine(sheet, press, spine, (x, _SPINE_TOP, width, _SPINE_HEIGHT))
        x += width + _SPINE_GAP


def spines_on_a_sheet(spines: Sequence[Spine]) -> list[list[Spine]]:
    sheets: list[list[Spine]] = [[]]
    left = room = A4[0] - 30 * MM
    for spine in spines:
        needed = spine.width_mm * MM + _SPINE_GAP
        if needed > left + _SPINE_GAP and sheets[-1]:
            sheets.append([])
            left = room
        sheets[-1].append(spine)
        left -= needed
    return sheets


def _draw_spine(sheet: Sheet, press: Press, spine: Spine, area: Area) -> None:
    x, y, width, height = area
    press.write(sheet, spine.year, Type(14), (x, y + 12, width, 0), face="heading")
    press.write(sheet, spine.number, Type(14), (x, y + height - 32, width, 0), face="heading")
    _stack(sheet, press, spine.title, (x, y + 48, width, height * 0.58), "title", most=26.0)
    _stack(sheet, press, spine.issuer, (x, y + height * 0.7, width, height * 0.3 - 46), "body", most=15.0)


def _stack(sheet: Sheet, press: Press, text: str, area: Area, face: Face, *, most: float) -> None:
    """Characters from top to bottom, in two columns from the right where one would be too small."""
    marks = [_UPRIGHT.get(mark, mark) for mark in text if mark.strip()]
    if not marks:
        return
    columns = 2 if len(marks) * 12.0 > area[3] else 1
    rows = -(-len(marks) // columns)
    size = min(most, area[3] / rows / 1.12, area[2] / (columns + 0.6))
    pitch = min(size * 1.35, area[3] / rows)
    start = area[1] + (area[3] - pitch * rows) / 2
    for n, mark in enumerate(marks):
        column = n // rows
        centre = area[0] + area[2] / 2 + (columns - 1 - 2 * column) * size * 0.62
        for line in press.lines(mark, Type(round(size, 1)), 2 * size, face):
            press.put(sheet, line, start + n % rows * pitch, (centre - size, 0, 2 * size, 0))


def _sides(box: tuple[float, float, float, float]) -> tuple[tuple[float, float, float, float], ...]:
    x0, y0, x1, y1 = box
    return ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))
