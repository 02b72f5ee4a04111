"""Sets text, tables, forms and official paper into lines and pages."""
