"""The window in which a table of indicators is checked and imported, and editions are compared."""
