"""One sentence of a statement: the records it tells of and the files that prove them, each to be opened."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from lushan_desktop.reports.statement_value import Link, Sentence
from lushan_desktop.services.papers.composing import Composition

LONGEST = 30
"""Characters of a name that a line of the menu shows."""


def links_of(composition: Composition, sentence: Sentence) -> list[tuple[str, Link]]:
    """Return what a sentence leads to: each record, and behind it its proofs."""
    found: list[tuple[str, Link]] = []
    for line in composition.told_by(sentence):
        found.append((_short(line.title), line.link))
        for proof in composition.proofs_by_link.get(line.link, ()):
            number = f"佐证 {proof.number}" if proof.number else "佐证"
            found.append((f"　{number}　{_short(proof.name)}", Link("evidence", proof.evidence)))
    return found


def sentence_menu(
    parent: QWidget, composition: Composition, sentence: Sentence, lead: Callable[[Link], object]
) -> QMenu:
    """The records and proofs of a sentence; choosing one opens it."""
    menu = QMenu(parent)
    menu.setAccessibleName("这一句说的记录和佐证")
    for words, link in links_of(composition, sentence):
        menu.addAction(words).triggered.connect(lambda _=False, one=link: lead(one))
    return menu


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
