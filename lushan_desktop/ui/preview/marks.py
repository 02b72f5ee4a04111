"""What is painted over a preview: tints on 【待补】, their numbers, a frame around a paragraph."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.ui.widgets.page_layout import Mark

Size = tuple[float, float]
Area = tuple[float, float, float, float]

FRAME_X, FRAME_Y = 6.0, 4.0
"""Room between a paragraph and its frame, in pt."""
LABEL_HEIGHT = 22.0
"""Marks nearer to each other than this share a label, in pt."""


def marks_of(preview: Preview, *, framed: str = "", has_labels: bool = True) -> list[Mark]:
    """Every mark of the paper, numbered in the margin, and the frame around one paragraph."""
    tints = [_tint(preview.sizes, place) for place in preview.typeset.placements if place.mark]
    return [*(_labelled(preview.sizes, tints) if has_labels else tints), *_frames(preview, framed)]


def _labelled(sizes: Sequence[Size], tints: Sequence[Mark]) -> list[Mark]:
    """Each mark's number in the margin beside its first line; neighbours share one label."""
    firsts = [tint for place, tint in enumerate(tints) if place == 0 or tints[place - 1].key != tint.key]
    label_of = {}
    for group in _neighbours(sizes, firsts):
        numbers = [firsts.index(mark) + 1 for mark in group]
        label_of[group[0]] = f"待补 {numbers[0]}" + (f"–{numbers[-1]}" if len(numbers) > 1 else "")
    return [replace(tint, label=label_of.get(tint, "")) for tint in tints]


def _neighbours(sizes: Sequence[Size], marks: Iterable[Mark]) -> list[list[Mark]]:
    groups: list[list[Mark]] = []
    for mark in marks:
        first = groups[-1][0] if groups else None
        height = sizes[mark.page][1]
        is_near = first and first.page == mark.page and (mark.area[1] - first.area[1]) * height < LABEL_HEIGHT
        if is_near:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _tint(sizes: Sequence[Size], place: Any) -> Mark:
    width, height = sizes[place.page]
    area = (place.x / width, place.y / height, place.w / width, place.h / height)
    return Mark(place.page, area, "warn", place.anchor)


def _frames(preview: Preview, framed: str) -> list[Mark]:
    """The box around a paragraph, one on each page that it stands on."""
    lines = [place for place in preview.typeset.placements if framed and place.anchor == framed]
    frames = []
    for page in sorted({line.page for line in lines}):
        here = [line for line in lines if line.page == page]
        frames.append(Mark(page, _around(preview.sizes[page], here), "frame", f"frame:{framed}"))
    return frames


def _around(size: Size, lines: Sequence[Any]) -> Area:
    width, height = size
    left, top = min(line.x for line in lines) - FRAME_X, min(line.y for line in lines) - FRAME_Y
    right = max(line.x + line.w for line in lines) + FRAME_X
    bottom = max(line.y + line.h for line in lines) + FRAME_Y
    return left / width, top / height, (right - left) / width, (bottom - top) / height
