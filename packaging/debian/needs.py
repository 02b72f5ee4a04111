"""Says which packages of the system the program asks for, or what would shut an old system out.

python packaging/debian/needs.py FOLDER
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1 | libgcc1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
LIBC = {
    "libc.so.6",
    "libm.so.6",
    "libdl.so.2",
    "libpthread.so.0",
    "libresolv.so.2",
    "librt.so.1",
    "libutil.so.1",
    "ld-linux-x86-64.so.2",
}
OPTIONAL = {"libcups.so.2"}
"""Asked for by a part that is only missed where it is not there: printers."""
NEWEST = {"GLIBC": (2, 28), "GLIBCXX": (3, 4, 25), "CXXABI": (1, 3, 11)}
"""What the oldest systems have: 统信 20 stands on Debian 10."""


def told(file: Path) -> str:
    return subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=False).stdout


def needed(text: str) -> set[str]:
    return set(re.findall(r"^ +NEEDED +(\S+)$", text, re.MULTILINE))


def too_new(text: str) -> Iterator[str]:
    """The versions that a file asks for and the oldest systems do not have."""
    for name, number in set(
        re.findall(r"0x\w+ 0x\w+ \d+ (GLIBCXX|GLIBC|CXXABI)_([\d.]+)$", text, re.MULTILINE)
    ):
        if tuple(map(int, number.split("."))) > NEWEST[name]:
            yield f"{name}_{number}"


def main(folder: Path) -> int:
    text_by_name = {
        path: told(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.read_bytes()[:4] == b"\x7fELF"
    }
    inside = {path.name for path in folder.rglob("*.so*")}
    complaints = [f"{path}: {version}" for path, text in text_by_name.items() for version in too_new(text)]
    packages = set()
    for path, text in text_by_name.items():
        for name in needed(text) - inside - LIBC - OPTIONAL:
            if name in PACKAGES:
                packages.add(PACKAGES[name])
            else:
                complaints.append(f"{path}: {name}")
    print("\n".join(complaints) if complaints else ", ".join(["libc6 (>= 2.28)", *sorted(packages)]))
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
