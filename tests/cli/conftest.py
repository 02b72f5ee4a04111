"""The sample office, and a hand that types commands on it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lushan_desktop.cli import run
from tests.offices import open_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office."""
    folder = tmp_path_factory.mktemp("示例 办公室") / "数据"
    open_sample(folder).close()
    return folder


@pytest.fixture
def say(sample: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command on the sample; gives its exit code and what it printed."""

    def ask(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(["--data", str(sample), *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return ask
