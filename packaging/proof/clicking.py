"""What an office does with mouse and desktop: a package opened, the pages of the installer."""

import json
import os
import shutil
from pathlib import Path

from machines import NUMBER, Debian, Root
from screen import Screen, wait_for
from steps import OTHER_UNIT, STILL, Scene, end, installed, shipped
from wine import REFUSED, TOO_OLD, Windows

PACKAGE = "example.lscj"
"""A package of the county for the township, on the stick."""
DESKTOP_FILE = "fazhi-chuangjian"
MERGE = (864, 97)
"""The button 合并 in the window, on a screen of 1366 × 768."""
_RED_OF_MERGE = (832, 128)
"""A point of that screen beside its words."""
NEXT = (421, 442)
"""The button 下一步, 安装, 完成, 卸载 in the window of the installer."""
_SIDE = (400, 520)
"""A point of the screen in the picture beside the first and the last page."""
_YES, _NO = (-42, 24), (42, 24)
"""The buttons of a question: beside its middle, above its lower edge."""


def opened(scene: Scene) -> str:
    """A package that is opened on the desktop is offered, and merged by the button only."""
    machine, screen = scene.machine, scene.screen
    file = machine.home / PACKAGE
    _put_down(scene, PACKAGE)
    machine.open(PACKAGE)
    screen.wait_for_window()
    wait_for(lambda: machine.was_given(PACKAGE), "the program was started without the package")
    wait_for(lambda: screen.is_red(_RED_OF_MERGE), "the package is not offered")
    scene.keep("package", screen.wait_until_still(STILL))
    assert not _receipts(machine), "it was merged unasked"
    told = "offered, merged by mouse"
    if isinstance(machine, Debian):
        known = screen.properties("WM_CLASS", "_NET_WM_ICON")
        assert f'"{DESKTOP_FILE}"' in known, known[:200]
        assert "Icon (" in known, known[:200]
        machine.do("desktop-file-validate", f"/usr/share/applications/{DESKTOP_FILE}.desktop")
        told += "; window with icon and class"
    screen.click(*MERGE)
    wait_for(lambda: bool(_receipts(machine)), "it was not merged")
    scene.keep("merged", screen.wait_until_still(STILL))
    end(machine, screen)
    states = [line["state"] for line in json.loads(machine.ask("packages", "--json").stdout)]
    assert states == ["merged"], states
    file.unlink()
    return told


def _put_down(scene: Scene, name: str) -> None:
    """A file from the stick among the user's own, as if nothing had been done with it."""
    for each in _receipts(scene.machine):
        each.unlink()
    shutil.copy(scene.machine.stick / name, scene.machine.home / name)
    os.chown(scene.machine.home / name, NUMBER, NUMBER)


def _receipts(machine: Root) -> list[Path]:
    return list(machine.home.glob("*回执*"))


def clicked(scene: Scene) -> str:
    """The pages of the installer, its refusals, the shortcuts, and both ways to take the program away."""
    machine, screen = scene.machine, scene.screen
    if not isinstance(machine, Windows):
        return "only on Windows"
    machine.give_font()
    assert _on_windows_7(scene, machine) == TOO_OLD
    machine.show_installer(scene.newer, f"/UNIT={OTHER_UNIT}")
    _click_through(scene, "welcome", "directory")
    wait_for(lambda: screen.is_red(_SIDE), "the last page did not come")
    # Only that they are there: Wine keeps their target in a code page that has no Chinese.
    assert all(each.is_file() for each in machine.shortcuts), "there are no shortcuts"
    _click_through(scene, "finished")
    wait_for(lambda: not screen.is_red(_SIDE), "the last page did not go")
    screen.wait_for_window()
    screen.wait_until_still(STILL)
    assert installed(scene) == shipped(scene), "the installed files are not those of the tree"
    assert OTHER_UNIT in (machine.program / "app/unit.json").read_text("utf-16")
    refused = machine.show_installer(scene.newer)
    _leave(scene, "refused")
    assert refused.wait(60) == REFUSED
    machine.kill()
    _remove(scene, machine, "kept", _YES)
    assert (machine.data / "data.db").is_file(), "the data did not stay"
    assert not [each for each in machine.shortcuts if each.exists()], "the shortcuts did not go"
    machine.install(scene.newer)
    _remove(scene, machine, "erased", _NO, _YES)
    assert not machine.data.exists(), "the data are still there"
    return "pages by mouse, refusals, shortcuts; data kept, and erased when asked twice"


def _on_windows_7(scene: Scene, machine: Windows) -> int:
    """What the installer says to a system that is too old."""
    machine.do("wine", "winecfg", "-v", "win7")
    ended = machine.refusal(scene.newer)
    machine.do("wine", "winecfg", "-v", "win10")
    return ended


def _click_through(scene: Scene, *pages: str) -> None:
    """Wait for each page, keep its picture, press its button by mouse."""
    for page in pages:
        _wait_for_page(scene.screen)
        scene.keep(f"page-{page}", scene.screen.picture())
        scene.screen.click(*NEXT)


def _leave(scene: Scene, page: str) -> None:
    """Wait for a page, keep its picture, go away from it by keyboard."""
    _wait_for_page(scene.screen)
    scene.keep(f"page-{page}", scene.screen.picture())
    scene.screen.answered(lambda: scene.screen.key("Escape"))


def _wait_for_page(screen: Screen) -> None:
    wait_for(lambda: bool(screen.windows("(安装|卸载)")), "no page came")
    screen.wait_until_still(2 * STILL)


def _remove(scene: Scene, machine: Windows, name: str, *answers: tuple[int, int]) -> None:
    """Take the program away by its pages; these are the answers about the data."""
    machine.show_remover()
    _click_through(scene, f"remove-{name}")
    wait_for(lambda: not (machine.program / "python").exists(), "the program was not removed")
    for number, answer in enumerate(answers, 1):
        wait_for(lambda: len(scene.screen.windows("卸载")) > 1, "no question came")
        scene.keep(f"question-{name}-{number}", scene.screen.wait_until_still(STILL))
        scene.screen.click_in_front(*answer)
    _click_through(scene, f"removed-{name}")
    wait_for(lambda: not scene.screen.tops(), "the pages stand there")
