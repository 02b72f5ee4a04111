"""The words of an OFD file, page by page."""

from collections.abc import Iterator
from pathlib import Path

import ofdkit
from ofdkit.errors import OFDError
from ofdkit.package import Package

from lushan_desktop.base.errors import UserError

_BROKEN = "OFD已损坏或不是OFD文件，无法读取。请核对原件后重新添加。"


def page_texts(file: Path) -> Iterator[str]:
    """Each page's words in reading order. Raises UserError."""
    try:
        with ofdkit.open(file) as document:
            for page in document.pages:
                try:
                    yield page.text()
                except OFDError:
                    yield ""
    except (OFDError, RecursionError) as error:
        raise UserError(_BROKEN) from error


def page_count(file: Path) -> int:
    """Return how many pages there are. Raises UserError."""
    try:
        with ofdkit.open(file) as document:
            return len(document.pages)
    except (OFDError, RecursionError) as error:
        raise UserError(_BROKEN) from error


def is_signed(file: Path) -> bool:
    """Return True if there is an electronic signature in it; nobody says that it is valid."""
    try:
        with Package(file) as package:
            return any(name.rsplit("/", 1)[-1].lower() == "signature.xml" for name in package.names)
    except OFDError:
        return False
