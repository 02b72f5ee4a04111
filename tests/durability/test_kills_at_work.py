"""The program is killed in the middle of its long works: nothing is half done, the next go makes it good."""

import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import select
from sqlmodel import col

from lushan_desktop.app import open_store
from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.meetings.meeting import Meeting
from lushan_desktop.domain.supervision.problem import Problem
from lushan_desktop.domain.supervision.supervision_visit import SupervisionVisit
from lushan_desktop.storage.store import Store
from tests.durability import office_at_work
from tests.offices import open_sample

SHORT = "hand_in"
"""It writes papers and numbers, in a folder and in the office; test-slow kills all deeds, each many times."""
LONGEST_GO = 1.5
"""Seconds within which a kill falls after a go has begun."""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    base = tmp_path_factory.mktemp("office")
    with open_sample(base / "data") as store:
        office_at_work.prepare(store, base / "files")
    return base / "data"


def start(deed: str, folder: Path, out: Path, *goes: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.durability.office_at_work", deed, str(folder), str(out), *goes]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)


def kill_at_work(deed: str, folder: Path, out: Path, seed: int) -> None:
    """Kill it some moment after it has begun a go."""
    chance = random.Random(f"{deed}{seed}")
    worker = start(deed, folder, out)
    assert worker.stdout is not None
    begun = chance.choice((1, 1, 3))
    while begun:
        begun -= worker.stdout.readline() == "begins\n"
        assert worker.poll() is None
    time.sleep(chance.random() * LONGEST_GO)
    worker.kill()
    worker.wait()
    worker.stdout.close()


def let_go(folder: Path) -> Store:
    """The office, as soon as a child that was about to start when its parent was killed lets go of it."""
    for _ in range(600):
        try:
            return open_store(folder)
        except UserError as refusal:
            if "正在使用" not in str(refusal):
                raise
            time.sleep(0.05)
    raise AssertionError("somebody holds the folder of what was killed")


def check_data(folder: Path) -> None:
    with let_go(folder) as store:
        assert store.verify() == []
        assert store.notice == ""
        check_imports(store)
        check_numbers(store)
    assert not list((folder / "objects").glob("*.part"))


def check_imports(store: Store) -> None:
    """Each import is there whole or not at all."""
    with store.read() as session:
        titles = [
            row.title for row in session.scalars(select(Meeting)).all() if row.title.startswith("示例会议")
        ]
    goes = Counter(title.split("-")[0] for title in titles)
    assert all(not count % office_at_work.ROWS for count in goes.values())


def check_numbers(store: Store) -> None:
    """Numbers of letters run on from the first, each once; who has one has its problems sent out."""
    with store.read() as session:
        living = select(SupervisionVisit).where(col(SupervisionVisit.deleted).is_(False))
        visits = [visit for visit in session.scalars(living) if visit.feedback_number]
        problems = session.scalars(select(Problem).where(col(Problem.deleted).is_(False))).all()
        round_id = office_at_work.round_of(store)
    ours = [visit for visit in visits if visit.supervision_round == round_id]
    assert {visit.feedback_number for visit in ours} == {
        f"示法办函〔2023〕{number + 1}号" for number in range(len(ours))
    }
    numbered = {visit.unit for visit in ours}
    sent = {each.unit for each in problems if each.supervision_round == round_id and each.issued_on}
    assert numbered == sent


def check_papers(out: Path) -> None:
    """What bears its name is whole."""
    for file in out.rglob("*.pdf"):
        if ".part" not in str(file.relative_to(out)) and "正在生成" not in str(file):
            pypdfium2.PdfDocument(file).close()
    assert all(len(list(tree.rglob("*.txt"))) == 40 for tree in out.glob("佐证材料*"))


def endure(deed: str, office: Path, place: Path, *, kills: int, goes: int) -> None:
    folder, out = place / "data", place / "out"
    shutil.copytree(office, folder)
    for seed in range(kills):
        kill_at_work(deed, folder, out, seed)
        check_data(folder)
        check_papers(out)
    with start(deed, folder, out, str(goes)) as once_more:
        once_more.communicate()
    assert once_more.returncode == 0
    check_data(folder)
    check_papers(out)
    assert not [file for file in out.rglob("*") if file.name.endswith((".part", ".db.part"))]


def test_a_kill_leaves_nothing_half_done(office, tmp_path):
    endure(SHORT, office, tmp_path, kills=1, goes=1)


@pytest.mark.slow
@pytest.mark.parametrize("deed", office_at_work.DEEDS)
def test_many_kills_leave_nothing_half_done(office, tmp_path, deed):
    endure(deed, office, tmp_path, kills=12, goes=2)
