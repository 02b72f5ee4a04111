"""What an office does with the program, step by step, on one machine; each tells what was seen."""

import json
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from machines import Machine, Root, SourceTree
from PIL import Image
from screen import Screen, nearest, wait_for

TITLE = "示例：试装会议"
SECOND, THIRD, LAST = "示例：第二次会议", "示例：第三次会议", "示例：断电时的会议"
UNIT, PERSON = "下汤镇", "示例甲"
STATEMENT = ("report", "situation_statement", "-o", "indicator=93", "-o", "signed=2023-07-31", "--out")
NEXT, FROM_NOTHING = (635, 493), (360, 253)
"""Points in the window of the first run: the button 下一步, the card 从空白开始."""
TILES = (180, 100, 1366, 290)
"""Where 工作台 has its tiles, on a screen of 1366 × 768."""
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


def first_run(scene: Scene) -> str:
    """The township comes from unit.json; four clicks and a name."""
    screen = scene.screen
    began = time.monotonic()
    scene.machine.start()
    screen.wait_for_window()
    seconds = time.monotonic() - began
    screen.wait_until_still()
    scene.keep("first-run", screen.picture())
    screen.click(*NEXT)
    screen.paste(PERSON)
    screen.click(*NEXT)
    screen.click(*NEXT)
    screen.click(*FROM_NOTHING)
    wait_for((scene.machine.data / "data.db").exists, "no office was made")
    screen.wait_until_still(3)
    office = json.loads((scene.machine.data / "office.json").read_text("utf-8"))
    assert (office["unit"], office["person"]) == (UNIT, PERSON), office
    return f"window {seconds:.1f} s; {office['unit']}"


def save_meeting(scene: Scene) -> str:
    enter_meeting(scene.screen, TITLE)
    wait_for(lambda: TITLE in journal(scene.machine), "the meeting was not saved")
    scene.keep("meeting", scene.screen.wait_until_still())
    end(scene.machine, scene.screen)
    assert TITLE in meetings(scene.machine)
    return "read back by records --json"


def tile(scene: Scene) -> str:
    """工作台 counts one meeting: the picture is nearest to what the source tree shows for one."""
    known = {count: tiles_of(scene, count) for count in ("0", "1", "2")}
    best = start_and_end(scene.machine, scene.screen, lambda picture: scene.keep("home", picture))
    picture = Image.open(scene.pictures / f"{scene.machine.root}-home.png")
    found = nearest(picture.crop(TILES), known)
    assert found == "1", f"the picture is nearest to that of {found} meetings"
    source = start_and_end(scene.source, scene.screen, lambda _: None)
    return f"1 meeting; window {best:.2f} s, source tree {source:.2f} s"


