"""Which font prints a character: per face a chain of fonts, the machine's own first where that is wanted."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from lushan_desktop.base import paths
from lushan_desktop.paper.content import Face as FaceName
from lushan_desktop.paper.fonts.font_file import FontFile, UnusableFont

STAND_IN = "〓"
"""Printed where no font has the character; the paper says so besides."""

_ASCII = frozenset(map(chr, range(0x20, 0x7F)))
_ASCII_APART = re.compile("[ -~]+|[^ -~]+")

_REST = ("LushanSong-Regular", "LushanSymbols-Regular", "LushanKaiExt-Light", "LushanLatin-Regular")
_OURS: dict[FaceName, tuple[str, ...]] = {
    "body": ("LushanFang-Regular", "LushanKaiExt-Light"),
    "kai": ("LushanKai-Regular", "LushanKaiExt-Light"),
    "heading": ("LushanHei-Medium",),
    "title": ("LushanTitle-Bold",),
    "song": (),
}
CHAINS = {face: (*own, *_REST) for face, own in _OURS.items()}
"""The bundled fonts of each face, in the order in which they are asked for a character."""
_LATIN = "LushanLatin-Regular"
_LATIN_APART = ("body", "kai")

# File names under which Windows and 麒麟 or 统信 keep the faces that the standard names.
_SYSTEM: dict[FaceName, tuple[str, ...]] = {
    "body": ("仿宋_GB2312.ttf", "simfang_gb2312.ttf", "simfang.ttf"),
    "kai": ("楷体_GB2312.ttf", "simkai_gb2312.ttf", "simkai.ttf"),
    "heading": ("simhei.ttf",),
    "title": ("方正小标宋简体.ttf", "fzxbsjw.ttf", "fzxbsjw--gb1-0.ttf", "fzxbs.ttf", "方正小标宋_gbk.ttf"),
    "song": ("simsun.ttc", "simsun.ttf"),
}


class Face:
    """A face with the fonts that stand in for it; what it has once found out about a character it keeps."""

    def __init__(self, name: FaceName, installed: tuple[FontFile, ...] = ()) -> None:
        self._installed = installed
        self._fonts = CHAINS[name]
        self._latin_apart = name in _LATIN_APART
        self.font_of: dict[str, FontFile | None] = _Fonts(self._find)
        self.width_of: dict[str, float] = _Widths(self.font_of)

    def parts(self, text: str) -> Sequence[str]:
        """The text cut where it changes to or from ASCII, if that has a font of its own."""
        return _ASCII_APART.findall(text) if self._latin_apart else (text,)

    def stretches(self, text: str) -> Iterator[tuple[FontFile | None, str]]:
        """The text cut where the font changes."""
        for part in self.parts(text):
            fonts = [*map(self.font_of.__getitem__, part)]
            if fonts.count(fonts[0]) == len(fonts):
                yield fonts[0], part
                continue
            for font, characters in groupby(part, key=self.font_of.__getitem__):
                yield font, "".join(characters)

    def _find(self, character: str) -> FontFile | None:
        if self._latin_apart and character in _ASCII:
            return bundled(_LATIN)
        code = ord(character)
        for font in self._installed:
            if font.glyph_of(code):
                return font
        return next((font for font in map(bundled, self._fonts) if font.glyph_of(code)), None)


class _Fonts(dict[str, FontFile | None]):
    """The font of each character, looked for once."""

    def __init__(self, find: Callable[[str], FontFile | None]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, character: str) -> FontFile | None:
        font = self[character] = self._find(character)
        return font


class _Widths(dict[str, float]):
    """The width of each character, measured once; what no font has is as wide as the em."""

    def __init__(self, font_of: dict[str, FontFile | None]) -> None:
        super().__init__()
        self._font_of = font_of

    def __missing__(self, character: str) -> float:
        font = self._font_of[character]
        width = self[character] = font.width_of(ord(character)) if font else 1.0
        return width


@cache
def faces(*, bundled_only: bool) -> dict[FaceName, Face]:
    """All faces; `bundled_only` leaves the machine's fonts alone, so that pages break alike everywhere."""
    return {name: _face(name, bundled_only=bundled_only) for name in _OURS}


def _face(name: FaceName, *, bundled_only: bool) -> Face:
    return Face(name, () if bundled_only else tuple(_system_fonts(name)))


@cache
def bundled(name: str) -> FontFile:
    """A font of ours, opened when it is first needed."""
    return FontFile(paths.resources("fonts", f"{name}.ttf"))


def _system_fonts(name: FaceName) -> Iterator[FontFile]:
    """The first of the machine's fonts for this face that may be embedded, or none."""
    installed = _installed()
    for file in _SYSTEM[name]:
        if path := installed.get(file.lower()):
            try:
                yield FontFile(path)
            except (UnusableFont, OSError, ValueError):
                continue
            return


@cache
def _installed() -> dict[str, Path]:
    wanted = {file.lower() for files in _SYSTEM.values() for file in files}
    found: dict[str, Path] = {}
    for folder in _font_folders():
        for place, _, files in os.walk(folder):
            for file in files:
                if file.lower() in wanted:
                    found.setdefault(file.lower(), Path(place, file))
    return found


def _font_folders() -> tuple[Path, ...]:
    home = Path.home()
    windows = Path(os.environ.get("WINDIR", "/nonexistent")) / "Fonts"
    local = Path(os.environ.get("LOCALAPPDATA", "/nonexistent")) / "Microsoft/Windows/Fonts"
    linux = (home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"))
    return (windows, local, *linux, Path("/usr/share/fonts"))
