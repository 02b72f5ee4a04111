"""The systems the program is installed on: a bare Debian, and what is common to all; the source tree."""

import os
import shutil
import signal
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import ClassVar

from screen import PATIENCE, wait_for

ROOT = Path(__file__).parents[2]
ROOTS = (ROOT / "build" / "roots").resolve()
USER, NUMBER = "example", 1000
HOMES = "/home"
NAME = "法治创建工作台"
STICK = "/media/example/USB"
"""Where a desktop shows it: the first run looks there."""
WITHIN = 'root=$0; . "$root/packaging/roots.sh"; within "$@"'
PLAIN = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/games", "LC_ALL": "C.UTF-8", "USER": USER}


class Machine(ABC):
    """Somewhere the program runs, with a stick in it."""

    title = ""

    def __init__(self, stick: Path, display: str) -> None:
        self.stick = stick
        self.display = display

    @abstractmethod
    def command(self, *arguments: str) -> list[str]:
        """The program's command line, as it is run from the host."""

    def window_command(self, *arguments: str) -> list[str]:
        return self.command(*arguments)

    @abstractmethod
    def on_stick(self, name: str) -> str:
        """What a file on the stick is called there."""

    @property
    @abstractmethod
    def data(self) -> Path:
        """The office's folder, seen from the host."""

    @abstractmethod
    def processes(self) -> list[int]:
        """The processes of the program, as the host numbers them."""

    @abstractmethod
    def own(self, name: str) -> str:
        """What a file of the user's own is called there."""

    @property
    @abstractmethod
    def home(self) -> Path:
        """Where the user's own files lie, seen from the host."""

    def environment(self) -> dict[str, str]:
        return dict(os.environ)

    def ask(self, *arguments: str, fails: bool = False) -> subprocess.CompletedProcess[str]:
        """Run a command of the program to its end."""
        done = subprocess.run(
            self.command(*arguments),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
        )
        assert fails or done.returncode == 0, f"{arguments[:4]}: {done.stderr[-600:] or done.stdout[-600:]}"
        return done

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        command = self.window_command(*arguments)
        return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, env=self.environment())

    def kill(self) -> None:
        """End the program as a power cut would."""
        for number in self.processes():
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        wait_for(lambda: not self.processes(), "the program did not die")


class SourceTree(Machine):
    """The program as its makers run it, without a Chinese font, so that it looks as on a bare machine."""

    title = "source"

    def __init__(self, stick: Path, display: str, home: Path) -> None:
        super().__init__(stick, display)
        self._home = home

    def bare(self) -> None:
        """Let the program see no font of this machine."""
        (self.home / "fonts").mkdir(parents=True, exist_ok=True)
        config = (
            f"<fontconfig><dir>{self.home}/fonts</dir><cachedir>{self.home}/cache</cachedir></fontconfig>"
        )
        (self.home / "fonts.conf").write_text(config, "utf-8")

    @property
    def home(self) -> Path:
        return self._home

    def environment(self) -> dict[str, str]:
        places = {f"XDG_{name}_HOME": str(self.home / name) for name in ("DATA", "STATE", "CACHE")}
        own = {"DISPLAY": self.display, "FONTCONFIG_FILE": str(self.home / "fonts.conf")}
        started = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "xcb"}
        return {**os.environ, **places, **own, **started}

    def command(self, *arguments: str) -> list[str]:
        python = ROOT / ".venv" / "bin" / "python"
        return [str(python), "-P", "-m", "lushan_desktop", *arguments]

    def on_stick(self, name: str) -> str:
        return str(self.stick / name)

    def own(self, name: str) -> str:
        return str(self.home / name)

    @property
    def data(self) -> Path:
        return self.home / "DATA" / "lushan-desktop" / "office"

    def processes(self) -> list[int]:
        own = f"XDG_DATA_HOME={self.home}/DATA"
        return [number for number in _numbers() if own in _read(number, "environ")]


