"""Volumes: evidence read, stamped, joined, split and made smaller."""
