"""法治创建工作台: the desktop program of a county's creation headquarters office."""

__version__ = "0.2.0"
"""The one place of the version: pyproject.toml, 关于, --version and both installers read it here."""
