"""The commands: the same services without a window."""

from lushan_desktop.cli.program import command, run

__all__ = ["command", "run"]
