"""The mistakes of people who know Word, where YAML cannot be followed: found, mended, and said in their words."""
