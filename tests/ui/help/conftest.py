"""The whole window on the sample office."""

from tests.ui.search.conftest import sample_office, window

__all__ = ["sample_office", "window"]
