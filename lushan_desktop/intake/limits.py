"""What a foreign file may cost the child that reads it; beyond that the child ends and a new one begins.

Work is measured, not the time of day: a good file is read on a slow machine too, or beside other programs.
"""

import os
import sys
import time
from threading import Thread

from lushan_desktop.base.errors import UserError

SECONDS, MEGABYTES = 60, 2048
PATIENCE = 5.0 * SECONDS
"""Seconds of the clock that whoever waits gives up after: for a child that waits itself and does no work."""


def unread(error: BaseException, refused: str) -> UserError:
    """Return what is said of a file that was not read: `refused`, or that the time was not enough."""
    if isinstance(error, TimeoutError):
        return UserError(
            f"{PATIENCE / 60:.0f}分钟没有读完，没有读入。请关闭别的程序后再试；还读不完，请把文件分成几份。"
        )
    return UserError(refused)


if sys.platform != "win32":
    import resource

    def limit() -> None:
        """Called in the child before each file: so many seconds of the processor, so much memory."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + SECONDS
        for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, MEGABYTES * 2**20)):
            _, hardest = resource.getrlimit(kind)
            is_lower = hardest != resource.RLIM_INFINITY and hardest < most
            resource.setrlimit(kind, (hardest if is_lower else most, hardest))

    def give_way() -> None:
        """Called in a child whose work nobody waits for: everything else goes first."""
        os.setpriority(os.PRIO_PROCESS, 0, 15)
else:

    def limit() -> None:
        """Windows has no such limits: the child looks itself how long it has worked."""
        worked.begin()

    def give_way() -> None:
        """Windows is asked by other means, which the wait of one file is not worth."""


class Worked:
    """Ends the process that has worked for longer on a file than it may, where the system does not."""

    def __init__(self, most: float = SECONDS, look_every: float = 1.0) -> None:
        self._most, self._look_every = most, look_every
        self._end = 0.0
        self._is_looking = False

    def begin(self) -> None:
        """Count from now."""
        self._end = time.process_time() + self._most
        if not self._is_looking:
            self._is_looking = True
            Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while time.process_time() < self._end:
            time.sleep(self._look_every)
        os._exit(1)


worked = Worked()
