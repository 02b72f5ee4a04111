"""unit.json beside the installer: whose computer this is."""

import json
from pathlib import Path

import pytest

from lushan_desktop.base import paths
from lushan_desktop.base.errors import UserError
from lushan_desktop.services.settings import setting_up, unit_file
from lushan_desktop.services.settings.unit_file import UnitFile

TOLD = UnitFile("河南省", "平顶山市", "鲁山县", "下汤镇", unit_file.TOWNSHIP)


@pytest.fixture
def system(tmp_path: Path, monkeypatch) -> Path:
    """A machine whose program came without such a file."""
    monkeypatch.setattr(paths, "resources", lambda *parts: tmp_path.joinpath("program", "resources", *parts))
    (tmp_path / "program" / "resources").mkdir(parents=True)
    return tmp_path


def put(file: Path, told: UnitFile = TOLD) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unit_file.write(file, told)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    put(tmp_path / "unit.json")
    assert unit_file.read(tmp_path / "unit.json") == TOLD


def test_the_name_alone_is_enough_and_windows_may_spell_it(tmp_path: Path) -> None:
    file = tmp_path / "unit.json"
    file.write_text(json.dumps({"unit": " 下汤镇 "}, ensure_ascii=False), "utf-16")
    assert unit_file.read(file) == UnitFile(unit="下汤镇")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b'{"unit": 7}', b'{"unit": " "}', b"\xff\xfe{", b"\xff"]
)
def test_what_names_no_unit_is_refused_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "unit.json"
    file.write_bytes(content)
    with pytest.raises(UserError, match="重新从指挥部办公室拷取"):
        unit_file.read(file)


def test_the_file_beside_the_program_comes_before_the_one_on_a_stick(system: Path) -> None:
    put(system / "media" / "stick" / "unit.json", UnitFile(unit="张良镇"))
    assert unit_file.found(system) == UnitFile(unit="张良镇")
    put(system / "program" / "unit.json")
    assert unit_file.found(system) == TOLD


def test_a_stick_for_several_units_names_none(system: Path) -> None:
    for name in ("张良镇", "下汤镇"):
        put(system / "media" / "someone" / "stick" / name / "unit.json", UnitFile(unit=name))
    assert unit_file.found(system) is None


def test_a_damaged_file_does_not_keep_the_program_from_starting(system: Path) -> None:
    put(system / "run" / "media" / "someone" / "stick" / "下汤镇" / "unit.json")
    (system / "program" / "unit.json").write_bytes(b"\x00")
    assert unit_file.found(system) == TOLD


def test_the_first_run_proposes_the_unit_that_was_given(monkeypatch) -> None:
    monkeypatch.setattr(unit_file, "found", lambda: TOLD)
    assert setting_up.given().unit == "下汤镇"
    monkeypatch.setattr(unit_file, "found", lambda: None)
    assert setting_up.given() == setting_up.Answers()
