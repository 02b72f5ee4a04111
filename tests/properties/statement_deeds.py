"""Who did a thing, where, and whether it still holds: told as the records prove it, or asked for."""

import re
from collections.abc import Callable, Iterator

from tests.properties.drawn_offices import NAMES
from tests.properties.statement_counts import OUT
from tests.properties.statement_oracle import Row, within
from tests.properties.statement_told import Told

_WHO = {"meeting": "organiser", "measure": "unit", "training": "unit", "supervision_round": "organiser"}
_DEEDS = (*_WHO, "symposium", "study_visit")
_COUNTYS = ("县级领导机关", "议事协调机构")
_TWO_SUBJECTS = re.compile(
    "(?:我县|鲁山县|县司法局)(?:时任)?(?:县委书记|县长|示例[甲乙丙])|示例[甲乙丙](?:我县|鲁山县|县|示例[甲乙丙])"
    "|(?:下汤镇|示例单位)(?:我县|鲁山县|县司法局|下汤镇|(?:时任)?县委书记|示例[甲乙丙])"
)
_LED = re.compile("^[，。、]?(?:(?:县委书记)?示例[甲乙丙]|县司法局)")
"""Words that say themselves who did it."""
_BY_OTHERS = re.compile("主持|出席会议|参加|常务会议")
"""A sentence whose subject is a leader or a body."""


def whatever_a_unit_did_is_not_told_as_the_countys(told: Told) -> None:
    for text, rows in told.sentences:
        for row in rows:
            is_led = _has_leaders(told, row) or _LED.search(str(row.get("content", "")))
            if row["type"] in _DEEDS and not is_led and not _BY_OTHERS.search(text):
                names = _did_it(told, row)
                assert not names or any(name in text for name in names), (names, text)


def each_deed_has_one_subject(told: Told) -> None:
    for text, rows in told.sentences:
        if any(row["type"] == "measure" for row in rows):
            assert not _TWO_SUBJECTS.search(text), text


def _has_leaders(told: Told, row: Row) -> bool:
    led = any(each.get("field") == "leaders" for each in told.oracle.children.get(row["id"], ()))
    return led or bool(row.get("leader"))


def _did_it(told: Told, row: Row) -> set[str]:
    """The names of the unit that did it; a mark for one that is there no more; none of the county's."""
    named = row.get(_WHO.get(row["type"], ""), "")
    unit = told.oracle.rows.get(named or row["origin"])
    if named and unit is None:
        return {f"【待补：{who}】" for who in ("主办单位", "主办单位或主持人", "实施单位", "组织单位")}
    if unit is None or (not named and unit["kind"] != "乡镇") or unit["kind"] in _COUNTYS:
        return set()
    return {unit["name"], unit["short_name"]} - {""}


def guests_came_to_the_county_only_where_they_were_met_there(told: Told) -> None:
    for text, rows in told.sentences:
        met = [row for row in rows if row["type"] == "symposium"]
        if met and all(row["place"] not in ("", "鲁山县") for row in met):
            assert "到我县" not in text, text


def no_visit_to_learn_elsewhere_leads_into_the_county(told: Told) -> None:
    own = {row["name"] for row in told.oracle.rows.values() if row.get("kind") == "乡镇"} | {"鲁山"}
    for text, rows in told.sentences:
        if any(row["type"] == "study_visit" for row in rows):
            for places in re.findall("赴([^，]*?)(?:学习|考察)", text):
                assert not any(name in places for name in own), text


def the_headquarters_are_those_that_were_set_up(told: Told) -> None:
    for text, rows in told.sentences:
        for row in (each for each in rows if each["type"] == "headquarters_member"):
            founded = told.oracle.rows[row["document"]]["signed_on"]
            others = [each for each in told.oracle.rows.values() if each.get("document") == row["document"]]
            known = [each["since"] for each in others if each["type"] == "headquarters_member"]
            if founded or (row["since"] and None in known):
                assert founded, (row, text)
                begins, ends = within(founded)
                assert not row["since"] or within(row["since"])[0] <= ends, (row, text)
                assert not row["until"] or within(row["until"])[1] >= begins, (row, text)


