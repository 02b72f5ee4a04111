"""Has the child ready before a paper is asked for; imports nothing that takes time itself."""

from lushan_desktop.base.computing import CHILD


def get_ready() -> None:
    """Have a child import what papers are set with, while this process opens the office and reads."""
    CHILD.submit(import_setter)


def import_setter() -> None:
    """Runs in the child: imports what papers are set with, no table among it."""
    import lushan_desktop.paper.pdf
    import lushan_desktop.reports  # noqa: F401 - to have them at hand
