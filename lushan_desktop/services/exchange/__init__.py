"""数据交换: material that travels between offices on a stick."""
