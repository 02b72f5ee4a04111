"""What computes runs in one child process, which is replaced when it dies and never outlives us."""

import os

import pytest

from lushan_desktop.base.computing import Computing, path_of
from lushan_desktop.base.text.numerals import chinese


@pytest.fixture(scope="module")
def child():
    computing = Computing()
    yield computing
    computing.close()


def test_a_function_runs_elsewhere_and_its_value_comes_back(child):
    assert child.call(path_of(chinese), 93) == "九十三"
    assert child.call("os:getpid") != os.getpid()


def test_the_same_child_is_kept(child):
    assert child.call("os:getpid") == child.call("os:getpid")


def test_an_error_comes_back_as_it_was_raised(child):
    with pytest.raises(ValueError, match="-1"):
        child.call(path_of(chinese), -1)


def test_a_child_that_was_closed_is_replaced(child):
    before = child.call("os:getpid")
    child.close()

    assert child.call("os:getpid") != before


def test_a_child_that_dies_is_replaced_and_the_call_made_again(child):
    before = child.call("os:getpid")
    dying = child.submit("os:_exit", 3)
    with pytest.raises(Exception, match="terminated abruptly"):
        dying.result()

    assert child.call("os:getpid") != before
