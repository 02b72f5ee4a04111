"""The text of a foreign file or of the clipboard, as passages and tables; state secrets are refused."""

from codecs import BOM_UTF8
from collections.abc import Sequence
from pathlib import Path
from stat import S_ISREG

from lushan_desktop.base.errors import UserError
from lushan_desktop.domain.recognise import Grid, Passage, Source
from lushan_desktop.intake.secrets import refuse_secrets

TEXTS = (".txt", ".text")
MOST_CHARACTERS = 1_000_000
LARGEST_TEXT, LARGEST_WORD = 10 * 2**20, 60 * 2**20
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = "请在WPS或Word里打开它，选“文件—另存为”，类型选“.docx”，再选另存的文件。"


def read_file(file: Path) -> tuple[Source, ...]:
    """The passages and tables of a .txt, .docx or .pdf. Raises UserError with what to do instead."""
    ending = file.suffix.lower()
    if file.is_dir():
        raise UserError(f"“{file.absolute().name or file}”是文件夹，请选择文件。")
    if ending in (".doc", ".wps", ".wpt", ".dot", ".rtf"):
        raise UserError(f"“{file.name}”是{ending}格式，这里无法读取。{_SAVE_AS}")
    if ending == ".docx":
        return allowed(_of_word(file))
    if ending in TEXTS:
        return read_pasted(decoded(bytes_of(file, LARGEST_TEXT), file.name))
    if ending == ".pdf":
        return allowed(_of_pdf(file))
    raise UserError(f"“{file.name}”不是能读的文稿，请选 .docx、.txt 或 .pdf 文件。")


def _of_word(file: Path) -> Sequence[Source]:
    from lushan_desktop.intake import word

    return word.read(bytes_of(file, LARGEST_WORD), file.name)


def _of_pdf(file: Path) -> Sequence[Source]:
    from lushan_desktop.intake import pdf_text

    return [Passage(line) for page in pdf_text.pages(file) for line in page.splitlines()]


def margins_of(file: Path) -> tuple[str, ...]:
    """The words of the page headers and footers of a .docx that was read."""
    from lushan_desktop.intake import word

    return word.margins(bytes_of(file, LARGEST_WORD)) if file.suffix.lower() == ".docx" else ()


def read_pasted(text: str) -> tuple[Source, ...]:
    """The lines of a text; neighbouring lines with equally many tabs are the rows of a table."""
    return allowed(_with_tables(text.splitlines()))


def allowed(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources as they are. Raises UserError for a state secret, for nothing, and for too much."""
    refuse_secrets(sources)
    length = sum(map(_length, sources))
    if not length:
        raise UserError("文稿里没有文字。如果是扫描件或图片，请先转成文字。")
    if length > MOST_CHARACTERS:
        raise UserError(f"文稿有{length}字，超过{MOST_CHARACTERS}字，请分成几个文件。")
    return tuple(sources)


def _length(source: Source) -> int:
    if isinstance(source, Grid):
        return sum(len(cell.strip()) for row in source.rows for cell in row)
    return len(source.text.strip())


def bytes_of(file: Path, largest: int) -> bytes:
    """Return what a file holds. Raises UserError where it is too large or cannot be read."""
    try:
        found = file.stat()
        if not S_ISREG(found.st_mode):
            raise UserError(f"“{file.name}”不是文件，请选择文件。")
        size = found.st_size
        if size > largest:
            raise UserError(f"“{file.name}”有{size // 2**20}MB，超过{largest // 2**20}MB，没有读入。")
        return file.read_bytes()
    except FileNotFoundError:
        raise UserError(f"找不到“{file}”，请核对文件名和位置。") from None
    except OSError as error:
        raise UserError(f"“{file.name}”打不开，请关闭正在用它的程序，或检查权限后重试。") from error


def decoded(data: bytes, name: str) -> str:
    """Text of Windows and of other systems alike: UTF-8, UTF-16 with its mark, else GB 18030."""
    return _read(data, name)[0]


def plain(given: str) -> str:
    """The text with a line feed for each end of a line, by which places in it are counted."""
    return given.replace("\r\n", "\n").replace("\r", "\n")


def encoded(text: str, like: bytes, name: str) -> bytes:
    """The text with the encoding, its mark and the line ends of another, which can be decoded."""
    read, encoding = _read(like, name)
    if read.count("\r\n") * 2 > read.count("\n"):
        text = text.replace("\n", "\r\n")
    if encoding == "utf-16":
        return like[:2] + text.encode("utf-16-le" if like[:2] == _UTF_16[0] else "utf-16-be")
    return text.encode(encoding if encoding != "utf-8-sig" or like.startswith(BOM_UTF8) else "utf-8")


def _read(data: bytes, name: str) -> tuple[str, str]:
    """The text, and what it was encoded with."""
    encodings = ("utf-16",) if data.startswith(_UTF_16) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise UserError(f"“{name}”不是文字文件，或文字编码无法识别。请用记事本另存为UTF-8编码后重试。")


def _with_tables(lines: Sequence[str]) -> list[Source]:
    sources: list[Source] = []
    at = 0
    while at < len(lines):
        end = at
        cells = _cells(lines[at])
        while len(cells) > 1 and end < len(lines) and len(_cells(lines[end])) == len(cells):
            end += 1
        if end - at > 1:
            sources.append(Grid(tuple(_cells(line) for line in lines[at:end])))
            at = end
        else:
            sources.append(Passage(lines[at]))
            at += 1
    return sources


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a line as it comes out of a sheet; a tab that only indents makes none."""
    if not line.strip() or line.startswith("\t\t"):
        return ()
    cells = tuple(cell.strip() for cell in line.rstrip("\r\n").split("\t"))
    return cells if sum(map(bool, cells)) > 1 else ()
