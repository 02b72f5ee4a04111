"""Finished papers in one file, each behind a bookmark; their pages stay as they were set."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import OutlineItem, Pdf


def join(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """The papers one after the other, in the order given; each part is its name and its bytes."""
    with Pdf.new() as joined:
        starts = []
        for name, pdf in parts:
            starts.append(OutlineItem(name, len(joined.pages)))
            with pikepdf.open(BytesIO(pdf)) as part:
                joined.pages.extend(part.pages)
        with joined.open_outline() as outline:
            outline.root.extend(starts)
        out = BytesIO()
        joined.save(out, deterministic_id=True)
    return out.getvalue()
