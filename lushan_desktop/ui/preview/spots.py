"""What was clicked on the page of a preview: which paragraph, and where in its text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lushan_desktop.reports.statement_value import StatementParagraph
from lushan_desktop.services.printing.reports import Preview

Point = tuple[float, float]


@dataclass(frozen=True)
class Spot:
    """A character of a paragraph, among those of its characters that stand on the same page."""

    key: str
    """The anchor of the paragraph."""
    words: str
    place: int
    line: str = ""
    """The line that was clicked."""


def spot_on(preview: Preview, page: int, point: Point, text: Any) -> Spot | None:
    """The paragraph and the character under a point, in fractions of the page; None beside every line."""
    width, height = preview.sizes[page]
    x, y = point[0] * width, point[1] * height
    lines = [each for each in preview.typeset.placements if each.page == page and not each.mark]
    clicked = next((each for each in lines if _holds(each, x, y)), None)
    if clicked is None or text is None:
        return None
    middles = [(left + w / 2, top + h / 2) for left, top, w, h in text.areas]
    spots = [(across * width, down * height) for across, down in middles]
    own = [line for line in lines if line.anchor == clicked.anchor]
    standing = [n for n, spot in enumerate(spots) if any(_holds(line, *spot) for line in own)]
    in_line = [n for n in standing if _holds(clicked, *spots[n])]
    if not in_line:
        return None
    nearest = min(in_line, key=lambda n: abs(spots[n][0] - x))
    return Spot(
        clicked.anchor, _written(text, standing), standing.index(nearest), line=_written(text, in_line)
    )


def place_in(paragraph: StatementParagraph, spot: Spot, *, is_final: bool) -> int | None:
    """The place in the paragraph's text where the spot lies; None where the page says something else."""
    printed = list(_printed(paragraph, is_final=is_final))
    start = "".join(character for character, _ in printed).find(spot.words)
    return printed[start + spot.place][1] if start >= 0 and spot.words else None


def _holds(line: Any, x: float, y: float) -> bool:
    """A mark at the end may hang out of its line by its width."""
    return bool(line.x - line.h <= x <= line.x + line.w + line.h and line.y <= y <= line.y + line.h)


def _written(text: Any, places: Sequence[int]) -> str:
    return "".join(text.text[place] for place in places)


def _printed(paragraph: StatementParagraph, *, is_final: bool) -> Iterator[tuple[str, int]]:
    """Every character that prints, blanks left out, and the place in the text that it belongs to."""
    for character in paragraph.number:
        yield character, 0
    cited: dict[int, str] = {}
    for place, words in paragraph.citations:
        cited[place] = cited.get(place, "") + words
    place = 0
    for piece in paragraph.pieces:
        for character in piece.text:
            for each in cited.pop(place, ""):
                yield each, max(0, place - 1)
            if character.strip() and not (is_final and piece.is_gap):
                yield character, place
            place += 1
    for words in cited.values():
        for each in words:
            yield each, max(0, place - 1)
