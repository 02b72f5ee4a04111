"""A computer is known by what no copy of its disk takes along."""

from pathlib import Path

import pytest

from lushan_desktop.storage.folder import machine

NUMBER = bytes(range(16))


def test_cards_that_are_made_up_and_without_an_address_do_not_count(tmp_path: Path):
    real = ("eth0", "52:54:00:12:34:56", True), ("lo", "00:00:00:00:00:00", True)
    for name, address, is_real in (*real, ("veth1", "aa:bb:cc:00:00:01", False)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "address").write_text(f"{address}\n", "ascii")
        if is_real:
            (tmp_path / name / "device").mkdir()

    assert machine.card_marks(tmp_path) == {"52:54:00:12:34:56"}


@pytest.mark.parametrize(
    ("number", "marks"), [(NUMBER, {NUMBER.hex()}), (b"\0" * 16, set()), (b"\xff" * 16, set())]
)
def test_the_number_of_the_computer_is_read_from_its_firmware(number, marks):
    bios = bytes((0, 20)) + b"\1\0" + bytes(16) + b"BIOS\0V1\0\0"
    system = bytes((1, 27)) + b"\2\0" + bytes(4) + number + bytes(3) + b"Maker\0\0"

    assert machine.system_marks(bios + system + bytes((127, 4, 3, 0, 0, 0))) == marks


@pytest.mark.parametrize(
    "tables", [b"", b"\1", bytes((1, 27)), bytes((0, 0)) * 40, bytes((3, 4, 0, 0)) + b"abc"]
)
def test_tables_that_are_none_tell_nothing(tables):
    assert machine.system_marks(tables) == set()


def test_this_computer_can_be_asked():
    assert isinstance(machine.marks(), frozenset)
