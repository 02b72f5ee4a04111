"""文件 and void numbers."""