def tiles_of(scene: Scene, count: str) -> Image.Image:
    """The tiles as the source tree shows them, with so many meetings."""
    data = scene.source.data
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(scene.machine.data, data)
    if count == "0":
        undone = [row["id"] for row in json.loads(scene.source.ask("records", "meeting", "--json").stdout)]
        assert len(undone) == 1
        shutil.rmtree(data)
        data.mkdir(parents=True)
        office = json.loads((scene.machine.data / "office.json").read_text("utf-8"))
        (data / "office.json").write_text(json.dumps(office, ensure_ascii=False), "utf-8")
        made = subprocess.run(
            [scene.source.command()[0], "-c", EMPTY, str(data)],
            env=scene.source.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert made.returncode == 0, made.stderr[-500:]
    if count == "2":
        scene.source.ask("import", "meeting", str(scene.machine.stick / "one.xlsx"))
    kept: list[Image.Image] = []
    start_and_end(scene.source, scene.screen, kept.append, times=1)
    scene.keep(f"source-{count}", kept[0])
    shutil.rmtree(data)
    shutil.copytree(scene.machine.data, data)
    return kept[0].crop(TILES)


EMPTY = """
import sys
from pathlib import Path
from lushan_desktop.app import open_store
from lushan_desktop.services.settings import setting_up
with open_store(Path(sys.argv[1])) as store:
    setting_up.enter_units(store)
"""


def statement(scene: Scene) -> str:
    """A backup of the source tree is restored; statement 93 is printed byte for byte the same."""
    machine, stick = scene.machine, scene.machine.stick
    machine.ask("--data", machine.own("restored"), "restore", machine.on_stick("backup.zip"))
    machine.ask("--data", machine.own("restored"), *STATEMENT, machine.own("93.pdf"))
    printed, wanted = (machine.home / "93.pdf").read_bytes(), (stick / "93.pdf").read_bytes()
    assert printed == wanted, f"{len(printed)} bytes, not the {len(wanted)} of the source tree"
    return f"{len(printed)} bytes, the same"


def tables_and_backup(scene: Scene) -> str:
    """A workbook is imported, a backup is made, everything is verified."""
    machine = scene.machine
    before = len(meetings(machine, "restored"))
    machine.ask("--data", machine.own("restored"), "import", "meeting", machine.on_stick("many.xlsx"))
    after = len(meetings(machine, "restored"))
    machine.ask("--data", machine.own("restored"), "backup", machine.own("again.zip"))
    machine.ask("--data", machine.own("restored"), "verify")
    size = (machine.home / "again.zip").stat().st_size
    assert after == before + 20, f"{before} and then {after}"
    return f"20 rows imported, backup {size / 1e6:.1f} MB, verified"


def second_start(scene: Scene) -> str:
    """The first window comes to the front again."""
    scene.machine.start()
    scene.screen.wait_for_window()
    time.sleep(8)
    scene.screen.minimize()
    wait_for(lambda: not scene.screen.is_painted(), "the window did not go")
    began = time.monotonic()
    second = scene.machine.start()
    assert second.wait(240) == 0
    scene.screen.wait_for_window()
    return f"raised in {time.monotonic() - began:.1f} s"


def killed(scene: Scene) -> str:
    """The program is killed while it saves; what was acknowledged is there at the next start."""
    screen, machine = scene.screen, scene.machine
    for title in (SECOND, THIRD):
        enter_meeting(screen, title)
        wait_for(lambda title=title: title in journal(machine), f"{title} was not saved")
    enter_meeting(screen, LAST)
    machine.kill()
    machine.start()
    screen.wait_for_window()
    scene.keep("after-kill", screen.wait_until_still(3))
    end(machine, screen)
    held = meetings(machine)
    assert {TITLE, SECOND, THIRD} <= set(held), held
    machine.ask("verify")
    return f"{len(held)} meetings, the last {'saved' if LAST in held else 'not acknowledged'}; verified"


def upgrade(scene: Scene) -> str:
    """An older program with data, then the newer one: data and a backup there, nothing left of the old."""
    machine = scene.machine
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


STEPS: tuple[tuple[str, Callable[[Scene], str]], ...] = (
    ("installed silently", install),
    ("first run", first_run),
    ("meeting saved", save_meeting),
    ("count on 工作台", tile),
    ("statement 93", statement),
    ("table, backup, verify", tables_and_backup),
    ("second start", second_start),
    ("killed while saving", killed),
    ("upgrade", upgrade),
    ("older on newer data", older_on_newer),
    ("uninstalled", uninstall),
)


def enter_meeting(screen: Screen, title: str) -> None:
    """By keyboard: the palette, the form, a day, a kind, a title, saved."""
    screen.key("ctrl+k")
    screen.wait_until_still(0.7)
    screen.paste("记会议")
    screen.wait_until_still(1)
    screen.key("Return")
    screen.wait_until_still(1.2)
    screen.type("20230602")
    screen.key("Tab", "Down", "Tab")
    screen.paste(title)
    screen.wait_until_still(0.7)
    screen.key("ctrl+s")


def end(machine: Machine, screen: Screen) -> None:
    """Close the window as a user does."""
    screen.key("alt+F4")
    wait_for(lambda: not machine.processes(), f"{machine.title}: the program does not end")


def start_and_end(
    machine: Machine, screen: Screen, look: Callable[[Image.Image], None], times: int = TIMES
) -> float:
    """The shortest time to the first paint of the window; `look` is given the picture once it is still."""
    best = 1e9
    for _ in range(times):
        began = time.monotonic()
        machine.start()
        screen.wait_for_window()
        best = min(best, time.monotonic() - began)
        look(screen.wait_until_still(3))
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
    return {each.relative_to(place).as_posix() for each in place.rglob("*") if each.is_file()} - own
