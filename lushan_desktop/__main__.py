"""Starts the program: `python -m lushan_desktop`."""

import sys

from lushan_desktop.cli import run


def main() -> None:
    """The entry point of the installed program."""
    sys.exit(run())


if __name__ == "__main__":
    main()
