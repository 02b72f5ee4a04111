"""Files on their way to a record: dropped, chosen or out of the clipboard, with a row for each."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lushan_desktop.domain.record_type import RecordType, Values
from lushan_desktop.services.records import attachments, photo_batch
from lushan_desktop.services.records.attachments import AttachedFiles, KeptFile
from lushan_desktop.ui.context import Context
from lushan_desktop.ui.records import pasting
from lushan_desktop.ui.records.pasting import Take
from lushan_desktop.ui.tasks.file_progress import FileProgress


class Attaching(QObject):
    """Takes files in as evidence of records of one type."""

    attached = Signal(object)

    def __init__(
        self, context: Context, record_type: RecordType, over: QWidget, listing: QWidget | None = None
    ) -> None:
        """What is told of the files stands over a page, below the list on it."""
        super().__init__(over)
        self._context, self._type = context, record_type
        self.progress = FileProgress(over, listing)

    def attach(self, record_id: str, files: Sequence[Path], role: str = "") -> None:
        """Copy the files in and link them to the record, in one step."""
        if self._context.is_read_only or not files:
            return

        def tell(done: AttachedFiles) -> None:
            self._tell(done, files)
            self._ask_about_pictures(record_id, done)

        self._context.change(
            attachments.attach,
            self._type,
            record_id,
            list(files),
            role=role,
            progress=self.progress.watch([file.name for file in files]),
            then=tell,
            failed=self._refuse,
        )

    def take_pasted(self, values: Values, names: dict[str, str], take: Take) -> bool:
        """Hand over what lies in the clipboard; whether there was any."""
        return pasting.take_pasted(self._context, self._type, values, names, take)

    def forget_pasted(self, files: Sequence[Path]) -> None:
        """What was kept for pasting is evidence now."""
        pasting.forget_pasted(self._context, files)

    def _tell(self, done: AttachedFiles, files: Sequence[Path]) -> None:
        kept = {one.file: one for one in done.kept}
        said: dict[str, tuple[str, str]] = {}
        for file in files:
            if (one := kept.get(file.name)) is not None:
                said[file.name] = "ok", _said_of(one)
            else:
                wrong = next((sentence for sentence in done.refused if file.name in sentence), "没有添加")
                said[file.name] = ("bad", wrong)
        self.progress.finish(done.sentence if done.kept else "没有添加", said)
        if done.changes is not None:
            self._context.say(done.sentence, can_undo=any(not one.was_here for one in done.kept))
            self.forget_pasted(files)
        if done.refused:
            self._context.failed.emit("\n".join(done.refused))
        self.attached.emit(done)

    def _ask_about_pictures(self, record_id: str, done: AttachedFiles) -> None:
        """Several pictures that look like different things may all be photos of the record."""
        places = photo_batch.wanting([(one.file, one.role) for one in done.kept])
        pictures = [done.kept[place] for place in places]
        said = f"{len(pictures)} 张图片已记为照片"

        def answer() -> None:
            self._context.change(
                photo_batch.all_photos,
                self._type,
                record_id,
                pictures,
                then=lambda _: self._context.say(said, can_undo=True),
            )

        if pictures:
            self.progress.offer(photo_batch.words(self._type), answer)

    def _refuse(self, sentence: str) -> None:
        self.progress.finish("没有添加", {})
        self.progress.hide()
        self._context.failed.emit(sentence)


def _said_of(one: KeptFile) -> str:
    """Return what came of a file that is evidence now."""
    if one.was_here:
        return f"原已在此：“{one.name}”"
    return f"已有同样的文件，直接挂接“{one.name}”" if one.is_linked else one.name
