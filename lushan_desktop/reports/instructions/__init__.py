"""Slips and ledgers of 批示 and of tasks."""
