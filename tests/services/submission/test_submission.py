"""报送材料: everything that is handed in, in one folder, whole, in several goes where need be."""

import io
import os
import re
import signal
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from lushan_desktop.base.errors import Cancelled, UserError
from lushan_desktop.domain.evidence.evidence import EVIDENCE
from lushan_desktop.domain.records import RECORD_TYPES
from lushan_desktop.reports.log_head import log_head
from lushan_desktop.services.evidence import proofs
from lushan_desktop.services.records import records, undoing
from lushan_desktop.services.submission import submission
from lushan_desktop.services.submission.submission import SubmissionRequest
from lushan_desktop.services.submission.submission_folder import STATE, WORK, open_folder
from lushan_desktop.services.submission.submission_parts import Part
from lushan_desktop.storage import objects
from lushan_desktop.storage.migrations.schema import MigratedSchema
from lushan_desktop.storage.parts import Parts
from tests.offices import new_store
from tests.services.evidence.material import all_evidence
from tests.services.submission.shelf import Shelf

MEGABYTE = 1_000_000
FIRST, SECOND = "12 示例甲", "93 示例乙"


class Watching:
    """Hears of every indicator; stops the work after some of them."""

    def __init__(self, stop_after: int = 10**6) -> None:
        self.verdicts: list = []
        self._stop_after = stop_after

    def report(self, done: int, total: int, text: str = "") -> None:
        self.last = (done, total, text)

    def tell(self, verdict) -> None:
        self.verdicts.append(verdict)

    @property
    def is_cancelled(self) -> bool:
        return len(self.verdicts) >= self._stop_after


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with new_store(tmp_path / "数据", parts=Parts(schema=MigratedSchema)) as store:
        made = Shelf(store, tmp_path / "材料")
        material = RECORD_TYPES.get("required_material")
        records.save(store, material, {"indicator": made.first, "description": "示例会议纪要"})
        yield made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "报送"


def make(shelf: Shelf, out: Path, *indicators: str, **wanted):
    chosen = SubmissionRequest(tuple(indicators or shelf.indicators), **wanted)
    submission.number(shelf.store, chosen)
    return submission.make(shelf.store, chosen, out)


def words(file: Path, page: int | None = None) -> str:
    with closing(pypdfium2.PdfDocument(file)) as document:
        pages = range(len(document)) if page is None else [page]
        told = "".join(document[each].get_textpage().get_text_range() for each in pages)
    return re.sub(r"\s", "", told)


def tree(folder: Path) -> set[str]:
    return {
        str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file() and file.name != STATE
    }


def add(shelf: Shelf, title: str, data: bytes, suffix: str) -> str:
    """One more file that proves the first indicator, however bad its content is."""
    digest = sha256(data).hexdigest()
    place = objects.path_of(shelf.store.folder, digest)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    values = {
        "title": title,
        "sha256": digest,
        "suffix": suffix,
        "file_name": f"{title}{suffix}",
        "indicators": (shelf.first,),
    }
    records.save(shelf.store, EVIDENCE, values)
    return digest


def noise(side: int, quality: int = 90) -> bytes:
    made = io.BytesIO()
    Image.frombytes("L", (side, side), os.urandom(side * side)).save(made, "JPEG", quality=quality)
    return made.getvalue()


def test_all_that_is_handed_in_stands_in_one_folder(shelf, out):
    made = make(shelf, out)

    files = tree(out)
    assert {
        f"{FIRST}/情况说明.pdf",
        f"{FIRST}/情况说明.docx",
        f"{FIRST}/佐证材料目录.pdf",
        f"{FIRST}/佐证材料汇编.pdf",
        f"{FIRST}/佐证材料/12-01 通知.pdf",
        f"{FIRST}/佐证材料/12-02 会场.jpg",
        f"{SECOND}/佐证材料汇编.pdf",
        "00 总表/缺项清单.pdf",
        "00 总表/缺项清单.xlsx",
        "00 总表/指标任务分解表.pdf",
        "00 总表/归档文件目录.pdf",
        "00 总表/盒脊标签.pdf",
        "问题清单.pdf",
        "报送清单.pdf",
        "校验清单.txt",
    } <= files
    assert "00 总表/自评打分表.pdf" not in files, "nothing was scored"
    assert "12-01通知" in words(out / FIRST / "佐证材料目录.pdf")
    assert "12-02会场" in words(out / FIRST / "佐证材料汇编.pdf")
    assert "示例会议纪要" in words(out / "00 总表/缺项清单.pdf")
    assert "佐证材料目录.pdf" in words(out / "报送清单.pdf")
    assert "报送人" in words(out / "报送清单.pdf")
    assert made.files == len(files) - 1, "but for the hashes themselves"
    assert made.verdicts[0].tone == "warn"
    assert "汇编 6 页；佐证 2 份" in made.verdicts[0].sentence


