"""What an office does with the program, step by step, on one machine; each tells what was seen."""

import json
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from machines import Machine, Root, SourceTree
from PIL import Image
from screen import ALIKE, PATIENCE, Screen, distance, nearest, wait_for
from wine import REFUSED, Windows

TITLE = "示例：试装会议"
SECOND, THIRD, LAST = "示例：第二次会议", "示例：第三次会议", "示例：断电时的会议"
UNIT, OTHER_UNIT, PERSON = "下汤镇", "张官营镇", "示例甲"
STATEMENT = ("report", "situation_statement", "-o", "indicator=93", "-o", "signed=2023-07-31", "--out")
NEXT, FROM_NOTHING = (635, 493), (360, 253)
"""Points in the window of the first run: the button 下一步, the card 从空白开始."""
CORNER = (8, 30)
"""A point of that screen in the program's red, unless something lies over the window."""
TILES = (180, 170, 1366, 290)
"""Where 工作台 has its tiles, on a screen of 1366 × 768."""
STILL = 6.0
"""Seconds without a change, after which all of a window is there."""
TIMES = 3
"""Starts that are timed; the quickest counts, for others use the machine too."""


@dataclass
class Scene:
    """One machine with what it is compared with."""

    machine: Root
    source: SourceTree
    screen: Screen
    pictures: Path
    """Where the screenshots go."""
    newer: str
    older: str
    """Names of the installers on the stick."""
    tree: Path
    """What the newer installer was made of."""

    def keep(self, name: str, picture: Image.Image) -> None:
        self.pictures.mkdir(parents=True, exist_ok=True)
        picture.save(self.pictures / f"{self.machine.root}-{name}.png")


def install(scene: Scene) -> str:
    seconds = scene.machine.timed_install(scene.newer)
    assert installed(scene) == shipped(scene), "the installed files are not those of the tree"
    size = sum(each.stat().st_size for each in scene.machine.program.rglob("*") if each.is_file())
    packed = (scene.machine.stick / scene.newer).stat().st_size
    told = scene.machine.ask("--version").stdout.strip()
    assert told, "no version"
    assert told in scene.newer, f"version {told}"
    return f"{packed / 1e6:.1f} MB, installed {size / 1e6:.0f} MB, {seconds:.0f} s"


def named_at_installing(scene: Scene) -> str:
    """/UNIT= names the township; installed once more without it, unit.json beside the installer does."""
    if not isinstance(scene.machine, Windows):
        return "only on Windows; here from the stick"
    scene.machine.install(scene.newer, f"/UNIT={OTHER_UNIT}")
    walk_first_run(scene, OTHER_UNIT)
    scene.machine.install(scene.newer)
    return OTHER_UNIT


def first_run(scene: Scene) -> str:
    """The township comes from unit.json; four clicks and a name."""
    seconds = walk_first_run(scene, UNIT)
    return f"window {seconds:.1f} s; {UNIT}"


def save_meeting(scene: Scene) -> str:
    """Entered by keyboard as in an office; read back by the command line."""
    machine, screen = scene.machine, scene.screen
    start(machine, screen)
    enter_meeting(screen, TITLE)
    wait_for(lambda: TITLE in journal(machine), "the meeting was not saved")
    scene.keep("meeting", screen.wait_until_still())
    end(machine, screen)
    assert TITLE in meetings(machine)
    return "read back by records --json"


def tile(scene: Scene) -> str:
    """工作台 counts the meetings of the restored office: as in the source tree, and not one more."""
    source, more = scene.source, scene.source.home / "more"
    if not more.exists():
        shutil.copytree(source.home / "restored", more)
        source.ask("--data", source.own("more"), "import", "meeting", source.on_stick("one.xlsx"))
    known: dict[str, Image.Image] = {}

    def is_there(picture: Image.Image) -> bool:
        return nearest(picture.crop(TILES), known) == "restored"

    source_seconds = start_and_end(source, scene, "restored", TIMES, seen=known)
    start_and_end(source, scene, "more", 1, seen=known)
    assert 0 < distance(known["restored"], known["more"]) < ALIKE, "the source tree shows no count"
    seconds = start_and_end(scene.machine, scene, "restored", TIMES, seen={}, until=is_there)
    count = len(meetings(scene.machine, "restored"))
    return f"{count} meetings; window {seconds:.2f} s, source tree {source_seconds:.2f} s"


