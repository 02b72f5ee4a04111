"""The operation log on paper."""
