"""What an office does with mouse and desktop: a package opened, the pages of the installer."""

import shutil

from machines import REFUSED, ROOT, Debian, Windows
from screen import Screen, wait_for
from steps import OTHER_UNIT, STILL, Scene, installed, shipped

PACKAGE = "example.lscj"
"""A package of the county for the township, on the stick."""
DESKTOP_FILE = "fazhi-chuangjian"
_YES, _NO = ("Return",), ("Right", "Return")
"""Answers to a question whose first button is Yes."""


def opened(scene: Scene) -> str:
    """A package that is opened on the desktop comes to the program, which shows what it would bring."""
    machine, screen = scene.machine, scene.screen
    machine.open(PACKAGE)
    screen.wait_for_window()
    wait_for(lambda: machine.was_given(PACKAGE), "the program was started without the package")
    scene.keep("package", screen.wait_until_still(STILL))
    told = "shown"
    if isinstance(machine, Debian):
        known = screen.properties("WM_CLASS", "_NET_WM_ICON")
        assert f'"{DESKTOP_FILE}"' in known, known[:200]
        assert "Icon (" in known, known[:200]
        told = "shown; window with icon and class"
    machine.kill()
    wait_for(lambda: not screen.is_painted(), "the window of a program that is gone stands there")
    return told


def clicked(scene: Scene) -> str:
    """The pages of the installer, its refusal, and both ways to take the program away."""
    machine, screen = scene.machine, scene.screen
    if not isinstance(machine, Windows):
        return "only on Windows"
    _give_font(machine)
    machine.show_installer(scene.newer, f"/UNIT={OTHER_UNIT}")
    _press_through(scene, "welcome", "directory")
    wait_for((machine.program / "卸载.exe").exists, "nothing was installed")
    _press_through(scene, "finished")
    screen.wait_for_window()
    screen.wait_until_still(STILL)
    assert installed(scene) == shipped(scene), "the installed files are not those of the tree"
    assert OTHER_UNIT in (machine.program / "app/unit.json").read_text("utf-16")
    refused = machine.show_installer(scene.newer)
    _press_through(scene, "refused", keys=("Escape",))
    assert refused.wait(60) == REFUSED
    machine.kill()
    _remove(scene, machine, "kept", _YES)
    assert (machine.data / "data.db").is_file(), "the data did not stay"
    machine.install(scene.newer)
    _remove(scene, machine, "erased", _NO, ("Left", "Return"))
    assert not machine.data.exists(), "the data are still there"
    return "pages, refusal; data kept, and erased when asked twice"


def _give_font(machine: Windows) -> None:
    """Wine has no Chinese font for the pages; every Windows that is sold there has one."""
    shutil.copy(ROOT / "resources/fonts/LushanSans-Regular.ttf", machine.home.parents[1] / "windows/Fonts")
    for name in ("SimSun", "宋体", "Tahoma", "MS Shell Dlg", "MS Shell Dlg 2"):
        place = r"HKCU\Software\Wine\Fonts\Replacements"
        machine.do("wine", "reg", "add", place, "/v", name, "/d", "Lushan Sans", "/f")
    machine.do("wineserver", "-k", fails=True)
    machine.do("wineserver", "-w", fails=True)


def _press_through(scene: Scene, *pages: str, keys: tuple[str, ...] = ("Return",)) -> None:
    """Wait for each page, keep its picture, press what leads on."""
    for page in pages:
        _wait_for_page(scene.screen)
        scene.keep(f"page-{page}", scene.screen.picture())
        scene.screen.answered(lambda: scene.screen.key(*keys))


def _wait_for_page(screen: Screen) -> None:
    wait_for(lambda: bool(screen.tops()), "no page came")
    screen.wait_until_still(2 * STILL)


def _remove(scene: Scene, machine: Windows, name: str, *answers: tuple[str, ...]) -> None:
    """Take the program away by its pages; these are the answers about the data."""
    machine.show_remover()
    _press_through(scene, f"remove-{name}")
    wait_for(lambda: not (machine.program / "python").exists(), "the program was not removed")
    for number, answer in enumerate(answers, 1):
        _press_through(scene, f"question-{name}-{number}", keys=answer)
    _press_through(scene, f"removed-{name}")
    wait_for(lambda: not scene.screen.tops(), "the pages stand there")
