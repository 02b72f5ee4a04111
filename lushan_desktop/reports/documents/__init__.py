"""Registers and sheets of documents that come in and go out."""
