"""Reviews: what works well and what does not, looked at again and again."""
