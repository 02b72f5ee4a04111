"""What is told apart without being laid beside each other is told apart rightly."""

from collections import Counter
from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from lushan_desktop.checks.likeness import is_near, most_of

TEXTS = st.text("示例县法治建设", max_size=12)


@given(TEXTS, TEXTS)
def test_two_names_are_near_if_one_holds_the_other_or_most_of_both_is_the_same(one, other):
    is_within = one in other or other in one
    is_alike = SequenceMatcher(None, one, other).ratio() > 0.75
    assert is_near(one, other) == bool(one and other and (is_within or is_alike))


@given(TEXTS, st.lists(TEXTS))
def test_no_text_is_passed_over_in_which_most_of_the_words_stand(words, texts):
    def same(text: str) -> int:
        blocks = SequenceMatcher(None, words, text, autojunk=False).get_matching_blocks()
        return sum(block.size for block in blocks)

    found = list(most_of(words, ((text, Counter(text)) for text in texts)))
    assert found == [text for text in texts if same(text) >= 0.75 * len(words)]
