"""A screen that nobody sits at: what stands on it, and a hand on mouse and keyboard."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from PIL import Image, ImageChops, ImageGrab

NAME = "法治创建工作台"
BRAND = (0xB0, 0x24, 0x1C)
PATIENCE = 900.0
"""Seconds to wait for what has to come; the machine may have others to serve."""
_PAINTED = 3000
"""Pixels in the red of the program, once its window stands there."""

ALIKE = 8.0
"""Mean difference of two pictures: half of it for the same in two fonts, twice where something is missing."""

_BLINKS = 200
"""Pixels that the mark of a text field takes as it comes and goes."""


class Screen:
    """An X server of its own with a window manager."""

    def __init__(self, number: int, size: tuple[int, int] = (1366, 768)) -> None:
        self.display = f":{number}"
        self._size = size
        self._started: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        width, height = self._size
        self._start("Xvfb", self.display, "-screen", "0", f"{width}x{height}x24", "-ac", "-nolisten", "tcp")
        socket = Path("/tmp/.X11-unix") / f"X{self.display[1:]}"
        wait_for(socket.exists, "no screen")
        self._start("openbox")
        return self

    def __exit__(self, *_: object) -> None:
        for each in reversed(self._started):
            each.terminate()
            each.wait()

    def _start(self, *command: str) -> None:
        quiet = subprocess.DEVNULL
        environment = {**os.environ, "DISPLAY": self.display}
        self._started.append(subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet))

    def picture(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def is_painted(self) -> bool:
        """Whether the program's window stands there with its colours."""
        red, green, blue = self.picture().split()
        near = [
            part.point([255 if abs(value - wanted) < 12 else 0 for value in range(256)])
            for part, wanted in zip((red, green, blue), BRAND, strict=True)
        ]
        both = [a & b & c for a, b, c in zip(*(part.tobytes() for part in near), strict=True)]
        return both.count(255) > _PAINTED

    def is_red(self, point: tuple[int, int]) -> bool:
        """Whether this point of the screen has the red of a button that leads on."""
        pixel = self.picture().crop((*point, point[0] + 1, point[1] + 1)).tobytes()
        return all(abs(value - wanted) < 12 for value, wanted in zip(pixel, BRAND, strict=True))

    def wait_for_window(self) -> None:
        wait_for(self.is_painted, "the window did not come")

    def wait_until_still(self, seconds: float = 1.5) -> Image.Image:
        """The picture once nothing has moved for so long."""
        before, since = self.picture(), time.monotonic()
        end = since + 30
        while time.monotonic() - since < seconds and time.monotonic() < end:
            time.sleep(0.1)
            now = self.picture()
            if _differ(now, before):
                since = time.monotonic()
            before = now
        return before

    def answered(self, act: Callable[[], None]) -> None:
        """Do something to the window and wait until it has answered: a busy machine takes its time."""
        before = self.picture()
        act()
        wait_for(lambda: _differ(self.picture(), before), "the window does not answer")
        self.wait_until_still(1.0)

    def activate(self) -> None:
        """Give the window the keyboard."""
        self._ask("xdotool", "windowactivate", "--sync", self.windows()[-1])
        time.sleep(0.5)

    def windows(self, more: str = "") -> list[str]:
        """The program's windows, and those of its installer, whose titles go on with `more`."""
        return self._ask("xdotool", "search", "--onlyvisible", "--name", NAME + ".*" + more).split()

    def tops(self) -> list[str]:
        """The windows that the window manager shows, of any program."""
        told = self._ask("xprop", "-root", "_NET_CLIENT_LIST").partition("#")[2]
        return [each.strip() for each in told.split(",") if each.strip()]

    def properties(self, *names: str) -> str:
        """What the topmost window of the program tells the desktop of itself."""
        return self._ask("xprop", "-id", self.windows()[-1], *names)

    def click(self, x: int, y: int) -> None:
        """Press at a point of the topmost window of the program."""
        self.activate()
        window = self.windows()[-1]
        press = ("mousemove", "--window", window, str(x), str(y), "click", "1")
        self.answered(lambda: self._do(*press))

    def click_in_front(self, beside: int, above: int) -> None:
        """Press in the window in front, so far beside its middle and above its lower edge."""
        window = self._ask("xdotool", "getactivewindow").strip()
        shape = self._ask("xdotool", "getwindowgeometry", "--shell", window).split()
        told = dict(each.split("=") for each in shape)
        x, y = int(told["WIDTH"]) // 2 + beside, int(told["HEIGHT"]) - above
        self.answered(lambda: self._do("mousemove", "--window", window, str(x), str(y), "click", "1"))

    def _do(self, *words: str) -> None:
        self._ask("xdotool", *words)

    def key(self, *names: str) -> None:
        for name in names:
            self._ask("xdotool", "key", "--clearmodifiers", name)
            time.sleep(0.3)

    def type(self, text: str) -> None:
        self._ask("xdotool", "type", "--delay", "60", text)
        time.sleep(0.3)

    def paste(self, text: str) -> None:
        """Chinese comes by the clipboard: there is no method to type it here."""
        quiet = subprocess.DEVNULL
        command = ["xclip", "-selection", "clipboard"]
        environment = {**os.environ, "DISPLAY": self.display}
        subprocess.run(command, input=text.encode(), env=environment, check=True, stdout=quiet, stderr=quiet)
        time.sleep(0.5)
        self.key("ctrl+v")

    def minimize(self) -> None:
        self._ask("xdotool", "windowminimize", "--sync", self.windows()[-1])

    def _ask(self, *command: str) -> str:
        environment = {**os.environ, "DISPLAY": self.display}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=30
        )
        return done.stdout


def _differ(one: Image.Image, other: Image.Image) -> bool:
    left, top, right, bottom = ImageChops.difference(one, other).getbbox() or (0, 0, 0, 0)
    return (right - left) * (bottom - top) > _BLINKS


def wait_for(holds: Callable[[], bool], complaint: str, seconds: float = PATIENCE) -> None:
    """Look again and again. Raises AssertionError where it does not come true."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, complaint
        time.sleep(0.05)


def nearest(picture: Image.Image, known: dict[str, Image.Image]) -> str:
    """Return which of the known pictures this one shows, in any font and moved a little; "" for none."""
    distances = {name: distance(picture, each) for name, each in known.items()}
    name = min(distances, key=lambda each: distances[each])
    return name if distances[name] < ALIKE else ""


def distance(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures of one size where they fit best."""
    one, other = one.convert("L"), other.convert("L")
    room = 4
    inner = other.crop((room, room, other.width - room, other.height - room))
    return min(
        _difference(one.crop((x, y, x + inner.width, y + inner.height)), inner)
        for x in range(2 * room + 1)
        for y in range(2 * room + 1)
    )


def _difference(one: Image.Image, other: Image.Image) -> float:
    pairs = zip(one.tobytes(), other.tobytes(), strict=True)
    return sum(abs(a - b) for a, b in pairs) / (one.width * one.height)
