"""The headquarters and the log on paper."""
