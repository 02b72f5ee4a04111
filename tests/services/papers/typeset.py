"""What stands on a typeset paper, read back from it."""

from lushan_desktop.paper.content import Content
from lushan_desktop.paper.pdf import typeset
from tests.foreign import characters
from tests.paper.setting import glyphs, written


def printed(content: Content) -> str:
    """All that stands on the paper in the order in which it was written, page numbers left out."""
    made = typeset(content, bundled_fonts_only=True)
    pages = (characters(written(glyphs(made, page))) for page in range(made.pages))
    return "".join(page.removesuffix(f"—{number}—") for number, page in enumerate(pages, 1))
