"""What is broken, forged or made to do harm is refused in words, and nothing changes."""

import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.operation import Operation, payload, seal
from lushan_desktop.exchange import merging, package, parts, signing
from lushan_desktop.exchange.manifest import Manifest, Office, Run, read_manifest
from lushan_desktop.exchange.sealing import MAGIC, SealedReader, SealedWriter, new_seal
from tests.exchange.offices import Desk, Stick

Entries = list[tuple[str, bytes]]


@pytest.fixture
def sent(township: Desk, stick: Stick) -> Path:
    township.save("meeting", title="示例：学法会", kind="推进会")
    return township.export(stick.place())


def refused(county: Desk, file: Path, sentence: str = "。") -> str:
    """Merge what must not be merged; returns the sentence."""
    before = county.tables(), county.conflicts()
    with pytest.raises(UserError, match=sentence) as error:
        county.merge(file)
    assert (county.tables(), county.conflicts()) == before
    assert county.problems() == []
    return error.value.message


def entries_of(file: Path) -> Entries:
    with file.open("rb") as raw, zipfile.ZipFile(SealedReader(raw)) as archive:
        return [(each.filename, archive.read(each)) for each in archive.infolist()]


def sealed(place: Path, entries: Entries, compression: int = zipfile.ZIP_STORED) -> Path:
    """A file with these entries, sealed as it should be."""
    with place.open("wb") as out:
        writer = SealedWriter(out, new_seal())
        with zipfile.ZipFile(writer, "w", compression) as archive:
            for name, data in entries:
                archive.writestr(name, data)
        writer.finish()
    return place


def forged(
    desk: Desk, file: Path, place: Path, change: Callable[[Manifest, list[Operation]], Manifest]
) -> Path:
    """The package with other content, signed anew by the very machine that made it."""
    entries = dict(entries_of(file))
    operations = [Operation._make(json.loads(line)) for line in entries["ops.jsonl"].splitlines()]
    manifest = change(read_manifest(entries["manifest.json"]), operations)
    key = signing.own_key(desk.store)
    return package.write(place, manifest, key, operations, {}).file


def rehashed(operations: list[Operation]) -> None:
    """Make the chain fit what the operations say now."""
    for number, each in enumerate(operations):
        previous = operations[number - 1].hash if number else each.previous
        bare = each._replace(previous=previous)
        operations[number] = bare._replace(hash=seal(previous, payload(bare)))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", MAGIC, MAGIC + bytes(6), b"PK\x03\x04" + bytes(50)])
def test_what_is_no_package(county, stick, content):
    file = stick.place()
    file.write_bytes(content)
    refused(county, file)


def test_a_newer_format(county, sent, stick):
    file = stick.place()
    file.write_bytes(sent.read_bytes().replace(MAGIC + b"\x00\x01", MAGIC + b"\x00\x02", 1))
    refused(county, file, "升级")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_flipped_bit_is_noticed(county, sent, stick, data):
    whole = bytearray(sent.read_bytes())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= 1 << data.draw(st.integers(0, 7))
    file = stick.place()
    file.write_bytes(whole)

    with pytest.raises(UserError):
        merging.look_at(county.store, county.office, file)


@pytest.mark.slow
def test_every_flipped_byte_of_a_small_package(county, sent, stick):
    whole = sent.read_bytes()
    file = stick.place()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        with pytest.raises(UserError):
            merging.look_at(county.store, county.office, file)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_truncation_is_noticed(county, sent, stick, data):
    whole = sent.read_bytes()
    file = stick.place()
    file.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])

    with pytest.raises(UserError):
        merging.look_at(county.store, county.office, file)


@pytest.mark.parametrize(
    "name", ["../../../坏.txt", "/etc/passwd", "objects/../../x", "objects/ABC", "别的.txt", "manifest.json"]
)
def test_names_that_lead_elsewhere_or_stand_twice(county, sent, stick, name):
    entries = entries_of(sent)
    if name == "manifest.json":
        with pytest.warns(UserWarning, match="Duplicate"):
            file = sealed(stick.place(), [*entries, (name, b"{}")])
    else:
        file = sealed(stick.place(), [*entries, (name, b"x")])
    refused(county, file, "没有合并任何内容")


