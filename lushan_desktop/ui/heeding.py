"""An error in what Qt calls is told, and the program goes on."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class WhileWindowsAreOpen(Exception):
    """What every error of the window has come up during; a log shows it before the error itself."""


def heeding_errors(run: Callable[P, T]) -> Callable[P, T]:
    """Have every error raised in here be an object from the start, as PySide takes it for granted.

    Before Python 3.12 an error of its C code, an index too many or a division by zero, goes on as a bare text
    until somebody catches it. Where one of our overrides is called through another, PySide looks into that
    text as into an object, and the process is gone [measured: 6.8.3 to 6.11.3 on 3.11; not on 3.12, 3.13].
    While another error is being handled, Python makes the object at once.
    """

    @wraps(run)
    def during(*arguments: P.args, **options: P.kwargs) -> T:
        try:
            raise WhileWindowsAreOpen
        except WhileWindowsAreOpen:
            return run(*arguments, **options)

    return during
