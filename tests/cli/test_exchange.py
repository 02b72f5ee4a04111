"""The commands of 数据交换, as they are typed at two machines with one stick."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lushan_desktop.app import open_store
from lushan_desktop.cli import run
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.services.records import records
from tests.saving import save

PLACE = ("--province", "河南省", "--city", "平顶山市", "--county", "示例县")


@pytest.fixture(scope="module")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both machines as they were set up, to be copied: a copy counts its own operations from 1."""
    place = tmp_path_factory.mktemp("machines")
    county, township = ("县创建办", "--person", "示例甲"), ("下汤镇", "--township", "--person", "示例丁")
    for machine, unit in (("县", county), ("镇", township)):
        assert run(["--data", str(place / machine), "set-up", *PLACE, "--unit", *unit]) == 0
    return place


@pytest.fixture
def at(
    set_up: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs a command at a machine; gives its exit code and what it printed."""

    def ask(machine: str, *arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["--data", str(tmp_path / machine), *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    shutil.copytree(set_up, tmp_path, dirs_exist_ok=True)
    return ask


def change(folder: Path, meeting: str = "", **values: Any) -> str:
    with open_store(folder) as store:
        if meeting:
            records.save(store, RECORD_TYPES.get("meeting"), values, meeting)
            return meeting
        return save(store, "meeting", **{"title": "示例：学法会", "kind": "推进会"} | values)


def told(answer: tuple[int, str, str]) -> Any:
    code, out, error = answer
    assert code == 0, error
    return json.loads(out)


def test_set_up_writes_whose_copy_it_is_and_fills_no_folder_twice(at, tmp_path):
    said = json.loads((tmp_path / "镇" / "unit.json").read_text("utf-8"))
    assert {name: said[name] for name in ("province", "city", "county", "unit", "edition")} == {
        "province": "河南省", "city": "平顶山市", "county": "示例县", "unit": "下汤镇", "edition": "township"
    }  # fmt: skip
    code, _, error = at("镇", "set-up", *PLACE, "--unit", "尧山镇")
    assert code == 1
    assert "已经有数据" in error
    (tmp_path / "unit.json").write_bytes((tmp_path / "镇" / "unit.json").read_bytes())
    assert at("新", "set-up", "--unit-file", str(tmp_path / "unit.json"))[0] == 0
    assert at("空", "set-up", "--province", "河南省")[0] == 1


def test_what_both_changed_is_listed_decided_and_taken_back(at, tmp_path):
    meeting = change(tmp_path / "镇")
    first, second = tmp_path / "一.lscj", tmp_path / "二.lscj"
    assert at("镇", "export-package", "--out", str(first))[0] == 0
    tried = told(at("县", "merge", str(first), "--dry-run", "--json"))
    assert (tried["added"], tried["conflicts"], tried["dry_run"]) == (1, 0, True)
    assert told(at("县", "records", "meeting", "--json")) == []
    receipt = told(at("县", "merge", str(first), "--json"))["receipt"]
    assert at("镇", "merge", receipt)[0] == 0
    assert [one["state"] for one in told(at("镇", "packages", "--json"))] == ["confirmed"]
    change(tmp_path / "镇", meeting, place="报来的地点")
    change(tmp_path / "县", meeting, place="本机的地点")
    at("镇", "export-package", "--out", str(second))
    assert told(at("县", "merge", str(second), "--json"))["conflicts"] == 1

    (conflict,) = told(at("县", "conflicts", "--json"))

    assert {"id", "kind", "type", "record", "field", "ours", "theirs"} <= set(conflict)
    assert (conflict["kind"], conflict["type"], conflict["field"]) == ("field", "meeting", "place")
    assert {"value", "unit", "person", "at"} <= set(conflict["ours"])
    assert (conflict["ours"]["value"], conflict["theirs"]["value"]) == ("本机的地点", "报来的地点")
    assert at("县", "decide", conflict["id"], "--take", "neither")[0] == 1
    assert at("县", "decide", conflict["id"], "--take", "theirs")[0] == 0
    assert told(at("县", "conflicts", "--json")) == []
    (held,) = told(at("县", "records", "meeting", "--json"))
    assert held["place"] == "报来的地点"
    lines = told(at("县", "packages", "--json"))
    assert {"id", "unit", "replica", "first", "last", "state"} <= set(lines[0])
    code, out, _ = at("县", "undo-merge", lines[0]["id"])
    assert code == 0
    assert "有1个报送包缺前面的包，未生效" in out
    assert [one["state"] for one in told(at("县", "packages", "--json"))] == ["undone", "waiting"]
    assert at("县", "verify")[0] == 0


def test_the_same_meeting_entered_twice_is_listed_and_made_one(at, tmp_path):
    with open_store(tmp_path / "县") as store:
        save(store, "document", title="示例：通知", number="示办〔2026〕1号")
    with open_store(tmp_path / "镇") as store:
        save(store, "document", title="示例：通知（镇里录的）", number="示办〔2026〕1号")
    file = tmp_path / "包.lscj"
    at("镇", "export-package", "--out", str(file))
    at("县", "merge", str(file))

    (conflict,) = told(at("县", "conflicts", "--json"))

    assert (conflict["kind"], conflict["type"]) == ("duplicate", "document")
    assert conflict["theirs"]["unit"] == "下汤镇"
    assert at("县", "decide", conflict["id"], "--take", "ours")[0] == 0
    assert told(at("县", "conflicts", "--json")) == []
    assert len(told(at("县", "records", "document", "--json"))) == 1


def test_a_package_with_a_passphrase(at, tmp_path):
    change(tmp_path / "镇")
    secret, file = tmp_path / "口令.txt", tmp_path / "包.lscj"
    secret.write_text("示例口令\n", "utf-8")
    at("镇", "export-package", "--out", str(file), "--passphrase-file", str(secret))

    code, _, error = at("县", "merge", str(file))

    assert code == 1
    assert "请输入口令" in error
    secret.write_text("示例口令\n", "gbk")
    assert told(at("县", "merge", str(file), "--passphrase-file", str(secret), "--json"))["secret"] is True


def test_what_comes_after_a_gap_names_the_numbers(at, tmp_path):
    shutil.rmtree(tmp_path / "镇")
    assert at("镇", "set-up", *PLACE, "--unit", "下汤镇", "--township", "--person", "示例丁")[0] == 0
    change(tmp_path / "镇")
    first, second = tmp_path / "一.lscj", tmp_path / "二.lscj"
    at("镇", "export-package", "--out", str(first))
    assert at("县二", "set-up", *PLACE, "--unit", "县创建办", "--number", "2")[0] == 0
    receipt = told(at("县二", "merge", str(first), "--json"))["receipt"]
    at("镇", "merge", receipt)
    change(tmp_path / "镇", title="示例：第二次会")
    at("镇", "export-package", "--out", str(second))

    code, _, error = at("县", "merge", str(second))

    assert code == 1
    assert "还缺下汤镇·1号机第1至3号" in error
    assert told(at("县", "records", "meeting", "--json")) == []


def test_a_kit_goes_out_and_comes_back(at, tmp_path):
    with open_store(tmp_path / "县") as store:
        save(store, "unit", name="示例局", kind="县直")
    kit = tmp_path / "填报包"
    assert at("县", "filing-kit", "--unit", "示例局", "--out", str(kit))[0] == 0

    answer = told(at("县", "read-filing-kit", str(kit), "--json"))

    assert (answer["unit"], answer["meetings"], answer["files"]) == ("示例局", 0, 0)
    assert at("县", "filing-kit", "--unit", "没有的局", "--out", str(kit))[0] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--part-size", "0"), "--part-size 的值不对，请填不小于 1 的整数。"),
        (("--part-size", "两兆"), "--part-size 的值不对，请填不小于 1 的整数。"),
        (("--files-since", "2026-12-05", "--files-until", "2026-12-01"), "文件日期的开始晚于结束"),
    ],
)
def test_a_choice_that_takes_nothing_along_is_refused(at, tmp_path, arguments, said):
    code, _, error = at("镇", "export-package", "--out", str(tmp_path / "包.lscj"), *arguments)

    assert code != 0
    assert said in error
    assert not list(tmp_path.glob("*.lscj*"))


def test_a_county_that_nobody_knows_is_said_to_be_unknown_when_it_is_set_up(at):
    assert "没有查到“河南省平顶山市示例县”" in at("又", "set-up", *PLACE, "--unit", "县创建办")[2]
    known = (*PLACE[:-1], "鲁山县")
    assert at("再", "set-up", *known, "--unit", "县创建办")[2] == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_list_of_units_is_read_however_windows_wrote_it(at, tmp_path, encoding):
    listed = tmp_path / "名单.txt"
    listed.write_text("示例局\r\n示例中心、示例队\r\n示例局\r\n", encoding)

    assert at("又", "set-up", *PLACE, "--unit", "县创建办", "--units", str(listed))[0] == 0

    held = [each["name"] for each in json.loads(at("又", "records", "unit", "--json")[1])]
    assert {name: held.count(name) for name in ("示例局", "示例中心", "示例队")} == dict.fromkeys(
        ("示例局", "示例中心", "示例队"), 1
    )


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04", b"%PDF-1.7\n\x01", b"\x89PNG\r\n\x1a\n\0", b"\xff\xfe\x00\xd8"]
)
def test_a_list_of_units_that_is_no_text_is_refused_before_anything_is_made(at, tmp_path, content):
    listed = tmp_path / "名单.txt"
    listed.write_bytes(content)

    code, _, error = at("又", "set-up", *PLACE, "--unit", "县创建办", "--units", str(listed))

    assert code == 1
    assert "“名单.txt”不是文字文件" in error
    listed.write_text("示例局", "utf-8")
    assert at("又", "set-up", *PLACE, "--unit", "县创建办", "--units", str(listed))[0] == 0
