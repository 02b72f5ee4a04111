"""What becomes of an installation that is broken off: the next one puts the program whole."""

import os
import signal
from contextlib import suppress

from machines import Root
from screen import wait_for
from steps import STILL, Scene, end, installed, meetings, shipped, start
from tree import content_of
from wine import BROKEN_OFF, Windows

ROOM = "48m"
"""A disk that is full before half of the program is on it."""


def broken_off(scene: Scene) -> str:
    """Killed half-way and on a full disk; then installed again, and asked for what was there before."""
    machine = scene.machine
    titles = meetings(machine)
    assert titles, "nothing there that could be lost"
    before = content_of([machine.data])
    _kill_half_way(scene, machine)
    told = "killed half-way"
    if isinstance(machine, Windows):
        _says_that_it_is_unfinished(scene, machine)
        _fill_the_disk(scene, machine)
        told += ", disk full, each time told"
    machine.install(scene.newer)
    assert installed(scene) == shipped(scene), "the installed files are not those of the tree"
    assert content_of([machine.data]) == before, "the data are not what they were"
    start(machine, scene.screen)
    scene.keep("installed-again", scene.screen.picture())
    end(machine, scene.screen)
    assert meetings(machine) == titles
    return f"{told}; whole after the next, {len(titles)} meetings there"


def _kill_half_way(scene: Scene, machine: Root) -> None:
    installing = machine.begin(machine.installing(scene.newer))
    wait_for(machine.is_half, "it is not seen to be half-way")
    for number in machine.installers():
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    installing.wait()
    wait_for(lambda: not machine.installers(), "the installer did not die")
    assert installed(scene) != shipped(scene), "it was installed to its end"


def _says_that_it_is_unfinished(scene: Scene, machine: Windows) -> None:
    """On the command line and in a window, where half of a program could only break down."""
    refused = machine.ask("--version", fails=True)
    assert refused.returncode == 1, refused
    assert "安装没有完成" in refused.stderr, refused.stderr
    machine.give_font()
    started = machine.start()
    wait_for(lambda: bool(scene.screen.windows()), "the program says nothing")
    scene.keep("unfinished", scene.screen.wait_until_still(STILL))
    scene.screen.key("Return")
    assert started.wait(60) == 1


def _fill_the_disk(scene: Scene, machine: Windows) -> None:
    with machine.small_disk(ROOM):
        assert machine.refusal(scene.newer) == BROKEN_OFF, "a full disk is passed over"
        refused = machine.ask("--version", fails=True)
    assert "安装没有完成" in refused.stderr, refused.stderr
