"""Where everything stands on the forms of the field, on ledgers and in a volume: kept, and compared."""

import io
from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import pypdfium2
import pytest

from lushan_desktop.base import clock
from lushan_desktop.paper.binding.volume import Evidence, Part, Volume, bind
from lushan_desktop.paper.content import Content, Typeset
from lushan_desktop.paper.pdf import typeset
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.printing import reports
from lushan_desktop.storage.store import Store
from tests.offices import open_sample
from tests.paper import gallery
from tests.paper.forms_of_the_field import SAMPLES
from tests.paper.setting import lines, ruled, written

PAGES = 3
"""Pages that are kept, from the first."""
BEGINNING = 12
"""Characters of a line that are kept: enough to know it by."""
HEAD = "数据版次 1-00000000"
LEDGERS = ("rectification_ledger", "self_report", "supervision_bulletin", "sign_in_sheet", "review_opinions")


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Iterator[Store]:
    with open_sample(tmp_path_factory.mktemp("office") / "示例") as store:
        yield store


@pytest.mark.parametrize("name", SAMPLES)
def test_a_form_is_set_as_it_was(name, snapshot):
    assert places(typeset(SAMPLES[name](), bundled_fonts_only=True)) == snapshot


@pytest.mark.parametrize("key", LEDGERS)
def test_a_ledger_of_the_sample_is_set_as_it_was(key, sample, snapshot):
    clock.stand_still(date(2023, 9, 1))
    composed = REPORTS.get(key).compose(reports.gather(sample, key, gallery.asked_for(sample, key)))
    told = {each.name: getattr(composed, each.name) for each in fields(Content) if each.name != "blocks"}
    # The head of the log is another each time, and so is its width.
    paper = Content(*composed.blocks, **{**told, "log_head": composed.log_head and HEAD})

    assert places(typeset(paper, bundled_fonts_only=True)) == snapshot


def test_a_volume_is_bound_as_it_was(tmp_path, snapshot):
    form = tmp_path / "督办单.pdf"
    form.write_bytes(typeset(SAMPLES["supervision-order"](), bundled_fonts_only=True).pdf)
    evidence = tuple(Evidence(f"93-{n:02}", f"示例材料{n}" * 9, form) for n in range(1, 4))
    volume = Volume(
        "佐证材料汇编", (Part("三级指标第93项", evidence),), issuer="示例局", date="2023年7月27日"
    )

    result = bind(volume, tmp_path / "汇编.pdf", bundled_fonts_only=True)

    assert places(Typeset((tmp_path / "汇编.pdf").read_bytes(), result.pages, (), ())) == snapshot


def places(made: Typeset) -> str:
    """What stands where on the first pages, in pt from the left; text from below, rules from above."""
    with pypdfium2.PdfDocument(io.BytesIO(made.pdf)) as pdf:
        count = min(PAGES, len(pdf))
    return "\n".join(line for number in range(count) for line in _of_page(made, number))


def _of_page(made: Typeset, number: int) -> Iterator[str]:
    yield f"第{number + 1}页"
    for line in lines(made, number):
        yield f"{line[0].x:.0f}–{line[-1].x:.0f} {line[0].y:.0f} {written(line)[:BEGINNING]}"
    for x0, y0, x1, y1, weight, is_red in sorted(ruled(made, number)):
        yield f"{x0:.0f} {y0:.0f} – {x1:.0f} {y1:.0f} {weight:g}{' 红' if is_red else ''}"
