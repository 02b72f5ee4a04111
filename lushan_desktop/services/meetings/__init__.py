"""会议 and 培训: what a meeting must have, and its papers."""
