"""What `poe papers` draws can be drawn, of the sample office and of one of long and odd texts."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from lushan_desktop.base import clock
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.paper.content import Heading
from lushan_desktop.reports import REPORTS
from lushan_desktop.reports.report import Options
from lushan_desktop.services.printing import reports
from lushan_desktop.storage.store import Store
from tests.offices import open_sample
from tests.paper import gallery, whole_office
from tests.paper.outline import outline

LEVELS = r"[一二三四五六七八九十]+、", r"（[一二三四五六七八九十]+）", r"\d+\.", r"（\d+）"
"""GB/T 9704—2012, 7.3.3."""


@pytest.fixture(params=[open_sample, gallery.torture_office], ids=["sample", "torture"])
def office(request, tmp_path) -> Iterator[Store]:
    with request.param(tmp_path / "office") as store:
        yield store


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Iterator[Store]:
    with open_sample(tmp_path_factory.mktemp("office") / "示例") as store:
        yield store


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Iterator[Store]:
    with whole_office.whole_office(tmp_path_factory.mktemp("office") / "全") as store:
        yield store


@pytest.mark.parametrize("key", [*REPORTS.keys, *(f"list:{key}" for key in RECORD_TYPES.keys)])
def test_a_paper_of_the_sample_is_composed_as_it_was(key, sample, snapshot):
    clock.stand_still(date(2023, 9, 1))
    given = gallery.GIVEN.get(key, {})
    try:
        options = {**gallery.asked_for(sample, key), **reports.read_options(sample, key, given)}
        told = outline(REPORTS.get(key).compose(reports.gather(sample, key, options)))
    except UserError as lack:
        told = str(lack)

    assert told == snapshot


@pytest.mark.parametrize("key", REPORTS.keys)
def test_a_paper_prints_each_field_of_a_record_and_of_a_bare_one_what_it_did(key, whole, snapshot):
    clock.stand_still(date(2023, 9, 1))
    usual = reports.read_options(whole, key, {})
    told = dict.fromkeys(_told(whole, key, {**usual, **asked}) for asked in whole_office.asked_for(key))

    assert "\n\n".join(told) == snapshot


def _told(office: Store, key: str, options: Options) -> str:
    try:
        return outline(REPORTS.get(key).compose(reports.gather(office, key, options)), rows=6)
    except UserError as lack:
        return str(lack)


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
