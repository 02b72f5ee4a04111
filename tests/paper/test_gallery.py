"""What `poe papers` draws can be drawn, of the sample office and of one of long and odd texts."""

import re
from collections.abc import Iterator

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.paper.content import Heading
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.printing import reports
from lushan_desktop.storage.store import Store
from tests.offices import open_sample
from tests.paper import gallery

LEVELS = r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]+）", r"\d+\.", r"（\d+）"
"""GB/T 9704—2012, 7.3.3."""


@pytest.fixture(params=[open_sample, gallery.torture_office], ids=["sample", "torture"])
def office(request, tmp_path) -> Iterator[Store]:
    with request.param(tmp_path / "office") as store:
        yield store


def test_every_report_is_composed_or_says_what_it_lacks_with_each_heading_on_the_level_of_its_number(office):
    composed, lacking = set(), set()
    for key, options in gallery.printable(office):
        try:
            value = reports.gather(office, key, options)
        except (UserError, KeyError):
            lacking.add(key)
            continue
        composed.add(key)
        blocks = REPORTS.get(key).compose(value).blocks if key in REPORTS.keys else ()
        for block in blocks:
            if isinstance(block, Heading):
                told = [n for n, mark in enumerate(LEVELS, 1) if re.match(mark, block.text)]
                assert told in ([], [block.level]), block.text

    assert len(composed) > 4 * len(lacking)
