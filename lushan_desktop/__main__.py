"""Starts the program: `python -m lushan_desktop`."""

import os
import sys

from lushan_desktop.cli import run


def main() -> None:
    """The entry point of the installed program."""
    # Said to this process by who started it; a program that it opens a file with begins as ever.
    os.environ.pop("MALLOC_ARENA_MAX", None)
    sys.exit(run())


if __name__ == "__main__":
    main()
