"""Decisions: who decided what, where it stands, and why."""
