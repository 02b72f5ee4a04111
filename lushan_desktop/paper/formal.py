"""The parts that only official forms have: heads in red, who attended, attachments, 附注 and 版记.

Clauses are those of GB/T 9704—2012. All values are frozen and can be pickled.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Handling:
    """份号, 密级 and 紧急程度 (7.2.1 to 7.2.3), as they are to be printed; what is empty is left out."""

    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(line for line in (self.copy_number, self.secrecy, self.urgency) if line)


NOT_SPECIAL = Handling()


@dataclass(frozen=True)
class RedHead:
    """版头 of a paper or of 纪要 (7.2, 10.3): 发文机关标志, 发文字号, 签发人, the red rule.

    Several issuers stand below each other, the leading one first, and `suffix` to the right of all;
    a 纪要 names itself and has an empty `suffix`. An upward paper has `signers`. `mark_width` is that of
    the mark in mm; 0 goes by the number of its characters.
    """

    issuers: tuple[str, ...]
    number: str = ""
    suffix: str = "文件"
    signers: tuple[str, ...] = ()
    handling: Handling = NOT_SPECIAL
    mark_width: int = 0


@dataclass(frozen=True)
class LetterHead:
    """The head of a 信函 (10.1): the name in red, a double red rule, the number below it at the right."""

    issuer: str
    number: str = ""
    handling: Handling = NOT_SPECIAL
    mark_width: int = 0


@dataclass(frozen=True)
class CommandHead:
    """The head of a 命令 (10.2): the name with 令 in red, the number below it, no rule; the text follows."""

    name: str
    number: str = ""
    handling: Handling = NOT_SPECIAL


@dataclass(frozen=True)
class Masthead:
    """The head of a 简报: its name in red, 第N期, who issues it and when, the red rule."""

    name: str
    issue: str
    issuer: str
    date: str
    handling: Handling = NOT_SPECIAL


@dataclass(frozen=True)
class Roll:
    """出席, 请假 and 列席 of 纪要 with their names (10.3)."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AttachmentHead:
    """Begins an attachment on a new page (7.3.7): “附件1” and its title."""

    title: str
    number: int = 0

    @property
    def label(self) -> str:
        return f"附件{self.number}" if self.number else "附件"


@dataclass(frozen=True)
class Remark:
    """附注 (7.3.6), in brackets below the date."""

    text: str

    @property
    def bracketed(self) -> str:
        return self.text if self.text.startswith("（") else f"（{self.text}）"


@dataclass(frozen=True)
class Imprint:
    """版记 (7.4): who else gets the paper, who printed it and when.

    `receivers` are pairs such as ("抄送", "县委办公室，县政府办公室") or 报, 送, 发 of a 简报;
    `copies` is “共印50份”. That of a 信函 is not `ruled` and has receivers only (10.1).
    """

    receivers: tuple[tuple[str, str], ...] = ()
    issuer: str = ""
    date: str = ""
    copies: str = ""
    ruled: bool = True

    @property
    def printed_on(self) -> str:
        return self.date if not self.date or self.date.endswith("印发") else f"{self.date}印发"


def closed(names: str) -> str:
    """The names of receivers, ended with 。 (7.4.2)."""
    bare = names.rstrip("。；，, ")
    return f"{bare}。" if bare else ""


FormalBlock = RedHead | LetterHead | CommandHead | Masthead | Roll | AttachmentHead | Remark | Imprint
