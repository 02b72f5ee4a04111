"""What a foreign file may cost the child that reads it; beyond that the child ends and a new one begins."""

import os
import sys

SECONDS, MEGABYTES = 60, 2048

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
        """Windows has no such limits; there the sizes of files and the patience of who waits must do."""

    def give_way() -> None:
        """Windows is asked by other means, which the wait of one file is not worth."""
