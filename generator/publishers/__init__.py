"""What makes the files that a web server hands out: `publishing.py` for all, and one folder a publisher."""
