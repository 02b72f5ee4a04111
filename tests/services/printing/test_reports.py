"""Papers as services: proposed, previewed, written, stopped, and remembered from one time to the next."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lushan_desktop.base.computing import CHILD
from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.base.text.dates import PartialDate
from lushan_desktop.domain.kinds import Day
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports import REPORTS
from lushan_desktop.services.papers import composing
from lushan_desktop.services.printing import reports, whereabouts
from lushan_desktop.services.printing.rendering import compose_and_render
from lushan_desktop.services.printing.whereabouts import Home
from lushan_desktop.services.records import records, remembered
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage.store import Store
from tests.in_the_child import has_imported
from tests.offices import open_sample

STATEMENT = "situation_statement"
CYCLE = "2021年至2023年7月27日"


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Iterator[Store]:
    with open_sample(tmp_path_factory.mktemp("sample") / "office") as opened:
        yield opened
    CHILD.close()


class Stopped:
    """A user who has asked to stop."""

    is_cancelled = True

    def report(self, done: int, total: int, text: str = "") -> None:
        del done, total, text


def test_a_paper_begins_with_what_is_proposed(store):
    beginning = reports.begin(store, STATEMENT, {})
    assert beginning.options["signed"] == PartialDate(2023, 7, 27)
    assert "示范创建" in beginning.name_by_id[beginning.options["indicator"]]


def test_a_preview_holds_the_bytes_and_the_places_of_the_marks(store):
    preview = reports.preview(store, STATEMENT, {})
    assert preview.typeset.pdf.startswith(b"%PDF")
    assert len(preview.sizes) == len(preview.prints) == preview.typeset.pages
    marked = [place.anchor for place in preview.typeset.placements if place.mark]
    assert list(dict.fromkeys(marked)) == [
        f"{paragraph.key}#{place}"
        for paragraph in preview.value.paragraphs
        for place in range(len(paragraph.gaps))
    ]


def test_a_prepared_child_has_the_typesetter_at_hand(store, spawned):
    reports.prepare(store)

    for module in ("paper.pdf", "paper.finished.raster"):
        assert CHILD.call(has_imported, f"lushan_desktop.{module}")


def test_a_statement_is_composed_without_a_table(store, spawned):
    """Each child would spend 0.6 s on them, and 30 MB."""
    value = reports.gather(store, STATEMENT, reports.begin(store, STATEMENT, {}).options)

    CHILD.call(compose_and_render, REPORTS.get(STATEMENT).compose, value, ".pdf")

    assert CHILD.call(has_imported, "lushan_desktop.reports.papers.paper")
    assert not CHILD.call(has_imported, "sqlalchemy")


ANSWERED_BY = [
    (report.key, option.name, option.after)
    for report in REPORTS
    for option in report.options
    if isinstance(option.kind, Day) and option.kind.is_deadline
]


@pytest.mark.parametrize(("key", "deadline", "day"), ANSWERED_BY)
def test_a_deadline_of_a_paper_is_the_first_after_its_day(store, key, deadline, day):
    read = reports.read_options(store, key, {deadline: "2.10", day: "2021年12月3日"})
    assert read[deadline] == PartialDate(2022, 2, 10)


def test_the_same_options_give_the_same_bytes(store):
    first, second = (reports.preview(store, STATEMENT, {}) for _ in range(2))
    assert first.typeset.pdf == second.typeset.pdf
    assert first.prints == second.prints


def test_the_file_is_the_preview(store, tmp_path):
    file = reports.write(store, STATEMENT, {}, tmp_path / "情况说明.pdf")
    assert file.read_bytes() == reports.preview(store, STATEMENT, {}).typeset.pdf


def test_an_ending_that_is_not_offered_is_refused_with_those_that_are(store, tmp_path):
    with pytest.raises(UserError, match=r"PDF（.pdf）、Word（.docx）"):
        reports.write(store, STATEMENT, {}, tmp_path / "情况说明.xlsx")
    assert not list(tmp_path.iterdir())


def test_an_option_typed_as_text_is_read_by_its_kind(store):
    options = reports.read_options(store, STATEMENT, {"signed": "2023.8.1"})
    assert options == {"signed": PartialDate(2023, 8, 1)}
    with pytest.raises(UserError, match="没有选项"):
        reports.read_options(store, STATEMENT, {"colour": "红"})


def test_who_stops_a_long_paper_gets_none(store, monkeypatch):
    monkeypatch.setattr(reports, "compose_and_measure", _sleep)
    with pytest.raises(Cancelled):
        reports.preview(store, "list:document", {}, progress=Stopped())
    monkeypatch.undo()
    assert reports.preview(store, "list:document", {}).typeset.pages == 1


def _sleep(_compose: object, _value: object) -> None:
    time.sleep(30)


def test_a_paper_that_is_nearly_done_is_waited_for(store):
    reports.preview(store, "list:document", {})
    assert reports.preview(store, "list:document", {}, progress=Stopped()).typeset.pages == 1


def test_a_ledger_holds_what_the_list_showed(store):
    preview = reports.preview(store, "list:document", {"query": ListQuery(text="宣传")})
    assert [row[1] for row in preview.value.rows] == ["鲁法办〔2023〕5号"]


def test_what_was_chosen_comes_back_in_the_same_period_only(store):
    chosen = {**reports.begin(store, STATEMENT, {}).options, "signed": PartialDate(2023, 8, 1)}
    remembered.remember(store, STATEMENT, chosen, CYCLE)

    assert reports.begin(store, STATEMENT, {}, CYCLE).options["signed"] == PartialDate(2023, 8, 1)
    assert reports.begin(store, STATEMENT, {}, "不限").options["signed"] == PartialDate(2023, 7, 27)


def test_records_that_are_gone_are_not_remembered(store):
    remembered.remember(store, STATEMENT, {"indicator": "nowhere"}, CYCLE)
    assert "indicator" not in remembered.last_options(store, STATEMENT, CYCLE)


def test_a_damaged_memory_is_an_empty_one(store):
    (store.folder / remembered.FILE).write_text("{", "utf-8")
    assert remembered.last_options(store, STATEMENT, CYCLE) == {}


def test_a_row_of_a_meeting_is_shown_in_the_meeting(store):
    statement = reports.gather(store, STATEMENT, {})
    demand = next(
        link for each in statement.paragraphs for link in each.links if link.record_type == "demand"
    )
    home = whereabouts.home_of(store, "demand", demand.record, "words")
    assert (home.record_type, home.field) == ("meeting", "demands")


def test_what_is_not_recorded_yet_is_entered_on_the_page_of_its_type(store):
    assert whereabouts.home_of(store, "problem", "") == Home("problem", "")
    assert whereabouts.home_of(store, "demand", "") == Home("meeting", "")


def test_a_record_that_is_gone_is_told(store):
    with pytest.raises(UserError, match="已不存在"):
        whereabouts.home_of(store, "demand", "nowhere")


def test_what_a_clerk_wrote_is_what_prints(store, tmp_path):
    opened = composing.open_statement(store, {})
    paragraph = composing.look(store, opened.statement).statement.paragraphs[0]
    composing.write_anew(store, opened.statement, paragraph, "示例：另写一段。")
    try:
        assert reports.gather(store, STATEMENT, {}).paragraphs[0].text == "示例：另写一段。"
        assert composing.open_statement(store, {}).changes is None
    finally:
        records.remove(store, RECORD_TYPES.get("statement"), [opened.statement])
    with pytest.raises(UserError, match="已不存在"):
        composing.look(store, opened.statement)
    assert Path(reports.write(store, STATEMENT, {}, tmp_path / "稿.docx")).stat().st_size > 5000
