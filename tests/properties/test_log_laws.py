"""What the log promises of operations, clocks and chains, whatever happens."""

from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.base import clock
from lushan_desktop.domain.operation import (
    HybridClock,
    Operation,
    advance,
    heads_of,
    moment,
    payload,
    replay,
    seal,
)
from lushan_desktop.storage.log.journal import Journal, read_journal

START = datetime(2024, 5, 1, 9, tzinfo=clock.CHINA)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.text(max_size=8), st.floats(-9, 9)
)
FIELDS = st.dictionaries(st.sampled_from(["title", "place", "deleted"]), VALUES, min_size=1)


@pytest.fixture(autouse=True)
def _own_clock():
    yield
    clock.seat(None)


def an_operation(seq: int, fields: dict, parents: dict, *, replica="a", stamp="") -> Operation:
    bare = Operation(
        replica,
        seq,
        "meeting",
        "m",
        fields,
        parents,
        stamp or f"{seq:014d}.000000",
        "甲",
        "s",
        "l",
        "",
        "",
        "",
    )
    return bare._replace(hash=seal("", payload(bare)))


@given(FIELDS)
def test_an_operation_is_read_back_from_its_journal_as_it_was(fields):
    operation = an_operation(1, fields, {})
    with TemporaryDirectory() as folder:
        journal = Journal(Path(folder))
        journal.append([operation])
        journal.close()

        (again,) = chain.from_iterable(entry.operations for entry in read_journal(Path(folder)))

    assert again == operation
    assert again.is_sound


@given(FIELDS, st.sampled_from(["person", "label", "step", "clock", "record", "type", "replica", "undoes"]))
def test_the_hash_covers_every_part(fields, part):
    operation = an_operation(1, fields, {})

    assert not operation._replace(**{part: "他"}).is_sound
    assert not operation._replace(seq=2).is_sound
    assert not operation._replace(fields=fields | {"new": 1}).is_sound
    assert not operation._replace(parents={"title": ["a:1"]}).is_sound
    assert not operation._replace(previous="x").is_sound


@given(st.lists(st.integers(-100_000, 100_000), max_size=30))
def test_stamps_only_grow_even_if_the_clock_goes_back(jumps):
    ours, stamps = HybridClock(), []
    now = START
    for jump in jumps:
        now += timedelta(milliseconds=jump)
        clock.seat(lambda now=now: now)
        stamps.append(ours.tick())

    assert stamps == sorted(set(stamps))


def test_a_stamp_from_the_far_future_never_moves_our_clock():
    clock.seat(lambda: START)
    ours, theirs = HybridClock(), HybridClock()
    clock.seat(lambda: START + timedelta(days=2))
    far = theirs.tick()
    clock.seat(lambda: START + timedelta(hours=3))
    near = theirs = HybridClock().tick()
    clock.seat(lambda: START)

    ours.observe(far)
    assert ours.tick() < far
    ours.observe(near)
    assert ours.tick() > near


def test_a_stamp_tells_its_moment():
    clock.seat(lambda: START)

    assert moment(HybridClock().tick()) == START


def test_a_million_stamps_within_one_millisecond_still_grow():
    assert HybridClock("00000000000005.999999").latest < HybridClock("00000000000006.000000").latest
    clock.seat(lambda: datetime.fromtimestamp(0, clock.CHINA))
    assert HybridClock("00000000000005.999999").tick() == "00000000000006.000000"


@st.composite
def logs(draw):
    """Operations of two replicas on one record, each knowing of some of those before it."""
    operations = [an_operation(1, {"title": "零", "place": "零"}, {})]
    seqs = {"a": 1, "b": 0}
    for number in range(draw(st.integers(0, 6))):
        replica = draw(st.sampled_from(["a", "b"]))
        seqs[replica] += 1
        known = operations[: draw(st.integers(1, len(operations)))]
        field = draw(st.sampled_from(["title", "place"]))
        heads: dict = {}
        for operation in known:
            heads = advance(heads, operation)
        stamp = f"{draw(st.integers(2, 9)):014d}.{number:06d}"
        parents = {field: heads_of(heads, field)}
        operations.append(an_operation(seqs[replica], {field: number}, parents, replica=replica, stamp=stamp))
    return operations


@given(logs(), st.randoms(use_true_random=False))
def test_what_follows_from_operations_does_not_depend_on_their_order(operations, random):
    shuffled = operations[:]
    random.shuffle(shuffled)

    assert replay(shuffled) == replay(operations) == replay(operations + operations[:3])


@given(logs())
def test_the_value_shown_is_that_of_a_head_and_every_other_head_is_kept(operations):
    heads: dict = {}
    for operation in operations:
        heads = advance(heads, operation)
    by_id = {operation.id: operation for operation in operations}
    shown = replay(operations)["meeting", "m"]

    for field in ("title", "place"):
        held = heads_of(heads, field)
        assert shown[field] in [by_id[head].fields[field] for head in held]
        replaced = {parent for operation in operations for parent in operation.parents.get(field, ())}
        setting = {operation.id for operation in operations if field in operation.fields}
        assert set(held) == setting - replaced
