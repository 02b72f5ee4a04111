"""The sections of a statement and its set phrases: data of resources/catalogues, read once."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lushan_desktop.base.catalogue import files, read_shipped
from lushan_desktop.reports.wording import Wording


@dataclass(frozen=True)
class SectionPlan:
    """One section as the template wants it; `source` says what it is written from."""

    key: str
    level: int
    heading: str
    source: str = ""
    kinds: tuple[str, ...] = ()
    """The record types that 工作推进情况 tells of, by their names; empty: all that the others leave."""
    numbered: bool = False
    title_kind: str = ""
    measure_kinds: tuple[str, ...] = ()
    notice_kinds: tuple[str, ...] = ()
    headquarters_purpose: str = ""
    empty: str = ""
    """What older plans said where nothing is recorded; it is kept, and no longer printed."""
    empty_gap: str = ""


@dataclass(frozen=True)
class LeadInPlan:
    """How the paper opens."""

    background_kinds: tuple[str, ...] = ()
    opening: str = ""
    deliberation: str = ""
    """The word that begins what the bodies did about the matter as a whole."""
    attended: str = ""
    closing: str = ""


@dataclass(frozen=True)
class Template:
    """The plan of a whole statement."""

    lead_in: LeadInPlan
    campaign_kinds: tuple[str, ...]
    sections: tuple[SectionPlan, ...]

    @property
    def title_kinds(self) -> tuple[str, ...]:
        """The kinds of titles that have a section of their own."""
        return tuple(plan.title_kind for plan in self.sections if plan.title_kind)


@dataclass(frozen=True)
class Plan:
    """What a statement is written by: its sections and its set phrases."""

    template: Template
    wording: Wording
    is_own: bool = False
    """True if the office changed what was shipped."""


def _frozen(values: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}


@lru_cache(maxsize=8)
def shipped(number: str) -> Template:
    """The template of this indicator, else the general one."""
    own = f"statement_{number}"
    content = read_shipped(own if number in numbers_shipped() and number else "statement_general")
    return Template(
        lead_in=LeadInPlan(**_frozen(content["lead_in"])),
        campaign_kinds=tuple(content["campaign_kinds"]),
        sections=tuple(SectionPlan(**_frozen(plan)) for plan in content["sections"]),
    )


def numbers_shipped() -> tuple[str, ...]:
    """The indicators that a plan of their own is shipped for; empty: the general one."""
    names = (name.removeprefix("statement_") for name in files() if name.startswith("statement_"))
    return ("", *sorted(name for name in names if name.isdecimal()))
