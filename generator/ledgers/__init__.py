"""Ledgers: rows of figures with whose they are and what they cover, and what of them is held against what.

Every kind with figures works them out here, so that each page, card and file says the same.
"""
