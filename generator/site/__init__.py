"""The site as a value: its pages, its menu and its cards; and its folders, written and looked at."""
