"""The preview of a paper: set anew in the child a moment after every change, drawn page by page."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal

from lushan_desktop.domain.record_type import Values
from lushan_desktop.services.printing import reports
from lushan_desktop.services.printing.reports import Preview
from lushan_desktop.ui import dialogs, printing
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.opening import open_by_system
from lushan_desktop.ui.preview.marks import marks_of
from lushan_desktop.ui.preview.spots import spot_on
from lushan_desktop.ui.tasks.waiting import WaitingPanel
from lushan_desktop.ui.theme.tokens import theme
from lushan_desktop.ui.widgets.drawn import to_image
from lushan_desktop.ui.widgets.preview_panel import PreviewPanel


class LivePreview(PreviewPanel):
    """Shows the very bytes that will print; amber marks lie on the picture only."""

    made = Signal(object)
    refused = Signal(str)
    mark_clicked = Signal(str)
    spot_clicked = Signal(object)
    """The Spot of the text that was clicked."""
    spot_hovered = Signal(object)
    """The Spot of the text that the mouse rests on."""
    printed = Signal(object)
    """The Preview that was sent to the printer."""

    def __init__(
        self,
        context: Context,
        title: str = "预览",
        *,
        note: str = "",
        has_labels: bool = True,
        is_compact: bool = False,
        maker: Callable[..., Preview] = reports.preview,
    ) -> None:
        """`maker` is the service that sets a paper from its key and its options."""
        super().__init__(title, note=note, is_compact=is_compact)
        self._maker = maker
        self.is_anew = False
        """True if a paper that was issued is set from the records, to be corrected."""
        self._context, self._note_text, self._has_labels = context, note, has_labels
        self._wish: tuple[str, Values] | None = None
        self._asked: tuple[str, Values] | None = None
        self._answered: tuple[str, Values] | None = None
        self.preview: Preview | None = None
        self._framed = ""
        self._seeks_frame = False
        self._debounce = QTimer(self, singleShot=True, interval=theme().milliseconds("preview_pause"))
        self._debounce.timeout.connect(self._ask)
        self.waiting = WaitingPanel(self, "正在排版")
        self.waiting.stop_button.clicked.connect(lambda: self.say("已停止，下面还是改动前的样子"))
        self.pages.wanted.connect(self._ask_for_picture)
        self.pages.mark_clicked.connect(self.mark_clicked)
        self.pages.spot_clicked.connect(partial(self._tell_spot, self.spot_clicked))
        self.pages.spot_hovered.connect(partial(self._tell_spot, self.spot_hovered))
        self.folder_requested.connect(lambda: open_by_system(self._saved.parent))
        self.pages.text_wanted.connect(self._ask_for_text)
        self.pages.copied.connect(lambda count: context.say(f"已复制 {count} 个字"))
        self.find_bar.asked.connect(self._find)
        self.outside_requested.connect(self._open_outside)

    def wish(self, key: str, options: Values, *, at_once: bool = False) -> None:
        """Set this paper; typing on delays it."""
        self._wish = (key, options)
        self._debounce.start(0 if at_once else theme().milliseconds("preview_pause"))

    @property
    def is_current(self) -> bool:
        """True if the pages on show are those of the last wish: one stopped or refused leaves older ones."""
        return self.preview is not None and self._answered is self._wish

    @property
    def framed(self) -> str:
        """The paragraph that is framed."""
        return self._framed

    def frame(self, anchor: str, *, seeks: bool = True) -> None:
        """Frame one paragraph and bring it into view."""
        self._framed, self._seeks_frame = anchor, seeks
        if self.preview:
            self.pages.show_marks(self._marks(self.preview))
            self._seek_frame()

    def _ask(self) -> None:
        if self._wish:
            self._asked = self._wish
            key, options = self._wish
            self._context.query(
                partial(self._maker, anew=True) if self.is_anew else self._maker,
                key,
                options,
                key=f"preview {id(self)}",
                is_long=True,
                progress=self.waiting.watch(),
                then=self._show,
                failed=self._refuse,
            )

    def print_paper(self) -> None:
        """Print the very pages that are seen."""
        preview = self._settled("打印")
        if preview and printing.print_pages(self._context, self, preview, current=self.pages.current_page):
            self.printed.emit(preview)

    def save_paper(self, name: str, ending: str, write: Callable[[Preview, Path], None]) -> None:
        """Ask where; a PDF is the very file that is seen, anything else is for `write` to make."""
        preview = self._settled("保存")
        if preview is None:
            return
        file = dialogs.ask_where_to_save(self, name, ending)
        if file is None:
            return
        if ending == ".pdf":
            self._context.query(reports.save_bytes, preview.typeset.pdf, file, then=self.tell_saved)
        else:
            write(preview, file)

    def _settled(self, act: str) -> Preview | None:
        """What may leave the house; where the pages on show are older than the wish it is told why not."""
        if self.preview is not None and not self.is_current:
            self._context.failed.emit(f"预览尚未按最新内容排好，未能{act}。请稍候，或按提示改正后重试。")
            return None
        return self.preview

    _saved = Path()

    def tell_saved(self, file: Path) -> None:
        """Say where the paper lies; from now on its folder is one click away."""
        self._saved = file
        self.folder_button.show()
        self._context.say_saved(file)

    def clear(self) -> None:
        """Another paper comes: nothing of this one may stay on the desk."""
        self._debounce.stop()
        self._wish, self.preview = None, None
        self._framed = ""
        self.say(self._note_text)
        self.pages.show_document(())
        self._show_pages(is_shown=True)
        self._show_page(0, 0)

    def _refuse(self, sentence: str) -> None:
        self.say(sentence)
        self.refused.emit(sentence)

    def _show(self, preview: Preview) -> None:
        if self._wish is None or self._wish[0] != preview.key:
            return
        self._answered = self._asked
        before, self.preview = self.preview, preview
        self._show_pages(is_shown=True)
        unchanged = _alike(before.prints, preview.prints) if before else set()
        self.pages.renew(preview.sizes, self._marks(preview), unchanged=unchanged)
        self.say(self._note_text)
        self._seek_frame()
        if self.find_bar.isVisible():
            self._find(self.find_bar.box.text())
        self.made.emit(preview)

    def _seek_frame(self) -> None:
        if self._framed and self._seeks_frame:
            self._seeks_frame = False
            self.pages.show_mark(f"frame:{self._framed}")

    def _marks(self, preview: Preview) -> Any:
        return marks_of(preview, framed=self._framed, has_labels=self._has_labels)

    def _find(self, words: str) -> None:
        """Ask where the words stand, and go to the first place from here on."""
        preview = self.preview
        if preview is None or not words.strip():
            self.pages.show_hits(())
            self.find_bar.show_count(0)
            return

        def show(hits: Any) -> None:
            if self.preview is preview:
                self.pages.show_hits(hits)
                self.find_bar.show_count(len(hits), self.pages.first_hit_from_here())

        question = f"find {id(self)}"
        self._context.query(
            reports.find_words, preview.typeset.pdf, words, key=question, is_long=True, then=show
        )

    def _ask_for_text(self, number: int) -> None:
        if (preview := self.preview) is None:
            return

        def show(text: Any) -> None:
            if self.preview is preview:
                self.pages.set_text(number, text)

        question = f"text {number} {id(self)}"
        self._context.query(
            reports.page_text, preview.typeset.pdf, number, key=question, is_long=True, then=show
        )

    def _open_outside(self) -> None:
        """The very bytes that are seen, in the program that the system has for PDF."""
        if self.preview is not None:
            pdf = self.preview.typeset.pdf
            self._context.query(reports.copy_for_reader, pdf, then=lambda file: open_by_system(file))

    def _tell_spot(self, signal: Any, page: int, x: float, y: float) -> None:
        if self.preview is not None and self.is_current:
            spot = spot_on(self.preview, page, (x, y), self.pages.text_of(page))
            if spot is not None:
                signal.emit(spot)

    def _ask_for_picture(self, number: int) -> None:
        if (preview := self.preview) is None:
            return

        def show(picture: Any) -> None:
            if self.preview is preview:
                self.pages.set_page(number, to_image(picture))

        self._context.query(
            reports.picture,
            preview.typeset.pdf,
            number,
            key=f"page {number} {id(self)}",
            is_long=True,
            then=show,
        )


def _alike(before: tuple[str, ...], after: tuple[str, ...]) -> set[int]:
    """The pages that look as they did."""
    pairs = enumerate(zip(before, after, strict=False))
    return {number for number, (old, new) in pairs if old == new}
