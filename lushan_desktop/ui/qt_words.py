"""The words of Qt's own dialogs and menus: its Chinese, and ours where that is not said in an office."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_OURS = {
    ("QFileSystemModel", "Size"): "大小",
    ("QFileDialog", "Parent Directory"): "上一级",
    ("QFileDialog", "Directories"): "文件夹",
    ("QFileDialog", "Directory:"): "文件夹：",
    ("QFileDialog", "File &name:"): "文件名(&N)：",
    ("QFileDialog", "%1 already exists.\nDo you want to replace it?"): "“%1”已存在，是否替换？",
    ("QFileDialog", "%1\nFile not found.\nPlease verify the correct file name was given."): (
        "找不到“%1”，请检查文件名。"
    ),
    ("QFileDialog", "%1\nDirectory not found.\nPlease verify the correct directory name was given."): (
        "找不到文件夹“%1”，请检查名称。"
    ),
    ("QFileDialog", "Are you sure you want to delete '%1'?"): "确定删除“%1”？",
    ("QFileDialog", "Could not delete directory."): "未能删除文件夹。",
    ("QPrintSettingsOutput", "Pages from"): "页码从",
    ("QPrintSettingsOutput", "Pages"): "指定页",
    ("QPrintSettingsOutput", "Grayscale"): "黑白",
    ("QPrintSettingsOutput", "Color Mode"): "颜色",
    ("QPrintSettingsOutput", "Reverse"): "倒序打印",
    ("QPrintSettingsOutput", "Current Page"): "当前页",
    ("QPrintDialog", "%1 already exists.\nDo you want to overwrite it?"): "“%1”已存在，是否替换？",
    ("QPrintDialog", "%1 is a directory.\nPlease choose a different file name."): (
        "“%1”是文件夹，请换一个文件名。"
    ),
    ("QPrintDialog", "File %1 is not writable.\nPlease choose a different file name."): (
        "不能写入“%1”，请换一个文件名。"
    ),
    ("QPrintDialog", "The 'From' value cannot be greater than the 'To' value."): "起始页码不能大于结束页码。",
    ("QLineEdit", "&Undo"): "撤销(&U)",
    ("QWidgetTextControl", "&Undo"): "撤销(&U)",
}


class _Ours(QTranslator):
    """Answers before Qt's own translation is asked."""

    def translate(  # type: ignore[override]  # None is the null string of Qt: it asks its own translation
        self, context: str | None, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        del disambiguation, n
        return _OURS.get((context or "", source))

    def isEmpty(self) -> bool:
        return False


def speak_chinese(application: QCoreApplication) -> list[QTranslator]:
    """Before the first window, for what has been named once keeps its name; the last one is asked first."""
    qt = QTranslator(application)
    qt.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    translators = [qt, _Ours(application)]
    for each in translators:
        application.installTranslator(each)
    return translators
