"""The site as a whole: its pages and menu, written, verified and put in place."""
