"""The search of the built site, and the words that pages are found by."""
