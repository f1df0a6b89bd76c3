"""What is worked out across kinds: the story, chains of cause and effect, what has to be done."""
