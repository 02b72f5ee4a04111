"""What a foreign text consists of before and after it is recognised: passages in, parts out."""

from dataclasses import dataclass, replace
from enum import StrEnum

BLANKS = " \t\u00a0\u2002\u2003\u2009\u3000\u200b\ufeff"
"""What stands before and behind a paragraph as layout and is no text."""


@dataclass(frozen=True)
class Passage:
    """A paragraph as somebody wrote it; `outline` is the level of its heading style, 0 that of a title."""

    text: str
    outline: int | None = None


@dataclass(frozen=True)
class Grid:
    """A table as somebody drew it: all rows have as many cells; `widths` are in millimetres.

    `bands` are the numbers of the rows whose first cell spans all columns; `joined` are row and column of the
    cells, empty here, that belong to the one above, `spanned` of those that belong to the one before.
    """

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    bands: frozenset[int] = frozenset()
    joined: frozenset[tuple[int, int]] = frozenset()
    spanned: frozenset[tuple[int, int]] = frozenset()


Source = Passage | Grid


class Role(StrEnum):
    """What a part is on official paper."""

    MASTHEAD = "版头"
    URGENCY = "紧急程度"
    NUMBER = "发文字号"
    SIGNER = "签发人"
    TITLE = "标题"
    SUBTITLE = "副题"
    ADDRESSEE = "主送"
    FIRST = "一级"
    SECOND = "二级"
    THIRD = "三级"
    FOURTH = "四级"
    BODY = "正文"
    ROLL = "出席名单"
    ATTACHMENTS = "附件说明"
    ISSUER = "署名"
    DATE = "成文日期"
    NOTE = "附注"
    COPIES = "抄送"
    PRINTED = "印发"
    ATTACHMENT = "附件"
    CHAPTER = "章节"
    TABLE = "表格"
    FURNITURE = "网页附带"


LEVELS = (Role.FIRST, Role.SECOND, Role.THIRD, Role.FOURTH)
_SHOWN = 24


@dataclass(frozen=True)
class Part:
    """A paragraph or table with its role; `lead` counts the characters that are the heading itself."""

    role: Role
    text: str = ""
    lead: int = 0
    grid: Grid | None = None

    @property
    def level(self) -> int:
        """1 to 4 for a heading, 0 for anything else."""
        return LEVELS.index(self.role) + 1 if self.role in LEVELS else 0

    @property
    def shown_text(self) -> str:
        """All its text on one line."""
        if self.grid:
            return " ".join(cell for row in self.grid.rows for cell in row if cell)
        return self.text

    @property
    def shown(self) -> str:
        """Role and first words, for somebody to look over."""
        if self.grid:
            rows = self.grid.rows
            words = f"{len(rows)}行 × {len(rows[0])}列：{' '.join(filter(None, rows[0]))}"
        else:
            words = self.text
        short = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        return f"{self.role.value:　<4}　{short}"


@dataclass(frozen=True)
class Recognised:
    """All parts in the order in which they were written."""

    parts: tuple[Part, ...]
    left_out: tuple[str, ...] = ()
    """The words of a file that are no text of the paper: its page headers and footers."""

    def first(self, role: Role) -> str:
        """The text of the first part in this role, or nothing."""
        return next((part.text for part in self.parts if part.role is role), "")

    @property
    def shown(self) -> tuple[str, ...]:
        return tuple(part.shown for part in self.parts)

    @property
    def furniture(self) -> tuple[str, ...]:
        """The lines that belong to a page around the text."""
        return tuple(part.shown_text for part in self.parts if part.role is Role.FURNITURE)

    @property
    def without_furniture(self) -> "Recognised":
        return replace(self, parts=tuple(part for part in self.parts if part.role is not Role.FURNITURE))

    @property
    def main_sheet(self) -> tuple[Part, ...]:
        """The parts of the paper itself: not those of its attachments, nor of what it makes known."""
        own: list[Part] = []
        is_signed = False
        for part in self.parts:
            is_next = part.role is Role.TITLE and is_signed
            if part.role is Role.ATTACHMENT or is_next:
                break
            is_signed |= part.role in (Role.ISSUER, Role.DATE)
            own.append(part)
        return tuple(own)
