"""A Windows, played by Wine."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from machines import HOMES, NAME, NUMBER, ROOT, ROOTS, STICK, USER, Root
from screen import wait_for

REFUSED, TOO_OLD, BROKEN_OFF = 2, 4, 5
"""What an installer ends with that found the program running, an older Windows, a full disk."""


class Windows(Root):
    """Wine, which plays Windows."""

    title, root = "Windows (Wine 10)", "proof-wine"
    extra: ClassVar[dict[str, str]] = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree=;mshtml="}
    place = rf"C:\users\{USER}\法治 创建"

    def clear(self) -> None:
        # All of it lay in the user's own files.
        self.do("wine", "wineboot", "-i", fails=True)
        self.do("wineserver", "-w", fails=True)

    def command(self, *arguments: str) -> list[str]:
        return self.inside("wine", rf"{self.place}\lushan-desktop.exe", *arguments)

    def window_command(self, *arguments: str) -> list[str]:
        return self.inside("wine", rf"{self.place}\{NAME}.exe", *arguments)

    def on_stick(self, name: str) -> str:
        return "Z:" + STICK.replace("/", "\\") + "\\" + name

    def own(self, name: str) -> str:
        return rf"C:\users\{USER}\{name}"

    @property
    def home(self) -> Path:
        return ROOTS / self.root / "home" / USER / ".wine/drive_c/users" / USER

    @property
    def data(self) -> Path:
        return self.home / "AppData/Local/lushan-desktop/office"

    @property
    def program(self) -> Path:
        return self.home / "法治 创建"

    def installing(self, installer: str, *options: str) -> list[str]:
        # The place goes to the end of the line as it stands, without quotation marks.
        return self.inside("wine", f"{STICK}/{installer}", "/S", *options, *f"/D={self.place}".split(" "))

    def is_half(self) -> bool:
        # The first of its two folders is begun, the other gone.
        libraries = self.program / "python/Lib/site-packages"
        return not (self.program / "app").exists() and len(list(libraries.glob("*"))) > 9

    def installers(self) -> list[int]:
        return self._named("安装.exe")

    def open(self, name: str) -> None:
        # Wine looks among the machine's kinds of files only; every Windows looks among the user's own, too.
        for key in (".lscj", "lushan-desktop.package"):
            own, common = (rf"{place}\Software\Classes\{key}" for place in ("HKCU", "HKLM"))
            self.do("wine", "reg", "copy", own, common, "/s", "/f")
        self.show("wine", "start", self.own(name))

    def give_font(self) -> None:
        """Wine has no Chinese font for pages and questions; every Windows that is sold there has one."""
        shutil.copy(ROOT / "resources/fonts/LushanSans-Regular.ttf", self.home.parents[1] / "windows/Fonts")
        place = r"HKCU\Software\Wine\Fonts\Replacements"
        for name in ("SimSun", "宋体", "Tahoma", "MS Shell Dlg", "MS Shell Dlg 2"):
            self.do("wine", "reg", "add", place, "/v", name, "/d", "Lushan Sans", "/f")
        self.do("wineserver", "-k", fails=True)
        self.do("wineserver", "-w", fails=True)

    @property
    def shortcuts(self) -> list[Path]:
        """On the desktop and in the start menu, seen from the host."""
        menu = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
        return [self.home / place / f"{NAME}.lnk" for place in ("Desktop", menu)]

    def show_installer(self, installer: str, *options: str) -> subprocess.Popen[bytes]:
        """The installer with its pages."""
        return self.show("wine", f"{STICK}/{installer}", *options, *f"/D={self.place}".split(" "))

    def show_remover(self) -> None:
        self.show("wine", rf"{self.place}\卸载.exe")

    def refusal(self, installer: str) -> int:
        """What the installer ends with that goes away without having changed anything."""
        return self.run(self.installing(installer), fails=True).returncode

    @contextmanager
    def small_disk(self, room: str) -> Iterator[None]:
        """An empty disk of this size where the program is installed to."""
        place = f"{HOMES}/{USER}/.wine/drive_c/users/{USER}/{self.program.name}"
        options = f"size={room},uid={NUMBER},gid={NUMBER}"
        self.do("mount", "-t", "tmpfs", "-o", options, "tmpfs", place, is_root=True)
        try:
            yield
        finally:
            self.do("umount", place, is_root=True)

    def uninstall(self) -> None:
        # It copies itself elsewhere, so that it can remove itself, and returns at once.
        self.do("wine", rf"{self.place}\卸载.exe", "/S")
        wait_for(lambda: not (self.program / "python").exists(), "the program was not removed")

    def processes(self) -> list[int]:
        return self._named(f"{NAME}.exe", "pythonw.exe", "lushan-desktop.exe")

    def consoles(self) -> list[int]:
        """The windows of text that a program without one of its own would open."""
        return self._named("conhost.exe", "python.exe")