def test_the_hashes_are_those_of_the_files(shelf, out):
    make(shelf, out)

    lines = (out / "校验清单.txt").read_text("utf-8").splitlines()
    told = dict(reversed(line.split("  ", 1)) for line in lines)
    assert set(told) == tree(out) - {"校验清单.txt"}
    for path, digest in told.items():
        assert sha256((out / path).read_bytes()).hexdigest() == digest


def test_a_second_go_makes_nothing_and_a_changed_record_only_its_parts(shelf, out):
    make(shelf, out)
    untouched = (out / SECOND / "佐证材料汇编.pdf").stat().st_mtime_ns

    again = make(shelf, out)
    assert sum(one.made for one in (*again.verdicts, again.together)) == 0

    notice = next(item for item in all_evidence(shelf.store) if item.title == "通知")
    records.save(shelf.store, EVIDENCE, {"title": "示例新名"}, notice.id)
    third = make(shelf, out)
    assert [one.made for one in third.verdicts] == [3, 0], "catalogue, volume, copies; not the statement"
    assert (out / SECOND / "佐证材料汇编.pdf").stat().st_mtime_ns == untouched
    assert (out / FIRST / "佐证材料/12-01 示例新名.pdf").is_file()
    assert not (out / FIRST / "佐证材料/12-01 通知.pdf").exists()
    assert "示例新名" in words(out / FIRST / "佐证材料汇编.pdf")
    assert "这次新做" in third.sentence


def test_what_is_no_longer_wanted_goes_and_what_is_foreign_stays(shelf, out):
    make(shelf, out)
    (out / SECOND / "自己的.txt").write_text("x", "utf-8")
    (out / FIRST / "情况说明.docx").write_bytes(b"changed by hand")

    made = make(shelf, out, shelf.first)

    assert {file for file in tree(out) if file.startswith(SECOND)} == {f"{SECOND}/自己的.txt"}
    assert (out / FIRST / "情况说明（改过）.docx").read_bytes() == b"changed by hand"
    assert (out / FIRST / "情况说明.docx").read_bytes()[:2] == b"PK"
    assert "改动过" in made.problems[0][1]


def test_a_folder_with_other_things_gets_one_of_its_own(shelf, tmp_path):
    (tmp_path / "桌面").mkdir()
    (tmp_path / "桌面" / "别的.txt").write_text("x", "utf-8")

    made = make(shelf, tmp_path / "桌面", shelf.first)

    assert made.place == tmp_path / "桌面" / "报送材料"
    assert make(shelf, tmp_path / "桌面", shelf.first).verdicts[0].made == 0


def test_a_file_that_cannot_be_bound_is_named_in_the_volume_as_people_call_it(shelf, out):
    add(shelf, "示例打不开", b"PK\x03\x04 broken", ".docx")

    make(shelf, out, shelf.first)

    assert "文件：示例打不开.docx" in words(out / FIRST / "佐证材料汇编.pdf")


def test_a_volume_is_split_between_pieces_each_part_with_its_own_contents(shelf, out):
    for number in range(3):
        add(shelf, f"示例照片{number}", noise(750), ".jpg")

    made = make(shelf, out, shelf.first, most_megabytes=1, shrinks=False)

    parts = sorted((out / FIRST).glob("佐证材料汇编*.pdf"))
    assert [part.name for part in parts] == [f"佐证材料汇编（第{n}分册）.pdf" for n in (1, 2, 3)]
    assert all(part.stat().st_size <= MEGABYTE for part in parts)
    assert "示例照片2" in words(parts[2], 1)
    assert "示例照片0" not in words(parts[2], 1), "its own contents, nobody else's"
    assert "第3分册" in words(parts[2], 0)
    assert "分 3 册" in made.verdicts[0].sentence


def test_pictures_are_made_smaller_and_their_originals_stay(shelf, out):
    data = io.BytesIO()
    Image.linear_gradient("L").resize((4000, 3000)).convert("RGB").save(data, "PNG", compress_level=0)
    digest = add(shelf, "示例大图", data.getvalue(), ".png")

    made = make(shelf, out, shelf.first, most_megabytes=5)

    assert "1 张照片由 36.0 MB 缩到 " in made.verdicts[0].sentence
    assert (out / FIRST / "佐证材料汇编.pdf").stat().st_size < 5 * MEGABYTE
    with Image.open(out / FIRST / "佐证材料/12-03 示例大图.jpg") as given:
        assert max(given.size) == 2400
    assert objects.is_intact(shelf.store.folder, digest)


def test_a_pdf_that_is_too_large_is_split_between_its_pages(shelf, out):
    pdf = pikepdf.new()
    for _ in range(4):
        pdf.add_blank_page()
        pdf.pages[-1].Contents = pdf.make_stream(b"% " + os.urandom(400_000).hex().encode())
    made = io.BytesIO()
    pdf.save(made, compress_streams=False)
    add(shelf, "示例大件", made.getvalue(), ".pdf")

    make(shelf, out, shelf.first, most_megabytes=1)

    parts = sorted((out / FIRST / "佐证材料").glob("12-03*.pdf"))
    assert parts[0].name == "12-03 示例大件（1）.pdf"
    assert sum(len(pypdfium2.PdfDocument(part)) for part in parts) == 4
    assert all(part.stat().st_size <= MEGABYTE for part in parts)


