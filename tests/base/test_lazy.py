"""A registry knows its keys before it imports anything."""

import sys

import pytest

from lushan_desktop.base.lazy import LazySequence, resolve

PLACES = LazySequence(("dumps", "json:dumps"), ("nowhere", "no_such_module:NOTHING"))


def test_keys_and_paths_are_known_without_importing():
    assert PLACES.keys == ("dumps", "nowhere")
    assert PLACES.paths == ("json:dumps", "no_such_module:NOTHING")
    assert len(PLACES) == 2


def test_members_are_imported_when_asked_for():
    dumps = sys.modules["json"].dumps

    assert PLACES.get("dumps") is PLACES[0] is resolve("json:dumps") is dumps
    assert PLACES[:1] == (dumps,)
    assert next(iter(PLACES)) is dumps
    with pytest.raises(ModuleNotFoundError):
        PLACES.get("nowhere")


def test_an_unknown_key_is_no_member():
    with pytest.raises(KeyError):
        PLACES.get("loads")
