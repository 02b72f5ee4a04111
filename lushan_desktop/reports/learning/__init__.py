"""Ledgers of visits and training, and briefings."""
