"""Ten thousand pieces of evidence: the list opens and filters without making anybody wait."""

import math
import time
from dataclasses import replace
from hashlib import sha256

import pytest

from lushan_desktop.domain.evidence.evidence import EVIDENCE, Evidence
from lushan_desktop.domain.record import Reference
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.evidence import evidence_list, proofs
from lushan_desktop.services.records import records
from lushan_desktop.services.records.lists import ListQuery
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from lushan_desktop.storage.store import Store

pytestmark = pytest.mark.slow
MANY, OPENS, FILTERS = 10_000, 0.3, 0.1


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("shelf") / "数据", parts=Parts(schema=MigratedSchema)) as store:
        system = records.save(store, RECORD_TYPES.get("indicator_system"), {"name": "示例"})
        values = {"system": system.ids("indicator_system")[0], "text": "示例"}
        indicators = [
            records.save(store, RECORD_TYPES.get("indicator"), {**values, "number": str(number)}).ids(
                "indicator"
            )[0]
            for number in range(1, 21)
        ]
        with store.change("示例") as step:
            ids = step.add_many(Evidence, map(_row, range(MANY)))
            step.add_many(
                Reference,
                (
                    {"parent": one, "field": "indicators", "target": indicators[place % 20]}
                    for place, one in enumerate(ids)
                    if place % 5
                ),
            )
        yield store, indicators


def _row(place: int) -> dict:
    return {
        "title": f"示例材料{place}",
        "sha256": sha256(str(place).encode()).hexdigest(),
        "suffix": ".pdf",
        "signed_on": f"2023-0{place % 9 + 1}-01" if place % 7 else None,
        "entered_on": "2023-07-01",
    }


def best(work, rounds: int = 5) -> float:
    least = math.inf
    for _ in range(rounds):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return least


def test_ten_thousand_pieces_open_at_once(shelf):
    store, _ = shelf

    def open_page() -> None:
        evidence_list.look(store, EVIDENCE, ListQuery(), blocks=(0,))
        evidence_list.counts(store, ListQuery())
        evidence_list.choices(store)

    assert best(open_page) < OPENS


@pytest.mark.parametrize("state", evidence_list.STATES)
def test_every_filter_answers_at_once(shelf, state):
    store, _ = shelf
    query = replace(ListQuery(), conditions=(evidence_list.state_condition(state),))

    assert best(lambda: evidence_list.look(store, EVIDENCE, query, blocks=(0,))) < FILTERS


def test_the_material_of_one_indicator_is_found_and_numbered_at_once(shelf):
    store, indicators = shelf
    query = replace(ListQuery(), conditions=(evidence_list.proving_condition(indicators[3]),))

    def number() -> None:
        with store.read() as session:
            proofs.number_of(session, indicators[3])

    assert best(lambda: evidence_list.look(store, EVIDENCE, query, blocks=(0,))) < FILTERS
    assert best(number) < FILTERS
