"""设置与备份: the unit, the looks, backups, 回收站, 操作记录, 关于."""
