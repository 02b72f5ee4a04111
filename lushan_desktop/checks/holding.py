"""Holds drafts against the ledger: what is registered, what is new, and in what the two differ."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lushan_desktop.checks.ledger import KnownEvent, Ledger
from lushan_desktop.checks.likeness import is_near
from lushan_desktop.domain.mentions.draft import Draft

KEPT, NEW, DIFFERS = "已登记", "新", "有出入"
_EASILY_LEFT_OUT = re.compile(r"[的“”‘’\"'\s]")


@dataclass(frozen=True)
class HeldDraft:
    """A draft with how it stands to the ledger; `id` is the record that it is, or nearly is."""

    draft: Draft
    standing: str
    differs: tuple[str, ...] = ()
    id: str = ""


def held(draft: Draft, ledger: Ledger) -> HeldDraft:
    """Return how a draft stands; without a record of its kind it is new."""
    return _HOLDERS.get(draft.type, _new)(draft, ledger)


def _new(draft: Draft, _ledger: Ledger) -> HeldDraft:
    return HeldDraft(draft, NEW)


def _document(draft: Draft, ledger: Ledger) -> HeldDraft:
    number, title = draft.fields.get("number", ""), draft.fields.get("title", "")
    known = ledger.document_numbered.get(number)
    if known is None:
        bare = _bare(title)
        known = next((one for one in ledger.documents if bare and _bare(one.title) == bare), None)
    if known is None:
        return HeldDraft(draft, NEW)
    differs = []
    if title and known.title and not is_near(title, known.title):
        differs.append(f"台账里的标题是《{known.title}》。")
    if number and known.number and number != known.number:
        differs.append(f"台账里的文号是{known.number}。")
    day = draft.fields.get("signed_on", "")
    if day and known.signed_on and day != known.signed_on.iso:
        differs.append(f"台账里的成文日期是{known.signed_on}。")
    return HeldDraft(draft, DIFFERS if differs else KEPT, tuple(differs), known.id)


def _meeting(draft: Draft, ledger: Ledger) -> HeldDraft:
    title, day = draft.fields.get("title", ""), draft.fields.get("held_on", "")
    same = [one for one in ledger.events if one.type == "meeting" and is_near(title, one.name)]
    of_day = next((one for one in same if one.on and one.on.iso == day), None)
    called = [one for one in same if one.name == title and not one.is_recurring]
    undated = next((one for one in called if not one.on), None)
    known = of_day or (None if day else undated)
    if known:
        return HeldDraft(draft, KEPT, (), known.id)
    other = next((one for one in called if one.on), undated)
    if other:
        told = f"台账里同名的会议在{other.on}。" if other.on else "台账里同名的会议没有日期。"
        return HeldDraft(draft, DIFFERS, (told,), other.id)
    return HeldDraft(draft, NEW)


def _instruction(draft: Draft, ledger: Ledger) -> HeldDraft:
    leader, day = draft.fields.get("leader", ""), draft.fields.get("given_on", "")
    upon, words = str(draft.fields.get("carrier") or ""), str(draft.fields.get("words") or "").strip("。")
    of_leader = [one for one in ledger.events if one.type == "instruction" and leader in one.who]
    of_paper = [one for one in of_leader if upon in one.upon or one.upon in upon]
    known = next((one for one in of_paper if (one.on.iso if one.on else "") == day), None)
    if known is None:
        said = (one for one in of_paper if words and one.words and words in one.words[0])
        other = next(said, None)
        if other is None:
            return HeldDraft(draft, NEW)
        told = f"台账里在{other.on}。" if other.on else "台账里没有批示日期。"
        return HeldDraft(draft, DIFFERS, (told,), other.id)
    if words and known.words and words not in known.words[0]:
        return HeldDraft(draft, DIFFERS, (f"台账里的原文是“{known.words[0].rstrip('。')}”。",), known.id)
    return HeldDraft(draft, KEPT, (), known.id)


def _event(draft: Draft, ledger: Ledger) -> HeldDraft:
    name = str(draft.fields.get("name") or draft.fields.get("title") or draft.fields.get("place") or "")

    def is_same(event: KnownEvent) -> bool:
        unit = ledger.unit_named.get(str(draft.fields.get("unit", "")))
        is_unit = not event.who or (unit is not None and unit.name in event.who)
        return event.type == draft.type and is_near(name, event.name) and is_unit

    known = next((one for one in ledger.events if is_same(one)), None)
    return HeldDraft(draft, KEPT, (), known.id) if known else HeldDraft(draft, NEW)


def _called(draft: Draft, ledger: Ledger) -> HeldDraft:
    """What has no day of its own: an inclusion, an issue of a briefing."""
    name, issue = draft.fields.get("item") or draft.fields.get("title"), str(draft.fields.get("issue") or "")
    same = (one for one in ledger.events if one.type == draft.type and one.name == name)
    known = next((one for one in same if one.upon == issue), None)
    return HeldDraft(draft, KEPT, (), known.id) if known else HeldDraft(draft, NEW)


def _measure(draft: Draft, ledger: Ledger) -> HeldDraft:
    """What was done is told in other words each time: of one kind, and what one says the other says, too."""
    title, day = str(draft.fields.get("title", "")), str(draft.fields.get("held_on", ""))

    def is_same(event: KnownEvent) -> bool:
        is_kind = event.type == "measure" and event.kind == draft.fields.get("kind")
        on = event.on.iso if event.on else ""
        is_day = not day or not on or day.startswith(on) or on.startswith(day)
        return (
            is_kind
            and is_day
            and bool(title)
            and (event.name in title or title in event.name + event.content)
        )

    known = next((one for one in ledger.events if is_same(one)), None)
    return HeldDraft(draft, KEPT, (), known.id) if known else HeldDraft(draft, NEW)


def _person(draft: Draft, ledger: Ledger) -> HeldDraft:
    known = ledger.person_named.get(draft.fields.get("name", ""))
    if known is None:
        return HeldDraft(draft, NEW)
    post = draft.fields.get("post", "")
    posts = [tenure.post for tenure in known.tenures]
    fits = not posts or any(one in post or post in one or post.endswith(one.split("、")[-1]) for one in posts)
    if fits:
        return HeldDraft(draft, KEPT, (), known.id)
    return HeldDraft(draft, DIFFERS, (f"台账里的职务是{'；'.join(posts)}。",), known.id)


def _unit(draft: Draft, ledger: Ledger) -> HeldDraft:
    known = ledger.unit_named.get(draft.fields.get("name", ""))
    return HeldDraft(draft, KEPT, (), known.id) if known else HeldDraft(draft, NEW)


def _bare(title: str) -> str:
    """A title without what is easily left out: 的, quotation marks, blanks."""
    return _EASILY_LEFT_OUT.sub("", title)


_HOLDERS: dict[str, Callable[[Draft, Ledger], HeldDraft]] = {
    "document": _document,
    "meeting": _meeting,
    "instruction": _instruction,
    "honour": _event,
    "study_visit": _event,
    "supervision_round": _event,
    "inclusion": _called,
    "measure": _measure,
    "briefing": _called,
    "person": _person,
    "unit": _unit,
}
