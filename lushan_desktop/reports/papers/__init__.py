"""The 情况说明 of an indicator: composed from records, every sentence leading back to them."""
