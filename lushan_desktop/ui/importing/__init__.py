"""The grid in which a clerk checks a table before it is imported."""
