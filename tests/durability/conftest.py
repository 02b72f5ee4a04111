"""Kills, power cuts and full disks are tried on a disk."""

from tests import on_disk

tmp_path, tmp_path_factory = on_disk.tmp_path, on_disk.tmp_path_factory
