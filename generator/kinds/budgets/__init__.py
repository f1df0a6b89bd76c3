"""Budgets: what was to be spent, and was."""
