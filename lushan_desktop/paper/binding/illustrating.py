"""Lays pictures on a page that was set and left room for them."""

import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf

from lushan_desktop.paper.binding.evidence import read_pictures
from lushan_desktop.paper.binding.volume_joining import fitted, image

Area = tuple[float, float, float, float]
"""Left, top, width and height on A4, in points from the top left."""


def illustrate(pdf: bytes, pictures: Sequence[tuple[Path, Area]]) -> bytes:
    """The paper with each picture in the middle of its area of the first page, as large as it allows."""
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        page = paper.pages[0]
        drawn = []
        for file, area in pictures:
            (picture,) = read_pictures(file)
            size = (float(picture.width), float(picture.height))
            x, y, scale = fitted(size, area, most=1.0)
            name = page.add_resource(paper.make_indirect(image(paper, picture)), pikepdf.Name.XObject)
            drawn.append(f"q {size[0] * scale:.2f} 0 0 {size[1] * scale:.2f} {x:.2f} {y:.2f} cm {name} Do Q")
        page.contents_add(paper.make_stream("\n".join(drawn).encode()))
        made = io.BytesIO()
        paper.save(made, deterministic_id=True)
    return made.getvalue()
