"""The database file: connections to it, and checked copies of it."""
