"""Savings: promised against delivered, as a ledger in which every figure ever published is a row."""
