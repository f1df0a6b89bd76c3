"""Rewriting the files of a record without changing what they say: their layout, and what has one right answer."""
