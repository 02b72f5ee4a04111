"""Papers made from records, or from a text that was written elsewhere."""