def test_what_swells_when_unpacked(county, sent, stick):
    entries = [(name, data) for name, data in entries_of(sent) if name != "ops.jsonl"]
    file = sealed(stick.place(), [*entries, ("ops.jsonl", bytes(50 << 20))], zipfile.ZIP_DEFLATED)
    assert file.stat().st_size < 1 << 20
    refused(county, file, "没有合并任何内容")


def test_a_package_signed_with_another_key(county, township, sent, stick):
    county.merge(sent)
    township.save("meeting", title="示例：第二次", kind="推进会")
    entries = dict(entries_of(township.export(stick.place())))
    other = Ed25519PrivateKey.generate()
    manifest = replace(read_manifest(entries["manifest.json"]), key=signing.public(other))
    operations = [Operation._make(json.loads(line)) for line in entries["ops.jsonl"].splitlines()]

    file = package.write(stick.place(), manifest, other, operations, {}).file

    refused(county, file, "签名与第一次合并时记下的不同")


def test_a_signature_that_does_not_fit(county, sent, stick):
    entries = [(name, bytes(64) if name.endswith(".sig") else data) for name, data in entries_of(sent)]
    refused(county, sealed(stick.place(), entries), "没有合并任何内容")


def test_a_chain_that_was_written_anew(county, township, sent, stick):
    county.merge(sent)

    def change(manifest: Manifest, operations: list[Operation]) -> Manifest:
        fields = operations[0].fields | {"title": "示例：改过的会"}
        operations[0] = operations[0]._replace(fields=fields)
        rehashed(operations)
        (name, run), *_ = manifest.runs.items()
        return replace(manifest, runs={name: replace(run, last_hash=operations[-1].hash)})

    refused(county, forged(township, sent, stick.place(), change), "第1号操作与本机已有的不同")


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", 7), ("title", None), ("deleted", "是"), ("held_on", 5)],
)
def test_values_that_no_field_holds(county, township, sent, stick, field, value):
    def change(manifest: Manifest, operations: list[Operation]) -> Manifest:
        operations[0] = operations[0]._replace(fields=operations[0].fields | {field: value})
        rehashed(operations)
        (name, run), *_ = manifest.runs.items()
        return replace(manifest, runs={name: replace(run, last_hash=operations[-1].hash)})

    refused(county, forged(township, sent, stick.place(), change))


def test_another_county(county, township, sent, stick):
    def change(manifest: Manifest, _operations: list[Operation]) -> Manifest:
        return replace(manifest, office=Office("河南省", "平顶山市", "示例县", "下汤镇", "township"))

    refused(county, forged(township, sent, stick.place(), change), "不是同一个县")


def test_a_newer_schema_and_a_newer_reader(county, township, sent, stick):
    for change in ({"schema": 9999}, {"reader": 2, "format": 2}):
        made = forged(
            township, sent, stick.place(), lambda manifest, _, change=change: replace(manifest, **change)
        )
        refused(county, made, "升级")


def test_a_township_that_speaks_for_another(county, township, sent, stick):
    county.merge(sent)

    def change(manifest: Manifest, operations: list[Operation]) -> Manifest:
        own = county.store.replica
        bare = operations[0]._replace(replica=own, seq=99, previous="")
        operations[:] = [bare._replace(hash=seal("", payload(bare)))]
        (run,) = manifest.runs.values()
        return replace(manifest, runs={own: replace(run, after=98, last=99, last_hash=operations[0].hash)})

    county.save("meeting", title="示例：县里的会", kind="动员会")
    refused(county, forged(township, sent, stick.place(), change))


