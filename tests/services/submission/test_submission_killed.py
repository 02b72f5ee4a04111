"""报送材料 whose making was killed: no half file, and the next go continues."""

import signal
import subprocess
import sys

import pypdfium2

from lushan_desktop.cli import run
from lushan_desktop.services.submission.submission_folder import STATE, WORK
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from tests.offices import new_store
from tests.services.submission.shelf import Shelf
from tests.services.submission.test_submission import add, noise, out, tree

__all__ = ["out"]

DIES_AT_THE_THIRD = """
import os, signal
from lushan_desktop.cli import run
from lushan_desktop.services.submission.submission_folder import SubmissionFolder
noted, note = [], SubmissionFolder._note

def note_or_die(folder, part):
    note(folder, part)
    noted.append(part)
    if len(noted) == 3:
        os.killpg(0, signal.SIGKILL)

SubmissionFolder._note = note_or_die
import sys
run(sys.argv[1:])
"""


def test_a_process_that_is_killed_leaves_no_half_file_and_is_continued(tmp_path, out, capsys):
    data = tmp_path / "数据"
    with new_store(data, parts=Parts(schema=MigratedSchema)) as store:
        shelf = Shelf(store, tmp_path / "材料")
        for number in range(6):
            add(shelf, f"示例照片{number}", noise(400), ".jpg")
    command = ["--data", str(data), "submission", "--out"]
    killed = [sys.executable, "-c", DIES_AT_THE_THIRD, *command, str(out)]
    process = subprocess.Popen(killed, stdout=subprocess.PIPE, start_new_session=True)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert (out / STATE).is_file()

    for file in out.rglob("*.pdf"):
        if WORK not in file.parts and "佐证材料" not in file.parent.name:
            assert len(pypdfium2.PdfDocument(file)), "whole or not there"

    assert run([*command, str(out)]) == 0
    assert "上次已做好" in capsys.readouterr().out
    assert run([*command, str(tmp_path / "全新")]) == 0
    assert "上次已做好" not in capsys.readouterr().out
    assert tree(out) == tree(tmp_path / "全新")
    assert not (out / WORK).exists()
