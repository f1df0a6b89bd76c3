"""Checking: from documents to the register, with every problem on the way."""
