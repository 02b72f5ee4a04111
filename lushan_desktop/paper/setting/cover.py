"""Sets the first page of a form: its name in the upper third, named values on rules, the foot below."""

from lushan_desktop.paper.content import Cover, Run
from lushan_desktop.paper.setting.grid import ASCENT, Strip
from lushan_desktop.paper.setting.paragraph import SetLine, Setter, Type, aligned
from lushan_desktop.paper.setting.title import break_title

_NAME, _TEXT = Type(26), Type(16)
_NAME_LEADING, _FOOT_LEADING, _ROW = 1.4, 1.6, 36.0
_NAME_AT, _PAIRS_AT = 0.18, 0.52
"""The place where the name and the first value stand, as shares of the page's height."""
_SIDES = 0.08
"""What stays free at either side of the named values, as a share of the width."""
_ABOVE_RULE = 5.0


class CoverSetter:
    """Sets one cover as a strip as high as the page."""

    def __init__(self, setter: Setter, width: float, height: float) -> None:
        self._setter, self._width = setter, width
        self._strip = Strip(height)

    def set(self, block: Cover) -> Strip:
        below_name = self._put_name(block.title)
        self._put_pairs(block, max(self._strip.height * _PAIRS_AT, below_name + _ROW))
        self._put_foot(block.foot)
        return self._strip

    def _put_name(self, title: str) -> float:
        top = self._strip.height * _NAME_AT
        lines = break_title(title, int(self._width / _NAME.size)) if title else ()
        for n, text in enumerate(lines):
            line = self._setter.line(text, _NAME, self._setter.face("title"))
            base = top + n * _NAME.size * _NAME_LEADING + ASCENT * _NAME.size
            self._strip.texts.append((aligned(line, "center", self._width), base, line))
        return top + len(lines) * _NAME.size * _NAME_LEADING

    def _put_pairs(self, block: Cover, top: float) -> None:
        """Names flush with each other, values on rules; a long value goes on on a rule below its first."""
        left, right = self._width * _SIDES, self._width * (1 - _SIDES)
        face = self._setter.face("body")
        labels = [self._setter.line(f"{label}：", _TEXT, face) for label, _ in block.pairs]
        begin = left + max((label.width for label in labels), default=0.0)
        y = top
        for label, (_, value) in zip(labels, block.pairs, strict=True):
            self._put_line(label, left, y)
            lines = self._setter.lines([Run(value)], _TEXT, right - begin - _TEXT.size) if value else ()
            for n, line in enumerate(lines):
                self._put_line(line, begin + _TEXT.size / 2, y + n * _ROW)
            for _ in range(max(1, len(lines))):
                y += _ROW
                self._strip.rules.append((begin, y, right, y))

    def _put_line(self, line: SetLine, x: float, top: float) -> None:
        base = top + _ROW - _ABOVE_RULE - (1 - ASCENT) * _TEXT.size
        self._strip.texts.append((x, base, line))

    def _put_foot(self, foot: str) -> None:
        texts = foot.split("\n") if foot else []
        pitch = _TEXT.size * _FOOT_LEADING
        for n, text in enumerate(texts):
            line = self._setter.line(text, _TEXT, self._setter.face("body"))
            base = self._strip.height - (len(texts) - n) * pitch + ASCENT * _TEXT.size
            self._strip.texts.append((aligned(line, "center", self._width), base, line))
