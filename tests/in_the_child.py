"""Asked of the child, in a module that brings nothing with it."""

import sys


def has_imported(module: str) -> bool:
    return module in sys.modules
