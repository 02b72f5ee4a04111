"""The phrases that are offered beside an opinion: those that ship, and the office's own."""

from typing import Any

from PySide6.QtCore import QObject

from lushan_desktop.services.titles import review
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.modules.titles.opinion_form import OpinionForm


class OfficePhrases(QObject):
    """Reads them for the form, keeps a new one, takes one away."""

    def __init__(self, context: Context, form: OpinionForm) -> None:
        super().__init__(form)
        self._context, self._form = context, form
        form.phrase_kept.connect(self._keep)
        form.phrase_dropped.connect(self._drop)

    def load(self) -> None:
        self._context.query(review.phrases, then=self._form.show_phrases, key="review phrases")

    def _keep(self, text: str, conclusion: str) -> None:
        self._change(review.add_phrase, text, conclusion, said="已记为常用语")

    def _drop(self, phrase_id: str) -> None:
        self._change(review.remove_phrase, phrase_id, said="已去掉常用语")

    def _change(self, service: Any, *args: str, said: str) -> None:
        def tell(_: object) -> None:
            self._context.say(said, can_undo=True)
            self.load()

        self._context.change(service, *args, then=tell)
