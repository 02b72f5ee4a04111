"""What a rule is, and which there are."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Literal

from lushan_desktop.base.paths import resources
from lushan_desktop.checks.ledger import Ledger
from lushan_desktop.domain.recognise.aligned import PaperText, Piece

MUST, MAY = "需要改正", "建议核对"
Reads = Literal["text", "office"]
_TOPICS = (
    "dates", "dates_order", "numbers", "numbers_kept", "levels", "head", "paragraphs", "quotation", "marks",
    "figures", "units", "places", "honours", "persons", "counted", "listings", "facts", "words", "wording",
    "private", "glyphs", "office_records", "office_numbers", "office_handling", "office_papers",
    "layout",
)  # fmt: skip


@dataclass(frozen=True)
class Slip:
    """What a rule found in a text: a stretch of it, a sentence, and where it is safe what is right."""

    start: int
    end: int
    sentence: str
    correction: str | None = None
    is_doubtful: bool = False
    """True if it can only be looked up, whatever the rule's group: a name that is in no register."""


@dataclass(frozen=True)
class Flaw:
    """What a rule found in the registers: the record, its field, and a sentence."""

    type: str
    id: str
    sentence: str
    field: str = ""
    shown: str = ""
    is_doubtful: bool = False
    """True if it can only be looked up, whatever the rule's group."""


TextRule = Callable[[PaperText, Ledger], Iterable[Slip]]
OfficeRule = Callable[[Any], Iterable[Flaw]]


@dataclass(frozen=True)
class Rule:
    """One rule: `find` reads a text with the ledger, or the registers."""

    id: str
    title: str
    group: str
    topic: str
    reads: Reads
    find: Callable[..., Iterable[Any]]
    is_off: bool = False
    """True if it is only asked for by name: information that is true of most papers."""


_RULES: dict[str, list[Rule]] = {}


@cache
def described() -> dict[str, dict[str, Any]]:
    """The table of all rules by their ids."""
    table = json.loads(resources("checks", "rules.json").read_text("utf-8"))
    return {entry["id"]: entry for entry in table}


def rule(id: str, title: str, *, reads: Reads = "text", is_off: bool = False) -> Callable[[Any], Any]:
    """Marks a function as what finds the slips of a rule."""

    def marked(find: Any) -> Any:
        entry = described()[id]
        group = MUST if entry["severity"] == "error" else MAY
        topic = entry.get("group", "内容一致")
        _RULES.setdefault(id, []).append(Rule(id, title, group, topic, reads, find, is_off))
        return find

    return marked


@cache
def rules(reads: Reads = "text") -> tuple[Rule, ...]:
    """All rules that read a text, or the registers, in the order of their ids' table."""
    for topic in _TOPICS:
        import_module(f"lushan_desktop.checks.{topic}")
    return tuple(one for id in described() for one in _RULES.get(id, ()) if one.reads == reads)


def in_piece(
    piece: Piece,
    start: int,
    end: int,
    sentence: str,
    correction: str | None = None,
    *,
    doubtful: bool = False,
) -> Slip:
    """A slip at a stretch of a paragraph."""
    first, last = piece.span(start, end)
    return Slip(first, last, sentence, correction, doubtful)
