"""文件: registers by number, lists, one document."""
