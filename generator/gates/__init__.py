"""What a built site must pass before anybody sees it: each gate says what is wrong, where, and what to do."""
