"""Memory that is given up goes back to the system."""

import ctypes
import sys

_MMAP_THRESHOLD = -3
_LARGE = 256 * 1024


def give_back_large_blocks() -> None:
    """Pages drawn and packages read are large blocks: each is to have memory of its own from the system.

    After the first that is freed the C library would keep all such blocks among the small ones, where what
    lies behind them holds them fast: 20 MB more after a tour of all pages. Only the GNU library does so.
    """
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, _LARGE)