class Root(Machine):
    """A system in a folder, with no network, where an ordinary user works."""

    root = ""
    extra: ClassVar[dict[str, str]] = {}

    @property
    @abstractmethod
    def program(self) -> Path:
        """Where the program lies, seen from the host."""

    @abstractmethod
    def installing(self, installer: str, *options: str) -> list[str]:
        """The command that installs silently, as it is run from the host."""

    def install(self, installer: str, *options: str) -> None:
        self.run(self.installing(installer, *options))

    @abstractmethod
    def is_half(self) -> bool:
        """Whether an installation that goes on has replaced a part of the program."""

    @abstractmethod
    def installers(self) -> list[int]:
        """The processes that install, as the host numbers them."""

    @abstractmethod
    def uninstall(self) -> None: ...

    @contextmanager
    def opened(self, *, afresh: bool) -> Iterator[None]:
        """Start it, for a user who has just come or for one who goes on; all of it ends with the block."""
        self._enter(afresh=afresh)
        try:
            if afresh:
                self.clear()
            yield
        finally:
            os.kill(self._inside, signal.SIGKILL)  # the first process of its tree: all others go with it
            self._session.wait()

    @abstractmethod
    def clear(self) -> None:
        """Take away what an earlier proof left of the program."""

    def _enter(self, *, afresh: bool) -> None:
        left = self._sleeping()
        assert not left, f"{self.root} is open already: end process {left[0]}, or wait for its proof"
        home = ROOTS / self.root / "home" / USER
        if afresh:
            shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True, exist_ok=True)
        os.chown(home, NUMBER, NUMBER)
        lent = f"{self.stick}:{STICK} /tmp/.X11-unix:/tmp/.X11-unix"
        command = ["sh", "-c", WITHIN, str(ROOT), self.root, "sleep", "infinity"]
        self._session = subprocess.Popen(command, env={**os.environ, "lent": lent, "alone": "yes"})
        wait_for(lambda: bool(self._sleeping()), f"{self.root} does not start")
        self._inside = self._sleeping()[0]

    def _sleeping(self) -> list[int]:
        """The process that keeps the system open."""
        place = str(ROOTS / self.root)
        asleep = [number for number in _numbers() if _read(number, "cmdline").startswith("sleep\0infinity")]
        return [number for number in asleep if _link(number, "root") == place]

    def inside(self, *command: str, is_root: bool = False) -> list[str]:
        """A command as it is run from the host."""
        who = [] if is_root else [f"--userspec={NUMBER}:{NUMBER}"]
        home = "/root" if is_root else f"{HOMES}/{USER}"
        path = {"PATH": "/usr/sbin:/sbin:" + PLAIN["PATH"]} if is_root else {}
        told = {**PLAIN, **path, "HOME": home, "DISPLAY": self.display, **self.extra}
        entering = ["nsenter", "--target", str(self._inside), "--mount", "--pid", "--net"]
        words = [f"{name}={value}" for name, value in told.items()]
        return [*entering, "chroot", *who, str(ROOTS / self.root), "env", "-i", "-C", home, *words, *command]

    def do(self, *command: str, is_root: bool = False, fails: bool = False) -> str:
        done = self.run(self.inside(*command, is_root=is_root), fails=fails)
        return done.stdout + done.stderr

    def run(self, command: list[str], *, fails: bool = False) -> subprocess.CompletedProcess[str]:
        patience = 2 * PATIENCE
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=patience, stdin=subprocess.DEVNULL
        )
        assert fails or done.returncode == 0, f"{command[-3:]}: {done.stdout[-400:]}{done.stderr[-400:]}"
        return done

    def on_stick(self, name: str) -> str:
        return f"{STICK}/{name}"

    def processes(self) -> list[int]:
        return self._named("lushan_desktop")

    def _named(self, *names: str) -> list[int]:
        space = _link(self._inside, "ns/pid")
        own = [number for number in _numbers() if _link(number, "ns/pid") == space]
        return [number for number in own if any(name in _read(number, "cmdline") for name in names)]

    @abstractmethod
    def open(self, name: str) -> None:
        """Open one of the user's own files as a double click does."""

    def show(self, *command: str) -> subprocess.Popen[bytes]:
        """Start something that has pages of its own."""
        return self.begin(self.inside(*command))

    def begin(self, command: list[str]) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)

    def was_given(self, name: str) -> bool:
        """Whether the program was started with this file."""
        return any(name in _read(number, "cmdline") for number in self.processes())

    def timed_install(self, installer: str, *options: str) -> float:
        began = time.monotonic()
        self.install(installer, *options)
        return time.monotonic() - began


class Debian(Root):
    """A bare Debian."""

    def __init__(self, name: str, stick: Path, display: str) -> None:
        super().__init__(stick, display)
        self.title, self.root = f"Debian {name}", f"proof-{name}"

    def command(self, *arguments: str) -> list[str]:
        return self.inside("lushan-desktop", *arguments)

    def own(self, name: str) -> str:
        return f"{HOMES}/{USER}/{name}"

    @property
    def home(self) -> Path:
        return ROOTS / self.root / "home" / USER

    @property
    def data(self) -> Path:
        return self.home / ".local/share/lushan-desktop/office"

    @property
    def program(self) -> Path:
        return ROOTS / self.root / "opt/fazhi-chuangjian"

    def clear(self) -> None:
        self.do("dpkg", "--purge", "--force-remove-reinstreq", "fazhi-chuangjian", is_root=True, fails=True)
        shutil.rmtree(self.program, ignore_errors=True)  # where it was installed by halves

    def installing(self, installer: str, *options: str) -> list[str]:
        del options
        return self.inside("dpkg", "--force-downgrade", "-i", f"{STICK}/{installer}", is_root=True)

    def is_half(self) -> bool:
        return any(self.program.glob("python/lib/python3.13/*.dpkg-new"))

    def installers(self) -> list[int]:
        return self._named("dpkg")

    def uninstall(self) -> None:
        self.do("dpkg", "-r", "fazhi-chuangjian", is_root=True)

    def open(self, name: str) -> None:
        kind = self.do("gio", "info", "-a", "standard::content-type", self.own(name))
        assert "application/x-lscj" in kind, kind
        self.show("gio", "open", self.own(name))


def _numbers() -> list[int]:
    return [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]


def _read(number: int, name: str) -> str:
    try:
        return Path(f"/proc/{number}/{name}").read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def _link(number: int, name: str) -> str:
    try:
        return str(Path(f"/proc/{number}/{name}").readlink())
    except OSError:
        return ""