def statement(scene: Scene) -> str:
    """A backup of the source tree is restored; statement 93 is printed byte for byte the same."""
    machine, stick = scene.machine, scene.machine.stick
    restore(machine, "restored")
    machine.ask("--data", machine.own("restored"), *STATEMENT, machine.own("93.pdf"))
    printed, wanted = (machine.home / "93.pdf").read_bytes(), (stick / "93.pdf").read_bytes()
    assert printed == wanted, f"{len(printed)} bytes, not the {len(wanted)} of the source tree"
    return f"{len(printed)} bytes, the same"


def tables_and_backup(scene: Scene) -> str:
    """A workbook is imported, a backup is made, everything is verified."""
    machine = scene.machine
    restore(machine, "tables")
    before = len(meetings(machine, "tables"))
    machine.ask("--data", machine.own("tables"), "import", "meeting", machine.on_stick("many.xlsx"))
    after = len(meetings(machine, "tables"))
    machine.ask("--data", machine.own("tables"), "backup", machine.own("again.zip"))
    machine.ask("--data", machine.own("tables"), "verify")
    size = (machine.home / "again.zip").stat().st_size
    assert after == before + 20, f"{before} and then {after}"
    return f"20 rows imported, backup {size / 1e6:.1f} MB, verified"


def second_start(scene: Scene) -> str:
    """The first window comes to the front again."""
    start(scene.machine, scene.screen)
    if isinstance(scene.machine, Windows):
        assert scene.machine.refusal(scene.newer) == REFUSED, "it is installed while it runs"
        assert not scene.machine.consoles(), "the window has a console"
    scene.screen.minimize()
    wait_for(lambda: not scene.screen.is_painted(), "the window did not go")
    began = time.monotonic()
    second = scene.machine.start()
    assert second.wait(240) == 0
    scene.screen.wait_for_window()
    seconds = time.monotonic() - began
    end(scene.machine, scene.screen)
    return f"raised in {seconds:.1f} s"


def killed(scene: Scene) -> str:
    """The program is killed while it saves; what was acknowledged is there at the next start."""
    screen, machine = scene.screen, scene.machine
    start(machine, screen)
    for title in (SECOND, THIRD):
        enter_meeting(screen, title)
        wait_for(lambda title=title: title in journal(machine), f"{title} was not saved")
    enter_meeting(screen, LAST)
    machine.kill()
    wait_for(lambda: not screen.is_painted(), "the window of a program that is gone stands there")
    start(machine, screen)
    scene.keep("after-kill", screen.picture())
    end(machine, screen)
    held = meetings(machine)
    assert {TITLE, SECOND, THIRD} <= set(held), held
    machine.ask("verify")
    return f"{len(held)} meetings, the last {'saved' if LAST in held else 'not acknowledged'}; verified"


def upgrade(scene: Scene) -> str:
    """An older program with data, then the newer one: data and a backup there, nothing left of the old."""
    machine = scene.machine
    shutil.rmtree(machine.home / "upgraded", ignore_errors=True)
    machine.install(scene.older)
    machine.ask("--data", machine.own("upgraded"), "demo", "--no-window")
    before = meetings(machine, "upgraded")
    machine.install(scene.newer)
    assert installed(scene) == shipped(scene), "something of the old program is left"
    assert before, "the older program had no data"
    assert meetings(machine, "upgraded") == before
    kept = [each for each in (machine.home / "upgraded" / "backups").rglob("*") if each.is_file()]
    assert any("升级前" in each.read_bytes().decode("utf-8", "ignore") for each in kept), (
        "no backup before it"
    )
    return f"{len(before)} meetings kept, backup made before"


def older_on_newer(scene: Scene) -> str:
    """The older program opens what the newer has written, but only to read."""
    machine = scene.machine
    machine.install(scene.older)
    told = machine.ask("--data", machine.own("upgraded"), "records", "meeting", "--json")
    refused = machine.ask(
        "--data", machine.own("upgraded"), "import", "meeting", machine.on_stick("one.xlsx"), fails=True
    )
    machine.install(scene.newer)
    assert "只读" in told.stderr, told.stderr
    assert refused.returncode == 1, refused
    return told.stderr.strip().splitlines()[-1]


def uninstall(scene: Scene) -> str:
    machine = scene.machine
    machine.uninstall()
    left = [each for each in machine.program.rglob("*") if each.is_file()]
    assert not left, left[:5]
    assert (machine.data / "data.db").is_file()
    return "program gone, data there"


