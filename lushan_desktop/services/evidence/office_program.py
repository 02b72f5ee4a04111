"""LibreOffice, where the machine has it, turns into PDF what we do not set ourselves."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from lushan_desktop.base.errors import Cancelled
from lushan_desktop.base.progress import UNWATCHED, Progress

_NAMES = ("soffice", "libreoffice")
_PLACES = ("LibreOffice/program/soffice.exe", "LibreOffice 5/program/soffice.exe")
_SECONDS, _STEP = 120.0, 0.1


def program() -> str:
    """The command of the office program; empty where there is none."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), "")
    if not found and sys.platform == "win32":
        roots = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
        files = (Path(root) / place for root in roots if root for place in _PLACES)
        found = next((str(file) for file in files if file.is_file()), "")
    return found


def converted(source: Path, suffix: str, *, progress: Progress = UNWATCHED) -> bytes:
    """The file as PDF; nothing where there is no program, or it does not succeed. Raises Cancelled."""
    command = program()
    if not command:
        return b""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        given = folder / f"source{suffix}"
        shutil.copyfile(source, given)
        profile = (folder / "profile").as_uri()
        asked = (f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf")
        try:
            run = subprocess.Popen(
                [command, *asked, "--outdir", str(folder), str(given)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return b""
        _wait(run, progress)
        with suppress(OSError):
            return (folder / "source.pdf").read_bytes()
    return b""


def _wait(run: "subprocess.Popen[bytes]", progress: Progress) -> None:
    """Until it ends; one that takes too long, or that nobody wants any more, is stopped."""
    until = time.monotonic() + _SECONDS
    while run.poll() is None:
        if progress.is_cancelled or time.monotonic() > until:
            run.kill()
            run.wait()
            if progress.is_cancelled:
                raise Cancelled
            return
        with suppress(subprocess.TimeoutExpired):
            run.wait(_STEP)