def test_hard_files_get_a_page_and_a_sentence_and_the_rest_goes_on(shelf, out):
    locked = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(locked, encryption=pikepdf.Encryption(user="x", owner="y"))
    add(shelf, "示例加密", locked.getvalue(), ".pdf")
    add(shelf, "示例坏图", noise(300)[:2000], ".jpg")
    add(shelf, "示例压缩包", b"PK\x03\x04" + b"0" * 500, ".pdf")
    gone = add(shelf, "示例丢失", b"%PDF-1.4 gone", ".pdf")
    objects.path_of(shelf.store.folder, gone).unlink()

    made = make(shelf, out)

    told = " ".join(said for _, said in made.problems)
    for title, reason in (
        ("示例加密", "需要密码"),
        ("示例坏图", "图片已损坏"),
        ("示例压缩包", "不是 PDF 或图片"),
        ("示例丢失", "文件不存在"),
    ):
        assert re.search(rf"{title}：[^。]*{reason}", told), told
    assert "示例丢失.pdf：文件不在" in told
    listed = words(out / "问题清单.pdf")
    assert "示例加密" in listed
    assert "12示例甲" in listed
    assert "示例坏图此件未能编入" in words(out / FIRST / "佐证材料汇编.pdf")
    assert (out / SECOND / "佐证材料汇编.pdf").is_file()

    place = objects.path_of(shelf.store.folder, gone)
    place.write_bytes(b"%PDF-1.4 gone")
    assert make(shelf, out).verdicts[0].made == 2, "what came back is bound and given out"


def test_stopping_keeps_what_is_finished_and_the_next_go_continues(shelf, out):
    chosen = SubmissionRequest(tuple(shelf.indicators))
    submission.number(shelf.store, chosen)
    watching = Watching(stop_after=1)

    with pytest.raises(Cancelled):
        submission.make(shelf.store, chosen, out, progress=watching)

    assert (out / FIRST / "佐证材料汇编.pdf").is_file()
    assert not (out / SECOND).exists()
    assert not (out / WORK).exists()
    watching = Watching()
    made = submission.make(shelf.store, chosen, out, progress=watching)
    assert [one.made for one in made.verdicts] == [0, 4]
    assert [one.indicator for one in watching.verdicts] == shelf.indicators
    assert watching.last[:2] == (3, 3)


def test_the_numbers_are_one_step_that_can_be_undone(shelf, out):
    add(shelf, "示例新件", b"%PDF-1.4", ".pdf")
    chosen = SubmissionRequest(tuple(shelf.indicators))
    assert submission.number(shelf.store, chosen) is not None
    assert submission.number(shelf.store, chosen) is None, "all have theirs"
    before = head(shelf)

    submission.make(shelf.store, chosen, out)

    assert head(shelf) == before, "making writes no record"
    with shelf.store.read() as session:
        assert all(proof.is_kept for proof in proofs.numbers(session, shelf.first))
    undoing.undo_last(shelf.store)
    with shelf.store.read() as session:
        kept = [proof.is_kept for proof in proofs.numbers(session, shelf.first)]
    assert kept == [True, True, False]


def head(shelf: Shelf) -> str:
    with shelf.store.read() as session:
        return log_head(session)


def test_what_was_noted_but_not_moved_before_a_power_cut_leaves_nothing_behind(shelf, out):
    make(shelf, out, shelf.first)
    folder = open_folder(out)
    part = folder.parts[f"{shelf.first}/copies"]
    renamed = [replace(file, path=file.path.replace("通知", "示例新名")) for file in part.files]
    folder._append(asdict(replace(part, fingerprint="cut short", files=tuple(renamed))))
    notice = next(item for item in all_evidence(shelf.store) if item.title == "通知")
    records.save(shelf.store, EVIDENCE, {"title": "示例新名"}, notice.id)

    make(shelf, out, shelf.first)

    names = sorted(file.name for file in (out / FIRST / "佐证材料").iterdir())
    assert names == ["12-01 示例新名.pdf", "12-02 会场.jpg"]


def die(*_values: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_part_that_ends_the_child_takes_no_other_with_it(shelf, out):
    folder = open_folder(out)
    run = submission._Run(shelf.store, SubmissionRequest((shelf.first,)), folder, submission.UNHEARD)

    part, _ = run._made("", Part("missing", "00 总表/缺项清单", die))

    assert part.problems == ("缺项清单：操作被系统中断，未完成，数据未改动。请关闭占用内存的程序后重试。",)
    assert not part.files
    folder.close()
    assert "汇编" in make(shelf, out, shelf.first).verdicts[0].sentence


def test_without_an_indicator_nothing_is_made(shelf, out):
    with pytest.raises(UserError, match="还没有选指标"):
        submission.make(shelf.store, SubmissionRequest(()), out)
    assert not out.exists()
