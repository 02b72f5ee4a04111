"""The commands, as a clerk at a terminal meets them."""

import json
import re
import socket
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from lushan_desktop.app import open_store
from lushan_desktop.cli import program, run
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.reports import REPORTS


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample office with its files, as `demo` leaves it."""
    folder = tmp_path_factory.mktemp("示例 办公室") / "数据"
    assert run(["--data", str(folder), "demo", "--no-window"]) == 0
    return folder


def test_demo_prints_the_statement_and_says_where_it_lies(sample, capsys):
    assert run(["--data", str(sample), "demo", "--no-window"]) == 0

    out = capsys.readouterr().out
    assert "情况说明-指标93.pdf" in out
    assert (sample / "情况说明-指标93.pdf").read_bytes().startswith(b"%PDF")


def test_demo_never_touches_a_folder_with_other_data(tmp_path, capsys):
    (tmp_path / "报告.docx").write_text("示例")

    assert run(["--data", str(tmp_path), "demo", "--no-window"]) == 1

    assert "不能装入示例数据" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["报告.docx"]


def test_records_are_printed_whole_as_json(say):
    code, out, _ = say("records", "meeting", "--json")

    meetings = {meeting["title"]: meeting for meeting in json.loads(out)}
    rally = meetings["争创省级法治政府建设示范县动员会"]
    assert code == 0
    assert (rally["held_on"], rally["held_on_precision"]) == ("2023-06-02", "day")
    assert [demand["speaker"]["name"] for demand in rally["demands"]] == ["刘鹏", "叶锐"]
    series = meetings["县委常委会会议"]
    assert (series["held_on"], series["held_on_precision"]) == ("2021", "year")
    assert (series["recurring"], series["times"]) == (True, None)


class Screen(StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("stream", [Screen, StringIO])
def test_a_text_of_a_record_does_not_act_on_the_screen_that_shows_it(tmp_path, monkeypatch, stream):
    with open_store(tmp_path / "示例") as store, store.change("新增会议") as step:
        step.add(Meeting(title="示例\x1b]0;x\x07\u202egnp.exe", kind="推进会"))
    monkeypatch.setattr(sys, "stdout", said := stream())

    assert run(["--data", str(tmp_path / "示例"), "records", "meeting"]) == 0

    acting = {"\x1b", "\x07", "\u202e"}
    assert acting & set(said.getvalue()) == (set() if stream is Screen else acting)


@pytest.mark.parametrize("arguments", [["--version"], ["records", "unit"], ["records", "会议"], ["无此命令"]])
def test_a_program_that_nobody_reads_does_its_work_all_the_same(sample, monkeypatch, capsys, arguments):
    given = ["--data", str(sample), *arguments]
    code = run(given)
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)  # as Windows starts a program with a window

    assert run(given) == code


def test_records_are_listed_with_their_ids(say):
    code, out, _ = say("records", "unit")

    assert code == 0
    assert "共38个。" in out


def test_an_unknown_kind_of_record_names_those_there_are(say):
    code, _, err = say("records", "会议")

    assert code == 1
    assert "、会议 meeting、" in err
    assert "agenda_item" not in err
    assert "Traceback" not in err


def test_find_looks_into_everything(say):
    code, out, _ = say("find", "动员会", "--json")

    hits = json.loads(out)
    assert code == 0
    assert {"meeting"} <= {hit["type"] for hit in hits}


@pytest.mark.parametrize(
    ("typed", "plain"), [("dyh", "动员会"), ("2023-06-02", "2023年6月2日"), ("2023.6.2", "2023年6月2日")]
)
def test_find_takes_pinyin_and_any_spelling_of_a_date(say, typed, plain):
    _, written, _ = say("find", plain, "--json")
    _, found, _ = say("find", typed, "--json")

    assert json.loads(found) == json.loads(written) != []


def test_history_tells_who_did_what(say):
    _, out, _ = say("find", "动员会", "--json")
    meeting = next(hit for hit in json.loads(out) if hit["type"] == "meeting")

    code, told, _ = say("history", meeting["id"])

    assert code == 0
    assert "示例甲  装入示例数据" in told
    assert "会议名称：（空） → 争创省级法治政府建设示范县动员会" in told


def test_history_of_nothing_says_how_to_find_an_id(say):
    code, _, err = say("history", "nothing")

    assert code == 1
    assert "records 或 find" in err


def test_verify_finds_the_sample_whole(say):
    assert say("verify")[:2] == (0, "核对完成：数据、操作记录和佐证文件都完好。\n")


def test_a_report_takes_a_record_by_the_id_that_the_list_prints(say, tmp_path):
    _, listed, _ = say("records", "meeting")
    file = tmp_path / "签到表.pdf"

    code, _, error = say("report", "sign_in_sheet", "-o", f"meeting={listed.split()[0]}", "--out", str(file))

    assert (code, error) == (0, "")
    assert file.read_bytes().startswith(b"%PDF")


def test_reports_lists_options(say):
    code, out, _ = say("reports")

    assert code == 0
    assert "situation_statement  情况说明" in out
    assert "    signed  成文日期" in out


@pytest.mark.parametrize(
    ("key", "ending", "start"),
    [
        ("situation_statement", ".docx", b"PK"),
        ("meeting_ledger", ".pdf", b"%PDF"),
        ("document_register", ".xlsx", b"PK"),
        ("list:person", ".pdf", b"%PDF"),
    ],
)
def test_a_report_is_made_as_the_file_is_called(say, tmp_path, key, ending, start):
    file = tmp_path / f"结果 文件{ending}"

    code, out, err = say("report", key, "--out", str(file))

    assert (code, err) == (0, "")
    assert str(file) in out
    assert file.read_bytes().startswith(start)


def test_a_final_statement_with_marks_is_refused_unless_they_are_accepted(say, tmp_path):
    asked = ("report", "situation_statement", "-o", "final=1", "--out", str(tmp_path / "a.pdf"))

    code, _, error = say(*asked)
    assert code != 0
    assert "还不能定稿" in error
    assert not (tmp_path / "a.pdf").exists()

    code, _, error = say(*asked, "-o", "accept=open")
    assert code == 0
    assert "没有补齐" in error


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("report", "nothing", "--out", "a.pdf"), "没有报表“nothing”"),
        (("report", "situation_statement", "--out", "a.xlsx"), "不能存为“.xlsx”"),
        (("report", "situation_statement", "-o", "x=1", "--out", "a.pdf"), "没有选项“x”"),
        (("report", "situation_statement", "-o", "signed=2月30日", "--out", "a.pdf"), "不是有效日期"),
        (("report", "situation_statement", "-o", "indicator=94", "--out", "a.pdf"), "没有找到“94”"),
        (("report", "situation_statement", "--out", "/没有这个文件夹/a.pdf"), "找不到文件夹"),
    ],
)
def test_what_the_user_can_put_right_gets_one_sentence(say, arguments, sentence):
    code, _, err = say(*arguments)

    assert code == 1
    assert sentence in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("report", "x"),
        ("reports", "--bad"),
        ("find",),
        ("report", "x", "-o", "y", "--out", "z"),
    ],
)
def test_a_wrong_command_line_is_told_in_chinese(say, arguments):
    code, _, err = say(*arguments)

    assert code == 2
    assert "--help" in err
    assert "Usage" not in err


def test_a_window_without_a_screen_is_refused_in_words(say, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    code, _, err = say()

    assert code == 1
    assert "没有显示器" in err


def test_help_is_chinese(say):
    code, out, _ = say("--help")

    assert code == 0
    assert "用法" in out
    assert "Usage" not in out


def test_a_backup_restores_into_an_empty_folder_only(say, sample, tmp_path, capsys):
    file = tmp_path / "备份.zip"
    assert say("backup", str(file))[0] == 0

    elsewhere = tmp_path / "恢复"
    assert run(["--data", str(elsewhere), "restore", str(file)]) == 0
    assert run(["--data", str(elsewhere), "verify"]) == 0
    capsys.readouterr()
    assert run(["--data", str(elsewhere), "restore", str(file)]) == 1
    assert capsys.readouterr().err


def test_commands_never_make_a_folder(tmp_path, capsys):
    assert run(["--data", str(tmp_path / "新"), "verify"]) == 1

    assert "里没有数据" in capsys.readouterr().err
    assert not (tmp_path / "新").exists()


def test_the_program_starts_as_a_module(sample):
    asked = [sys.executable, "-m", "lushan_desktop", "--data", str(sample), "find", "督导"]

    done = subprocess.run(asked, capture_output=True, text=True, timeout=180, check=False)

    assert done.returncode == 0
    assert "督导" in done.stdout


def test_no_command_loads_qt(sample):
    code = (
        "import sys; from lushan_desktop.cli import run;"
        f"run(['--data', {str(sample)!r}, 'records', 'unit']);"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", code], timeout=180, check=False).returncode == 0


def test_the_name_of_a_package_alone_opens_it(monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(program, "open_window", lambda folder, given: opened.append((folder, given)))
    package = tmp_path / "下汤镇_20230725.LSCJ"
    assert program.run(["--data", str(tmp_path / "office"), str(package)]) == program.DONE
    assert opened == [(tmp_path / "office", package)]


QUERIED = [report.key for report in REPORTS if any(option.name == "query" for option in report.options)]


@pytest.mark.parametrize("key", QUERIED)
def test_every_ledger_lists_what_holds_the_words_it_is_asked_for(say, tmp_path, key):
    code, _, err = say("report", key, "-o", "query=鲁山", "--out", str(tmp_path / "台账.pdf"))
    assert (code, err) == (0, "")


LONG = "长" * 130
DEEP = "深/" * 1400
WRITING_A_FILE = [
    ("report", "situation_statement", "-o", "indicator=93", "--out", "？.pdf"),
    ("report", "list:person", "--out", "？.xlsx"),
    ("backup", "？.zip"),
    ("template", "meeting", "--out", "？.xlsx"),
    ("bind-volume", "93", "--out", "？.pdf"),
    ("export-package", "--out", "？.lscj"),
    ("typeset", "文稿.txt", "--form", "plain", "--quiet", "--out", "？.pdf"),
    ("check", "文稿.txt", "--correct", "--out", "？.txt"),
]
WRITING_A_FOLDER = [("submission", "--out", "？"), ("filing-kit", "--unit", "马楼乡", "--out", "？")]


def told(say, place: Path, name: str, command: tuple[str, ...]) -> str:
    """Return what a command says that writes under this name; nothing else is left there."""
    (place / "文稿.txt").write_text("关于示例的通知\n各科室：\n示例。\n", "utf-8")
    lying = sorted(place.iterdir())
    code, _, err = say(
        *(str(place / part.replace("？", name)) if re.search("？|文稿", part) else part for part in command)
    )
    assert code == 1
    assert sorted(place.iterdir()) == lying
    assert not re.search("[A-Za-z]{3}", re.sub("“[^”]*”|如 .*", "", err)), "one sentence, in Chinese"
    return err


@pytest.mark.parametrize("command", WRITING_A_FILE + WRITING_A_FOLDER, ids=lambda command: command[0])
def test_a_name_that_is_too_long_is_told_in_a_sentence(say, tmp_path, command):
    assert "太长" in told(say, tmp_path, LONG, command)


@pytest.mark.parametrize("command", WRITING_A_FILE + WRITING_A_FOLDER, ids=lambda command: command[0])
def test_a_path_that_is_too_long_is_not_called_a_name(say, tmp_path, command):
    assert "路径太长" in told(say, tmp_path, DEEP + "短", command)


@pytest.mark.parametrize("command", WRITING_A_FILE, ids=lambda command: command[0])
def test_a_folder_under_the_name_of_a_file_is_called_so(say, tmp_path, command):
    (tmp_path / f"夹{Path(command[-1]).suffix}").mkdir()
    assert "是文件夹" in told(say, tmp_path, "夹", command)


@pytest.mark.parametrize(
    "command",
    [
        ("report", "list:person", "--out", "纸.pdf"),
        ("template", "meeting", "--out", "纸.xlsx"),
        ("backup", "备.zip"),
        ("export-package", "--out", "包.lscj"),
        ("bind-volume", "93", "--out", "册.pdf"),
    ],
    ids=lambda command: command[0],
)
def test_a_device_is_never_replaced_by_a_file(say, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)  # the address of a socket is short
    *given, name = command
    place = tmp_path / name
    with socket.socket(socket.AF_UNIX) as device:
        device.bind(name)
        code, _, err = say(*given, str(place))
        assert place.is_socket()
    assert code == 1
    assert name in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == [place]


def test_no_command_makes_a_folder_of_data_but_those_that_set_one_up(tmp_path, capsys):
    folder, missing = tmp_path / "别的", tmp_path / "没有"
    folder.mkdir()
    (folder / "报告.docx").write_text("示例")
    for place in (folder, missing):
        for command in (["records", "meeting"], ["verify"], ["backup", str(tmp_path / "x")], ["terms"]):
            assert run(["--data", str(place), *command]) == 1
            assert "没有数据" in capsys.readouterr().err
    for command in (["demo", "--no-window"], ["set-up", "--unit", "县创建办", "--county", "示例县"]):
        assert run(["--data", str(folder), *command]) == 1
        capsys.readouterr()
    assert [file.name for file in folder.iterdir()] == ["报告.docx"]
    assert not missing.exists()
