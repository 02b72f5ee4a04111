"""What lies in a data folder, by its name."""

DATABASE, JOURNAL, OBJECTS, BACKUPS = "data.db", "journal", "objects", "backups"
ASIDE = "aside"
"""Databases that were put out of use, kept as they were."""
RESERVE = "reserve"
"""Room on the disk that is given away when there is none left."""
RESTORING, RECOVERING = "restore.part", "recovery.part"
"""The place where a database is made that may take the place of the present one."""
