"""Every file that the office writes goes through one place, which could seal it: all of it works sealed."""

import json
import re
from pathlib import Path

import pytest

import lushan_desktop
from lushan_desktop import app
from lushan_desktop.cli import run
from lushan_desktop.services.records import find_all
from lushan_desktop.services.settings.verify import verify_files, verify_kept, verify_records
from tests import sealing
from tests.offices import open_sample

PLACE = ("--province", "河南省", "--city", "平顶山市", "--county", "示例县")
SOURCE = Path(lushan_desktop.__file__).parent
OPENS = r"(?<!def )(?<![\w.])open\(|\.open\(\"|\.(read|write)_(bytes|text)\(|os\.open\(|copyfile|\.touch\("
ELSEWHERE = {
    "folder/files.py": "the one place",
    "folder/machine.py": "what the system says of the machine",
    "folder/place.py": "what the system says of the disk",
    "folder/memory.py": "what the machine remembers, outside of all folders",
    "folder/disk.py": "the names in a folder",
    "rescue/archive.py": "an archive, outside of the folder",
    "objects.py": "what the user gives",
}
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj %%EOF"
)


@pytest.fixture
def at(tmp_path, monkeypatch, capsys):
    """Runs a command on sealed offices; what it prints, read as JSON where it is."""
    open_sample(tmp_path / "县").close()
    sealing.seal(tmp_path / "县")
    sealing.begin(monkeypatch.setattr)

    def ask(office: str, *arguments: object) -> str:
        code = run(["--data", str(tmp_path / office), *map(str, arguments)])
        told = capsys.readouterr()
        assert code == 0, (arguments, told.err)
        return told.out

    return ask


def test_an_office_works_sealed_and_nothing_of_it_stands_in_the_clear(at, tmp_path):
    material = tmp_path / "示例材料" / "93 示例"
    material.mkdir(parents=True)
    (material / "93-01 示例通知.pdf").write_bytes(PDF)
    (material / "93-02 示例说明.txt").write_text("示例", "utf-8")
    (tmp_path / "会议.csv").write_text("会议名称,类型,召开日期\n示例会议,推进会,2023.6.2\n", "utf-8")
    at("镇", "set-up", *PLACE, "--unit", "下汤镇", "--township", "--person", "示例丁")
    at("镇", "import", "meeting", tmp_path / "会议.csv")
    at("县", "add-evidence", material, "--indicator", "93")
    at("县", "bind-volume", "93", "--out", tmp_path / "册.pdf")
    at("县", "submission", "--out", tmp_path / "报送", "--indicator", "93")
    at("镇", "export-package", "--out", tmp_path / "一.lscj")
    at("县", "verify")
    at("县", "backup", tmp_path / "全.zip")
    at("新", "restore", tmp_path / "全.zip")

    with app.open_store(tmp_path / "新") as store:
        assert [fault for look in (verify_records, verify_kept, verify_files) for fault in look(store)] == []
        find_all.note_opened(store, "meeting", "示例")
        assert find_all._opened(store) == [("meeting", "示例")]
    # A database that is lost comes back from a sealed journal.
    (tmp_path / "镇" / "data.db").unlink()
    with app.open_store(tmp_path / "镇") as store:
        assert "找回全部" in store.notice
    assert "示例会议" in at("镇", "records", "meeting")
    for office in ("县", "镇", "新"):
        assert sealing.unsealed(tmp_path / office) == []
    assert json.loads(sealing.turned((tmp_path / "镇" / "unit.json").read_bytes()))["unit"] == "下汤镇"


def test_storage_opens_files_in_one_place():
    storage = SOURCE / "storage"
    found = {
        file.relative_to(storage).as_posix()
        for file in storage.rglob("*.py")
        if re.search(OPENS, file.read_text("utf-8"))
    }

    assert found <= ELSEWHERE.keys()
