"""A child that looks at foreign files, away from the process of the tests."""

import pytest

from lushan_desktop.base.computing import Computing


@pytest.fixture(scope="module")
def child():
    """Where foreign files are looked at: what limits itself there would else limit the tests that follow."""
    made = Computing()
    yield made
    made.close()
