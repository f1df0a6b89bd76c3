"""Pages that people write by hand, in Markdown with a few keys at the top."""
