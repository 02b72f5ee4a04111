"""情况说明: composed from records, edited, kept in versions, signed and published."""
