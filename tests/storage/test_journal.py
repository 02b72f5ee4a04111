"""The daily journal: what it keeps, what it tolerates, when it lets go."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from lushan_desktop.domain.operation import HybridClock, Operation, payload, seal
from lushan_desktop.storage.log.journal import (
    Journal,
    heads_of_journal,
    journal_files,
    operations_after,
    read_journal,
)


def a_chain(count: int, *, replica: str = "a1", seq: int = 1, previous: str = "") -> list[Operation]:
    """So many operations, each a step of its own, joined in one chain."""
    stamps = HybridClock()
    chain = []
    for number in range(seq, seq + count):
        said = (stamps.tick(), "示例员", f"step-{replica}-{number}", "新增", "")
        bare = Operation(replica, number, "slip", f"r{number}", {"title": "示例"}, {}, *said, previous, "")
        chain.append(bare._replace(hash=seal(previous, payload(bare))))
        previous = chain[-1].hash
    return chain


def told(folder: Path) -> list[str]:
    return [operation.id for entry in read_journal(folder) for operation in entry.operations]


def test_what_was_appended_is_read_back_in_order(tmp_path):
    chain = a_chain(5)
    journal = Journal(tmp_path)

    for operation in chain:
        journal.append([operation])

    assert [it for entry in read_journal(tmp_path) for it in entry.operations] == chain
    assert journal.heads == {"a1": (5, chain[-1].hash)} == heads_of_journal(tmp_path)


def test_a_restart_goes_on_in_the_file_of_the_day(tmp_path, calendar):
    chain = a_chain(2)
    Journal(tmp_path).append(chain[:1])
    Journal(tmp_path).append(chain[1:])

    assert [file.name for file in journal_files(tmp_path)] == ["2023-06-02-1.jsonl"]
    assert told(tmp_path) == ["a1:1", "a1:2"]


def test_each_day_and_each_backup_begins_a_file(tmp_path, calendar):
    chain = a_chain(3)
    journal = Journal(tmp_path)
    journal.append(chain[:1])
    calendar[0] += timedelta(days=1)
    journal.append(chain[1:2])
    journal.begin_file()
    journal.append(chain[2:])

    names = [file.name for file in journal_files(tmp_path)]
    assert names == ["2023-06-02-1.jsonl", "2023-06-03-1.jsonl", "2023-06-03-2.jsonl"]
    assert heads_of_journal(tmp_path) == {"a1": (3, chain[-1].hash)}


def test_a_clock_set_back_does_not_disturb_the_order(tmp_path, calendar):
    chain = a_chain(3)
    Journal(tmp_path).append(chain[:1])
    calendar[0] -= timedelta(days=40)
    journal = Journal(tmp_path)
    journal.append(chain[1:2])
    journal.begin_file()
    journal.append(chain[2:])

    assert told(tmp_path) == ["a1:1", "a1:2", "a1:3"]


@pytest.mark.parametrize("kept", [0, 1, 20, -2, -1])
def test_a_torn_last_line_costs_only_itself(tmp_path, kept):
    chain = a_chain(3)
    journal = Journal(tmp_path)
    journal.append(chain[:1])
    file = journal_files(tmp_path)[0]
    whole = file.stat().st_size
    journal.append(chain[1:2])
    journal.close()
    line = file.read_bytes()[whole:]
    file.write_bytes(file.read_bytes()[:whole] + line[:kept])

    journal = Journal(tmp_path)
    assert journal.heads == {"a1": (1, chain[0].hash)}
    journal.append(chain[1:2])
    journal.append(chain[2:])

    assert told(tmp_path) == ["a1:1", "a1:2", "a1:3"]


def test_a_flipped_bit_in_a_line_is_noticed(tmp_path):
    journal = Journal(tmp_path)
    journal.append(a_chain(1))
    file = journal_files(tmp_path)[0]
    content = bytearray(file.read_bytes())
    content[-30] ^= 1
    file.write_bytes(content)

    assert told(tmp_path) == []


def test_replay_gives_each_operation_once_and_none_behind_a_gap(tmp_path):
    chain = a_chain(6)
    journal = Journal(tmp_path)
    for operation in (*chain[:3], chain[1], chain[2], chain[4], chain[5]):
        journal.append([operation])

    assert [[it.id for it in step] for step in operations_after(tmp_path, {})] == [
        ["a1:1"],
        ["a1:2"],
        ["a1:3"],
    ]
    behind = operations_after(tmp_path, {"a1": (2, chain[1].hash)})
    assert [[it.id for it in step] for step in behind] == [["a1:3"]]


def test_an_operation_of_another_chain_is_not_taken(tmp_path):
    other = a_chain(3, previous="f" * 64)
    Journal(tmp_path).append(other)

    assert list(operations_after(tmp_path, {})) == []


def test_a_step_is_replayed_whole_or_not_at_all(tmp_path):
    chain = a_chain(4)
    Journal(tmp_path).append([chain[0], chain[2]])

    assert list(operations_after(tmp_path, {})) == []


def test_what_a_crash_left_out_is_written_after(tmp_path):
    chain = a_chain(4)
    Journal(tmp_path).append(chain[:1])

    journal = Journal(tmp_path, lambda heads: chain[heads["a1"][0] :])
    journal.append(chain[3:])

    assert told(tmp_path) == ["a1:1", "a1:2", "a1:3", "a1:4"]


def test_a_journal_is_let_go_only_when_the_oldest_backup_holds_it(tmp_path, calendar):
    chain = a_chain(3)
    journal = Journal(tmp_path)
    for operation in chain:
        journal.append([operation])
        calendar[0] += timedelta(days=1)
    first, second, third = journal_files(tmp_path)

    assert journal.forget_before({}) == []
    assert journal.forget_before({"a1": (1, chain[0].hash)}) == [first]
    assert journal.forget_before({"a1": (3, chain[2].hash)}) == [second]
    assert journal_files(tmp_path) == [third]


def test_a_journal_behind_a_backup_says_what_it_follows_on(tmp_path):
    chain = a_chain(3)
    journal = Journal(tmp_path, start={"a1": (2, chain[1].hash)})
    journal.append(chain[2:])

    assert heads_of_journal(tmp_path) == {"a1": (3, chain[2].hash)}


def test_a_chain_is_a_chain():
    assert all(after.previous == before.hash for before, after in pairwise(a_chain(4)))
