"""设置与备份: set-up, backup, verification, about."""
