"""Each law of a statement fails where the code that it watches over is broken on purpose."""

import builtins
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from lushan_desktop.domain.learning.measure import Measure
from lushan_desktop.domain.supervision.problem import Problem
from lushan_desktop.reports import persons
from lushan_desktop.reports.known_records import Ledger, link
from lushan_desktop.reports.papers import (
    by_then,
    doing,
    exchange,
    gather,
    inclusions,
    instruction_series,
    instructions,
    lead_in,
    measures,
    meetings,
    organisation,
    outreach,
    passage,
    presence,
    reading,
    regular,
    routine,
    standing,
    supervision,
    titles,
    won,
    writing,
)
from lushan_desktop.reports.periods import Period
from lushan_desktop.reports.statement_value import Annex, Link
from lushan_desktop.reports.wording import Wording
from tests.properties import caught_offices
from tests.properties import statement_counts as counts
from tests.properties import statement_deeds as deeds
from tests.properties import statement_laws as laws
from tests.properties import statement_outcomes as outcomes
from tests.properties.caught_offices import (
    absent,
    acting,
    ahead,
    handed_in,
    haste,
    loose,
    nobodys,
    nothing_found,
    often,
    one_team,
    past,
    reseated,
    seven,
    unsure,
)
from tests.properties.statement_offices import Office
from tests.properties.statement_told import Told
from tests.properties.statement_trial import trial
from tests.statement_samples import SAMPLES

Break = tuple[object, str, Any]
"""What is broken: an owner, the name in it, and what stands there instead."""


def fewer(field: str) -> Break:
    """The rows of a round, one of them forgotten."""
    of = supervision.Counts.of

    def forgetful(*given: Any) -> supervision.Counts:
        found = of(*given)
        return replace(found, **{field: getattr(found, field)[1:]})

    return supervision.Counts, "of", forgetful


def one_more(module: object, name: str) -> Break:
    """A sum or a length that is one too high."""
    true = getattr(builtins, name)
    return module, name, lambda *given: true(*given) + 1


def _linkless(self: passage.Passage, text: str, *_: Link) -> passage.Passage:
    return SAY(self, text)


def _all_fed_back(*_: Any) -> supervision.Counts:
    """Counts of which something went out, though nothing was found."""
    return supervision.Counts([], [], [Problem()], [Problem()], [])


def _led_beside_the_words(wrote: writing.Writing, text: passage.Passage, measure: Measure) -> str:
    """The leaders, whatever the words of the record begin with."""
    leaders = wrote.ledger.targets(measure.id, "leaders")
    measures.say_persons(wrote, text, leaders, wrote.days_of(measure), Link("measure", measure.id))
    return ""


def _said_beside_the_words(
    wrote: writing.Writing, text: passage.Passage, measure: Measure, _words: str, **_options: bool
) -> bool:
    """我县, whatever the words of the record begin with."""
    doing.say_doer(wrote, text, measure)
    return False


