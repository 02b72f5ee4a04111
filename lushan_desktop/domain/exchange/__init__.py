"""数据交换: what came from other offices."""
