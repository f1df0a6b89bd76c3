"""Starting something new: one page of a partnership, or a whole partnership's repository."""