def walk_first_run(scene: Scene, unit: str) -> float:
    """The first run of a machine that has no data yet, clicked through; returns seconds to its window."""
    machine, screen = scene.machine, scene.screen
    shutil.rmtree(machine.data.parent, ignore_errors=True)
    began = time.monotonic()
    machine.start()
    screen.wait_for_window()
    seconds = time.monotonic() - began
    scene.keep("first-run", screen.wait_until_still(STILL))
    screen.click(*NEXT)
    screen.answered(lambda: screen.paste(PERSON))
    screen.click(*NEXT)
    screen.click(*NEXT)
    screen.click(*FROM_NOTHING)
    wait_for((machine.data / "data.db").exists, "no office was made")
    scene.keep("first-home", screen.wait_until_still(STILL))
    end(machine, screen)
    office = json.loads((machine.data / "office.json").read_text("utf-8"))
    assert (office["unit"], office["person"]) == (unit, PERSON), office
    return seconds


def restore(machine: Machine, folder: str) -> None:
    """The backup of the source tree into a folder of the user's own."""
    shutil.rmtree(machine.home / folder, ignore_errors=True)
    machine.ask("--data", machine.own(folder), "restore", machine.on_stick("backup.zip"))


def start(machine: Machine, screen: Screen) -> None:
    """Open the window and wait until all of it is there."""
    machine.start()
    screen.wait_for_window()
    screen.wait_until_still(STILL)


def enter_meeting(screen: Screen, title: str) -> None:
    """By keyboard: the palette, the form, a day, a kind, a title, saved."""
    screen.activate()
    screen.answered(lambda: screen.key("ctrl+k"))
    wait_for(lambda: not screen.is_red(CORNER), "the palette did not come")
    screen.answered(lambda: screen.paste("记会议"))
    _press_until(screen, "Return", lambda: screen.is_red(CORNER))
    screen.wait_until_still(STILL)
    screen.answered(lambda: screen.type("20230602"))
    screen.answered(lambda: screen.key("Tab"))
    screen.answered(lambda: screen.key("Down"))
    screen.answered(lambda: screen.key("Tab"))
    screen.answered(lambda: screen.paste(title))
    screen.key("ctrl+s")


def _press_until(screen: Screen, key: str, holds: Callable[[], bool]) -> None:
    """A busy machine may not have found yet what the key is to open."""
    end = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < end:
        screen.key(key)
        screen.wait_until_still(STILL)


def end(machine: Machine, screen: Screen) -> None:
    """Close the window as a user does."""
    screen.key("alt+F4")
    wait_for(lambda: not machine.processes(), f"{machine.title}: the program does not end")


def start_and_end(
    machine: Machine,
    scene: Scene,
    folder: str,
    times: int,
    *,
    seen: dict[str, Image.Image],
    until: Callable[[Image.Image], bool] = lambda _: True,
) -> float:
    """The shortest time to the first paint of the window on a folder; its tiles once they are there."""
    screen, best = scene.screen, 1e9
    for _ in range(times):
        began = time.monotonic()
        machine.start("--data", machine.own(folder))
        screen.wait_for_window()
        best = min(best, time.monotonic() - began)
        screen.wait_until_still(STILL)
        wait_for(lambda: until(screen.picture()), f"{machine.title}: the picture shows another count")
        picture = screen.picture()
        scene.keep(f"home-{'installed' if machine is scene.machine else folder}", picture)
        seen[folder] = picture.crop(TILES)
        end(machine, screen)
    return best


def meetings(machine: Machine, folder: str = "") -> list[str]:
    given = ("--data", machine.own(folder)) if folder else ()
    rows = json.loads(machine.ask(*given, "records", "meeting", "--json").stdout)
    return [row["title"] for row in rows]


def journal(machine: Machine) -> str:
    files = sorted((machine.data / "journal").glob("*.jsonl"))
    return "".join(
        json.dumps(json.loads(line), ensure_ascii=False)
        for f in files
        for line in f.open("rb")
        if line.strip()
    )


def shipped(scene: Scene) -> set[str]:
    return {each.relative_to(scene.tree).as_posix() for each in scene.tree.rglob("*") if each.is_file()}


def installed(scene: Scene) -> set[str]:
    place = scene.machine.program
    own = {"卸载.exe", "app/unit.json"}
    files = [each for each in place.rglob("*") if each.is_file() and "__pycache__" not in each.parts]
    return {each.relative_to(place).as_posix() for each in files} - own
