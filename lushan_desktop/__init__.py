"""法治创建工作台: the desktop program of a county's creation headquarters office."""
