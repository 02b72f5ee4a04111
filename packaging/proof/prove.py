"""Runs the steps on each machine and prints what was seen as a table.

python packaging/proof/prove.py --newer FOLDER --older FOLDER [windows] [bullseye] [bookworm]
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

import xlsxwriter
from machines import ROOT, Debian, Root, SourceTree, Windows
from screen import Screen
from steps import STATEMENT, STEPS, UNIT, Scene

SCREENS = range(71, 99)
"""Numbers that a screen may have, where nobody else has it."""
ALL = ("windows", "bullseye", "bookworm")


def fill_stick(stick: Path, source: SourceTree, folders: list[Path]) -> None:
    """What the machines are given: installers, a backup, and the statement that the source tree prints."""
    for folder in folders:
        for file in [*folder.glob("*.exe"), *folder.glob("*.deb")]:
            shutil.copyfile(file, stick / file.name)
    told = {"province": "河南省", "city": "平顶山市", "county": "鲁山县", "unit": UNIT, "edition": "township"}
    (stick / "unit.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    source.ask("--data", source.own("sample"), "demo", "--no-window")
    source.ask("--data", source.own("sample"), "backup", str(stick / "backup.zip"))
    source.ask("--data", source.own("restored"), "restore", str(stick / "backup.zip"))
    source.ask("--data", source.own("restored"), *STATEMENT, str(stick / "93.pdf"))
    for name, count in (("one", 1), ("many", 20)):
        workbook = xlsxwriter.Workbook(stick / f"{name}.xlsx")
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["日期", "会议名称", "类型"])
        for row in range(1, count + 1):
            sheet.write_row(row, 0, [f"2023年5月{row}日", f"示例：导入会议{row}", "专题会议"])
        workbook.close()
    for each in stick.iterdir():
        each.chmod(0o644)
    stick.chmod(0o755)


def prove(scene: Scene) -> list[tuple[str, str, float]]:
    """Every step in its order; the first that fails ends the row."""
    rows = []
    with scene.machine:
        for name, step in STEPS:
            began = time.monotonic()
            try:
                told = step(scene)
            except Exception as error:
                scene.keep("failed", scene.screen.picture())
                traceback.print_exc()
                return [*rows, (name, f"FAILED: {error}", time.monotonic() - began)]
            rows.append((name, told, time.monotonic() - began))
            print(f"{scene.machine.title} | {name} | {told}", flush=True)
    return rows


def _free() -> int:
    taken = {each.name for each in Path("/tmp/.X11-unix").glob("X*")}
    return next(number for number in SCREENS if f"X{number}" not in taken)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--newer", type=Path, required=True)
    parser.add_argument("--older", type=Path, required=True)
    parser.add_argument("--versions", nargs=2, required=True, metavar=("NEWER", "OLDER"))
    parser.add_argument("machines", nargs="*", default=ALL, choices=[*ALL, []])
    given = parser.parse_args()
    newer, older = given.versions
    results = {}
    with tempfile.TemporaryDirectory() as folder, Screen(_free()) as screen:
        stick, home = Path(folder) / "stick", Path(folder) / "source"
        stick.mkdir()
        Path(folder).chmod(0o755)
        source = SourceTree(stick, screen.display, home)
        fill_stick(stick, source, [given.newer, given.older])
        for name in given.machines or ALL:
            machine: Root = Windows(stick, screen.display)
            installers, tree = "法治创建工作台-{}-安装.exe", ROOT / f"build/windows/{newer}/tree"
            if name != "windows":
                machine = Debian(name, stick, screen.display)
                installers, tree = (
                    "fazhi-chuangjian_{}_amd64.deb",
                    ROOT / f"build/debian/{newer}/tree/opt/fazhi-chuangjian",
                )
            pictures = ROOT / "build" / "proof"
            scene = Scene(
                machine, source, screen, pictures, installers.format(newer), installers.format(older), tree
            )
            results[machine.title] = prove(scene)
    print(f"\n{'':24}", *results, sep=" | ")
    for place, (name, _) in enumerate(STEPS):
        cells = [rows[place][1] if place < len(rows) else "-" for rows in results.values()]
        print(f"{name:24}", *cells, sep=" | ")
    is_whole = all(len(rows) == len(STEPS) and "FAILED" not in rows[-1][1] for rows in results.values())
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
