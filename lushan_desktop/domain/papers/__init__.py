"""情况说明: statements, their text and templates."""
