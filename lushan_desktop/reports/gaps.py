"""What an official paper lacks: each gap is printed as 【待补：…】 and leads to the field that fills it."""

from dataclasses import dataclass, replace

from lushan_desktop.paper.content import Paragraph, Run, Title, with_gaps_marked
from lushan_desktop.reports.report import Issuance
from lushan_desktop.reports.statement_value import Link, Piece

KEY = "gap"
"""Marks are anchored by it and the place among the gaps: gap#0."""


BLANK = "＿＿＿＿＿＿＿＿"
"""Stands on a form where something is written by hand."""


@dataclass(frozen=True)
class Paper:
    """The common part of an official paper: what it lacks, and the head of the log it was read at."""

    gaps: tuple[Piece, ...] = ()
    log_head: str = ""
    is_open: bool = False
    """True if something that is asked beside the paper is missing still."""
    issuance: Issuance | None = None
    """How it goes out; None where nobody records it."""

    def paragraph(self, key: str) -> "Paper | None":
        """Return what a mark on the preview belongs to."""
        return self if key == KEY else None

    def title(self, *lines: str) -> Title:
        """The title; with gaps the paper is one for checking."""
        return Title(lines[0] if len(lines) == 1 else lines, draft=bool(self.gaps) or self.is_open)

    def text(self, text: str, *, indent: int = 2) -> Paragraph:
        """A paragraph whose gaps can be found on the page."""
        return Paragraph(tuple(self._anchored(run) for run in with_gaps_marked(text)), indent=indent)

    def _anchored(self, run: Run) -> Run:
        places = [number for number, gap in enumerate(self.gaps) if gap.text == run.text]
        return replace(run, anchor=f"{KEY}#{places[0]}") if run.mark and places else run


class HandFilled(Paper):
    """A form that is filled in by hand: what is not known yet is a blank to write on, and it is no draft."""

    def title(self, *lines: str) -> Title:
        return Title(lines[0] if len(lines) == 1 else lines)

    def text(self, text: str, *, indent: int = 2) -> Paragraph:
        """A paragraph with blanks for its gaps, which lead to their fields as marks do."""
        runs = (self._anchored(run) for run in with_gaps_marked(text))
        return Paragraph(tuple(replace(run, text=BLANK) if run.mark else run for run in runs), indent=indent)


class Gaps:
    """Collects the gaps of a paper while it is gathered."""

    def __init__(self, record_type: str, record: str) -> None:
        self._record_type, self._record = record_type, record
        self._piece_by_text: dict[str, Piece] = {}

    def fill(self, text: str, what: str, field: str) -> str:
        """The text; where there is none, the mark of what is missing and where it is to be filled in."""
        if text:
            return text
        mark = f"【待补：{what}】"
        link = Link(self._record_type, self._record, field)
        self._piece_by_text.setdefault(mark, Piece(mark, fills=(link,)))
        return mark

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(self._piece_by_text.values())