SAY = passage.Passage.say
LACK = passage.Passage.lack
WRONG: dict[str, tuple[Break, Callable[[], Office], Callable[[Told], None]]] = {
    "teams": (fewer("teams"), SAMPLES["supervision_complete"], counts.each_round_counts_its_own_rows),
    "problems": (fewer("problems"), SAMPLES["supervision_complete"], counts.each_round_counts_its_own_rows),
    "closed": (fewer("closed"), SAMPLES["supervision_complete"], counts.each_round_counts_its_own_rows),
    "units": (
        (supervision.Counts, "units", property(lambda _: {"一", "二", "三"})),
        SAMPLES["supervision_complete"],
        counts.each_round_counts_its_own_rows,
    ),
    "rate": (
        (supervision.Counts, "rate", property(lambda _: "99%")),
        SAMPLES["supervision_complete"],
        counts.each_round_counts_its_own_rows,
    ),
    "a series": (
        one_more(routine, "len"),
        SAMPLES["many_meetings_complete"],
        counts.each_number_of_times_is_a_sum_of_its_rows,
    ),
    "regular meetings": (one_more(regular, "sum"), often, counts.each_number_of_times_is_a_sum_of_its_rows),
    "measures": (one_more(writing, "sum"), often, counts.each_number_of_times_is_a_sum_of_its_rows),
    "visits": (
        (exchange, "_say_often", lambda _, text, record: text.say("9次", Link("study_visit", record.id))),
        often,
        counts.each_number_of_times_is_a_sum_of_its_rows,
    ),
    "meetings that a leader chaired": (
        (lead_in, "_say_chaired", lambda _, text, one: text.say("9次召开", Link("meeting", one.id))),
        often,
        counts.each_number_of_times_is_a_sum_of_its_rows,
    ),
    "rows of an annex": (
        (routine, "list_of", lambda name, rows, made=routine.list_of: made(name, rows[1:])),
        SAMPLES["many_meetings_complete"],
        counts.each_series_has_its_rows_in_the_annex,
    ),
    "rows of an annex of instructions": (
        (instruction_series, "Annex", lambda name, heads, rows, ids: Annex(name, heads, rows[::-1], ids)),
        SAMPLES["many_scans_complete"],
        counts.each_series_has_its_rows_in_the_annex,
    ),
    "how often a leader wrote": (
        (instruction_series, "say_person", lambda _, text, one, *__: text.say("10次", link(one))),
        SAMPLES["many_scans_complete"],
        counts.each_number_of_times_is_a_sum_of_its_rows,
    ),
    "rows of an annex of papers": (
        (organisation, "Annex", lambda name, heads, rows, ids: Annex(name, heads, rows[1:], ids)),
        SAMPLES["many_scans_complete"],
        counts.each_series_has_its_rows_in_the_annex,
    ),
    "rows of an annex of trainings": (
        (outreach, "Annex", lambda name, heads, rows, ids: Annex(name, heads, rows[::-1], ids)),
        SAMPLES["many_scans_complete"],
        counts.each_series_has_its_rows_in_the_annex,
    ),
    "applicants": (
        one_more(standing, "sum"),
        lambda: complete("titles_in_progress"),
        counts.each_applicant_is_counted_once,
    ),
    "honours": (
        one_more(standing, "len"),
        lambda: complete("titles_in_progress"),
        counts.each_applicant_is_counted_once,
    ),
    "inclusions": ((meetings, "_ALL", 8), seven, counts.each_mark_counts_what_it_asks_for),
    "instructions": (
        one_more(instructions, "len"),
        SAMPLES["instructions_in_plenty"],
        counts.each_mark_counts_what_it_asks_for,
    ),
    "a training": (
        (outreach, "_details", lambda *_: ["应考9人"]),
        SAMPLES["everything_general"],
        counts.each_training_tells_its_own_numbers,
    ),
    "a number of its own": (
        (outreach, "_details", lambda *_: ["发放手册777个"]),
        SAMPLES["everything_general"],
        counts.each_number_of_things_was_counted,
    ),
    "presence": ((presence, "absent", lambda *_: set()), absent, laws.who_is_told_present_was_present),
    "posts given up": (
        (persons.Tenure, "is_over_by", lambda *_: False),
        acting,
        laws.each_post_is_that_of_the_day,
    ),
    "acting": (
        (persons, "_acting", lambda office: office),
        acting,
        laws.each_post_is_that_of_the_day,
    ),
    "posts of the day": (
        (persons.Tenure, "covers", lambda *_: True),
        absent,
        laws.each_post_is_that_of_the_day,
    ),
    "the future": (
        (Period, "is_ahead", lambda *_: False),
        ahead,
        laws.nothing_lies_beyond_the_close_or_in_the_future,
    ),
    "the date of the paper": (
        (gather, "proposed_signature", lambda *_: reading.day("2190-01-01")),
        haste,
        laws.the_paper_is_dated_within_its_time,
    ),
    "plurals": (
        (supervision, "listed", lambda *_: "多个督导组"),
        one_team,
        laws.each_plural_has_two_rows_or_a_record_that_says_so,
    ),
    "other issuers": (
        (organisation, "subject_of", lambda *_: ""),
        SAMPLES["townships_and_others"],
        laws.a_paper_without_a_subject_is_the_countys,
    ),
    "nobody's papers": (
        (organisation, "is_unclaimed", lambda *_: False),
        SAMPLES["one_paper"],
        laws.a_paper_without_a_subject_is_the_countys,
    ),
    "sentences without a record": (
        (passage.Passage, "say", _linkless),
        SAMPLES["a_session"],
        laws.each_sentence_has_a_record_or_is_a_mark,
    ),
    "what is passed over": (
        (Ledger, "of_the_period", lambda _: []),
        loose,
        laws.nothing_of_the_period_is_passed_over,
    ),
    "doubles": (
        (reading, "doubles", lambda *_: []),
        SAMPLES["townships_and_others"],
        laws.nothing_is_told_twice,
    ),
    "marks for what is known": (
        (
            passage.Passage,
            "lack",
            lambda self, what, *fills: LACK(self, what, *(replace(each, field="title") for each in fills)),
        ),
        seven,
        laws.every_mark_names_empty_fields,
    ),
    "whose deed": (
        (doing, "doer", lambda *_: None),
        handed_in,
        deeds.whatever_a_unit_did_is_not_told_as_the_countys,
    ),
    "guests": (
        (exchange, "_is_here", lambda *_: True),
        handed_in,
        deeds.guests_came_to_the_county_only_where_they_were_met_there,
    ),
    "own places": (
        (exchange, "_own_townships", lambda *_: set()),
        handed_in,
        deeds.no_visit_to_learn_elsewhere_leads_into_the_county,
    ),
    "headquarters": (
        (organisation, "_sat", lambda *_: True),
        reseated,
        deeds.the_headquarters_are_those_that_were_set_up,
    ),
    "honours given up": (
        (titles, "is_held", lambda *_: True),
        past,
        deeds.an_honour_is_held_where_it_is_told,
    ),
    "applications withdrawn": (
        (Wording, "stages", property(lambda _: {}, lambda *_: None)),
        past,
        deeds.nobody_who_is_out_has_applied,
    ),
    "earlier batches": (
        (standing, "_is_of_earlier", lambda *_: False),
        past,
        deeds.a_batch_that_was_over_before_is_not_told_again,
    ),
    "applicants without a name": (
        (Ledger, "unit_name", lambda *_: "示例单位"),
        nobodys,
        deeds.each_applicant_and_holder_has_a_name,
    ),
    "feedback": (
        (supervision.Counts, "of", _all_fed_back),
        nothing_found,
        deeds.feedback_went_out_where_it_is_told,
    ),
    "posts of doubtful days": (
        (persons.Person, "is_sure", lambda *_: True),
        unsure,
        deeds.a_post_that_is_not_sure_is_asked_about,
    ),
    "honours of no title": (
        (won, "honour_events", lambda *_: iter(())),
        caught_offices.won,
        outcomes.what_was_won_is_told_while_it_is_held,
    ),
    "what became of an application": (
        (by_then, "_is_of", lambda *_: False),
        caught_offices.won,
        outcomes.nobody_is_told_to_hold_what_was_taken_away,
    ),
    "carriers": (
        (inclusions, "events", lambda *_: iter(())),
        caught_offices.included,
        outcomes.what_was_included_is_told_with_its_paper,
    ),
    "subjects": (
        (measures, "say_doer_of", _said_beside_the_words),
        caught_offices.told_whole,
        outcomes.no_word_is_said_twice_in_a_row,
    ),
    "leaders in the words": (
        (measures, "_say_who", _led_beside_the_words),
        caught_offices.led,
        deeds.each_deed_has_one_subject,
    ),
    "stops that meet": (
        (passage, "surplus", lambda _: frozenset()),
        haste,
        laws.the_text_is_well_formed_with_and_without_its_marks,
    ),
}


def complete(name: str) -> Office:
    office = SAMPLES[name]()
    office.options["ledger_complete"] = True
    return office


@pytest.mark.parametrize("name", WRONG)
def test_a_law_fails_where_its_code_is_broken(store, base, monkeypatch, name):
    (owner, broken, instead), made, law = WRONG[name]
    with trial(store, base, made()) as tried:
        law(tried.told())
        monkeypatch.setattr(owner, broken, instead, raising=False)
        with pytest.raises(AssertionError):
            law(tried.told())


def test_each_law_is_seen_to_fail():
    assert {law for _, _, law in WRONG.values()} == set(laws.LAWS)
