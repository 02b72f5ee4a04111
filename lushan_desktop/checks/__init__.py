"""Checks: what is wrong, or may be, in a text, in a record, in the whole office.

A rule is a function under `@rule` with its id of resources/checks/rules.json, one file per topic.
"""
