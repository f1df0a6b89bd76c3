"""Agreements: the partnership's own agreement, and the contracts it holds."""