def an_honour_is_held_where_it_is_told(told: Told) -> None:
    asof = min(told.until, told.statement.signed.last_day) if told.statement.signed else told.until
    for text, rows in told.sentences:
        for row in (each for each in rows if each["type"] == "honour"):
            ended = [within(row["revoked_on"])[1]] if row["revoked_on"] else []
            ended = [each for each in ended if within(row["revoked_on"])[0] <= asof]
            ended += [each for each in (within(row["valid_until"])[1],) if row["valid_until"] and each < asof]
            again = within(row["revalidated_on"])[0] if row["revalidated_on"] else None
            assert not ended or (again and max(ended) < again <= asof), (row, text)


def nobody_who_is_out_has_applied(told: Told) -> None:
    for text, rows in told.sentences:
        out = [row for row in rows if row["type"] == "application" and row["stage"] in OUT]
        assert not out or "共" in text, text


def each_applicant_and_holder_has_a_name(told: Told) -> None:
    for text, rows in told.sentences:
        for row in rows if not re.search("共(?:申报|通过初审|推荐|获得命名)", text) else ():
            unit = {"application": "applicant", "honour": "unit"}.get(row["type"])
            if unit and row[unit] not in told.oracle.rows:
                assert re.search("【待补：(?:申报|获得)单位】", text), text


def a_batch_that_was_over_before_is_not_told_again(told: Told) -> None:
    start = told.statement.start
    for text, rows in told.sentences:
        for row in (each for each in rows if each["type"] == "batch" and each["year"]):
            assert not start or row["stage"] != "命名" or row["year"] >= start.year, text


def feedback_went_out_where_it_is_told(told: Told) -> None:
    if not told.statement.manner.ledger_complete:
        return
    for text, rows in told.sentences:
        for row in (each for each in rows if each["type"] == "supervision_round"):
            mine = [each for each in told.oracle.rows.values() if each.get("supervision_round") == row["id"]]
            found = [each for each in mine if each["type"] == "problem" and each["stage"] != "待下发"]
            assert found or "制发反馈清单" not in text, text


def a_post_that_is_not_sure_is_asked_about(told: Told) -> None:
    notes = "".join(note.text for note in told.statement.notes if "任职起止" in note.text)
    for text, rows in told.sentences:
        about = [row for row in rows if row["type"] in ("meeting", "instruction")]
        about = [row for row in about if row.get("held_on") or row.get("given_on")]
        if len(about) == 1 and not about[0].get("recurring") and not about[0].get("until"):
            for name in NAMES:
                sure = _is_sure(told, name, told.oracle.span(about[0]))
                assert name not in text or sure or name in notes, (text, notes)


def _is_sure(told: Told, name: str, days: tuple[object, object]) -> bool:
    begins, ends = days
    for since, until in _held(told, name):
        may = since[0] <= ends and until[1] >= begins
        if may and not (since[1] <= begins and until[0] >= ends):
            return False
    return True


def _held(told: Told, name: str) -> Iterator[tuple[tuple, tuple]]:
    """From when to when somebody held each post: the first and the last day that each date may mean."""
    for row in told.oracle.rows.values():
        if row["type"] == "tenure" and told.oracle.rows[row["person"]]["name"] == name:
            since, until = within(row["since"]), within(row["until"])
            yield (
                (since if row["since"] else (since[0], since[0])),
                (until if row["until"] else (until[1],) * 2),
            )


DEEDS: tuple[Callable[[Told], None], ...] = (
    whatever_a_unit_did_is_not_told_as_the_countys,
    each_deed_has_one_subject,
    guests_came_to_the_county_only_where_they_were_met_there,
    no_visit_to_learn_elsewhere_leads_into_the_county,
    the_headquarters_are_those_that_were_set_up,
    an_honour_is_held_where_it_is_told,
    nobody_who_is_out_has_applied,
    each_applicant_and_holder_has_a_name,
    a_batch_that_was_over_before_is_not_told_again,
    feedback_went_out_where_it_is_told,
    a_post_that_is_not_sure_is_asked_about,
)
