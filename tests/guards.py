"""The guards against damage and strangers: a piece of source each, what stands there without it, who tells.

`poe break-guards` takes them away one by one; that each stands where it is said to is a test of its own.
"""

from typing import NamedTuple


class Guard(NamedTuple):
    """One guard, and where the tests of it stand."""

    case: str
    """What would happen without it."""
    file: str
    source: str
    without: str
    tests: str


FLIPS = "tests/durability/test_flips.py -k made_good"
ANYWHERE = "tests/durability/test_flips.py -k anywhere"
COUNT = "tests/durability/test_true_count.py"
ARCHIVES, CHANGED = "tests/hostile/test_archives.py", "tests/hostile/test_archives.py -k manifest_agrees"
FOLDER, VAST = "tests/hostile/test_folder.py", "tests/hostile/test_vast.py"
TAKEN, LINKS = f"{FOLDER} -k taken_or_shut", f"{FOLDER} -k link"
ROLLING, SAYABLE = "tests/services/settings/test_rolling_check.py", "tests/base/test_sayable.py"

TEXTS = (
    Guard(
        "markup in a tooltip is followed",
        "ui/plain.py",
        "if not Qt.mightBeRichText(text):",
        "if True:",
        "tests/hostile/test_markup.py -k tooltip",
    ),
    Guard(
        "markup in a label is followed",
        "ui/widgets/labels.py",
        "        self.setTextFormat(Qt.TextFormat.PlainText)\n        QLabel.setText(self, text)",
        "        QLabel.setText(self, text)",
        "tests/hostile/test_markup.py -k on_any_page",
    ),
    Guard(
        "a message turns round on the screen",
        "base/errors.py",
        "self.message = legible(message)",
        "self.message = message",
        SAYABLE,
    ),
    Guard(
        "a text of a record acts on the terminal",
        "cli/terminal.py",
        "legible(text) if self._is_screen else text",
        "text",
        "tests/cli/test_commands.py -k act_on_the_screen",
    ),
    Guard(
        "a name hides its ending", "base/text/sayable.py", '_UNSEEN.sub("□", ', "str(", f"{SAYABLE} -k ending"
    ),
    Guard(
        "a name that is written hides its ending",
        "base/file_names.py",
        "\\u2028-\\u202e",
        "",
        FOLDER + " -k hides",
    ),
)
RECOVERY = (
    Guard(
        "全部 is said though the notes of the end know more",
        "storage/rescue/shortfall.py",
        "steps = {step.step: step for step in (*lost, *known.behind(reached))}",
        "steps = {step.step: step for step in lost}",
        COUNT,
    ),
    Guard(
        "全部 is said though lines at the end cannot be read",
        "storage/rescue/shortfall.py",
        "unread = unread_at_the_end(folder / JOURNAL)",
        "unread = 0",
        f"{COUNT} -k but_a_line",
    ),
    Guard(
        "全部 is said though nothing tells the end",
        "storage/rescue/shortfall.py",
        "unread, not known.heads)",
        "unread, False)",
        COUNT,
    ),
    Guard(
        "a command does not note the end", "storage/log/journal.py", "self._noted.take(saved)", "pass", COUNT
    ),
)
DAMAGE = (
    Guard(
        "a line of the journal",
        "storage/rescue/soundness.py",
        "lines = unread_lines(file)",
        "lines = []",
        ANYWHERE,
    ),
    Guard("a note of the end", "storage/rescue/soundness.py", "last_known.broken(folder)", "[]", ANYWHERE),
    Guard(
        "a manifest, a setting",
        "storage/folder/checked.py",
        "return CHECK not in held or held[CHECK] == _check(said)",
        "return bool(said) or True",
        ANYWHERE,
    ),
    Guard(
        "a step", "storage/log/derived_check.py", "if line is None or not agrees or state", "if state", FLIPS
    ),
    Guard("a head", "storage/log/derived_check.py", "if held.get(record) != expected:", "if False:", FLIPS),
    Guard(
        "a head that is gone",
        "storage/log/integrity.py",
        "    records += connection.exec",
        "    connection.exec",
        FLIPS,
    ),
    Guard("the settings of the file", "storage/distrust.py", "if not is_sealed:", "if False:", FLIPS),
    Guard("rows, at the opening", "storage/distrust.py", "if problems:", "if False:", FLIPS),
    Guard(
        "rows, in a file that looks as it was left",
        "storage/opening.py",
        "is_unproven = not (notice or is_distrusted)",
        "is_unproven = not (is_as_left or notice or is_distrusted)",
        FLIPS,
    ),
    Guard(
        "what cannot be read at all",
        "storage/log/integrity.py",
        "(ValueError, TypeError, KeyError, AttributeError, OverflowError)",
        "ZeroDivisionError",
        ROLLING,
    ),
    Guard(
        "a chain that was rewritten",
        "storage/log/integrity.py",
        "        if row[2] and seal(previous,",
        "        if False and seal(previous,",
        CHANGED,
    ),
    Guard(
        "damage met by the idle check",
        "services/settings/rolling_check.py",
        "distrust.note(store.folder)\n        return Piece",
        "return Piece",
        ROLLING,
    ),
    Guard(
        "evidence in the idle check",
        "storage/rescue/soundness.py",
        "hash_of(object_file(place, name), progress) == name",
        "True",
        ROLLING,
    ),
    Guard(
        "the check at the exit",
        "services/settings/rolling_check.py",
        "    keep(store, place)\n\n\ndef _look_at_log",
        "\n\ndef _look_at_log",
        ROLLING,
    ),
    Guard(
        "a rest between two blocks",
        "services/settings/rolling_check.py",
        "LEISURE * (now - self._last)",
        "0",
        ROLLING,
    ),
    Guard(
        "damage while the window is open",
        "ui/session.py",
        "        self.is_damaged = True\n",
        "",
        "tests/ui/shell/test_damage_while_open.py",
    ),
)
FULL_DISK = (
    Guard(
        "a full disk at the start",
        "storage/opening.py",
        "if not failures.is_full(error):",
        "if True:",
        "tests/durability/test_faults.py -k full_at_the_start",
    ),
    Guard(
        "已留为草稿 before it is",
        "ui/records/form.py",
        "elif drafts.NO_ROOM in sentence:",
        "elif False:",
        "tests/ui/records/test_saving.py -k spoken",
    ),
    Guard(
        "the reserve is not given",
        "storage/drafts.py",
        "if not free_reserve(store.folder):",
        "if True:",
        "tests/durability/test_full_disk.py -k reserve",
    ),
)
BACKUPS = (
    Guard(
        "a stranger's folder beside the target",
        "base/files.py",
        "if left_behind.fullmatch(left.name) and",
        "if left.name.endswith(_UNFINISHED) and",
        f"{ARCHIVES} -k somebody_else",
    ),
    Guard(
        "--data .",
        "storage/rescue/archive.py",
        "    folder = real(folder)\n    with",
        "    with",
        f"{ARCHIVES} -k stands_in",
    ),
    Guard(
        "a database that is none",
        "storage/rescue/whole.py",
        "except driver.Error as error:",
        "except ZeroDivisionError as error:",
        ARCHIVES,
    ),
    Guard(
        "null in a manifest",
        "storage/file/manifest.py",
        "if not manifest.is_plausible:",
        "if False:",
        ARCHIVES,
    ),
    Guard("a tampered row", "storage/rescue/whole.py", "    if problems:\n", "    if False:\n", CHANGED),
    Guard(
        "a trigger, a view",
        "storage/log/derived_check.py",
        """if kind in ("trigger", "view") or""",
        "if",
        CHANGED,
    ),
    Guard(
        "an index or a table of a stranger's",
        "storage/log/derived_check.py",
        "or not _is_plain(kind, str(name), sql)",
        "",
        CHANGED,
    ),
    Guard(
        "a backup onto data.db",
        "storage/rescue/archive.py",
        "    _refuse_own_place(store.folder, file)\n",
        "",
        f"{ARCHIVES} -k among_the_data",
    ),
)
STRANGERS = (
    Guard(
        "modes",
        "storage/folder/private.py",
        "FOLDER, FILE = 0o700, 0o600",
        "FOLDER, FILE = 0o777, 0o666",
        f"{FOLDER} -k nobody_else",
    ),
    Guard(
        "a folder outside of the profile",
        "storage/folder/private.py",
        "is_open = not is_inside(folder, Path.home())",
        "is_open = False",
        f"{FOLDER} -k told_of",
    ),
    Guard(
        "a disk without modes",
        "storage/opening.py",
        "private.openness(self._folder) if is_new and not notice else notice",
        "notice",
        f"{FOLDER} -k modes",
    ),
    Guard("links", "storage/opening.py", "        private.refuse_links(self._folder)\n", "", LINKS),
    Guard(
        "links in a folder below",
        "storage/folder/private.py",
        "    for name in _INNER:",
        "    for name in ():",
        LINKS,
    ),
    Guard(
        "a folder in the place of a journal",
        "storage/log/journal.py",
        "if file.is_file() and not file.is_symlink()]",
        "]",
        f"{FOLDER} -k keep_the_office",
    ),
    Guard("a folder in the place of a file", "storage/folder/disk.py", '    "taken": _TAKEN,\n', "", TAKEN),
    Guard(
        "a folder that is shut",
        "storage/rescue/soundness.py",
        "os.scandir(place).close()",
        "pass",
        f"{FOLDER} -k by_the_check",
    ),
    Guard(
        "evidence that cannot be seen",
        "services/settings/verify.py",
        "return [UNSEEN]",
        "return []",
        f"{FOLDER} -k by_the_check",
    ),
    Guard(
        "brackets in office.json",
        "services/office/office.py",
        "AttributeError, RecursionError",
        "AttributeError",
        f"{FOLDER} -k under_our_names",
    ),
    Guard(
        "a clock far ahead",
        "storage/folder/wrong_clock.py",
        "if now - then > _ABSENCE:",
        "if False:",
        f"{FOLDER} -k clock",
    ),
    Guard(
        "invalid bytes in arguments",
        "cli/program.py",
        "if isinstance(error, UnicodeError) or",
        "if False and",
        "tests/hostile/test_commands.py -k no_characters",
    ),
    Guard("XFD1048576", "intake/workbook.py", "    refuse_vast(data, name)\n", "", VAST),
    Guard(
        "XFD1048576 in evidence", "intake/evidence_text.py", "    refuse_vast(data, file.name)\n", "", VAST
    ),
    Guard(
        "a far cell without its place",
        "intake/sheet_extent.py",
        'if _unplaced(sheet, b"c", _CELL, _PLACED_CELL):',
        "if False:",
        VAST,
    ),
    Guard("a far cell of an old workbook", "intake/sheet_extent.py", "yield _old_cells(", "len(", VAST),
    Guard(
        "a binary workbook",
        "intake/sheet_extent.py",
        'part.filename.lower() == "xl/workbook.bin"',
        "False",
        VAST,
    ),
    Guard("a workbook that swells", "intake/sheet_extent.py", "> LARGEST_UNPACKED:", "> 1 << 60:", VAST),
    Guard(
        "30000 × 30000",
        "intake/showing.py",
        'except _VAST as error:\n        raise UserError(f"“{name}”',
        'except ZeroDivisionError as error:\n        raise UserError(f"“{name}”',
        VAST,
    ),
    Guard(
        "a backtrace of a child",
        "base/computing.py",
        "    os.dup2(silent, 2)\n",
        "",
        "tests/base/test_computing.py -k nothing_to_the_user",
    ),
    Guard(
        "a file outside of the one place",
        "storage/folder/checked.py",
        "held = json.loads(files.read(file))",
        "held = json.loads(file.read_bytes())",
        "tests/hostile/test_one_place.py -k opens_files",
    ),
)

GUARDS = (*TEXTS, *RECOVERY, *DAMAGE, *FULL_DISK, *BACKUPS, *STRANGERS)
