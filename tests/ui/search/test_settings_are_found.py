"""Whoever looks for a setting finds it by the search, by the words that stand on its page."""

import pytest

from lushan_desktop.ui.modules.settings.settings_page import TOPICS
from lushan_desktop.ui.search import commands

BESIDE = {"looks": ("大字", "teda", "shense"), "office": ("经办人",), "bin": ("hsz",)}


class Settings:
    """Tells which topic was opened."""

    def list_of(self, key):
        self.opened = key
        return self


CALLED = [(topic.key, typed) for topic in TOPICS for typed in (topic.title, *BESIDE.get(topic.key, ()))]


@pytest.mark.parametrize(("key", "typed"), CALLED)
def test_a_topic_is_found_by_its_title_and_by_what_stands_in_it(key, typed):
    page = Settings()
    known = commands.commands(lambda _: page)
    found = commands.offered(known, typed, lambda _: page)

    next(each for each in found if each.key == f"topic {key}").act()

    assert page.opened == key