@pytest.mark.parametrize("unit", ["县创建办", "尧山镇"])
def test_a_township_that_gives_a_new_name_out_as_one_of_another_unit(county, township, sent, stick, unit):
    def change(manifest: Manifest, operations: list[Operation]) -> Manifest:
        bare = operations[0]._replace(replica="x-1", seq=1, previous="")
        operations.append(bare._replace(hash=seal("", payload(bare))))
        said = Run(0, "", 1, operations[-1].hash, unit, 3)
        return replace(manifest, runs=manifest.runs | {"x-1": said}, operations=len(operations))

    refused(county, forged(township, sent, stick.place(), change), f"夹带了{unit}的操作")


def test_a_passphrase_that_costs_too_much_is_not_tried(county, stick):
    said = {
        "cipher": "AES-256-GCM", "kdf": "argon2id", "salt": "00" * 16,
        "memory": 1 << 30, "passes": 1 << 20, "lanes": 1,
    }  # fmt: skip
    body = json.dumps(said).encode()
    file = stick.place()
    file.write_bytes(MAGIC + b"\x00\x01" + len(body).to_bytes(4, "big") + body + bytes(100))
    refused(county, file)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_whatever_stands_in_the_archive(county, sent, stick, noise):
    entries = [(name, noise if name == "manifest.json" else data) for name, data in entries_of(sent)]
    with pytest.raises(UserError):
        merging.look_at(county.store, county.office, sealed(stick.place(), entries))


@pytest.mark.parametrize("is_asked_by_part", [True, False])
def test_a_part_that_is_missing_is_named(county, township, stick, monkeypatch, is_asked_by_part):
    monkeypatch.setattr(parts, "MEGABYTE", 500)
    township.save("meeting", title="示例：学法会", kind="推进会")
    place = stick.place()
    township.export(place, part_megabytes=1)
    made = sorted(place.parent.glob(f"{place.stem}.*of*.lscj"))
    assert len(made) > 1
    assert not place.exists()

    made[1].rename(made[1].with_suffix(".elsewhere"))
    asked = made[0] if is_asked_by_part else place
    refused(county, asked, "还缺第2个")
    made[1].with_suffix(".elsewhere").rename(made[1])
    assert county.merge(asked).added == 1


def test_parts_of_two_exports_are_told_apart(county, township, stick, monkeypatch):
    monkeypatch.setattr(parts, "MEGABYTE", 500)
    made = []
    for number in range(2):
        township.save("meeting", title=f"示例：学法会{number}", kind="推进会")
        place = stick.place()
        township.export(place, part_megabytes=1, is_from_start=True)
        made.append(sorted(place.parent.glob(f"{place.stem}.*of*.lscj")))
    assert min(map(len, made)) > 1

    made[0][1].write_bytes(made[1][1].read_bytes())

    refused(county, made[0][0], "不是同一次导出")


def broken(whole: bytes, chance: random.Random) -> bytes:
    """Bytes that differ from these: bits flipped, pieces cut out, doubled, swapped or put in."""
    first, second = sorted(chance.randrange(len(whole) + 1) for _ in range(2))
    ways = (
        lambda: whole[:first],
        lambda: whole[:first] + whole[second:],
        lambda: whole[:second] + whole[first:],
        lambda: whole[:first] + chance.randbytes(chance.randint(1, 40)) + whole[first:],
        lambda: whole[second:] + whole[first:second] + whole[:first],
        lambda: bytes(each ^ (chance.random() < 0.01) * chance.randrange(256) for each in whole),
    )
    made = chance.choice(ways)()
    return made if made != whole else whole + b"x"


@pytest.mark.slow
def test_a_hundred_thousand_broken_packages(county, sent, stick):
    chance, file, before = random.Random(14), stick.place(), county.tables()
    whole, entries = sent.read_bytes(), entries_of(sent)
    for number in range(100_000):
        if number % 4:
            file.write_bytes(broken(whole, chance))
        else:
            place = chance.randrange(len(entries))
            name, data = entries[place]
            sealed(file, [*entries[:place], (name, broken(data, chance)), *entries[place + 1 :]])
        with pytest.raises(UserError):
            merging.look_at(county.store, county.office, file)
    assert county.tables() == before
