"""The first step: from files on disk to plain values that remember where they stood."""
