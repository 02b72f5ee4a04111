"""What every test stands on: no screen, no office of the person who tests."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# As in the window: on a worker's thread the collector would take widgets of earlier tests apart, and Qt ends
# the process for that.
gc.disable()
MOST_GARBAGE = 200_000
"""Objects made and not let go since the last look; a look takes a moment, so not after every test."""


def pytest_runtest_logfinish() -> None:
    """Between two tests garbage is looked for, on the thread that made it."""
    if gc.get_count()[0] > MOST_GARBAGE:
        gc.collect()
