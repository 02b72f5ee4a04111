"""What every test stands on: no screen, no office of the person who tests."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
