"""Reviews: what works well and what needs to improve."""
