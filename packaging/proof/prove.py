"""Runs the steps on each machine and prints what was seen as a table; what was seen before is not repeated.

python packaging/proof/prove.py --newer FOLDER --older FOLDER --versions NEWER OLDER [MACHINE]…
"""

import argparse
import json
import os
import shutil
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from breaking import broken_off
from clicking import PACKAGE, clicked, opened
from machines import ROOT, Debian, Root, SourceTree
from passed import Passed
from screen import Screen
from steps import (
    STATEMENT,
    UNIT,
    Scene,
    first_run,
    install,
    killed,
    named_at_installing,
    older_on_newer,
    save_meeting,
    second_start,
    statement,
    tables_and_backup,
    tile,
    uninstall,
    upgrade,
)
from tree import content_of
from wine import Windows

PROOF = ROOT / "build" / "proof"
SCREENS = range(71, 99)
"""Numbers that a screen may have, where nobody else has it."""
STEPS: tuple[tuple[str, Callable[[Scene], str]], ...] = (
    ("installed silently", install),
    ("named by /UNIT=", named_at_installing),
    ("first run", first_run),
    ("meeting saved", save_meeting),
    ("statement 93", statement),
    ("count on 工作台", tile),
    ("table, backup, verify", tables_and_backup),
    ("second start", second_start),
    ("killed while saving", killed),
    ("package opened", opened),
    ("upgrade", upgrade),
    ("older on newer data", older_on_newer),
    ("broken off", broken_off),
    ("uninstalled", uninstall),
    ("installed by its pages", clicked),
)
ALL = ("windows", "bullseye", "bookworm")
INSTALLERS = {"windows": "法治创建工作台-{}-安装.exe"}
TREES = {"windows": "windows/{}/tree"}
OTHER_INSTALLER, OTHER_TREE = "fazhi-chuangjian_{}_amd64.deb", "debian/{}/tree/opt/fazhi-chuangjian"


def fill_stick(stick: Path, source: SourceTree) -> None:
    """What the machines are given: a backup, tables, and the statement that the source tree prints."""
    told = {"province": "河南省", "city": "平顶山市", "county": "鲁山县", "unit": UNIT, "edition": "township"}
    (stick / "unit.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    source.ask("--data", source.own("sample"), "demo", "--no-window")
    source.ask("--data", source.own("sample"), "backup", str(stick / "backup.zip"))
    source.ask("--data", source.own("sample"), "export-package", "--out", str(stick / PACKAGE), "--to", UNIT)
    source.ask("--data", source.own("restored"), "restore", str(stick / "backup.zip"))
    source.ask("--data", source.own("restored"), *STATEMENT, str(stick / "93.pdf"))
    for name, count in (("one", 1), ("many", 20)):
        workbook = xlsxwriter.Workbook(stick / f"{name}.xlsx")
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["日期", "会议名称", "类型"])
        for row in range(1, count + 1):
            sheet.write_row(row, 0, [f"2023年5月{row}日", f"示例：导入会议{row}", "专题会议"])
        workbook.close()


def prepare_stick(stick: Path, source: SourceTree, installers: list[Path]) -> None:
    """A stick with these installers, and what the source tree has written since it was last changed."""
    made, wanted = stick.parent / "made", content_of([ROOT / "lushan_desktop", ROOT / "resources"])
    if not made.is_file() or made.read_text() != wanted:
        for folder in (stick, source.home):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        source.bare()
        fill_stick(stick, source)
        made.write_text(wanted)
    for file in installers:
        (stick / file.name).unlink(missing_ok=True)
        os.link(file, stick / file.name)
    for each in stick.iterdir():
        each.chmod(0o644)
    stick.chmod(0o755)


def prove(scene: Scene, passed: Passed) -> list[str]:
    """What was seen at every step in its order; the first that fails ends the row."""
    told = passed.told()
    if len(told) == len(STEPS):
        return told
    with scene.machine.opened(afresh=not told):
        for name, step in STEPS[len(told) :]:
            began = time.monotonic()
            try:
                told.append(step(scene))
            except Exception as error:
                scene.keep("failed", scene.screen.picture())
                traceback.print_exc()
                return [*told, f"FAILED: {error}"]
            passed.keep(told)
            print(
                f"{scene.machine.title} | {name} | {told[-1]} | {time.monotonic() - began:.0f} s", flush=True
            )
    return told


def _free() -> int:
    """The number of a screen that nobody has: a server without a place in /tmp/.X11-unix has its lock."""
    taken = {file.name for pattern in (".X*-lock", ".X11-unix/X*") for file in Path("/tmp").glob(pattern)}
    return next(number for number in SCREENS if taken.isdisjoint((f"X{number}", f".X{number}-lock")))


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--newer", type=Path, required=True)
    parser.add_argument("--older", type=Path, required=True)
    parser.add_argument("--versions", nargs=2, required=True, metavar=("NEWER", "OLDER"))
    parser.add_argument("machines", nargs="*", default=ALL, choices=[*ALL, []])
    given = parser.parse_args()
    results = {}
    with Screen(_free()) as screen:
        stick = PROOF / "stick"
        source = SourceTree(stick, screen.display, PROOF / "source")
        for name in given.machines or ALL:
            machine: Root = Windows(stick, screen.display)
            if name != "windows":
                machine = Debian(name, stick, screen.display)
            names = [INSTALLERS.get(name, OTHER_INSTALLER).format(version) for version in given.versions]
            installers = [folder / one for folder, one in zip((given.newer, given.older), names, strict=True)]
            prepare_stick(stick, source, installers)
            tree = ROOT / "build" / TREES.get(name, OTHER_TREE).format(given.versions[0])
            newer, older = (content_of([file]) for file in installers)
            # The first step installs the newer one: with another all of them are to be gone through again.
            sums = {"scene.newer": newer, "scene.older": older}
            passed = Passed(PROOF / f"{machine.root}.json", sums, [step for _, step in STEPS])
            results[machine.title] = prove(Scene(machine, source, screen, PROOF, *names, tree), passed)
    print(f"\n{'':24}", *results, sep=" | ")
    for place, (name, _) in enumerate(STEPS):
        cells = [rows[place] if place < len(rows) else "-" for rows in results.values()]
        print(f"{name:24}", *cells, sep=" | ")
    is_whole = all(len(rows) == len(STEPS) and "FAILED" not in rows[-1] for rows in results.values())
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
