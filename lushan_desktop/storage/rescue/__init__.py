"""Damage and loss: an archive, an older state, a database made again."""
