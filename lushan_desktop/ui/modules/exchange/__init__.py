"""数据交换: packages on a stick, what is to be decided, and which machine brought what."""
