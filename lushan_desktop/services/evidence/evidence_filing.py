"""Where a file on its way in belongs: its indicator, serial, day and title, and by what that was known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.base.text.sayable import sayable_name
from lushan_desktop.services.evidence.evidence_titles import (
    certain_number,
    folder_said,
    is_camera_name,
    read_name,
    with_folders,
)


@dataclass(frozen=True)
class Proposal:
    """What a file will be as evidence; everything but the path may be put right before it is written."""

    path: Path
    title: str
    indicator: str = ""
    """The number of the indicator it proves, such as 93; empty: none yet."""
    serial: int | None = None
    signed_on: PartialDate | None = None
    folder: str = ""
    """The folders it lies in, from the one that was given: 材料/照片."""
    why: str = ""
    """By what its indicator was known."""
    meeting: str = ""
    """The meeting that it is a photo of, whose indicators it proves."""

    @property
    def name(self) -> str:
        return sayable_name(self.path.name)


def filed(
    files: Iterable[tuple[Path, tuple[str, ...]]],
    indicators: Mapping[str, str],
    *,
    today: date,
    until: date | None,
) -> list[Proposal]:
    """Return what each of these files is; names in one folder are read together."""
    found = list(files)
    beside: dict[tuple[str, ...], set[str]] = {}
    for file, folders in found:
        beside.setdefault(folders, set()).add(certain_number(sayable_name(file.name)))
    told = []
    for file, folders in found:
        name = sayable_name(file.name)
        said = read_name(name, today=today, until=until, indicators=indicators, beside=beside[folders])
        above = folder_said(folders, indicators)
        said = with_folders(said, name, folders, today=today, until=until)
        indicator = said.indicator or above.indicator
        why = f"名称写着“{said.why}”" if said.indicator else above.why
        told.append(
            Proposal(file, said.title, indicator, said.serial, said.signed_on, "/".join(folders), why)
        )
    return _told_apart(told)


def _told_apart(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Pictures that bear the title of their folder are counted where there are several."""
    groups: dict[tuple[str, str], list[int]] = {}
    for place, each in enumerate(proposals):
        if is_camera_name(each.name) and each.title != Path(each.name).stem:
            groups.setdefault((each.folder, each.title), []).append(place)
    told = list(proposals)
    for places in groups.values():
        for number, place in enumerate(places if len(places) > 1 else (), 1):
            told[place] = replace(told[place], title=f"{told[place].title}{number}")
    return told


def under(proposals: Sequence[Proposal], indicator: str) -> tuple[Proposal, ...]:
    """All of them proving one indicator; serials read from the names of another are given up."""
    if not indicator:
        return tuple(proposals)
    return tuple(
        each
        if each.indicator == indicator
        else replace(each, indicator=indicator, serial=None, why="由您指明")
        for each in proposals
    )


def placed(proposals: Sequence[Proposal], word: str, indicator: str) -> tuple[Proposal, ...]:
    """Those with a word in their name or folder put to an indicator; the others as they are."""
    return tuple(
        replace(each, indicator=indicator, serial=None, why=f"由您指明：含“{word}”")
        if word in each.name or word in each.folder
        else each
        for each in proposals
    )


def unplaced(proposals: Iterable[Proposal]) -> dict[str, tuple[Proposal, ...]]:
    """Those that no indicator is known for, by the folder they lie in."""
    found: dict[str, list[Proposal]] = {}
    for each in proposals:
        if not each.indicator:
            found.setdefault(each.folder, []).append(each)
    return {folder: tuple(each) for folder, each in found.items()}
