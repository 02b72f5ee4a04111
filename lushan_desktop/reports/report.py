"""What a report is: options, gather(session, options) -> value, compose(value) -> content."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lushan_desktop.base.errors import UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Kind, Value
from lushan_desktop.paper.content import Content

if TYPE_CHECKING:  # the child composes without a table: 0.3 s and 30 MB less of it
    from sqlalchemy.orm import Session

Options = dict[str, Value]


@dataclass(frozen=True)
class Option:
    """One thing a report asks before it is made."""

    name: str
    label: str
    kind: Kind
    required: bool = False
    hint: str = ""
    propose: "Callable[[Session, Options], Value] | None" = None
    """What to put in where the user left it open, given the options before it."""
    after: str = ""
    """The day that a deadline follows: of the paper itself."""


@dataclass(frozen=True)
class Issuance:
    """Under which number, on which day and to whom a paper goes out, and what it is known by when reprinted.

    A gathered value that has one as `issuance` is printed again from the bytes that were kept of it.
    """

    subject: str
    """The id of the record that the paper belongs to."""
    title: str
    number: str = ""
    occasion: str = ""
    """What tells papers without a number apart: 第1次审查."""
    issued_on: PartialDate | None = None
    addressee: str = ""
    about: tuple[str, ...] = ()
    """Ids of further records that it speaks of."""
    is_open: bool = False
    """True if something is missing still: what is printed then is a 送审稿, which is not issued."""


def issuance_of(value: Any) -> Issuance | None:
    """Return how the paper of a gathered value goes out; None for one that goes to nobody."""
    found: Issuance | None = getattr(value, "issuance", None)
    return found if found is not None and found.subject else None


@dataclass(frozen=True)
class Report:
    """A paper the office prints: the value between gather and compose is a frozen, picklable dataclass."""

    key: str
    title: str
    group: str
    options: tuple[Option, ...]
    gather: "Callable[[Session, Options], Any]"
    """Reads; runs on a reader's thread. What it returns holds all that the bytes depend on."""
    compose: Callable[[Any], Content]
    """Says what stands on the paper; runs without a database."""
    endings: tuple[str, ...] = (".pdf", ".docx")
    is_ledger: bool = False
    """True if it prints a list as it is filtered (option `query`) and carries the log head in its foot."""
    follows_cycle: bool = True
    """True if its period begins as the 创建周期; what was done at the computer is often done after that."""

    def completed(self, session: "Session", given: Options) -> Options:
        """The options with every open one proposed. Raises UserError for an unknown or a missing one."""
        known = {option.name for option in self.options}
        for name in given:
            if name not in known:
                raise UserError(f"“{self.title}”没有选项“{name}”，可用的有：{'、'.join(sorted(known))}。")
        options: Options = {}
        for option in self.options:
            value = given.get(option.name, option.kind.empty)
            if option.kind.is_empty(value) and option.propose:
                value = option.propose(session, options)
            if option.required and option.kind.is_empty(value):
                raise UserError(f"请填写{option.label}（{option.name}）。", field=option.name)
            options[option.name] = value
        return options
