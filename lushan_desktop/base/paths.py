"""The place where things lie: what we ship, the office's data, the sample office."""

from pathlib import Path

PROGRAM = "lushan-desktop"

_PACKAGE = Path(__file__).resolve().parents[1]
_RESOURCES = next(
    (place for place in (_PACKAGE.parent / "resources", _PACKAGE / "resources") if place.is_dir()),
    _PACKAGE.parent / "resources",
)


def resources(*parts: str) -> Path:
    """Return what ships with the program: beside the package in the source tree, inside it when installed."""
    return _RESOURCES.joinpath(*parts)


def office_folder() -> Path:
    """The office's own data, on the local disk of this user."""
    from platformdirs import user_data_dir

    return Path(user_data_dir(PROGRAM, appauthor=False)) / "office"


def sample_folder() -> Path:
    """The sample office, in the cache place, never in the office's."""
    from platformdirs import user_cache_dir

    return Path(user_cache_dir(PROGRAM, appauthor=False)) / "sample"


def log_folder() -> Path:
    """Return where this system keeps what programs note of themselves; never inside an office's data."""
    from platformdirs import user_log_dir

    return Path(user_log_dir(PROGRAM, appauthor=False))


def memory_folder() -> Path:
    """Return where this machine remembers what was written on it, whichever folder it was written into."""
    from platformdirs import user_state_dir

    return Path(user_state_dir(PROGRAM, appauthor=False)) / "chains"
