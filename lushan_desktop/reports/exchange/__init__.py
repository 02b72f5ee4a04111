"""Papers of 数据交换: what was handed in, what was merged, how far each unit is."""
