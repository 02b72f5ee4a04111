"""The program knows no county by name: what it knows of one lies in the sample."""

from pathlib import Path

import lushan_desktop
from lushan_desktop.base.paths import resources

NAME = "鲁山"
SAMPLE = resources("sample")
PLACE = Path(lushan_desktop.__file__).parent / "services" / "settings" / "sample.py"
LANGUAGE = {resources("checks", "words.txt")}
"""The words of Chinese, among them the names of all counties."""
READ = {".py", ".json", ".md", ".txt", ".toml", ".qss"}


def test_no_rule_catalogue_or_text_of_the_program_names_the_county_of_the_sample():
    folders = Path(lushan_desktop.__file__).parent, resources()
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix in READ]
    named = {
        file
        for file in files
        if SAMPLE not in file.parents and file not in LANGUAGE and NAME in file.read_text("utf-8")
    }

    assert len(files) > 500
    assert named == {PLACE}
