"""The mistakes of people who know Word, where YAML cannot be followed: found, fixed, and said in their words."""
