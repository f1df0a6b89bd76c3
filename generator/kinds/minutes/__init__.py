"""Minutes: one file a meeting, from notice to approved minutes."""
