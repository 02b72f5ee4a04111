"""Cuts the data of the Unicode library that Qt brings down to what a Chinese office sees.

python packaging/debian/unicode.py FOLDER    where libicudata.so lies; what is kept stands in kept.toml
"""

import subprocess
import sys
import tempfile
import tomllib
from fnmatch import fnmatch
from pathlib import Path

KEPT = tomllib.loads(Path(__file__).parents[1].joinpath("kept.toml").read_text("utf-8"))["unicode"]["kept"]
SOURCE = """
.section .rodata, "a"
.balign 16
.globl {symbol}
.type {symbol}, @object
{symbol}:
.incbin "{data}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack, "", @progbits
"""


def cut(library: Path, work: Path) -> None:
    """Make the library anew, with the entries that are kept and the same name."""
    number = library.name.rpartition(".")[2]
    data = work / f"icudt{number}l.dat"  # the name says the order of its bytes
    run("objcopy", "-O", "binary", "--only-section=.rodata", library, data)
    entries = run("/usr/sbin/icupkg", "-l", data).split()
    dropped = [entry for entry in entries if not any(fnmatch(entry, pattern) for pattern in KEPT)]
    (work / "dropped.txt").write_text("\n".join(dropped))
    run("/usr/sbin/icupkg", "-r", work / "dropped.txt", data)
    (work / "data.s").write_text(SOURCE.format(symbol=f"icudt{number}_dat", data=data))
    run("as", "-o", work / "data.o", work / "data.s")
    run("ld", "-shared", "-soname", library.name, "--build-id=none", "-o", library, work / "data.o")


def run(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        for each in Path(sys.argv[1]).glob("libicudata.so.*"):
            cut(each, Path(work))
