"""法治创建工作台: the desktop program of a county's creation headquarters office."""

import sys

__version__ = "0.2.0"
"""The one place of the version: pyproject.toml, 关于, --version and both installers read it here."""

# It speaks to no network. SQLAlchemy imports asyncio, which does without encryption where there is none:
# 1.2 MB less of the window.
sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]  # what the import system takes for absent
