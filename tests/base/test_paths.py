"""What ships, the office's data and the sample office lie in places of their own."""

from lushan_desktop.base import paths


def test_shipped_data_is_found_in_the_source_tree():
    assert paths.resources("catalogues", "meetings", "meeting_kinds.json").is_file()
    assert paths.resources("sample").is_dir()


def test_the_sample_office_never_lies_in_the_offices_own_folder():
    assert paths.office_folder() != paths.sample_folder()
    assert paths.office_folder() not in paths.sample_folder().parents
    assert paths.sample_folder() not in paths.office_folder().parents
