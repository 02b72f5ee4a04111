"""Starts the program: `python -m lushan_desktop`."""

import multiprocessing
import sys

from lushan_desktop.cli import run


def main() -> None:
    """The entry point of the installed program; the child process passes through here when it is frozen."""
    multiprocessing.freeze_support()
    sys.exit(run())


if __name__ == "__main__":
    main()
