"""文件, 批示 and the tasks that come of them."""
