"""排满一页: where a page would hold only the sign-off, the lines of the page above it move up and take it in.

GB/T 9704, 7.3.5.4 lets the line pitch give way there, and nowhere else: pages of text keep their 22 lines.
"""

from collections.abc import Sequence

from lushan_desktop.paper.setting.grid import GLYPH, LINE_PITCH, OFFICIAL, Page, Strip

_MOST_ROWS = 24
_LEAST_PITCH = (OFFICIAL.height - GLYPH) / (_MOST_ROWS - 1)
_LINES_KEPT = 2
"""Lines of text that go with a sign-off, so that it never stands alone."""
_LINES_DRAWN = 5
"""Lines that went along with those, being of one paragraph: its last line stands alone on no page."""


def filled(pages: Sequence[Page]) -> list[Page]:
    """The pages, less those that held but a sign-off and found room above."""
    made = [list(page) for page in pages]
    for n in range(len(made) - 1, 0, -1):
        if _holds_only_a_sign_off(made[n - 1], made[n]) and (together := _together(made[n - 1], made[n])):
            made[n - 1 : n + 1] = [together]
    return made


def _holds_only_a_sign_off(above: Page, page: Page) -> bool:
    """A page with but a sign-off, and lines that would have stood above if they did not go with it."""
    strips = [strip for _, strip in page]
    first = next((n for n, strip in enumerate(strips) if strip.closes), None)
    if first is None or strips[0].begins_page:
        return False
    room = OFFICIAL.height + (LINE_PITCH - GLYPH) - sum(strip.height for _, strip in above)
    went_along = sum(strip.height for strip in strips[:first]) <= room
    is_short = first <= _LINES_KEPT or (first <= _LINES_DRAWN and went_along)
    return is_short and all(strip.closes or strip.is_blank for strip in strips[first:])


def _together(above: Page, below: Page) -> Page | None:
    """Both on one page, whose lines are nearer to each other; None where they would be too near."""
    strips = [strip for _, strip in (*above, *below)]
    if not all(strip.on_grid for strip in strips):
        return None
    rows = sum(map(_is_row, strips[:-1]))
    lacking = sum(strip.height for strip in strips[:-1]) + strips[-1].inked - OFFICIAL.height
    if not rows or LINE_PITCH - lacking / rows < _LEAST_PITCH:
        return None
    page: Page = []
    y = 0.0
    for strip in strips:
        page.append((y, strip))
        y += strip.height - (lacking / rows if _is_row(strip) else 0.0)
    return page


def _is_row(strip: Strip) -> bool:
    return abs(strip.height - LINE_PITCH) < 0.01
