"""What can be handed in: every indicator, how it stands, and how much material lies behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lushan_desktop.domain.evidence.evidence import Evidence
from lushan_desktop.reports.submission.submission_lists import spelled_size
from lushan_desktop.services.evidence import proof_pages, proofs
from lushan_desktop.services.indicators import gaps
from lushan_desktop.services.records import beside
from lushan_desktop.services.records.asking import Ask, asking
from lushan_desktop.storage.store import Store

_LARGE = 1_500_000
"""Bytes from which a picture is sure to be made smaller."""
_FILE, _CHOSEN = "submission.json", "last"
_PICTURES = ("图片", "照片")
_NAMED = 3
NO_STATEMENT = "未存稿"


@dataclass(frozen=True)
class Candidate:
    """One indicator that may be handed in."""

    id: str
    number: str
    text: str
    top: str
    """The id of the first-level indicator above it."""
    state: str
    """齐全, 部分 …"""
    tone: str
    statement: str
    """True if its statement is kept, signed or published."""

    @property
    def name(self) -> str:
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True)
class Candidates:
    """All of them, and the first-level indicators by id."""

    candidates: tuple[Candidate, ...]
    tops: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Load:
    """What lies behind some indicators."""

    files: int = 0
    size: int = 0
    large_pictures: int = 0
    size_of_pictures: int = 0
    no_pages: tuple[str, ...] = ()
    """Names of files that this machine cannot turn into pages."""

    def said(self, *, shrinks: bool) -> str:
        """佐证 14 份，共 3.2 MB；2 张大照片（1.8 MB）会缩小."""
        told = f"佐证 {self.files} 份，共 {spelled_size(self.size)}" if self.files else "还没有佐证材料"
        if self.no_pages:
            more = "等" if len(self.no_pages) > _NAMED else ""
            names = "、".join(self.no_pages[:_NAMED])
            told += f"；{len(self.no_pages)} 份转不成页面，汇编里只有占位页，请先另存为PDF：{names}{more}"
        if not (shrinks and self.large_pictures):
            return told
        smaller = f"{self.large_pictures} 张大照片（{spelled_size(self.size_of_pictures)}）会缩小"
        return f"{told}；{smaller}，原件不动"


def candidates(store: Store) -> Candidates:
    """The indicators of the system in use, in the order of the table."""
    with asking(store) as ask:
        found = gaps.look(ask)
        stages = _stages(ask)
    superior = {node.id: node.superior for node in found.nodes}

    def top_of(one: str) -> str:
        seen = {one}
        while superior.get(one) in superior and superior[one] not in seen:
            one = superior[one]
            seen.add(one)
        return one

    return Candidates(
        tuple(
            Candidate(
                one.id,
                one.number,
                one.text,
                top_of(one.superior),
                one.state,
                gaps.TONES[one.state] or "mute",
                stages.get(one.id, NO_STATEMENT),
            )
            for one in found.indicators
        ),
        tuple((node.id, f"{node.number} {node.text}".strip()) for node in found.top),
    )


def _stages(ask: Ask) -> dict[str, str]:
    """The stage of the statement that each indicator would hand in: the one kept last."""
    rows = ask("SELECT indicator, stage FROM statement WHERE deleted = 0 ORDER BY id", ())
    return {indicator: stage or "草稿" for indicator, stage in rows}


def load_of(store: Store, indicator_ids: Sequence[str]) -> Load:
    """Return how much material these indicators hand in; what proves several counts for each."""
    files = size = large = pictures = 0
    no_pages: dict[str, None] = {}
    with store.read_long() as session:
        for one in indicator_ids:
            for proof in proofs.numbers(session, one):
                item = session.get(Evidence, proof.evidence)
                if item is None:
                    continue
                files += 1
                size += item.size or 0
                if item.sha256 and not proof_pages.has_pages(item.suffix):
                    no_pages[item.file_name or item.title] = None
                if item.kind in _PICTURES and (item.size or 0) >= _LARGE:
                    large += 1
                    pictures += item.size or 0
    return Load(files, size, large, pictures, tuple(no_pages))


def last_choice(store: Store) -> dict[str, Any]:
    """Return where and how it was made last time on this machine."""
    kept: dict[str, Any] = beside.read(store.folder, _FILE).get(_CHOSEN, {})
    return kept


def remember(store: Store, place: str, most_megabytes: int, includes: Sequence[str]) -> None:
    """Keep it for the next time. Raises UserError where the disk is full."""
    chosen = {"place": place, "most": most_megabytes, "includes": list(includes)}
    beside.keep(store, _FILE, _CHOSEN, chosen)
