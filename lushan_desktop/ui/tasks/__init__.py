"""Work beside the window: one writer, readers, answers on the GUI thread; the panel that waits."""
