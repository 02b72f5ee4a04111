"""A record as a text tells of it, and a paper's many of them, each thing once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Fields = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """A record as a text tells of it; the keys of `fields` are those of the record type."""

    type: str
    fields: Fields = field(compare=False)
    start: int
    end: int
    text: str
    doubts: tuple[str, ...] = ()


def once(told: Iterable[Draft], headed: Iterable[Draft]) -> tuple[Draft, ...]:
    """The drafts, each thing once and by what says most of it, in the order of the text.

    What a heading tells of counts where the text under it tells of nothing of the kind.
    """
    found: dict[tuple[str, ...], Draft] = {}
    for draft in told:
        mark = (draft.type, *_names(draft))
        before = found.get(mark)
        if before is None or len(draft.fields) > len(before.fields):
            found[mark] = draft
    types = {draft.type for draft in found.values()}
    found |= {(each.type, "headed"): each for each in headed if each.type not in types}
    meetings = [each.fields for each in found.values() if each.type == "meeting"]
    dated = {fields["title"] for fields in meetings if "held_on" in fields}
    named = {fields["title"] for fields in meetings}
    known = {each.fields.get("title") for each in found.values() if each.fields.get("issuing_body")}
    kept = (each for each in found.values() if not _is_told_again(each, dated, named))
    return tuple(
        sorted(
            (each for each in kept if not _is_itself(each, known)),
            key=lambda draft: (draft.start, draft.end),
        )
    )


def _is_told_again(draft: Draft, dated: set[str], named: set[str]) -> bool:
    """Return True for a meeting without a day that the text dates, or names in full, elsewhere."""
    if draft.type != "meeting" or "held_on" in draft.fields:
        return False
    title = draft.fields["title"]
    is_part = bool(draft.fields.get("series_number")) and any(
        one.endswith(title) and one != title for one in named
    )
    return title in dated or is_part


def _is_itself(draft: Draft, known: set[object]) -> bool:
    """Return True for the title alone of a paper that is told with whose it is."""
    is_bare = draft.type == "document" and not set(draft.fields) - {"title", "kind"}
    return is_bare and draft.fields["title"] in known


def _names(draft: Draft) -> tuple[str, ...]:
    """Return what tells the draft from others of its type; a paper without a number, its title."""
    told = (str(draft.fields.get(name, "")) for name in _SAME_BY.get(draft.type, ()))
    names = tuple(one.translate(_ALIKE) for one in told)
    return names if any(names) else (str(draft.fields.get("title", "")),)


_ALIKE = str.maketrans("()-–~～至", "（）—————")
"""Marks that are written in either way within one text."""
_SAME_BY = {
    "document": ("number",),
    "meeting": ("title", "held_on"),
    "instruction": ("leader", "given_on", "carrier"),
    "honour": ("unit", "name"),
    "study_visit": ("place", "held_on"),
    "person": ("name",),
    "unit": ("name",),
    "inclusion": ("item",),
    "measure": ("title",),
    "briefing": ("title", "issue"),
    "supervision_round": ("title",),
}
