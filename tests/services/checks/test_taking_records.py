"""A text becomes records: one step, one undo, nothing by itself."""

from pathlib import Path

import pytest

from lushan_desktop.base.errors import UserError
from lushan_desktop.checks.gathering import gather
from lushan_desktop.checks.holding import KEPT, held
from lushan_desktop.domain.mentions.extracting import drafts
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.intake.paper_text import read_paper
from lushan_desktop.services.checks.taking_records import take
from lushan_desktop.services.records import answers, undoing

SEED = Path(__file__).parents[2] / "data" / "seed_93.txt"


def names(store, key):
    return [row.name for row in answers.everything(store, RECORD_TYPES.get(key))]


def test_the_whole_seed_comes_in_as_one_step_and_goes_as_one(store):
    found = drafts(read_paper(SEED))

    take(store, found, "情况说明93")

    assert len(names(store, "document")) == 5
    assert names(store, "person") == ["刘鹏", "叶锐", "陈建忠"]
    assert len(names(store, "meeting")) == 2
    assert len(names(store, "instruction")) == 3
    assert (
        len(names(store, "honour")) == len(names(store, "study_visit")) == len(names(store, "briefing")) == 1
    )
    undoing.undo_last(store)
    assert not names(store, "document") + names(store, "person") + names(store, "meeting")


def test_the_original_is_kept_as_evidence_of_what_was_taken_if_that_is_wished(store):
    found = [one for one in drafts(read_paper(SEED)) if one.type in ("meeting", "document")]

    take(store, found, "情况说明93", original=SEED)

    with store.read() as session:
        sql = "SELECT count(*), count(DISTINCT target) FROM reference WHERE field = 'files' AND deleted = 0"
        assert session.connection().exec_driver_sql(sql).one() == (len(found), 1)
    assert names(store, "evidence") == ["seed_93"]
    undoing.undo_last(store)
    assert not names(store, "evidence")


def test_what_was_taken_is_known_when_the_text_is_read_again(store):
    found = drafts(read_paper(SEED))
    take(store, found, "情况说明93")

    with store.read() as session:
        ledger = gather(session)
    again = [
        held(one, ledger) for one in found if one.type in ("document", "meeting", "instruction", "person")
    ]

    assert {one.standing for one in again} == {KEPT}


def test_only_words_in_quotation_marks_are_entered_as_said_and_stay_as_written(store):
    take(store, drafts(read_paper(SEED)), "情况说明93")

    rows = [row.plain for row in answers.everything(store, RECORD_TYPES.get("meeting"))]
    said = [demand for row in rows for demand in row["demands"] if demand["standing"] == "待核"]
    assert len(said) == 1
    assert "决心划" in said[0]["words"]
    assert "督查督办体系" not in said[0]["words"]


def test_nothing_is_entered_where_nothing_was_ticked(store):
    with pytest.raises(UserError, match="勾选"):
        take(store, (), "情况说明93")
