"""Damage, told apart from a disk that refuses and from what the user can put right."""

from typing import Any

from lushan_desktop.base.errors import UserError

_WORDS = ("malformed", "not a database", "decode", "corrupt", "no such table", "no such column")


class DamagedContent(Exception):
    """The content of the database is not what was written."""


def is_met_in(error: BaseException | None, driver: Any) -> bool:
    """Return True if the driver found broken pages or characters, whatever sentence was made of it."""
    met = error.__cause__ if isinstance(error, UserError) else error
    cause = getattr(met, "orig", None) or met
    return isinstance(cause, driver.Error) and any(words in str(cause) for words in _WORDS[:4])


def is_damage(error: BaseException, driver: Any) -> bool:
    """Return True if the error comes of what a database holds: broken pages, numbers, JSON or characters."""
    if isinstance(error, UserError | OSError):
        return False
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, driver.Error):
        return any(words in str(cause) for words in _WORDS)
    return isinstance(cause, DamagedContent | ValueError | TypeError | OverflowError)
